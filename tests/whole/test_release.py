"""What `./run release` makes: a wheel that serves where there is no Node and no checkout, and when it refuses."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import release

from samesky_shared import __version__


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel, sdist and their sums."""
    folder = tmp_path_factory.mktemp("release")
    release.python_packages(folder)
    release.sums(folder)
    return folder


def test_wheel_and_sdist_have_the_built_app_and_the_sums_are_theirs(made: Path) -> None:
    wheel, sdist = f"samesky-{__version__}-py3-none-any.whl", f"samesky-{__version__}.tar.gz"
    assert {one.name for one in made.iterdir()} == {wheel, sdist, release.SUMS}
    for line in (made / release.SUMS).read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((made / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(made / wheel) as archive:
        names = set(archive.namelist())
        meta = archive.read(f"samesky-{__version__}.dist-info/METADATA").decode()
    assert {
        "samesky_web/static/index.html",
        "samesky_web/static/embed.js",
        "samesky_server/help-lines.toml",
    } <= names
    assert not [one for one in names if one.startswith(("tests/", "bench/", "docs/", "node_modules"))]
    assert f"\nVersion: {__version__}\n" in meta
    with tarfile.open(made / sdist) as archive:
        names = set(archive.getnames())
    inside = {
        f"samesky-{__version__}/{one}"
        for one in ("client/samesky_web/static/index.html", "run", "docs/README.md")
    }
    assert inside <= names
    assert not [one for one in names if "node_modules" in one]


async def test_the_wheel_serves_a_room_for_two_where_there_is_no_node(made: Path, tmp_path: Path) -> None:
    """In a fresh environment and an empty HOME; packages of others are lent from here, so it takes no network."""
    home, place = tmp_path / "home", tmp_path / "venv"
    home.mkdir()
    venv.create(place, with_pip=False, symlinks=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(place)}))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"))
    (wheel,) = made.glob("*.whl")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        place / "bin" / "python",
        "install",
        "-q",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*pip, "--disable-pip-version-check", wheel], check=True)
    environ = {"PATH": str(place / "bin"), "HOME": str(home), "LC_ALL": "C.UTF-8"}
    assert shutil.which("node", path=environ["PATH"]) is None

    async def samesky(*words: str, said: str = "") -> str:
        process = await asyncio.create_subprocess_exec(
            place / "bin" / "samesky", *words, env=environ, cwd=home,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        out, _ = await process.communicate(said.encode())
        assert process.returncode == 0, out.decode()
        return out.decode()

    hub = await asyncio.create_subprocess_exec(
        place / "bin" / "samesky", "serve", "--port", "0", "--rooms", "open", env=environ, cwd=home,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert hub.stdout is not None
        url = json.loads(await hub.stdout.readline())["url"]
        assert await samesky("version") == f"samesky {__version__}\n"
        assert "the same as the one installed here" in await samesky("doctor", url)
        link = (await samesky("room", "--server", url, "--name", "Ana")).strip()
        environ["XDG_CONFIG_HOME"] = str(tmp_path / "bens")
        said = await samesky("join", link, "--name", "Ben", "--plain", said="timer 4:00\nwho\n")
        assert "Ana" in said
        assert re.search(r"\b(?:4:00|3:\d\d)\b", said)
    finally:
        hub.send_signal(signal.SIGTERM)
        assert await hub.wait() == 0


# ------------------------------------------------------------------------------------------------ refusals

LOG = "# Changelog\n\n## [Unreleased]\n{unreleased}\n## [{version}]\n{said}\n## [0.0.1]\n\n- First.\n"


@pytest.mark.parametrize(
    ("unreleased", "version", "said", "more", "why"),
    [
        ("", "9.1.0", "\n- Skies.\n", "", ""),
        ("", "9.1.0", "\n- Skies.\n", "loose", "not as they were committed: loose"),
        ("", "9.0.0", "\n- Skies.\n", "", r"nothing under \[9.1.0\]"),
        ("", "9.1.0", "", "", r"nothing under \[9.1.0\]"),
        ("\n- Stars.\n", "9.1.0", "\n- Skies.\n", "", r"still has something under \[Unreleased\]"),
    ],
)
def test_what_is_no_release_is_refused(
    tmp_path: Path, unreleased: str, version: str, said: str, more: str, why: str
) -> None:
    (tmp_path / "shared/samesky_shared").mkdir(parents=True)
    (tmp_path / "shared/samesky_shared/__init__.py").write_text('__version__ = "9.1.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(LOG.format(unreleased=unreleased, version=version, said=said))
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "All"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, env=os.environ | {"HOME": str(tmp_path)})
    if more:
        (tmp_path / more).write_text("x")
    found = " ".join(release.against(tmp_path))
    assert bool(found) == bool(why)
    assert re.search(why, found)

"""What a measurement needs from npm: a folder with a package.json and its lock, and node_modules beside them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import hatch_build


def node() -> Path:
    """The Node that builds the web app."""
    return hatch_build.node()[0]


def install(folder: Path) -> None:
    """Brings node_modules of the folder in step with its lock; needs the internet when they are not."""
    locked, mark = hatch_build.digest([folder / "package-lock.json"]), folder / "node_modules" / ".samesky"
    if mark.is_file() and mark.read_text() == locked:
        return
    binary, npm = hatch_build.node()
    ci = [binary, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(ci, cwd=folder, env=hatch_build.environment(), check=True)
    mark.write_text(locked)

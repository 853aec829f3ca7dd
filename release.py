"""`./run release`: what is published of a version, in build/release: wheel, sdist, npm packages and their SHA-256.

The wheel is made of the sdist, as whoever packages Samesky would; the built web app is in both, so neither takes
Node. Nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hatch_build

ROOT = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"
NPM = ("client", "elements")


def version(root: Path = ROOT) -> str:
    """The one that `samesky_shared` names; every package of ours has it from there."""
    text = (root / "shared" / "samesky_shared" / "__init__.py").read_text("utf-8")
    return re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)[1]


def section(root: Path, name: str) -> str:
    """What the changelog says under a heading in brackets; empty: nothing, or there is no such heading."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(name)}\].*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def against(root: Path = ROOT) -> Iterator[str]:
    """Why the checkout is no release, a sentence each."""
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=root, check=True, capture_output=True, text=True
    )
    if changed := status.stdout.splitlines():
        yield f"{len(changed)} files are not as they were committed: {changed[0][3:]} …"
    if not section(root, version(root)):
        yield f"CHANGELOG.md says nothing under [{version(root)}]."
    if section(root, "Unreleased"):
        yield f"CHANGELOG.md still has something under [Unreleased]: it belongs to [{version(root)}]."


def python_packages(to: Path, root: Path = ROOT) -> None:
    """The sdist, and the wheel that is made of it."""
    hatch_build.main([])  # the web app, if its sources have changed
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", to]
    subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)
    (sdist,) = to.glob("samesky-*.tar.gz")
    quiet = ["-q", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *quiet, "-w", to, sdist], check=True)


def npm_packages(to: Path) -> None:
    """`@samesky/client` and `@samesky/elements`, packed."""
    hatch_build.install_modules(tools=True)
    node, npm = hatch_build.node()
    around = hatch_build.environment()
    with tempfile.TemporaryDirectory(prefix="samesky-npm-") as scratch:
        around["npm_config_cache"] = str(Path(scratch, ".npm"))
        subprocess.run([node, hatch_build.WEB / "packages.mjs", scratch], check=True, env=around)
        for name in NPM:
            pack = [node, npm, "pack", "--offline", "--silent", "--pack-destination", to]
            subprocess.run(pack, cwd=Path(scratch, name), check=True, env=around, stdout=sys.stderr)


def sums(to: Path) -> str:
    """Writes the SHA-256 of all files of the folder, as `sha256sum -c` reads them."""
    files = sorted(path for path in to.iterdir() if path.name != SUMS)
    text = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (to / SUMS).write_text(text, "utf-8")
    return text


def main(arguments: list[str]) -> int:
    """Builds all of it, if the checkout is a release; returns the exit code."""
    parser = argparse.ArgumentParser("./run release", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--dry-run", action="store_true", help="build also what is no release, and say why it is none"
    )
    dry = parser.parse_args(arguments).dry_run
    wrong = list(against())
    for why in wrong:
        print(f"No release: {why}", file=sys.stderr)
    if wrong and not dry:
        return 1
    to = ROOT / "build" / "release"
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    try:
        python_packages(to)
        npm_packages(to)
    except subprocess.CalledProcessError as failed:
        print(f"Could not build: {failed}", file=sys.stderr)
        return 1
    print(sums(to), end="")
    print(f"Samesky {version()} is in {to.relative_to(ROOT)}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

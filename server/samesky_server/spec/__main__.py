"""`python -m samesky_server.spec DIRECTORY [--check]`: writes or compares the generated documents of a checkout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import outdated, write


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Writes or compares; returns the exit code."""
    parser = argparse.ArgumentParser("python -m samesky_server.spec", description=__doc__)
    parser.add_argument("directory", help="where the documents stand in the checkout: docs")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something differs")
    given = parser.parse_args(arguments)
    root = root or Path.cwd()
    if given.check:
        wrong = outdated(root, given.directory)
        for name in wrong:
            print(f"{name} is out of date: ./run docs", file=sys.stderr)
        return 1 if wrong else 0
    for name in write(root, given.directory):
        print(f"wrote {name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

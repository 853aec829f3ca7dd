"""The process in which one target is searched: `python -m tests.fuzz.one TARGET CORPUS... [LIBFUZZER OPTIONS]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["samesky_shared", "samesky_server", "uvicorn", "msgpack"]):
    from . import targets


def main() -> None:
    """Searches until libFuzzer is told to stop, or something fails."""
    name, rest = sys.argv[1], sys.argv[2:]
    target = targets.PLAIN[name] if name in targets.PLAIN else targets.in_loop()[0][name]
    atheris.Setup([sys.argv[0], *rest], target)
    atheris.Fuzz()


main()

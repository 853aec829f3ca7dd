"""`samesky config`: what a hub would start with, and where each of it comes from; secrets never.

What it prints is a file that `--config` takes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from . import help_lines, issuers_file, redis_url
from .settings import PREFIX, Setting, SettingsError, table
from .settings_load import FILE, Given, gather

ELSEWHERE = frozenset(
    ("SAMESKY_SERVER", "SAMESKY_NAME", "SAMESKY_PLAYER_ARGS", "SAMESKY_HOME", "SAMESKY_TEST_CLOCK_OFFSET")
)
"""Variables of other commands and of tests, which are no settings of a hub."""


def main(argv: Sequence[str] | None = None) -> int:
    """Prints what is in force; 1, and one line that says why, where a hub would not start."""
    try:
        given = gather(
            sys.argv[1:] if argv is None else argv,
            os.environ,
            "samesky config",
            "Check the settings of a hub, and print what is in force and where each comes from.",
        )
        issuers_file.load(given.settings.issuers, given.settings.public_url)
        help_lines.load(given.settings.help_lines)
    except SettingsError as error:
        print(f"samesky: {error}", file=sys.stderr)
        return 1
    for line in lines(given, os.environ):
        print(line)
    return 0


def lines(given: Given, environ: Mapping[str, str]) -> Iterator[str]:
    """One for each setting, and one for each variable that looks like one and is none."""
    rows = table()
    for row in rows:
        value, source = getattr(given.settings, row.name), given.source[row.name]
        # A file does not name another file, and what is secret is not to be copied from here.
        plain = row.name != FILE and not _secret(row, value)
        text = f"{row.name} = {_toml(_shown(row, value))}"
        yield f"{text if plain else '# ' + text:<40} # {source}"
    known = {row.variable for row in rows} | ELSEWHERE
    for name in sorted(set(environ) - known):
        if name.startswith(PREFIX):
            yield f"# {name} is no setting, and has no effect."


def _secret(row: Setting, value: Any) -> bool:
    return bool(_shown(row, value) != value)


def _shown(row: Setting, value: Any) -> Any:
    if row.name == "redis" and value:
        return redis_url.masked(value)
    return "…" if row.option is None and value else value


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)  # booleans, whole numbers and texts look the same in TOML

"""Where settings come from: options before `SAMESKY_*` in the environment before a file before defaults.

What is wrong is said in one line that begins with where it was set: `--port`, `SAMESKY_PORT`, `config: port`.
"""

from __future__ import annotations

import argparse
import difflib
import stat
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import msgspec
from msgspec import inspect, structs

from .settings import Setting, Settings, SettingsError, shown, table
from .settings_checks import CHECKS, DANGERS

FILE = "config"
DEV = "insecure_dev"
DEFAULT = "default"


class Given(NamedTuple):
    """Settings, and where each came from."""

    settings: Settings
    source: dict[str, str]
    """By name: an option, a variable, `config: NAME`, or `default`."""


def load(arguments: Sequence[str], environ: Mapping[str, str], prog: str = "samesky serve") -> Settings:
    """The settings of this start; raises as `gather`."""
    return gather(arguments, environ, prog).settings


def gather(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    prog: str = "samesky serve",
    what: str = "Start a hub.",
) -> Given:
    """The settings, and where each came from.

    Args:
        arguments: of the command line.
        environ: of the process.
        prog: what is called so.
        what: what it does, for `--help`.

    Raises:
        SettingsError: a value is wrong, or fit for trying out only.
        SystemExit: by argparse, for `--help` and for options that do not exist.
    """
    rows = table()
    parsed = vars(_parser(rows, prog, what).parse_args(arguments))
    texts: dict[str, tuple[Any, str]] = {}
    for row in rows:
        if parsed.get(row.name) is not None:
            texts[row.name] = parsed[row.name], row.option or row.variable
        elif environ.get(row.variable, "") != "":
            texts[row.name] = environ[row.variable], row.variable
    if FILE in texts:
        path, place = texts[FILE]
        texts = _filed(rows, Path(path), place) | texts
    values = {row.name: _read(row, *texts[row.name]) for row in rows if row.name in texts}
    settings = Settings(**values)
    # Where one would set what is missing: on the command line, where that can be.
    source = {
        row.name: texts[row.name][1] if row.name in texts else row.option or row.variable for row in rows
    }
    for check in CHECKS if settings.insecure_dev else (*CHECKS, *DANGERS):
        for name, wrong in check(settings).items():
            raise SettingsError(f"{source[name]}: {wrong}")
    settings = structs.replace(settings, public_url=settings.public_url.rstrip("/"))
    return Given(settings, {name: place if name in texts else DEFAULT for name, place in source.items()})


# ---------------------------------------------------------------------------------------- where they stand


def _parser(rows: Sequence[Setting], prog: str, what: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog, description=what, allow_abbrev=False)
    for row in rows:
        if row.option is None:
            continue
        words = f"{row.doc} ({row.variable}, default: {shown(row)})".replace("`", "").replace("%", "%%")
        if row.flag:
            parser.add_argument(
                row.option, dest=row.name, action=argparse.BooleanOptionalAction, default=None, help=words
            )
        else:
            parser.add_argument(row.option, dest=row.name, default=None, metavar=_metavar(row), help=words)
    return parser


def _metavar(row: Setting) -> str:
    if isinstance(row.type, inspect.LiteralType):
        return "{" + ",".join(str(value) for value in row.type.values) + "}"
    if isinstance(row.type, (inspect.IntType, inspect.FloatType)):
        return "N"
    return "A,B" if row.many else "TEXT"


def _filed(rows: Sequence[Setting], path: Path, place: str) -> dict[str, tuple[Any, str]]:
    """What a file says, and where."""
    try:
        whole = tomllib.loads(path.read_text("utf-8"))
        seen = path.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingsError(
            f"{place}: the file cannot be read: {(why or 'no reason given').lower()}."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{place}: the file is no TOML: {_place_in(str(error))}.") from None
    known = {row.name: row for row in rows if row.name != FILE}
    for name in whole:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            raise SettingsError(
                f"{FILE}: {name[:64]}: no such setting{f'; is it {near[0]}?' if near else '.'}"
            )
        if known[name].option is None and seen & stat.S_IROTH:
            raise SettingsError(f"{FILE}: {name}: everybody on this machine may read this file: chmod o-r.")
    return {name: (value, f"{FILE}: {name}") for name, value in whole.items()}


def _place_in(error: str) -> str:
    """Where in a file a parser stopped, without a word of what stands there."""
    at = error.rpartition("(at ")[2].rstrip(")") if "(at " in error else ""
    return at or "its end"


# ------------------------------------------------------------------------------------------------- values

_YES = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)


def _read(row: Setting, value: Any, source: str) -> Any:
    if row.flag:
        if isinstance(value, bool):
            return value
        if str(value).lower() not in _YES:
            raise SettingsError(f"{source}: say yes or no.")
        return _YES[str(value).lower()]
    if row.many:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise SettingsError(f"{source}: a list of texts.")
        return tuple(part.strip() for part in parts if part.strip())
    if isinstance(row.type, inspect.LiteralType):
        choices = [str(one) for one in row.type.values]
        if value not in choices:
            raise SettingsError(f"{source}: one of {', '.join(choices)}.")
        return value
    try:
        return msgspec.convert(value, get_type_hints(Settings, include_extras=True)[row.name], strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{source}: {str(error)[0].lower()}{str(error)[1:]}.") from None

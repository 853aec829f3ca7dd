"""The operator's list of help: which lines of which country, from a file that is easily replaced.

It is the same for whoever asks, so nothing about who asks needs to be known, and nothing is. Which country is
somebody's own, their device finds by the time zones that stand beside each.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from .settings import SettingsError

NONE: Final = "none"
"""The setting of who wants no list."""
_INSIDE: Final = Path(__file__).parent / "help-lines.toml"
"""Where an installed hub has our list; a checkout has it in `deploy/`."""
OURS: Final = _INSIDE if _INSIDE.is_file() else Path(__file__).parents[2] / "deploy" / "help-lines.toml"

_Phone = Annotated[str, Meta(pattern=r"^\+?[0-9*#][0-9 ()*#-]{0,24}\Z")]
_Text = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+\Z")]
_Web = Annotated[str, Meta(max_length=300, pattern=r"^https://[!-~]+\Z")]
_Source = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]+\Z")]


class HelpLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One line that people may call or open."""

    about: Annotated[
        Literal["talk", "crisis", "violence"],
        Meta(
            description="Somebody who listens; when it is about life and death; in a relationship or family."
        ),
    ]
    name: _Text
    source: Annotated[_Source, Meta(description="Where this is from.")]
    checked: Annotated[date, Meta(description="The day on which somebody looked.")]
    phone: _Phone | None = None
    web: _Web | None = None
    languages: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")], ...],
        Meta(max_length=40, description="BCP 47."),
    ] = ()
    always: Annotated[bool, Meta(description="Day and night, every day.")] = False


class HelpCountry(Struct, frozen=True):
    """What there is in one country."""

    code: Annotated[str, Meta(description="ISO 3166-1, two letters.")]
    zones: Annotated[tuple[str, ...], Meta(description="Its time zones, under all of their names.")]
    emergency: Annotated[tuple[str, ...], Meta(description="Numbers for when somebody is in danger now.")]
    lines: tuple[HelpLine, ...]


class HelpLines(Struct, frozen=True):
    """Where help is to be found, by country: what the operator of this hub has set."""

    countries: tuple[HelpCountry, ...] = ()


NO_LIST: Final = HelpLines()


class _Country(Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
    emergency: Annotated[tuple[_Phone, ...], Meta(max_length=8)] = ()
    line: Annotated[tuple[HelpLine, ...], Meta(max_length=40)] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    country: Annotated[tuple[_Country, ...], Meta(max_length=300)] = ()


def load(setting: str) -> HelpLines:
    """The list of this file; ours where none is set.

    Raises:
        SettingsError: it cannot be read, or something in it is wrong; the message names the field.
    """
    if setting == NONE:
        return NO_LIST
    try:
        whole = tomllib.loads(Path(setting or OURS).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"help_lines: the file cannot be read ({type(error).__name__}).") from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line \d+", str(error))
        raise SettingsError(
            f"help_lines: the file is no TOML ({where[0] if where else 'its end'})."
        ) from None
    try:
        file = msgspec.convert(whole, _File)
    except msgspec.ValidationError as error:
        raise _wrong(*_located(str(error))) from None
    zones = zones_by_country()
    seen: set[str] = set()
    for n, one in enumerate(file.country):
        if one.code not in zones:
            raise _wrong(f"country[{n}].code", "no country of ISO 3166-1 with a time zone")
        if one.code in seen:
            raise _wrong(f"country[{n}].code", "this country stands in it already")
        seen.add(one.code)
        if not one.emergency and not one.line:
            raise _wrong(f"country[{n}]", "has neither `emergency` nor a `line`")
        for m, line in enumerate(one.line):
            if line.phone is None and line.web is None:
                raise _wrong(f"country[{n}].line[{m}]", "needs a `phone` or `web`")
    return HelpLines(
        tuple(HelpCountry(one.code, zones[one.code], one.emergency, one.line) for one in file.country)
    )


def zones_by_country() -> dict[str, tuple[str, ...]]:
    """The time zones of each country, also under names that devices still use for them (`Asia/Calcutta`)."""
    home = files("tzdata").joinpath("zoneinfo")
    country: dict[str, str] = {}
    for line in home.joinpath("zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            country[zone] = code
    for line in home.joinpath("tzdata.zi").read_text("utf-8").splitlines():
        if line.startswith("L "):
            _, zone, other = line.split()
            if zone in country:  # a zone of its own country stays there, whichever clock it shares
                country.setdefault(other, country[zone])
    found: dict[str, list[str]] = {}
    for zone, code in sorted(country.items()):
        found.setdefault(code, []).append(zone)
    return {code: tuple(names) for code, names in found.items()}


def _located(text: str) -> tuple[str, str]:
    reason, _, place = text.partition(" - at `")
    path = place.rstrip("`").removeprefix("key` in `").removeprefix("$").lstrip(".")
    for found in re.findall(r"(?:unknown|missing required) field `(\w{1,40})`", reason):
        path = f"{path}.{found}".lstrip(".")
        reason = "is missing" if "missing" in reason else "is none of ours"
    return path or "the file", reason[:1].lower() + reason[1:]


def _wrong(path: str, reason: str) -> SettingsError:
    return SettingsError(f"help_lines: {path}: {reason}.")

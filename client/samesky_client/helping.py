"""Where help is to be found, as a terminal lists it."""

from __future__ import annotations

from collections.abc import Callable

from .answers import HelpCountry, HelpLine, HelpLines
from .room import Room
from .speech import Said, Speech, clean

ABOUT = ("talk", "crisis", "violence")
"""In which order lines are listed."""


async def help_lines(room: Room, t: Speech, wanted: str, show: Callable[[str], None]) -> None:
    """Shows the lines of a country, or of where I am. Raises `Said` and `Unreachable`."""
    for line in help_lines_of(t, await room.help_lines(), wanted, room.members[room.you].tz):
        show(line)


def help_lines_of(t: Speech, listed: HelpLines, wanted: str, zone: str) -> list[str]:
    """The lines of a country, by its code; else of that which has the time zone.

    Raises:
        Said: `unknown` where the list has no such country.
    """
    if not listed.countries:
        return [t("help-lines-none")]
    codes = " ".join(one.code for one in listed.countries)
    code = wanted.strip().upper()
    if code:
        found = next((one for one in listed.countries if one.code == code), None)
        if found is None:
            raise Said("unknown", "ask-country", codes=codes)
    else:
        found = next((one for one in listed.countries if zone in one.zones), None)
        if found is None:
            return [t("help-lines-other"), t("ask-country", codes=codes)]
    return _country(t, found)


def _country(t: Speech, country: HelpCountry) -> list[str]:
    lines = [t("help-lines-lead")]
    if country.emergency:
        lines.append(f"{country.code}  {t('help-lines-danger')}: {clean(', '.join(country.emergency))}")
    lines += [f"{country.code}  {_line(t, one)}" for one in sorted(country.lines, key=_order)]
    if country.lines:
        lines.append(t("help-lines-checked", date=min(one.checked for one in country.lines)))
    return lines


def _order(one: HelpLine) -> int:
    return ABOUT.index(one.about) if one.about in ABOUT else len(ABOUT)


def _line(t: Speech, one: HelpLine) -> str:
    what = t(f"help-lines-{one.about}") if one.about in ABOUT else ""
    more = [what, ", ".join(one.languages), t("help-lines-always") if one.always else ""]
    parts = [one.name, one.phone or "", one.web or "", *more]
    return " · ".join(clean(part) for part in parts if part)

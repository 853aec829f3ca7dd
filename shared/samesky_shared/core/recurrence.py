"""Dates that happen once or again and again, as the wall time of a zone: nine in the evening in Lisbon stays that.

Rules:

1. A date is kept as wall time and zone, never as an instant: instants follow from the zone's rules, which change.
2. An hour that comes twice means the first of them; one that does not exist is as much later as the clock jumps
   (both as RFC 5545 has it).
3. A date of a series is named by the wall time that the rule gives it, whatever it was moved to.

Here and in `repeats` stand the `datetime`s of the core: calendars and zones are data; nothing asks what time it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Tz
from .repeats import Again, days, read

HORIZON = timedelta(days=9 * 366)
"""So far it is looked ahead: a 29th of February comes at most eight years later."""
_LONG, _SHORT = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])", r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_DAY = (
    rf"(?:20[0-9]{{2}}-(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|1[0-9]|2[0-8]))|20(?:[02468][048]|[13579][26])-02-29)"
)
Wall = Annotated[
    str, Meta(pattern=rf"^{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z", description="As `2026-11-27T21:00`.")
]
"""What a clock on the wall shows, on a day that there is."""
Date = Annotated[str, Meta(pattern=rf"^{_DAY}\Z", description="A day, as `2026-11-27`.")]
DayOfYear = Annotated[
    str,
    Meta(
        pattern=rf"^(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|[12][0-9]))\Z",
        description="A day of every year, as `11-27`; also `02-29`.",
    ),
]
Leap = Annotated[
    Literal["before", "after"],
    Meta(description="Where a 29th of February is in other years: on the 28th, or on the 1st of March."),
]


class Moved(Struct, frozen=True):
    """Where a date of a series was moved to."""

    start: Wall
    tz: Tz


class Rule(Struct, frozen=True):
    """When something happens: once, or again and again."""

    start: Wall
    tz: Tz
    again: Again | None = None
    until: Wall | None = None
    """No date of the series begins later; as wall time, too."""
    skipped: tuple[Wall, ...] = ()
    moved: dict[Wall, Moved] = {}


class Occurrence(Struct, frozen=True):
    """One date: its name in the series, and when it begins, as an instant and as the wall time of a zone."""

    id: Wall
    at: float
    start: Wall
    tz: Tz


def zone(tz: str) -> ZoneInfo:
    """The zone of this name.

    Raises:
        Refused: `unknown` for one that is not known here.
    """
    try:
        return ZoneInfo(tz)
    except (KeyError, ValueError, OSError):
        raise Refused("unknown", "There is no such time zone.") from None


def instant(wall: str, tz: str) -> float:
    """The instant at which clocks there show this, by the rules of RFC 5545 where they do so twice or never.

    Raises:
        Refused: `unknown` for an unknown zone.
    """
    return datetime.fromisoformat(wall).replace(tzinfo=zone(tz)).timestamp()


def wall(at: float, tz: str) -> str:
    """What clocks there show at an instant."""
    return datetime.fromtimestamp(at, zone(tz)).replace(tzinfo=None).isoformat(timespec="minutes")


def dates(rule: Rule, after: float, count: int) -> list[Occurrence]:
    """The next dates that begin after an instant, at most so many.

    Raises:
        Refused: `invalid` for a rule that cannot be read.
    """
    found: list[Occurrence] = []
    for id in _names(rule, after):
        one = _date(rule, id)
        if one.at <= after or id in rule.moved:
            continue
        found.append(one)
        if len(found) == count:
            break
    found += [
        one for one in (_date(rule, id) for id in rule.moved if id not in rule.skipped) if one.at > after
    ]
    return sorted(found, key=lambda one: (one.at, one.id))[:count]


def happens(rule: Rule, id: str) -> bool:
    """Whether the series has a date of this name (that may be skipped or moved)."""
    near = instant(id, rule.tz)
    return any(one == id for one in _series(rule, near - 2 * 86400, near + 2 * 86400))


def every_year(day: str, leap: Leap = "before") -> Again:
    """The rule of a day of every year. A 29th of February is a day of other years, too."""
    if day != "02-29":
        return f"FREQ=YEARLY;BYMONTH={int(day[:2])};BYMONTHDAY={int(day[3:])}"
    if leap == "before":
        return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    # The 60th day of the year: after the 1st of February comes the 29th, and where there is none, the 1st of March.
    return "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=29,1;BYSETPOS=2"


class Shift(Struct, frozen=True):
    """From a date on, a series is at another hour for somebody in another zone."""

    date: Occurrence
    before: str
    """The hour so far, as `22:00`."""
    after: str


def shift(rule: Rule, tz: str, after: float, days: float = 60) -> Shift | None:
    """The next date, within so many days, at which clocks in this zone show another hour than before.

    Moved dates count neither as before nor as after: who moved one knows.
    """
    previous: str | None = None
    for one in dates(rule, after, 400):
        if one.at > after + days * 86400:
            return None
        if one.id in rule.moved:
            continue
        hour = wall(one.at, tz)[11:]
        if previous is not None and hour != previous:
            return Shift(one, previous, hour)
        previous = hour
    return None


def checked(rule: Rule, now: float) -> Rule:
    """The rule, if it can be read and has a date after `now`; it starts with the first date that it has.

    In a calendar the start is a date of the series whatever the rule says, so that ours is one, too.

    Raises:
        Refused: with the path of the argument.
    """
    try:
        start = instant(rule.start, rule.tz)
    except Refused as refused:
        raise Refused(refused.code, refused.message, path="args.tz") from None
    if start < now - 366 * 86400:
        raise Refused("conflict", "It began more than a year ago.", path="args.start")
    try:
        coming = dates(rule, now, 1)
    except Refused as refused:
        raise Refused(refused.code, refused.message, path="args.again") from None
    if not coming:
        path = "args.start" if rule.again is None else "args.again"
        raise Refused("conflict", "It does not happen any more.", path=path)
    if rule.until is not None and read(rule.again or "FREQ=DAILY").times is not None:
        raise Refused("invalid", "It ends after so many dates or at a time, not both.", path="args.until")
    first = next(_series(rule, start, None), rule.start)
    return rule if first == rule.start else replace(rule, start=first)


def _date(rule: Rule, id: str) -> Occurrence:
    moved = rule.moved.get(id)
    start, tz = (id, rule.tz) if moved is None else (moved.start, moved.tz)
    return Occurrence(id, instant(start, tz), start, tz)


def _names(rule: Rule, after: float) -> Iterator[str]:
    """The wall times that the series gives from about an instant on, without those that are skipped."""
    for id in _series(rule, after - 2 * 86400, None):
        if id not in rule.skipped:
            yield id


def _series(rule: Rule, after: float, before: float | None) -> Iterator[str]:
    start = datetime.fromisoformat(rule.start)
    if rule.again is None:
        yield rule.start
        return
    local = zone(rule.tz)
    low = datetime.fromtimestamp(after, local).date()
    high = (
        max(low, start.date()) + HORIZON if before is None else datetime.fromtimestamp(before, local).date()
    )
    until = None if rule.until is None else datetime.fromisoformat(rule.until)
    hour = rule.start[10:]
    for day in days(rule.again, start.date(), low, high):
        id = f"{day.isoformat()}{hour}"
        if until is not None and datetime.fromisoformat(id) > until:
            return
        yield id

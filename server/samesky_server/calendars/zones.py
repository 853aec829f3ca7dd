"""VTIMEZONE: what clocks in a zone do, for calendars that do not know its name.

It is written from the zone's own rules. A change that comes on the same weekday of a month each year is a rule
without an end; one that does not is listed, as far as the horizon.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

AHEAD = 10
"""Years after this one for which changes are looked up."""
STEP = timedelta(days=7)
"""So close together no zone sets its clocks twice."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """A change of the clocks."""

    onset: datetime
    """What they show as it happens, before they are set."""
    before: timedelta
    """How far ahead of UTC they were."""
    after: timedelta
    name: str
    summer: bool


@lru_cache(256)
def changes(tz: str, first: int, last: int) -> tuple[Change, ...]:
    """All changes from the beginning of one year to the end of another, in UTC."""
    zone, found = ZoneInfo(tz), []
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    shown = _shown(zone, at)
    while at < end:
        after, before = min(at + STEP, end), shown
        shown = _shown(zone, after)
        if shown != before:
            low, high = at, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle -= timedelta(microseconds=middle.microsecond)
                low, high = (middle, high) if _shown(zone, middle) == before else (low, middle)
            found.append(_change(zone, low, high))
        at = after
    return tuple(found)


@lru_cache(256)
def timezone(tz: str, first: int, now: int) -> Timezone:
    """The zone for dates from the beginning of a year on.

    Args:
        tz: its name; one that there is.
        first: the year.
        now: this year, from which on it is looked ahead.
    """
    made = Timezone()
    made.add("tzid", tz)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    start = begin.astimezone(ZoneInfo(tz))
    offset = start.utcoffset() or timedelta()
    name = start.tzname() or tz
    made.add_component(
        _observance(
            [Change(start.replace(tzinfo=None), offset, offset, name, bool(start.dst()))],
            once=True,
            last=first,
        )
    )
    found = sorted(changes(tz, first, now + AHEAD), key=_kind)
    for _, alike in groupby(found, _kind):
        made.add_component(_observance(list(alike), once=False, last=now + AHEAD))
    return made


def _kind(one: Change) -> tuple[timedelta, timedelta, str, bool]:
    return one.before, one.after, one.name, one.summer


def _shown(zone: ZoneInfo, at: datetime) -> tuple[timedelta | None, str | None]:
    there = at.astimezone(zone)
    return there.utcoffset(), there.tzname()


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> Change:
    before, after = low.astimezone(zone), high.astimezone(zone)
    ahead, then = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
    onset = (high + ahead).replace(tzinfo=None)
    return Change(onset, ahead, then, after.tzname() or "", bool(after.dst()))


def _observance(alike: list[Change], *, once: bool, last: int) -> TimezoneStandard | TimezoneDaylight:
    one = alike[0]
    made = TimezoneDaylight() if one.summer else TimezoneStandard()
    made.add("dtstart", one.onset)
    made.add("tzoffsetfrom", one.before)
    made.add("tzoffsetto", one.after)
    made.add("tzname", one.name)
    rule = None if once else yearly([change.onset for change in alike], last)
    if rule is not None:
        made.add("rrule", vRecur.from_ical(rule))
    elif len(alike) > 1:
        made.add("rdate", [change.onset for change in alike[1:]])
    return made


def yearly(onsets: list[datetime], last: int) -> str | None:
    """The rule of changes that come each year up to `last` on the same weekday of a month; None if there is none."""
    days = [onset.date() for onset in onsets]
    each = [day.year for day in days] == list(range(days[0].year, last + 1))
    alike = {(day.month, day.weekday()) for day in days}
    if len(days) < 4 or not each or len(alike) > 1 or len({onset.time() for onset in onsets}) > 1:
        return None
    [(month, weekday)] = alike
    counted = {(day.day - 1) // 7 + 1 for day in days}
    back = {(_length(day) - day.day) // 7 + 1 for day in days}
    for nth, sign in ((back, -1), (counted, 1)):
        if len(nth) == 1:
            return f"FREQ=YEARLY;BYMONTH={month};BYDAY={sign * nth.pop()}{_DAYS[weekday]}"
    return None


def _length(day: date) -> int:
    """How many days its month has."""
    return ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day

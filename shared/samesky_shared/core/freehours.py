"""Free hours of a week, as the wall time of who says them, and the instants that they are.

Rules:

1. A minute is free when the clock on the member's wall shows one that they said, whatever the clocks do: an hour that
   comes twice is free twice, one that is skipped is not free at all.
2. A single day can be said otherwise; then it stands in place of that day of the week.
3. All is reckoned for a window of some days, from the zone's changes in it: looked up once, then it is arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from ..errors import Refused
from ..protocol import Tz
from .recurrence import Date, zone

DAY = 86400.0
_LOOK = DAY / 2
"""Seconds between two looks at a zone: no clock is set twice in such a time."""


class Span(Struct, frozen=True):
    """A part of a day, in minutes after midnight."""

    start: Annotated[int, Meta(ge=0, le=1439)]
    end: Annotated[int, Meta(ge=1, le=1440)]


Spans = Annotated[tuple[Span, ...], Meta(max_length=8)]
Week = Annotated[tuple[Spans, ...], Meta(min_length=7, max_length=7, description="From Monday to Sunday.")]
Days = Annotated[
    dict[Date, Annotated[tuple[Span, ...], Meta(max_length=4)]],
    Meta(max_length=12, description="Single days that are otherwise; without spans: nothing is free."),
]


class Hours(Struct, frozen=True):
    """When somebody is free, again and again, by the clock of a zone."""

    tz: Tz
    week: Week
    days: Days = {}

    def on(self, day: date) -> tuple[Span, ...]:
        """What is free of a day."""
        return self.days.get(day.isoformat(), self.week[day.weekday()])


class Stretch(NamedTuple):
    """From one instant to before another."""

    start: float
    end: float


class Clock:
    """What clocks of a zone show within a window of time.

    Raises:
        Refused: `unknown` for an unknown zone.
    """

    def __init__(self, tz: str, low: float, high: float) -> None:
        local = zone(tz)

        def ahead(at: float) -> float:
            offset = datetime.fromtimestamp(at, local).utcoffset()
            return 0.0 if offset is None else offset.total_seconds()

        self.low, self.high = low, high
        first = low - DAY  # of an hour that comes twice the window may hold the second alone
        self.begins, self.ahead = [first], [ahead(first)]
        """From when on it is so many seconds ahead of UTC."""
        looks = [first + n * _LOOK for n in range(int((high - first) // _LOOK) + 1)]
        for a, b in pairwise([*looks, high]):
            if ahead(a) == ahead(b):
                continue
            while b - a > 1:
                middle = (a + b) // 2
                a, b = (middle, b) if ahead(middle) == ahead(a) else (a, middle)
            self.begins.append(b // 60 * 60)
            self.ahead.append(ahead(b))

    def at(self, at: float) -> float:
        """The wall time of an instant, in seconds as if it were UTC."""
        return at + self.ahead[max(0, bisect_right(self.begins, at) - 1)]

    def comes_again(self, at: float) -> bool:
        """Whether its wall time was there already: then it does not name this instant."""
        n = bisect_right(self.begins, at) - 1
        return n > 0 and at < self.begins[n] + self.ahead[n - 1] - self.ahead[n]

    def free(self, hours: Hours) -> list[Stretch]:
        """All that is free in the window, in order; what touches is one."""
        found: list[Stretch] = []
        for begun, end, ahead in zip(self.begins, [*self.begins[1:], self.high], self.ahead, strict=True):
            begin = max(begun, self.low)
            first, last = (datetime.fromtimestamp(one + ahead, UTC).date() for one in (begin, end))
            for n in range((last - first).days + 1):
                day = first + timedelta(days=n)
                midnight = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() - ahead
                for span in hours.on(day):
                    low = max(begin, midnight + span.start * 60)
                    high = min(end, midnight + span.end * 60)
                    if low < high:
                        found.append(Stretch(low, high))
        return merged(found)


def merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """In order, and those that touch as one."""
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def overlap(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """What is in both, in order."""
    found, a, b = [], 0, 0
    while a < len(one) and b < len(other):
        low, high = max(one[a].start, other[b].start), min(one[a].end, other[b].end)
        if low < high:
            found.append(Stretch(low, high))
        if one[a].end < other[b].end:
            a += 1
        else:
            b += 1
    return found


def said(tz: str, week: Sequence[Sequence[Span]], days: dict[str, tuple[Span, ...]], now: float) -> Hours:
    """Free hours as they are kept: in order, what touches as one, and without days that are over.

    Raises:
        Refused: with the path of the argument.
    """
    try:
        today = datetime.fromtimestamp(now - DAY, zone(tz)).date().isoformat()
    except Refused as refused:
        raise Refused(refused.code, refused.message, path="args.tz") from None
    whole = tuple(_tidy(spans, f"args.week[{n}]") for n, spans in enumerate(week))
    rest = {day: _tidy(days[day], f"args.days.{day}") for day in sorted(days) if day >= today}
    return Hours(tz, whole, rest)


def _tidy(spans: Sequence[Span], path: str) -> tuple[Span, ...]:
    for n, one in enumerate(spans):
        if one.start >= one.end:
            raise Refused("invalid", "It ends before it begins.", path=f"{path}[{n}].end")
    whole = merged([Stretch(one.start, one.end) for one in spans])
    return tuple(Span(int(one.start), int(one.end)) for one in whole)

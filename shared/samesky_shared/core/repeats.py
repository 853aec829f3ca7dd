"""The days of a rule that repeats: the part of RFC 5545's RRULE that goes by days, weeks, months and years.

Whatever a rule says, looking for its days is bounded: each period is looked at once, and none beyond the end that the
caller names. A library that looks for a 30th of February until the year 9999 would let one command stop a hub.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from ..errors import Refused

_DAY = r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTHDAY = r"-?(?:3[01]|[12][0-9]|[1-9])"
_MONTH = r"(?:1[0-2]|[1-9])"
Again = Annotated[
    str,
    Meta(
        max_length=120,
        pattern=r"^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9][0-9]?|COUNT=[1-9][0-9]{0,2}"
        rf"|BYDAY={_DAY}(?:,{_DAY})*|BYMONTHDAY={_MONTHDAY}(?:,{_MONTHDAY})*|BYMONTH={_MONTH}(?:,{_MONTH})*"
        r"|BYSETPOS=-?[1-5]|WKST=(?:MO|SU)))*\Z",
        description="How it repeats: an RRULE of RFC 5545 by days or longer, such as `FREQ=WEEKLY;BYDAY=FR`.",
    ),
]
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST, _LAST = date(2000, 1, 1), date(2199, 12, 31)


class Repeat(NamedTuple):
    """A rule, read."""

    freq: Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    times: int | None = None
    days: tuple[tuple[int, int], ...] = ()
    """Which of them (0: each), and the day of the week from Monday, 0."""
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    position: int | None = None
    week_starts: int = 0


@lru_cache(maxsize=256)
def read(again: str) -> Repeat:
    """A rule whose text has the right shape.

    Raises:
        Refused: `invalid` where its parts do not go together.
    """
    parts = [part.partition("=")[::2] for part in again.split(";")]
    if len({name for name, _ in parts}) != len(parts):
        raise Refused("invalid", "A part of the rule stands twice.")
    given = dict(parts)
    made = Repeat(
        given["FREQ"],  # type: ignore[arg-type] # the shape allows these four
        int(given.get("INTERVAL", 1)),
        int(given["COUNT"]) if "COUNT" in given else None,
        tuple((int(day[:-2] or 0), _WEEK.index(day[-2:])) for day in _listed(given.get("BYDAY"))),
        tuple(int(day) for day in _listed(given.get("BYMONTHDAY"))),
        tuple(int(month) for month in _listed(given.get("BYMONTH"))),
        int(given["BYSETPOS"]) if "BYSETPOS" in given else None,
        _WEEK.index(given.get("WKST", "MO")),
    )
    if made.freq in ("DAILY", "WEEKLY") and any(nth for nth, _ in made.days):
        raise Refused("invalid", "The first or last of a day is that of a month or year.")
    if any(nth for nth, _ in made.days) and (made.monthdays or not all(nth for nth, _ in made.days)):
        raise Refused("invalid", "The first or last of a day goes with others of its kind only.")
    if made.freq == "WEEKLY" and made.monthdays:
        raise Refused("invalid", "A week has no days of the month.")
    named = made.days or made.monthdays or made.months
    if made.position is not None and (made.freq in ("DAILY", "WEEKLY") or not named):
        raise Refused("invalid", "BYSETPOS chooses among days of a month or year that another part names.")
    return made


def days(again: str, start: date, low: date, high: date) -> Iterator[date]:
    """The days of the rule from `low` to `high`; the series begins with `start`.

    Raises:
        Refused: `invalid`.
    """
    rule = read(again)
    left = rule.times
    high = min(high, _LAST)
    first = 0 if left is not None else max(0, _periods(rule, start, low) - 1)
    for n in range(first, _periods(rule, start, high) + 2):
        for day in _chosen(rule, _period(rule, start, n)):
            if day < start:
                continue
            if day > high or left == 0:
                return
            if left is not None:
                left -= 1
            if day >= low:
                yield day


def _listed(text: str | None) -> list[str]:
    return text.split(",") if text else []


def _chosen(rule: Repeat, found: Iterable[date]) -> list[date]:
    whole = sorted(set(found))
    if rule.position is None:
        return whole
    at = rule.position - 1 if rule.position > 0 else rule.position
    return whole[at : at + 1 or None]


def _periods(rule: Repeat, start: date, to: date) -> int:
    """How many periods lie between, roughly: at most one too few."""
    if to <= start:
        return 0
    apart = (to - start).days
    length = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}[rule.freq]
    if rule.freq == "MONTHLY":
        return ((to.year - start.year) * 12 + to.month - start.month) // rule.interval
    return apart // (length * rule.interval)


def _period(rule: Repeat, start: date, n: int) -> Iterator[date]:
    """All days that the rule names in its n-th period."""
    steps = n * rule.interval
    if rule.freq == "DAILY":
        day = start + timedelta(days=steps)
        return iter((day,) if _limited(rule, day) else ())
    if rule.freq == "WEEKLY":
        monday = start - timedelta(days=(start.weekday() - rule.week_starts) % 7) + timedelta(days=7 * steps)
        wanted = {weekday for _, weekday in rule.days} or {start.weekday()}
        week = (monday + timedelta(days=n) for n in range(7))
        return (day for day in week if day.weekday() in wanted and _in_month(rule, day))
    if rule.freq == "MONTHLY":
        at = start.year * 12 + start.month - 1 + steps
        year, month = at // 12, at % 12 + 1
        return _month(rule, start, year, month) if not rule.months or month in rule.months else iter(())
    return _year(rule, start, start.year + steps)


def _year(rule: Repeat, start: date, year: int) -> Iterator[date]:
    if rule.days and not rule.months and not rule.monthdays:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return (day for day in _span(first, last) if _nth(rule, day, first, last))
    if rule.months or rule.monthdays:
        months = rule.months or range(1, 13)
        return (day for month in months for day in _month(rule, start, year, month))
    return _month(rule, start, year, start.month)


def _month(rule: Repeat, start: date, year: int, month: int) -> Iterator[date]:
    length = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, length)
    if rule.monthdays or rule.days:
        wanted = {day if day > 0 else length + 1 + day for day in rule.monthdays}
        return (
            day
            for day in _span(first, last)
            if (not wanted or day.day in wanted) and (not rule.days or _nth(rule, day, first, last))
        )
    return iter((date(year, month, start.day),) if start.day <= length else ())


def _nth(rule: Repeat, day: date, first: date, last: date) -> bool:
    """Whether BYDAY names this day of the month or year."""
    from_start, from_end = (day - first).days // 7 + 1, -((last - day).days // 7 + 1)
    return any(day.weekday() == weekday and nth in (0, from_start, from_end) for nth, weekday in rule.days)


def _limited(rule: Repeat, day: date) -> bool:
    """Whether a daily rule has this day."""
    length = monthrange(day.year, day.month)[1]
    monthday = not rule.monthdays or day.day in rule.monthdays or day.day - length - 1 in rule.monthdays
    weekday = not rule.days or any(day.weekday() == one for _, one in rule.days)
    return monthday and weekday and _in_month(rule, day)


def _in_month(rule: Repeat, day: date) -> bool:
    return not rule.months or day.month in rule.months


def _span(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))

"""Days: for how long something was, by the days of somebody's own clock, of the last seven days."""

from __future__ import annotations

from datetime import date, timedelta

from ..errors import Refused
from .recurrence import instant, wall

DAYS = 7


def counted(days: dict[str, float], start: float, end: float, tz: str) -> dict[str, float]:
    """Seconds by day with those from `start` to `end` (room times), by clocks in `tz`; the last seven days only."""
    try:
        last = date.fromisoformat(wall(end, tz)[:10])
    except Refused:  # a zone that this hub does not know
        return counted(days, start, end, "UTC") if tz != "UTC" else days
    found = dict(days)
    at = max(start, end - (DAYS + 1) * 86400)
    while at < end:
        day = wall(at, tz)[:10]
        midnight = instant(f"{date.fromisoformat(day) + timedelta(days=1)}T00:00", tz)
        until = min(end, max(midnight, at + 1))  # where clocks go back at midnight, a day has it twice
        found[day] = round(found.get(day, 0.0) + until - at, 3)
        at = until
    first = str(last - timedelta(days=DAYS - 1))
    return {day: found[day] for day in sorted(found) if first <= day <= str(last)}

"""Quiet hours: a part of each day, by a member's own clock, in which nothing is sent to them.

They are wall time in the member's zone. Where clocks are set, wall time decides too: what is skipped or comes twice
is skipped or comes twice, and an end that does not exist on that day is as much later as the clocks went ahead.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

Wall = Annotated[
    str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z", description="A time of day, such as `22:00`.")
]


AHEAD = 4
"""Days that are looked at: an end that is skipped may lead into the next quiet, and a whole day can be left out."""


class Quiet(Struct, frozen=True):
    """From `start` to before `end`, over midnight when that is earlier; the same twice: never."""

    start: Wall
    end: Wall

    def ends(self, tz: str, now: float) -> float | None:
        """When the quiet that reigns at room time `now` is over; None when none does.

        Args:
            tz: the member's zone; what is none counts as UTC.
            now: room time.
        """
        zone = zone_of(tz)
        if not self._reigns(zone, now):
            return None
        today, end = _wall(zone, now).date(), time.fromisoformat(self.end)
        found = [
            datetime.combine(today + timedelta(days), end, zone).replace(fold=fold).timestamp()
            for days in range(AHEAD)
            for fold in (0, 1)
        ]
        return min(at for at in found if at > now and not self._reigns(zone, at))

    def _reigns(self, zone: tzinfo, at: float) -> bool:
        clock = _wall(zone, at).strftime("%H:%M")
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@lru_cache(1024)
def zone_of(tz: str) -> tzinfo:
    """The zone of this name; UTC when there is none."""
    try:
        return ZoneInfo(tz) if tz else UTC
    except (KeyError, ValueError, OSError):  # a name of no zone, of no file, or of a folder of zones
        return UTC


def _wall(zone: tzinfo, at: float) -> datetime:
    return datetime.fromtimestamp(at, zone)

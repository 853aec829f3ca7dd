"""The room clock on this device: what a room can say of time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from samesky_shared.clock import Quality

from .connection import Connection, Times

SPIN = 0.002
"""Timers are too coarse for the last seconds before an instant."""


class RoomClock:
    """How well this device knows the room clock. All in seconds.

    Args:
        link: the connection that measures it.
        times: where this device's time comes from.
        now: room time.
    """

    def __init__(self, link: Connection, times: Times, now: Callable[[], float]) -> None:
        self._link = link
        self._times = times
        self.now = now
        """The room clock, as `room.now()`."""

    @property
    def error(self) -> float:
        """How wrong `now()` can be; infinite before the clock was measured."""
        return self._link.clock.error(self._times.now())

    @property
    def likely_error(self) -> float:
        """What the error will hardly exceed where the ways up and down are about even."""
        return self._link.clock.likely_error(self._times.now())

    @property
    def quality(self) -> Quality:
        """`rough` after the first answer of the hub, `good` after eight."""
        return self._link.clock.quality

    @property
    def round_trip(self) -> float | None:
        """The shortest recent round trip to the hub; None before the first."""
        return self._link.clock.round_trip

    @property
    def down(self) -> float | None:
        """Nine of ten messages from the hub take no longer than this; None before the first."""
        return self._link.clock.down


class RoomTime:
    """Room time, from this device's monotonic clock and what the connection has measured.

    Args:
        link: the connection, whose clock gets better.
        times: where this device's time comes from.
    """

    def __init__(self, link: Connection, times: Times) -> None:
        self._link = link
        self._times = times
        self._rough: float | None = None
        """From the hub's welcome, until a first sample is there."""
        self._newest = 0.0
        self.clock = RoomClock(link, times, self.now)
        """How well room time is known."""

    def now(self) -> float:
        """The room clock, in seconds since 1970; it never goes back. 0 before the first contact."""
        local = self._times.now()
        room = self._link.clock.to_room(local)
        if room is None and self._rough is not None:
            room = local + self._rough
        if room is not None:
            self._newest = max(self._newest, room)
        return self._newest

    def offset(self) -> float | None:
        """Room time minus this device's monotonic time, in seconds; None before the first contact."""
        offset = self._link.clock.offset
        return offset if offset is not None else self._rough

    def local(self, at: float) -> float | None:
        """This device's monotonic time at room time `at`; None before the first contact."""
        local = self._link.clock.to_local(at)
        return at - self._rough if local is None and self._rough is not None else local

    @property
    def round_trip(self) -> float | None:
        """The shortest recent round trip to the hub, in seconds; None before the first."""
        return self._link.clock.round_trip

    async def wait_for(self, at: float) -> None:
        """Returns when the room clock shows `at`: when something that was armed ahead takes effect.

        To the exact instant: the last two milliseconds are spent in a loop.
        """
        left = at - self.now()
        while left > SPIN:  # in steps, since the estimate of the clock gets better
            await asyncio.sleep(min(left - SPIN, 10.0))
            left = at - self.now()
        while self.now() < at:
            pass

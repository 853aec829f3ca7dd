"""The room clock of this hub: the store's own clock where it has one, so that all hubs agree, else wall time at the
start; and from then on only the monotonic clock, which may be set right slowly or ahead, but never back.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable

from samesky_shared.clock import Clock

JUMP = 0.05
"""Seconds by which the clock may be set ahead before devices are told that it is another one."""
SLEW = 0.005
"""How much slower it runs while the store's clock is behind it."""
AHEAD = 2.0
"""Seconds by which the newest record may be ahead of the store's clock: what was announced has its `at` to come."""
FIRST = 5
"""Samples of the store's clock before the hub serves anybody."""


class RoomClock:
    """Seconds since the Unix epoch that never step back, whatever is done to the machine's own clock.

    Args:
        wall: wall time at the start, in seconds.
        newest: the newest `at` in the store; the clock starts no lower.
        monotonic: a clock that only runs forward, in seconds.
    """

    def __init__(self, wall: float, newest: float, monotonic: Callable[[], float]) -> None:
        self.id = os.urandom(6).hex()
        """A new clock has a new id, which tells devices to forget their old samples."""
        self.monotonic = monotonic
        self._newest = newest
        self._store = Clock()
        self._offset = max(wall, newest) - monotonic()
        """Room time less the monotonic clock, at `_set_at`."""
        self._set_at = monotonic()
        self._behind = 0.0
        """Seconds by which the store's clock was behind then."""

    def now(self) -> float:
        """Room time in seconds."""
        local = self.monotonic()
        if not self._behind:  # asked many times for each command
            return local + self._offset
        return local + self._offset - min(self._behind, SLEW * max(0.0, local - self._set_at))

    async def ask(self, time: Callable[[], Awaitable[float | None]]) -> float | None:
        """Asks the store for its time; returns the seconds until it should be asked again, None: never.

        Raises:
            StoreError: the store does not answer.
        """
        asked = self.monotonic()
        told = await time()
        if told is None:
            return None
        self.told(asked, told, self.monotonic())
        return self._store.next_gap()

    async def meet(self, time: Callable[[], Awaitable[float | None]]) -> None:
        """Goes by the store's clock from the start, before anybody has seen this one. Raises `StoreError`."""
        for _ in range(FIRST):
            if await self.ask(time) is None:
                return
        local = self.monotonic()
        told = self._store.to_room(local)
        if told is not None:
            self._set(local, told if self._newest - told < AHEAD else self._newest)

    def told(self, asked: float, time: float, back: float) -> None:
        """The store's clock showed `time` between these two readings of the monotonic clock."""
        self._store.add(asked, time, time, back, "store")
        local = self.monotonic()
        offset = self._store.offset
        if offset is None:
            return
        now, store = self.now(), local + offset
        if store - now > JUMP:
            self.id = os.urandom(6).hex()
        self._set(local, max(now, store), behind=max(0.0, now - store))

    def _set(self, local: float, now: float, behind: float = 0.0) -> None:
        self._offset, self._set_at, self._behind = now - local, local, behind

"""The room clock of this hub: wall time at the start, and from then on only the monotonic clock."""

from __future__ import annotations

import os
from collections.abc import Callable


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
        self._monotonic = monotonic
        self._offset = max(wall, newest) - monotonic()

    def now(self) -> float:
        """Room time in seconds."""
        return self._offset + self._monotonic()

    def monotonic_at(self, room_time: float) -> float:
        """The monotonic clock at this room time, to set a timer with."""
        return room_time - self._offset

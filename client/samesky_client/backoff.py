"""When to come back: exponential backoff with full jitter, so that many devices do not return in step."""

from __future__ import annotations

from collections.abc import Callable

SHORTEST = 0.5
LONGEST = 30.0
SPREAD = 5.0
"""Seconds over which devices spread that a hub sent away."""
SOUND = 60.0
"""Seconds for which a connection must hold to count as sound."""


class Backoff:
    """The waits between attempts, in seconds.

    Args:
        chance: a random number from 0 up to 1.
    """

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._failed = 0

    def lost(self, held: float) -> None:
        """A connection that was ready for `held` seconds has ended; after a sound one, start from the shortest."""
        if held >= SOUND:
            self._failed = 0

    def wait(self) -> float:
        """The next wait after a failure."""
        cap = min(LONGEST, SHORTEST * 2.0 ** min(self._failed, 16))
        self._failed += 1
        return self._chance() * cap

    def sent_away(self, retry_after: float | None) -> float:
        """The wait after the hub asked to come back, at the earliest in `retry_after` seconds."""
        self._failed = max(self._failed, 1)
        return (retry_after or 0.0) + self._chance() * SPREAD

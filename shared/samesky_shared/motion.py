"""Motion: what moves by itself (a film, a stopwatch, a countdown) as three numbers that need no further message.

The idea is the timing object of the W3C Multi-device Timing Community Group (position, velocity, timestamp),
without acceleration.
"""

from __future__ import annotations

from msgspec import Struct


class Motion(Struct, frozen=True):
    """Position in seconds at room time `at`, and seconds of position per second of room time from then on."""

    position: float = 0.0
    rate: float = 0.0
    at: float = 0.0

    def position_at(self, t: float) -> float:
        """The position at room time `t`; before `at` it rests, so that a motion armed ahead does not run back."""
        return self.position + self.rate * max(0.0, t - self.at)

    def reaches(self, position: float) -> float | None:
        """The room time at which it gets to `position`, or None if it never will (or has passed it)."""
        if self.rate == 0 or (position - self.position) / self.rate < 0:
            return None
        return self.at + (position - self.position) / self.rate

    def turned(self, rate: float, at: float) -> Motion:
        """The same motion with another rate from room time `at` on."""
        return Motion(self.position_at(at), rate, at)

    def moved(self, position: float, at: float) -> Motion:
        """The same rate, from another position at room time `at` on."""
        return Motion(position, self.rate, at)

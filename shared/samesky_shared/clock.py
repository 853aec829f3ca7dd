"""The room clock as a device sees it: offset and round trip from pings, without I/O (a first estimator).

A ping leaves at `c` on the device's monotonic clock, the hub reads `r` on the room clock when it arrives and `s`
when its answer leaves, and the device reads `back`. The sample with the shortest round trip has the smallest
possible error (Cristian 1989: at most half the round trip); of the last 8 that one is believed.
"""

from __future__ import annotations

from collections import deque

from msgspec import Struct

START_PINGS = 12
"""Pings in the first burst; spread, so that one lost packet does not spoil them all."""
START_GAP = 0.04
START_GROWTH = 1.25
STEADY_GAP = 10.0
_WINDOW = 8
_DRIFT = 100e-6
"""Assumed bound of two quartz clocks against each other, in seconds per second."""


class Sample(Struct, frozen=True):
    """One ping and its pong; all in seconds."""

    offset: float
    round_trip: float
    back: float


class Clock:
    """Turns the device's monotonic seconds into room time.

    `offset` is None until the first sample; `error` bounds how wrong it can be, in seconds.
    """

    def __init__(self) -> None:
        self._samples: deque[Sample] = deque(maxlen=_WINDOW)
        self._down: deque[float] = deque(maxlen=32)
        self._clk: str | None = None
        self._best: Sample | None = None
        self._served = float("-inf")
        self._count = 0

    @property
    def offset(self) -> float | None:
        """Room time minus local time, or None before the first sample."""
        return None if self._best is None else self._best.offset

    @property
    def round_trip(self) -> float | None:
        """The shortest recent round trip in seconds."""
        return None if self._best is None else self._best.round_trip

    @property
    def down(self) -> float | None:
        """q90 of the estimated one-way delay down, in seconds (it includes the offset's error)."""
        if not self._down:
            return None
        return max(0.0, sorted(self._down)[int(0.9 * (len(self._down) - 1))])

    def add(self, c: float, r: float, s: float, back: float, clk: str) -> bool:
        """Takes one sample; returns whether it was sound. A new `clk` forgets the old ones."""
        round_trip = (back - c) - (s - r)
        if not 0 <= round_trip < float("inf") or s < r:
            return False
        if clk != self._clk:
            self.reset()
            self._clk = clk
        sample = Sample(((r - c) + (s - back)) / 2, round_trip, back)
        self._samples.append(sample)
        self._best = min(self._samples, key=lambda one: one.round_trip + _DRIFT * (back - one.back))
        self._down.append(back + self._best.offset - s)
        self._count += 1
        return True

    def error(self, local: float) -> float:
        """Bound of the error of `offset` at local time `local`, in seconds; infinite before the first sample."""
        if self._best is None:
            return float("inf")
        return self._best.round_trip / 2 + 0.0005 + _DRIFT * max(0.0, local - self._best.back)

    def to_room(self, local: float) -> float | None:
        """Room time at local time `local`, or None before the first sample. Never runs back."""
        if self._best is None:
            return None
        self._served = max(self._served, local + self._best.offset)
        return self._served

    def to_local(self, room: float) -> float | None:
        """Local time at room time `room`, or None before the first sample."""
        return None if self._best is None else room - self._best.offset

    def next_gap(self) -> float:
        """Seconds to wait after the last pong before the next ping."""
        if self._count >= START_PINGS:
            return STEADY_GAP
        return START_GAP * float(START_GROWTH**self._count)

    def reset(self) -> None:
        """Forgets all samples: after a suspend, or when the hub's clock is another one."""
        self._samples.clear()
        self._down.clear()
        self._best = None
        self._served = float("-inf")
        self._count = 0

"""A made-up media player with the faults of real ones, for tests and vectors of what follows a motion.

Its figures are guesses where nobody has published any: a clock up to 100 ppm off, positions that are read 4 ms off,
a speed that takes hold after 20 to 60 ms, a jump that costs 60 to 250 ms of silence and lands beside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ..motion import Motion
from ..playback import Act, Follower, Reading

STEP = 0.05
"""Seconds between two looks."""


class Chance(Protocol):
    """Where its faults are drawn from, such as `random.Random`."""

    def uniform(self, a: float, b: float) -> float:
        """A number between the two."""


@dataclass
class Element:
    """One player. `chance` is passed in; `time` is room time.

    Args:
        chance: what its faults are drawn from.
        time: room time of its start.
        position: where it stands.
        seeks: least and most seconds of silence that a jump costs.
        noise: by how much a reading may be off.
        freeze: seconds for which it stands still with every change of speed.
    """

    chance: Chance
    time: float
    position: float
    seeks: tuple[float, float] = (0.06, 0.25)
    noise: float = 0.004
    freeze: float = 0.0
    rate: float = 1.0
    media_rate: float = 1.0
    music: bool = False
    changes: int = 0
    still_until: float = 0.0
    _pending: list[tuple[float, float]] = field(default_factory=list)
    _drift: float = 0.0

    def __post_init__(self) -> None:
        self._drift = self.chance.uniform(-100e-6, 100e-6)

    def read(self) -> Reading:
        """What a program sees of it."""
        off = self.chance.uniform(-self.noise, self.noise)
        return Reading(self.position + off, self.rate, self.time >= self.still_until, self.music)

    def stall(self, seconds: float) -> None:
        """It runs out of data."""
        self.still_until = max(self.still_until, self.time + seconds)

    def do(self, act: Act) -> None:
        """Carries out what it is told."""
        if act.seek is not None:
            self.position = max(0.0, act.seek + self.chance.uniform(-0.02, 0.09))
            self.stall(self.chance.uniform(*self.seeks))
        if act.rate is not None and act.rate != self.rate:
            self.rate = act.rate
            self.changes += 1
            self._pending.append((self.time + self.chance.uniform(0.02, 0.06), act.rate))
            if self.freeze and act.seek is None:
                self.position -= self.freeze

    def run(self) -> None:
        """Goes on by `STEP`."""
        while self._pending and self.time >= self._pending[0][0]:
            rate = self._pending.pop(0)[1]
            self.position -= self.chance.uniform(0, 0.003) * min(1.0, abs(rate - self.media_rate) / 0.02)
            self.media_rate = rate
        played = max(0.0, self.time + STEP - max(self.time, self.still_until))
        self.position += played * self.media_rate * (1 + self._drift)
        self.time += STEP


@dataclass
class Watched:
    """What came of following for a while: an entry a step of `STEP`."""

    errors: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)


def follow(
    element: Element,
    motion: Motion,
    seconds: float,
    follower: Follower | None = None,
    stall: Callable[[Element], float] = lambda _: 0.0,
) -> Watched:
    """Follows `motion` with `element`; `stall` says for how long it now runs out of data (0: it does not)."""
    follower = follower or Follower()
    seen = Watched()
    for _ in range(round(seconds / STEP)):
        if wait := stall(element):
            element.stall(wait)
        element.do(follower.steer(motion, element.time, element.read()))
        element.run()
        seen.errors.append(element.position - motion.position_at(element.time))
        seen.rates.append(element.rate / motion.rate)
    return seen

"""Vectors of the room clock: what comes in over made-up lines, and what every client's clock then says."""

from __future__ import annotations

import json
import random
from typing import Any

from samesky_shared.clock import Clock

_HUB = 1_800_000_000.0


class _Line:
    """A device with a clock of its own, on a line with jitter and loss; in seconds."""

    def __init__(
        self, name: str, up: float, down: float, jitter: float = 0.0, loss: float = 0.0, ppm: float = 0.0
    ):
        self.name = name
        self._chance = random.Random(name)  # noqa: S311 - to be the same each time
        self.up, self.down, self._jitter, self._loss, self._rate = up, down, jitter, loss, 1 + ppm * 1e-6
        self.time = 0.0
        self.slept = self.set = 0.0
        self.clk = "a"
        self.clock = Clock()
        self.steps: list[dict[str, Any]] = []

    def local(self) -> float:
        return 1234.5 + self.time * self._rate - self.slept

    def wall(self) -> float:
        return _HUB + self.time + 3.0

    def _way(self, least: float) -> float:
        again = 0.24 + self.up + self.down if self._chance.random() < self._loss else 0.0
        return least + (self._chance.expovariate(1 / self._jitter) if self._jitter else 0.0) + again

    def ping(self) -> None:
        """One ping, and the gap after it."""
        c = self.local()
        self.time += self._way(self.up)
        r = _HUB + self.time + self.set
        self.time += 0.0001
        s = _HUB + self.time + self.set
        self.time += self._way(self.down)
        back = self.local()
        self.clock.add(c, r, s, back, self.clk)
        self.steps.append(
            {"do": "add", "c": c, "r": r, "s": s, "back": back, "clk": self.clk, **self._says(back)}
        )
        self.time += self.clock.next_gap()

    def look(self) -> None:
        """Compares the clocks of the device."""
        local, wall = self.local(), self.wall()
        slept = self.clock.look(local, wall)
        self.steps.append({"do": "look", "local": local, "wall": wall, "slept": slept, **self._says(local)})

    def pings(self, count: int) -> _Line:
        """So many of them."""
        for _ in range(count):
            self.ping()
        return self

    def _says(self, local: float) -> dict[str, Any]:
        clock = self.clock
        later = clock.to_room(local + 0.25)
        return {
            "offset": clock.offset, "drift": clock.drift, "floor": clock.round_trip, "down": clock.down,
            "error": clock.error(local + 5), "likely": clock.likely_error(local + 5), "quality": clock.quality,
            "gap": clock.next_gap(), "stepped": clock.stepped,
            "then": later, "then_local": None if later is None else clock.to_local(later),
        }  # fmt: skip


def lines() -> dict[str, list[dict[str, Any]]]:
    """Every line with its steps: what is done, and what the clock says then; numbers hold to a microsecond."""
    even = _Line("even", 0.015, 0.015).pings(16)
    uneven = _Line("uneven, with jitter and loss", 0.072, 0.048, 0.003, 0.05, 100).pings(150)
    slept = _Line("a device that slept", 0.02, 0.02, 0.002, 0.0, -40).pings(14)
    slept.look()
    slept.pings(2).look()
    slept.time += 45.0
    slept.slept += 45.0
    slept.look()
    slept.pings(10)
    step = _Line("a hub whose clock was set", 0.06, 0.06, 0.002).pings(20)
    step.set = 0.025
    step.pings(12)
    far = _Line("a hub whose clock was set far", 0.06, 0.06, 0.002).pings(14)
    far.set = -3.0
    far.pings(10)
    route = _Line("another route", 0.03, 0.03, 0.002, 0.0, 20).pings(20)
    route.up += 0.04
    route.pings(20)
    other = _Line("another hub", 0.03, 0.03, 0.002).pings(14)
    other.clk, other.set = "b", 10.0
    other.pings(4)
    return {one.name: one.steps for one in (even, uneven, slept, step, far, route, other)}


def document() -> str:
    """The file of them, a step a line. `error` and `likely` are for 5 s later, `then` and `then_local` for 0.25 s."""
    made = []
    for name, steps in lines().items():
        rows = ",\n".join(f"  {json.dumps(step)}" for step in steps)
        made.append(f"{json.dumps(name)}: [\n{rows}\n]")
    return '{"lines": {\n' + ",\n".join(made) + "\n}}\n"

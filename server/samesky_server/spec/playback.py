"""Vectors of what follows a motion: made-up players, and what every client then does with them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from samesky_shared.motion import Motion
from samesky_shared.playback import Follower
from samesky_shared.testing.element import Element

_START = 1_800_000_000.0


def _steps(
    element: Element, motions: list[Motion], seconds: float, stalls: dict[int, float], every: int = 1
) -> Iterator[dict[str, Any]]:
    """Each look at the player; `motions` follow each other at their `at`, `stalls` come at these looks."""
    follower = Follower()
    end = element.time + seconds
    count = 0
    while element.time < end:
        motion = [one for one in motions if one.at <= element.time][-1:] or motions[:1]
        if wait := stalls.get(count):
            element.stall(wait)
        if count % every == 0:
            reading = element.read()
            act = follower.steer(motion[0], element.time, reading)
            yield {
                "motion": msgspec.to_builtins(motion[0]),
                "now": element.time,
                "reading": msgspec.to_builtins(reading),
                "act": msgspec.to_builtins(act),
            }
            element.do(act)
        element.run()
        count += 1


def players() -> dict[str, list[dict[str, Any]]]:
    """Every player with its looks: the room's motion, the player, and what is done; numbers hold to a microsecond."""

    def element(name: str, off: float = 0.0, **how: Any) -> Element:
        return Element(random.Random(name), _START, off, **how)  # noqa: S311 - to be the same each time

    plain = Motion(0.0, 1.0, _START)
    made: dict[str, Callable[[str], Iterator[dict[str, Any]]]] = {
        "a little behind": lambda name: _steps(element(name, -0.08), [plain], 8, {}),
        "far ahead": lambda name: _steps(element(name, 3.5), [plain], 8, {}),
        "falls behind without a stall": lambda name: _steps(
            element(name, 0.6), [plain, Motion(4.0, 1.0, _START + 4), Motion(5.0, 1.0, _START + 5)], 14, {}
        ),
        "stalls": lambda name: _steps(element(name), [plain], 16, {60: 0.5, 140: 1.4, 260: 0.1}),
        "music": lambda name: _steps(element(name, 0.12, music=True), [plain], 12, {120: 0.3}),
        "slow to seek": lambda name: _steps(element(name, 9.0, seeks=(0.8, 0.9)), [plain], 24, {}),
        "stands still when its speed changes": lambda name: _steps(
            element(name, 0.09, freeze=0.15), [plain], 20, {}
        ),
        "the room seeks, pauses and changes its speed": lambda name: _steps(
            element(name),
            [
                plain,
                Motion(60.0, 1.0, _START + 4),
                Motion(64.0, 1.25, _START + 8),
                Motion(69.0, 0.0, _START + 12),
                Motion(69.0, 1.25, _START + 13),
            ],
            18,
            {},
        ),
        "looked at once a second": lambda name: _steps(element(name, -2.0), [plain], 40, {}, every=20),
    }
    return {name: list(run(name)) for name, run in made.items()}


def document() -> str:
    """The file of them, a look a line."""
    made = []
    for name, steps in players().items():
        rows = ",\n".join(f"  {json.dumps(step)}" for step in steps)
        made.append(f"{json.dumps(name)}: [\n{rows}\n]")
    return '{"players": {\n' + ",\n".join(made) + "\n}}\n"

"""Breaths: a pattern of in, hold, out and hold again, and where in it a position lies. It follows from a motion.

A position is seconds of breathing since the first breath began, so pages that know the same motion and the same room
time breathe alike, and nothing is sent while they do.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Pattern = Literal["box", "four-seven-eight", "coherent"]
Part = Literal["in", "hold", "out", "rest"]
PARTS: tuple[Part, ...] = ("in", "hold", "out", "rest")
Seconds = tuple[float, ...]
"""Of each of `PARTS`."""

SLOW = 60.0 / 5.5 / 2
"""Seconds of either half, where a minute has five and a half breaths."""
PATTERNS: dict[Pattern, Seconds] = {
    "box": (4.0, 4.0, 4.0, 4.0),
    "four-seven-eight": (4.0, 7.0, 8.0, 0.0),
    "coherent": (SLOW, 0.0, SLOW, 0.0),
}
"""Seconds of each of `PARTS`."""
SAME = 1e-6
"""Seconds within which two positions are the same: sums of thirds are not exact."""


class Breath(Struct, frozen=True):
    """Where in a pattern a position lies."""

    round: int
    """Which breath it is, from 0."""
    part: Part
    left: float
    """Seconds until the next part."""
    height: float
    """How full the breath is, from 0 to 1, evenly; how it is eased is a matter of who draws it."""


def cycle(parts: Seconds) -> float:
    """Seconds of one breath."""
    return sum(parts)


def whole(parts: Seconds, seconds: float) -> float:
    """The length that is nearest to so many seconds and ends with a whole breath; at least one."""
    one = cycle(parts)
    return max(1, round(seconds / one)) * one


def begin_of(parts: Seconds, position: float) -> float:
    """Where the breath begins in which this position lies."""
    one = cycle(parts)
    return int((position + SAME) / one) * one


def end_of(parts: Seconds, position: float) -> float:
    """Where that breath ends."""
    return begin_of(parts, position) + cycle(parts)


def breath_at(parts: Seconds, position: float) -> Breath:
    """The breath at a position; before the first one begins it is about to."""
    gone = max(0.0, position)
    begin = begin_of(parts, gone)
    inside = max(0.0, gone - begin)
    n = round(begin / cycle(parts))
    since = 0.0
    for part, seconds in zip(PARTS, parts, strict=True):
        if inside < since + seconds - SAME:
            filled = (inside - since) / seconds
            height = {"in": filled, "hold": 1.0, "out": 1.0 - filled, "rest": 0.0}[part]
            return Breath(n, part, since + seconds - inside, height)
        since += seconds
    raise AssertionError("a position lies in one of the parts of its breath")

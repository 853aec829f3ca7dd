"""At the same time: touches of several members that fell together by the room clock.

Rules:

1. Two touches met when they are of different members and of one kind, and lie at most `WITHIN` apart.
2. It is found from when each was made, by the room clock, and not from when each arrived: whoever has the same
   touches finds the same, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

WITHIN = 0.15
"""Seconds: about what two people take for one moment, and far more than the room clock is wrong by."""
_JITTER = 1e-6
"""What two floats of one time may differ by after a subtraction, in seconds."""


class Made(Struct, frozen=True):
    """One touch: who made which, and when by the room clock."""

    who: str
    name: str
    at: float


class Met(Struct, frozen=True):
    """Two touches that met, by the later of them."""

    at: float
    name: str
    who: tuple[str, str]
    """Whose they were, in the order of their ids."""


def met(touches: Iterable[Made]) -> list[Met]:
    """All pairs that met, in the order of their times."""
    ordered = sorted(set(touches), key=lambda one: (one.at, one.who, one.name))
    found = [
        Met(later.at, later.name, (min(one.who, later.who), max(one.who, later.who)))
        for n, one in enumerate(ordered)
        for later in ordered[n + 1 :]
        if later.at - one.at <= WITHIN + _JITTER and later.who != one.who and later.name == one.name
    ]
    return sorted(found, key=lambda one: (one.at, one.who, one.name))

"""What couples do in a day, as expected numbers for each minute of it (UTC).

What happens in an evening together was measured: `./run bench evening` lets couples go through whole programmes, at
a command in three minutes and a signal in one. How often there are evenings, when, and where people live is assumed;
each assumption is a number below.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

Array = np.ndarray[tuple[int], np.dtype[np.float64]]
MINUTES = 1440

ZONES = {
    -8.0: 0.08, -7.0: 0.03, -6.0: 0.08, -5.0: 0.13, -3.0: 0.09, 0.0: 0.09, 1.0: 0.22, 2.0: 0.06, 3.0: 0.05,
    5.5: 0.06, 8.0: 0.06, 9.0: 0.04, 10.0: 0.01,
}  # fmt: skip
"""The share of couples by hours ahead of UTC, by whose clock they meet."""
EVENING_AT, EVENING_SPREAD = 20.5 * 60, 75.0
"""When an evening begins, in minutes of the day, and the standard deviation of that."""
EVENING = 95
"""Minutes that it lasts."""
RUNS = 0.6
"""The share of it in which a timer, a film or a breath runs."""
COMMANDS, SIGNALS = 1 / 3, 1.0
"""Of a couple in a minute of an evening (measured)."""
RETURNS = 1 / 60
"""How often in a minute of an evening a device comes back: a phone that was locked, a network that changed."""
LOOKS, LOOK = 4.0, 4
"""How often in a day each partner looks in beside that, and for how many minutes: an answer, a touch, a line."""
LOOK_COMMANDS, LOOK_SIGNALS = 1.0, 2.0
"""Of each look."""
AWAKE = range(8 * 60, 23 * 60)


class Day(NamedTuple):
    """A kind of day."""

    evenings: float
    """The share of couples that have one."""
    looks: float = 1.0
    """How much more often they look in."""
    spread: float = 1.0
    """How much more evenings are spread."""


DAYS = {
    "a weekday": Day(0.2),
    "a Saturday": Day(0.4),
    "14 February": Day(0.8, 2.0, 0.7),
    "the night to 1 January": Day(0.6, 3.0, 0.4),
}


class Minutes(NamedTuple):
    """Expected numbers for each minute of a day in UTC."""

    there: Array
    """Devices that are connected."""
    moving: Array
    """Those of them beside something that runs."""
    joins: Array
    commands: Array
    signals: Array


def simulate(day: Day, couples: int) -> Minutes:
    """A day of so many couples, which ends as it began."""
    minutes = np.arange(MINUTES, dtype=float)
    begins, looks = np.zeros(MINUTES), np.zeros(MINUTES)
    # Round the clock, since an evening may end tomorrow.
    away = (minutes - EVENING_AT + MINUTES / 2) % MINUTES - MINUTES / 2
    evening = np.exp(-0.5 * (away / (EVENING_SPREAD * day.spread)) ** 2)
    awake = np.isin(minutes, AWAKE).astype(float)
    for hours, share in ZONES.items():
        shift = -round(hours * 60)
        begins += share * np.roll(evening / evening.sum(), shift)
        looks += share * np.roll(awake / awake.sum(), shift)
    begins *= couples * day.evenings
    looks *= 2 * couples * LOOKS * day.looks
    together = _lasting(begins, EVENING)
    return Minutes(
        there=2 * together + _lasting(looks, LOOK),
        moving=2 * RUNS * together,
        joins=2 * begins + 2 * RETURNS * together + looks,
        commands=COMMANDS * together + LOOK_COMMANDS * looks,
        signals=SIGNALS * together + LOOK_SIGNALS * looks,
    )


def _lasting(begins: Array, minutes: int) -> Array:
    """How many go on, of those that begin and last so long."""
    return sum((np.roll(begins, n) for n in range(minutes)), np.zeros(MINUTES))

"""What a million couples would need: their days, minute by minute, against what was measured here.

`./run bench scale` takes a minute and starts no hub: `days` says what couples do, `costs` what that costs. `COUPLES`
says how many there are (1,000,000), `MACHINE` what a machine with four cores costs a month (40).
"""

from __future__ import annotations

import os

import numpy as np

from .costs import COSTS, Load, breaks, machines
from .days import DAYS, Minutes, simulate

COUPLES = int(os.environ.get("COUPLES", "1000000"))
MACHINE = float(os.environ.get("MACHINE", "40"))


async def measure() -> None:
    """Prints the tables."""
    print(f"## {COUPLES:,} couples, minute by minute\n")
    print("| day | devices there at most | come in a second | commands a second | signals a second |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, day in DAYS.items():
        load = _peak(simulate(day, COUPLES), COUPLES)
        print(
            f"| {name} | {load.there:,.0f} | {load.joins:,.0f} | {load.commands:,.0f} | {load.signals:,.0f} |"
        )
    most = worst(COUPLES)
    need = machines(most, COUPLES)
    print(f"\nFor the worst of these, with each core filled to {COSTS.filled:.0%}:\n")
    print("| | |\n| --- | ---: |")
    print(f"| cores of hubs for commands, signals and devices that are there | {need.busy:.1f} |")
    print(
        f"| cores so that all are back within {COSTS.back:.0f} s when every hub is started anew | {need.storm:.1f} |"
    )
    print(f"| memory of hubs | {need.memory / 2**30:.1f} GiB |")
    print(
        f"| commands a second at Redis; of one Redis's core | {need.redis_commands:,.0f}; {need.redis:.1%} |"
    )
    print(f"| what Redis keeps for {COSTS.years:.0f} year | {need.kept / 2**30:,.0f} GiB |")
    print(f"| machines for hubs (4 cores, 16 GiB; one more for each ten) | {need.hubs} |")
    print(f"| machines for Redis (the same; each with one that follows it) | {need.stores:,} |")
    month = MACHINE * (need.hubs + need.stores)
    print(f"| a month at {MACHINE:,.0f} each; for each couple | {month:,.0f}; {month / COUPLES:.4f} |")
    print("\nWhat gives first with ten times as many on the same machines:\n")
    print("| | full by | times over |\n| --- | --- | ---: |")
    for what, limit, ratio in breaks(most, need, 10.0, COUPLES):
        print(f"| {what} | {limit} | {ratio:.1f} |")
    print()


def worst(couples: int) -> Load:
    """The day with the most devices there."""
    return max((_peak(simulate(day, couples), couples) for day in DAYS.values()), key=lambda load: load.there)


def _peak(day: Minutes, couples: int) -> Load:
    """The most of each in five minutes of the day."""
    five = np.ones(5) / 5

    def most(values: np.ndarray) -> float:
        return float(np.convolve(np.concatenate([values, values[:4]]), five, "valid").max())

    return Load(
        there=most(day.there),
        joins=most(day.joins) / 60,
        commands=most(day.commands) / 60,
        signals=most(day.signals) / 60,
        moving=most(day.moving),
        a_day=_ordinary(couples),
    )


def _ordinary(couples: int) -> float:
    """Commands of an ordinary day."""
    week = [DAYS["a weekday"]] * 5 + [DAYS["a Saturday"]] * 2
    return sum(float(simulate(day, couples).commands.sum()) for day in week) / 7

"""The model of `costs` against a real run: a small population at two hubs and a cluster of three.

    ./run bench population

The population of `town` spends an evening for `SECONDS` (60). Some rooms are filled before with `PAST` (768) commands
each, of which every fourth is a line of the chat, for the bytes of a room. What is predicted is what the model says
for what was done, with its costs as they stand; none of them is taken from this run.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..crowd import Act
from . import COUPLES, worst
from .costs import Load, breaks, hubs_for, machines, redis_for, room_of, used_of
from .days import RUNS
from .town import FASTER, LINE, POPULATION, Used, people, place

SECONDS = float(os.environ.get("SECONDS", "60"))
PAST = int(os.environ.get("PAST", "768"))
FILLED = 12
"""Rooms with a past."""
IDLE = 10.0
"""Seconds for which nobody is there."""
TIMES = 10.0


async def measure() -> None:
    """Prints the tables."""
    past: list[Act] = [
        ("chat", "say", {"text": b"\0" + f"{LINE} {n}".encode()})
        if n % 4 == 3
        else ("timer", "start", {"seconds": 3600.0 + n})
        for n in range(PAST)
    ]
    with tempfile.TemporaryDirectory() as name:
        async with place(Path(name), past, FILLED) as made:
            nobody = await made.used(IDLE)
            async with people(made) as town:
                used, did = await town.lives(SECONDS, "commands", "signals", "joins")
    there = 2.0 * POPULATION
    load = Load(there, did["joins"], did["commands"], did["signals"], RUNS * there, 0.0)
    _print(load, nobody, used, made.room)


def _print(load: Load, nobody: Used, used: Used, room: float) -> None:
    core, asked = redis_for(load)
    rows = [
        ("CPU of a hub", "{:.2%} of a core", used_of(hubs_for(load), 2), used.hubs / 2, nobody.hubs / 2),
        ("CPU of a Redis", "{:.2%} of a core", used_of(core, 3), used.redis / 3, nobody.redis / 3),
        ("commands a second at all of Redis", "{:,.0f}", asked, used.asked, nobody.asked),
        (f"bytes of a room with {PAST} commands", "{:,.0f}", room_of(PAST), room, 0.0),
    ]
    print(
        f"## Population: {POPULATION} couples at two hubs and a cluster of three, {FASTER:.0f} times as fast as "
        "people\n\n"
        f"{load.commands:.1f} commands, {load.signals:.1f} signals and {load.joins:.1f} returns a second, for "
        f"{SECONDS:.0f} s; load of the machine in the end {os.getloadavg()[0]:.1f}. Beside the commands below, hubs "
        f"asked {nobody.looks:,.0f} times a second which rooms are due while nobody was there, and {used.looks:,.0f} "
        "times then.\n"
    )
    print("| | predicted | measured | ratio | while nobody is there | the rest | ratio |")
    print("| --- |" + " ---: |" * 6)
    ratios = []
    for what, form, said, found, idle in rows:
        ratios.append((found - idle) / said)
        cells = [form.format(said), form.format(found), f"{found / said:.2f}"]
        cells += [form.format(idle), form.format(found - idle), f"{ratios[-1]:.2f}"]
        print(f"| {what} | {' | '.join(cells)} |")
    _print_breaks(ratios)


def _print_breaks(ratios: Sequence[float]) -> None:
    hubs, redis, _, memory = ratios
    load = worst(COUPLES)
    times = {"cores of hubs": hubs, "one Redis's core": redis, "memory of Redis": memory}
    found = [
        (what, limit, ratio, ratio * times.get(what, 1.0))
        for what, limit, ratio in breaks(load, machines(load, COUPLES), TIMES, COUPLES)
    ]
    print(
        f"\nWhat gives first with ten times {COUPLES:,} couples, by the model, and by the model times these ratios:\n"
    )
    print("| | full by | times over | with the ratios |\n| --- | --- | ---: | ---: |")
    for what, limit, ratio, tried in sorted(found, key=lambda one: -one[3]):
        print(f"| {what} | {limit} | {ratio:.1f} | {tried:.1f} |")
    print()

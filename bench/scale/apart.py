"""What each thing that people do costs by itself, as often as it happens in an evening: for `costs`.

    ./run bench apart

At two hubs and a cluster of three, by the population of `town`, `SECONDS` (40) for each. Nothing is full then, so
that hardly anything shares a read, a pipeline or a sync with something else.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from .costs import COSTS
from .town import FASTER, POPULATION, Used, people, place

SECONDS = float(os.environ.get("SECONDS", "40"))
LOOKS = 20.0
"""Seconds for which whoever has come in looks at the clock more often."""


async def measure() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        async with place(Path(name)) as made:
            nobody = await made.used(SECONDS / 2)
            async with people(made) as town:
                await asyncio.sleep(LOOKS)
                quiet, _ = await town.lives(SECONDS / 2)
                commands = await town.lives(SECONDS, "commands")
                moving, _ = await town.lives(SECONDS / 2)  # each has a timer that runs by now
                signals = await town.lives(SECONDS, "signals")
                joins = await town.lives(SECONDS, "joins")
    there, load = 2.0 * POPULATION, os.getloadavg()[0]
    print(f"## What each costs by itself: {POPULATION} couples at two hubs and a cluster of three\n")
    print(f"{FASTER:.0f} times as fast as people, {SECONDS:.0f} s of each; load in the end {load:.1f}.\n")
    print(
        "| | a second | CPU of hubs, each | the model has | CPU of Redis, each | the model has | commands there |"
    )
    print("| --- |" + " ---: |" * 6)
    _row("a hub, while nobody is there", 2.0, nobody, None, COSTS.idle, COSTS.redis_idle)
    _row("a device that is there", there, quiet, nobody, COSTS.quiet, 0.0)
    _row("one beside something that runs", there, moving, nobody, COSTS.moving, 0.0)
    (used, did), before = commands, quiet
    _row("a command", did["commands"], used, before, COSTS.command.alone, COSTS.redis.alone)
    used, did = signals
    _row("a signal", did["signals"], used, moving, COSTS.signal.alone, COSTS.redis_signal.alone)
    used, did = joins
    _row("a device that comes back", did["joins"], used, moving, COSTS.join.alone, COSTS.redis_join.alone)
    print()


def _row(what: str, often: float, used: Used, before: Used | None, hubs: float, redis: float) -> None:
    without = before or Used(0.0, 0.0, 0.0, 0.0)
    mine = [(now - was) / often for now, was in zip(used, without, strict=True)]
    cells = [f"{often:,.1f}", f"{1e6 * mine[0]:,.0f} µs", f"{1e6 * hubs:,.0f} µs"]
    cells += [f"{1e6 * mine[1]:,.0f} µs", f"{1e6 * redis:,.0f} µs", f"{mine[2]:.1f}"]
    print(f"| {what} | {' | '.join(cells)} |")

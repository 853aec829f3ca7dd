"""Both partners of many rooms talk at once, as fast as a hub takes it: on two hubs, and on one for comparison."""

from __future__ import annotations

import asyncio
import os
from itertools import islice
from pathlib import Path

from samesky_client.device import Seat

from .checker import check
from .many import Many
from .plan import Step, steps
from .rounds import NAMES, Tally, fresh
from .rules import CoreRules, alarms
from .witness import Score, Witness

EACH_AT_ONCE = 6
PACE = 0.05
"""Seconds from one command of a member to the next: the 20 a second that a hub takes."""


async def both(folder: Path, seed: int, rooms: int, commands: int) -> Tally:
    """Plays it on one hub and on two; the last two of its seconds are the CPU that the hubs took for that."""
    total = Tally()
    cpu = []
    for hubs in (1, 2):
        arena = Many(folder / str(hubs), hubs)
        await arena.start()
        try:
            begun = _cpu(arena)
            total.add(await _played(arena, seed, rooms, commands // (rooms * len(NAMES))))
            cpu.append(_cpu(arena) - begun)
        finally:
            await arena.stop()
    total.seconds = cpu
    return total


async def _played(arena: Many, seed: int, rooms: int, each: int) -> Tally:
    score = Score()
    seats = [await arena.make_room(*NAMES) for _ in range(rooms)]
    pairs = [
        [Witness(name, Seat(**seat), score) for name, seat in zip(NAMES, two, strict=True)] for two in seats
    ]
    people = [one for two in pairs for one in two]
    await asyncio.gather(*[one.enter() for one in people])
    for one in people:
        await one.do(f"timer:{one.history.name}", "open", audience=[one.you])
    plans = [list(islice(steps(seed + n, one.history.name, 0.0), each)) for n, one in enumerate(people)]
    await asyncio.gather(*[_talk(one, plan) for one, plan in zip(people, plans, strict=True)])
    tally = Tally(sent=score.sent, answered=score.answered, resent=score.resent)
    for two, places in zip(pairs, seats, strict=True):
        await _end(two, places)
        log = await arena.read(places[0]["room"], False)
        tally.records += len(log.records)
        histories = [one.history for one in two]
        tally.faults += [*check(log, histories, CoreRules()), *alarms(log.records)[0]]
    return tally


async def _end(two: list[Witness], places: list[dict[str, str]]) -> None:
    end = await two[0].do("chat", "say", text="the end")
    for one, seat in zip(two, places, strict=True):
        await one.until(lambda room: room.seq >= end)
        one.ends()
        await one.close()
        await fresh(one, Witness(one.history.name, Seat(**seat), Score()))


async def _talk(one: Witness, plan: list[Step]) -> None:
    turn = asyncio.Semaphore(EACH_AT_ONCE)

    async def give(step: Step) -> None:
        await one.give(step)
        turn.release()

    async with asyncio.TaskGroup() as group:
        for step in plan:
            await turn.acquire()
            group.create_task(give(step))
            await asyncio.sleep(PACE)


def _cpu(arena: Many) -> float:
    """Seconds of CPU that the hubs took so far."""
    ticks = 0
    for hub in arena.hubs:
        words = Path(f"/proc/{hub.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")

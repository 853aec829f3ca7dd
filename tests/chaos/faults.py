"""Rounds in which a hub dies at a step of what it asks of its store: with people in the room, and in empty rooms.

In an empty room only the store's hints can wake what is due, so a hint that was lost would show.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from typing import Protocol

from samesky_client.device import Seat
from samesky_shared.core.record import Record

from .arena import Arena
from .checker import Fault
from .faulty import STEPS
from .plan import Step, Strike
from .rounds import PATIENCE, Tally, play
from .rules import alarms
from .witness import Score, Witness

WITH_PEOPLE = STEPS[:5]
"""Hints are taken back and snapshots kept when it is quiet: not while somebody waits for that."""
ROOMS = 3
"""Empty rooms of a round."""
HIT_WITHIN = 6.0
"""Seconds in which a step should come."""
SOON = 1.0
"""Seconds after which a hub is asked to end that shall die at what it does last: keep snapshots."""
RING_WITHIN = 15.0


class Breakable(Arena, Protocol):
    """An arena with a hub that can be told where to die."""

    async def end_hub(self) -> None:
        """Ends the hub in peace; the store stays."""

    async def start_to_die(self, fault: str) -> None:
        """Starts the hub, to die at `STEP:N`; "" to live."""

    async def died(self, within: float) -> bool:
        """Waits until it has died; after so many seconds it is asked to end. False: it ended in peace."""

    async def peek(self, room: str) -> list[Record]:
        """The records of a room as they are now."""


async def faulty(kind: str, seed: int, arena: Breakable, blows: int) -> Tally:
    """Plays both; what counts as a strike is only a hub that died at its step."""
    chance = random.Random(f"{seed} faults")
    faults = [""] + [_fault(WITH_PEOPLE[(seed + n) % len(WITH_PEOPLE)], chance) for n in range(blows)]
    hits: list[str] = []
    told = ""

    async def strike(blow: Strike, people: list[Witness]) -> None:
        nonlocal told
        if not told:  # the first is an end in peace; from then on it starts to die
            await arena.end_hub()
        elif await arena.died(HIT_WITHIN):
            hits.append(told.partition(":")[0])
        told = faults.pop()
        await arena.start_to_die(told)
        for one in people:
            one.reconnect()

    tally = await play(kind, seed, arena, [Strike("sent", 0, 0.0, 0)] * (blows + 1), strike, short=0.4)
    tally.strikes, tally.steps = len(hits), hits
    for n in range(blows):
        tally.add(await _alone(arena, STEPS[(seed + n) % len(STEPS)], chance.randint(1, ROOMS)))
    return tally


def _fault(step: str, chance: random.Random) -> str:
    return f"{step}:{chance.randint(1, 4)}"


async def _alone(arena: Breakable, step: str, count: int) -> Tally:
    """Somebody starts a short timer in each of some rooms and is gone before it rings."""
    await arena.end_hub()
    await arena.start_to_die("")
    seats = [(await arena.make_room("ana"))[0] for _ in range(ROOMS)]
    await arena.end_hub()
    await arena.start_to_die(f"{step}:{count}")
    people = [Witness("ana", Seat(**seat), Score()) for seat in seats]
    hit, found = False, []
    try:
        async with asyncio.timeout(PATIENCE):
            reviving = asyncio.ensure_future(_revive(arena, people, step))
            await asyncio.gather(*[_start(one) for one in people])
            hit = await reviving
    except TimeoutError:
        where = ", ".join(f"{one.connection} at {one.seq}" for one in people)
        found.append(Fault("unanswered", f"{step}:{count}: stuck, {where}"))
    rang = 0
    for seat in seats:
        records: list[Record] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(RING_WITHIN):
                while not (records := await arena.peek(seat["room"])) or alarms(records)[1] == 0:
                    await asyncio.sleep(0.05)  # there is nobody who would hear it
        faults, rings = alarms(records)
        found += [Fault(one.kind, f"{step}:{count}: {one.text}") for one in faults]
        if rings == 0 and not faults:
            found.append(Fault("lost", f"{step}:{count}: the timer was acknowledged and is not there"))
        rang += rings
    return Tally(strikes=int(hit), rang=rang, faults=found, steps=[step] if hit else [])


async def _start(one: Witness) -> None:
    async with one:
        await one.give(Step("timer:egg", "start", {"seconds": 0.7}))


async def _revive(arena: Breakable, people: list[Witness], step: str) -> bool:
    hit = await arena.died(SOON if step.startswith("compact") else HIT_WITHIN)
    await arena.start_to_die("")
    for one in people:
        one.reconnect()
    return hit

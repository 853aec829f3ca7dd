"""How soon the clock is right, and what silence costs; one device in a process and namespace of its own.

    python -m bench.lockstep.moments LINK TRUE LIMIT WHAT COUNT

`TRUE` is room time minus the machine's monotonic time, `LIMIT` half the asymmetry of the line, both in seconds.
`WHAT` is `starts`, `sleeps`, `steps` or `silence` (then `COUNT` is seconds). Prints one JSON line of seconds until
the clock was right, or of what was sent.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import samesky_client
from samesky_client import Room, connection
from samesky_client.connection import Times

RIGHT = 0.01
"""Seconds from the limit within which the clock is right."""
STAYS = 1.0
"""Seconds for which it has to stay so."""
ASLEEP = 45.0
STEP = 0.025
GIVEN_UP = 40.0
SPENT = 15.0
"""Seconds in a room before something happens to its clock."""


class World:
    """A device whose clock is wrong, sleeps and is set."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self._apart, self._rate = chance.uniform(-1e4, 1e4), 1 + chance.uniform(-100e-6, 100e-6)
        self.slept = self.set = 0.0
        self.times = Times(
            now=lambda: time.monotonic() * self._rate + self._apart - self.slept + self.set,
            wall=lambda: time.time() + self.set,
        )


async def right(room: Room, off: Callable[[float], bool], began: float) -> float | None:
    """Seconds from `began` until the clock is right and stays so; None when that takes too long."""
    since = None
    while (now := time.monotonic()) - began < GIVEN_UP:
        if off(room.now() - now):
            since = None
        elif since is None:
            since = now
        elif now - since > STAYS:
            return since - began
        await asyncio.sleep(0.005)
    return None


async def starts(room: Room, off: Callable[[float], bool], count: int) -> list[float | None]:
    """From the open socket on, a new connection each."""
    opened = asyncio.Event()
    connect = connection.connect

    async def hook(*words: Any, **names: Any) -> Any:
        made = await connect(*words, **names)
        opened.set()
        return made

    connection.connect = hook  # type: ignore[assignment, misc]
    took = []
    for n in range(count):
        opened.clear()
        again = samesky_client.open(room.seat, times=World(n).times)
        entering = asyncio.ensure_future(again.__aenter__())
        await opened.wait()
        began = time.monotonic()
        made = await entering
        took.append(await right(made, off, began))
        await made.close()
    return took


async def happens(
    room: Room, off: Callable[[float], bool], count: int, what: Callable[[], None]
) -> list[float | None]:
    """After something has happened to the clock, again and again."""
    took = []
    await asyncio.sleep(SPENT)
    for _ in range(count):
        what()
        took.append(await right(room, off, time.monotonic()))
        await asyncio.sleep(random.Random().uniform(1.0, 3.0))
    return took


async def silence(room: Room, seconds: float) -> dict[str, Any]:
    """What goes over the line while nobody does anything."""
    pings = changes = 0
    add = room._link.clock.add

    def count(*words: Any) -> bool:
        nonlocal pings
        pings += 1
        return add(*words)

    room._link.clock.add = count  # type: ignore[method-assign]

    async def hear() -> None:
        nonlocal changes
        async for _ in room.changes():
            changes += 1

    hearing = asyncio.ensure_future(hear())
    await asyncio.sleep(seconds)
    hearing.cancel()
    return {"pings": pings, "changes": changes}


async def main(link: str, true: float, limit: float, what: str, count: int) -> None:
    """Joins, and measures."""
    world = World(7)

    def off(offset: float) -> bool:
        return abs(offset - true) > limit + RIGHT

    async with samesky_client.join(link, name=what, times=world.times) as room:
        match what:
            case "starts":
                found: Any = await starts(room, off, count)
            case "sleeps":

                def sleep() -> None:
                    world.slept += ASLEEP

                found = await happens(room, off, count, sleep)
            case "steps":

                def step() -> None:
                    world.set += STEP * random.Random().choice((-1, 1))

                found = await happens(room, off, count, step)
            case _:
                found = await silence(room, float(count))
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), sys.argv[4], int(sys.argv[5])))

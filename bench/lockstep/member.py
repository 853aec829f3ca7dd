"""One device of the measurement, in a process and namespace of its own, with a clock that is wrong.

    python -m bench.lockstep.member LINK|make:URL NAME PPM timer|evening FLIPS GAP

Flips are the timer's: the one who made the room pauses and resumes it. Or an evening's: each segment begins at one
instant, after a 3-2-1 whenever the one who made the room goes to the next. Prints one JSON line for each thing seen,
with true time (`time.monotonic` of the machine), which the client itself never gets.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from typing import Any

import samesky_client
from samesky_client import Room
from samesky_client.connection import Times
from samesky_shared.core.programme import MAX_SEGMENTS, Planned


def tell(kind: str, **what: Any) -> None:
    """One line for the measurement."""
    print(json.dumps({"kind": kind, "true": time.monotonic(), **what}), flush=True)


async def flips(room: Room, what: str) -> None:
    """Does what the changes ask for, each at its instant, and tells when that was."""
    current = None
    tasks: set[asyncio.Task[None]] = set()

    async def flip(seq: int, at: float, got: float, early: float) -> None:
        await room.wait_for(at)
        tell("flip", seq=seq, at=at, got=got, early=early)

    async for change in room.changes():
        state = change.states.get(what)
        if state is not None and (what == "timer" or state["current"] not in (None, current)):
            current = state.get("current")
            task = asyncio.ensure_future(
                flip(change.seq, change.at, time.monotonic(), change.at - room.now())
            )
            tasks.add(task)
            task.add_done_callback(tasks.discard)


async def clock(room: Room, began: float) -> None:
    """Tells what the client takes for room time, ten times a second."""
    while True:
        tell("clock", room=room.now(), since=time.monotonic() - began)
        await asyncio.sleep(0.1)


async def timer(room: Room, count: int, gap: float, chance: random.Random) -> None:
    """Pauses and resumes it."""
    timer = room.timer()
    await timer.stopwatch()
    await asyncio.sleep(4.0)  # the start burst of pings, which is a row of its own
    for n in range(count):
        asked = time.monotonic()
        await (timer.resume() if n % 2 else timer.pause())
        await asyncio.sleep(max(0.0, gap * chance.uniform(0.7, 1.3) - (time.monotonic() - asked)))


async def evening(room: Room, count: int, gap: float, chance: random.Random) -> None:
    """Goes from segment to segment, and through as many evenings as it takes."""
    await asyncio.sleep(4.0)
    while count > 0:
        await room.evening().plan(tuple(Planned(10) for _ in range(min(count, MAX_SEGMENTS))))
        await room.evening().start()
        for one in room.raw("evening")["segments"]:
            await room.until(lambda room, id=one["id"]: room.raw("evening")["current"] == id)  # type: ignore[misc]
            await room.wait_for(room.raw("evening")["clock"]["at"] + gap * chance.uniform(0.0, 1.0))
            await room.evening().next(one["id"])
            count -= 1
        await room.until(lambda room: room.raw("evening")["phase"] == "over")


async def main(link: str, name: str, ppm: float, what: str, count: int, gap: float) -> None:
    """Joins, or makes the room and sets it flipping."""
    chance = random.Random(name)
    apart, rate = chance.uniform(-1e4, 1e4), 1 + ppm * 1e-6
    times = Times(now=lambda: time.monotonic() * rate + apart)
    began = time.monotonic()
    make, _, url = link.partition(":")
    entrance = (
        samesky_client.make(url, name=name, times=times)
        if make == "make"
        else samesky_client.join(link, name=name, times=times)
    )
    async with entrance as room:
        work = [asyncio.ensure_future(flips(room, what)), asyncio.ensure_future(clock(room, began))]
        if make != "make":
            await asyncio.wait(work)
            return
        tell("link", link=room.invite_link)
        await room.until(
            lambda one: len(one.members) == 2 and all(p.status == "here" for p in one.presence.values())
        )
        await (timer if what == "timer" else evening)(room, count, gap, chance)
        await asyncio.sleep(1.5)
        tell("done")
        for one in work:
            one.cancel()


if __name__ == "__main__":
    link, name, ppm, what, count, gap = sys.argv[1:]
    asyncio.run(main(link, name, float(ppm), what, int(count), float(gap)))

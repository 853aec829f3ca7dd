"""One device of the measurement, in a process and namespace of its own, with a clock that is wrong.

    python -m bench.lockstep.member LINK|make:URL NAME PPM FLIPS GAP

Flips are the timer's: the one who made the room pauses and resumes it. Prints one JSON line for each thing seen, with
true time (`time.monotonic` of the machine), which the client itself never gets.
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


def tell(kind: str, **what: Any) -> None:
    """One line for the measurement."""
    print(json.dumps({"kind": kind, "true": time.monotonic(), **what}), flush=True)


async def flips(room: Room) -> None:
    """Does what the timer's changes ask for, each at its instant, and tells when that was."""
    tasks: set[asyncio.Task[None]] = set()

    async def flip(seq: int, at: float, got: float, early: float) -> None:
        await room.wait_for(at)
        tell("flip", seq=seq, at=at, got=got, early=early)

    async for change in room.changes():
        if "timer" in change.states:
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


async def main(link: str, name: str, ppm: float, count: int, gap: float) -> None:
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
        work = [asyncio.ensure_future(flips(room)), asyncio.ensure_future(clock(room, began))]
        if make != "make":
            await asyncio.wait(work)
            return
        tell("link", link=room.invite_link)
        await room.until(
            lambda one: len(one.members) == 2 and all(p.status == "here" for p in one.presence.values())
        )
        timer = room.timer()
        await timer.stopwatch()
        await asyncio.sleep(4.0)  # the start burst of pings, which is a row of its own
        for n in range(count):
            asked = time.monotonic()
            await (timer.resume() if n % 2 else timer.pause())
            await asyncio.sleep(max(0.0, gap * chance.uniform(0.7, 1.3) - (time.monotonic() - asked)))
        await asyncio.sleep(1.5)
        tell("done")
        for one in work:
            one.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])))

"""How soon it is known that somebody is gone: whose line falls silent, whose hub is killed, whose device is removed.

./run bench away
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from msgspec.structs import replace
from tests.redis_servers import DURABLE, server
from tests.two_hubs.hubs import Two, two_hubs

import samesky_client
from samesky_client import Gone, Room

ROUNDS = 5
PAIRS = 4
"""Couples whose lines fall silent at the same time, each at another moment of the hub's second."""
SPREAD = 0.27
"""Seconds between one of them and the next."""
PATIENCE = 60.0


async def measure() -> None:
    """Prints the table."""
    print(
        f"## How soon it is known that somebody is gone (two hubs on Redis, load {os.getloadavg()[0]:.1f})\n"
    )
    print("| what happens | times | median | longest | target | |\n| --- | ---: | ---: | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder, server("redis", Path(folder) / "redis", *DURABLE) as redis:
        async with two_hubs(
            redis, Path(folder), joins_per_minute="100000", tokens_per_minute="100000"
        ) as two:
            await _row("a partner's line falls silent while a timer runs: *away*", 10.0, two, _silent)
            await _row("a partner's hub is killed (`kill -9`): *away*", 6.0, two, _killed)
            await _row("a device is removed at the other hub: its line is cut", 2.0, two, _removed)
    print(f"\nLoad in the end: {os.getloadavg()[0]:.1f}.\n")


async def _row(what: str, target: float, two: Two, one: Callable[[Two], Awaitable[list[float]]]) -> None:
    found: list[float] = []
    for _ in range(ROUNDS):
        async with asyncio.timeout(PATIENCE):
            found += await one(two)
    middle, most = statistics.median(found), max(found)
    met = "met" if most <= target else "missed"
    print(f"| {what} | {len(found)} | {middle:.2f} s | {most:.2f} s | {target:.0f} s | {met} |", flush=True)


async def _shows(ana: Room, ben: Room, began: float) -> float:
    """Seconds until Ana is shown that Ben is away."""
    await ana.until(lambda room: room.presence[ben.you].status == "away")
    return time.perf_counter() - began


async def _silent(two: Two) -> list[float]:
    async def pair(n: int) -> float:
        door = await two.door(two.west)
        ana, ben = await two.partners(west=door.url)
        seq = await ana.timer().start(600 + n)
        await ben.until(lambda room: room.seq >= seq)
        await asyncio.sleep(n * SPREAD)
        door.hush()
        took = await _shows(ana, ben, time.perf_counter())
        await door.close()
        await asyncio.gather(ana.close(), ben.close())
        return took

    return list(await asyncio.gather(*[pair(n) for n in range(PAIRS)]))


async def _killed(two: Two) -> list[float]:
    ana, ben = await two.partners()
    await two.west.kill()
    took = await _shows(ana, ben, time.perf_counter())
    await asyncio.gather(ana.close(), ben.close())
    await two.west.start()
    return [took]


async def _removed(two: Two) -> list[float]:
    ana, ben = await two.partners()
    async with await _another(two, ben) as desk:
        gone = asyncio.ensure_future(_cut(ben))
        began = time.perf_counter()
        await desk.room().remove_device(ben.seat.device)
        took = await gone - began
    await ana.close()
    return [took]


async def _another(two: Two, ben: Room) -> Room:
    """A second device of Ben's, at the first hub."""
    made = await samesky_client.join(await ben.invite(seat=ben.you), name="Ben")
    await made.close()
    return Room(replace(made.seat, server=two.east.url))


async def _cut(room: Room) -> float:
    """When a device is sent away for good."""
    try:
        await room.until(lambda _: False)
    except Gone:
        return time.perf_counter()
    raise AssertionError

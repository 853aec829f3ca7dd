"""A small population at two hubs and a cluster of three: partners are at different hubs, and do what `days` says.

`POPULATION` (60 couples) spend an evening, `FASTER` (240) times as fast as people. Their devices are ours (Python),
in this process.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from tests.chaos.relay import Relay
from tests.redis_groups import Shards, shards
from tests.redis_servers import DURABLE, Server
from tests.serving import HubProcess

import samesky_client
from samesky_client import Room
from samesky_shared.errors import Refused

from ..crowd import Act, crowd
from ..process import cpu
from .costs import COSTS
from .days import COMMANDS, RETURNS, SIGNALS

POPULATION = int(os.environ.get("POPULATION", "60"))
FASTER = float(os.environ.get("FASTER", "240"))
SETTLES = 3.0
"""Seconds that something goes on before it is measured."""
LISTENED = 5.0
"""Seconds in which each Redis says what it is asked."""
LINE = "The kettle is on, and it rains here again."


class Used(NamedTuple):
    """What was used in a time: cores, and commands a second at Redis."""

    hubs: float
    redis: float
    asked: float
    looks: float
    """Beside that, the questions which rooms are due."""


class Place:
    """Two hubs and the cluster."""

    def __init__(self, group: Shards, hubs: Sequence[HubProcess], room: float) -> None:
        self.group, self.hubs = group, hubs
        self.room = room
        """Bytes of a room with a past, where there were some."""

    async def used(self, seconds: float) -> Used:
        """What they use from now on."""
        hubs, redis = [one.pid for one in self.hubs], [_pid(one) for one in self.group.servers]
        before, began = {pid: cpu(pid) for pid in (*hubs, *redis)}, time.monotonic()
        await asyncio.sleep(seconds)
        took = time.monotonic() - began
        cores = {pid: (cpu(pid) - was) / took for pid, was in before.items()}
        asked = await asyncio.gather(*[_asked(one) for one in self.group.servers])
        every, looks = (sum(some) for some in zip(*asked, strict=True))
        return Used(sum(cores[pid] for pid in hubs), sum(cores[pid] for pid in redis), every, looks)


async def _asked(server: Server) -> tuple[float, float]:
    """Commands a second that clients send, and how often they ask which rooms are due (MONITOR).

    What scripts do inside is marked `lua`, and is not counted.
    """
    reader, writer = await asyncio.open_unix_connection(server.socket)
    writer.write(b"MONITOR\r\n")
    await reader.readline()
    began, count, looks = time.monotonic(), 0, 0
    try:
        async with asyncio.timeout(LISTENED):
            while True:
                line = await reader.readuntil(b"\r\n")
                if b'"ZRANGEBYSCORE"' in line and b":hints" in line:
                    looks += b" lua] " not in line
                else:
                    count += b" lua] " not in line
    except TimeoutError:
        took = time.monotonic() - began
        return count / took, looks / took
    finally:
        writer.close()


class Couple:
    """Two partners at two hubs, who do what people do, faster."""

    def __init__(self, rooms: tuple[Room, Room], done: Counter[str], seed: int) -> None:
        self.rooms, self.done = rooms, done
        self.chance = random.Random(seed)

    async def _every(self, a_minute: float) -> AsyncIterator[Room]:
        while True:
            await asyncio.sleep(self.chance.expovariate(a_minute * FASTER / 60))
            yield self.chance.choice(self.rooms)

    async def commands(self) -> None:
        """Timers, and lines of the chat, without an end."""
        n = 0
        async for room in self._every(COMMANDS):
            if room.connection != "ready":
                continue
            n += 1
            self.done["commands"] += 1
            with contextlib.suppress(Refused):
                if self.chance.random() < COSTS.lines:
                    await room.do("chat", "say", text=LINE)
                else:
                    await room.do("timer", "start", seconds=3600.0 + n)

    async def signals(self) -> None:
        """Hearts, without an end."""
        async for room in self._every(SIGNALS):
            self.done["signals"] += room.connection == "ready" and room.react("heart")


class Counted(Room):
    """A device that counts how often it comes in."""

    done: Counter[str]

    def turns(self, state: str) -> None:  # type: ignore[override]
        self.done["joins"] += state == "ready"
        super().turns(state)  # type: ignore[arg-type]


class Town:
    """Who lives there, and the way of each partner to their hub."""

    def __init__(
        self, place: Place, done: Counter[str], couples: Sequence[Couple], ways: Sequence[Relay]
    ) -> None:
        self.place, self.done, self.couples, self.ways = place, done, couples, ways

    async def returns(self) -> None:
        """Lines are lost, and devices come back, without an end."""
        chance, share = random.Random(0), RETURNS * FASTER / 60
        while True:
            await asyncio.sleep(1.0)
            for way in self.ways:
                way.drop(lambda port: chance.random() < share)

    async def lives(self, seconds: float, *kinds: str) -> tuple[Used, dict[str, float]]:
        """What is used while they do so, and how often a second each was done.

        Args:
            seconds: for which it is measured, once it goes on.
            kinds: `commands`, `signals`, `joins`.
        """
        doing = [one.commands() for one in self.couples if "commands" in kinds]
        doing += [one.signals() for one in self.couples if "signals" in kinds]
        doing += [self.returns()] if "joins" in kinds else []
        tasks = [asyncio.ensure_future(one) for one in doing]
        await asyncio.sleep(SETTLES)
        self.done.clear()
        began = time.monotonic()
        used = await self.place.used(seconds)
        took = time.monotonic() - began
        did = {kind: self.done[kind] / took for kind in ("commands", "signals", "joins")}
        for task in tasks:
            task.cancel()
        for one in await asyncio.gather(*tasks, return_exceptions=True):
            if not isinstance(one, asyncio.CancelledError):
                raise one if isinstance(one, BaseException) else RuntimeError("it ended")
        return used, did


@asynccontextmanager
async def people(place: Place) -> AsyncIterator[Town]:
    """All couples in their rooms."""
    done: Counter[str] = Counter()
    async with AsyncExitStack() as stack:
        ways = [Relay(lambda port=hub.port: port) for hub in place.hubs]  # type: ignore[misc]
        for way in ways:
            await way.start()
            stack.push_async_callback(way.stop)
        made = []
        for n in range(POPULATION):
            ana = await samesky_client.make(place.hubs[0].url, name="Ana")
            ben = await samesky_client.join(ana.invite_link or "", name="Ben")
            rooms = []
            for one in (ana, ben):
                await one.until(lambda room: len((room.raw("keys") or {"cards": ()})["cards"]) == 2)
            for one, way in zip((ana, ben), ways, strict=True):
                await one.close()
                room = Counted(replace(one.seat, server=f"http://127.0.0.1:{way.port}"))
                room.done = done
                rooms.append(await stack.enter_async_context(room))
            made.append(Couple((rooms[0], rooms[1]), done, n))
        yield Town(place, done, made, ways)


@asynccontextmanager
async def place(folder: Path, before: Sequence[Act] = (), rooms: int = 1) -> AsyncIterator[Place]:
    """Both hubs, and the cluster.

    Args:
        folder: for all that they keep.
        before: what was done in some rooms before, in which nobody is.
        rooms: how many those are.
    """
    with ExitStack() as stack:
        group = stack.enter_context(shards("redis", folder / "cluster", *DURABLE))
        filled = await crowd(folder / "data", rooms, group.url, before=before)
        size = sum(map(_bytes, group.servers)) / rooms
        limits = {"rooms_per_hour": "1000000", "joins_per_minute": "1000000"}
        hubs = [HubProcess(folder / n, **filled.settings, **limits) for n in ("east", "west")]
        try:
            for hub in hubs:
                await hub.start()
            yield Place(group, hubs, size)
        finally:
            for hub in hubs:
                await hub.stop()


def _bytes(server: Server) -> int:
    """What its rooms take, each key as `MEMORY USAGE` has it."""
    return sum(
        server.ask("MEMORY", "USAGE", key, "SAMPLES", 0) for key in server.ask("KEYS", "samesky:{*}:*:*")
    )


def _pid(server: Server) -> int:
    assert server.process is not None
    return server.process.pid

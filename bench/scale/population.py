"""The model of `costs` against a real run: a small population at two hubs and a cluster of three.

    ./run bench population

`POPULATION` (60 couples) spend an evening as `days` says, `FASTER` (240) times as fast, for `SECONDS` (60); partners
are at different hubs, and their devices are ours (Python), in this process. Before that, some rooms are filled with
`PAST` (768) commands each, of which every fourth is a line of the chat, for the bytes of a room. What is
predicted is what the model says for what was done, with its costs as they stand; none of them is taken from this run.
What servers do while nobody is there is measured first, since the model has nothing of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import tempfile
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
from . import COUPLES, worst
from .costs import COSTS, Load, breaks, hubs_for, machines, redis_for, room_of
from .days import COMMANDS, RETURNS, RUNS, SIGNALS

POPULATION = int(os.environ.get("POPULATION", "60"))
FASTER = float(os.environ.get("FASTER", "240"))
SECONDS = float(os.environ.get("SECONDS", "60"))
PAST = int(os.environ.get("PAST", "768"))
FILLED = 12
"""Rooms with a past."""
IDLE = 10.0
"""Seconds for which nobody is there."""
LISTENED = 5.0
"""Seconds in which each Redis says what it is asked."""
TIMES = 10.0
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

    def __init__(self, group: Shards, hubs: Sequence[HubProcess]) -> None:
        self.group, self.hubs = group, hubs

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

    async def spend(self) -> None:
        """An evening without an end."""
        await asyncio.gather(self._commands(), self._signals())

    async def _every(self, a_minute: float) -> AsyncIterator[Room]:
        while True:
            await asyncio.sleep(self.chance.expovariate(a_minute * FASTER / 60))
            yield self.chance.choice(self.rooms)

    async def _commands(self) -> None:
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

    async def _signals(self) -> None:
        async for room in self._every(SIGNALS):
            self.done["signals"] += room.connection == "ready" and room.react("heart")


class Counted(Room):
    """A device that counts how often it comes in."""

    done: Counter[str]

    def turns(self, state: str) -> None:  # type: ignore[override]
        self.done["joins"] += state == "ready"
        super().turns(state)  # type: ignore[arg-type]


@asynccontextmanager
async def people(place: Place, done: Counter[str]) -> AsyncIterator[tuple[list[Couple], list[Relay]]]:
    """All couples in their rooms, and the way of each partner."""
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
        yield made, ways


async def _returns(ways: Sequence[Relay]) -> None:
    """Lines are lost, and devices come back."""
    chance, share = random.Random(0), RETURNS * FASTER / 60
    while True:
        await asyncio.sleep(1.0)
        for way in ways:
            way.drop(lambda port: chance.random() < share)


async def measure() -> None:
    """Prints the tables."""
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        group = stack.enter_context(shards("redis", folder / "cluster", *DURABLE))
        past: list[Act] = [
            ("chat", "say", {"text": b"\0" + f"{LINE} {n}".encode()})
            if n % 4 == 3
            else ("timer", "start", {"seconds": 3600.0 + n})
            for n in range(PAST)
        ]
        filled = await crowd(folder / "data", FILLED, group.url, before=past)
        room = sum(map(_bytes, group.servers)) / FILLED
        limits = {"rooms_per_hour": "1000000", "joins_per_minute": "1000000"}
        hubs = [HubProcess(folder / n, **filled.settings, **limits) for n in ("east", "west")]
        place = Place(group, hubs)
        try:
            for hub in hubs:
                await hub.start()
            nobody = await place.used(IDLE)
            async with people(place, done) as (couples, ways):
                tasks = [asyncio.ensure_future(one.spend()) for one in couples]
                tasks.append(asyncio.ensure_future(_returns(ways)))
                await asyncio.sleep(3.0)
                done.clear()
                began = time.monotonic()
                used = await place.used(SECONDS)
                took = time.monotonic() - began
                did = Counter(done)
                for task in tasks:
                    task.cancel()
                ended = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for hub in hubs:
                await hub.stop()
    for one in ended:
        if not isinstance(one, asyncio.CancelledError) and isinstance(one, BaseException):
            raise one
    there = 2.0 * POPULATION
    load = Load(there, did["joins"] / took, did["commands"] / took, did["signals"] / took, RUNS * there, 0.0)
    _print(load, nobody, used, room)


def _print(load: Load, nobody: Used, used: Used, room: float) -> None:
    core, asked = redis_for(load)
    rows = [
        ("CPU of a hub", "{:.2%} of a core", hubs_for(load) / 2, used.hubs / 2, nobody.hubs / 2),
        ("CPU of a Redis", "{:.2%} of a core", core / 3, used.redis / 3, nobody.redis / 3),
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


def _bytes(server: Server) -> int:
    """What its rooms take, each key as `MEMORY USAGE` has it."""
    return sum(
        server.ask("MEMORY", "USAGE", key, "SAMPLES", 0) for key in server.ask("KEYS", "samesky:{*}:*:*")
    )


def _pid(server: Server) -> int:
    assert server.process is not None
    return server.process.pid

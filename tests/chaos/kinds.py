"""The kinds of rounds: what plays, and what is struck."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from ..redis_servers import KINDS as SERVERS
from .arena import Arena, DroppingEmbedded, Embedded, FaultyEmbedded
from .both import both
from .checker import Fault
from .dropping import KEPT
from .faults import faulty
from .grouped import Grouped, OnShards, OnWatched
from .many import DeafHubs, DroppingMany, FaultyMany, Many, Pair, StruckRedis
from .parts import parts
from .plan import Strike, in_turn, strikes
from .rounds import Tally, play, told
from .torn import torn
from .witness import Witness

LATE_AT_MOST = 5.0
"""Seconds by which what was lost on the way may be late."""
A = TypeVar("A", bound=Arena)
Play = Callable[[int], Awaitable[Tally]]
Opener = Callable[[], AbstractAsyncContextManager[Play]]
"""Starts the processes; what it gives plays one round of a seed."""


def spread(seconds: list[float]) -> str:
    """Median, 95 % and most."""
    ordered = sorted(seconds)
    at = {"median": len(ordered) // 2, "p95": int(len(ordered) * 0.95), "most": len(ordered) - 1}
    return ", ".join(f"{name} {ordered[n]:.3f} s" for name, n in at.items()) + f" (of {len(ordered):,})"


class Kind(Struct, frozen=True):
    """A kind of rounds."""

    large: Opener
    rounds: int
    """How many `./run chaos` plays by itself."""
    small: Opener
    """For the one round in `./run test`."""
    measures: str = ""
    """What the seconds of its tallies are."""
    said: Callable[[list[float]], str] = spread
    """How they are said."""


def opener(make: Callable[[Path], A], one: Callable[[A, int], Awaitable[Tally]]) -> Opener:
    """Rounds in an arena."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Play]:
        with tempfile.TemporaryDirectory(prefix="samesky-chaos-") as folder:
            arena = make(Path(folder))
            async with contextlib.AsyncExitStack() as stack:
                stack.push_async_callback(arena.stop)
                await arena.start()
                yield lambda seed: one(arena, seed)

    return opened


def struck(kind: str, make: Callable[[Path], Arena], blows: int, apart: int = 0) -> Opener:
    """Processes of an arena are struck, one after the other, with at least so many commands between two blows."""

    async def one(arena: Arena, seed: int) -> Tally:
        return await play(kind, seed, arena, strikes(seed, blows, arena.targets, apart))

    return opener(make, one)


def faults(kind: str, make: Callable[[Path], FaultyEmbedded | FaultyMany], blows: int) -> Opener:
    """A hub dies at a step of what it asks of its store."""
    return opener(make, lambda arena, seed: faulty(kind, seed, arena, blows))


def wakeups(blows: int) -> Opener:
    """Hubs are made deaf to each other while commands flow: nothing is missing, and nothing comes too late."""

    async def one(arena: DeafHubs, seed: int) -> Tally:
        tally = await play("wakeups", seed, arena, strikes(seed, blows), late=True)
        slow = [seconds for seconds in tally.seconds if seconds > LATE_AT_MOST]
        tally.faults += [Fault("late", f"a command was heard of {seconds:.1f} s late") for seconds in slow]
        return tally

    return opener(DeafHubs, one)


def failover(blows: int) -> Opener:
    """The store fails over to a server that lacks the newest records: who had seen them is told."""

    async def one(arena: Pair, seed: int) -> Tally:
        async def strike(blow: Strike, people: list[Witness]) -> list[Fault]:
            score = people[0].score
            await arena.part()
            last = score.sent
            await score.until(lambda now: now.newest >= last + blow.count)
            forks = {one: one.forks for one in people}
            await arena.fail_over()
            return await told(forks)

        return await play("failover", seed, arena, strikes(seed, blows), strike)

    return opener(Pair, one)


def befallen(kind: str, make: Callable[[Path], Grouped], times: int) -> Opener:
    """Each thing that may befall a group of servers, so many times, in an order that the seed says."""

    async def one(arena: Grouped, seed: int) -> Tally:
        blows = in_turn(seed, strikes(seed, times * arena.targets), arena.targets)
        arena.befell.clear()
        tally = await play(kind, seed, arena, blows, arena.befall)
        tally.steps = list(arena.befell)
        return tally

    return opener(make, one)


def outage(blows: int, seconds: float) -> Opener:
    """Redis answers nothing for a while, or is not there at all."""

    async def one(arena: StruckRedis, seed: int) -> Tally:
        took: list[float] = []

        async def strike(blow: Strike, people: list[Witness]) -> None:
            redis, score = arena.redis, people[0].score
            held = (seed + len(took)) % 2
            if held:
                redis.signal(signal.SIGSTOP)
            else:
                redis.kill()
            await asyncio.sleep(seconds)
            if held:
                redis.signal(signal.SIGCONT)
            else:
                await asyncio.to_thread(redis.start)
            back, answered = time.monotonic(), score.answered
            await score.until(lambda now: now.answered > answered)
            took.append(time.monotonic() - back)

        tally = await play("outage", seed, arena, strikes(seed, blows), strike)
        tally.seconds = took
        return tally

    return opener(StruckRedis, one)


def struck_valkey(folder: Path) -> StruckRedis:
    """As `StruckRedis`, with Valkey."""
    return StruckRedis(folder, "valkey")


def partners(rooms: int, commands: int) -> Opener:
    """Both partners of so many rooms talk at once: on one hub, then on two."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Play]:
        with tempfile.TemporaryDirectory(prefix="samesky-chaos-") as folder:
            yield lambda seed: both(Path(folder) / str(seed), seed, rooms, commands)

    return opened


def files(*cuts: int) -> Opener:
    """The file of the newest append is torn at every byte (or at these): see `torn`."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Play]:
        async def one(seed: int) -> Tally:
            tally = Tally()
            for server in SERVERS:
                with tempfile.TemporaryDirectory(prefix="samesky-chaos-") as folder:
                    found = await torn(server, Path(folder), cuts or None)
                tally.strikes += found.cuts
                tally.faults += [Fault("lost", f"{server}: after a cut something is missing")] * found.lost
                tally.faults += [Fault("gap", f"{server}: after a cut something is wrong")] * found.wrong
            return tally

        yield one

    return opened


def ratio(seconds: list[float]) -> str:
    """What the hubs took, in pairs of one hub and two."""
    one, two = sum(seconds[::2]), sum(seconds[1::2])
    return f"{one:.2f} s on one, {two:.2f} s on two, {two / one:.2f} times as much"


KINDS = {
    "embedded": Kind(struck("embedded", Embedded, 10), 30, struck("embedded", Embedded, 4)),
    "hub": Kind(struck("hub", Many, 10), 30, struck("hub", Many, 4)),
    "dropped": Kind(
        struck("dropped", DroppingEmbedded, 10, KEPT), 10, struck("dropped", DroppingEmbedded, 2, KEPT)
    ),
    "dropped-redis": Kind(
        struck("dropped-redis", DroppingMany, 10, KEPT), 10, struck("dropped-redis", DroppingMany, 2, KEPT)
    ),
    "redis": Kind(struck("redis", StruckRedis, 10), 30, struck("redis", StruckRedis, 4)),
    "valkey": Kind(struck("valkey", struck_valkey, 10), 10, struck("valkey", struck_valkey, 2)),
    "torn": Kind(files(), 1, files(0, 40)),
    "failover": Kind(failover(5), 10, failover(1)),
    "wakeups": Kind(wakeups(10), 10, wakeups(3), "from the first device to the last"),
    "outage": Kind(outage(2, 20.0), 2, outage(1, 2.0), "from Redis being back to the first acknowledgement"),
    "partners": Kind(partners(10, 10_000), 1, partners(2, 60), "CPU of all hubs", ratio),
    "cluster": Kind(befallen("cluster", OnShards, 1), 10, befallen("cluster", OnShards, 1)),
    "sentinel": Kind(befallen("sentinel", OnWatched, 1), 10, befallen("sentinel", OnWatched, 1)),
    "parts": Kind(opener(OnShards, parts), 10, opener(OnShards, parts)),
    "faults": Kind(faults("faults", FaultyEmbedded, 9), 5, faults("faults", FaultyEmbedded, 1)),
    "faults-redis": Kind(faults("faults-redis", FaultyMany, 9), 5, faults("faults-redis", FaultyMany, 1)),
}

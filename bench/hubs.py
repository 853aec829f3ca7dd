"""What a second hub costs: pairs at one hub, beside pairs whose partners sit at two, all at one Redis.

Both partners send at once, until each round has 10,000 commands. Whether there was one order
is looked at too: both replicas of a pair have the same records in the same order, and each command once.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgpack
from tests.redis_servers import DURABLE, server
from tests.serving import HubProcess
from websockets.asyncio.client import ClientConnection, connect

from samesky_shared.protocol import PATH

from .process import cpu

PAIRS = 40
COMMANDS = 10_000
RATE = 6.0
"""Commands a second of each device."""
SPREAD = 4.0
"""Seconds over which commands are sent again that a slow store refused, so that they do not come all at once."""
ROUNDS = 3
PATIENCE = 60.0


class Round:
    """One round at hubs."""

    def __init__(self) -> None:
        self.sent = self.again = 0
        self.cpu = self.redis = 0.0
        """Seconds of CPU that the hubs took, and Redis."""

    @property
    def each(self) -> float:
        """Microseconds of the hubs' CPU a command."""
        return 1e6 * self.cpu / self.sent


class Replica:
    """One device of a pair, and all that it was told."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.told: list[tuple[int, str, tuple[str, ...]]] = []
        self.state: Any = None
        self.frames: dict[str, bytes] = {}
        """What was sent, by id; the same is sent again."""
        self.again = 0
        """How often a command was sent again, as the hub asked when the store was too slow."""
        self.news = asyncio.Event()

    async def hear(self) -> None:
        """Hears until it is cancelled."""
        while True:
            frame: dict[str, Any] = msgpack.unpackb(await self.socket.recv())
            if frame["t"] == "change":
                self.told.append((frame["seq"], frame["mark"], tuple(frame.get("ids", ()))))
                self.state = frame["states"].get("timer", self.state)
                self.news.set()
            elif frame["t"] == "refused":
                assert frame["code"] in ("unavailable", "too_fast"), frame
                self.again += 1
                wait = frame["retry_after"] + SPREAD * random.random()
                asyncio.get_running_loop().call_later(wait, self._resend, self.frames[frame["id"]])

    def _resend(self, frame: bytes) -> None:
        self._resending = asyncio.ensure_future(self.socket.send(frame))

    async def do(self, id: str, seconds: float) -> None:
        """Sends a command that changes a state, since no other asks for so many seconds."""
        args = {"seconds": seconds}
        base = self.told[-1][0] if self.told else 1
        frame = {"t": "do", "id": id, "base": base, "on": "timer", "cmd": "start", "args": args}
        self.frames[id] = bytes(msgpack.packb(frame))
        await self.socket.send(self.frames[id])

    async def has(self, count: int) -> None:
        """Waits until it was told of so many commands."""
        while sum(len(ids) for _, _, ids in self.told) < count:
            self.news.clear()
            await self.news.wait()


@asynccontextmanager
async def pairs(east: HubProcess, west: HubProcess) -> AsyncIterator[list[tuple[Replica, Replica]]]:
    """Pairs with one partner at each of these, which may be the same hub."""
    made: list[tuple[Replica, Replica]] = []
    for _ in range(PAIRS):
        ends = []
        for hub, person in zip((east, west), await east.make_room("Ana", "Ben"), strict=True):
            one = await connect(hub.url.replace("http", "ws", 1) + PATH, compression=None)
            await one.send(msgpack.packb({"t": "hello", "token": person["token"]}))
            while msgpack.unpackb(await one.recv())["t"] != "ready":
                pass
            ends.append(Replica(one))
        made.append((ends[0], ends[1]))
    try:
        yield made
    finally:
        await asyncio.gather(*(one.socket.close() for pair in made for one in pair))


async def play(hubs: Sequence[HubProcess], redis: int, mark: str) -> Round:
    """One round. Raises AssertionError unless both agree on all."""
    pids = {hub.pid for hub in hubs}
    async with pairs(hubs[0], hubs[-1]) as made:
        devices = [one for pair in made for one in pair]
        count = COMMANDS // len(devices)
        result = Round()
        ears = [asyncio.ensure_future(one.hear()) for one in devices]
        spent, redis_spent = sum(cpu(pid) for pid in pids), cpu(redis)
        begin = time.perf_counter()

        async def say(one: Replica, name: str, at: float) -> None:
            for n in range(count):
                await asyncio.sleep(max(0.0, at + n / RATE - time.perf_counter()))
                await one.do(f"{mark}-{name}-{n}", 60.0 + n + int(name) / 1000)
                result.sent += 1

        # The partners of a pair send at the very same moments.
        await asyncio.gather(
            *(say(one, str(n), begin + n // 2 / len(made) / RATE) for n, one in enumerate(devices))
        )
        try:
            all_told = asyncio.ensure_future(asyncio.gather(*(one.has(2 * count) for one in devices)))
            done, _ = await asyncio.wait(
                [all_told, *ears], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
            )
            for one in done:
                one.result()
            least = min(sum(len(ids) for _, _, ids in one.told) for one in devices)
            assert all_told in done, f"only {least} of {2 * count} came"
        finally:
            for ear in ears:
                ear.cancel()
        result.again = sum(one.again for one in devices)
        result.cpu = sum(cpu(pid) for pid in pids) - spent
        result.redis = cpu(redis) - redis_spent
        for n, (one, other) in enumerate(made):
            assert one.told == other.told, "two orders"
            assert one.state == other.state, "replicas differ"
            seqs = [seq for seq, _, _ in one.told]
            assert seqs == list(range(seqs[0], seqs[0] + len(seqs))), "a hole"
            ids = [id for _, _, ids in one.told for id in ids]
            sent = {f"{mark}-{device}-{k}" for device in (2 * n, 2 * n + 1) for k in range(count)}
            assert len(ids) == len(sent), "one is doubled or missing"
            assert set(ids) == sent, "one is doubled or missing"
        return result


async def measure() -> None:
    """Prints the table."""
    found: dict[str, list[Round]] = {"both at one hub": [], "at two hubs": []}
    limits = {"rooms_per_hour": "1000000", "joins_per_minute": "1000000"}
    with tempfile.TemporaryDirectory() as folder, server("redis", Path(folder) / "redis", *DURABLE) as redis:
        assert redis.process is not None
        hubs = [HubProcess(Path(folder) / name, redis=redis.url, **limits) for name in ("east", "west")]
        try:
            for hub in hubs:
                await hub.start()
            for n in range(ROUNDS):
                found["both at one hub"].append(await play(hubs[:1], redis.process.pid, f"a{n}"))
                found["at two hubs"].append(await play(hubs, redis.process.pid, f"b{n}"))
        finally:
            for hub in hubs:
                await hub.stop()
    print(f"## Hubs: {PAIRS} pairs, {COMMANDS} commands, both partners at once, {ROUNDS} rounds, medians\n")
    print("Each round: one order, equal replicas, each command once.\n")
    again = sum(one.again for results in found.values() for one in results)
    print(f"Sent again because the store was too slow: {again} of {2 * ROUNDS * COMMANDS}.\n")
    print("| | hub CPU a command, all hubs | ratio | Redis CPU a command |")
    print("| --- | ---: | ---: | ---: |")
    reference = statistics.median(one.each for one in found["both at one hub"])
    for name, results in found.items():
        each = statistics.median(one.each for one in results)
        store = statistics.median(1e6 * one.redis / one.sent for one in results)
        print(f"| {name} | {each:.0f} µs | {each / reference:.2f} | {store:.0f} µs |")
    print()

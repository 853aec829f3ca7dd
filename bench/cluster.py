"""A cluster of three beside a single Redis: how late another hub hears of a record, and what the same work costs.

The stores of two hubs, without the hubs: one appends, the other hears. Both kinds run at the same time and take
turns, so other work on the machine is in both.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.redis_groups import shards
from tests.redis_servers import DURABLE, server

from samesky_server.stores.base import Appended, Outcome
from samesky_server.stores.fixtures import Ear, listen
from samesky_server.stores.redis import RedisStore
from samesky_shared.core.record import Record

from .store import record

ROOMS = 64
TURNS = 40
"""Records of each room in a round."""
ROUNDS = 5
FLYING = (1, 16, 64)
"""Rooms in which something is said at the same time."""


class Heard(Ear):
    """Notes how long each record took from its append to here."""

    def __init__(self, sent: dict[str, float], took: list[float]) -> None:
        super().__init__()
        self.sent, self.took = sent, took

    def heard_record(self, room: str, record: Record) -> None:
        self.took.append(time.perf_counter() - self.sent[f"{room} {record.seq}"])


class Pair:
    """Two hubs' stores at one place."""

    def __init__(self, url: str) -> None:
        self.one, self.other = RedisStore(url), RedisStore(url)
        self.sent: dict[str, float] = {}
        self.seqs: dict[str, int] = {}

    async def open(self) -> None:
        """Both, hearing every room."""
        await asyncio.gather(self.one.open(), self.other.open())
        for n in range(ROOMS):
            await listen(self.other, f"room-{n}")

    async def round(self, flying: int, heard: list[float]) -> float:
        """Appends in so many rooms at a time; returns the CPU seconds of this process for one."""
        rooms = [f"room-{n}" for n in range(flying)]
        ears = [Heard(self.sent, heard) for _ in rooms]
        for room, ear in zip(rooms, ears, strict=True):
            self.other.subscribe(room, ear)
        start, before = time.process_time(), len(heard)
        await asyncio.gather(*[self._say(room) for room in rooms])
        while len(heard) - before < flying * TURNS:
            await asyncio.sleep(0.001)
        spent = time.process_time() - start
        for room, ear in zip(rooms, ears, strict=True):
            self.other.unsubscribe(room, ear)
        return spent / (flying * TURNS)

    async def _say(self, room: str) -> None:
        for _ in range(TURNS):
            seq = self.seqs[room] = self.seqs.get(room, 0) + 1
            landed: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
            self.sent[f"{room} {seq}"] = time.perf_counter()
            self.one.append(room, record(seq), seq - 1, seq - 1, landed.set_result)
            assert await landed == Appended(seq)

    async def close(self) -> None:
        """Both."""
        await asyncio.gather(self.one.close(), self.other.close())


async def measure() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        single = stack.enter_context(server("redis", Path(folder) / "one", *DURABLE))
        group = stack.enter_context(shards("redis", Path(folder) / "many", *DURABLE))
        pairs = {"one Redis": Pair(single.url), "three, a cluster": Pair(group.url)}
        for pair in pairs.values():
            await pair.open()
        heard: dict[tuple[str, int], list[float]] = {}
        spent: dict[tuple[str, int], list[float]] = {}
        for _ in range(ROUNDS):
            for flying in FLYING:
                for name, pair in pairs.items():
                    took = heard.setdefault((name, flying), [])
                    spent.setdefault((name, flying), []).append(await pair.round(flying, took))
        for pair in pairs.values():
            await pair.close()
    print(f"## Cluster: {TURNS} records in each room, {ROUNDS} rounds, load {os.getloadavg()[0]:.1f}\n")
    print("From the append at one hub until the other has heard it; CPU is that of both stores in Python.\n")
    print("| rooms at a time | | median | 95 % | ratio of medians | CPU a record | ratio |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for flying in FLYING:
        first = statistics.median(heard["one Redis", flying])
        least = statistics.median(spent["one Redis", flying])
        for name in pairs:
            took, cpu = sorted(heard[name, flying]), statistics.median(spent[name, flying])
            middle = statistics.median(took)
            print(
                f"| {flying} | {name} | {1000 * middle:.2f} ms | {1000 * took[len(took) * 95 // 100]:.2f} ms "
                f"| {middle / first:.2f} | {1e6 * cpu:.0f} µs | {cpu / least:.2f} |"
            )

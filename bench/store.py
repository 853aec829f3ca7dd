"""What durability costs: appends of both stores, beside SQLite with one commit a record, and Redis without rules.

How long an append takes stands beside what the disk takes by itself: 4 KiB written and synced.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
from redis.asyncio import Redis
from tests.redis_servers import server

from samesky_server.stores.base import Appended, Outcome, Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_server.stores.redis import RedisStore
from samesky_shared.core.record import Kept, Record
from samesky_shared.protocol import Entry

COUNT = 2000
ROUNDS = 3
FLYING = (1, 16, 64)


def record(seq: int) -> Record:
    """A record of about 300 bytes with an entry, as a chat line makes it."""
    entry = Entry(
        f"{seq}-0", seq, float(seq), "chat", "line", "ana", {"line": "a" * 10, "text": b"\0" + b"x" * 60}
    )
    states = {"chat": Kept({"lines": {"a" * 10: "ana"}})}
    return Record("epoch", seq, os.urandom(8).hex(), float(seq), states, "ana", f"id-{seq}", (entry,))


def one_by_one(folder: Path) -> float:
    """Appends a second of SQLite with one commit, and so one fsync, a record."""
    base = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(
        "CREATE TABLE records (room TEXT, seq INTEGER, body BLOB, PRIMARY KEY (room, seq)) WITHOUT ROWID"
    )
    bodies = [msgspec.msgpack.encode(record(seq)) for seq in range(1, COUNT + 1)]
    start = time.perf_counter()
    for seq, body in enumerate(bodies, 1):
        base.execute("INSERT INTO records VALUES (?, ?, ?)", ("room", seq, body))
    took = time.perf_counter() - start
    base.close()
    return COUNT / took


def syncs(folder: Path) -> list[float]:
    """Seconds that the disk takes to keep 4 KiB, again and again."""
    took = []
    with (folder / "plain").open("wb", buffering=0) as file:
        for _ in range(COUNT // 4):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    return took


async def ours(store: Store, flying: int, took: list[float]) -> float:
    """Appends a second of a store with so many in flight, each in a room of its own; and what each took."""
    await store.open()
    left = COUNT
    done = asyncio.get_running_loop().create_future()

    def send(room: int, seq: int) -> None:
        began = time.perf_counter()

        def landed(outcome: Outcome) -> None:
            nonlocal left
            assert isinstance(outcome, Appended)
            took.append(time.perf_counter() - began)
            left -= 1
            if left >= flying:
                send(room, seq + 1)
            elif left == 0:
                done.set_result(None)

        store.append(f"room-{room}", record(seq), seq - 1, seq - 1, landed)

    start = time.perf_counter()
    for room in range(flying):
        send(room, 1)
    await done
    took = time.perf_counter() - start
    await store.close()
    return COUNT / took


async def xadds(url: str, flying: int) -> float:
    """Appends a second of Redis with so many plain XADDs in one pipeline: no rules, nobody told."""
    bodies = [msgspec.msgpack.encode(record(seq)) for seq in range(1, COUNT + 1)]
    async with Redis.from_url(url, protocol=2) as client:
        start = time.perf_counter()
        for first in range(0, COUNT, flying):
            pipe = client.pipeline(transaction=False)
            for seq, body in enumerate(bodies[first : first + flying], first + 1):
                pipe.xadd("plain", {"r": body}, f"{seq}-0")
            await pipe.execute()
        return COUNT / (time.perf_counter() - start)


async def measure() -> None:
    """Prints the table."""
    rows: dict[str, list[float]] = {"SQLite, one commit a record": []}
    delays: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            delays.setdefault("the disk: 4 KiB and fdatasync", []).extend(syncs(Path(folder)))
            rows["SQLite, one commit a record"].append(one_by_one(Path(folder)))
            for flying in FLYING:
                store = EmbeddedStore(Path(folder) / f"store-{flying}")
                took = delays.setdefault(f"embedded store, {flying} in flight", [])
                found = await ours(store, flying, took)
                rows.setdefault(f"embedded store, {flying} in flight", []).append(found)
            for mode in ("always", "everysec"):
                for flying in FLYING:
                    options = ("--appendonly", "yes", "--appendfsync", mode)
                    with server("redis", Path(folder) / f"{mode}-{flying}", *options) as redis:
                        plain = await xadds(redis.unix_url, flying)
                        took = delays.setdefault(f"Redis store, `{mode}`, {flying} in flight", [])
                        found = await ours(RedisStore(redis.unix_url), flying, took)
                    rows.setdefault(f"Redis, `{mode}`, {flying} plain XADD at a time", []).append(plain)
                    rows.setdefault(f"Redis store, `{mode}`, {flying} in flight", []).append(found)
    reference = statistics.median(rows["SQLite, one commit a record"])
    print(f"## Store: {COUNT} records of about 300 bytes, {ROUNDS} rounds, medians\n")
    print("Synced to disk before it is answered, but for `everysec`.\n")
    print("| | appends a second | ratio |")
    print("| --- | ---: | ---: |")
    for name, some in rows.items():
        print(f"| {name} | {statistics.median(some):,.0f} | {statistics.median(some) / reference:.2f} |")
    print()
    least = statistics.median(next(iter(delays.values())))
    print("| an append takes | p50 | p99 | p50 to the disk |\n| --- | ---: | ---: | ---: |")
    for name, some in delays.items():
        p50, p99 = statistics.median(some), statistics.quantiles(some, n=100)[98]
        print(f"| {name} | {1e3 * p50:.2f} ms | {1e3 * p99:.2f} ms | {p50 / least:.1f} |")
    print()

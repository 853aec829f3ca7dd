"""What durability costs: appends of the embedded store, beside SQLite with one commit a record."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

import msgspec

from samesky_server.stores.base import Appended, Outcome
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.record import Kept, Record
from samesky_shared.protocol import Entry

COUNT = 2000
ROUNDS = 3


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


async def ours(folder: Path, flying: int) -> float:
    """Appends a second of the embedded store with so many in flight, each in a room of its own."""
    store = EmbeddedStore(folder / f"store-{flying}")
    await store.open()
    left = COUNT
    done = asyncio.get_running_loop().create_future()

    def send(room: int, seq: int) -> None:
        def landed(outcome: Outcome) -> None:
            nonlocal left
            assert isinstance(outcome, Appended)
            left -= 1
            if left >= flying:
                send(room, seq + 1)
            elif left == 0:
                done.set_result(None)

        store.append(f"room-{room}", record(seq), 0, seq - 1, landed)

    start = time.perf_counter()
    for room in range(flying):
        send(room, 1)
    await done
    took = time.perf_counter() - start
    await store.close()
    return COUNT / took


async def measure() -> None:
    """Prints the table."""
    rows: dict[str, list[float]] = {"SQLite, one commit a record": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            rows["SQLite, one commit a record"].append(one_by_one(Path(folder)))
            for flying in (1, 16, 64):
                rows.setdefault(f"embedded store, {flying} in flight", []).append(
                    await ours(Path(folder), flying)
                )
    reference = statistics.median(rows["SQLite, one commit a record"])
    print(f"## Store: {COUNT} records of about 300 bytes, synced to disk, {ROUNDS} rounds, medians\n")
    print("| | appends a second | ratio |")
    print("| --- | ---: | ---: |")
    for name, found in rows.items():
        print(f"| {name} | {statistics.median(found):,.0f} | {statistics.median(found) / reference:.2f} |")
    print()

"""What the conformance suite of stores works with: records, appends that can be awaited, and listeners."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from itertools import count
from typing import TypeVar

from samesky_shared.core.record import Kept, Record, Snapshot
from samesky_shared.protocol import Entry

from .base import Appended, Outcome, Store

EPOCH = "epoch"
PATIENCE = 10.0
"""Seconds to wait for what must come."""

T = TypeVar("T")


def record(
    seq: int, id: str = "", *, at: float = 0.0, entries: int = 0, mark: str = "", after: str = ""
) -> Record:
    """A record like those of a hub; `at` is 100.0 plus its seq unless given.

    Its second entry names the blob `blob-{seq % 4}`.
    """
    at = at or 100.0 + seq
    lines = tuple(
        Entry(f"{seq}-{n}", seq, at, "chat", "line", "ann", {"text": f"line {seq}-{n}"} | _named(seq, n))
        for n in range(entries)
    )
    states = {
        "timer": Kept({"left": seq / 7}, at),
        f"note:{seq % 3}": None if seq % 5 == 0 else Kept({"n": seq}),
    }
    return Record(EPOCH, seq, mark or f"{seq:016x}", at, states, "ann", id, lines, after=after)


def _named(seq: int, n: int) -> dict[str, list[str]]:
    """The second entry of a record names a blob."""
    return {"blobs": [f"blob-{seq % 4}"]} if n == 1 else {}


def snapshot(records: list[Record]) -> Snapshot:
    """The snapshot after these records, the first of which is the room's first."""
    made = Snapshot(EPOCH, 0, "", 0.0, {})
    for one in records:
        made = made.plus(one)
    return made


def append(
    store: Store, room: str, one: Record, *, base: int = 0, expect: int | None = None
) -> Awaitable[Outcome]:
    """Appends at once; what is returned waits for the outcome. `expect` is what the record's seq says."""
    future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    store.append(room, one, base, one.seq - 1 if expect is None else expect, future.set_result)
    return future


class Ear:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.records: asyncio.Queue[Record] = asyncio.Queue()
        self.messages: asyncio.Queue[bytes] = asyncio.Queue()
        self.probes: asyncio.Queue[bytes] = asyncio.Queue()
        self.gaps: asyncio.Queue[None] = asyncio.Queue()

    def heard_record(self, room: str, record: Record) -> None:
        self.records.put_nowait(record)

    def heard_message(self, room: str, message: bytes) -> None:
        (self.probes if message.startswith(b"probe ") else self.messages).put_nowait(message)

    def heard_gap(self) -> None:
        self.gaps.put_nowait(None)


async def listen(store: Store, room: str) -> Ear:
    """A listener that certainly hears: a store may need a moment until a subscription holds."""
    ear = Ear()
    store.subscribe(room, ear)
    async with asyncio.timeout(PATIENCE):
        for n in count():
            probe = b"probe %d" % n
            store.publish(room, probe)
            try:
                async with asyncio.timeout(0.2):
                    while await ear.probes.get() != probe:
                        pass
            except TimeoutError:
                continue
            break
    return ear


async def fill(store: Store, room: str, records: Iterable[Record]) -> list[Record]:
    """Appends records, none waiting for another."""
    made = list(records)
    outcomes = await asyncio.gather(*[append(store, room, one, base=one.seq - 1) for one in made])
    assert outcomes == [Appended(one.seq) for one in made]
    return made


async def soon(queue: asyncio.Queue[T]) -> T:
    """The next item."""
    async with asyncio.timeout(PATIENCE):
        return await queue.get()

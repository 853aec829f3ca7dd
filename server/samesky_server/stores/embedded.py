"""The embedded store: one SQLite file in a directory of its own, for one process.

One thread writes: all that queued up while it was busy is one transaction and one fsync, and is answered by
one call into the event loop. Another thread reads, on its own connection, and answers likewise. What others
hear of a room, and who is present, lives in memory: there is only this process.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability, Entry, Position

from . import blobs, disk, rows
from .base import (
    Appended,
    Conflict,
    Duplicate,
    Listener,
    Loaded,
    Outcome,
    Put,
    Stale,
    StoreError,
    Unavailable,
    Unreadable,
    Whole,
)
from .bus import Bus, Present
from .reader import Reader, read
from .writer import Job, Writer

RETRY_AFTER = 1.0
"""Seconds after which a failed append may be sent again."""
FRESH = 1.0
"""Seconds for which the last commit proves that the store is writable."""

T = TypeVar("T")


class EmbeddedStore:
    """A `Store` in `data_dir`, which no other process can open meanwhile. On POSIX systems only.

    Args:
        data_dir: the directory.
        durability: `disk`: what is acknowledged is there; `memory`: it will be, unless the power fails before.
    """

    name: str = "embedded"
    shared: bool = False

    def __init__(self, data_dir: Path, durability: Durability = "disk") -> None:
        self.data_dir = data_dir
        self.durability = durability
        self._turn = asyncio.Lock()
        self._opened: _Opened | None = None
        self._bus = Bus()
        self._present = Present()

    # ------------------------------------------------------------------------------------ opening, closing

    async def open(self) -> float:
        """As the port says; `StoreError` also when it is open already, here or elsewhere."""
        async with self._turn:
            if self._opened is not None:
                raise StoreError(f"The data directory {self.data_dir} is open already.")
            loop = asyncio.get_running_loop()
            self._opened = await asyncio.to_thread(_Opened, self.data_dir, self.durability == "disk", loop)
            return self._opened.newest_at

    async def close(self) -> None:
        async with self._turn:
            opened, self._opened = self._opened, None
            if opened is not None:
                # All answers are heard before this returns: calls into the loop keep their order.
                await asyncio.to_thread(opened.close)

    async def writable(self) -> bool:
        opened = self._opened
        if opened is None:
            return False
        if time.monotonic() - opened.writer.kept_at < FRESH:
            return True
        try:
            async with asyncio.timeout(0.4):
                await self._write(rows.probe)
        except (StoreError, TimeoutError):
            return False
        return True

    async def time(self) -> float | None:
        return None

    # --------------------------------------------------------------------------------------------- records

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        """As the port says; ValueError when the record's seq is not `expect + 1`."""
        if record.seq != expect + 1:
            raise ValueError(f"record {record.seq} does not follow {expect}")
        if self._opened is None:
            asyncio.get_running_loop().call_soon(done, Unavailable(RETRY_AFTER))
        else:
            self._opened.writer.submit(_Append(self._bus, room, record, base, expect, done))

    async def find(self, room: str, id: str, base: int) -> Duplicate | Stale | None:
        return await self._read(lambda db: rows.find(db, room, id, base))

    async def load(self, room: str) -> Loaded | None:
        return await self._read(lambda db: rows.load(db, room))

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        return await self._read(lambda db: rows.tail(db, room, after, limit))

    async def tops(self, rooms: Sequence[str]) -> dict[str, Position]:
        return await self._read(lambda db: rows.tops(db, rooms))

    async def page(self, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        return await self._read(lambda db: rows.page(db, room, before, limit))

    async def entries(self, room: str, after: int, limit: int) -> list[Entry]:
        return await self._read(lambda db: rows.entries(db, room, after, limit))

    async def compact(self, room: str, snapshot: Snapshot, forget: bool = False) -> None:
        await self._write(lambda db: rows.compact(db, room, snapshot, forget), erases=forget)

    async def redact(self, room: str, entries: Sequence[str]) -> None:
        await self._write(lambda db: rows.redact(db, room, entries), erases=True)

    async def import_(self, room: str, whole: Whole, blobs: Mapping[str, bytes]) -> bool:
        return await self._write(lambda db: rows.import_(db, room, whole, blobs))

    async def export(self, room: str) -> Whole | None:
        return await self._read(lambda db: rows.export(db, room))

    async def rooms(self) -> list[str]:
        return await self._read(rows.rooms)

    async def keeps(self) -> dict[str, bytes]:
        return await self._read(rows.keeps)

    async def delete(self, room: str) -> None:
        await self._write(lambda db: rows.delete(db, room), erases=True)
        self._present.forget(room)

    # -------------------------------------------------------------------------------- hints, values, blobs

    def hint(self, room: str, due: float) -> None:
        if self._opened is not None:
            self._opened.writer.submit(_Hint(room, due))

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        return await self._read(lambda db: rows.due(db, now, limit))

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        await self._write(lambda db: rows.unhint(db, room, due, then))

    async def keep(self, name: str, value: bytes) -> bytes:
        return await self._write(lambda db: rows.keep(db, name, value))

    async def put(self, room: str, name: str, blob: bytes, until: float, quota: int) -> Put:
        return await self._write(lambda db: blobs.put(db, room, name, blob, until, quota))

    async def get(self, room: str, name: str) -> bytes | None:
        return await self._read(lambda db: blobs.get(db, room, name))

    async def drop(self, room: str, name: str) -> None:
        await self._write(lambda db: blobs.drop(db, room, name), erases=True)

    async def sweep(self, now: float, limit: int) -> int:
        return await self._write(lambda db: blobs.sweep(db, now, limit), erases=True)

    # ------------------------------------------------------------------------------- who hears, who is here

    def subscribe(self, room: str, listener: Listener) -> None:
        self._bus.subscribe(room, listener)

    def unsubscribe(self, room: str, listener: Listener) -> None:
        self._bus.unsubscribe(room, listener)

    def publish(self, room: str, message: bytes) -> None:
        asyncio.get_running_loop().call_soon(self._bus.message, room, message)

    async def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        self._present.touch(room, device, value, ttl)

    async def leave(self, room: str, device: str) -> None:
        self._present.leave(room, device)

    async def here(self, room: str) -> dict[str, bytes]:
        return self._present.here(room)

    # ------------------------------------------------------------------------------------------- the threads

    async def _read(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        opened = self._opened
        if opened is None:
            raise StoreError("The store is not open.")
        return await opened.reader.ask(ask)

    async def _write(self, work: Callable[[sqlite3.Connection], T], *, erases: bool = False) -> T:
        opened = self._opened
        if opened is None:
            raise StoreError("The store is not open.")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        opened.writer.submit(_Work(work, future, erases))
        return await future


class _Opened:
    """What an open store holds: the lock of its directory, the writer and the reader."""

    def __init__(self, data_dir: Path, sync: bool, loop: asyncio.AbstractEventLoop) -> None:
        self._lock = disk.claim(data_dir)
        try:
            self.writer = Writer(lambda: disk.open_to_write(data_dir, sync=sync), loop)
            try:
                db = disk.open_to_read(data_dir)
                self.newest_at = read(db, rows.newest_at)
            except BaseException:
                self.writer.stop()
                raise
        except BaseException:
            os.close(self._lock)
            raise
        self.reader = Reader(db, loop)

    def close(self) -> None:
        self.reader.stop()
        self.writer.stop()
        os.close(self._lock)


class _Append(Job):
    def __init__(
        self, bus: Bus, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        self.bus, self.room, self.record, self.base, self.expect = bus, room, record, base, expect
        self.done = done
        self.packed = rows.pack(record)
        self.erases = bool(record.redacted)
        self.outcome: Outcome = Unavailable(RETRY_AFTER)

    def run(self, db: sqlite3.Connection) -> None:
        self.outcome = rows.append(db, self.room, self.packed, self.base, self.expect)

    def kept(self) -> None:
        self.done(self.outcome)

    def lost(self) -> None:
        self.done(Unavailable(RETRY_AFTER))

    def damaged(self, error: Unreadable) -> None:
        self.done(Conflict(0))  # whatever the room is in memory, it is not what is kept: it is read anew

    def tell(self) -> None:
        if type(self.outcome) is Appended:
            self.bus.record(self.room, self.record)


class _Hint(Job):
    again = True

    def __init__(self, room: str, due: float) -> None:
        self.room, self.due = room, due

    def run(self, db: sqlite3.Connection) -> None:
        rows.hint(db, self.room, self.due)


class _Work(Job, Generic[T]):
    def __init__(
        self, work: Callable[[sqlite3.Connection], T], future: asyncio.Future[T], erases: bool
    ) -> None:
        self.work, self.future, self.erases = work, future, erases
        self.result: list[T] = []

    def run(self, db: sqlite3.Connection) -> None:
        self.result = [self.work(db)]

    def kept(self) -> None:
        if not self.future.done():
            self.future.set_result(self.result[0])

    def lost(self) -> None:
        if not self.future.done():
            self.future.set_exception(StoreError("The store can't write now."))

    def damaged(self, error: Unreadable) -> None:
        if not self.future.done():
            self.future.set_exception(error)

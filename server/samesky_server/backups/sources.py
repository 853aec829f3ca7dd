"""Where rooms are read from, one after the other: a store, the SQLite file of one, or lines of JSON (`lines`)."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from typing import NamedTuple, Protocol, TypeVar

from ..stores import blobs, rows
from ..stores.base import Unreadable, Whole
from ..stores.blobs import pins_of

TRIES = 8
"""Times that a room is read because it went on meanwhile."""

T = TypeVar("T")


class Found(NamedTuple):
    """A room as it was found."""

    room: str
    whole: Whole | None
    """None when it cannot be read."""
    blobs: dict[str, bytes]
    problem: str = ""
    """Why it cannot be read: one line, and nothing of what is in it."""

    @property
    def missing(self) -> int:
        """How many blobs are not there that entries name."""
        return 0 if self.whole is None else len(named(self.whole) - self.blobs.keys())


class Source(Protocol):
    """What can be backed up, verified, restored and moved. Coroutines raise `StoreError`."""

    async def keeps(self) -> dict[str, bytes]:
        """The values that all hubs share, the secret among them."""

    async def rooms(self) -> list[str]:
        """The names of all rooms."""

    def each(self) -> AsyncIterator[Found]:
        """The rooms. One that cannot be read says so, and the next comes."""


class Readable(Protocol):
    """What of a store is needed to read all of it; see `Store`."""

    async def keeps(self) -> dict[str, bytes]:
        """As the port says."""

    async def rooms(self) -> list[str]:
        """As the port says."""

    async def export(self, room: str) -> Whole | None:
        """As the port says."""

    async def get(self, room: str, name: str) -> bytes | None:
        """As the port says."""


class StoreSource:
    """A store, in which hubs may be writing: each room is as it was at one moment."""

    def __init__(self, store: Readable) -> None:
        self._store = store

    async def keeps(self) -> dict[str, bytes]:
        return await self._store.keeps()

    async def rooms(self) -> list[str]:
        return await self._store.rooms()

    async def each(self) -> AsyncIterator[Found]:
        """As `Source` says."""
        for room in await self._store.rooms():
            found = await self.one(room)
            if found is not None:
                yield found

    async def one(self, room: str) -> Found | None:
        """One room; None when there is none."""
        found = await self._read(room)
        for _ in range(TRIES - 1):
            if found is None or not found.missing:
                break
            found = await self._read(room)  # what named it may have been erased in between
        return found

    async def _read(self, room: str) -> Found | None:
        try:
            whole = await self._store.export(room)
            if whole is None:
                return None  # deleted since we asked which there are
            there = {}
            for name in whole.ends:
                blob = await self._store.get(room, name)
                if blob is not None:
                    there[name] = blob
        except Unreadable as error:
            return Found(room, None, {}, str(error))
        return Found(room, whole._replace(ends={name: whole.ends[name] for name in there}), there)


class FileRows:
    """What a SQLite file has, all of one moment: that of the first question."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    async def keeps(self) -> dict[str, bytes]:
        return self._ask(rows.keeps)

    async def rooms(self) -> list[str]:
        return self._ask(rows.rooms)

    async def export(self, room: str) -> Whole | None:
        return self._ask(lambda db: rows.export(db, room))

    async def get(self, room: str, name: str) -> bytes | None:
        return self._ask(lambda db: blobs.get(db, room, name))

    def _ask(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN")
            return ask(self._db)
        except sqlite3.Error:
            raise Unreadable("the database is damaged there") from None


def named(whole: Whole) -> set[str]:
    """The blobs that entries of a room name."""
    return {name for _, name in pins_of(whole.entries)}

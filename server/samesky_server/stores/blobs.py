"""What an embedded store keeps of blobs, as rows: the bytes, until when, and which entries pin them.

A blob lives until its time, and beyond that as long as an entry names it in its body under `blobs`. Names are
hashes of what they name, so bytes never change. Transactions are the caller's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from sqlite3 import Connection

from samesky_shared.protocol import Entry

from .base import BLOB_LEAST, Put

Pin = tuple[int, str]
"""The number of an entry in its record, and the blob that it names."""


def pins_of(entries: Iterable[Entry]) -> Iterator[Pin]:
    """What the entries of one record pin."""
    for n, entry in enumerate(entries):
        named = entry.body.get("blobs")
        if isinstance(named, (list, tuple)):
            yield from dict.fromkeys((n, name) for name in named if isinstance(name, str))


def put(db: Connection, room: str, name: str, blob: bytes, until: float, quota: int) -> Put:
    """As `Store.put` says."""
    if db.execute("SELECT 1 FROM records WHERE room = ? LIMIT 1", (room,)).fetchone() is None:
        return "unknown"
    known = "UPDATE blobs SET until = max(until, ?) WHERE room = ? AND name = ?"
    if db.execute(known, (until, room, name)).rowcount:
        return "kept"
    size = max(len(blob), BLOB_LEAST)
    if used(db, room) + size > quota:
        return "full"
    db.execute("INSERT INTO blobs VALUES (?, ?, ?, ?, ?)", (room, name, until, size, blob))
    return "kept"


def used(db: Connection, room: str) -> int:
    """Bytes that a room's blobs count for."""
    size: int = db.execute("SELECT total(size) FROM blobs WHERE room = ?", (room,)).fetchone()[0]
    return int(size)


def get(db: Connection, room: str, name: str) -> bytes | None:
    """As `Store.get` says."""
    row = db.execute("SELECT bytes FROM blobs WHERE room = ? AND name = ?", (room, name)).fetchone()
    return None if row is None else row[0]


def drop(db: Connection, room: str, name: str) -> None:
    """As `Store.drop` says."""
    db.execute("DELETE FROM blobs WHERE room = ? AND name = ?", (room, name))


def sweep(db: Connection, now: float, limit: int) -> int:
    """As `Store.sweep` says."""
    over = (
        "SELECT rowid FROM blobs WHERE until <= ? AND NOT EXISTS"
        " (SELECT 1 FROM pins WHERE pins.room = blobs.room AND pins.name = blobs.name) ORDER BY until LIMIT ?"
    )
    return db.execute(f"DELETE FROM blobs WHERE rowid IN ({over})", (now, max(limit, 0))).rowcount  # noqa: S608


def pin(db: Connection, room: str, seq: int, pins: Iterable[Pin]) -> None:
    """Notes what the entries of a record pin."""
    db.executemany("INSERT INTO pins VALUES (?, ?, ?, ?)", [(room, seq, n, name) for n, name in pins])


def unpin(db: Connection, room: str, seq: int, n: int, still: Collection[str] = ()) -> None:
    """Takes the pins of an entry that is erased, but for what it `still` names; what nothing else pins goes."""
    where = (room, seq, n)
    found = db.execute("SELECT name FROM pins WHERE room = ? AND seq = ? AND n = ?", where).fetchall()
    pinned = [(name,) for (name,) in found if name not in still]
    gone = "DELETE FROM pins WHERE room = ? AND seq = ? AND n = ? AND name = ?"
    db.executemany(gone, [(*where, name) for (name,) in pinned])
    free = "NOT EXISTS (SELECT 1 FROM pins WHERE pins.room = blobs.room AND pins.name = blobs.name)"
    drop_free = f"DELETE FROM blobs WHERE room = ? AND name = ? AND {free}"  # noqa: S608
    db.executemany(drop_free, [(room, name) for (name,) in pinned])

"""What an embedded store keeps, as rows: every statement on its tables. Transactions are the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Entry, Position

from . import blobs
from .base import (
    KEEP_IDS,
    KEEP_RECORDS,
    Appended,
    Conflict,
    Duplicate,
    Loaded,
    Outcome,
    Stale,
    Whole,
    reading,
)

_encode = msgspec.msgpack.Encoder().encode
_record = reading(msgspec.msgpack.Decoder(Record).decode, "a record")
_entry = reading(msgspec.msgpack.Decoder(Entry).decode, "an entry")
_position = reading(msgspec.msgpack.Decoder(Position).decode, "a record")
_snapshot = reading(msgspec.msgpack.Decoder(Snapshot).decode, "the snapshot")


class Packed(Struct, frozen=True):
    """A record as rows."""

    seq: int
    id: str
    at: float
    raw: bytes
    entries: tuple[tuple[int, str, bytes], ...]
    """Number, id and bytes of each."""
    pins: tuple[blobs.Pin, ...]
    redacted: tuple[Entry, ...]
    after: str


def pack(record: Record) -> Packed:
    """The rows of a record."""
    bare = replace(record, entries=()) if record.entries else record
    entries = tuple((n, entry.id, _encode(entry)) for n, entry in enumerate(record.entries))
    return Packed(
        record.seq,
        record.id,
        record.at,
        _encode(bare),
        entries,
        tuple(blobs.pins_of(record.entries)),
        record.redacted,
        record.after,
    )


# -------------------------------------------------------------------------------------------------- records


def append(db: Connection, room: str, record: Packed, base: int, expect: int) -> Outcome:
    """As `Store.append` says; `Unavailable` is up to the caller."""
    newest = top(db, room)
    seq = 0 if newest is None else newest.seq
    if base < seq:
        earlier = find(db, room, record.id, base) or (Stale() if base > 0 and _gap(db, room, base) else None)
        if earlier is not None:
            return earlier
    if seq != expect or (newest is not None and record.after not in ("", newest.mark)):
        return Conflict(seq)
    db.execute(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?)", (room, record.seq, record.id, record.at, record.raw)
    )
    if record.entries:
        db.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?)", [(room, record.seq, *e) for e in record.entries]
        )
        blobs.pin(db, room, record.seq, record.pins)
    for entry in record.redacted:
        _rewrite(db, room, entry.id, entry.body)
    return Appended(record.seq)


def top(db: Connection, room: str) -> Position | None:
    """The position of the newest record; None when there is no such room."""
    row = db.execute("SELECT bytes FROM records WHERE room = ? ORDER BY seq DESC LIMIT 1", (room,)).fetchone()
    return None if row is None else _position(row[0])


def tops(db: Connection, rooms: Iterable[str]) -> dict[str, Position]:
    """As `Store.tops` says."""
    return {room: found for room in rooms if (found := top(db, room)) is not None}


def newest(db: Connection, room: str) -> int:
    """The seq of the newest record; 0 when there is no such room."""
    seq: int | None = db.execute("SELECT max(seq) FROM records WHERE room = ?", (room,)).fetchone()[0]
    return seq or 0


def newest_at(db: Connection) -> float:
    """The largest `at` of all rooms."""
    at: float | None = db.execute("SELECT max(at) FROM records").fetchone()[0]
    return at or 0.0


def find(db: Connection, room: str, id: str, base: int) -> Duplicate | Stale | None:
    """As `Store.find` says."""
    if id:
        where = (
            "room = ? AND id = ? AND id != '' AND seq > ?"  # the comparison with '' lets the index be used
        )
        seq = db.execute(f"SELECT min(seq) FROM records WHERE {where}", (room, id, base)).fetchone()[0]  # noqa: S608
        if seq is not None:
            return Duplicate(seq)
    return Stale() if base > 0 and _row(db, room, base + 1) is None and base < newest(db, room) else None


def load(db: Connection, room: str) -> Loaded | None:
    """As `Store.load` says."""
    row = db.execute("SELECT bytes FROM snapshots WHERE room = ?", (room,)).fetchone()
    snapshot = _snapshot(row[0]) if row is not None else None
    tail = _records(db, room, snapshot.seq if snapshot is not None else 0, -1)
    return None if snapshot is None and not tail else Loaded(snapshot, tail)


def tail(db: Connection, room: str, after: int, limit: int) -> list[Record] | None:
    """As `Store.tail` says."""
    return None if _gap(db, room, after) else _records(db, room, after, max(limit, 0))


def compact(db: Connection, room: str, snapshot: Snapshot, forget: bool = False) -> None:
    """As `Store.compact` says. A snapshot of what is not kept (a room deleted meanwhile) is ignored."""
    top = newest(db, room)
    raw = _row(db, room, snapshot.seq)
    if snapshot.seq > top or raw == b"" or (raw is not None and _position(raw).mark != snapshot.mark):
        return
    db.execute(
        "INSERT INTO snapshots VALUES (?, ?, ?) ON CONFLICT (room)"
        " DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes WHERE seq <= excluded.seq",
        (room, snapshot.seq, _encode(snapshot)),
    )
    last = snapshot.seq - 1 if forget else min(snapshot.seq, top - KEEP_RECORDS)
    # Of what is kept no longer the bytes go, and with the rest of the row its command stays known.
    db.execute("UPDATE records SET bytes = x'' WHERE room = ? AND seq <= ? AND bytes != x''", (room, last))
    db.execute("DELETE FROM records WHERE room = ? AND seq <= ?", (room, last - KEEP_IDS))


def _row(db: Connection, room: str, seq: int) -> bytes | None:
    """The bytes of a record, empty when only its command is known; None when not even that."""
    row = db.execute("SELECT bytes FROM records WHERE room = ? AND seq = ?", (room, seq)).fetchone()
    return None if row is None else row[0]


def _gap(db: Connection, room: str, after: int) -> bool:
    """Whether records above `after` are no longer kept: they go from the oldest on."""
    return not _row(db, room, after + 1) and after < newest(db, room)


def _records(db: Connection, room: str, after: int, limit: int) -> list[Record]:
    rows = db.execute(
        "SELECT bytes FROM records WHERE room = ? AND seq > ? AND bytes != x'' ORDER BY seq LIMIT ?",
        (room, after, limit),
    )
    found = [_record(raw) for (raw,) in rows]
    if not found:
        return []
    span = "SELECT bytes FROM entries WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq, n"
    entries: dict[int, list[Entry]] = {}
    for entry in _entries(db.execute(span, (room, after, found[-1].seq))):
        entries.setdefault(entry.seq, []).append(entry)
    return [replace(one, entries=tuple(entries[one.seq])) if one.seq in entries else one for one in found]


# -------------------------------------------------------------------------------------------------- entries


def page(db: Connection, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
    """As `Store.page` says."""
    end = 2**63 - 1 if before is None else before
    last = "SELECT seq FROM entries WHERE room = ? AND seq < ? ORDER BY seq DESC, n DESC LIMIT 1 OFFSET ?"
    row = db.execute(last, (room, end, max(limit, 1) - 1)).fetchone()
    start = 0 if row is None else row[0]
    span = "SELECT bytes FROM entries WHERE room = ? AND seq >= ? AND seq < ? ORDER BY seq, n"
    found = _entries(db.execute(span, (room, start, end)))
    more = db.execute(
        "SELECT EXISTS (SELECT 1 FROM entries WHERE room = ? AND seq < ?)", (room, start)
    ).fetchone()
    return found, bool(more[0])


def entries(db: Connection, room: str, after: int, limit: int) -> list[Entry]:
    """As `Store.entries` says."""
    nth = "SELECT seq FROM entries WHERE room = ? AND seq > ? ORDER BY seq, n LIMIT 1 OFFSET ?"
    row = db.execute(nth, (room, after, max(limit, 1) - 1)).fetchone()
    end = 2**63 - 1 if row is None else row[0]
    span = "SELECT bytes FROM entries WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq, n"
    return _entries(db.execute(span, (room, after, end)))


def import_(db: Connection, room: str, whole: Whole, named: Mapping[str, bytes]) -> bool:
    """As `Store.import_` says."""
    if newest(db, room):
        return False
    for one in map(pack, whole.records):
        db.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", (room, one.seq, one.id, one.at, one.raw))
    if whole.snapshot is not None:
        row = (room, whole.snapshot.seq, _encode(whole.snapshot))
        db.execute("INSERT INTO snapshots VALUES (?, ?, ?)", row)
    for entry in whole.entries:
        n = int(entry.id.partition("-")[2])
        db.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?)", (room, entry.seq, n, entry.id, _encode(entry))
        )
        blobs.pin(db, room, entry.seq, [(n, name) for _, name in blobs.pins_of([entry])])
    for name, blob in named.items():
        blobs.put(db, room, name, blob, whole.ends[name], 2**63)
    if whole.due is not None:
        hint(db, room, whole.due)
    return True


def export(db: Connection, room: str) -> Whole | None:
    """As `Store.export` says."""
    records = _records(db, room, 0, -1)
    if not records:
        return None
    row = db.execute("SELECT bytes FROM snapshots WHERE room = ?", (room,)).fetchone()
    old = "SELECT bytes FROM entries WHERE room = ? AND seq < ? ORDER BY seq, n"
    due = db.execute("SELECT due FROM hints WHERE room = ?", (room,)).fetchone()
    return Whole(
        None if row is None else _snapshot(row[0]),
        records,
        _entries(db.execute(old, (room, records[0].seq))),
        dict(db.execute("SELECT name, until FROM blobs WHERE room = ?", (room,))),
        None if due is None else due[0],
    )


def rooms(db: Connection) -> list[str]:
    """As `Store.rooms` says."""
    return [room for (room,) in db.execute("SELECT DISTINCT room FROM records ORDER BY room")]


def redact(db: Connection, room: str, ids: Sequence[str]) -> None:
    """As `Store.redact` says."""
    for name in ids:
        _rewrite(db, room, name, {})


def _rewrite(db: Connection, room: str, name: str, body: dict[str, Any]) -> None:
    seq = name.partition("-")[0]
    if not seq.isdecimal() or len(seq) > 16:
        return  # no entry is called so
    where = "WHERE room = ? AND seq = ? AND id = ?"
    key = (room, int(seq), name)
    for n, raw in db.execute(f"SELECT n, bytes FROM entries {where}", key).fetchall():  # noqa: S608
        entry = replace(_entry(raw), body=body)
        db.execute(f"UPDATE entries SET bytes = ? {where}", (_encode(entry), *key))  # noqa: S608
        blobs.unpin(db, room, int(seq), n, [pinned for _, pinned in blobs.pins_of([entry])])


def _entries(rows: Iterable[tuple[bytes]]) -> list[Entry]:
    return [_entry(raw) for (raw,) in rows]


# ---------------------------------------------------------------------------------------- hints, values, all


def hint(db: Connection, room: str, due: float) -> None:
    """As `Store.hint` says."""
    earlier = "INSERT INTO hints VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET due = min(due, excluded.due)"
    db.execute(earlier, (room, due))


def unhint(db: Connection, room: str, due: float, then: float | None) -> None:
    """As `Store.unhint` says."""
    if then is None:
        db.execute("DELETE FROM hints WHERE room = ? AND due = ?", (room, due))
    else:
        db.execute("UPDATE hints SET due = ? WHERE room = ? AND due = ?", (then, room, due))


def due(db: Connection, now: float, limit: int) -> list[tuple[str, float]]:
    """As `Store.due` says."""
    return db.execute(
        "SELECT room, due FROM hints WHERE due <= ? ORDER BY due LIMIT ?", (now, max(limit, 0))
    ).fetchall()


def keep(db: Connection, name: str, value: bytes) -> bytes:
    """As `Store.keep` says."""
    db.execute("INSERT OR IGNORE INTO keeps VALUES (?, ?)", (name, value))
    kept: bytes = db.execute("SELECT value FROM keeps WHERE name = ?", (name,)).fetchone()[0]
    return kept


def keeps(db: Connection) -> dict[str, bytes]:
    """As `Store.keeps` says."""
    return dict(db.execute("SELECT name, value FROM keeps"))


def delete(db: Connection, room: str) -> None:
    """Deletes every row of a room."""
    for table in ("records", "entries", "snapshots", "hints", "blobs", "pins"):
        db.execute(f"DELETE FROM {table} WHERE room = ?", (room,))  # noqa: S608


def probe(db: Connection) -> None:
    """Takes some pages and gives them back: fails when an append would find no room on the disk."""
    db.execute("INSERT INTO probe VALUES (zeroblob(16384))")
    db.execute("DELETE FROM probe")

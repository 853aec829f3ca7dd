"""The log of a room in Redis: records as they were kept, snapshots, and the entries of what has been settled.

A record brings its entries along, since an append is one write. **Settling** copies them out: into `past`, where
they can be overwritten, with what they pin. `to` says up to where that is done: entries of records up to it are
read from `past`, those above from the log. `less` says up to which record what it erases is overwritten; what later
ones erase is taken out while reading. So an erasing is in force as soon as its record is kept, and each step of
settling may be done twice, or be left half done.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Entry, Position

from . import redis_apart, redis_blob_scripts, redis_hub_scripts, scripts
from .base import BLOB_LEAST, KEEP_IDS, KEEP_RECORDS, Duplicate, Loaded, Stale, StoreError, Whole, reading
from .blobs import pins_of
from .redis_keys import Keys, Names
from .redis_link import Way
from .scripts import Command

ALL = 2**40
"""More records than a room has."""
TRIES = 8
"""Times that something is done anew because the room went on meanwhile."""
MANY = 1000
"""Entries in one answer when all of a room are read."""

encode = msgspec.msgpack.Encoder().encode
decode_record = reading(msgspec.msgpack.Decoder(Record).decode, "a record")
_decode_entries = reading(msgspec.msgpack.Decoder(tuple[Entry, ...]).decode, "entries")
_decode_snapshot = reading(msgspec.msgpack.Decoder(Snapshot).decode, "the snapshot")

Less = Mapping[str, Entry]
"""Entries with less in them, by id."""


class Settled(NamedTuple):
    """All entries up to `seq` are in `past`."""

    seq: int
    call: bytes
    less: int
    """What records up to this one erase is taken out of `past`."""
    erasing: list[Record]
    """Later ones that erase something."""


class RedisLog:
    """Records, snapshots and entries of the rooms of one Redis."""

    def __init__(self, link: Way, names: Names) -> None:
        self._link, self._names = link, names

    # -------------------------------------------------------------------------------------------- reading

    async def find(self, room: str, id: str, base: int) -> Duplicate | Stale | None:
        """As `Store.find` says."""
        k = self._names.keys(room)
        found = await redis_apart.either(
            self._link,
            scripts.FIND(k.log, k.told, id, base),
            partial(redis_apart.find, self._link, k, id, base),
        )
        if found is None:
            return None
        return Duplicate(int(found[1])) if found[0] == b"duplicate" else Stale()

    async def tops(self, rooms: Sequence[str]) -> dict[str, Position | None]:
        """As `Store.tops` says."""
        found = await self._link.some([scripts.TOP(self._names.keys(room).log) for room in rooms])
        return {
            # What is damaged in one room must not keep the others from being seen.
            room: None
            if isinstance(one, Exception)
            else Position(one[0].decode(errors="replace"), int(one[1]), one[2].decode(errors="replace"))
            for room, one in zip(rooms, found, strict=True)
            if one is not None
        }

    async def load(self, room: str) -> Loaded | None:
        """As `Store.load` says."""
        found = await self._records(room, None, ALL)
        if found is None:
            return None
        raw, _, erasing, tail = found
        if erasing:  # whoever was about to settle this may be gone
            with contextlib.suppress(StoreError):  # what it erases is not shown in any case
                await self.settle(room)
        return Loaded(None if raw is None else _decode_snapshot(raw.partition(b":")[2]), tail)

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        """As `Store.tail` says."""
        found = await self._records(room, after, limit)
        if found is None:
            return []
        _, low, _, records = found
        return None if after + 1 < low else records

    async def page(self, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        """As `Store.page` says."""
        if before is not None and before <= 1:
            return [], False
        k, limit = self._names.keys(room), max(limit, 1)
        found = await redis_apart.either(
            self._link,
            scripts.PAGE(k.log, k.past, k.when, "" if before is None else before, limit),
            partial(redis_apart.page, self._link, k, before, limit),
        )
        page: list[Entry] = []
        for record in _entries_of(*found):
            if len(page) >= limit:
                return page, True
            page[:0] = record
        return page, False

    async def entries(self, room: str, after: int, limit: int) -> list[Entry]:
        """As `Store.entries` says."""
        k, limit = self._names.keys(room), max(limit, 1)
        found = await redis_apart.either(
            self._link,
            scripts.ENTRIES(k.log, k.past, k.when, after, limit),
            partial(redis_apart.entries, self._link, k, after, limit),
        )
        some: list[Entry] = []
        for record in _entries_of(*found):
            if len(some) >= limit:
                break
            some += record
        return some

    async def export(self, room: str) -> Whole | None:
        """As `Store.export` says, but for blobs and hints."""
        for _ in range(TRIES):
            kept = await self._link.one(("GET", self._names.keys(room).snapshot))
            found = await self._records(room, 0, ALL)
            if found is None or not found[3]:
                return None
            snapshot = None if kept is None else _decode_snapshot(kept.partition(b":")[2])
            _, low, _, records = found
            if (0 if snapshot is None else snapshot.seq) + 1 < low:
                continue  # a newer snapshot was kept in between, and what it holds forgotten
            past: list[Entry] = []
            after = 0
            while after < low - 1 and (more := await self.entries(room, after, MANY)):
                past += [entry for entry in more if entry.seq < low]
                after = more[-1].seq
            return Whole(snapshot, records, past)
        raise StoreError("Redis: a room forgets what is being read of it.")

    async def _records(
        self, room: str, after: int | None, limit: int
    ) -> tuple[bytes | None, int, list[bytes], list[Record]] | None:
        k, limit = self._names.keys(room), max(limit, 0)
        found = await redis_apart.either(
            self._link,
            scripts.RECORDS(k.log, k.past, k.snapshot, "" if after is None else after, limit),
            partial(redis_apart.records, self._link, k, after, limit),
        )
        if found is None:
            return None
        snapshot, low, erasing, rows = found
        less = _less(map(decode_record, erasing))
        records = []
        for raw, past in rows:
            record = decode_record(raw)
            if record.entries:
                entries = record.entries if past is None else _decode_entries(past)
                record = replace(record, entries=_lessened(entries, less))
            records.append(record)
        return snapshot, low, erasing, records

    # ------------------------------------------------------------------------------------------- settling

    async def settle(self, room: str) -> None:
        """Brings the entries of all records into `past`, and takes out of it what is erased. Idempotent."""
        found = await self._collect(room)
        if found is None or (found.less == found.seq and not found.erasing):
            return
        for record in found.erasing:
            await self.rewrite(room, record.redacted)
        k = self._names.keys(room)
        await self._link.one(scripts.SETTLED(k.log, k.past, found.seq, found.call, "less"))

    async def _collect(self, room: str) -> Settled | None:
        # Each write checks that the record is still there: the room may be deleted, or fork, at any time.
        k = self._names.keys(room)
        found = await self._link.one(scripts.UNSETTLED(k.log, k.past))
        if found is None:
            return None
        to, less, top, call, rows = found
        commands: list[Command] = []
        erasing = []
        for seq, made, raw in rows:
            record = decode_record(raw)
            if record.entries and seq > to:
                commands.append(scripts.SETTLE(k.log, k.past, seq, made, encode(record.entries)))
                commands.append(scripts.NOTE(k.log, k.past, k.when, seq, made, seq, seq))
                pins = [_pin(name, record.entries[n].id) for n, name in pins_of(record.entries)]
                for start in range(0, len(pins), MANY):
                    some = [part for pin in pins[start : start + MANY] for part in (0, pin)]
                    commands.append(scripts.NOTE(k.log, k.past, k.pins, seq, made, *some))
            if record.redacted and seq > less:
                erasing.append(record)
        if top > to:
            await self._link.many([*commands, scripts.SETTLED(k.log, k.past, top, call, "to")])
        return Settled(top, call, less, erasing)

    async def redact(self, room: str, ids: Sequence[str]) -> None:
        """As `Store.redact` says."""
        await self.settle(room)
        known = [id for id in ids if id.partition("-")[0].isdecimal() and len(id) <= 24]
        await self.rewrite(room, [Entry(id, 0, 0.0, "", "", None, {}) for id in known])

    async def rewrite(self, room: str, less: Iterable[Entry]) -> None:
        """Gives entries of `past` the bodies of these, by id. What only they named goes first.

        The old body says what it named, so it is the last to go: whoever does this again knows all to do.
        """
        bodies = {entry.id: entry.body for entry in less}
        k = self._names.keys(room)
        for _ in range(TRIES):
            seqs = sorted({int(id.partition("-")[0]) for id in bodies})
            rows = await self._link.many([("HGET", k.past, seq) for seq in seqs]) if seqs else []
            swaps: list[Command] = []
            freed: dict[str, list[str]] = {}
            for seq, raw in zip(seqs, rows, strict=True):
                old = () if raw is None else _decode_entries(raw)
                new = tuple(replace(e, body=bodies[e.id]) if e.id in bodies else e for e in old)
                if new == old:
                    continue
                for one, other in zip(old, new, strict=True):
                    still = {name for _, name in pins_of([other])}
                    for _, name in pins_of([one]):
                        if name not in still:
                            freed.setdefault(name, []).append(_pin(name, one.id))
                swaps.append(scripts.SWAP(k.past, seq, raw, encode(new)))
            if not swaps:
                return
            await self._free(room, freed)
            if all(await self._link.many(swaps)):
                return
        raise StoreError("Redis: entries are being erased by somebody else at the same time.")

    async def _free(self, room: str, freed: Mapping[str, list[str]]) -> None:
        if not freed:
            return
        k = self._names.keys(room)
        first: Command = (
            "ZADD",
            self._names.sweeps(self._names.part(room)),
            "LT",
            0,
            room,
        )  # a sweep finishes what stays undone here
        await self._link.many([first, *[("ZREM", k.pins, *pins) for pins in freed.values()]])
        await self.free(room, list(freed))

    async def free(self, room: str, names: Sequence[str]) -> int:
        """Forgets those of these blobs that no entry names; how many."""
        k, gone, left = self._names.keys(room), 0, list(names)
        for _ in range(TRIES):
            found = await self._collect(room)
            seq = 0 if found is None else found.seq
            told = await self._link.many(
                [redis_blob_scripts.FREE(k.log, k.pins, k.blobs, name, seq) for name in left]
            )
            ended = [name for name, one in zip(left, told, strict=True) if one in (b"gone", b"none")]
            commands = [redis_blob_scripts.UNEND(k.blobs, k.ends, name) for name in ended]
            await self._link.many([*commands, redis_blob_scripts.COUNT(k.blobs, BLOB_LEAST)])
            gone += told.count(b"gone")
            left = [name for name, one in zip(left, told, strict=True) if one == b"again"]
            if not left:
                break
        return gone

    # ------------------------------------------------------------------------------- snapshots, retention

    async def compact(self, room: str, snapshot: Snapshot, forget: bool) -> None:
        """As `Store.compact` says. A snapshot of what is not kept (a room deleted meanwhile) is ignored."""
        await self.settle(room)
        k = self._names.keys(room)
        kept = await self._link.one(
            scripts.SNAPSHOT(k.log, k.snapshot, snapshot.seq, snapshot.mark, encode(snapshot))
        )
        await self._trim(room, snapshot.seq, KEEP_RECORDS)
        if forget and kept:
            await self._forget(room, snapshot.seq)

    async def _trim(self, room: str, seq: int, keep: int) -> None:
        """Drops records up to `seq` but for the newest, when it is told of which commands they were."""
        k = self._names.keys(room)
        trim = scripts.TRIM(k.log, k.past, k.snapshot, k.told, seq, keep)
        await self._link.many([self._tell_of(room, seq, keep), trim])

    def _tell_of(self, room: str, seq: int, keep: int) -> Command:
        k = self._names.keys(room)
        return scripts.TELL_OF(k.log, k.past, k.snapshot, k.told, seq, keep, KEEP_IDS)

    async def _forget(self, room: str, seq: int) -> None:
        # A stream keeps the bytes of trimmed entries for a while. So what stays is copied, and takes its place.
        k, after = self._names.keys(room), f"{seq}-0"
        await self._link.many([self._tell_of(room, seq - 1, 0), ("UNLINK", k.new)])
        for _ in range(TRIES):
            rows = await self._link.one(("XRANGE", k.log, after, "+"))
            copies = [("XADD", k.new, id, *chain.from_iterable(fields.items())) for id, fields in rows]
            replace_log = scripts.REPLACE(k.log, k.new, k.past, k.snapshot, k.told, seq)
            *told, replaced = await self._link.answers([*copies, replace_log])
            if replaced == 1:
                return
            if any(isinstance(one, Exception) for one in told):  # somebody else copies it, too
                await self._link.one(("UNLINK", k.new))
                after = f"{seq}-0"
            elif rows:
                after = f"({rows[-1][0].decode()}"
        # The room goes on faster than it is copied: its bytes go when others take their place in the stream.
        await self._link.one(("UNLINK", k.new))
        await self._trim(room, seq - 1, 0)

    async def import_(self, room: str, whole: Whole, call: Callable[[], str]) -> bool:
        """The records of `Store.import_`; the room is there with the last command, which names its log."""
        k, top = self._names.keys(room), whole.top
        staged = [
            redis_hub_scripts.ROOMLESS(k.log, key, "UNLINK")
            for key in (k.past, k.when, k.pins, k.snapshot, k.new, k.told)
        ]
        await self._link.many(staged)
        of: dict[int, list[Entry]] = {}
        for entry in whole.entries:
            of.setdefault(entry.seq, []).append(entry)
        commands: list[Command] = []
        for seq, some in of.items():
            commands.append(redis_hub_scripts.ROOMLESS(k.log, k.past, "HSET", seq, encode(some)))
            commands.append(redis_hub_scripts.ROOMLESS(k.log, k.when, "ZADD", seq, seq))
            for entry in some:
                pins = [part for _, name in pins_of([entry]) for part in (0, _pin(name, entry.id))]
                if pins:
                    commands.append(redis_hub_scripts.ROOMLESS(k.log, k.pins, "ZADD", *pins))
        if whole.snapshot is not None:
            raw = f"{whole.snapshot.seq}:".encode() + encode(whole.snapshot)
            commands.append(redis_hub_scripts.ROOMLESS(k.log, k.snapshot, "SET", raw))
        commands.append(redis_hub_scripts.ROOMLESS(k.log, k.past, "HSET", "to", top, "less", top))
        newest = max(one.at for one in whole.records)
        commands.append(redis_hub_scripts.NEWEST_AT(self._names.newest_at(self._names.part(room)), newest))
        for one in whole.records:
            row = fields(one, call())
            commands.append(redis_hub_scripts.ROOMLESS(k.log, k.new, "XADD", f"{one.seq}-0", *row))
        for start in range(0, len(commands), MANY):
            await self._link.many(commands[start : start + MANY])
        return bool(await self._link.one(redis_hub_scripts.ROOMLESS(k.log, k.new, "RENAME", k.log)))


def fields(record: Record, call: str) -> list[str | bytes | int | float]:
    """A record as the fields of its entry in the log."""
    made: list[str | bytes | int | float] = [
        "e", record.epoch, "m", record.mark, "i", record.id, "c", call, "t", record.at, "n", len(record.entries),
        "r", encode(record),
    ]  # fmt: skip
    return [*made, "x", 1] if record.redacted else made


def parts(k: Keys) -> tuple[str, ...]:
    """All keys of a room."""
    return tuple(k)


def _pin(name: str, entry: str) -> str:
    return f"{name}\0{entry}"


def _less(erasing: Iterable[Record]) -> Less:
    return {entry.id: entry for record in erasing for entry in record.redacted}


def _lessened(entries: Iterable[Entry], less: Less) -> tuple[Entry, ...]:
    return tuple(replace(e, body=less[e.id].body) if e.id in less else e for e in entries)


def _entries_of(erasing: list[bytes], rows: list[Any]) -> Iterable[tuple[Entry, ...]]:
    less = _less(map(decode_record, erasing))
    for raw, past in rows:
        entries = decode_record(raw).entries if past is None else _decode_entries(past)
        yield _lessened(entries, less)

"""What every store promises of rooms that come and go as files; a part of the conformance suite."""

from __future__ import annotations

from msgspec.structs import replace

from samesky_shared.core.record import Record

from .base import Appended, Conflict, Duplicate, Loaded, Stale, Store, Whole
from .fixtures import append, fill, record, snapshot

ROOM, OTHER = "room-one", "room-two"


class TravelConformance:
    """A room is kept whole or not at all."""

    async def test_entries_are_read_from_the_beginning(self, store: Store) -> None:
        counts = [1, 0, 3, 2, 0, 1]
        records = await fill(store, ROOM, [record(n, entries=size) for n, size in enumerate(counts, 1)])
        of = {one.seq: list(one.entries) for one in records}
        assert await store.entries(ROOM, 0, 1) == of[1]
        assert await store.entries(ROOM, 1, 1) == of[3], "all entries of a record come together"
        assert await store.entries(ROOM, 1, 4) == of[3] + of[4]
        assert await store.entries(ROOM, 4, 9) == of[6]
        assert await store.entries(ROOM, 6, 9) == []
        assert await store.entries(OTHER, 0, 9) == []

    async def test_a_room_that_comes_in_goes_on_where_it_was(self, store: Store, other: Store) -> None:
        records = [*[record(seq, entries=2) for seq in (1, 2, 3)], record(4)]
        entries = [entry for one in records for entry in one.entries]
        whole = replace(snapshot(records), epoch="new")
        blobs = {"blob-1": b"named", "free": b"not named"}
        assert await store.import_(ROOM, Whole.of(whole, entries, blobs, 9.0), blobs)
        assert await other.load(ROOM) == Loaded(whole, [])
        assert await other.page(ROOM, None, 99) == (entries, False)
        assert await other.tail(ROOM, 3, 9) == [Record("new", 4, whole.mark, whole.at, {})]
        assert await other.tail(ROOM, 2, 9) is None
        assert await other.find(ROOM, "x", 1) == Stale()
        assert [await other.get(ROOM, name) for name in blobs] == list(blobs.values())
        assert await other.sweep(10.0, 9) == 1
        assert await other.get(ROOM, "blob-1") == b"named", "its entry holds it here too"
        assert await append(store, ROOM, replace(record(5), epoch="new")) == Appended(5)
        loaded = await other.load(ROOM)
        assert loaded is not None
        assert [one.seq for one in loaded.tail] == [5]

    async def test_all_that_was_kept_of_a_room_makes_it_anew(self, store: Store, other: Store) -> None:
        """Records, snapshot, entries that outlived their records, erased ones, blobs and hint: another of it."""
        records = await fill(store, ROOM, [record(seq, f"id-{seq}", entries=2) for seq in range(1, 6)])
        for name, until in (("blob-1", 3.5), ("blob-2", 4.0), ("free", 60.0)):
            assert await store.put(ROOM, name, name.encode(), until, 2**20) == "kept"
        store.hint(ROOM, 7.25)
        erasing = replace(record(6, "id-6"), redacted=(replace(records[3].entries[0], body={}),))
        await append(store, ROOM, erasing)
        await store.compact(ROOM, snapshot(records[:3]), forget=True)
        whole = await store.export(ROOM)
        assert whole is not None
        assert whole.snapshot == snapshot(records[:3])
        less = (replace(records[3].entries[0], body={}), records[3].entries[1])
        assert whole.records == [records[2], replace(records[3], entries=less), records[4], erasing]
        assert whole.past == [entry for one in records[:2] for entry in one.entries]
        assert (whole.ends, whole.due) == ({"blob-1": 3.5, "blob-2": 4.0, "free": 60.0}, 7.25)
        blobs = {name: name.encode() for name in whole.ends}
        assert await other.import_(OTHER, whole, blobs)
        assert not await store.import_(OTHER, whole, blobs)
        assert await store.export(OTHER) == whole
        assert await store.load(OTHER) == await store.load(ROOM)
        assert await store.page(OTHER, None, 3) == await store.page(ROOM, None, 3)
        assert await store.find(OTHER, "id-6", 5) == Duplicate(6)
        assert sorted(await store.due(8.0, 9)) == [(ROOM, 7.25), (OTHER, 7.25)]
        assert await store.sweep(100.0, 9) == 2, "each room has one that no entry names"
        assert [await other.get(OTHER, name) for name in ("blob-1", "free")] == [b"blob-1", None]
        await store.redact(OTHER, ["1-1", "5-1"])
        assert await other.get(OTHER, "blob-1") is None, "its entries held it"
        assert await append(store, OTHER, record(7)) == Appended(7)

    async def test_a_store_says_what_it_keeps(self, store: Store, other: Store) -> None:
        assert (await store.rooms(), await store.keeps()) == ([], {})
        for room in (ROOM, OTHER):
            await fill(store, room, [record(1), record(2)])
        await store.keep("secret", b"\x00\xff")
        await store.keep("push key", b"1")
        assert sorted(await other.rooms()) == [ROOM, OTHER]
        assert await other.keeps() == {"secret": b"\x00\xff", "push key": b"1"}
        await store.delete(ROOM)
        assert await other.rooms() == [OTHER]

    async def test_where_there_is_such_a_room_nothing_comes_in(self, store: Store) -> None:
        kept = await fill(store, ROOM, [record(1, entries=1)])
        again = [record(seq, entries=2) for seq in (1, 2)]
        entries = [entry for one in again for entry in one.entries]
        blobs = {"blob-1": b"x"}
        assert not await store.import_(ROOM, Whole.of(snapshot(again), entries, blobs, 9.0), blobs)
        assert await store.load(ROOM) == Loaded(None, kept)
        assert await store.page(ROOM, None, 9) == (list(kept[0].entries), False)
        assert await store.get(ROOM, "blob-1") is None
        assert type(await append(store, ROOM, record(4))) is Conflict

"""What every store promises of rooms that come and go as files; a part of the conformance suite."""

from __future__ import annotations

from msgspec.structs import replace

from samesky_shared.core.record import Record

from .base import Appended, Conflict, Loaded, Stale, Store
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
        assert await store.import_(ROOM, whole, entries, blobs, 9.0)
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

    async def test_where_there_is_such_a_room_nothing_comes_in(self, store: Store) -> None:
        kept = await fill(store, ROOM, [record(1, entries=1)])
        again = [record(seq, entries=2) for seq in (1, 2)]
        entries = [entry for one in again for entry in one.entries]
        assert not await store.import_(ROOM, snapshot(again), entries, {"blob-1": b"x"}, 9.0)
        assert await store.load(ROOM) == Loaded(None, kept)
        assert await store.page(ROOM, None, 9) == (list(kept[0].entries), False)
        assert await store.get(ROOM, "blob-1") is None
        assert type(await append(store, ROOM, record(4))) is Conflict

"""What every store promises of erasing; a part of the conformance suite."""

from __future__ import annotations

from msgspec.structs import replace

from .base import Appended, Conflict, Duplicate, Loaded, Store
from .fixtures import append, fill, record, snapshot

ROOM = "room-one"


class ErasureConformance:
    """What was erased is gone from wherever it was kept, at once or when the room forgets."""

    async def test_a_record_that_erases_does_so_as_it_is_kept(self, store: Store, other: Store) -> None:
        records = await fill(store, ROOM, [record(seq, entries=2) for seq in (1, 2)])
        for name in ("blob-1", "blob-2"):
            assert await store.put(ROOM, name, b"seen", 1.0, 4096) == "kept"
        first, second = records[0].entries
        less = (replace(first, body={"text": "less"}), replace(second, body={}))
        erasing = replace(record(3), redacted=less)
        assert await append(store, ROOM, erasing) == Appended(3)
        page, _ = await other.page(ROOM, None, 9)
        assert page == [*less, *records[1].entries]
        kept = [replace(records[0], entries=less), records[1], erasing]
        assert await other.tail(ROOM, 0, 9) == kept
        assert await other.load(ROOM) == Loaded(None, kept)
        assert [await other.get(ROOM, name) for name in ("blob-1", "blob-2")] == [None, b"seen"]

    async def test_what_still_names_a_blob_holds_it(self, store: Store) -> None:
        [one] = await fill(store, ROOM, [record(1, entries=2)])
        assert await store.put(ROOM, "blob-1", b"seen", 1.0, 4096) == "kept"
        less = replace(one.entries[1], body={"blobs": ["blob-1"]})
        await append(store, ROOM, replace(record(2), redacted=(less,)))
        assert await store.sweep(9.0, 9) == 0
        await append(store, ROOM, replace(record(3), redacted=(replace(less, body={}),)))
        assert await store.get(ROOM, "blob-1") is None

    async def test_a_conflict_erases_nothing(self, store: Store) -> None:
        records = await fill(store, ROOM, [record(1, entries=1), record(2)])
        erasing = replace(record(2), redacted=(replace(records[0].entries[0], body={}),))
        assert type(await append(store, ROOM, erasing)) is Conflict
        assert await store.page(ROOM, None, 9) == (list(records[0].entries), False)

    async def test_forgetting_drops_all_records_below_the_snapshot(self, store: Store, other: Store) -> None:
        records = await fill(store, ROOM, [record(seq, f"id-{seq}", entries=1) for seq in range(1, 8)])
        for _ in range(2):
            await store.compact(ROOM, snapshot(records[:6]), forget=True)
        assert await other.load(ROOM) == Loaded(snapshot(records[:6]), records[6:])
        assert await other.tail(ROOM, 5, 9) == records[5:]
        assert await other.tail(ROOM, 4, 9) is None
        assert await other.find(ROOM, "id-6", 5) == Duplicate(6)
        assert await other.find(ROOM, "id-2", 1) == Duplicate(2), "of records that are gone, too"
        assert len((await other.page(ROOM, None, 99))[0]) == 7, "entries stay"
        assert await append(store, ROOM, record(8)) == Appended(8)
        await store.compact(ROOM, snapshot(records[:3]), forget=True)
        loaded = await store.load(ROOM)
        assert loaded is not None
        assert loaded.snapshot == snapshot(records[:6]), "the newer one stays"

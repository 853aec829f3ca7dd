"""What every store promises of blobs; a part of the conformance suite."""

from __future__ import annotations

from .base import BLOB_LEAST, Store
from .fixtures import fill, record

ROOM, OTHER = "room-one", "room-two"
MUCH = 2**30


class BlobConformance:
    """Blobs end unless an entry names them, and a room has only so much of them."""

    async def test_blobs_stay_as_they_were_put(self, store: Store, other: Store) -> None:
        clip = bytes(range(256)) * 8192
        assert await store.put(ROOM, "clip", clip, 9.0, MUCH) == "unknown"
        await fill(store, ROOM, [record(1)])
        assert await store.put(ROOM, "clip", clip, 9.0, MUCH) == "kept"
        assert await store.put(ROOM, "clip", b"something else", 9.0, MUCH) == "kept"
        assert await other.get(ROOM, "clip") == clip
        assert await other.get(OTHER, "clip") is None
        for _ in range(2):
            await other.drop(ROOM, "clip")
        assert await store.get(ROOM, "clip") is None

    async def test_a_room_has_only_so_much_of_them(self, store: Store, other: Store) -> None:
        await fill(store, ROOM, [record(1)])
        await fill(store, OTHER, [record(1)])
        quota = 5 * BLOB_LEAST
        assert await store.put(ROOM, "four", bytes(4 * BLOB_LEAST), 9.0, quota) == "kept"
        assert await other.put(ROOM, "two", bytes(2 * BLOB_LEAST), 9.0, quota) == "full"
        assert await other.get(ROOM, "two") is None
        assert await other.put(ROOM, "small", b"1", 9.0, quota) == "kept"
        assert await store.put(ROOM, "empty", b"", 9.0, quota) == "full", "even nothing counts for something"
        assert await store.put(ROOM, "four", b"", 9.0, quota) == "kept", "what is there needs no room"
        assert await store.put(OTHER, "two", bytes(2 * BLOB_LEAST), 9.0, quota) == "kept"
        await store.drop(ROOM, "four")
        assert await store.put(ROOM, "two", bytes(2 * BLOB_LEAST), 9.0, quota) == "kept"

    async def test_they_end_with_their_time(self, store: Store, other: Store) -> None:
        await fill(store, ROOM, [record(1)])
        for name, until in (("a", 10.0), ("b", 30.0), ("a", 20.0), ("b", 25.0)):
            assert await store.put(ROOM, name, name.encode(), until, MUCH) == "kept"
        assert await other.sweep(19.0, 9) == 0
        assert await other.sweep(29.0, 9) == 1
        assert [await store.get(ROOM, name) for name in "ab"] == [None, b"b"], "the later time counts"
        assert await store.put(ROOM, "c", b"c", 1.0, MUCH) == "kept"
        assert [await other.sweep(99.0, 1) for _ in range(3)] == [1, 1, 0]

    async def test_an_entry_holds_what_it_names(self, store: Store, other: Store) -> None:
        await fill(store, ROOM, [record(1, entries=2), record(2), record(3), record(4), record(5, entries=2)])
        await fill(store, OTHER, [record(1, entries=1)])
        for room in (ROOM, OTHER):
            assert await store.put(room, "blob-1", b"seen", 1.0, MUCH) == "kept"
        assert await other.sweep(9.0, 9) == 1
        assert [await other.get(room, "blob-1") for room in (ROOM, OTHER)] == [b"seen", None]
        await store.redact(ROOM, ["1-1"])
        assert await other.sweep(9.0, 9) == 0, "another entry names it"
        await store.redact(ROOM, ["5-0"])
        assert await store.get(ROOM, "blob-1") == b"seen"
        await store.redact(ROOM, ["5-1"])
        assert await other.get(ROOM, "blob-1") is None, "it goes with the words"

"""What every store promises of blobs; a part of the suite in `testing`."""

from __future__ import annotations

from msgspec.structs import replace

from samesky_shared.protocol import Entry

from .base import Store
from .fixtures import OTHER, ROOM, append, record


class BlobSuite:
    """Run over every store."""

    async def test_blobs_stay_as_they_were_put(self, store: Store, other: Store) -> None:
        clip = bytes(range(256)) * 8192
        assert await store.put(ROOM, "clip", clip, 1.0, len(clip))
        assert await store.put(ROOM, "clip", b"something else", 2.0, len(clip))
        assert await other.get(ROOM, "clip") == clip
        assert await other.get(OTHER, "clip") is None
        for _ in range(2):
            await other.drop(ROOM, "clip")
        assert await store.get(ROOM, "clip") is None

    async def test_a_room_has_room_for_so_many_bytes_of_blobs(self, store: Store, other: Store) -> None:
        assert await store.put(ROOM, "a", b"12345678", 1.0, 10)
        assert not await other.put(ROOM, "b", b"123", 1.0, 10)
        assert await store.get(ROOM, "b") is None
        assert await other.put(ROOM, "b", b"12", 1.0, 10)
        assert await store.put(OTHER, "c", b"1234567890", 1.0, 10)

    async def test_blobs_go_when_they_are_old_and_no_entry_names_them(self, store: Store) -> None:
        for name in ("old", "young", "again", "named"):
            await store.put(ROOM, name, name.encode(), 1.0, 99)
        for name in ("young", "again"):
            await store.put(ROOM, name, b"", 9.0, 99)
        naming = Entry("1-0", 1, 1.0, "moment", "strip", "ann", {"blobs": ["named", "elsewhere", 7]})
        await append(store, ROOM, replace(record(1), entries=(naming,)))
        assert await store.sweep(5.0, 9) == 1
        assert await store.sweep(5.0, 9) == 0
        left = [name for name in ("old", "young", "again", "named") if await store.get(ROOM, name)]
        assert left == ["young", "again", "named"]
        await store.redact(ROOM, ["1-0"])
        assert await store.get(ROOM, "named") is None

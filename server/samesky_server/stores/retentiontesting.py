"""What every store promises of what it keeps no longer; a part of the conformance suite."""

from __future__ import annotations

import pytest

from . import redis_log, rows
from .base import KEEP_RECORDS, Appended, Duplicate, Loaded, Stale, Store
from .fixtures import append, fill, record, snapshot

ROOM = "room-one"


class RetentionConformance:
    """The newest records stay whole, and of more it stays known which commands they were."""

    async def test_retention_keeps_the_newest_and_knows_the_commands_of_more(
        self, store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rows, "KEEP_IDS", 100)
        monkeypatch.setattr(redis_log, "KEEP_IDS", 100)
        top, kept = KEEP_RECORDS + 154, KEEP_RECORDS
        records = [record(seq, f"id-{seq}") for seq in range(1, top + 1)]
        records[0] = record(1, "id-1", entries=2)
        await fill(store, ROOM, records)
        await store.compact(ROOM, snapshot(records[:10]))
        assert await store.load(ROOM) == Loaded(snapshot(records[:10]), records[10:])
        assert await store.tail(ROOM, 10, top) == records[10:], "not what no snapshot holds"
        for hub in (store, other):
            await hub.compact(ROOM, snapshot(records))
        assert await store.load(ROOM) == Loaded(snapshot(records), [])
        assert await store.tail(ROOM, top - kept, top) == records[-kept:]
        for after in (0, 2, 54, top - kept - 1):
            assert await store.tail(ROOM, after, 1) is None, "no hole is passed over"
        assert await store.page(ROOM, None, 9) == (list(records[0].entries), False), "entries stay"
        assert await append(store, ROOM, record(top + 1, f"id-{top - 9}"), base=top - 99) == Duplicate(
            top - 9
        )
        for hub in (store, other):
            assert await hub.find(ROOM, "id-55", 54) == Duplicate(55)
            assert await hub.find(ROOM, "id-55", 0) == Duplicate(55)
            assert await hub.find(ROOM, "id-154", 100) == Duplicate(154)
            assert await hub.find(ROOM, "id-155", 60) == Duplicate(155)
            assert await hub.find(ROOM, "new", 54) is None, "of all since it is known"
            assert await hub.find(ROOM, "id-55", 55) is None, "only what came after counts"
            assert await hub.find(ROOM, "new", 53) == Stale()
            assert await hub.find(ROOM, "id-54", 54) is None
            assert await hub.find(ROOM, "other", 0) is None, "base 0 is never stale"
        assert await append(store, ROOM, record(top + 1, "new"), base=2) == Stale()
        whole = await store.export(ROOM)
        assert whole is not None
        assert (whole.records, whole.past) == (records[-kept:], list(records[0].entries))
        assert await append(store, ROOM, record(top + 1, "other"), base=0) == Appended(top + 1)
        await store.delete(ROOM)
        assert await other.find(ROOM, "id-55", 0) is None

    async def test_what_a_room_forgets_are_not_its_commands(self, store: Store, other: Store) -> None:
        records = await fill(store, ROOM, [record(seq, f"id-{seq}" * (seq != 4)) for seq in range(1, 9)])
        await store.compact(ROOM, snapshot(records[:6]), forget=True)
        await fill(store, ROOM, [record(9, "id-9")])
        await other.compact(ROOM, snapshot([*records, record(9, "id-9")]), forget=True)
        assert await store.tail(ROOM, 8, 9) == [record(9, "id-9")]
        assert [await other.find(ROOM, f"id-{seq}", 0) for seq in (1, 5, 6, 8, 9)] == [
            Duplicate(seq) for seq in (1, 5, 6, 8, 9)
        ]
        assert await other.find(ROOM, "", 0) is None, "no command is called so"
        assert await other.find(ROOM, "new", 1) is None

"""The part of the conformance suite that is about several hubs: who is ahead, of which history, by whose clock."""

from __future__ import annotations

import time

from samesky_shared.core.record import Snapshot
from samesky_shared.protocol import Position

from .base import HUBS, Appended, Conflict, Duplicate, Loaded, Store
from .fixtures import EPOCH, append, fill, listen, record, snapshot, soon

ROOM, OTHER = "room-one", "room-two"


class HubsConformance:
    """What hubs that share a store rely on."""

    async def test_the_tops_of_many_rooms_come_in_one_look(self, store: Store, other: Store) -> None:
        await fill(store, ROOM, [record(1), record(2, entries=2)])
        await fill(store, OTHER, [record(1, mark="ab" * 8)])
        expected = {ROOM: Position(EPOCH, 2, f"{2:016x}"), OTHER: Position(EPOCH, 1, "ab" * 8)}
        for one in (store, other):
            assert await one.tops([ROOM, "no-such-room", OTHER]) == expected
            assert await one.tops([]) == {}

    async def test_what_follows_another_record_than_the_newest_conflicts(
        self, store: Store, other: Store
    ) -> None:
        first, second = record(1, mark="aa" * 8), record(2, mark="bb" * 8, after="aa" * 8)
        assert await append(store, ROOM, first) == Appended(1)
        assert await append(other, ROOM, record(2, after="cc" * 8)) == Conflict(1)
        assert await append(other, ROOM, second) == Appended(2)
        assert await append(store, ROOM, record(3, "id", after="aa" * 8)) == Conflict(2)
        assert await append(store, ROOM, record(3, "id", after="bb" * 8)) == Appended(3)
        assert await append(other, ROOM, record(4, "id", after="dd" * 8), base=2) == Duplicate(3)
        assert await other.tail(ROOM, 1, 1) == [second]

    async def test_a_snapshot_of_another_history_is_not_kept(self, store: Store, other: Store) -> None:
        records = await fill(store, ROOM, [record(1), record(2)])
        for wrong in (2, 3):
            ghost = Snapshot(EPOCH, wrong, "dd" * 8, 1.0, {})
            await store.compact(ROOM, ghost)
            assert await other.load(ROOM) == Loaded(None, records)
        await store.compact(ROOM, snapshot(records))
        assert await other.load(ROOM) == Loaded(snapshot(records), [])

    async def test_hubs_meet_under_a_name_that_is_no_room(self, store: Store, other: Store) -> None:
        ear = await listen(other, HUBS)
        store.publish(HUBS, b"here I am")
        assert await soon(ear.messages) == b"here I am"
        assert await store.load(HUBS) is None

    async def test_a_store_that_hubs_share_has_a_clock_for_them(self, store: Store, other: Store) -> None:
        told = [await one.time() for one in (store, other, store)]
        if store.shared:
            assert all(isinstance(one, float) and abs(one - time.time()) < 3600 for one in told)
            assert told == sorted(told, key=lambda one: one or 0.0)
        else:
            assert told == [None] * 3

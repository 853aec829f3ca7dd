"""The conformance suite of stores: subclass `StoreConformance` in a test module and name your store.

    class TestMine(StoreConformance):
        async def make_store(self, tmp_path):
            return MyStore(...)

Needs pytest, pytest-asyncio and hypothesis.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings

from samesky_shared.core.record import Kept, Record
from samesky_shared.protocol import Entry

from . import model
from .base import (
    Appended,
    Conflict,
    Duplicate,
    Loaded,
    Outcome,
    Store,
    StoreError,
    Unavailable,
    Whole,
)
from .blobtesting import BlobConformance
from .erasetesting import ErasureConformance
from .fixtures import PATIENCE, append, fill, listen, record, snapshot, soon
from .hubstesting import HubsConformance
from .retentiontesting import RetentionConformance
from .traveltesting import TravelConformance

ROOM, OTHER = "room-one", "room-two"


class StoreConformance(
    BlobConformance, ErasureConformance, HubsConformance, RetentionConformance, TravelConformance
):
    """What every store promises. Each test gets a new, empty store."""

    pytestmark = [pytest.mark.asyncio]

    async def make_store(self, tmp_path: Path) -> Store:
        """A store with nothing in it, not open yet."""
        raise NotImplementedError

    async def second(self) -> Store | None:
        """Another hub's handle of the store that `make_store` made last, not open yet.

        None when only one process can have it open; then the first handle plays both parts.
        """
        return None

    @pytest_asyncio.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[Store]:
        store = await self.make_store(tmp_path)
        assert await store.open() == 0.0
        yield store
        await store.close()

    @pytest_asyncio.fixture
    async def other(self, store: Store) -> AsyncIterator[Store]:
        second = await self.second()
        if second is None:
            yield store
        else:
            await second.open()
            yield second
            await second.close()

    # --------------------------------------------------------------------------------------------- append

    async def test_an_append_to_nothing_makes_the_room(self, store: Store) -> None:
        assert await store.load(ROOM) is None
        assert await append(store, ROOM, record(1)) == Appended(1)
        assert await store.load(ROOM) == Loaded(None, [record(1)])
        assert await store.load(OTHER) is None

    async def test_a_record_comes_back_as_it_was(self, store: Store, other: Store) -> None:
        kept = Kept(
            {"a": None, "b": [1, 2.5, b"\x00\xff"], "é\n": {"c": -(2**53), "d": ""}}, 1 / 3, ("ann", "bob")
        )
        entry = Entry(
            "1-0", 1, 1e9 + 1 / 3, "chat:a-1", "line", "ann", {"text": "☀", "raw": b"\x00"}, ("ann",)
        )
        one = Record(
            "e-1", 1, "ff" * 8, 1e9 + 1 / 3, {"chat:a-1": kept, "gone": None}, None, "!id~", (entry,)
        )
        assert await append(store, ROOM, one) == Appended(1)
        assert await other.load(ROOM) == Loaded(None, [one])
        assert await other.page(ROOM, None, 1) == ([entry], False)

    async def test_appends_need_not_wait_for_each_other(self, store: Store) -> None:
        heard: list[Outcome] = []
        finished = asyncio.Event()
        loop, thread = asyncio.get_running_loop(), threading.get_ident()

        def done(outcome: Outcome) -> None:
            assert asyncio.get_running_loop() is loop
            assert threading.get_ident() == thread
            heard.append(outcome)
            if len(heard) == 200:
                finished.set()

        records = [record(seq, f"id-{seq}", entries=seq % 2) for seq in range(1, 201)]
        for one in records:
            store.append(ROOM, one, one.seq - 1, one.seq - 1, done)
        async with asyncio.timeout(PATIENCE):
            await finished.wait()
        assert heard == [Appended(seq) for seq in range(1, 201)]
        assert await store.load(ROOM) == Loaded(None, records)

    async def test_an_append_that_expects_another_top_conflicts(self, store: Store) -> None:
        assert await append(store, ROOM, record(3)) == Conflict(0)
        await fill(store, ROOM, [record(1), record(2)])
        for seq in (1, 2, 4):
            assert await append(store, ROOM, record(seq, "new")) == Conflict(2)
        assert await store.load(ROOM) == Loaded(None, [record(1), record(2)])

    async def test_what_builds_on_a_conflict_conflicts(self, store: Store) -> None:
        await fill(store, ROOM, [record(1), record(2)])
        waiting = [append(store, ROOM, record(seq)) for seq in (4, 5, 3, 6, 4)]
        assert await asyncio.gather(*waiting) == [
            Conflict(2), Conflict(2), Appended(3), Conflict(3), Appended(4),
        ]  # fmt: skip

    async def test_of_two_hubs_one_wins(self, store: Store, other: Store) -> None:
        for seq in range(1, 31):
            ours, theirs = record(seq, mark="aa"), record(seq, mark="bb")
            outcomes = await asyncio.gather(append(store, ROOM, ours), append(other, ROOM, theirs))
            assert sorted(map(str, outcomes)) == [str(Appended(seq)), str(Conflict(seq))]
            won = ours if outcomes[0] == Appended(seq) else theirs
            assert await store.tail(ROOM, seq - 1, 10) == [won]

    async def test_rooms_know_nothing_of_each_other(self, store: Store) -> None:
        assert await append(store, ROOM, record(1, "same", entries=1)) == Appended(1)
        assert await append(store, OTHER, record(1, "same")) == Appended(1)
        assert await store.page(OTHER, None, 9) == ([], False)
        assert await store.find(OTHER, "same", 0) == Duplicate(1)

    # ----------------------------------------------------------------------------------------- duplicates

    async def test_a_command_lands_once(self, store: Store, other: Store) -> None:
        await fill(store, ROOM, [record(1, "a"), record(2, "b"), record(3, "c")])
        for hub in (store, other):
            assert await append(hub, ROOM, record(4, "a")) == Duplicate(1)
            assert await append(hub, ROOM, record(4, "b"), base=1) == Duplicate(2)
            assert await append(hub, ROOM, record(2, "c"), base=1) == Duplicate(3), (
                "also where it would conflict"
            )
            assert await hub.find(ROOM, "b", 1) == Duplicate(2)
            assert await hub.find(ROOM, "d", 0) is None
        assert await store.tail(ROOM, 0, 9) == [record(1, "a"), record(2, "b"), record(3, "c")]

    async def test_a_command_sent_twice_at_once_lands_once(self, store: Store) -> None:
        first, again = append(store, ROOM, record(1, "a")), append(store, ROOM, record(2, "a"))
        assert [await first, await again] == [Appended(1), Duplicate(1)]

    async def test_ids_up_to_base_are_not_looked_at(self, store: Store) -> None:
        await fill(store, ROOM, [record(1, "a"), record(2, "b")])
        assert await store.find(ROOM, "b", 2) is None
        assert await append(store, ROOM, record(3, "b"), base=2) == Appended(3)
        assert await store.find(ROOM, "b", 0) == Duplicate(2)
        assert await store.find(ROOM, "b", 2) == Duplicate(3)

    async def test_no_id_is_no_duplicate(self, store: Store) -> None:
        for seq in (1, 2, 3):
            assert await append(store, ROOM, record(seq, ""), base=0) == Appended(seq)
        assert await store.find(ROOM, "", 0) is None

    # ---------------------------------------------------------------------------- tail, snapshots, retention

    async def test_the_tail_is_what_came_after(self, store: Store) -> None:
        records = await fill(store, ROOM, [record(seq, entries=1) for seq in range(1, 6)])
        assert await store.tail(ROOM, 0, 100) == records
        assert await store.tail(ROOM, 2, 2) == records[2:4]
        assert await store.tail(ROOM, 5, 100) == []

    async def test_a_room_loads_from_its_snapshot(self, store: Store, other: Store) -> None:
        records = await fill(store, ROOM, [record(seq, f"id-{seq}", entries=1) for seq in range(1, 8)])
        for _ in range(2):
            await store.compact(ROOM, snapshot(records[:5]))
            assert await other.load(ROOM) == Loaded(snapshot(records[:5]), records[5:])
        await other.compact(ROOM, snapshot(records[:3]))
        assert await store.load(ROOM) == Loaded(snapshot(records[:5]), records[5:]), "the newer one stays"
        assert await store.tail(ROOM, 0, 100) == records, "and nothing so young is dropped"
        assert await append(store, ROOM, record(8, "id-2"), base=1) == Duplicate(2)

    # --------------------------------------------------------------------------------------------- entries

    async def test_pages_go_back_to_the_beginning(self, store: Store) -> None:
        counts = [1, 0, 3, 2, 0, 1]
        records = await fill(store, ROOM, [record(n, entries=size) for n, size in enumerate(counts, 1)])
        of = {one.seq: list(one.entries) for one in records}
        assert await store.page(ROOM, None, 1) == (of[6], True)
        assert await store.page(ROOM, 6, 1) == (of[4], True), "all entries of a record come together"
        assert await store.page(ROOM, None, 4) == (of[3] + of[4] + of[6], True)
        assert await store.page(ROOM, 3, 9) == (of[1], False)
        assert await store.page(ROOM, None, 9) == (of[1] + of[3] + of[4] + of[6], False)
        assert await store.page(ROOM, 1, 9) == ([], False)
        assert await store.page(OTHER, None, 9) == ([], False)

    async def test_redacted_entries_are_empty_wherever_they_are_kept(
        self, store: Store, other: Store
    ) -> None:
        records = await fill(store, ROOM, [record(seq, entries=2) for seq in (1, 2, 3)])
        await store.compact(ROOM, snapshot(records[:1]))
        for _ in range(2):
            await store.redact(ROOM, ["1-0", "3-1", "9-9", "nonsense"])
        for hub in (store, other):
            loaded, page = await hub.load(ROOM), await hub.page(ROOM, None, 9)
            tail, export = await hub.tail(ROOM, 0, 9), await hub.export(ROOM)
            for found in (loaded, page, tail, export):
                words = str(found)
                assert "line 1-0" not in words
                assert "line 3-1" not in words
                assert "line 3-0" in words
            assert {entry.id: bool(entry.body) for entry in page[0]} == {
                "1-0": False, "1-1": True, "2-0": True, "2-1": True, "3-0": True, "3-1": False,
            }  # fmt: skip

    # ----------------------------------------------------------------------------------------------- hints

    async def test_the_earlier_hint_stays(self, store: Store, other: Store) -> None:
        for room, due in ((ROOM, 30.0), (ROOM, 20.0), (ROOM, 25.0), (OTHER, 10.5)):
            store.hint(room, due)
        await append(store, ROOM, record(1))  # hints are kept before an append that is called later
        await append(store, OTHER, record(1))
        assert await other.due(9.0, 9) == []
        assert await other.due(20.0, 9) == [(OTHER, 10.5), (ROOM, 20.0)]
        assert await other.due(99.0, 1) == [(OTHER, 10.5)]

    async def test_a_hint_is_taken_back_only_if_it_is_still_the_same(self, store: Store) -> None:
        store.hint(ROOM, 20.0)
        await store.unhint(ROOM, 30.0, None)
        await store.unhint(ROOM, 30.0, 40.0)
        assert await store.due(99.0, 9) == [(ROOM, 20.0)]
        await store.unhint(ROOM, 20.0, 40.25)
        assert await store.due(99.0, 9) == [(ROOM, 40.25)]
        for _ in range(2):
            await store.unhint(ROOM, 40.25, None)
        assert await store.due(99.0, 9) == []

    # ----------------------------------------------------------------------------------------- listeners

    async def test_listeners_hear_what_is_kept(self, store: Store, other: Store) -> None:
        ears = [await listen(store, ROOM), await listen(other, ROOM)]
        deaf = await listen(store, OTHER)
        records = await fill(store, ROOM, [record(1, "a", entries=1), record(2)])
        await append(store, ROOM, record(2, "late"))
        await fill(other, ROOM, [record(3)])
        for ear in ears:
            assert [await soon(ear.records) for _ in range(3)] == [*records, record(3)]
            assert ear.records.empty()
        assert deaf.records.empty()

    async def test_done_comes_before_the_record_is_heard(self, store: Store) -> None:
        ear = await listen(store, ROOM)
        was_empty: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        store.append(ROOM, record(1), 0, 0, lambda outcome: was_empty.set_result(ear.records.empty()))
        assert await soon(ear.records) == record(1)
        assert was_empty.done()
        assert was_empty.result()

    async def test_messages_reach_every_listener_of_the_room(self, store: Store, other: Store) -> None:
        ours, theirs, deaf = await listen(store, ROOM), await listen(other, ROOM), await listen(store, OTHER)
        store.publish(ROOM, b"\x00one")
        assert ours.messages.empty(), "not within the call"
        other.publish(ROOM, b"two")
        for ear in (ours, theirs):
            assert {await soon(ear.messages), await soon(ear.messages)} == {b"\x00one", b"two"}
        assert deaf.messages.empty()

    async def test_subscribing_twice_is_once_and_unsubscribing_ends_it(self, store: Store) -> None:
        gone, stays = await listen(store, ROOM), await listen(store, ROOM)
        for _ in range(2):
            store.unsubscribe(ROOM, gone)
            store.subscribe(ROOM, stays)
        store.publish(ROOM, b"one")
        store.publish(ROOM, b"two")
        assert [await soon(stays.messages), await soon(stays.messages)] == [b"one", b"two"]
        assert gone.messages.empty()

    # ------------------------------------------------------------------------------------ presence

    async def test_presence_is_kept_for_a_while(self, store: Store, other: Store) -> None:
        await store.touch(ROOM, "phone", b"1", 60.0)
        await store.touch(ROOM, "phone", b"2", 60.0)
        await other.touch(ROOM, "tablet", b"\x00", 0.05)
        await store.touch(OTHER, "phone", b"3", 60.0)
        async with asyncio.timeout(PATIENCE):
            while "tablet" in await other.here(ROOM):  # noqa: ASYNC110 - the passing of time has no event
                await asyncio.sleep(0.005)
        assert await other.here(ROOM) == {"phone": b"2"}
        for _ in range(2):
            await other.leave(ROOM, "phone")
        assert await store.here(ROOM) == {}
        assert await store.here(OTHER) == {"phone": b"3"}

    # ------------------------------------------------------------------------------------------ the whole

    async def test_an_export_is_everything(self, store: Store) -> None:
        assert await store.export(ROOM) is None
        records = await fill(store, ROOM, [record(seq, entries=2) for seq in (1, 2, 3)])
        await store.compact(ROOM, snapshot(records[:2]))
        entries = [entry for one in records for entry in one.entries]
        whole = await store.export(ROOM)
        assert whole == Whole(snapshot(records[:2]), records)
        assert whole.entries == entries

    async def test_a_deleted_room_leaves_nothing(self, store: Store, other: Store) -> None:
        for room in (ROOM, OTHER):
            store.hint(room, 5.0)
            await fill(store, room, [record(1, "a", entries=1), record(2)])
            assert await store.put(room, "clip", b"blob", 9.0, 4096) == "kept"
            await store.compact(room, snapshot([record(1)]))
            await store.touch(room, "phone", b"1", 60.0)
        for _ in range(2):
            await other.delete(ROOM)
        await store.compact(ROOM, snapshot([record(1), record(2)]))  # by a hub that has not heard of it yet
        assert (await store.load(ROOM), await store.export(ROOM), await store.get(ROOM, "clip")) == (
            None,
        ) * 3
        assert await store.page(ROOM, None, 9) == ([], False)
        assert await store.due(9.0, 9) == [(OTHER, 5.0)]
        assert (await store.here(ROOM), await store.find(ROOM, "a", 0)) == ({}, None)
        assert await append(store, ROOM, record(1, "a")) == Appended(1)
        assert await store.load(ROOM) == Loaded(None, [record(1, "a")])
        assert await store.put(ROOM, "clip", b"blob", 9.0, 4096) == "kept"
        assert await store.load(OTHER) == Loaded(snapshot([record(1)]), [record(2)])
        assert await store.get(OTHER, "clip") == b"blob"

    async def test_the_first_value_is_kept(self, store: Store, other: Store) -> None:
        values = await asyncio.gather(store.keep("key", b"1"), other.keep("key", b"2"))
        assert values[0] == values[1]
        assert values[0] in (b"1", b"2")
        assert await other.keep("key", b"3") == values[0]
        assert await store.keep("another", b"4") == b"4"

    async def test_closing_finishes_what_is_in_flight(self, store: Store) -> None:
        assert await store.writable()
        waiting = [append(store, ROOM, record(seq)) for seq in range(1, 51)]
        for _ in range(2):
            await store.close()
        assert await asyncio.gather(*waiting) == [Appended(seq) for seq in range(1, 51)]
        assert not await store.writable()
        assert isinstance(await append(store, ROOM, record(51)), Unavailable)
        for ask in (store.load(ROOM), store.compact(ROOM, snapshot([])), store.due(1.0, 1)):
            with pytest.raises(StoreError):
                await ask

    @given(todo=model.steps)
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    )
    async def test_whatever_is_done_it_behaves_like_the_model(
        self, store: Store, todo: list[model.Step]
    ) -> None:
        await model.check(store, todo)

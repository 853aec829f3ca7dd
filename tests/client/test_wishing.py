"""Lists of wishes as they go to the hub."""

from __future__ import annotations

import os
from random import Random
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from samesky_client.room import Room
from samesky_client.wishing import DRAWN, NOTHING, common, list_of, wanted, wishes, written
from samesky_shared.core.match import DIGESTS, SIZE, Match, digests_in
from samesky_shared.keyring import RoomKey

IDS = tuple(one.id for one in wishes("en", "couple", 2, close=True))
some = st.frozensets(st.sampled_from(IDS))


def room_with(key: RoomKey | None) -> Room:
    """As much of a room as a list needs."""

    def digests(on: str, words: Any) -> list[dict[str, str]]:
        assert key is not None
        return [{key.digest(on, one).hex(): one for one in words}]

    sealing = "none" if key is None else "room-key"
    return cast("Room", SimpleNamespace(digests=digests, card=SimpleNamespace(sealing=sealing)))


@given(some)
def test_what_is_written_for_my_own_devices_reads_as_it_was(ids: frozenset[str]) -> None:
    made = written(ids, "e954b02b56093dce")
    assert wanted(made) == ids
    assert len(made) < 384


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_nothing_of_the_kind_wants_nothing(text: str) -> None:
    assert wanted(text) == frozenset()
    assert wanted('{"wants": 3}') == frozenset()


@given(some, some, st.integers(0, 2**32))
def test_devices_find_what_both_want_and_the_hub_sees_lists_of_one_length(
    mine: frozenset[str], theirs: frozenset[str], seed: int
) -> None:
    key = RoomKey(b"k" * 32, "r1")
    room, chance = room_with(key), cast("Any", Random(seed))
    lists = [list_of(room, "wishes", one, chance) for one in (mine, theirs)]
    assert {len(one) for one in lists} == {1 + SIZE * DIGESTS}
    assert {one[0] for one in lists} == {3}
    match = Match().put("ann", lists[0], ("ann", "bob")).put("bob", lists[1], ("ann", "bob"))
    assert set(common(match.found, room.digests("wishes", IDS)).values()) == mine & theirs


def test_lists_have_some_in_common_that_mean_nothing() -> None:
    room = room_with(RoomKey(os.urandom(32), "r1"))
    known = room.digests("wishes", NOTHING)[0]
    lists = [digests_in(list_of(room, "wishes", ())) for _ in range(20)]
    assert all(len(one & {*known}) == DRAWN for one in lists)
    shared = [len(one & other) for one in lists for other in lists if one is not other]
    assert 0 < sum(shared) / len(shared) < DRAWN


def test_a_digest_is_of_its_room_its_instance_and_its_key() -> None:
    key = RoomKey(bytes(range(32)), "r1")
    found = {
        key.digest("wishes", "w01"),
        key.digest("wishes", "w02"),
        key.digest("wishes:us", "w01"),
        RoomKey(bytes(range(32)), "r2").digest("wishes", "w01"),
        RoomKey(b"k" * 32, "r1").digest("wishes", "w01"),
    }
    assert len(found) == 5
    assert key.digest("wishes", "w01").hex() == "e954b02b56093dce"

"""What things are called in Redis: at one as ever, in a cluster so that what belongs together lives together."""

from __future__ import annotations

from collections import Counter

import pytest
from redis.crc import key_slot

from samesky_server.stores.base import HUBS
from samesky_server.stores.redis_keys import PARTS, SLOTS, ClusterNames, Names, slot, tags

ROOM = "room-one"


def test_at_one_redis_things_are_called_as_they_always_were() -> None:
    """Else rooms that are kept would not be found."""
    names = Names(3)
    assert names.keys(ROOM)._asdict() == {
        name: f"samesky:{{{ROOM}}}:{name}"
        for name in ("log", "snapshot", "past", "when", "pins", "blobs", "ends", "here", "new", "told")
    }
    assert [one(names.part(ROOM)) for one in (names.hints, names.sweeps, names.newest_at, names.probe)] == [
        "samesky:hints", "samesky:sweeps", "samesky:at", "samesky:probe",
    ]  # fmt: skip
    assert (names.keep("secret"), names.spent("a")) == ("samesky:keep:secret", "samesky:spent:a")
    assert names.channel(ROOM) == f"samesky:3:{{{ROOM}}}"
    assert names.meeting(0) == "samesky:3:{:hubs}"
    assert names.room_of(names.keys(ROOM).log) == ROOM


def test_in_a_cluster_they_are_called_so_for_ever() -> None:
    names = ClusterNames()
    assert (names.part(ROOM), names.part("another")) == (123, 56)
    assert names.keys(ROOM).log == "samesky:{p123.1}:room-one:log"
    assert names.hints(12) == "samesky:{p012.170}:hints"
    assert names.channel(ROOM) == "samesky:{p123.1}:room-one"
    assert names.room_of(names.keys(ROOM).log) == ROOM


def test_all_of_a_room_is_in_one_slot_and_all_of_a_part() -> None:
    names = ClusterNames()
    for n in range(300):
        room = f"room-{n}"
        part = names.part(room)
        assert part in names.parts
        every = [*names.keys(room), names.channel(room), names.meeting(part), names.hints(part)]
        every += [names.sweeps(part), names.newest_at(part), names.probe(part)]
        assert len({slot(one.encode()) for one in every}) == 1
    assert names.channel("x") != names.meeting(names.part("x"))
    assert HUBS in names.meeting(5)


def test_servers_that_share_the_slots_evenly_share_the_parts_evenly() -> None:
    assert len(set(tags())) == PARTS
    for servers in (2, 3, 5, 6, 10, 16, 64):
        having = Counter(slot(b"{%s}" % tag.encode()) * servers // SLOTS for tag in tags())
        assert max(having.values()) - min(having.values()) <= 2


def test_what_no_hub_can_start_without_has_copies_at_each_of_three_servers() -> None:
    assert Names().copies("secret") == []
    copies = ClusterNames().copies("secret")
    assert copies[1] == "samesky:{p064.165}:keep:secret"
    assert sorted(slot(one.encode()) * 3 // SLOTS for one in copies) == [0, 1, 2]


@pytest.mark.parametrize("key", [b"a", b"", b"{}a{b}", b"a{b}c{d}", b"{a", b"a}b{c}", "é{ü}".encode()])
def test_slots_are_those_of_redis(key: bytes) -> None:
    assert slot(key) == key_slot(key)

"""What frames make of a replica, without I/O."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.client.fake_hub import at, welcome

from samesky_client.replica import KEPT, Replica
from samesky_shared.protocol import Change, Entry, Page, PresenceOf, Ready


def change(seq: int, states: dict[str, Any] | None = None, *entries: Entry) -> Change:
    return Change(seq, f"m{seq}", float(seq), states or {}, entries=entries)


def entry(seq: int) -> Entry:
    return Entry(f"{seq}-0", seq, float(seq), "chat", "line", "ana")


def entered(*changes: Change, seq: int = 0) -> Replica:
    replica = Replica()
    replica.welcome(welcome(1.0))
    for one in changes:
        replica.change(one)
    replica.complete(Ready(at(seq)))
    return replica


def test_nothing_of_a_room_shows_before_it_is_complete() -> None:
    replica = Replica()
    replica.welcome(welcome(1.0))
    whole = change(5, {"timer": {"total": 1}}, entry(4))
    assert not replica.change(whole)
    assert (replica.states, replica.entries, replica.position) == ({}, (), None)
    assert replica.complete(Ready(at(5))) == [whole]
    assert replica.states == {"timer": {"total": 1}}
    assert (replica.seq, replica.ready) == (5, True)


def test_a_state_of_none_closes_an_instance() -> None:
    replica = entered(change(1, {"timer": {}, "chat": {}}), seq=1)
    assert replica.change(change(2, {"timer": None}))
    assert replica.states == {"chat": {}}


def test_a_change_that_is_known_already_changes_nothing() -> None:
    replica = entered(change(5, {"timer": {"total": 1}}), seq=5)
    assert not replica.change(change(5, {"timer": {"total": 9}}))
    assert not replica.change(change(4, {"timer": {"total": 9}}))
    assert replica.states == {"timer": {"total": 1}}


def test_a_resumed_replica_keeps_what_it_has() -> None:
    replica = entered(change(5, {"timer": {}, "chat": {}}, entry(5)), seq=5)
    replica.lost()
    assert not replica.ready
    replica.welcome(welcome(2.0, resumed=True))
    assert replica.change(change(8, {"timer": None}, entry(7)))
    assert replica.complete(Ready(at(8))) == []
    assert replica.states == {"chat": {}}
    assert [one.seq for one in replica.entries] == [5, 7]


def test_a_fork_replaces_everything_even_by_an_older_seq() -> None:
    replica = entered(change(9, {"timer": {}}, entry(9)), seq=9)
    replica.welcome(welcome(2.0, forked=True))
    assert replica.forked
    replica.change(change(2, {"chat": {}}, entry(2)))
    assert replica.states == {"timer": {}}  # the old room stays until the new one is whole
    replica.complete(Ready(at(2, "e2")))
    assert (replica.states, replica.position) == ({"chat": {}}, at(2, "e2"))
    assert [one.seq for one in replica.entries] == [2]
    assert replica.change(change(3))


def test_a_room_that_breaks_off_half_way_is_forgotten() -> None:
    replica = entered(change(5, {"timer": {}}), seq=5)
    replica.welcome(welcome(2.0))
    replica.change(change(9, {"chat": {}}))
    replica.lost()
    assert replica.position == at(5)
    replica.welcome(welcome(3.0, resumed=True))
    replica.complete(Ready(at(5)))
    assert replica.states == {"timer": {}}


def test_members_follow_the_rooms_own_state() -> None:
    replica = entered()
    replica.heard_presence(PresenceOf("ben", "here"))
    view = {
        "room": {"id": "r1", "kind": "couple", "name": "Ours"},
        "members": {"ana": {"name": "Ana"}},
        "seats": 2,
    }
    replica.change(change(1, {"room": view}))
    assert set(replica.members) == {"ana"}
    assert set(replica.presence) == {"ana"}
    assert replica.card.name == "Ours"
    replica.change(change(2, {"room": {"members": "of a newer version"}}))
    assert set(replica.members) == {"ana"}


def test_a_page_goes_in_front_without_repeats() -> None:
    replica = entered(change(5, {}, entry(4), entry(5)), seq=5)
    replica.older(Page("p", (entry(2), entry(4)), True))
    assert [one.seq for one in replica.entries] == [2, 4, 5]
    assert not replica.began
    replica.older(Page("p", (entry(1),), False))
    assert replica.began


def test_entries_are_bounded() -> None:
    replica = entered()
    for seq in range(1, KEPT + 11):
        replica.change(change(seq, {}, entry(seq)))
    assert len(replica.entries) == KEPT
    assert replica.entries[0].seq == 11


views = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.none() | st.integers(), max_size=3)


@given(st.lists(views, max_size=12), st.integers(0, 12))
def test_one_that_left_and_resumed_ends_like_one_that_stayed(
    records: list[dict[str, Any]], left: int
) -> None:
    stayed, came_back = entered(), entered()
    changes = [change(n, states) for n, states in enumerate(records, 1)]
    for one in changes:
        stayed.change(one)
    for one in changes[:left]:
        came_back.change(one)
    came_back.lost()
    came_back.welcome(welcome(2.0, resumed=True))
    if changes[left:]:
        merged: dict[str, Any] = {}
        for one in changes[left:]:
            merged |= one.states
        came_back.change(change(len(changes), merged))
    came_back.complete(Ready(at(len(changes))))
    assert came_back.states == stayed.states
    assert came_back.seq == stayed.seq


def test_what_was_erased_is_dropped_where_it_is_held() -> None:
    replica = entered(change(5, {}, entry(4), entry(5)), seq=5)
    less = Entry("4-0", 4, 4.0, "chat", "line", "ana", {"text": b"\0less"})
    unknown = Entry("1-0", 1, 1.0, "chat", "line", "ana")
    assert replica.change(Change(6, "m6", 6.0, {}, redacted=(less, unknown)))
    assert replica.entries == (less, entry(5))
    replica.lost()
    replica.welcome(welcome(2.0))
    replica.change(Change(7, "m7", 7.0, {}, entries=(less, entry(7)), redacted=(entry(4),)))
    assert replica.entries == (entry(4), entry(5)), "at once, even while the rest is on its way in"
    replica.complete(Ready(at(7)))
    assert replica.entries == (entry(4), entry(7))

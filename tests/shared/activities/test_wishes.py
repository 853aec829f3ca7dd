"""`wishes`: each marks privately; only what all want is ever shown."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.wishes import Wishes
from samesky_shared.core.match import DIGESTS, MOST, SIZE, Match
from samesky_shared.core.record import Record
from samesky_shared.protocol import MAX_STATE
from samesky_shared.sealing import AROUND
from samesky_shared.testing import Rehearsal, check_activity, encoded

from ..core.test_match import box, hexed
from ..probe import act, refused


class Shelf(Rehearsal):
    """A rehearsal with words for wishing."""

    def __init__(self, *members: str) -> None:
        super().__init__((Wishes,), members or ("ann", "bob"))
        self.lists = 0

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "wishes")
        assert isinstance(found, dict)
        return found

    def wish(self, who: str, *numbers: int) -> Record:
        self.lists += 1
        wanted = b"\x00" + box(set(numbers), self.lists)[1:]
        return act(self, who, "wishes", "wish", wanted=wanted, mine=b"\x00" + repr(numbers).encode())


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Wishes)


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_only_what_all_want_is_shown_and_it_is_shown_to_all_at_one_instant(seats: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    shelf = Shelf(*members)
    for n, member in enumerate(members[:-1]):
        shelf.wish(member, 1, 2, 10 + n)
        assert all(shelf.see(one)["found"] == () for one in members)
    shelf.wish(members[-1], 2, 1, 99)
    assert all(set(shelf.see(one)["found"]) == hexed({1, 2}) for one in members)
    assert shelf.see("m0")["mine"] == b"\x00(1, 2, 10)"


@given(st.frozensets(st.integers(0, 30), max_size=9), st.frozensets(st.integers(0, 30), max_size=9))
def test_two_rooms_in_which_the_same_is_found_look_the_same_to_the_other(
    some: frozenset[int], others: frozenset[int]
) -> None:
    theirs = {1, 2, 3}
    rooms = []
    for one in (some, others):
        shelf = Shelf()
        shelf.wish("bob", *theirs)
        record = shelf.wish("ann", *((one - theirs) | (some & theirs)))
        rooms.append((encoded(shelf.room.views("bob")), shelf.seen(record, "bob")))
    assert rooms[0] == rooms[1]


def test_nobody_learns_that_another_has_marked_anything(shelf: Shelf) -> None:
    shelf.wish("bob", 1)
    before = shelf.see("bob")
    shelf.wish("ann", 5)
    assert shelf.see("bob") == before
    shelf.wish("ann")
    assert shelf.see("bob") == before


def test_one_of_what_all_want_is_chosen_for_tonight_and_put_away_when_it_is_done(shelf: Shelf) -> None:
    shelf.wish("ann", 1, 2)
    shelf.wish("bob", 1, 2)
    one, two = sorted(hexed({1, 2}))
    assert refused(shelf, "ann", "wishes", "choose", wish="ffff") == ("unknown", "args.wish")
    record = act(shelf, "ann", "wishes", "choose", wish=one)
    assert (shelf.see("bob")["tonight"], shelf.see("bob")["chosen_at"]) == (one, record.at)
    assert shelf.act("bob", "wishes", "choose", wish=one) is None
    act(shelf, "bob", "wishes", "let_go", wish=one)
    assert (shelf.see("ann")["tonight"], shelf.see("ann")["found"]) == (None, (two,))
    assert shelf.act("ann", "wishes", "let_go", wish=one) is None
    act(shelf, "ann", "wishes", "choose", wish=two)
    act(shelf, "bob", "wishes", "choose")
    assert shelf.see("ann")["tonight"] is None


def test_closeness_shows_once_everybody_would_like_it_and_taking_that_back_tells_nobody(shelf: Shelf) -> None:
    act(shelf, "ann", "wishes", "closeness", shown=True)
    assert (shelf.see("ann")["closer"], shelf.see("ann")["close"]) == (True, False)
    assert (shelf.see("bob")["closer"], shelf.see("bob")["close"]) == (False, False)
    assert shelf.act("ann", "wishes", "closeness", shown=True) is None
    act(shelf, "bob", "wishes", "closeness", shown=True)
    assert shelf.see("ann")["close"] is shelf.see("bob")["close"] is True
    before = shelf.see("bob")
    act(shelf, "ann", "wishes", "closeness", shown=False)
    assert shelf.see("bob") == before
    assert shelf.see("ann")["close"] is False


def test_who_leaves_takes_their_list_along_and_what_all_wanted_stays(shelf: Shelf) -> None:
    shelf.wish("ann", 1)
    shelf.wish("bob", 1)
    act(shelf, "ann", "wishes", "closeness", shown=True)
    rest = shelf.state("wishes").without("ann")
    assert (rest.match.lists.keys(), rest.mine.keys(), rest.closer) == ({"bob"}, {"bob"}, ())
    assert set(rest.match.found) == hexed({1})
    assert rest.exported("bob") is None, "digests are of this room's key"


def test_twelve_lists_and_all_that_can_be_found_stay_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    lists = dict.fromkeys(seats, b"x" * (1 + SIZE * DIGESTS))
    many = tuple(f"{n:016x}" for n in range(MOST))
    mine = dict.fromkeys(seats, b"x" * (512 + AROUND))
    state = Wishes(Match(lists, many, many), mine, seats, True, many[0], 1.8e9)
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE

"""`touch`: hands that are held, releases that get lost, days that are counted, and touches left for the morning."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_shared.activities.touch import LEASE, MOST, WAITS, Touch, TouchView
from samesky_shared.core.activity import Turn
from samesky_shared.core.record import Record
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


class Hands(Rehearsal):
    """A rehearsal with words for hands."""

    def __init__(self, *members: str) -> None:
        super().__init__((Touch,), members or ("ann", "bob"))

    def hold(self, who: str, grip: str = "g1") -> Record:
        return act(self, who, "touch", "hold", grip=grip)

    def release(self, who: str, grip: str = "g1") -> Record | None:
        return self.act(who, "touch", "release", grip=grip)

    def leave(self, who: str, member: str, text: bytes = b"\x00kiss") -> Record:
        return act(self, who, "touch", "leave", member=member, text=text)

    def see(self, who: str) -> TouchView:
        found = self.room.view(who, "touch")
        assert isinstance(found, TouchView)
        return found


@pytest.fixture
def hands() -> Hands:
    return Hands()


def for_them(state: Touch, writer: str, reader: str) -> bool:
    """Whether something of the writer waits for the reader."""
    return any((one.by, one.to, one.felt) == (writer, reader, False) for one in state.left)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Touch, reveals={"leave.text": for_them})


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_two_who_hold_hold_hands_from_one_instant_on_and_others_join_their_pulse(
    members: tuple[str, ...],
) -> None:
    hands = Hands(*members)
    hands.hold(members[0])
    assert hands.see(members[1]).since is None
    assert hands.see(members[1]).held == {members[0]: None}
    both = hands.hold(members[1])
    assert {hands.see(member).since for member in members} == {both.at}
    hands.wait(10.4)
    for member in members[2:]:
        hands.hold(member)
    assert hands.see(members[0]).since == both.at
    assert set(hands.see(members[0]).held) == set(members)


def test_letting_go_ends_the_pulse_and_a_late_one_lets_go_of_nothing_newer(hands: Hands) -> None:
    hands.hold("ann", "old")
    hands.hold("bob")
    assert hands.release("ann", "older") is None
    hands.release("ann", "old")
    assert (hands.see("bob").since, hands.see("bob").held) == (None, {"bob": None})
    hands.hold("ann", "new")
    assert hands.release("ann", "old") is None
    assert hands.see("bob").since is not None


def test_who_is_gone_has_let_go_though_no_release_came(hands: Hands) -> None:
    hands.hold("ann")
    hands.hold("bob")
    assert hands.status("bob", "busy") is None
    hands.status("bob", "away")
    assert list(hands.see("ann").held) == ["ann"]
    hands.hold("bob", "g2")
    hands.settle(hands.room.members.left("bob", hands.now))
    assert hands.see("ann").since is None


def test_a_device_that_does_not_say_it_holds_has_let_go(hands: Hands) -> None:
    hands.hold("ann")
    hands.hold("bob")
    for _ in range(3):
        hands.wait(LEASE / 3)
        act(hands, "ann", "touch", "still", grip="g1")
    assert list(hands.see("ann").held) == ["ann"], "Bob's device was silent"
    assert hands.act("bob", "touch", "still", grip="g1") is None
    assert sum(hands.see("bob").days.values()) == pytest.approx(LEASE, abs=0.3)


def test_a_device_that_is_removed_lets_go_and_another_takes_the_hand_over() -> None:
    turn = Turn("ann", 5.0, 5.0, seats=("ann", "bob"), device="phone")
    held = Touch().hold(turn, "g1").hold(replace(turn, who="bob", device="desk"), "g9")
    moved = held.hold(replace(turn, device="tablet", at=9.0), "g2")
    assert moved.since == held.since == 5.0
    gone = moved.on_devices_gone(replace(turn, who=""), frozenset({"phone"}))
    assert gone is moved
    assert set(moved.on_devices_gone(replace(turn, who=""), frozenset({"tablet"})).held) == {"bob"}


def test_days_are_each_ones_own_by_their_own_clock_and_nobody_sees_anothers(hands: Hands) -> None:
    act(hands, "ann", "room", "profile", tz="Pacific/Auckland")
    act(hands, "bob", "room", "profile", tz="America/Sao_Paulo")
    hands.wait(5 * 3600)  # it is the next day in Auckland
    hands.hold("ann")
    start = hands.hold("bob").at
    hands.wait(90)
    end = hands.release("ann")
    assert end is not None
    (ann,), (bob,) = hands.see("ann").days.items(), hands.see("bob").days.items()
    assert ann[0] != bob[0], "the day has another name there"
    assert ann[1] == bob[1] == pytest.approx(end.at - start, abs=0.001)
    assert hands.state("touch").exported("ann") is None


def test_what_is_left_waits_for_one_alone_and_that_it_was_felt_is_told_to_nobody() -> None:
    hands = Hands("ann", "bob", "cleo")
    hands.leave("ann", "bob")
    (left,) = hands.see("bob").left
    assert (left.by, left.text) == ("ann", b"\x00kiss")
    before = encoded(hands.see("ann"))
    assert hands.see("ann").left == hands.see("cleo").left == ()
    act(hands, "bob", "touch", "felt", touch=left.touch)
    assert hands.see("bob").left == ()
    assert encoded(hands.see("ann")) == before
    assert hands.act("bob", "touch", "felt", touch=left.touch) is None
    assert hands.act("cleo", "touch", "felt", touch="t1") is None
    hands.wait(WAITS)
    assert hands.see("ann").mine == {}


def test_a_second_takes_the_place_of_the_first_and_a_fifth_that_of_the_oldest() -> None:
    hands = Hands(*TWELVE)
    hands.leave("m0", "m1", b"\x00hug")
    hands.leave("m0", "m1", b"\x00kiss")
    assert [one.text for one in hands.see("m1").left] == [b"\x00kiss"]
    for n in range(2, 2 + MOST):
        hands.leave("m0", f"m{n}")
    assert hands.see("m1").left == ()
    assert len(hands.see("m0").mine) == MOST
    for who in TWELVE:
        for to in TWELVE:
            if to != who:
                hands.leave(who, to, bytes(128))
    assert len(encoded(hands.state("touch"))) < MAX_STATE / 2


def test_nobody_leaves_something_for_themselves_or_for_a_stranger(hands: Hands) -> None:
    for member in ("ann", "zoe"):
        answer = refused(hands, "ann", "touch", "leave", member=member, text=b"\x00kiss")
        assert answer == ("unknown", "args.member")


def test_with_who_leaves_go_their_hand_their_days_and_what_waits(hands: Hands) -> None:
    hands.hold("ann")
    hands.hold("bob")
    hands.wait(60)
    hands.leave("bob", "ann")
    hands.leave("ann", "bob")
    taken = hands.state("touch").without("bob")
    assert [one.by for one in taken.left] == ["ann"]
    hands.settle(hands.room.members.left("bob", hands.now))
    state: Touch = hands.state("touch")
    assert (set(state.held), set(state.days), state.left, state.since) == ({"ann"}, {"ann"}, (), None)

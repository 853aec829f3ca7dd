"""`call`: who is asked, who is inside with which device, and that nothing stays of what is over."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.call import KEEPS, MOST, RINGS, TELLS_EVERY, Call
from samesky_shared.core.members import Members
from samesky_shared.core.notices import Notices
from samesky_shared.core.record import Record
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


class Calling(Rehearsal):
    """A rehearsal with words for a call."""

    def __init__(self, *members: str) -> None:
        super().__init__((Call, Notices), members or ("ann", "bob"))

    @property
    def call(self) -> Call:
        found = self.state("call")
        return found if isinstance(found, Call) else Call()

    def ring(self, who: str) -> Record:
        return act(self, who, "call", "ring")

    def join(self, who: str) -> Record:
        return act(self, who, "call", "join", call=self.call.id)

    def leave(self, who: str) -> Record:
        return act(self, who, "call", "leave", call=self.call.id)

    def lost(self, who: str, member: str) -> Record | None:
        return self.act(who, "call", "lost", call=self.call.id, member=member, device=f"{member}-1")

    def with_device(self, who: str, device: str, cmd: str, **args: Any) -> Record | None:
        return self.keep(self.room.act(self.moment(), who, "call", cmd, args, device=device))

    def owed(self, who: str) -> list[str]:
        found = self.state(f"notices:{who}")
        return [one.what for one in found.owed.values()] if isinstance(found, Notices) else []


@pytest.fixture
def calling() -> Calling:
    return Calling()


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Call)


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_who_would_like_to_talk_is_inside_and_all_others_are_asked(members: tuple[str, ...]) -> None:
    calling = Calling(*members)
    record = calling.ring(members[0])
    call = calling.call
    assert record.entries == ()
    assert (call.by, tuple(call.inside), call.asked) == (members[0], members[:1], members[1:])
    calling.join(members[1])
    assert tuple(calling.call.inside) == members[:2]
    assert calling.call.asked == members[2:]
    assert (calling.call.rings_until is None) is (len(members) == 2)


def test_a_minute_without_a_yes_leaves_nothing(calling: Calling) -> None:
    calling.ring("ann")
    calling.wait(RINGS - 0.1)
    assert calling.call.id
    calling.wait(0.2)
    assert calling.call == Call()
    assert not [entry for record in calling.records for entry in record.entries]


def test_both_who_ask_at_the_same_time_are_in_one_call(calling: Calling) -> None:
    calling.ring("ann")
    first = calling.call.id
    calling.ring("bob")
    assert (calling.call.id, tuple(calling.call.inside)) == (first, ("ann", "bob"))


def test_of_two_one_goes_and_it_is_over(calling: Calling) -> None:
    calling.ring("ann")
    calling.join("bob")
    over = calling.call.id
    calling.leave("bob")
    assert calling.call == Call()
    for cmd in ("join", "leave"):
        assert refused(calling, "ann", "call", cmd, call=over) == ("conflict", "args.call")


def test_who_takes_it_back_before_anybody_came_leaves_nothing(calling: Calling) -> None:
    calling.ring("ann")
    calling.leave("ann")
    assert calling.call == Call()


def test_of_three_two_go_on_and_may_ask_the_third_again() -> None:
    calling = Calling("ann", "bob", "cleo")
    calling.ring("ann")
    calling.join("bob")
    calling.wait(RINGS)
    assert (calling.call.asked, tuple(calling.call.inside)) == ((), ("ann", "bob"))
    calling.ring("bob")
    assert calling.call.asked == ("cleo",)
    assert calling.act("ann", "call", "ring") is None
    calling.join("cleo")
    calling.leave("ann")
    assert tuple(calling.call.inside) == ("bob", "cleo")
    assert calling.call.by == "ann"


def test_a_fifth_is_told_that_four_are_as_many_as_go() -> None:
    calling = Calling(*TWELVE)
    calling.ring("m0")
    for member in TWELVE[1:MOST]:
        calling.join(member)
    assert refused(calling, "m4", "call", "join", call=calling.call.id) == ("full", None)
    assert refused(calling, "m5", "call", "ring") == ("full", None)
    calling.leave("m2")
    calling.join("m4")
    assert tuple(calling.call.inside) == ("m0", "m1", "m3", "m4")


def test_another_device_of_mine_takes_the_call_over(calling: Calling) -> None:
    calling.ring("ann")
    calling.join("bob")
    call = calling.call.id
    calling.with_device("bob", "bob-2", "join", call=call)
    assert calling.call.inside["bob"].device == "bob-2"
    # The one that it was taken from closes its page: that ends nothing.
    assert refused(calling, "bob", "call", "leave", call=call) == ("conflict", "args.call")
    assert tuple(calling.call.inside) == ("ann", "bob")


def test_who_drops_out_is_awaited_and_may_come_back(calling: Calling) -> None:
    calling.ring("ann")
    calling.join("bob")
    calling.status("bob", "away")
    assert calling.call.inside["bob"].back == pytest.approx(calling.now + KEEPS, abs=1)
    calling.wait(KEEPS - 1)
    calling.status("bob", "here")
    calling.join("bob")
    calling.wait(2 * KEEPS)
    assert tuple(calling.call.inside) == ("ann", "bob")


@pytest.mark.parametrize("status", ["away", "offline"])
def test_a_device_that_is_gone_is_out_of_the_call(calling: Calling, status: Any) -> None:
    calling.ring("ann")
    calling.join("bob")
    calling.status("bob", status)
    calling.wait(KEEPS if status == "away" else 0)
    assert calling.call == Call()


def test_the_others_may_say_that_nothing_is_heard_of_a_device(calling: Calling) -> None:
    calling.ring("ann")
    gone = {"call": calling.call.id, "member": "ann", "device": "ann-1"}
    assert refused(calling, "bob", "call", "lost", **gone) == ("forbidden", "args.member")
    calling.join("bob")
    assert refused(calling, "ann", "call", "lost", **gone) == ("forbidden", "args.member")
    calling.lost("ann", "bob")
    until = calling.call.inside["bob"].back
    calling.wait(5)
    assert calling.lost("ann", "bob") is None
    assert calling.call.inside["bob"].back == until
    calling.join("bob")
    assert calling.call.inside["bob"].back is None
    calling.with_device("bob", "bob-2", "join", call=calling.call.id)
    assert calling.lost("ann", "bob") is None, "it says so of a device that is no longer in it"


def test_a_device_that_was_taken_away_and_a_member_who_left_are_out() -> None:
    calling = Calling("ann", "bob", "cleo")
    calling.ring("ann")
    calling.join("bob")
    calling.join("cleo")
    room = calling.room.members
    seats = dict(room.members)
    del seats["cleo"]
    calling.settle(Members(id=room.id, room=room.room, members=seats))
    assert tuple(calling.call.inside) == ("ann", "bob")


def test_who_is_away_is_told_once_in_ten_minutes_however_often_somebody_asks(calling: Calling) -> None:
    calling.status("bob", "offline")
    calling.ring("ann")
    assert calling.owed("bob") == ["call"]
    calling.wait(RINGS)
    told = calling.call.told
    calling.ring("ann")
    assert calling.call.told == told
    calling.wait(TELLS_EVERY)
    calling.ring("ann")
    assert calling.call.told > told


def test_who_is_here_is_told_by_the_page_alone(calling: Calling) -> None:
    calling.ring("ann")
    assert calling.owed("bob") == []


def test_alone_in_a_room_there_is_nobody_to_talk_with() -> None:
    calling = Calling("ann")
    assert refused(calling, "ann", "call", "ring") == ("conflict", None)


def test_nothing_of_it_goes_into_the_file_of_the_room(calling: Calling) -> None:
    calling.ring("ann")
    assert calling.call.exported("ann") is None

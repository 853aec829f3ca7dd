"""Guests: besides the seats, for a while, seeing nothing of before, and without a say in what becomes of the room."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_shared.activities import Chat, Questions, Timer
from samesky_shared.core.members import MAX_GUESTS, Members
from samesky_shared.core.seats import DeviceKey, Invite, RoomView, Seat
from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal

EVENING = 43_200.0


def visited(live: Rehearsal, stay: float = EVENING, name: str = "gus") -> None:
    """A guest comes."""
    now = live.now
    members = live.room.members.invited(f"i-{name}", Invite("h", "ann", now + 60, stay=stay), now)
    seat = Seat(name.title(), devices={f"{name}-1": DeviceKey("h", now)})
    live.keep(live.room.settle(live.moment(), None, members.joined(f"i-{name}", name, seat, now)))
    live.present.add(name)


@pytest.fixture
def live() -> Rehearsal:
    made = Rehearsal((Chat, Questions, Timer), ("ann", "bob"))
    visited(made)
    return made


def refused(call: object, code: str, path: str | None = None) -> None:
    with pytest.raises(Refused) as caught:
        call()  # type: ignore[operator]
    assert (caught.value.code, caught.value.path) == (code, path)


def test_a_guest_comes_besides_the_seats_and_everybody_sees_until_when(live: Rehearsal) -> None:
    members = live.room.members
    assert set(members.members) == {"ann", "bob", "gus"}
    assert members.people()["gus"].until == live.now + EVENING
    assert members.residents == {"ann", "bob"}
    assert members.due() == live.now + EVENING


def test_there_are_only_so_many_guests_and_they_take_no_members_seat(live: Rehearsal) -> None:
    for n in range(MAX_GUESTS - 1):
        visited(live, name=f"guest{n}")
    members, now = live.room.members, live.now
    refused(lambda: members.invited("x", Invite("h", "ann", now + 9, stay=60.0), now), "full")
    alone = replace(members, members={key: one for key, one in members.members.items() if key != "bob"})
    assert "x" in alone.invited("x", Invite("h", "ann", now + 9), now).invites
    many = Invite("h", "ann", now + 9, seats=MAX_GUESTS + 1, stay=60.0)
    refused(lambda: Members(id="r").invited("x", many, now), "invalid", "seats")


def test_who_has_a_seat_does_not_become_a_guest_by_coming_back(live: Rehearsal) -> None:
    back = Invite("h", "ann", live.now + 9, seat="bob", stay=60.0)
    refused(lambda: live.room.members.invited("x", back, live.now), "invalid", "stay")


def test_when_the_time_is_up_they_go_and_nobody_waits_for_them(live: Rehearsal) -> None:
    live.act("ann", "questions", "draw")
    for who in ("ann", "bob"):
        live.act(who, "questions", "answer", card=live.state("questions").card, text=b"\0mine")
    assert live.state("questions").round.opens_at is None
    live.now += EVENING
    live.keep(live.room.wake(live.moment()))
    assert set(live.room.members.members) == {"ann", "bob"}
    assert live.state("questions").round.opens_at is not None
    assert live.room.members.due() is None
    assert live.room.members.barred == live.now


def test_open_links_are_void_when_they_have_gone(live: Rehearsal) -> None:
    members = live.room.members.invited("z", Invite("h", "ann", live.now + 1e6, seat="bob"), live.now)
    assert members.left("gus", live.now).invites == {}


def test_a_member_may_let_them_stay_longer_or_send_them_home(live: Rehearsal) -> None:
    live.act("bob", "room", "guest", member="gus", stay=600.0)
    assert live.room.members.due() == live.now + 600
    live.act("gus", "room", "guest", member="gus", stay=300.0)
    refused(lambda: live.act("gus", "room", "guest", member="gus", stay=301.0), "forbidden", "args.stay")
    refused(lambda: live.act("ann", "room", "guest", member="bob", stay=0.0), "unknown", "args.member")
    refused(lambda: live.act("gus", "room", "guest", member="bob", stay=0.0), "forbidden")
    live.act("ann", "room", "guest", member="gus", stay=0.0)
    assert "gus" not in live.room.members.members


def test_a_guest_has_no_say_in_what_becomes_of_the_room(live: Rehearsal) -> None:
    refused(lambda: live.act("gus", "room", "rename", name="Ours"), "forbidden")
    members = live.room.members
    refused(lambda: members.unwanted("gus", live.now, 10.0), "forbidden")
    both = members.unwanted("ann", live.now, 10.0).unwanted("bob", live.now, 10.0)
    assert both.deleted_at == live.now, "a guest is not asked"
    gone = members.left("ann", live.now).left("bob", live.now)
    assert gone.deleted_at == live.now, "a room of guests is nobody's"


def test_a_guest_sees_who_is_here_and_own_devices_but_no_links(live: Rehearsal) -> None:
    members = live.room.members.invited("z", Invite("h", "ann", live.now + 1e6, seat="bob"), live.now)
    seen, own = members.view("gus"), members.view("ann")
    assert isinstance(seen, RoomView)
    assert isinstance(own, RoomView)
    assert (set(seen.invites), set(seen.devices), seen.tried) == (set(), {"gus-1"}, {})
    assert set(own.invites) == {"z"}


def test_an_instance_only_they_could_see_is_closed_when_they_go(live: Rehearsal) -> None:
    live.act("gus", "chat:own", "open", audience=["gus"])
    live.act("ann", "chat:both", "open", audience=["ann", "gus"])
    live.act("ann", "room", "guest", member="gus", stay=0.0)
    assert "chat:own" not in live.room.instances
    assert "chat:both" in live.room.instances

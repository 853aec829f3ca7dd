"""Who is in a room: seats, invitations, and what everybody may see of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_shared.core.members import HUES, MAX_INVITES, SEATS, DeviceKey, Invite, Members, RoomKind, Seat
from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal, check_activity, encoded

ANN = Seat("Ann", devices={"d-1": DeviceKey("hash-of-ann", 1.0)})
EMPTY = Members(id="r")


def refusal(call: object) -> tuple[str, str | None]:
    with pytest.raises(Refused) as caught:
        call()  # type: ignore[operator]
    return caught.value.code, caught.value.path


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Members)


def test_a_profile_is_ones_own() -> None:
    live = Rehearsal(())
    live.act("ann", "room", "profile", name="Annie", tz="Europe/Lisbon", hue="plum")
    people = live.room.members.people()
    assert (people["ann"].name, people["ann"].tz, people["ann"].hue) == ("Annie", "Europe/Lisbon", "plum")
    assert people["bob"].name == "Bob"
    live.act("ann", "room", "profile", lang="de")
    assert live.room.members.people()["ann"] == replace(people["ann"], lang="de")
    with pytest.raises(Refused) as caught:
        live.act("stranger", "room", "profile", name="Eve")
    assert caught.value.code == "forbidden"


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"name": ""}, "args.name"),
        ({"name": "x" * 65}, "args.name"),
        ({"tz": "Europe/Lis bon"}, "args.tz"),
        ({"hue": "black"}, "args.hue"),
        ({"lang": "d" * 36}, "args.lang"),
    ],
)
def test_a_profile_has_limits(args: dict[str, str], path: str) -> None:
    with pytest.raises(Refused) as caught:
        Rehearsal(()).act("ann", "room", "profile", **args)
    assert (caught.value.code, caught.value.path) == ("invalid", path)


def test_a_room_is_renamed_by_any_member() -> None:
    live = Rehearsal(())
    live.act("bob", "room", "rename", name="Our place")
    assert live.room.members.card().name == "Our place"


def test_a_view_holds_nothing_that_opens_the_room() -> None:
    room = EMPTY.joined(None, "ann", ANN, 1.0).invited("i-1", Invite("hash-of-invite", "ann", 99.0), 1.0)
    for who in ("ann", "stranger"):
        shown = encoded(room.view(who))
        assert b"hash-of" not in shown
        assert b"i-1" not in shown
        assert b"Ann" in shown


@pytest.mark.parametrize("kind", SEATS)
def test_a_room_has_as_many_seats_as_its_kind(kind: RoomKind) -> None:
    room = replace(EMPTY, room=kind)
    for n in range(SEATS[kind]):
        room = room.joined(None, f"m{n}", Seat(f"M{n}"), 1.0)
    assert refusal(lambda: room.joined(None, "one-more", ANN, 1.0)) == ("full", None)
    assert refusal(lambda: room.invited("i", Invite("h", "m0", 9.0), 1.0)) == ("full", None)
    assert len({seat.hue for seat in room.members.values()}) == min(len(HUES), SEATS[kind])


def test_an_invitation_gives_as_many_seats_as_it_says() -> None:
    room = replace(EMPTY, room="family").joined(None, "ann", ANN, 1.0)
    room = room.invited("i", Invite("h", "ann", 50.0, seats=2), 1.0)
    room = room.joined("i", "bob", Seat("Bob"), 2.0)
    assert room.invites["i"].seats == 1
    room = room.joined("i", "cleo", Seat("Cleo"), 3.0)
    assert room.invites == {}
    assert list(room.members) == ["ann", "bob", "cleo"]
    assert refusal(lambda: room.joined("i", "dan", Seat("Dan"), 4.0)) == ("forbidden", None)


def test_an_invitation_ends_by_time_or_when_taken_back() -> None:
    room = EMPTY.joined(None, "ann", ANN, 1.0).invited("i", Invite("h", "ann", 50.0), 1.0)
    assert refusal(lambda: room.joined("i", "bob", Seat("Bob"), 50.0)) == ("forbidden", None)
    revoked = room.revoked("i")
    assert refusal(lambda: revoked.joined("i", "bob", Seat("Bob"), 2.0)) == ("forbidden", None)
    assert revoked.revoked("i") is revoked
    assert "i" in room.invites


def test_invitations_past_their_time_are_dropped_and_open_ones_bounded() -> None:
    room = replace(EMPTY, room="friends")
    for n in range(MAX_INVITES):
        room = room.invited(f"i{n}", Invite("h", "ann", 50.0), 1.0)
    assert refusal(lambda: room.invited("more", Invite("h", "ann", 90.0), 49.0)) == ("full", None)
    assert list(room.invited("more", Invite("h", "ann", 90.0), 50.0).invites) == ["more"]
    assert refusal(lambda: EMPTY.invited("i", Invite("h", "ann", 50.0, seats=3), 1.0)) == ("invalid", "seats")

"""Who is in a room: seats, invitations, and what everybody may see of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_shared.core.activity import Catalog, Turn
from samesky_shared.core.members import (
    HUES,
    MAX_DEVICES,
    MAX_INVITES,
    MAX_SPENT,
    MAX_TRIES,
    SEATS,
    Members,
    RoomKind,
)
from samesky_shared.core.room import Moment, Room
from samesky_shared.core.seats import DeviceKey, Invite, Seat
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
        assert (b"i-1" in shown) is (who == "ann")
        assert (b"d-1" in shown) is (who == "ann")
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


# ------------------------------------------------------------------------------------ devices and ways back

BOTH = EMPTY.joined(None, "ann", ANN, 1.0).joined(
    None, "bob", Seat("Bob", devices={"d-2": DeviceKey("h2", 1.0)}), 1.0
)


def way_back(seat: str, key: str = "i") -> Members:
    return BOTH.invited(key, Invite("hash-of-invite", "bob", 99.0, 1, seat), 2.0)


def test_a_way_back_adds_a_device_to_the_seat_and_is_used_up() -> None:
    room = way_back("ann").came_back("i", "d-3", DeviceKey("h3", 3.0, "phone"), 3.0)
    assert list(room.members["ann"].devices) == ["d-1", "d-3"]
    assert room.members["bob"] == BOTH.members["bob"]
    assert room.invites == {}
    assert refusal(lambda: room.came_back("i", "d-4", DeviceKey("h4", 4.0), 4.0)) == ("forbidden", None)


def test_a_way_back_fits_a_full_room_and_gives_no_new_seat() -> None:
    assert refusal(lambda: way_back("nobody")) == ("unknown", "seat")
    assert refusal(lambda: BOTH.invited("i", Invite("h", "bob", 99.0, 2, "ann"), 2.0)) == ("invalid", "seats")
    assert refusal(lambda: way_back("ann").joined("i", "eve", Seat("Eve"), 3.0)) == ("forbidden", None)
    assert refusal(lambda: way_back("ann").came_back("i", "d", DeviceKey("h", 100.0), 100.0)) == (
        "forbidden",
        None,
    )
    alone = EMPTY.joined(None, "ann", ANN, 1.0).invited("i", Invite("h", "ann", 99.0), 1.0)
    assert refusal(lambda: alone.came_back("i", "d", DeviceKey("h", 2.0), 2.0)) == ("forbidden", None)


def test_a_member_has_so_many_devices_and_no_more() -> None:
    room = way_back("ann")
    for n in range(MAX_DEVICES - 1):
        room = room.came_back("i", f"n-{n}", DeviceKey("h", 3.0), 3.0).invited(
            "i", Invite("h", "ann", 99.0, 1, "ann"), 3.0
        )
    assert refusal(lambda: room.came_back("i", "one-more", DeviceKey("h", 3.0), 3.0)) == ("full", None)


def test_only_ones_own_devices_are_seen_and_removed() -> None:
    live = Rehearsal(())
    room = live.room.members
    mine = next(iter(room.members["ann"].devices), None)
    assert mine is None or mine in live.room.view("ann", "room").devices  # type: ignore[union-attr]
    assert set(BOTH.view("ann").devices) == {"d-1"}
    assert set(BOTH.view("bob").devices) == {"d-2"}
    with pytest.raises(Refused) as caught:
        live.act("ann", "room", "remove_device", device="d-of-another")
    assert (caught.value.code, caught.value.path) == ("unknown", "args.device")


def test_who_leaves_is_gone_and_no_link_of_then_opens_the_room() -> None:
    room = way_back("ann").left("ann", 5.0)
    assert set(room.members) == {"bob"}
    assert room.invites == {}
    assert room.left("ann", 6.0) is room


def test_a_used_link_that_is_tried_again_is_told_to_everybody_and_counted_to_a_bound() -> None:
    room = EMPTY.joined(None, "ann", ANN, 1.0).invited("i", Invite("h", "ann", 99.0), 1.0)
    room = room.joined("i", "bob", Seat("Bob"), 2.0)
    assert room.view("ann").tried == {}
    assert room.tried_again("other", 3.0) is room
    for n in range(MAX_TRIES):
        room = room.tried_again("i", 3.0 + n)
    assert room.view("bob").tried["i"].count == MAX_TRIES
    assert room.tried_again("i", 99.0) is room


def test_only_the_newest_used_links_are_remembered() -> None:
    room = BOTH
    for n in range(MAX_SPENT + 3):
        room = room.invited(f"i{n}", Invite("h", "ann", 99.0, 1, "ann"), 1.0)
        room = room.came_back(f"i{n}", "d", DeviceKey("h", 1.0), 1.0)
    assert list(room.spent) == [f"i{n}" for n in range(3, MAX_SPENT + 3)]


# ------------------------------------------------------------------------------------- a host app's people

VOUCHED = DeviceKey("", 2.0)


def visited(room: Members, device: str = "v-1", issued_at: float = 2.0, member: str = "vic") -> Members:
    """The room with a device for which a host app vouches."""
    return room.vouched(member, Seat("Vic"), device, replace(VOUCHED, added=issued_at), issued_at)


def test_whom_a_host_app_vouches_for_takes_a_seat_once() -> None:
    room = visited(EMPTY)
    assert room.people()["vic"].name == "Vic"
    assert set(room.members["vic"].devices) == {"v-1"}
    assert visited(room, issued_at=0.5) is room
    two = visited(room, "v-2")
    assert set(two.members["vic"].devices) == {"v-1", "v-2"}
    assert len(two.members) == 1


def test_a_host_app_cannot_overfill_a_room() -> None:
    assert refusal(lambda: visited(BOTH)) == ("full", None)
    small = visited(replace(EMPTY, room="friends", seats=1))
    assert refusal(lambda: visited(small, member="wes")) == ("full", None)
    assert replace(EMPTY, seats=12).places == SEATS["couple"]
    assert replace(EMPTY, room="friends", seats=4).view("vic").seats == 4


def test_the_oldest_device_of_a_host_app_makes_room_for_a_newer() -> None:
    room = visited(EMPTY)
    own = {f"d-{n}": DeviceKey("h", 1.0) for n in range(MAX_DEVICES - 2)}
    seat = room.members["vic"]
    room = replace(room, members={"vic": replace(seat, devices=own | seat.devices)})
    room = visited(visited(room, "v-2", 3.0), "v-3", 4.0)
    assert set(room.members["vic"].devices) == {*own, "v-2", "v-3"}


def test_devices_with_a_secret_never_make_room() -> None:
    full = {f"d-{n}": DeviceKey("h", 1.0) for n in range(MAX_DEVICES)}
    room = replace(EMPTY, members={"vic": Seat("Vic", devices=full)})
    assert refusal(lambda: visited(room)) == ("full", None)


def test_who_was_taken_out_stays_out_until_a_newer_word_of_the_host_app() -> None:
    gone = visited(visited(EMPTY), "w-1", member="wim").left("vic", 50.0)
    assert refusal(lambda: visited(gone, issued_at=50.0)) == ("expired", None)
    assert set(visited(gone, issued_at=50.1).members) == {"vic", "wim"}


def test_a_removed_device_stays_out_and_the_others_stay_in() -> None:
    both = visited(visited(EMPTY), "v-2")
    turn = Turn("vic", 50.0, 50.0)
    after = both.remove_device(turn, "v-1")
    assert visited(after, "v-2") is after
    assert refusal(lambda: visited(after, "v-1", issued_at=50.0)) == ("expired", None)
    assert set(visited(after, "v-1", issued_at=51.0).members["vic"].devices) == {"v-1", "v-2"}


def test_devices_of_several_are_taken_out_at_once_and_what_they_may_know_is_void() -> None:
    screen = DeviceKey("", 1.0, "screen", until=99.0)
    both = visited(visited(EMPTY), "w-1", member="wim")
    seats = {
        key: replace(seat, devices=seat.devices | {f"{key}-s": screen}) for key, seat in both.members.items()
    }
    both = replace(both, members=seats, invites={"i": Invite("hash", "vic", 99.0)})
    screens = both.without_devices({"vic-s", "wim-s", "nobody's"}, 50.0)
    assert screens.devices() == {"v-1", "w-1"}
    assert set(screens.invites) == {"i"}, "a screen knows of none"
    assert screens.barred == 0.0
    after = both.without_devices({"v-1", "w-1"}, 50.0)
    assert after.devices() == {"vic-s", "wim-s"}
    assert after.invites == {}
    assert refusal(lambda: visited(after, "v-1", issued_at=50.0)) == ("expired", None)
    assert both.without_devices(set(), 50.0) is both


def test_the_earliest_wish_counts_and_goes_with_who_had_it() -> None:
    room = Members(id="r", members={name: Seat(name) for name in ("ann", "ben", "cid")})
    room = room.unwanted("ann", 10.0, 100.0).unwanted("ben", 20.0, 50.0)
    assert room.unwanted("ann", 30.0, 1.0) == room, "asking again changes nothing"
    seen = room.view("cid").deleting
    assert seen is not None
    assert (seen.at, seen.by) == (70.0, {"ann": 10.0, "ben": 20.0})
    assert room.due() == 70.0
    assert room.left("ben", 30.0).due() == 110.0
    assert room.left("cid", 30.0) == Members(id="r", deleted_at=30.0), "who is left wants it"
    with pytest.raises(Refused, match="forbidden"):
        room.unwanted("dan", 30.0, 1.0)


def test_a_deleted_room_holds_nothing_and_takes_nothing() -> None:
    room = Room("r", Catalog((Members,)), "e")
    made = room.settle(Moment(1.0, 0, "a"), None, Members(id="r", members={"ann": Seat("Ann")}))
    assert made is not None
    room.apply(made.record, made.instances)
    done = room.settle(Moment(2.0, 0, "b"), "ann", room.members.unwanted("ann", 2.0, 9.0))
    assert done is not None
    room.apply(done.record, done.instances)
    assert room.members == Members(id="r", deleted_at=2.0)
    assert room.due() == 3.0, "so that a hub which stopped in between goes on"
    with pytest.raises(Refused, match="no such room"):
        room.act(Moment(3.0, 0, "c"), "ann", "room", "rename", {"name": "x"})

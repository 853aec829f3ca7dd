"""Screens: devices of a member without a voice, which go by themselves and are nobody's eyes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_shared.activities import Keys, Timer
from samesky_shared.core.members import MAX_DEVICES, SCREEN_TIME
from samesky_shared.core.seats import DeviceKey, Invite, RoomView
from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal

SCREEN = Invite("h", "ann", 2e9, seat="ann", screen=True)


def brought(live: Rehearsal, device: str = "tv", who: str = "ann") -> None:
    """A screen comes."""
    now = live.now
    link = replace(SCREEN, by=who, seat=who)
    members = live.room.members.invited(f"i-{device}", link, now)
    live.settle(members.came_back(f"i-{device}", device, DeviceKey("h", now, "browser"), now))


@pytest.fixture
def live() -> Rehearsal:
    made = Rehearsal((Keys, Timer))
    brought(made)
    return made


def test_it_is_one_of_my_devices_whatever_it_says_it_is(live: Rehearsal) -> None:
    members = live.room.members
    seen = members.view("ann")
    assert isinstance(seen, RoomView)
    assert (seen.devices["tv"].kind, seen.devices["tv"].until) == ("screen", live.now + SCREEN_TIME)
    assert seen.devices["ann-1"].until is None
    assert members.is_screen("ann", "tv")
    assert not members.is_screen("ann", "ann-1")
    assert not members.is_screen("bob", "tv")
    assert not members.is_screen("eve", "tv")


def test_others_see_none_of_it_and_it_sees_no_devices_and_no_links(live: Rehearsal) -> None:
    for who in ("bob", ""):
        seen = live.room.view(who, "room")
        assert isinstance(seen, RoomView)
        assert "tv" not in seen.devices
    nobody = live.room.members.invited("i", SCREEN, live.now).view("")
    assert (nobody.invites, nobody.devices) == ({}, {})


def test_its_link_says_so_to_all_and_leads_into_ones_own_seat_only(live: Rehearsal) -> None:
    members = live.room.members
    assert members.invited("i", SCREEN, live.now).view("bob").invites["i"].screen
    for wrong in (replace(SCREEN, seat="bob"), replace(SCREEN, seat=None), replace(SCREEN, by="bob")):
        with pytest.raises(Refused) as caught:
            members.invited("i", wrong, live.now)
        assert (caught.value.code, caught.value.path) == ("invalid", "screen")


def test_it_counts_as_a_device(live: Rehearsal) -> None:
    for n in range(MAX_DEVICES - 2):
        brought(live, f"tv-{n}")
    with pytest.raises(Refused) as caught:
        brought(live, "one-more")
    assert caught.value.code == "full"


def test_it_goes_by_itself_and_takes_nothing_along_but_the_key(live: Rehearsal) -> None:
    live.act("ann", "keys", "begin", key="0" * 16, card=b"\0card")
    open_link = live.room.members.invited("i", Invite("h", "ann", live.now + 1e6, seat="bob"), live.now)
    live.settle(open_link)
    brought(live, "later", "bob")
    live.now += 60
    assert live.room.due() == live.now - 60 + SCREEN_TIME
    live.wait(SCREEN_TIME - 60)
    members = live.room.members
    assert members.devices() == {"ann-1", "bob-1"}
    assert set(members.invites) == {"i"}, "it knew of no link"
    assert members.barred == 0.0
    assert live.state("keys").wanted, "it had the key"
    assert members.due() is None


def test_one_stays_when_another_goes(live: Rehearsal) -> None:
    live.now += 600
    brought(live, "second")
    live.wait(SCREEN_TIME - 600)
    assert live.room.members.devices() == {"ann-1", "bob-1", "second"}


def test_it_is_removed_like_any_device_and_links_stay_open(live: Rehearsal) -> None:
    live.settle(live.room.members.invited("i", Invite("h", "ann", live.now + 99, seat="bob"), live.now))
    live.act("ann", "room", "remove_device", device="tv")
    assert not live.room.members.is_screen("ann", "tv")
    assert set(live.room.members.invites) == {"i"}
    live.act("ann", "room", "remove_device", device="ann-1")
    assert live.room.members.invites == {}

"""The pages say how the hub is and what can be done now, and ask before what cannot be taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samesky_server.admin.page import DONE, REALLY, Look
from samesky_server.admin.reports import Connections, DeviceLine, HubNow, RoomLine, RoomList, RoomSeen, Status

from .test_pieces import HOSTILE, Tags

LOOK = Look(["/static/app-AAAAAAAA.css"])
HUBS = [HubNow("aaaaaaaaaaaa", 2, 1, read_only=False, draining=False)]
STATUS = Status("aaaaaaaaaaaa", "0.1.0", 4711, 90.0, "embedded", "disk", True, 0.0, False, 2, 1, HUBS)
ABOUT = Connections(2, 2, 0, 2, 1, HUBS)
ROOMS = RoomList([RoomLine("3f9a01bc", 2, 1, 2, 40, 3600.0)], 5)


def home(status: Status = STATUS, done: str = "", way_out: str = "") -> Tags:
    return Tags(LOOK.home(status, ABOUT, ROOMS, "w" * 64, done, way_out).decode())


def test_the_first_page_has_all_at_a_glance() -> None:
    text = home().text
    for said in (
        "All is well.",
        "2 devices, 1 room in memory.",
        "up 1\u00a0min",
        "3f9a01bc",
        "1 elsewhere",
        "And 4 more",
    ):
        assert said in text, said
    assert "Hubs at this store" not in text, "there is one"
    assert "Sign out" not in text, "where nobody signs in"
    assert "Sign out" in home(way_out="w").text


def test_other_hubs_show_with_how_they_are() -> None:
    other = HubNow("bbbbbbbbbbbb", 7, 3, read_only=True, draining=True)
    text = home(replace(STATUS, hubs=[*HUBS, other])).text
    for said in ("1 other hub", "aaaaaa (this one)", "bbbbbb", "7 devices, 3 rooms", "read-only", "drained"):
        assert said in text, said


def test_what_holds_is_said_with_the_way_back() -> None:
    held = home(replace(STATUS, read_only=600.0)).text
    assert "for another 10\u00a0min" in held
    assert "Let things be changed again" in held
    drained = home(replace(STATUS, draining=True)).text
    assert "Take devices again" in drained


@pytest.mark.parametrize("done", [*DONE, "nonsense", HOSTILE])
def test_what_was_done_is_said_and_nothing_that_an_address_makes_up(done: str) -> None:
    found = home(done=done)
    assert DONE.get(done, "All is well.") in found.text
    assert HOSTILE not in found.text


@pytest.mark.parametrize("what", REALLY)
def test_it_asks_first(what: str) -> None:
    found = Tags(LOOK.really(what, HOSTILE, "w" * 64).decode())
    title, means, does = REALLY[what]
    assert title in found.text
    assert means in found.text
    assert does in found.text
    assert "Not now" in found.text
    assert "script" not in found.tags


def test_a_room_has_its_devices_and_nobodys_name() -> None:
    seen = RoomSeen("3f9a01bc", [DeviceLine("77e0d2a4", "00ff00ff", "phone", "elsewhere", 60.0)])
    text = Tags(LOOK.room(seen).decode()).text
    for said in (
        "1 device",
        "phone 77e0d2a4",
        "connected to another hub",
        "of member 00ff00ff",
        "Take all devices out",
    ):
        assert said in text, said
    assert "No device of anybody is left." in Tags(LOOK.room(RoomSeen("3f9a01bc", [])).decode()).text


def test_who_is_asked_for_the_token_is_told_when_it_was_wrong() -> None:
    assert "not the token" not in Tags(LOOK.login("w").decode()).text
    wrong = Tags(LOOK.login("w", wrong=True).decode())
    assert "This is not the token of this hub." in wrong.text
    assert wrong.attributes["aria-invalid"] == "true"


def test_every_page_is_whole() -> None:
    for page in (LOOK.login("w"), LOOK.trouble(HOSTILE), LOOK.really("drain", "", "w")):
        found = Tags(page.decode())
        assert page.startswith(b'<!doctype html>\n<html lang="en">')
        assert {"title", "main", "h1", "link"} <= set(found.tags)
        assert "script" not in found.tags

"""Presence over given times: a blip is never shown, a silent hub's devices are, and what is unknown moves nobody."""

from __future__ import annotations

from msgspec.structs import replace

from samesky_server.hub.lead import Path
from samesky_server.hub.presence import AWAY_AFTER, OFFLINE_AFTER, SETTLED, Presence, Standing
from samesky_server.hub.telling import DeviceStatus, Seen


class Hubs:
    """Presence on the hub `here`, with others that stand as a test wants."""

    def __init__(self) -> None:
        self.stand: dict[str, Standing] = {}
        self.presence = Presence("here", lambda hub: "here" if hub == "here" else self.stand.get(hub, "here"))

    def came(
        self, device: str, now: float, hub: str = "here", status: DeviceStatus = "here", kind: str = ""
    ) -> list[str]:
        return self.presence.said(seen(device, now, hub, status, kind), now)


def seen(device: str, since: float, hub: str, status: DeviceStatus = "here", kind: str = "") -> Seen:
    return Seen(hub, device, "ana", kind, status, since, since)


def shown(presence: Presence, member: str = "ana") -> str:
    return presence.of(member).status


def test_a_device_makes_its_member_here() -> None:
    hubs = Hubs()
    assert shown(hubs.presence) == "offline"
    assert hubs.came("phone", 0.0, kind="phone") == ["ana"]
    assert shown(hubs.presence) == "here"
    assert hubs.presence.of("ana").devices == {"phone": 1}
    assert hubs.came("desk", 1.0) == []
    assert hubs.presence.of("ana").devices == {"phone": 1, "device": 1}


def test_a_blip_is_never_shown() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0)
    assert hubs.presence.lost("here", "phone", 10.0) == []
    assert hubs.presence.tick(10.0 + AWAY_AFTER - 0.1) == []
    assert hubs.came("phone", 25.0) == []
    assert hubs.presence.tick(100.0) == []


def test_who_gave_no_sign_of_life_has_been_waited_for() -> None:
    hubs = Hubs()
    presence = hubs.presence
    hubs.came("phone", 0.0)
    hubs.came("desk", 1.0)
    assert presence.lost("here", "phone", 10.0, silent=True) == [], "there is another one"
    assert presence.lost("here", "desk", 20.0, silent=True) == ["ana"]
    assert shown(presence) == "away"
    assert hubs.came("phone", 21.0) == ["ana"]
    assert shown(presence) == "here"


def test_away_then_offline() -> None:
    hubs = Hubs()
    presence = hubs.presence
    hubs.came("phone", 0.0)
    presence.lost("here", "phone", 10.0)
    assert presence.tick(10.0 + AWAY_AFTER) == ["ana"]
    assert shown(presence) == "away"
    assert not presence.quiet()
    assert presence.present() == frozenset()
    assert presence.tick(10.0 + OFFLINE_AFTER) == ["ana"]
    assert shown(presence) == "offline"
    assert presence.quiet()


def test_one_device_of_two_keeps_its_member_here() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0)
    hubs.came("desk", 0.0, "there")
    hubs.presence.lost("here", "phone", 1.0)
    assert hubs.presence.tick(1000.0) == []
    assert shown(hubs.presence) == "here"


def test_busy_only_when_no_device_is_here_and_hidden_is_not_shown() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0)
    assert hubs.presence.said(seen("phone", 0.0, "here", "busy"), 1.0) == ["ana"]
    assert shown(hubs.presence) == "busy"
    assert hubs.presence.present() == {"ana"}
    hubs.came("desk", 2.0, "there")
    assert shown(hubs.presence) == "here"
    assert hubs.presence.said(seen("desk", 2.0, "there", "hidden"), 3.0) == []
    assert shown(hubs.presence) == "here"


def test_a_stranger_device_changes_nothing() -> None:
    presence = Hubs().presence
    assert presence.lost("here", "phone", 0.0) == []
    assert presence.quiet()


def test_a_hub_that_falls_silent_has_waited_long_enough() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0, "there")
    hubs.stand["there"] = "gone"
    assert hubs.presence.tick(50.0) == ["ana"]
    assert shown(hubs.presence) == "away"
    assert hubs.presence.of("ana").devices == {}
    hubs.stand["there"] = "here"
    assert hubs.presence.tick(60.0) == ["ana"], "it was only slow"
    assert shown(hubs.presence) == "here"
    hubs.stand["there"] = "gone"
    hubs.presence.tick(70.0)
    assert hubs.presence.tick(70.0 + OFFLINE_AFTER) == ["ana"]
    assert shown(hubs.presence) == "offline"


def test_who_is_only_on_hubs_that_cannot_be_heard_is_unknown_and_nothing_follows_from_it() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0, "there")
    hubs.stand["there"] = "unknown"
    assert hubs.presence.tick(10.0) == ["ana"]
    assert shown(hubs.presence) == "unknown"
    assert hubs.presence.present() == {"ana"}, "nobody has left"
    assert hubs.presence.known() == {"ana": "here"}
    assert not hubs.presence.quiet()
    assert hubs.presence.tick(10_000.0) == []
    hubs.stand["there"] = "here"
    assert hubs.presence.tick(10_001.0) == ["ana"]
    assert shown(hubs.presence) == "here"


def test_who_is_here_too_is_not_unknown() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0, "there")
    hubs.came("desk", 0.0)
    hubs.stand["there"] = "unknown"
    assert hubs.presence.tick(10.0) == []
    assert shown(hubs.presence) == "here"


def test_a_device_that_moves_to_another_hub_is_not_taken_back_by_the_first() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0)
    assert hubs.came("phone", 5.0, "there") == []
    assert hubs.presence.lost("here", "phone", 5.1) == []
    assert hubs.presence.of("ana").devices == {"device": 1}
    assert hubs.presence.tick(500.0) == []
    late = seen("phone", 0.0, "here", "busy")
    assert hubs.presence.said(late, 500.0) == [], "an older connection says nothing any more"


def test_what_the_store_has_heals_what_was_missed() -> None:
    hubs = Hubs()
    assert hubs.presence.looked([seen("phone", 1.0, "there")], 2.0) == ["ana"]
    assert hubs.presence.looked([], 2.0 + SETTLED - 0.1) == [], "it may not be in the store yet"
    hubs.presence.looked([], 2.0 + SETTLED)
    assert hubs.presence.of("ana").devices == {}
    assert hubs.presence.tick(2.0 + SETTLED + AWAY_AFTER) == ["ana"]
    assert shown(hubs.presence) == "away"


def test_what_was_just_taken_back_does_not_return_from_the_store() -> None:
    hubs = Hubs()
    hubs.came("phone", 1.0, "there")
    hubs.presence.lost("there", "phone", 5.0)
    hubs.presence.looked([seen("phone", 1.0, "there")], 5.1)
    assert hubs.presence.of("ana").devices == {}
    hubs.presence.looked([seen("phone", 5.2, "there")], 5.3)
    assert hubs.presence.of("ana").devices == {"device": 1}


def test_a_room_whose_people_are_elsewhere_needs_no_hub_without_them() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0, "there")
    assert hubs.presence.quiet()
    hubs.stand["there"] = "gone"
    hubs.presence.tick(1.0)
    assert not hubs.presence.quiet(), "they have yet to be offline"


def test_the_ways_down_to_devices_elsewhere_are_known_while_they_show_something() -> None:
    hubs = Hubs()
    path = Path(0.2, 0.1)
    there = replace(seen("phone", 0.0, "there"), path=path)
    hubs.presence.said(there, 0.0)
    hubs.presence.said(replace(seen("desk", 0.0, "here"), path=path), 0.0)
    assert hubs.presence.elsewhere() == [path]
    hubs.presence.said(replace(there, path=None), 1.0)
    assert hubs.presence.elsewhere() == []
    hubs.presence.said(there, 2.0)
    hubs.stand["there"] = "gone"
    assert hubs.presence.elsewhere() == []


def test_who_shows_themselves_on_no_device_is_offline_at_once() -> None:
    hubs = Hubs()
    presence = hubs.presence
    hubs.came("phone", 0.0, kind="phone")
    assert presence.said(seen("phone", 0.0, "here", "offline"), 1.0) == ["ana"]
    assert presence.of("ana").status == "offline"
    assert presence.of("ana").devices == {}
    assert presence.present() == frozenset()
    assert presence.lost("here", "phone", 2.0) == []
    assert presence.tick(100.0) == []
    assert hubs.came("phone", 101.0, status="offline") == [], "not for a moment when it comes back"
    assert presence.said(seen("phone", 101.0, "here"), 102.0) == ["ana"]


def test_a_device_that_does_not_show_itself_takes_nothing_from_another() -> None:
    hubs = Hubs()
    presence = hubs.presence
    hubs.came("phone", 0.0)
    assert hubs.came("desk", 1.0, "there", "offline") == []
    assert (shown(presence), presence.of("ana").devices) == ("here", {"device": 1})
    presence.lost("here", "phone", 10.0)
    assert presence.said(seen("desk", 1.0, "there", "offline"), 12.0) == [], "said again, it ends no grace"
    assert presence.tick(10.0 + AWAY_AFTER) == ["ana"]
    assert shown(presence) == "away"


def test_whether_one_looks_is_what_devices_say_of_it_and_one_is_enough() -> None:
    hubs = Hubs()
    presence = hubs.presence
    hubs.came("phone", 0.0)
    assert presence.of("ana").focus is None
    away = replace(seen("phone", 0.0, "here", "hidden"), focus=False)
    assert presence.said(away, 1.0) == ["ana"]
    assert (shown(presence), presence.of("ana").focus) == ("here", False)
    sign = presence.sign("ana")
    assert presence.said(replace(away, focus=True), 2.0) == ["ana"]
    assert presence.sign("ana") == sign, "no status has changed, so no activity hears of it"
    assert presence.said(replace(away, focus=None), 3.0) == ["ana"]
    hubs.came("desk", 4.0, "there")
    presence.said(replace(seen("desk", 4.0, "there"), focus=True), 5.0)
    assert presence.said(away, 6.0) == []
    assert presence.of("ana").focus is True


def test_nobody_is_here_by_a_screen_and_the_others_hear_nothing_of_it() -> None:
    presence = Presence("here")
    assert presence.said(replace(seen("tv", 0.0, "here"), member=""), 0.0) == []
    assert presence.present() == frozenset()
    assert presence.said(seen("phone", 1.0, "here"), 1.0) == ["ana"]
    assert presence.present() == {"ana"}
    assert presence.lost("here", "tv", 2.0) == []
    assert presence.tick(900.0) == []
    assert presence.device("tv") is None


def test_the_devices_of_hubs_that_are_gone_are_none() -> None:
    hubs = Hubs()
    hubs.came("phone", 0.0)
    hubs.came("desk", 1.0, "west")
    hubs.came("sofa", 2.0, "north")
    hubs.stand |= {"west": "gone", "north": "unknown"}
    assert {one.device for one in hubs.presence.devices()} == {"phone", "sofa"}

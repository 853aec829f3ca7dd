"""Presence over given times: a blip is never shown, leaving on purpose shows at once."""

from samesky_server.hub.presence import AWAY_AFTER, OFFLINE_AFTER, Presence


def shown(presence: Presence, member: str = "ana") -> str:
    return presence.of(member).status


def test_a_device_makes_its_member_here() -> None:
    presence = Presence()
    assert shown(presence) == "offline"
    assert presence.came("ana", "phone", "phone", 0.0) == ["ana"]
    assert shown(presence) == "here"
    assert presence.of("ana").devices == {"phone": 1}
    assert presence.came("ana", "desk", "", 1.0) == []
    assert presence.of("ana").devices == {"phone": 1, "device": 1}


def test_a_blip_is_never_shown() -> None:
    presence = Presence()
    presence.came("ana", "phone", "", 0.0)
    assert presence.lost("ana", "phone", 10.0) == []
    assert presence.tick(10.0 + AWAY_AFTER - 0.1) == []
    assert presence.came("ana", "phone", "", 25.0) == []
    assert presence.tick(100.0) == []


def test_away_then_offline() -> None:
    presence = Presence()
    presence.came("ana", "phone", "", 0.0)
    presence.lost("ana", "phone", 10.0)
    assert presence.tick(10.0 + AWAY_AFTER) == ["ana"]
    assert shown(presence) == "away"
    assert not presence.quiet()
    assert presence.present() == frozenset()
    assert presence.tick(10.0 + OFFLINE_AFTER) == ["ana"]
    assert shown(presence) == "offline"
    assert presence.quiet()


def test_one_device_of_two_keeps_its_member_here() -> None:
    presence = Presence()
    presence.came("ana", "phone", "", 0.0)
    presence.came("ana", "desk", "", 0.0)
    presence.lost("ana", "phone", 1.0)
    assert presence.tick(1000.0) == []
    assert shown(presence) == "here"


def test_busy_only_when_no_device_is_here_and_hidden_is_not_shown() -> None:
    presence = Presence()
    presence.came("ana", "phone", "", 0.0)
    assert presence.says("ana", "phone", "busy", 1.0) == ["ana"]
    assert shown(presence) == "busy"
    assert presence.present() == {"ana"}
    presence.came("ana", "desk", "", 2.0)
    assert shown(presence) == "here"
    assert presence.says("ana", "desk", "hidden", 3.0) == []
    assert shown(presence) == "here"


def test_a_stranger_device_changes_nothing() -> None:
    presence = Presence()
    assert presence.says("ana", "phone", "busy", 0.0) == []
    assert presence.lost("ana", "phone", 0.0) == []
    assert presence.quiet()

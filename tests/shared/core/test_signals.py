"""Signals that have a shape are held to it; the others pass."""

from __future__ import annotations

import pytest

from samesky_shared.core.signals import MOVES, REACTIONS, TOUCHES, check_signal
from samesky_shared.errors import Refused


@pytest.mark.parametrize("name", REACTIONS)
def test_a_reaction_passes(name: str) -> None:
    check_signal("reaction", {"name": name})
    check_signal("reaction", {"name": name, "x": 0.3})


@pytest.mark.parametrize(
    "data", [None, "heart", {}, {"name": None}, {"name": "spit"}, {"name": ["heart"]}, {"name": {}}, 5]
)
def test_any_other_reaction_is_refused(data: object) -> None:
    with pytest.raises(Refused) as caught:
        check_signal("reaction", data)
    assert (caught.value.code, caught.value.path) == ("invalid", "data.name")


@pytest.mark.parametrize("data", [None, {}, [1], "x"])
def test_other_kinds_have_no_shape(data: object) -> None:
    check_signal("wave", data)


def test_a_drift_names_its_player_and_is_a_number() -> None:
    check_signal("drift", {"on": "player", "seconds": -0.04})
    check_signal("drift", {"on": "player:b", "seconds": 3})
    for data, path in (
        (None, "data.on"),
        ({"seconds": 1.0}, "data.on"),
        ({"on": "player"}, "data.seconds"),
        ({"on": "player", "seconds": True}, "data.seconds"),
        ({"on": "player", "seconds": float("nan")}, "data.seconds"),
    ):
        with pytest.raises(Refused) as refused:
            check_signal("drift", data)
        assert refused.value.path == path


def test_who_is_writing_says_in_which_chat() -> None:
    check_signal("typing", {"on": "chat"})
    for data in (None, {}, {"on": 3}):
        with pytest.raises(Refused, match="which chat"):
            check_signal("typing", data)


@pytest.mark.parametrize(("kind", "most"), MOVES.items())
def test_what_moves_names_its_instance_and_is_a_box_of_some_size(kind: str, most: int) -> None:
    check_signal(kind, {"on": "play", "box": b"\x01" * most})
    check_signal(kind, {"on": "play:b", "box": "AWJveA=="})
    for data, path in (
        (None, "data.on"),
        ({"box": b"x"}, "data.on"),
        ({"on": "play"}, "data.box"),
        ({"on": "play", "box": b""}, "data.box"),
        ({"on": "play", "box": b"x" * (most + 1)}, "data.box"),
        ({"on": "play", "box": [1, 2]}, "data.box"),
    ):
        with pytest.raises(Refused) as caught:
            check_signal(kind, data)
        assert (caught.value.code, caught.value.path) == ("invalid", path)


def test_a_signal_of_a_call_goes_from_device_to_device_in_a_box() -> None:
    whole = {"call": "c1", "from": "d1", "to": "d2", "box": b"\x01sealed"}
    check_signal("call", whole)
    check_signal("call", whole | {"box": "AXNlYWxlZA=="})
    for name, wrong in (("call", ""), ("from", 1), ("to", None), ("box", {"sdp": "v=0"}), ("box", b"")):
        with pytest.raises(Refused) as refused:
            check_signal("call", whole | {name: wrong})
        assert (refused.value.code, refused.value.path) == ("invalid", f"data.{name}")


@pytest.mark.parametrize("name", TOUCHES)
def test_a_touch_says_when_it_was_made(name: str) -> None:
    check_signal("touch", {"name": name, "at": 1_800_000_000.5, "n": 1})
    for data, path in (
        (None, "data.name"),
        ({"name": "bite", "at": 1.0}, "data.name"),
        ({"name": name}, "data.at"),
        ({"name": name, "at": "now"}, "data.at"),
        ({"name": name, "at": True}, "data.at"),
        ({"name": name, "at": float("inf")}, "data.at"),
    ):
        with pytest.raises(Refused) as refused:
            check_signal("touch", data)
        assert refused.value.path == path

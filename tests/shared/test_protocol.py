"""The frames: documented, frozen, and strict about ids."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec
import pytest

from samesky_shared import protocol
from samesky_shared.codec import typed
from samesky_shared.errors import Refused
from samesky_shared.protocol import ClientFrame, Do, HubFrame

FRAMES = [*get_args(ClientFrame), *get_args(HubFrame)]
PATTERNS = {
    "Kind": (protocol.Kind, ["timer", "a", "two-words", "x1"], ["", "Timer", "1x", "-a", "a_b", "a" * 33]),
    "On": (
        protocol.On,
        ["timer", "timer:tea", "a:1"],
        ["", "timer:", ":tea", "a:b:c", "a:B", "a:" + "b" * 33],
    ),
    "Word": (protocol.Word, ["say", "go_on", "a-b"], ["", "_x", "Say", "é", "a" * 33]),
    "Id": (protocol.Id, ["a", "!~", "x" * 64], ["", "a b", "é", "x" * 65, "\x7f"]),
    "Tz": (protocol.Tz, ["", "Europe/Lisbon", "Etc/GMT+5"], ["a b", "../é", "x" * 65]),
    "Lang": (protocol.Lang, ["", "de", "zh-Hant-TW"], ["d e", "de_DE", "x" * 36]),
}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.__name__)
def test_every_frame_is_frozen_and_says_what_it_is(frame: Any) -> None:
    assert frame.__struct_config__.frozen
    assert frame.__struct_config__.tag_field == "t"
    assert re.match(r"[A-Z`].+\.$", (frame.__doc__ or "").splitlines()[0])


@pytest.mark.parametrize("name", PATTERNS)
def test_names_have_a_pattern_that_ends_where_the_text_ends(name: str) -> None:
    kind, good, bad = PATTERNS[name]
    for text in good:
        assert msgspec.convert(text, kind) == text
    for text in [*bad, *(f"{one}\n" for one in good)]:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(text, kind)


def test_what_is_usual_takes_no_bytes() -> None:
    assert msgspec.to_builtins(Do("a", 1, "timer", "pause")) == {
        "t": "do", "id": "a", "base": 1, "on": "timer", "cmd": "pause",
    }  # fmt: skip


def test_names_on_the_wire_may_be_words_of_the_language() -> None:
    assert msgspec.to_builtins(protocol.SignalFrom("ann", "tap", 1.0))["from"] == "ann"
    assert msgspec.to_builtins(protocol.Expiring(30.0)) == {"t": "expiring", "in": 30.0}


@pytest.mark.parametrize("at", [-1.0, 1e12])
def test_times_are_room_times(at: float) -> None:
    with pytest.raises(Refused) as caught:
        typed({"t": "signal", "kind": "tap", "at": at}, protocol.Signal)
    assert caught.value.path == "at"

"""Touch in plain lines: who holds whose hand, what is felt, and what waits."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.row import Looking
from samesky_client.rows.touch import GESTURES, ROW, hears, left, left_in, lines
from samesky_client.speech import Said, Speech
from samesky_shared.activities.touch import LeftView, TouchView
from samesky_shared.protocol import Person, SignalFrom
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"ann": Person("Ann"), "bob": Person("Bob"), "cleo": Person("Cleo")}
LOOK = Looking(T, "touch", PEOPLE, "ann", 5.0)


def view(held: dict[str, float | None], *waiting: LeftView) -> TouchView:
    return TouchView(held, "", None, {}, waiting, {})


def test_hands_are_told_in_words() -> None:
    head = T.head("touch")
    assert lines(LOOK, view({})) == []
    assert lines(LOOK, view({"ann": None})) == [f"{head}Your hand is held out. There is no hurry."]
    assert lines(LOOK, view({"bob": None})) == [f"{head}Bob holds out a hand."]
    assert lines(LOOK, view({"bob": 1.0, "cleo": 1.0})) == [f"{head}Bob, Cleo hold out a hand."]
    assert lines(LOOK, view({"ann": 1.0, "bob": 1.0})) == [f"{head}You and Bob are holding hands."]


@pytest.mark.parametrize(
    ("text", "reads"), [(left("kiss"), "A kiss"), ("{", T("touch-unreadable")), ('{"touch":"bite"}', "")]
)
def test_what_was_left_reads_as_it_was_meant(text: str, reads: str) -> None:
    (line,) = lines(LOOK, view({}, LeftView("t1", "bob", plain(text), 4.0)))
    assert line.startswith(f"{T.head('touch')}From Bob: {reads}")
    assert line.endswith("(type: touch feel)")


def test_only_what_can_be_left_is_one() -> None:
    assert [left_in(left(one)) for one in GESTURES] == list(GESTURES)
    assert [left_in(text) for text in ("", "[]", "7", left("tap"))] == [None] * 4


def test_of_a_rhythm_the_first_is_told_and_what_is_no_touch_is_not() -> None:
    def heard(data: Any, kind: str = "touch") -> str | None:
        return hears(LOOK, SignalFrom("bob", kind, 5.0, data))

    assert heard({"name": "kiss", "at": 5.0}) == "From Bob: A kiss"
    assert heard({"name": "tap", "at": 5.0, "n": 1}) == "Bob taps a rhythm."
    assert heard({"name": "tap", "at": 5.4, "n": 2}) is None
    for data in (None, {}, {"name": "bite"}, {"name": ["kiss"]}):
        assert heard(data) is None
    assert heard({"name": "kiss"}, "reaction") is None


@pytest.mark.parametrize("rest", ["", "bite Bob", "Bob"])
async def test_what_is_no_touch_is_refused_with_an_example(rest: str) -> None:
    with pytest.raises(Said) as caught:
        await ROW.verbs["touch"](None, rest)  # type: ignore[arg-type] # nothing is asked of the room
    assert caught.value.code == "invalid"

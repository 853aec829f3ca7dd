"""Hands of guessing, read and written in a terminal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.guesses import MARKS, Told, guess_lines, read, typed, written
from samesky_client.speech import Said, Speech
from samesky_shared.decks import question_texts
from samesky_shared.protocol import Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben"), "cleo": Person("Cleo")}


@given(st.builds(Told, st.text(min_size=1), st.text()))
def test_what_is_written_reads_as_it_was(told: Told) -> None:
    assert read(written(told)) == told


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_nothing_of_the_kind_breaks_nothing(text: str) -> None:
    assert read(text) is None


def test_an_answer_and_a_guess_are_typed_with_a_slash_between_them() -> None:
    assert typed("the sea / the mountains") == Told("the sea", "the mountains")
    assert typed("and/or") == Told("and/or")
    with pytest.raises(Said) as refused:
        typed(" / the mountains")
    assert refused.value.key == "ask-guess"


def test_the_hand_says_who_is_in_and_nothing_of_what_is_not_yet_due() -> None:
    view: dict[str, Any] = {
        "hand": "h2", "card": "e101", "whom": {"ana": "ben", "ben": "ana", "cleo": "ana"},
        "last": None, "away": False,
        "round": {
            "awaited": ["ana"], "until": 9.0, "in": ["ben"], "answers": {},
            "passed": [], "shared": [], "opens_at": None,
        },
        "marks": (),
    }  # fmt: skip
    card = "guess    " + question_texts("everyday", "en")["e101"]

    def lines(now: float) -> list[str]:
        return guess_lines(T, view, PEOPLE, "ana", now)

    assert lines(1.0) == [card, "         And Ben?", "         Waits for you"]
    boxes = {
        "ana": plain(written(Told("the window", "a shelf"))),
        "ben": plain(written(Told("a lamp"))),
        "cleo": plain("?"),
    }
    view["round"] |= {"awaited": [], "answers": boxes, "opens_at": 5.0}
    assert lines(4.0) == [card]
    view["marks"] = (
        {"hand": "h2", "by": "ben", "of": "ana", "mark": plain("part")},
        {"hand": "h1", "by": "ben", "of": "ana", "mark": plain("close")},
        {"hand": "h2", "by": "ana", "of": "ben", "mark": plain("off")},
    )
    assert lines(5.0) == [
        card,
        "         Ana: the window",
        "         Ben: a lamp",
        "           Ana guessed: a shelf",
        "         Cleo: This cannot be read here.",
        "         Ben finds it near in part.",
    ]
    view |= {"hand": None, "round": None}
    assert lines(5.0) == ["guess    no card to guess is drawn; type: guess"]


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_has_words(mark: str) -> None:
    assert T(f"guess-said-{mark}", name="Ben") != T(f"guess-{mark}")

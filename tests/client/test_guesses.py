"""Hands of guessing, read and written in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.guesses import MARKS, Told, answer_line, guess_line, read, typed, written
from samesky_client.speech import Said, Speech

T = Speech("en")


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


def test_what_cannot_be_read_says_so_and_guesses_nothing() -> None:
    assert guess_line(T, "?") == guess_line(T, written(Told("a"))) == ""
    assert answer_line(T, "?") == T("guess-unreadable")
    assert answer_line(T, written(Told("a\x1b[2J"))) == "a [2J"


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_has_words(mark: str) -> None:
    assert T(f"guess-said-{mark}", name="Ben") != T(f"guess-{mark}")

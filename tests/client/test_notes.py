"""Notes of the check-in, read and written in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.notes import (
    ACTS,
    ENERGIES,
    FEELINGS,
    MEETS,
    Day,
    answer,
    answer_line,
    day_line,
    mood_words,
    read,
    typed,
    written,
)
from samesky_client.speech import Said, Speech

T = Speech("en")
axis = st.floats(-1, 1).map(lambda one: round(one, 2) + 0.0)
days = st.builds(
    Day,
    st.tuples(axis, axis),
    st.lists(st.sampled_from(FEELINGS), unique=True).map(
        lambda some: tuple(sorted(some, key=FEELINGS.index))
    ),
    st.sampled_from(("", *ENERGIES)),
    st.text(max_size=140).filter(lambda text: text == "" or bool(text.strip())),
    st.sampled_from(("", *MEETS)),
)


@given(days)
def test_what_is_written_reads_as_it_was(day: Day) -> None:
    assert read(written(day)) == day
    assert day_line(T, written(day))


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_no_note_breaks_nothing(text: str) -> None:
    day_line(T, text)
    answer_line(T, text)


def test_a_note_of_a_newer_version_is_read_as_far_as_this_one_has_words() -> None:
    day = read('{"mood": [4, 0.4], "feelings": ["calm", "zesty", 3], "energy": "wild", "weather": 1}')
    assert day == Day((1.0, 0.4), ("calm",))
    assert day_line(T, '{"mood": [true, 0]}') == T("checkin-unreadable")


def test_a_note_is_typed_as_one_says_it() -> None:
    day = typed("a little light, rather still, tired, calm, low, listen: an hour, unhurried")
    assert day == Day((0.4, -0.4), ("tired", "calm"), "low", "an hour, unhurried", "listen")
    assert day_line(T, written(day)) == (
        "a little light, rather still · calm, tired · energy: low · Needs: an hour, unhurried"
        " · Would like an open ear"
    )
    assert typed("heavy") == Day((-0.8, 0.0))


@pytest.mark.parametrize("line", ["", ": an hour", "splendid", "light, a little calm"])
def test_a_word_that_is_none_of_ours_is_asked_about(line: str) -> None:
    with pytest.raises(Said) as refused:
        typed(line)
    assert refused.value.key == "ask-checkin"


def test_the_middle_is_said_in_one_breath() -> None:
    assert mood_words(T, Day()) == "neither heavy nor light"
    assert mood_words(T, Day((1, 1))) == "light, stirred"


def test_an_answer_is_an_act_of_ours_or_words() -> None:
    assert [answer_line(T, answer(one)) for one in ACTS][1] == "A hug"
    assert answer_line(T, answer("I am here.\x1b[2J")) == "I am here. [2J"

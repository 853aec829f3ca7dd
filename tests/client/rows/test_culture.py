"""Culture in plain lines: words, cards, and when a call is welcome for all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.rows.culture import (
    CALL,
    ROW,
    good_time,
    home_of,
    home_written,
    kept,
    line,
    lines,
    welcome,
    word_line,
    word_written,
)
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.core.recurrence import instant, wall
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
LISBON, TOKYO, PAULO = "Europe/Lisbon", "Asia/Tokyo", "America/Sao_Paulo"
NOON = instant("2027-01-20T12:00", LISBON)
HOURS = [("08:00", "22:00"), ("22:00", "06:00"), ("09:30", "17:15"), ("12:00", "12:00")]


def entry(kind: str, body: dict[str, Any]) -> Entry:
    return Entry("1-0", 1, NOON, "culture", kind, "ann", body)


def look(**people: Person) -> Looking:
    return Looking(T, "culture", people, "ann", NOON)


def test_where_somebody_is_from_reads_as_it_was_written_and_strange_texts_say_nothing() -> None:
    assert home_of(home_written(("PT", "BR"), ("09:00", "21:30"))) == (("PT", "BR"), ("09:00", "21:30"))
    for text in ("", "[]", "null", '{"from": 7, "call": ["late", "25:00"]}', '{"from": ["pt", 3, "PTX"]}'):
        assert home_of(text) == ((), CALL)


def test_a_word_is_one_line_and_what_is_none_is_empty() -> None:
    text = word_written("saudade", "a sweet longing", say="sow-DAH-d")
    assert word_line(T, text) == "saudade (sow-DAH-d) = a sweet longing"
    assert word_line(T, "saudade") == ""


@given(
    st.lists(
        st.tuples(st.sampled_from(HOURS), st.sampled_from([LISBON, TOKYO, PAULO])), min_size=1, max_size=3
    )
)
def test_a_good_time_is_good_for_all_and_before_it_none_is(homes: list[tuple[tuple[str, str], str]]) -> None:
    span = good_time(homes, NOON)
    steps = [NOON + 900 * n for n in range(2 * 96)]
    good = [at for at in steps if all(welcome(call, tz, at) for call, tz in homes)]
    if span is None:
        assert not good
        return
    assert good[0] == span[0]
    assert all(at in good for at in steps if span[0] <= at < span[1])
    assert span[1] > steps[-1] or span[1] not in good


def test_the_card_and_the_next_good_time_stand_in_the_readers_own_clock() -> None:
    state: dict[str, Any] = {"card": None, "homes": {}, "used": ()}
    assert "custom" in lines(look(ann=Person("Ann", LISBON)), state)[0]
    homes = {"bob": plain(home_written(("JP",), ("08:00", "22:00")))}
    state = {"card": "c01", "homes": homes, "used": ("c01",)}
    card, call = lines(look(ann=Person("Ann", LISBON), bob=Person("Bob", TOKYO)), state)
    assert card.endswith("How do people greet each other who know each other well?")
    assert call == f"{T.head('call')}a good time to call until 13:00"
    assert wall(NOON + 3600, TOKYO)[11:] == "22:00"


def test_what_is_taught_and_told_is_read_out_and_kept_with_its_field() -> None:
    word = entry("word", {"word": plain(word_written("saudade", "longing"))})
    assert line(look(ann=Person("Ann")), word) == f"{T.head('word')}you: saudade = longing"
    found = kept(word)
    assert found is not None
    assert [(one.by, one.field) for one in found.told] == [("ann", "teach.word")]
    told = kept(entry("told", {"card": "c02", "text": plain("for an hour")}))
    assert told is not None
    assert told.told[0].field == "tell.text/c02"
    for erased in (entry("word", {}), entry("told", {}), entry("else", {"word": b"x"})):
        assert kept(erased) is None
        assert line(look(), erased) is None


@pytest.mark.parametrize(
    ("verb", "rest"), [("from", ""), ("from", "Portugal"), ("teach", "saudade"), ("teach", "= x")]
)
async def test_what_cannot_be_read_is_refused_with_an_example(verb: str, rest: str) -> None:
    with pytest.raises(Said):
        await ROW.verbs[verb](None, rest)  # type: ignore[arg-type] # nothing is asked of the room

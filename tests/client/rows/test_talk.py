"""A talk in plain lines: what it is about and how to be met, who has the floor, and last words."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from samesky_client.rows.row import Looking
from samesky_client.rows.talk import about_line, kept, lines, wall, written
from samesky_client.speech import Speech
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"a": Person("Ana", tz="Europe/Berlin"), "b": Person("Ben"), "c": Person("Cleo")}
T = Speech()
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()


def shown(you: str, **view: Any) -> list[str]:
    gate = {"circle": ["a", "b"], "ready": ["a"], "until": 9.0}
    opening = {"id": "o1", "by": "a", "about": plain(written("the move, advice")), "gate": gate}
    whole = {"opening": opening, "later": None, "turn": None, "round": None} | view
    return [line.strip() for line in lines(Looking(T, "talk", PEOPLE, you, 110.0), whole)]


def test_what_is_typed_is_what_it_is_about_and_after_a_last_comma_how_to_be_met() -> None:
    assert json.loads(written("the move, and the cat, advice")) == {
        "words": "the move, and the cat",
        "meet": "advice",
    }
    assert json.loads(written("the move, the cat")) == {"words": "the move, the cat"}
    assert about_line(T, written("the move, think")) == "the move · Thinking along"
    assert about_line(T, json.dumps({"topic": "t13", "meet": "wild"})) == "A misunderstanding"
    for text in ("", "[]", "{"):
        assert about_line(T, text) == "What it is about cannot be read here."


def test_later_is_the_next_such_time_on_ones_own_clock() -> None:
    assert wall("20:30", "Europe/Berlin", NOON) - NOON == 8.5 * 3600
    assert wall("9:00", "Europe/Berlin", NOON) - NOON == 21 * 3600
    for wrong in ("soon", "25:00", "9"):
        with pytest.raises(Refused):
            wall(wrong, "Europe/Berlin", NOON)


def test_an_announcement_is_told_with_what_may_be_answered() -> None:
    assert shown("a", opening=None) == ["talk     nothing to talk about is announced; type: talk WORDS"]
    assert shown("a") == [
        "talk     You would like to talk.",
        "the move · Advice",
        "You are ready. It waits for Ben.",
    ]
    asked = shown("b", later={"by": "a", "at": 0.0})
    assert asked[0] == "talk     Ana would like to talk."
    assert asked[2:] == [
        "Ana: later, 1970-01-01 00:00. You are asked again then.",
        "type: talk ready, or talk later 20:30",
    ]


def test_who_has_the_floor_is_told_and_how_long() -> None:
    clock = {"position": 30.0, "rate": 1.0, "at": 100.0}
    turn = {
        "id": "p2",
        "talking": "a",
        "circle": ["a", "b"],
        "clock": clock,
        "length": 180.0,
        "asking": ["b"],
    }
    assert shown("a", turn=turn) == [
        "talk     You have the floor.",
        "the move · Advice",
        "2:20",
        "Ben would like to say something, when there is room.",
        "type: talk give",
    ]
    held = turn | {"clock": clock | {"rate": 0.0}, "asking": []}
    assert shown("b", turn=held)[2:] == ["2:30 Held. Nobody’s time runs."]
    assert shown("c", turn=turn) == ["talk     Ana, Ben have the floor. What they say is theirs."]


def test_last_words_are_asked_for_and_then_told() -> None:
    state = {"awaited": ["b"], "answers": {"a": plain("lighter")}, "opens_at": None, "passed": []}
    assert shown("b", round=state)[-1] == "type: talk last WORDS, or talk pass"
    assert "lighter" not in " ".join(shown("a", round=state))
    state |= {"awaited": [], "opens_at": 100.0}
    assert shown("a", round=state)[2:] == ["you: lighter"] or shown("a", round=state)[2:] == ["Ana: lighter"]


def test_a_talk_of_the_past_has_what_it_was_about_and_the_words_of_each() -> None:
    about = written("us, listen").encode()
    body = {"talk": "o1", "by": "a", "about": about, "words": {"b": b"1"}}
    found = kept(Entry("1-0", 1, 0.0, "talk", "talked", "b", body))
    assert found is not None
    first, second = found.told
    assert (first.by, first.field, first.reads and first.reads(T, about.decode())) == (
        "a",
        "announce.about",
        "About: us · An open ear",
    )
    assert (second.by, second.box, second.field) == ("b", b"1", "say_last.text/o1")
    assert kept(Entry("1-0", 1, 0.0, "talk", "talked", "b", {})) is None

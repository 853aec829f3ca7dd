"""Listening in a terminal: what is announced, whose part it is, and what was written."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.listening import about_field, kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"a": Person("Ana"), "b": Person("Ben"), "c": Person("Cleo")}
T = Speech("en")


def opening(by: str, first: str, ready: tuple[str, ...] = ("a",), **more: Any) -> dict[str, Any]:
    return {"id": "o1", "by": by, "first": first, "gate": {"circle": ["a", "b"], "ready": list(ready)}} | more


def turn(part: str, talking: str, **more: Any) -> dict[str, Any]:
    clock = {"position": 30.0, "rate": 1.0, "at": 100.0}
    rest = {
        "id": "p2",
        "speaker": "a",
        "listener": "b",
        "circle": ["a", "b"],
        "length": 180.0,
        "asking": [],
        "said": {},
    }
    return rest | {"part": part, "talking": talking, "clock": clock} | more


def shown(you: str, opening: Any = None, turn: Any = None) -> list[str]:
    view = {"opening": opening, "turn": turn, "heard": []}
    return [line.strip() for line in lines(Looking(T, "listening", PEOPLE, you, 110.0), view)]


def test_what_is_announced_says_who_would_be_heard_and_of_what() -> None:
    assert shown("a") == ["listen   nobody asks to be heard; type: listening me, or listening NAME"]
    own = opening("a", "a", about=plain("the move"))
    assert shown("a", own) == [
        "listen   You would like to be heard.",
        "the move",
        "You are ready. It waits for Ben.",
    ]
    assert shown("b", own)[0] == "listen   Ana would like to be heard."
    assert shown("b", own)[-1] == "type: listening ready"
    assert shown("b", opening("a", "b", topic="t13"))[:2] == [
        "listen   Ana would like to hear you.",
        "A misunderstanding",
    ]
    assert shown("c", opening("a", "b"))[0] == "listen   Ana would like to hear Ben."
    assert shown("a", opening("a", "b"))[0] == "listen   You would like to hear Ben."


def test_each_is_told_whose_part_it_is_and_how_long_there_is() -> None:
    mine = shown("a", turn=turn("speak", "a"))
    assert mine == [
        "listen   Say what it is like for you.",
        "2:20",
        "type: listening done, or listening write WORDS",
    ]
    assert shown("b", turn=turn("speak", "a")) == ["listen   Ana speaks.", "2:20"]
    held = turn("reflect", "b", clock={"position": 30.0, "rate": 0.0, "at": 100.0})
    assert shown("a", turn=held) == [
        "listen   Ben says back what they heard.",
        "2:30 Held. Nobody’s time runs.",
    ]
    assert shown("a", turn=turn("confirm", "a"))[-1].startswith("type: listening done if that is it")
    assert shown("b", turn=turn("confirm", "a"))[0] == "listen   Did I get it?"
    assert shown("c", turn=turn("confirm", "a", circle=["a", "b", "c"]))[0] == "listen   Did Ben get it?"
    assert len(shown("b", turn=turn("swap", "a"))) == 1, "before a turn no clock runs"
    assert shown("c", turn=turn("speak", "a")) == [
        "listen   Ana, Ben have the floor. What they say is theirs."
    ]


def test_what_was_written_stands_below_and_who_asks_for_the_floor() -> None:
    said = {"speak": {"part": "p2", "by": "a", "text": plain("so quiet")}}
    found = shown("b", turn=turn("reflect", "b", said=said, asking=["a"]))
    assert found[2:4] == [
        "Ana: so quiet",
        "Ana would like to say something, when there is room.",
    ]


@pytest.mark.parametrize(
    ("of", "field"),
    [({"first": "a"}, "announce.about/a"), ({"first": "a", "topic": "t01"}, "announce.about/a/t01")],
)
def test_own_words_are_sealed_for_who_speaks_first_and_the_topic(of: dict[str, Any], field: str) -> None:
    assert about_field(of) == field


def test_a_turn_that_is_over_is_told_in_its_order() -> None:
    said = {
        "reflect": {"part": "p3", "by": "b", "text": b"2"},
        "speak": {"part": "p2", "by": "a", "text": b"1"},
    }
    body = {
        "speaker": "a",
        "listener": "b",
        "by": "b",
        "first": "a",
        "topic": "t13",
        "about": b"0",
        "said": said,
    }
    found = kept(Entry("1-0", 1, 0.0, "listening", "heard", "b", body))
    assert found is not None
    assert [(one.by, one.box, one.field) for one in found.told] == [
        ("b", b"0", "announce.about/a/t13"),
        ("a", b"1", "write.text/p2"),
        ("b", b"2", "write.text/p3"),
    ]
    assert [one.reads and one.reads(T, "so") for one in found.told] == ["About: so", None, "Said back: so"]
    assert found.lead is not None
    assert (
        found.lead(T, lambda who: PEOPLE[who].name) == "Ana was heard; Ben said it back. A misunderstanding"
    )
    assert kept(Entry("1-0", 1, 0.0, "listening", "heard", "b", {})) is None

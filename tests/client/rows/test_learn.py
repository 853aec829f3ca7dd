"""Learning in plain lines: the way with who is through what, a question, and what is kept."""

from __future__ import annotations

from typing import Any

from samesky_client.rows.learn import kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"a": Person("Ana"), "b": Person("Ben")}
T = Speech()
CHAPTERS = [
    {"id": "c1", "by": "b", "text": plain("At table")},
    {"id": "c2", "by": "a", "text": plain("Songs")},
]
GOAL = {"id": "g1", "by": "a", "text": plain("Portuguese"), "chapters": CHAPTERS, "through": {"b": ["c1"]}}


def shown(**view: Any) -> list[str]:
    whole = {"page": "p2", "round": None, "goal": None, "by": "", "words": None} | view
    return [line.strip() for line in lines(Looking(T, "learn", PEOPLE, "a", 100.0), whole)]


def test_the_way_has_numbers_and_names_who_is_through() -> None:
    assert shown() == ["learn    no goal yet; type: learn goal WORDS"]
    assert shown(goal=GOAL) == ["learn    Portuguese", "1. At table  Through with it: Ben.", "2. Songs"]


def test_a_question_waits_and_then_its_answers_are_read() -> None:
    table: dict[str, Any] = {"by": "b", "words": plain("Bread?")}
    waits = {"awaited": ["a"], "in": ["b"], "answers": {}, "opens_at": None}
    assert shown(**table, round=waits)[0] == "learn    Ben asks: Bread?"
    opened = waits | {"awaited": [], "answers": {"b": plain("pao"), "a": plain("pan")}, "opens_at": 90.0}
    assert shown(**table, round=opened)[1:] == ["Ben: pao (asked)", "you: pan"]
    assert len(shown(**table, round=opened | {"opens_at": 110.0})) == 1, "not before its instant"


def test_what_is_kept_names_the_fields_that_it_was_sealed_for() -> None:
    body = {"goal": "g1", "by": "a", "text": plain("Portuguese"), "chapters": CHAPTERS}
    found = kept(Entry("1-0", 1, 0.0, "learn", "reached", "a", body))
    assert found is not None
    assert found.of is not None
    assert [found.of.field, *(one.field for one in found.told)] == [
        "aim.text",
        "chapter.text/g1/c1",
        "chapter.text/g1/c2",
    ]
    quiz = {
        "page": "p2",
        "by": "b",
        "words": plain("Bread?"),
        "quizzed": {"a": plain("pan"), "b": plain("pao")},
    }
    found = kept(Entry("1-0", 1, 0.0, "learn", "quizzed", "a", quiz))
    assert found is not None
    assert {one.by: one.field for one in found.told} == {"a": "answer.text/p2", "b": "quiz.right"}
    assert kept(Entry("1-0", 1, 0.0, "learn", "quizzed", None, {})) is None, "its words were erased"

"""A breath in plain lines, who sits, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.breathe import kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person

PEOPLE = {"a": Person("Ana"), "b": Person("Ben"), "c": Person("Cleo")}
T = Speech()
MOTION = {"position": 0.0, "rate": 1.0, "at": 100.0}
BOX = {
    "id": "b1",
    "pattern": "box",
    "parts": [4.0, 4.0, 4.0, 4.0],
    "length": 64.0,
    "motion": MOTION,
    "by": "a",
}


def shown(you: str, now: float = 121.5, **view: Any) -> list[str]:
    whole = {"on": None, "sitting": None, "sat": None} | view
    return [line.strip() for line in lines(Looking(T, "breathe", PEOPLE, you, now), whole)]


def test_a_breath_says_what_to_do_and_for_how_long_and_with_whom() -> None:
    on = BOX | {"along": ["a", "b"]}
    assert shown("a", on=on) == ["breathe  Box", "Hold 3. Breath 2 of 4.", "On the same breath: you, Ben."]
    assert shown("c", on=on)[2:] == ["Breathing: Ana, Ben.", "type: breathe join"]
    assert shown("a", 98.0, on=on)[1] == "Sit as you like."
    held = on | {"motion": MOTION | {"rate": 0.0}}
    assert shown("a", on=held)[1] == "It rests. It goes on with a new breath."


def test_who_sits_has_the_questions_and_who_has_sat_waits() -> None:
    assert shown("a") == ["breathe  nobody breathes; type: breathe even, box or 4-7-8"]
    gate = {"circle": ["a", "b"], "ready": ["a"], "until": 9.0}
    sitting = {"id": "s1", "what": "like", "by": "a", "gate": gate}
    told = shown("b", sitting=sitting)
    assert told[0] == "breathe  Ana sits down: What I like about me."
    assert [line[:2] for line in told[1:4]] == ["1.", "2.", "3."]
    assert "only you" in told[4]
    assert shown("a", sitting=sitting)[0].endswith("It is over when Ben has sat, too. There is no hurry.")


@pytest.mark.parametrize(
    ("kind", "body", "reads"),
    [
        ("breathed", {"pattern": "box", "seconds": 64.0, "who": ["a", "b"]}, "Box, 4 breaths"),
        ("sat", {"what": "plan", "who": ["a", "b"]}, "A kind plan: A, B"),
    ],
)
def test_what_is_kept_has_no_words_of_anybody(kind: str, body: dict[str, Any], reads: str) -> None:
    found = kept(Entry("1-0", 1, 0.0, "breathe", kind, None, body))
    assert found is not None
    assert found.lead is not None
    assert (found.told, found.lead(T, str.upper)) == ((), reads)
    assert kept(Entry("1-0", 1, 0.0, "breathe", kind, None, {})) is None

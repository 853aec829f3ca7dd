"""A repair in plain lines: announced, cooling off, its stages, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.repair import kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"a": Person("Ana"), "b": Person("Ben"), "c": Person("Cleo")}
T = Speech()
TURN = {"id": "p2", "stage": "views", "part": "speak", "speaker": "a", "listener": "b", "talking": "a"}
CLOCK = {"circle": ["a", "b"], "length": 180.0, "clock": {"position": 30.0, "rate": 1.0, "at": 100.0}}
ROUND = {"awaited": ["b"], "answers": {"a": plain("quiet")}, "opens_at": None}


def shown(you: str, **view: Any) -> list[str]:
    names = ("opening", "turn", "cooling", "round", "ground", "asked", "card", "note")
    whole = dict.fromkeys(names) | view
    return [line.strip() for line in lines(Looking(T, "repair", PEOPLE, you, 110.0), whole)]


def test_it_says_what_is_announced_and_who_is_awaited() -> None:
    assert shown("a") == ["repair   nothing is being put right; type: repair begin [WORDS]"]
    gate = {"circle": ["a", "b"], "ready": ["a"], "until": 9.0}
    opening = {"id": "o1", "by": "a", "about": plain("the party"), "gate": gate}
    assert shown("a", opening=opening)[1:] == ["the party", "You are ready. It waits for Ben."]
    assert shown("b", opening=opening)[-1] == "type: repair ready, if you accept the ground rules"


def test_a_pause_says_until_when_and_then_that_it_is_time() -> None:
    pause = {"by": "b", "back_at": 3600.0, "gate": None, "proposed": None, "proposed_by": ""}
    assert shown("a", cooling=pause)[1] == "Back at 01:00. Until then everything rests."
    other = pause | {"proposed": 1800.0, "proposed_by": "b"}
    assert shown("a", cooling=other)[2:] == ["Ben would be back at 00:30.", "type: repair suits"]
    assert shown("b", cooling=other)[2:] == ["You have proposed 00:30."]
    due = pause | {"gate": {"circle": ["a", "b"], "ready": ["a"]}}
    assert shown("b", cooling=due)[1:] == ["It is time. It goes on when all are back.", "Back: Ana"]


def test_a_note_for_myself_is_read_out_to_me() -> None:
    assert shown("a", note=plain("I was hurt."))[-1] == "A note for myself: I was hurt."


def test_each_stage_says_what_is_asked_of_whom() -> None:
    views = TURN | CLOCK
    assert shown("a", turn=views) == ["repair   Views", "Say how it was for you.", "2:20"]
    assert shown("b", turn=views)[1] == "Ana says how it was."
    assert shown("c", turn=views) == ["repair   Ana, Ben have the floor. What they say is theirs."]
    needs = views | {"stage": "needs"}
    assert "quiet" not in " ".join(shown("b", turn=needs, round=ROUND))
    assert shown("b", turn=needs, round=ROUND | {"opens_at": 1.0})[-1] == "Ana: quiet"
    ground = {"version": 1, "by": "a", "text": plain("ten"), "signed": ["a"]}
    asked = {"topic": "apology", "by": "a", "until": 9.0, "yours": None}
    told = shown("b", turn=views | {"stage": "ground"}, ground=ground, asked=asked, card="s02")
    assert told[2:5] == ["ten", "Signed: Ana", "Ana would like to open: An apology."]
    assert "cats" in told[5]


@pytest.mark.parametrize(
    ("kind", "body", "field", "reads"),
    [
        ("needs", {"words": {"b": b"x"}}, "write.text", "Needs: so"),
        ("ground", {"by": "b", "text": b"x"}, "propose.text", "One ground: so"),
        ("said", {"what": "amends", "text": b"x"}, "say.text", "Making amends: so"),
    ],
)
def test_what_is_kept_has_its_field_and_what_it_was(
    kind: str, body: dict[str, Any], field: str, reads: str
) -> None:
    found = kept(Entry("1-0", 1, 0.0, "repair", kind, "b", body))
    assert found is not None
    (one,) = found.told
    assert (one.by, one.field, one.reads and one.reads(T, "so")) == ("b", field, reads)
    assert kept(Entry("1-0", 1, 0.0, "repair", kind, "b", {})) is None

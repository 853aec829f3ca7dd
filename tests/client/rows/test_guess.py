"""Hands of guessing in plain lines."""

from __future__ import annotations

from typing import Any

from samesky_client.guesses import Told, written
from samesky_client.rows import guess
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.decks import question_texts
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben"), "cleo": Person("Cleo")}


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
        return guess.lines(Looking(T, "guess", PEOPLE, "ana", now), view)

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
        "         you: the window",
        "         Ben: a lamp",
        "           Ana guessed: a shelf",
        "         Cleo: This cannot be read here.",
        "         Ben finds it near in part.",
    ]
    view |= {"hand": None, "round": None}
    assert lines(5.0) == ["guess    no card to guess is drawn; type: guess"]


def test_a_hand_of_the_timeline_names_what_each_wrote_and_of_whom_they_guessed() -> None:
    body = {"hand": "h1", "card": "e101", "whom": {"ana": "ben", "ben": "ana"}, "notes": {"ana": b"a"}}
    found = guess.kept(Entry("1-0", 1, 0.0, "guess", "hand", "ben", body))
    assert found is not None
    assert found.card == "e101"
    assert [(one.by, one.to, one.field, one.old) for one in found.told] == [
        ("ana", "", "answer.note/h1", True),
        ("ana", "ben", "answer.note/h1", True),
    ]
    assert guess.kept(Entry("1-0", 1, 0.0, "guess", "hand", "ben", {})) is None

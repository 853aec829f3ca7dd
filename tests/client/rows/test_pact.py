"""A pact in plain lines, and that there was such a time."""

from __future__ import annotations

from typing import Any

from samesky_client.rows.pact import kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person, PresenceOf

PEOPLE = {"a": Person("Ana"), "b": Person("Ben"), "c": Person("Cleo")}
ASKED = {"id": "p1", "minutes": 30, "by": "a", "circle": ["a", "b"], "until": 400.0, "yours": None}
ON = {"id": "p1", "minutes": 30, "who": ["a", "b"], "since": 100.0, "until": 1900.0}
T = Speech()


def shown(you: str, now: float = 100.0, **view: Any) -> list[str]:
    whole = {"asked": None, "on": None} | view
    return [line.strip() for line in lines(Looking(T, "pact", PEOPLE, you, now), whole)]


def test_who_is_asked_may_say_yes_or_not_now_and_who_asked_waits() -> None:
    asks = shown("b", asked=ASKED)
    assert asks[0] == "pact     Ana would like 30 minutes of just us."
    assert asks[2] == "type: pact yes, or pact not-now"
    assert shown("a", asked=ASKED | {"yours": "yes"}) == [
        "pact     30 minutes of just us. It begins with a yes from Ben."
    ]
    assert shown("c", asked=ASKED) == shown("c"), "nobody else is asked"


def test_while_it_is_on_minutes_are_left_and_for_others_it_is_theirs() -> None:
    assert shown("a", 1841.0, on=ON)[:2] == ["pact     The last minute", "Ben is here with you."]
    three = ON | {"who": ["a", "b", "c"]}
    assert shown("a", on=three)[1] == "Ben, Cleo are here with you."
    assert shown("a", 100.0, on=ON)[0] == "pact     30 minutes left"
    assert shown("c", on=ON) == ["pact     Ana, Ben have put other things away for a while."]


def test_who_looks_elsewhere_or_is_out_of_reach_is_named_gently() -> None:
    def said(*told: PresenceOf) -> str:
        look = Looking(T, "pact", PEOPLE, "a", 100.0, presence={one.member: one for one in told})
        return lines(look, {"asked": None, "on": ON})[1].strip()

    assert said(PresenceOf("b", "here", focus=True)) == "Ben is here with you."
    assert said(PresenceOf("b", "here", focus=False)) == "Ben looks elsewhere just now."
    assert said(PresenceOf("b", "away", focus=False)) == "Ben is out of reach just now."


def test_what_is_kept_says_who_and_nothing_else() -> None:
    found = kept(Entry("1-0", 1, 0.0, "pact", "together", None, {"who": ("a", "b")}))
    assert found is not None
    assert found.lead is not None
    assert (found.told, found.lead(T, str.upper)) == ((), "A, B")
    assert kept(Entry("1-0", 1, 0.0, "pact", "else", None, {})) is None

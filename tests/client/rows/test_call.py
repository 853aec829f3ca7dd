"""A call in plain lines: who asks, who is inside, and that a terminal carries neither sound nor picture."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.call import lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Person

PEOPLE = {"a": Person("Ana"), "b": Person("Ben"), "c": Person("Cleo")}
NOBODY: dict[str, Any] = {"id": "", "by": "", "inside": {}, "asked": [], "rings_until": None}


def inside(*members: str, back: tuple[str, ...] = ()) -> dict[str, Any]:
    return {who: {"device": who, "since": 1.0, "back": 9.0 if who in back else None} for who in members}


@pytest.fixture(params=["en", "de"])
def t(request: pytest.FixtureRequest) -> Speech:
    return Speech(request.param)


def shown(t: Speech, you: str, **view: Any) -> list[str]:
    return [line.strip() for line in lines(Looking(t, "call", PEOPLE, you, 5.0), NOBODY | view)]


def test_who_asks_is_told_and_that_it_takes_a_browser() -> None:
    asking = {"id": "c1", "by": "a", "inside": inside("a"), "asked": ["b", "c"]}
    assert shown(Speech(), "b", **asking) == [
        "call     Ana would like to talk.",
        "A terminal carries no sound and no picture: open the room in a browser for that.",
    ]
    assert shown(Speech(), "a", **asking) == ["call     a call; asked: Ben, Cleo"]


def test_who_is_inside_and_who_is_on_the_way_back() -> None:
    both = {"id": "c1", "by": "a", "inside": inside("a", "b")}
    assert shown(Speech(), "c", **both) == ["call     in a call: Ana, Ben"]
    lost = both | {"inside": inside("a", "b", back=("b",))}
    assert shown(Speech(), "a", **lost) == ["call     in a call: you", "on the way back: Ben"]


def test_all_of_it_has_words_in_each_language(t: Speech) -> None:
    assert len(shown(t, "a")) == 1
    whole = {"id": "c1", "by": "a", "inside": inside("a", "b", back=("a",)), "asked": ["c"]}
    assert len(shown(t, "c", **whole)) == 3

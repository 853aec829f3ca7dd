"""Wishes in plain lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from samesky_client.rows import wishes
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Person
from samesky_shared.sealing import plain

PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}
VIEW: dict[str, Any] = {"mine": None, "found": (), "closer": False, "close": False, "tonight": None}


def digests(on: str, words: Iterable[str]) -> list[dict[str, str]]:
    return [{f"{on}-{one}": one for one in words}]


LOOK = Looking(Speech("en"), "wishes", PEOPLE, "ana", digest=digests)


def test_what_all_want_is_listed_and_what_means_nothing_is_not() -> None:
    assert wishes.lines(LOOK, VIEW) == ["wishes   nothing yet that you all want; type: wishes"]
    view = VIEW | {"found": ("wishes-w01", "ffff", "wishes-n01"), "tonight": "wishes-w01"}
    assert wishes.lines(LOOK, view) == [
        "wishes   What you both want",
        "         Cook the same dish, each in a kitchen of your own · For tonight",
    ]
    assert len(wishes.lines(LOOK, view | {"close": True})) == 3
    assert wishes.lines(Looking(Speech("en"), "wishes", PEOPLE), view) == wishes.lines(LOOK, VIEW)


def test_the_shelf_shows_one_theme_or_all_and_crosses_what_i_have_marked() -> None:
    whole = wishes.shelf(LOOK, None, "")
    assert whole[0] == "[ ] w01  Cook the same dish, each in a kitchen of your own"
    assert len(wishes.shelf(LOOK, VIEW, "films")) == 15
    assert wishes.shelf(LOOK, VIEW, "closeness") == wishes.shelf(LOOK, VIEW, "nonsense")
    close = VIEW | {"close": True, "mine": plain(json.dumps({"wants": "n02 w01"}))}
    assert [line[:3] for line in wishes.shelf(LOOK, close, "closeness")][:3] == ["[ ]", "[x]", "[ ]"]

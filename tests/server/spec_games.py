"""What is played of rows for `test_spec.py`, so that each of their entries and views is seen once."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.cook import Cook
from samesky_shared.activities.play import Play
from samesky_shared.activities.tour import Tour
from samesky_shared.core.activity import Activity
from samesky_shared.core.chance import short_id
from samesky_shared.sealing import plain

_soup = {"text": "ab" * 32, "title": plain("Soup")}
GAMES: list[tuple[type[Activity], tuple[tuple[str, str, dict[str, Any]], ...]]] = [
    (
        Cook,
        (
            ("ana", "bring", _soup),
            ("ana", "begin_own", {**_soup, "by": "ana", "steps": 3, "servings": 1}),
            ("ana", "go_on", {"dish": "d1", "step": 0}),
            ("ana", "serve", {"dish": "d1"}),
            ("ben", "say", {"dish": "d1", "text": plain("good")}),
            ("ben", "begin", {"recipe": "r01", "servings": 2, "after": "d1"}),
            ("ana", "serve", {"dish": "d2"}),
            ("ana", "put_away", {"dish": "d2"}),
        ),
    ),
    (
        Play,
        (
            ("ana", "begin", {"text": plain("When it rains, I")}),
            ("ana", "answer", {"page": "p2", "text": plain("sleep")}),
            ("ben", "answer", {"page": "p2", "text": plain("dance")}),
            ("ana", "draw", {}),
            ("ben", "guess", {"sketch": "s1", "text": plain("a cat")}),
            ("ana", "reveal", {"sketch": "s1", "picture": "ab" * 32}),
            ("ana", "slip", {"text": plain("knock knock")}),
            ("ben", "pull", {}),
            ("ben", "shelve", {"text": plain("{}")}),
        ),
    ),
    (
        Tour,
        (
            ("ana", "bring", {"name": plain("Lisbon.pdf"), "pages": ["ab" * 32, "cd" * 32]}),
            ("ana", "take_out", {"page": short_id(10, "page 0")}),
            ("ben", "note", {"page": short_id(10, "page 1"), "text": plain("here")}),
            ("ben", "put_away", {"deck": "d1"}),
        ),
    ),
]

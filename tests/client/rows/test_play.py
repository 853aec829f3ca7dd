"""Games in a terminal: what lies on the table, what was said, jokes, and what is kept."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from samesky_client.rows.play import (
    ROW,
    inside_line,
    inside_written,
    kept,
    line,
    lines,
    said,
    tale_of,
    tale_written,
)
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.activities.play import Play, Sketch, Slip
from samesky_shared.core.circle import Gate
from samesky_shared.core.reveal import Reveal
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"a": Person("Ana"), "b": Person("Ben")}
TALE = plain(tale_written(["I met a bear.", "I can juggle.", "I was born at sea."]))


def shown(you: str = "a", **fields: Any) -> list[str]:
    view = msgspec.to_builtins(Play(**fields).view(you), builtin_types=(bytes,))
    return [one.strip() for one in lines(Looking(T, "play", PEOPLE, you, 100.0), view)]


def entry(kind: str, body: dict[str, Any]) -> Entry:
    return Entry("1-0", 1, 100.0, "play", kind, "a", body)


def test_what_is_written_reads_as_it_was_and_strange_texts_say_nothing() -> None:
    assert tale_of(tale_written(["a", "b", "c"])) == ["a", "b", "c"]
    for text in ("", "7", "[1,2,3]", '["a"]', "{}"):
        assert tale_of(text) == []
    assert inside_line(T, inside_written("the blue goat", "Lisbon")) == "the blue goat (Lisbon)"
    assert inside_line(T, "[]") == "[]"
    assert said(T, "this", "h101", "1") == "Mountains"
    assert said(T, "tale", None, "2") == "3"
    assert said(T, "finish", "f101", "sleep\x1b") == "sleep "


def test_the_table_says_what_lies_there_and_who_is_awaited() -> None:
    assert shown() == ["play     nothing is on the table; type: game this, game finish, or game tale"]
    waits = Reveal(Gate(("a", "b"), ("a",)), {"a": plain("0")})
    assert shown(game="this", card="h101", round=waits)[0] == "play     This or that: Sea / Mountains"
    assert "Ben" in shown(game="this", card="h101", round=waits)[1]
    told = {"game": "tale", "by": "b", "words": TALE}
    assert shown(**told)[:2] == ["play     Two truths and a tale: Ben", "1. I met a bear."]
    opened = Reveal(Gate(("a", "b"), ("a", "b")), {"a": plain("0"), "b": plain("2")}, opens_at=90.0)
    assert shown(**told, round=opened)[4:] == ["you: 1", "Ben: the tale: 3"]


def test_a_drawing_and_the_jar_are_told_of() -> None:
    sketch = Sketch("s1", "b", "d101")
    assert shown(sketch=sketch)[1].startswith("Ben draws; the picture is in the app.")
    assert len(shown("b", sketch=sketch)) == 1
    over = Sketch("s1", "b", "d101", over=True, found="a")
    assert shown(sketch=over)[1] == "a bicycle, found by you"
    jar = {"j1": Slip("b", plain("knock knock"))}
    assert shown(jar=jar)[1] == "1 in the jar; type: game pull"


def test_what_was_played_is_kept_with_its_fields() -> None:
    page = {"page": "p2", "game": "tale", "card": None, "by": "a", "words": TALE}
    found = kept(entry("played", {**page, "played": {"a": plain("0"), "b": plain("2")}}))
    assert found is not None
    assert found.of is not None
    assert [(one.by, one.field) for one in found.told] == [("a", "tell.which"), ("b", "answer.text/p2")]
    assert [one.reads(T, "1") for one in found.told if one.reads] == ["the tale: 2", "2"]
    assert found.of.field == "tell.text"
    drawing = kept(entry("drawing", {"card": "d101", "found": "b", "blobs": ["ab"]}))
    assert drawing is not None
    assert drawing.lead is not None
    assert drawing.lead(T, lambda who: PEOPLE[who].name) == "a bicycle, found by Ben"
    look = Looking(T, "play", PEOPLE, "a")
    assert line(look, entry("joke", {"by": "b", "text": plain("knock knock")})) == "play     Ben: knock knock"
    for kind in ("played", "drawing", "joke", "inside", "else"):
        assert kept(entry(kind, {})) is None
        assert line(look, entry(kind, {})) is None


@pytest.mark.parametrize(
    "rest", ["", "chess", "say", "tale A / B = 1", "tale A / B / C = 4", "guess cat", "say 3"]
)
async def test_what_cannot_be_played_is_refused_with_what_can(rest: str) -> None:
    class Nowhere:
        you = "a"

        def play(self) -> Any:
            view = msgspec.to_builtins(Play(game="this", card="h101").view("a"))
            return type("Playing", (), {"state": view})()

    with pytest.raises(Said):
        await ROW.verbs["game"](Nowhere(), rest)  # type: ignore[arg-type] # nothing is asked of the room

"""Tours in a terminal: who leads, which page is open, the notes, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.row import Looking
from samesky_client.rows.tour import ROW, kept, line, lines, look_in, page_line, page_written
from samesky_client.speech import Said, Speech
from samesky_shared.activities.tour import Tour, TourNote, TourPage
from samesky_shared.core.leading import Leading
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"a": Person("Ana"), "b": Person("Ben")}
NAME = plain("Lisbon")
PAGES = tuple(TourPage(one, "a", "ab" * 32, NAME) for one in ("x", "y"))


def look(you: str = "a") -> Looking:
    return Looking(T, "tour", PEOPLE, you)


def shown(you: str = "a", **fields: Any) -> list[str]:
    return [one.strip() for one in lines(look(you), Tour(**fields))]


def entry(kind: str, body: dict[str, Any]) -> Entry:
    return Entry("1-0", 1, 100.0, "tour", kind, "a", body)


def test_a_page_reads_as_its_words_and_a_look_as_its_page() -> None:
    assert page_line(T, page_written("the harbour\x1b")) == "the harbour "
    assert page_line(T, '{"picture":"data:","words":"a map"}') == "a map"
    assert page_line(T, '{"picture":"data:"}') == T("kept-picture")
    assert page_line(T, "7") == ""
    assert look_in('{"p":"x","z":1,"x":500,"y":500}') == ("x", False)
    assert look_in('{"q":true}') == ("", True)
    for text in ("", "[]", '{"p":7}', '{"p":"' + "x" * 41 + '"}'):
        assert look_in(text) == ("", False)


def test_the_deck_says_who_leads_where_and_what_is_noted() -> None:
    assert shown() == []
    note = TourNote("n", "y", "b", plain("here"))
    deck = {"deck": "d1", "pages": PAGES, "page": "y", "notes": (note,)}
    assert shown(**deck) == [
        "tour     2 pages. Nobody leads. Each looks around as they like.",
        "Page 2 of 2: Lisbon",
        "2. Ben: here",
    ]
    led = shown(**deck, leading=Leading("a", ("b",)))
    assert led[:2] == ["tour     2 pages. You lead: all see what you see.", "Ben would like to lead."]
    assert shown("b", **deck, leading=Leading("a"))[0] == "tour     2 pages. Ana leads."


def test_what_was_brought_and_noted_is_kept_with_its_fields() -> None:
    brought = entry("pages", {"deck": "d1", "name": NAME, "blobs": ["ab" * 32] * 3})
    assert line(look("b"), brought) == "tour     Ana: Lisbon (3 pages)"
    found = kept(brought)
    assert found is not None
    assert found.lead is not None
    assert found.lead(T, str) == "3 pages"
    note = {"id": "n", "page": "y", "by": "b", "text": plain("here"), "x": 1, "y": 2}
    body = {
        "deck": "d1",
        "count": 1,
        "of": {"by": "a", "name": NAME},
        "pages": [],
        "notes": [note],
        "blobs": [],
    }
    deck = kept(entry("toured", body))
    assert deck is not None
    assert [(one.by, one.field) for one in deck.told] == [("b", "note.text/y")]
    assert deck.of is not None
    assert kept(entry("toured", body | {"of": None})) is not None
    for kind in ("pages", "toured", "else"):
        assert kept(entry(kind, {})) is None
        assert line(look(), entry(kind, {})) is None


@pytest.mark.parametrize(
    "rest", ["", "dance", "bring", "page 2", "page x", "page 0", "note 1", "note 9 x", "hand Eve", "away"]
)
async def test_what_cannot_be_done_is_refused_with_what_can(rest: str) -> None:
    class Nowhere:
        you = "a"
        members = PEOPLE

        def tour(self) -> Any:
            return type("Touring", (), {"state": Tour(pages=PAGES, page="x"), "hand": None, "note": None})()

    with pytest.raises(Said):
        await ROW.verbs["tour"](Nowhere(), rest)  # type: ignore[arg-type] # nothing is asked of the room

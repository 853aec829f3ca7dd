"""Letters in a terminal: what may be typed, and how an envelope reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from samesky_client import letters
from samesky_client.speech import Said, Speech
from samesky_shared.core.until import Until
from samesky_shared.protocol import Entry
from samesky_shared.sealing import plain

T = Speech("en")
VIEW: dict[str, Any] = {
    "by": "ana",
    "to": ("ben",),
    "how": "when",
    "day": None,
    "times": {},
    "outside": None,
    "text": None,
    "written": 1_800_000_000.0,
    "sent": None,
    "here": {},
    "opened": {},
}


def read(box: Any, field: str, by: str) -> str:
    return box[1:].decode() if box else ""


def line(you: str = "ben", **more: Any) -> str:
    return letters.shelf_line(T, 3, VIEW | more, you, str.title, "Europe/Berlin", read)


@pytest.mark.parametrize(
    ("typed", "until", "outside", "words"),
    [
        ("2031-12-24: Hello", Until("day", "2031-12-24T08:00"), None, "Hello"),
        ("2031-12-24 7:05: It is 7:05: up", Until("day", "2031-12-24T07:05"), None, "It is 7:05: up"),
        ("visit: At last", Until("visit"), None, "At last"),
        ("visit the sea: At last", Until("visit"), {"title": "the sea"}, "At last"),
        ("when sleep: Listen", Until("when"), {"when": "sleep"}, "Listen"),
        ("when it snows: Look", Until("when"), {"title": "it snows"}, "Look"),
        ("parcel A box: Figs", Until("arrival"), {"title": "A box"}, "Figs"),
        ("parcel: Figs", Until("arrival"), None, "Figs"),
    ],
)
def test_a_letter_is_typed_with_when_it_opens_before_its_words(
    typed: str, until: Until, outside: dict[str, str] | None, words: str
) -> None:
    when, cover, said = letters.typed(typed)
    assert (when, said) == (until, words)
    assert (None if cover is None else json.loads(cover)) == outside


@pytest.mark.parametrize("typed", ["", "Hello", "when: x", "soon: x", "visit:", "2031-12-24"])
def test_what_is_none_is_asked_for(typed: str) -> None:
    with pytest.raises(Said) as caught:
        letters.typed(typed)
    assert caught.value.key == "ask-letter"


def test_an_envelope_says_from_whom_it_is_and_what_it_waits_for() -> None:
    assert line() == "letters  3 from Ana · … you want to"
    assert line("ana") == "letters  3 from you · … you want to"
    assert line(outside=plain('{"when":"sad"}')) == "letters  3 from Ana · … you are sad"
    at = 1_800_000_000.0
    assert line(how="day", times={"ben": at}) == "letters  3 from Ana · 2027-01-15 09:00"
    assert (
        line(how="visit", outside=plain('{"title":"Lisbon"}'))
        == "letters  3 from Ana · Lisbon · The next visit"
    )
    assert line(how="arrival", sent=at) == "letters  3 from Ana · On its way since 2027-01-15."
    assert line("ana", opened={"ben": at}).endswith("… you want to · Ben has read it.")


@pytest.mark.parametrize("text", ["", "x", "[]", "null", '{"when":"soon"}', '{"title":3}'])
def test_an_envelope_that_says_nothing_we_know_has_no_title(text: str) -> None:
    assert letters.title_of(T, text) == ""


def test_a_title_cannot_steer_the_terminal() -> None:
    assert letters.title_of(T, json.dumps({"title": "a\x1b[2Jb"})) == "a [2Jb"


def test_words_are_as_old_as_the_letter_says() -> None:
    body = {"letter": "x", "by": "ana", "text": plain("Hi"), "written": 7.0}
    entry = Entry("1-0", 1, 99.0, "letters:x", "letter", None, body)
    assert letters.sealed_at(entry) == 7.0
    assert letters.opened_line(T, entry, str.title, read) == "letters  Ana: Hi"
    gone = Entry("1-0", 1, 99.0, "letters:x", "letter", None, {})
    assert letters.sealed_at(gone) == 99.0
    assert letters.opened_line(T, gone, str.title, read) is None
    told = Entry("2-0", 2, 99.0, "letters:x", "read", "ben", {"letter": "x", "who": "ben"})
    assert letters.opened_line(T, told, str.title, read) == "letters  Ben has read it."

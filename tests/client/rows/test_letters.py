"""Letters in a terminal: what may be typed, and how an envelope reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from samesky_client.rows import letters
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.core.until import Until
from samesky_shared.protocol import Entry, Person
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


PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben", tz="Europe/Berlin")}


def look(you: str = "ben") -> Looking:
    return Looking(T, "letters:k3xabc", PEOPLE, you)


def line(you: str = "ben", **more: Any) -> str:
    (found,) = letters.lines(look(you), VIEW | more)
    return found


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
    assert line() == "letters  k3xa from Ana · … you want to"
    assert line("ana") == "letters  k3xa from you · … you want to"
    assert line(outside=plain('{"when":"sad"}')) == "letters  k3xa from Ana · … you are sad"
    at = 1_800_000_000.0
    assert line(how="day", times={"ben": at}) == "letters  k3xa from Ana · 2027-01-15 09:00"
    assert (
        line(how="visit", outside=plain('{"title":"Lisbon"}'))
        == "letters  k3xa from Ana · Lisbon · The next visit"
    )
    assert line(how="arrival", sent=at) == "letters  k3xa from Ana · On its way since 2027-01-15."
    assert line("ana", opened={"ben": at}).endswith("… you want to · Ben has read it.")


@pytest.mark.parametrize("text", ["", "x", "[]", "null", '{"when":"soon"}', '{"title":3}'])
def test_an_envelope_that_says_nothing_we_know_has_no_title(text: str) -> None:
    assert letters.title_of(T, text) == ""


def test_a_title_cannot_steer_the_terminal() -> None:
    assert letters.title_of(T, json.dumps({"title": "a\x1b[2Jb"})) == "a [2Jb"


def test_a_letter_that_opens_is_read_out_and_one_that_was_erased_is_not() -> None:
    body: dict[str, Any] = {"letter": "x", "by": "ana", "how": "arrival", "text": plain("Hi"), "written": 7.0}
    entry = Entry("1-0", 1, 99.0, "letters:x", "letter", None, body)
    assert letters.line(look(), entry) == "letters  Ana: Hi"
    assert letters.line(look("ana"), entry) == "letters  you: Hi"
    body["outside"] = plain('{"when":"sad"}')
    assert letters.line(look(), entry) == "letters  Ana, … you are sad: Hi"
    found = letters.kept(entry)
    assert found is not None
    assert found.head == "kept-parcel"
    assert found.of is not None
    assert [(one.by, one.field, one.old) for one in (found.of, *found.told)] == [
        ("ana", "write.outside", True),
        ("ana", "write.text", True),
    ]
    erased: dict[str, Any] = {}
    for kind, empty in (("letter", erased), ("else", body)):
        other = Entry("1-0", 1, 99.0, "letters:x", kind, None, empty)
        assert letters.kept(other) is None
        assert letters.line(look(), other) is None
    assert letters.lines(look(), None) == []

"""Small acts in plain lines, and as one types them."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.rows.kindness import act_of, did_line, did_text, kept, line, lines, ways_line, ways_text
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.activities.kindness import Kindness
from samesky_shared.decks.cards import card_file
from samesky_shared.protocol import Entry, Person

T = Speech()
PEOPLE = {"ana": Person("Ana", "Europe/Berlin"), "ben": Person("Ben", "America/Sao_Paulo")}
NOON = 1_764_072_000.0
"""Thirteen in Berlin, nine in São Paulo."""
CARDS = {card.text: card for card in card_file("kindness", "en").cards}


def looking(at: float = NOON, said: str = "") -> Looking:
    return Looking(T, "kindness", PEOPLE, "ana", at, lambda box, on, field, by: said)


def entry(kind: str, body: dict[str, Any]) -> Entry:
    return Entry("1-0", 1, 0.0, "kindness", kind, "ben", body)


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_neither_breaks_nothing(text: str) -> None:
    assert ways_line(T, text)
    assert did_line(T, text)


def test_what_is_said_reads_as_it_was() -> None:
    assert ways_line(T, ways_text(("near", "seen", "zesty"))) == "being seen, being close"
    card = card_file("kindness", "en").cards[0]
    assert did_line(T, did_text("with tea", card.id)) == f"{card.text} · with tea"
    assert did_line(T, did_text("", "k99")) == T("kindness-unreadable")


def test_the_act_of_a_day_fits_whom_it_is_for_and_their_hour_and_is_another_tomorrow() -> None:
    said = ways_text(("near",))
    seen = []
    for day in range(6):
        found = act_of(looking(NOON + 86400 * day, said), {"ben": b"x"})
        assert found is not None
        assert found[0] == "ben"
        assert CARDS[found[1]].theme == "near"
        assert CARDS[found[1]].when in ("", "morning")
        seen.append(found[1])
    assert len({*seen}) >= 5
    assert act_of(looking(NOON, said), {"ben": b"x"}) == act_of(looking(NOON + 60, said), {"ben": b"x"})
    alone = msgspec.structs.replace(looking(), members={"ana": PEOPLE["ana"]})
    assert act_of(alone, {}) is None


def test_at_night_there_is_an_act_for_no_time_of_the_day() -> None:
    found = act_of(looking(NOON - 5 * 3600), {})
    assert found is not None
    assert CARDS[found[1]].when == ""


def test_what_there_is_and_what_comes_are_lines_and_what_was_erased_is_not() -> None:
    seen = lines(looking(said=ways_text(("seen",))), Kindness(cares={"ben": b"x"}))
    assert seen[0].startswith("kind     for Ben, if you like: ")
    assert seen[1] == "         Ben: being seen"
    look = looking(said=did_text("watered the plants"))
    did = line(look, entry("did", {"member": "ana", "text": b"x"}))
    assert did == "kind     Ben → you, did something: watered the plants"
    thanks = line(looking(said="For yesterday."), entry("thanked", {"member": "ana", "text": b"x"}))
    assert thanks == "kind     Ben → you, thanks: For yesterday."
    for kind in ("did", "thanked"):
        assert (line(look, entry(kind, {})), kept(entry(kind, {}))) == (None, None)
    fields = [
        found.told[0].field
        for kind in ("did", "thanked")
        if (found := kept(entry(kind, {"member": "ana", "text": b"x"})))
    ]
    assert fields == ["did.text/ana", "thank.text/ana"]

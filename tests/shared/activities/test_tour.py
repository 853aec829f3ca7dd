"""`tour`: pages that stay, one who leads, a lead that passes over, and notes that are kept with their pages."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.tour import MOST_NOTES, MOST_PAGES, Tour
from samesky_shared.core.activity import Step, Turn
from samesky_shared.protocol import Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

ONE, TWO, THREE = ("ab" * 32, "cd" * 32, "ef" * 32)
NAME = b"\x00Lisbon.pdf"


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Tour,), ("ann", "bob", "cleo"))


def state(live: Rehearsal) -> Tour:
    found = live.state("tour")
    assert isinstance(found, Tour)
    return found


def ids(live: Rehearsal) -> list[str]:
    return [one.id for one in state(live).pages]


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Tour, reveals={"bring.name": ALWAYS, "note.text": ALWAYS}, examples=8)


def test_pages_come_in_their_order_and_an_entry_names_them_from_then_on(live: Rehearsal) -> None:
    (entry,) = act(live, "ann", "tour", "bring", name=NAME, pages=[ONE, TWO]).entries
    assert (entry.kind, list(entry.body["blobs"]), entry.body["name"]) == ("pages", [ONE, TWO], NAME)
    (other,) = act(live, "bob", "tour", "bring", name=b"\x00Porto", pages=[THREE]).entries
    assert (other.body["deck"], state(live).deck) == ("d1", "d1")
    assert [(one.blob, one.by) for one in state(live).pages] == [(ONE, "ann"), (TWO, "ann"), (THREE, "bob")]
    assert state(live).page == ids(live)[0]
    assert len(set(ids(live))) == 3


def test_a_deck_is_full_at_some_point_and_all_of_it_fits_into_a_state(live: Rehearsal) -> None:
    full = b"\x00" * (128 + 64)
    act(live, "ann", "tour", "bring", name=full, pages=[ONE] * MOST_PAGES)
    assert refused(live, "bob", "tour", "bring", name=NAME, pages=[TWO]) == ("full", "args.pages")
    for n in range(MOST_NOTES):
        act(live, "bob", "tour", "note", page=ids(live)[n], text=b"\x00" * (512 + 64), x=n, y=1000)
    assert refused(live, "bob", "tour", "note", page=ids(live)[0], text=b"\x00x")[0] == "full"
    # Ids of members have 22 letters in a room, here only three.
    assert len(encoded(state(live))) + 19 * (MOST_PAGES + MOST_NOTES) < 32 * 1024


def test_one_leads_and_the_lead_passes_over_with_the_page_that_is_open(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE, TWO])
    first, second = ids(live)
    act(live, "ann", "tour", "take", page=second)
    assert (state(live).leading.who, state(live).page) == ("ann", second)
    assert refused(live, "bob", "tour", "take", page=first, after="ann")[0] == "not_yet"
    assert live.act("bob", "tour", "take", page=first) is None, "as Bob saw it, nobody led"
    assert state(live).leading.who == "ann"
    act(live, "bob", "tour", "ask")
    assert refused(live, "bob", "tour", "hand", to="bob", page=first)[0] == "forbidden"
    act(live, "ann", "tour", "hand", to="bob", page=first)
    assert (state(live).leading.who, state(live).leading.asking, state(live).page) == ("bob", (), first)
    act(live, "bob", "tour", "rest", page=second)
    assert (state(live).leading.who, state(live).page) == ("", second)


def test_a_note_stays_and_only_its_writer_takes_it_back(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE])
    (page,) = ids(live)
    act(live, "bob", "tour", "note", page=page, text=b"\x00here", x=10, y=990)
    (note,) = state(live).notes
    assert (note.by, note.x, note.y) == ("bob", 10, 990)
    assert refused(live, "ann", "tour", "unnote", note=note.id) == ("unknown", "args.note")
    assert refused(live, "ann", "tour", "note", page="px", text=b"\x00x") == ("unknown", "args.page")
    act(live, "bob", "tour", "unnote", note=note.id)
    assert state(live).notes == ()


def test_of_a_page_that_is_taken_out_the_notes_are_kept_and_its_neighbour_is_open(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE, TWO, THREE])
    first, second, third = ids(live)
    act(live, "ann", "tour", "take", page=second)
    act(live, "bob", "tour", "note", page=second, text=b"\x00here")
    assert refused(live, "bob", "tour", "take_out", page=second) == ("forbidden", "args.page")
    (entry,) = act(live, "ann", "tour", "take_out", page=second).entries
    assert (entry.kind, entry.body["blobs"], entry.body["count"]) == ("toured", [TWO], 1)
    assert [one["text"] for one in entry.body["notes"]] == [b"\x00here"]
    assert (state(live).page, state(live).notes) == (third, ())
    assert act(live, "ann", "tour", "take_out", page=third).entries == ()
    act(live, "ann", "tour", "take_out", page=first)
    assert state(live) == Tour(number=1), "without a page there is no deck, and nobody leads"


def test_a_deck_is_put_away_once_with_its_notes_and_what_comes_then_is_another(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE, TWO])
    act(live, "bob", "tour", "note", page=ids(live)[1], text=b"\x00here")
    (entry,) = act(live, "bob", "tour", "put_away", deck="d1").entries
    assert (entry.body["deck"], entry.body["count"], entry.body["of"]) == (
        "d1",
        2,
        {"by": "ann", "name": NAME},
    )
    assert entry.body["blobs"] == [TWO]
    act(live, "cleo", "tour", "bring", name=NAME, pages=[THREE])
    assert state(live).deck == "d2"
    assert live.act("ann", "tour", "put_away", deck="d1") is None, "a tap that came late"
    assert len(state(live).pages) == 1


def test_who_is_gone_leads_no_more_and_who_is_away_for_a_moment_does(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE])
    act(live, "ann", "tour", "take", page=ids(live)[0])
    act(live, "bob", "tour", "ask")
    live.status("ann", "away")
    assert state(live).leading.who == "ann"
    live.status("ann", "offline")
    assert (state(live).leading.who, state(live).leading.asking) == ("", ("bob",))
    live.status("bob", "offline")
    assert state(live).leading.asking == ()


def test_who_leaves_leads_no_more_and_their_words_go_only_with_them(live: Rehearsal) -> None:
    act(live, "ann", "tour", "bring", name=NAME, pages=[ONE])
    act(live, "bob", "tour", "bring", name=NAME, pages=[TWO])
    first, second = ids(live)
    act(live, "ann", "tour", "take", page=second)
    act(live, "ann", "tour", "note", page=second, text=b"\x00mine")
    act(live, "bob", "tour", "note", page=first, text=b"\x00his")
    bare = state(live).without("ann")
    assert ([one.blob for one in bare.pages], bare.notes, bare.leading.who) == ([TWO], (), "")
    assert state(live).without("cleo") == state(live)
    gone = Turn("bob", 1.0, 1.0, present=("bob",), seats=("bob", "cleo"))
    left = state(live).on_left(gone, "ann")
    assert (left.leading.who, len(left.pages), len(left.notes)) == ("", 2, 2)
    made = left.take_out(gone, first)
    assert isinstance(made, Step), "what somebody brought who has left, anybody takes out"


def test_of_a_kept_deck_goes_what_one_member_wrote_and_the_rest_stays() -> None:
    body: dict[str, Any] = {
        "deck": "d1",
        "count": 2,
        "of": {"by": "ann", "name": NAME},
        "pages": [
            {"id": "a", "by": "ann", "blob": ONE, "name": NAME},
            {"id": "b", "by": "bob", "blob": TWO, "name": NAME},
        ],
        "notes": [{"id": "n", "page": "a", "by": "bob", "text": b"\x00x", "x": 1, "y": 2}],
        "blobs": [ONE, TWO],
    }
    entry = Entry("1-0", 1, 1.0, "tour", "toured", "ann", body)
    without = Tour.without_words(entry, "ann")
    assert (without["of"], without["blobs"], len(without["notes"])) == (None, [TWO], 1)
    assert Tour.without_words(entry, "bob")["notes"] == []
    pages = Entry("1-0", 1, 1.0, "tour", "pages", "ann", {"deck": "d1", "name": NAME, "blobs": [ONE]})
    assert Tour.without_words(pages, "ann") == {}
    assert Tour.without_words(pages, "bob") == pages.body

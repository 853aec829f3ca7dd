"""Agreements in plain lines."""

from __future__ import annotations

from samesky_client.rows.agreements import kept, line, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.activities.agreements import Agreements, Sentence, Version
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

BOTH = ("ana", "ben")
LOOK = Looking(Speech(), "agreements", {"ana": Person("Ana"), "ben": Person("Ben")}, "ana", 5.0)
HELD = Version("v1", plain("We call first"), "ana", 1.0, BOTH, BOTH)
OTHER = Version("v2", plain("We write first"), "ben", 2.0, BOTH, ("ben",))


def test_each_sentence_says_by_its_number_whether_it_holds_and_for_whom_it_waits() -> None:
    state = Agreements((Sentence("a", 2, HELD, OTHER), Sentence("b", 1, None, OTHER)))
    assert lines(LOOK, state) == [
        "agreed   1. We call first · holds: you, Ben",
        "            Ben would put it: We write first · waits for you",
        "         2. We write first · waits for you",
    ]
    assert lines(LOOK, Agreements()) == ["agreed   nothing is written; type: propose WORDS"]


def test_the_day_to_look_again_is_said_and_then_that_it_has_come() -> None:
    ahead = lines(LOOK, Agreements(review_at=86400.0 * 30, review_by="ana"))
    assert ahead[0].startswith("agreed   you look at them again on 1970-01-")
    assert "type: looked" in lines(LOOK, Agreements(review_at=4.0))[0]


def test_what_came_to_hold_is_read_out_with_who_signed_it() -> None:
    body = {"sentence": "a", "version": "v1", "by": "ana", "text": plain("We call first"), "signed": BOTH}
    entry = Entry("1-0", 1, 0.0, "agreements", "agreed", "ben", body)
    assert line(LOOK, entry) == "agreed   you, Ben signed: We call first"
    found = kept(entry)
    assert found is not None
    assert [(one.by, one.field) for one in found.told] == [("ana", "write.text/a/v1")]
    assert line(LOOK, Entry("1-0", 1, 0.0, "agreements", "agreed", "ben", {})) is None
    assert kept(Entry("1-0", 1, 0.0, "agreements", "looked", "ben", {"holds": ()})) is None

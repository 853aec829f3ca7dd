"""Milestones, read and written in a terminal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.rows.milestones import (
    MAX_TITLE,
    carry_out,
    kept,
    lines,
    opens,
    ordered,
    read,
    title_in,
    written,
)
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.core.recurrence import instant
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"ann": Person("Ann", "Europe/Lisbon"), "bob": Person("Bob")}
NOW = instant("2027-01-20T12:00", "Europe/Lisbon")


@given(st.text(min_size=1, max_size=MAX_TITLE), st.none() | st.integers(1, 9999))
def test_what_it_is_called_reads_as_it_was(title: str, since: int | None) -> None:
    assert read(written(title, since)) == (title, since)


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_none_of_ours_has_no_name(text: str) -> None:
    assert isinstance(read(text)[0], str)
    assert title_in(text).isprintable()


def one(what: str, title: str = "", **more: Any) -> dict[str, Any]:
    bare = {
        "what": what,
        "by": "ann",
        "words": plain(written(title)) if title else None,
        "items": {},
        "start": None,
    }
    return bare | {"at": None, "talked": None} | more


def view(kept: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kept": kept, "celebration": None, "talk": "", "id": "t1", "next": "t2", "round": None} | more


def said(kept: dict[str, Any], **more: Any) -> list[str]:
    return lines(Looking(T, "milestones", PEOPLE, "ann", NOW), view(kept, **more))


def test_what_comes_next_stands_first_with_its_list_and_how_far_away_it_is() -> None:
    errands = {
        "x": {"by": "ann", "text": plain("Tickets"), "done_by": "bob"},
        "y": {"by": "ann", "text": plain("Keys"), "done_by": ""},
    }
    kept = {
        "c": one("change", "A new job"),
        "v": one("visit", "Porto", at=NOW + 9 * 86400, items=errands),
        "d": one("yearly", at=NOW + 5 * 3600),
        "w": one("visit", "Faro", start="2027-01-01T10:00"),
    }
    assert [id for id, _ in ordered(kept)] == ["d", "v", "c", "w"]
    assert said(kept) == [
        f"{T.head('milestone')}1 A day · 2027-01-20 17:00 · Today",
        "         2 Porto · 2027-01-29 12:00 · 9 days",
        "            2.1 Tickets (Bob saw to it)",
        "            2.2 Keys",
        "         3 A new job",
        "         4 Faro · 2027-01-01 10:00",
    ]
    assert "milestone day" in said({})[0]


def test_what_was_celebrated_and_what_is_written_are_told_when_they_are_due() -> None:
    kept = {"c": one("change", "A new job")}
    feast = {"milestone": "c", "at": NOW - 60, "by": ""}
    assert said(kept, celebration=feast)[1].endswith("A new job · Celebrated at 11:59.")
    state = {"opens_at": None, "in": ["bob"], "answers": {}}
    assert "Bob" in said(kept, talk="c", round=state)[1]
    state = {"opens_at": NOW, "in": ["bob"], "answers": {"bob": plain("Glad")}}
    assert said(kept, talk="c", round=state)[2].endswith("Bob: Glad")
    assert opens(view(kept, round=state, celebration=feast)) == NOW
    assert opens(view(kept)) is None


def test_it_is_kept_under_its_name_with_what_each_wrote_in_the_fields_they_were_sealed_for() -> None:
    body = {
        "milestone": "c",
        "what": "change",
        "words": plain(written("A new job")),
        "by": "ann",
        "round": "t1",
    }
    found = kept(Entry("1-0", 1, 0.0, "milestones", "talked", None, body | {"texts": {"bob": plain("Glad")}}))
    assert found is not None
    assert found.of is not None
    assert found.of.reads is not None
    assert (found.of.by, found.of.field, found.of.old) == ("ann", "change.words/c", True)
    assert found.of.reads(T, written("A new job")) == "A new job"
    (told,) = found.told
    assert (told.by, told.box, told.field, told.old) == ("bob", plain("Glad"), "write.text/c/t1", True)
    assert kept(Entry("1-0", 1, 0.0, "milestones", "celebrated", None, {})) is None


@pytest.mark.parametrize("line", ["", "dance", "day", "day someday", "visit 2027-01 Rome", "change"])
async def test_what_cannot_be_read_is_refused_with_an_example(line: str) -> None:
    with pytest.raises(Said) as caught:
        await carry_out(None, line)  # type: ignore[arg-type] # nothing is asked of the room
    assert caught.value.key.startswith("ask-milestone")

"""Milestones, read and written in a terminal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.milestones import MAX_TITLE, carry_out, milestone_lines, ordered, read, title_in, written
from samesky_client.speech import Said, Speech
from samesky_shared.core.recurrence import instant

T = Speech("en")
NOW = instant("2027-01-20T12:00", "Europe/Lisbon")


@given(st.text(min_size=1, max_size=MAX_TITLE), st.none() | st.integers(1, 9999))
def test_what_it_is_called_reads_as_it_was(title: str, since: int | None) -> None:
    assert read(written(title, since)) == (title, since)


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_none_of_ours_has_no_name(text: str) -> None:
    assert isinstance(read(text)[0], str)
    assert title_in(text).isprintable()


def one(what: str, title: str = "", **more: Any) -> dict[str, Any]:
    bare = {"what": what, "by": "ann", "words": written(title) if title else None, "items": {}, "start": None}
    return bare | {"at": None, "talked": None} | more


def lines(kept: dict[str, Any], **more: Any) -> list[str]:
    view = {"kept": kept, "celebration": None, "talk": "", "id": "t1", "next": "t2", "round": None} | more
    return milestone_lines(T, view, str.title, NOW, "Europe/Lisbon", lambda box, field, by: str(box))


def test_what_comes_next_stands_first_with_its_list_and_how_far_away_it_is() -> None:
    errands = {
        "x": {"by": "ann", "text": "Tickets", "done_by": "bob"},
        "y": {"by": "ann", "text": "Keys", "done_by": ""},
    }
    kept = {
        "c": one("change", "A new job"),
        "v": one("visit", "Porto", at=NOW + 9 * 86400, items=errands),
        "d": one("yearly", at=NOW + 5 * 3600),
        "w": one("visit", "Faro", start="2027-01-01T10:00"),
    }
    assert [id for id, _ in ordered(kept)] == ["d", "v", "c", "w"]
    assert lines(kept) == [
        f"{T.head('milestone')}1 A day · 2027-01-20 17:00 · 5 hours",
        "         2 Porto · 2027-01-29 12:00 · 9 days",
        "            2.1 Tickets (Bob saw to it)",
        "            2.2 Keys",
        "         3 A new job",
        "         4 Faro · 2027-01-01 10:00",
    ]
    assert lines({"d": one("yearly", at=NOW + 61)})[0].endswith("2 minutes")
    assert "milestone day" in lines({})[0]


def test_what_was_celebrated_and_what_is_written_are_told() -> None:
    kept = {"c": one("change", "A new job")}
    feast = {"milestone": "c", "at": NOW - 60, "by": ""}
    assert lines(kept, celebration=feast)[1].endswith("A new job · Celebrated at 11:59.")
    state = {"opens_at": None, "in": ["bob"], "answers": {}}
    assert "Bob" in lines(kept, talk="c", round=state)[1]
    state = {"opens_at": NOW, "in": ["bob"], "answers": {"bob": "Glad"}}
    assert lines(kept, talk="c", round=state)[2].endswith("Bob: Glad")


@pytest.mark.parametrize("line", ["", "dance", "day", "day someday", "visit 2027-01 Rome", "change"])
async def test_what_cannot_be_read_is_refused_with_an_example(line: str) -> None:
    with pytest.raises(Said) as caught:
        await carry_out(None, line)  # type: ignore[arg-type] # nothing is asked of the room
    assert caught.value.key.startswith("ask-milestone")

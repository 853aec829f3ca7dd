"""What does each good, in plain lines."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.languages import chosen, kept, lines, situations, ways_line
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech()
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}


def look(who: str, view: dict[str, Any], now: float = 5.0) -> list[str]:
    return lines(Looking(T, "languages", PEOPLE, who, now), view)


def test_a_row_of_marks_is_what_was_chosen_and_reads_as_what_does_somebody_good() -> None:
    text = chosen("1" * 10 + " -" * 10)
    assert '"l01": "seen"' in text
    assert "l11" not in text
    assert ways_line(T, text).startswith("Being seen")
    assert ways_line(T, chosen("-" * 20)) == "Nothing was chosen."
    for odd in ("", "[]", "7", '{"chosen": 3}', "{"):
        assert ways_line(T, odd) == "This was written by a newer version."


@pytest.mark.parametrize("row", ["1", "4" * 20, "1" * 21, "x" * 20])
def test_another_row_is_refused(row: str) -> None:
    with pytest.raises(Said):
        chosen(row)


def test_the_page_shows_the_situations_then_who_is_awaited_then_what_does_each_good() -> None:
    view: dict[str, Any] = {"page": "p1", "round": None}
    assert len(situations("de")) == 20
    assert len(look("ana", view)) == 21
    box = plain(chosen("1" * 20))
    state: dict[str, Any] = {"awaited": ["ben"], "in": ["ana"], "answers": {"ana": box}}
    state |= {"passed": [], "shared": [], "until": 9.0, "opens_at": None}
    (waiting,) = look("ana", view | {"round": state})
    assert "Ben" in waiting
    assert (
        look("ben", view | {"round": state})[0]
        == "ways     type: ways, and a 1, 2 or 3 for each, or - for none"
    )
    state |= {"awaited": [], "in": ["ana", "ben"], "opens_at": 4.0}
    assert look("ben", view | {"round": state})[1].startswith("         Ana: Being seen")


def test_a_page_of_the_timeline_names_what_each_has_chosen() -> None:
    found = kept(Entry("1-0", 1, 0.0, "languages", "ways", "ben", {"page": "p2", "ways": {"ana": b"x"}}))
    assert found is not None
    assert [(one.by, one.field, one.old) for one in found.told] == [("ana", "answer.text/p2", True)]
    assert kept(Entry("1-0", 1, 0.0, "languages", "ways", "ben", {})) is None

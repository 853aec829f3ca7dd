"""Notes in plain lines."""

from __future__ import annotations

from typing import Any

from samesky_client.notes import Day, answer, written
from samesky_client.rows.checkin import kept, line, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person

T = Speech()
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben"), "cleo": Person("Cleo")}


def test_the_day_says_who_is_in_and_nothing_of_what_is_closed_or_not_yet_due() -> None:
    view: dict[str, Any] = {
        "day": "d1", "next": "d2", "since": 1.0, "shown": (),
        "round": {
            "awaited": ["ben"], "until": 9.0, "in": ["ana", "cleo"], "answers": {"ana": b"mine"},
            "passed": ["cleo"], "shared": [], "opens_at": None,
        },
    }  # fmt: skip

    def seen(now: float, view: dict[str, Any] = view) -> list[str]:
        note = written(Day((0.8, 0)))
        return lines(Looking(T, "checkin", PEOPLE, "zoe", now, lambda box, on, field, by: note), view)

    assert seen(2.0) == [
        "note     Ana: light",
        "         Cleo: Rests today.",
        "         Ben: Nothing yet. There is no hurry.",
    ]
    view["round"]["opens_at"] = 3.0
    assert seen(2.0)[0] == "note     Ana: Is in."
    assert seen(3.0)[0] == "note     Ana: light"
    assert "no note yet" in seen(0.0, view | {"round": None})[0]


def test_an_answer_comes_as_a_line_and_one_that_was_erased_does_not() -> None:
    body: dict[str, Any] = {"day": "d1", "member": "ana", "text": b"box"}
    asked = []

    def read(box: bytes, on: str, field: str, by: str) -> str:
        asked.append((box, on, field, by))
        return answer("hug")

    look = Looking(T, "checkin", PEOPLE, "zoe", 0.0, read)
    entry = Entry("1-0", 1, 0.0, "checkin", "met", "ben", body)
    assert line(look, entry) == "note     Ben → Ana: A hug"
    assert asked == [(b"box", "checkin", "meet.text/d1/ana", "ben")]
    gone = Entry("1-0", 1, 0.0, "checkin", "met", "ben", {})
    assert (line(look, gone), kept(gone)) == (None, None)
    notes = kept(Entry("1-0", 1, 0.0, "checkin", "notes", "ben", {"day": "d1", "notes": {"ana": b"box"}}))
    assert notes is not None
    assert [(one.by, one.field) for one in notes.told] == [("ana", "share.note/d1")]

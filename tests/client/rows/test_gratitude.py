"""Thanks in plain lines."""

from __future__ import annotations

from typing import Any

from samesky_client.rows.gratitude import kept, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}
T = Speech()


def look(who: str, view: dict[str, Any], now: float = 5.0) -> list[str]:
    return lines(Looking(T, "gratitude", PEOPLE, who, now), view)


def test_a_page_of_thanks_says_who_is_awaited_and_then_what_each_wrote() -> None:
    view: dict[str, Any] = {"page": "p2", "round": None}
    assert look("ana", view) == ["thanks   no page of thanks is begun; type: thank WORDS"]
    state: dict[str, Any] = {"awaited": ["ben"], "in": ["ana"], "answers": {"ana": plain("sea")}}
    state |= {"passed": [], "shared": [], "until": 9.0, "opens_at": None}
    waiting = look("ana", view | {"round": state})
    assert len(waiting) == 1
    assert "Ben" in waiting[0]
    assert "sea" not in waiting[0]
    state |= {"awaited": [], "opens_at": 10.0, "passed": ["ben"]}
    assert look("ana", view | {"round": state}) == []
    assert look("ben", view | {"round": state}, 10.0) == [
        "thanks   What you each wrote is open.",
        "         Ana: sea",
        "         you: Nothing today.",
    ]


def test_a_page_of_the_timeline_names_what_each_wrote_and_one_that_was_erased_nothing() -> None:
    entry = Entry("1-0", 1, 0.0, "gratitude", "thanks", "ben", {"page": "p2", "thanks": {"ana": b"sea"}})
    found = kept(entry)
    assert found is not None
    (one,) = found.told
    assert (one.by, one.box, one.field, one.old) == ("ana", b"sea", "thank.text/p2", True)
    assert kept(Entry("1-0", 1, 0.0, "gratitude", "thanks", "ben", {})) is None

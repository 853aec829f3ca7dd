"""Moments in plain lines: what waits, what is open, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.moment import ROW, kept, line, lines, opens, said, said_in
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
NAME = "ab" * 32
HEAD = T.head("moment")
LOOK = Looking(T, "moment", {"ann": Person("Ann"), "bob": Person("Bob")}, "ann", 100.0)


def view(answers: dict[str, Any], opens_at: float | None = None, **more: Any) -> dict[str, Any]:
    awaited = tuple(who for who in ("ann", "bob") if who not in answers)
    made = {"awaited": awaited, "answers": answers, "opens_at": opens_at}
    return {"making": {"strip": "m1", "circle": ("ann", "bob"), "round": made} | more}


def test_what_is_said_of_a_picture_reads_as_it_was_and_strange_texts_name_none() -> None:
    assert said_in(said(NAME, "the sea")) == (NAME, "the sea")
    assert said_in(said(NAME)) == (NAME, "")
    for text in ("", "[]", "{", '{"picture": 3}', '{"picture": "../x"}', f'{{"picture": "{NAME}0"}}'):
        assert said_in(text) == ("", "")


def test_a_strip_says_what_it_waits_for_and_what_is_open() -> None:
    mine = {"ann": plain(said(NAME))}
    both = mine | {"bob": plain(said(NAME, "the sea"))}
    assert lines(LOOK, {"making": None}) == []
    assert lines(LOOK, view({})) == [f"{HEAD}{T('say-strip')}"]
    assert lines(LOOK, view({}, circle=("bob",))) == []
    assert lines(LOOK, view(mine)) == [f"{HEAD}Yours is in. Bob can add theirs."]
    assert lines(LOOK, view(both, 101.0))[0].startswith(f"{HEAD}Yours is in.")
    assert [one.strip() for one in lines(LOOK, view(both, 100.0))[1:]] == ["you: a picture", "Bob: the sea"]
    assert (opens(view(both, 100.0)), opens({"making": None})) == (100.0, None)


def test_a_kept_strip_is_read_out_with_its_pictures_and_an_erased_one_is_not() -> None:
    pictures = {"bob": {"text": plain(said(NAME, "the sea")), "blob": NAME}}
    entry = Entry("1-0", 1, 5.0, "moment", "strip", "bob", {"strip": "m1", "pictures": pictures})
    assert line(LOOK, entry) == f"{HEAD}It is kept. Bob: the sea"
    found = kept(entry)
    assert found is not None
    assert found.picture is not None
    assert [(one.by, one.field) for one in found.told] == [("bob", "put.text/m1")]
    assert found.picture(said(NAME, "the sea")) == NAME
    for other in (
        Entry("1-0", 1, 5.0, "moment", "strip", "bob", {}),
        Entry("1-0", 1, 5.0, "moment", "x", "bob", {}),
    ):
        assert (kept(other), line(LOOK, other)) == (None, None)


@pytest.mark.parametrize("rest", ["put /nowhere/at/all.jpg", "put", "dance"])
async def test_what_cannot_be_done_is_refused_with_an_example(rest: str) -> None:
    with pytest.raises(Said) as caught:
        await ROW.verbs["moment"](None, rest)  # type: ignore[arg-type] # nothing is asked of the room
    assert caught.value.code == "invalid"

"""Hard days in plain lines, and as one types them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_client.rows.row import Looking
from samesky_client.rows.support import (
    ACTS,
    HELPS,
    answer,
    answer_line,
    hard,
    hard_line,
    kept,
    line,
    lines,
    typed,
)
from samesky_client.speech import Said, Speech
from samesky_shared.protocol import Entry, Person

T = Speech()
PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}


def entry(kind: str, body: dict[str, Any], by: str = "ben") -> Entry:
    return Entry("1-0", 1, 0.0, "support", kind, by, body)


def test_a_hard_day_is_typed_with_what_would_help_with_words_or_with_both() -> None:
    assert json.loads(typed("Hug, call: too much: at once")) == {
        "words": "too much: at once",
        "help": ["hug", "call"],
    }
    assert json.loads(typed("nothing")) == {"help": ["nothing"]}
    assert json.loads(typed("mother: ill again")) == {"words": "mother: ill again", "help": []}
    for empty in ("", ": so much"):
        with pytest.raises(Said, match="Say it like"):
            typed(empty)


def test_an_answer_is_typed_as_an_act_as_words_or_as_both() -> None:
    assert json.loads(answer("hug")) == {"act": "hug"}
    assert json.loads(answer("call tonight at nine")) == {"act": "call", "text": "tonight at nine"}
    assert json.loads(answer("I am here")) == {"text": "I am here"}
    assert json.loads(answer("song https://a.test/x ours")) == {
        "act": "song",
        "link": "https://a.test/x",
        "text": "ours",
    }


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(str))
def test_what_is_neither_breaks_nothing(text: str) -> None:
    assert hard_line(T, text)
    assert answer_line(T, text)


def test_what_of_a_newer_version_has_no_words_here_is_left_out() -> None:
    assert (
        hard_line(T, '{"words": 3, "help": ["hug", "zesty", 4]}') == "It is a hard day. · Would help: a hug"
    )
    assert answer_line(T, '{"act": "kick", "at": 1e300}') == T("support-unreadable")
    assert (
        answer_line(T, '{"act": "sooner", "at": 0}') == "Let us see each other sooner · 1970-01-01 00:00 UTC"
    )
    assert all(hard_line(T, hard("", (one,))) for one in HELPS)
    assert all(answer_line(T, answer(one)) for one in ACTS)


def test_what_is_open_and_what_comes_are_lines_and_what_was_erased_is_not() -> None:
    said = {
        "share.text": hard("much", ("hug",)),
        "answer.text/ana/h1": answer("hug"),
        "lighter.text/h1": "thanks",
    }
    look = Looking(T, "support", PEOPLE, "zoe", 0.0, lambda box, on, field, by: said[field])
    view = {"open": {"ana": {"day": "h1", "text": b"x", "since": 0.0, "until": 9.0}}}
    assert lines(look, view) == ["hard     Ana: much · Would help: a hug"]
    assert lines(look, {"open": {}}) == []
    came = line(look, entry("answered", {"member": "ana", "day": "h1", "text": b"x"}))
    assert came is not None
    assert came.endswith("Ben → Ana: A hug")
    ended = line(look, entry("lighter", {"day": "h1", "text": b"x"}, "ana"))
    assert ended is not None
    assert ended.endswith("Ana: It is lighter now. thanks")
    silent = line(look, entry("lighter", {"day": "h1"}, "ana"))
    assert silent is not None
    assert silent.endswith("Ana: It is lighter now.")
    for kind in ("hard", "answered", "lighter"):
        assert (line(look, entry(kind, {})), kept(entry(kind, {}))) == (None, None)
    found = kept(entry("hard", {"day": "h1", "text": b"x"}))
    assert found is not None
    assert [(one.by, one.field) for one in found.told] == [("ben", "share.text")]

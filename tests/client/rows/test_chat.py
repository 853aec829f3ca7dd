"""The chat in plain lines."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_client.rows.chat import ROW, line, lines
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

PEOPLE = {"ana": Person("Ana"), "ben": Person("Ben")}
T = Speech()
LOOK = Looking(T, "chat", PEOPLE, "ana")


def entry(kind: str, by: str = "ben", **body: Any) -> Entry:
    return Entry(f"{kind}-0", 1, 1.0, "chat", kind, by, body)


def test_lines_replies_and_corrections_are_read_out_as_they_come() -> None:
    assert line(LOOK, entry("line", line="a", text=plain("hello"))) == "chat     Ben: hello"
    answer = entry("line", "ana", line="b", text=plain("you too"), reply="a")
    assert line(LOOK, answer) == "chat     you »: you too"
    assert line(LOOK, entry("edited", line="a", text=plain("hi"))) == "chat     Ben (changed): hi"
    assert line(LOOK, entry("unsaid", line="a")) == "chat     Ben: Taken back."
    assert line(LOOK, entry("line", line="a")) is None, "it was erased"


def test_nothing_a_partner_writes_can_steer_the_terminal() -> None:
    nasty = "\x1b[2J\x9bhello\nworld\u202e"
    look = Looking(T, "chat", {"ben": Person(nasty)}, "ana")
    text = line(look, entry("line", line="a", text=plain(nasty)))
    assert text is not None
    assert text.isprintable()
    assert "hello" in text


def test_who_has_read_it_all_is_said_where_they_show_it() -> None:
    view: dict[str, Any] = {"newest": "a", "shows": True, "marks": {"ben": "a", "ana": "a"}}
    assert lines(LOOK, view) == ["chat     read by Ben"]
    assert lines(LOOK, view | {"newest": "b"}) == []
    assert lines(LOOK, {"newest": "a"}) == []


class Desk:
    """Hears what is asked of the chat."""

    you = "ana"

    def __init__(self, *entries: Entry, shows: bool = False) -> None:
        self.entries = entries
        self.asked: list[tuple[Any, ...]] = []
        self._view = {"newest": "n", "shows": shows}

    def raw(self, on: str) -> Any:
        return self._view

    def chat(self) -> Desk:
        return self

    room = chat

    def __getattr__(self, cmd: str) -> Any:
        async def ask(*args: Any, **named: Any) -> int:
            self.asked.append((cmd, *args, *named.values()))
            return 1

        return ask


MINE, THEIRS = (
    entry("line", "ana", line="m", text=plain("mine")),
    entry("line", "ben", line="t", text=plain("theirs")),
)


@pytest.mark.parametrize(
    ("verb", "rest", "asked"),
    [
        ("say", "hello", [("say", "hello")]),
        ("reply", "you too", [("say", "you too", "t")]),
        ("reword", "better", [("edit", "m", "better")]),
        ("unsay", "", [("unsay", "m"), ("erase", "line-0")]),
        ("marks", "on", [("show_mark", True)]),
    ],
)
async def test_what_is_typed_is_asked_of_the_newest_line(
    verb: str, rest: str, asked: list[tuple[Any, ...]]
) -> None:
    desk = Desk(MINE, THEIRS)
    await ROW.verbs[verb](desk, rest)  # type: ignore[arg-type]
    assert desk.asked == asked


async def test_who_shows_their_mark_has_read_what_they_answer() -> None:
    desk = Desk(MINE, THEIRS, shows=True)
    await ROW.verbs["say"](desk, "hello")  # type: ignore[arg-type]
    assert desk.asked == [("say", "hello"), ("read", "n")]


@pytest.mark.parametrize(
    ("verb", "rest", "name"),
    [("say", "", "ask-say"), ("reply", "x", "no-line"), ("unsay", "", "no-line"), ("marks", "maybe", "ask-marks")],
)  # fmt: skip
async def test_what_cannot_be_meant_is_said(verb: str, rest: str, name: str) -> None:
    gone = entry("unsaid", "ana", line="m")
    with pytest.raises(Said) as said:
        await ROW.verbs[verb](Desk(MINE, gone), rest)  # type: ignore[arg-type]
    assert said.value.key == name

"""Where boxes stand in arguments, what they are sealed for, and that a room takes only its own kind."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities import catalog
from samesky_shared.activities.chat import Chat
from samesky_shared.activities.questions import OwnCard
from samesky_shared.core.activity import find_command
from samesky_shared.core.boxes import place_of, sealed
from samesky_shared.core.members import Members
from samesky_shared.core.seats import Seat
from samesky_shared.errors import Refused
from samesky_shared.testing import Rehearsal


def places(on: str, cmd: str, **args: Any) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    seen = []

    def seal(value: Any, at: str, field: str) -> bytes:
        seen.append((at, field))
        return b"\x01" + value.encode()

    command = find_command(catalog().find(on.partition(":")[0]), cmd)
    return sealed(command, on, args, seal), seen


@pytest.mark.parametrize(
    ("on", "cmd", "args", "place"),
    [
        ("chat", "say", {"text": "hi"}, ("chat", "say.text")),
        ("chat", "say", {"text": "hi", "reply": "a1"}, ("chat", "say.text/a1")),
        ("chat", "edit", {"line": "a1", "text": "hi"}, ("chat", "edit.text/a1")),
        ("questions:late", "answer", {"card": "e7", "text": "hi"}, ("questions:late", "answer.text/e7")),
        ("timer:tea", "name", {"label": "tea"}, ("timer:tea", "name.label")),
        ("playlist", "add", {"media": "url", "length": 3.0}, ("playlist", "add.media")),
        ("player:late", "load", {"item": "a1", "media": "url"}, ("playlist:late", "add.media")),
    ],
)
def test_a_box_is_sealed_for_the_command_it_comes_by(
    on: str, cmd: str, args: dict[str, Any], place: tuple[str, str]
) -> None:
    made, seen = places(on, cmd, **args)
    assert seen == [place]
    name = next(name for name in ("text", "label", "media") if name in args)
    assert made == args | {name: b"\x01" + args[name].encode()}


def test_boxes_inside_lists_and_structs_are_found() -> None:
    cards = (OwnCard(1, "one"), {"depth": 2, "text": "two"})  # type: ignore[arg-type]
    made, seen = places("questions", "bring", cards=cards)
    assert seen == [("questions", "bring.cards")] * 2
    assert made == {"cards": [{"depth": 1, "text": b"\x01one"}, {"depth": 2, "text": b"\x01two"}]}


def test_what_is_empty_or_not_there_stays_so() -> None:
    assert places("timer", "name", label=None) == ({"label": None}, [])
    assert places("timer", "start", seconds=3) == ({"seconds": 3}, [])
    assert places("questions", "draw") == ({}, [])


def test_the_place_of_an_argument_follows_from_its_schema() -> None:
    command = find_command(Chat, "edit")
    assert place_of(command, "chat", "text", {"line": "a1"}) == ("chat", "edit.text/a1")


@pytest.mark.parametrize(
    ("sealing", "good", "bad"), [("none", b"\x00hi", b"\x01hi"), ("room-key", b"\x01hi", b"\x00hi")]
)
def test_a_room_takes_only_words_of_its_own_kind(sealing: Any, good: bytes, bad: bytes) -> None:
    live = Rehearsal((Chat,))
    live.settle(Members("rehearsal", sealing=sealing, members={"ann": Seat("Ann")}))
    with pytest.raises(Refused) as caught:
        live.act("ann", "chat", "say", text=bad)
    assert (caught.value.code, caught.value.path) == ("invalid", "args.text")
    assert live.room.instances.keys() == {"room"}
    assert live.act("ann", "chat", "say", text=good) is not None

"""The lines of a room's file: what is written is read back the same, and whatever is wrong names its line."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from samesky_shared.activities import ACTIVITIES, Chat, Questions, Timer
from samesky_shared.core.activity import Catalog
from samesky_shared.core.roomfile import MAX_LINE, Reader, Writer, place
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry
from samesky_shared.testing import Rehearsal

ID = "r" * 22
CATALOG = Catalog(ACTIVITIES)


def evening() -> Rehearsal:
    live = Rehearsal((Chat, Questions, Timer), ("ann", "bob"))
    live.act("ann", "timer", "name", label=b"\0tea")
    live.act("bob", "chat", "say", text=b"\0\xff\xfe")
    live.act("ann", "timer:mine", "open", audience=["ann"])
    live.act("bob", "questions", "bring", cards=[{"depth": 1, "text": b"\0why"}])
    return live


def file_of(live: Rehearsal, who: str = "ann", *blobs: bytes) -> list[bytes]:
    writer = Writer()
    lines = [writer.header(live.room, who), *writer.states(live.room, who)]
    lines += [writer.entry(entry) for record in live.records for entry in record.entries]
    lines += [writer.blob(sha256(blob).hexdigest(), blob) for blob in blobs]
    # The rehearsal's room has a short id of its own.
    lines[0] = lines[0].replace(b'"id":"%s"' % live.room.members.id.encode(), b'"id":"%s"' % ID.encode())
    return lines


def ended(lines: list[bytes]) -> list[bytes]:
    end = {"end": True, "lines": len(lines), "sha256": sha256(b"".join(lines)).hexdigest()}
    return [*lines, json.dumps(end, separators=(",", ":")).encode() + b"\n"]


def read(lines: list[bytes]) -> Reader:
    reader = Reader(CATALOG)
    for line in lines:
        reader.line(line)
    reader.whole()
    return reader


def wrong(lines: list[bytes]) -> str | None:
    with pytest.raises(Refused) as refused:
        read(lines)
    assert refused.value.code == "invalid"
    return refused.value.path


def changed(line: bytes, **values: Any) -> bytes:
    return json.dumps({**json.loads(line), **values}, separators=(",", ":")).encode() + b"\n"


def test_what_is_written_is_read_back_the_same() -> None:
    live = evening()
    reader = read(ended(file_of(live, "ann", b"clip")))
    timer = live.room.instances["timer"].kept()
    assert reader.states["timer"] == timer
    assert reader.states["timer:mine"].audience == ("ann",)
    assert reader.entries == [entry for record in live.records for entry in record.entries]
    assert reader.blobs == {sha256(b"clip").hexdigest(): b"clip"}
    members = reader.members()
    assert {key: seat.name for key, seat in members.members.items()} == {
        key: seat.name for key, seat in live.room.members.members.items()
    }
    assert not any(seat.devices for seat in members.members.values())
    assert (members.id, members.invites, reader.header.seq) == (ID, {}, live.room.seq)


def test_what_is_not_for_one_stays() -> None:
    live = evening()
    reader = read(ended(file_of(live, "bob")))
    assert "timer:mine" not in reader.states
    assert list(reader.states["questions"].state["own"]) == ["o1"]
    assert read(ended(file_of(live, "ann"))).states["questions"].state["own"] == {}


def test_the_end_counts_and_has_the_hash() -> None:
    lines = file_of(evening())
    writer = Writer()
    writer.header(evening().room, "ann")
    end = json.loads(writer.end())
    assert (end["end"], end["lines"]) == (True, 1)
    count = len(lines)
    assert wrong(lines) == f"line {count}"
    assert wrong([*lines[:-1], *ended(lines)[-1:]]) == f"line {count}"
    assert wrong([*ended(lines), lines[-1]]) == f"line {count + 2}"
    assert wrong([]) == "line 0"


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense\n",
        b'{"else":1}\n',
        b'{"state":"room","value":{}}\n',
        b'{"state":"timer","value":{}}\n',
        b'{"state":"timer:x","value":{"total":"long"}}\n',
        b'{"state":"timer:x","value":{"label":"AAA"},"bytes":[["label"]]}\n',
        b'{"state":"timer:x","value":{},"bytes":[["label"]]}\n',
        b'{"state":"timer:x","value":{},"audience":["eve"]}\n',
        b'{"state":"../x","value":{}}\n',
        b'{"state":"other","value":{"big":"' + b"x" * 40_000 + b'"}}\n',
        b'{"entry":{"id":"1-0","seq":1,"at":1.0,"on":"chat","kind":"line"}}',
        b'{"entry":{"id":"01-0","seq":1,"at":1.0,"on":"chat","kind":"line"}}\n',
        b'{"entry":{"id":"1-0","seq":2,"at":1.0,"on":"chat","kind":"line"}}\n',
        b'{"entry":{"id":"9999-0","seq":9999,"at":1.0,"on":"chat","kind":"line"}}\n',
        b'{"entry":{"id":"1-0","seq":1,"at":1.0,"on":"chat","kind":"No Word"}}\n',
        b'{"entry":{"id":"1-0","seq":1,"at":-1.0,"on":"chat","kind":"line"}}\n',
        b'{"blob":"' + b"0" * 64 + b'","bytes":"AAAA"}\n',
        b'{"blob":"short","bytes":"AAAA"}\n',
        b'{"state":"' + b"x" * MAX_LINE + b'"}\n',
        b"\xff\xfe\n",
        b"[" * 5000 + b"\n",
        b'{"state":"others","value":{"n":%d},"at":1.0}\n' % 2**64,
        b'{"entry":{"id":"1-0","seq":1,"at":1.0,"on":"chat","kind":"said","by":"ann","body":{"n":-%d}}}\n'
        % 2**64,
    ],
)
def test_a_wrong_line_is_named(line: bytes) -> None:
    lines = file_of(evening())
    states = [one for one in lines if one.startswith((b'{"samesky":', b'{"state":'))]
    assert read(ended(states))
    assert wrong(ended([*states, line])) == f"line {len(states) + 1}"


@pytest.mark.parametrize(
    "values",
    [
        {"samesky": 2},
        {"members": {}},
        {
            "room": {"id": ID, "kind": "couple"},
            "members": {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}},
        },
        {"members": {"a b": {"name": "A"}}},
        {"members": {"a": {"name": "A", "hue": "black"}}},
        {"seq": 2**53},
        {"room": {"id": "short", "kind": "couple"}},
        {"room": {"id": ID, "kind": "crowd"}},
    ],
)
def test_a_wrong_first_line_is_named(values: dict[str, Any]) -> None:
    lines = file_of(evening())
    assert wrong(ended([changed(lines[0], **values), *lines[1:]])) == "line 1"


def test_everything_comes_in_its_order() -> None:
    lines = file_of(evening(), "ann", b"clip")
    head, *states = [one for one in lines if one.startswith((b'{"samesky":', b'{"state":'))]
    entry, blob = lines[-2:]
    assert wrong(ended([head, entry, *states])) == "line 3"
    assert wrong(ended([head, entry, entry])) == "line 3"
    assert wrong(ended([head, blob, entry])) == "line 3"
    assert wrong(ended([head, blob, blob])) == "line 3"
    assert wrong(ended([states[0], head])) == "line 1"


def test_activities_of_others_come_along() -> None:
    head = file_of(evening())[0]
    kept = read(
        ended([head, b'{"state":"garden","value":{"a":["%s"]},"bytes":[["a",0]]}\n' % b64encode(b"\xff")])
    )
    assert kept.states["garden"].state == {"a": [b"\xff"]}


def test_the_place_of_an_entry() -> None:
    def of(id: str) -> tuple[int, int] | None:
        return place(Entry(id, 1, 1.0, "chat", "line"))

    assert of("12-3") == (12, 3)
    assert [of(id) for id in ("12", "a-1", "1-", "-1", "01-1", "1-01", "1-1-1", "²-1", "1" * 30 + "-1")] == [
        None
    ] * 9

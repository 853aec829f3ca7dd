"""The end of a log in memory: what goes on from here, what was known, and what is of another history."""

from __future__ import annotations

import pytest

from samesky_server.hub.history import TAIL, History
from samesky_shared.activities import catalog
from samesky_shared.core.record import Kept, Record
from samesky_shared.core.room import Room
from samesky_shared.protocol import Position


def record(seq: int, line: str = "a", before: str = "a", id: str = "") -> Record:
    """The record `seq` of a history, after that of the same or another one."""
    return Record("e", seq, f"{line}{seq}", float(seq), {"x": Kept({})}, None, id, after=f"{before}{seq - 1}")


def history(length: int) -> tuple[Room, History]:
    """A room that has come so far."""
    room = Room("r", catalog(), "e")
    made = History(room, [])
    for seq in range(1, length + 1):
        one = record(seq, id=f"id-{seq}")
        room.apply(one)
        made.add(one)
    return room, made


def test_how_a_record_stands_to_the_room() -> None:
    _, made = history(5)
    assert made.step(record(6)) == "next"
    assert made.step(record(7)) == "later"
    assert made.step(record(3)) == "known"
    assert made.step(record(3, "b")) == "other"
    assert made.step(record(5, "b")) == "other"
    assert made.step(record(6, "b", "b")) == "other", "it follows a record that is not ours"
    unnamed = Record("e", 6, "a6", 6.0, {})
    assert made.step(unnamed) == "next", "of a hub that does not say it yet"
    assert made.step(Record("another", 6, "a6", 6.0, {})) == "other"


def test_what_comes_after_a_position() -> None:
    room, made = history(5)
    assert made.after(room.position) == []
    assert [one.seq for one in made.after(Position("e", 3, "a3")) or ()] == [4, 5]
    for wrong in (Position("e", 3, "b3"), Position("e", 6, "a6"), Position("f", 3, "a3")):
        with pytest.raises(LookupError):
            made.after(wrong)


def test_only_the_newest_are_kept_and_what_it_does_not_know_it_does_not_judge() -> None:
    room, made = history(TAIL + 10)
    assert len(made.tail) == TAIL
    assert made.known_from == 10
    assert "id-10" not in made.known
    assert "id-11" in made.known
    assert not made.differs(5, "whatever")
    assert made.differs(11, "whatever")
    assert made.differs(room.seq, "whatever")
    assert made.after(Position("e", 5, "a5")) is None

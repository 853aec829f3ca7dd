"""The newest records of a room in memory, and how what comes from the log stands to them.

Every record names the one before it, so a log that lost its end and went on otherwise is told from one that is only
ahead or behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from samesky_shared.core.record import Record
from samesky_shared.core.room import Room
from samesky_shared.protocol import Entry, Position

from . import views

TAIL = 512
"""How many of the newest records stay in memory, for devices that resume."""


class History:
    """The end of a room's log.

    Args:
        room: as it is now; whoever applies a record to it adds it here.
        records: the last of those that made it so, oldest first.
    """

    __slots__ = ("_room", "known", "known_from", "tail")

    def __init__(self, room: Room, records: list[Record]) -> None:
        self._room = room
        self.tail = [_told(record) for record in records[-TAIL:]]
        """What devices that resume are told of them: which instances they changed, for the room knows to what."""
        self.known_from = records[0].seq - 1 if records else room.seq
        """All commands of records above this seq are in `known`."""
        self.known = {record.id: record.seq for record in records if record.id}

    def add(self, record: Record) -> None:
        """The room has come one record further."""
        if len(self.tail) == TAIL:
            gone = self.tail.pop(0)
            self.known.pop(gone.id, None)
            self.known_from = gone.seq
        if record.redacted:
            self.tail = [views.redacted(one, record.redacted) for one in self.tail]
        self.tail.append(_told(record))
        if record.id:
            self.known[record.id] = record.seq

    def step(self, record: Record) -> Literal["known", "next", "later", "other"]:
        """How a record of the log stands to the room; `other` is of another history."""
        if record.seq > self._room.seq + 1:
            return "later"
        if record.seq <= self._room.seq:
            return "other" if self.differs(record.seq, record.mark) else "known"
        follows = record.after in ("", self._room.mark) and record.epoch == self._room.epoch
        return "next" if follows else "other"

    def differs(self, seq: int, mark: str) -> bool:
        """Whether the room is known to have another record there."""
        return self._mark(seq) not in (None, mark)

    def after(self, position: Position) -> list[Record] | None:
        """The records after a position if it is in memory and of this history; None when that is not known.

        Raises:
            LookupError: the history is another one.
        """
        if position.epoch != self._room.epoch or position.seq > self._room.seq:
            raise LookupError("another history")
        mark = self._mark(position.seq)
        if mark is None:
            return None
        if mark != position.mark:
            raise LookupError("another history")
        return [record for record in self.tail if record.seq > position.seq]

    def newest(self, limit: int) -> list[Entry] | None:
        """The newest entries, all of them or `limit` at least; None when some of those are not in memory."""
        found = [entry for record in self.tail for entry in record.entries]
        whole = bool(self.tail) and self.tail[0].seq == 1
        return found if whole or len(found) >= limit else None

    def current(self, entries: Iterable[Entry], top: int = 0) -> list[Entry]:
        """Entries that were read from the store a moment ago (at `top`), without what was erased since."""
        return views.current(
            entries, [less for record in self.tail if record.seq > top for less in record.redacted]
        )

    def _mark(self, seq: int) -> str | None:
        if seq == self._room.seq:
            return self._room.mark
        n = seq - self.tail[0].seq if self.tail else -1
        return self.tail[n].mark if 0 <= n < len(self.tail) else None


def _told(record: Record) -> Record:
    return replace(record, states=dict.fromkeys(record.states))

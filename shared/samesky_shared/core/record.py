"""What a store keeps of a room: records, each with the new states of what it changed, and snapshots of all.

The state of an instance is what its last record says. Nothing is replayed through rules to load a room, so
rules can change between versions.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ..protocol import Entry, Position


class Kept(Struct, frozen=True, omit_defaults=True):
    """An instance as it is kept: its state as a plain map, when it last took effect, and who may know of it."""

    state: dict[str, Any]
    at: float = 0.0
    audience: tuple[str, ...] | None = None


class Record(Struct, frozen=True, omit_defaults=True):
    """One committed change of a room. Positions are dense from 1; `mark` is 64 random bits as hex."""

    epoch: str
    seq: int
    mark: str
    at: float
    states: dict[str, Kept | None]
    by: str | None = None
    id: str = ""
    entries: tuple[Entry, ...] = ()
    closed: dict[str, tuple[str, ...]] = {}
    """Of the instances that this closed, those that not everybody knew of, and who did."""
    redacted: tuple[Entry, ...] = ()
    """Entries of earlier records as they are from now on: with less in them, mostly nothing."""
    after: str = ""
    """The mark of the record before, so that a history which lost its end is told from one that goes on."""

    @property
    def position(self) -> Position:
        """The position of a replica that has applied this record."""
        return Position(self.epoch, self.seq, self.mark)


class Snapshot(Struct, frozen=True):
    """All states of a room at a position."""

    epoch: str
    seq: int
    mark: str
    at: float
    states: dict[str, Kept]

    @property
    def position(self) -> Position:
        """The position at which it was taken."""
        return Position(self.epoch, self.seq, self.mark)

    def plus(self, record: Record) -> Snapshot:
        """The snapshot after the next record.

        Raises:
            ValueError: the record is not the next one.
        """
        if record.seq != self.seq + 1 or record.epoch != self.epoch:
            raise ValueError(f"record {record.seq} does not follow {self.seq}")
        states = dict(self.states)
        for on, kept in record.states.items():
            if kept is None:
                states.pop(on, None)
            else:
                states[on] = kept
        return Snapshot(record.epoch, record.seq, record.mark, max(self.at, record.at), states)

"""A room as this device knows it: what the hub's frames make of it, without I/O.

When the hub cannot resume (`welcome.resumed` is false), every state follows: it is gathered aside and takes the
place of the old one at `ready`, so that nobody ever sees half a room.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from samesky_shared.protocol import (
    Change,
    Durability,
    Entry,
    Page,
    Person,
    Position,
    PresenceOf,
    Ready,
    RoomCard,
    Welcome,
)

KEPT = 2000
"""How many of the newest entries are held."""


class _Gathered(Struct):
    """All states of a room on their way in."""

    states: dict[str, Any] = {}
    entries: dict[str, Entry] = {}
    changes: list[Change] = []


class Replica:
    """States, entries, members and presence of one room, at a position of its history."""

    def __init__(self) -> None:
        self.you = ""
        self.device = ""
        self.card = RoomCard("", "")
        self.durability: Durability = "unknown"
        self.members: dict[str, Person] = {}
        self.presence: dict[str, PresenceOf] = {}
        self.states: dict[str, Any] = {}
        self.position: Position | None = None
        """None until the first `ready`."""
        self.ready = False
        """Complete up to now: between `ready` and the loss of the connection."""
        self.forked = False
        """Whether the newest `welcome` said that the log had lost its tail."""
        self.began = False
        """Whether there is nothing older than the entries held here."""
        self._entries: dict[str, Entry] = {}
        self._gathered: _Gathered | None = None

    @property
    def seq(self) -> int:
        """The newest seq applied."""
        return 0 if self.position is None else self.position.seq

    @property
    def gathering(self) -> bool:
        """Whether every state is on its way in."""
        return self._gathered is not None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries held, oldest first."""
        return tuple(self._entries.values())

    def welcome(self, frame: Welcome) -> None:
        """The hub answers `hello`."""
        self.you, self.device, self.card = frame.you, frame.device, frame.room
        self.members, self.presence = dict(frame.members), dict(frame.presence)
        self.durability = frame.durability
        self.forked = bool(frame.forked)
        self.ready = False
        self._gathered = None if frame.resumed and self.position is not None else _Gathered()

    def change(self, frame: Change) -> bool:
        """One committed record; returns whether it is to be seen now (else at `ready`, or never: a repeat)."""
        if self._gathered is not None:
            _merge(self._gathered.states, frame.states)
            self._gathered.entries |= {entry.id: entry for entry in frame.entries}
            _redact(self._gathered.entries, frame.redacted)
            _redact(self._entries, frame.redacted)
            self._gathered.changes.append(frame)
            return False
        if self.position is None or frame.seq <= self.position.seq:
            return False
        self.position = Position(self.position.epoch, frame.seq, frame.mark)
        _merge(self.states, frame.states)
        self._add(frame.entries)
        _redact(self._entries, frame.redacted)
        if "room" in frame.states:
            self._read_room()
        return True

    def complete(self, frame: Ready) -> list[Change]:
        """The hub says `ready`; returns the changes that are to be seen only now."""
        gathered, self._gathered = self._gathered, None
        self.position = frame.position
        self.ready = True
        if gathered is None:
            return []
        self.states, self._entries, self.began = gathered.states, {}, False
        self._add(tuple(gathered.entries.values()))
        self._read_room()
        return gathered.changes

    def lost(self) -> None:
        """The connection is lost: what is here stays, but may be old."""
        self.ready = False
        self._gathered = None

    def heard_presence(self, frame: PresenceOf) -> None:
        """A member's status."""
        self.presence[frame.member] = frame

    def older(self, frame: Page) -> None:
        """A page of entries that ends where those held here begin."""
        before = {entry.id: entry for entry in frame.entries}
        self._entries = before | self._entries
        self.began = not frame.more

    def _add(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            self._entries[entry.id] = entry
        while len(self._entries) > KEPT:
            del self._entries[next(iter(self._entries))]
            self.began = False

    def _read_room(self) -> None:
        # Who joins or leaves shows in the room's own state; `welcome` only says who was there at its time.
        view = self.states.get("room")
        if not isinstance(view, dict):
            return
        try:
            self.members = msgspec.convert(view.get("members", {}), dict[str, Person])
            self.card = msgspec.convert(view.get("room"), RoomCard)
        except msgspec.ValidationError:
            return  # a newer version's view that we cannot read: what `welcome` said stays
        self.presence = {key: one for key, one in self.presence.items() if key in self.members}


def _redact(entries: dict[str, Entry], redacted: tuple[Entry, ...]) -> None:
    entries |= {entry.id: entry for entry in redacted if entry.id in entries}


def _merge(states: dict[str, Any], newer: dict[str, Any]) -> None:
    for on, view in newer.items():
        if view is None:
            states.pop(on, None)
        else:
            states[on] = view

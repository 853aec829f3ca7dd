"""What the devices of a round saw, one event after the other, and what the store has of it in the end.

`n` of an event is its number in the whole round: all devices live in one process, so it says what was before what.
"""

from __future__ import annotations

from typing import Any, Protocol

import msgspec
from msgspec import Struct

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Position


class Sent(Struct, frozen=True, tag=True):
    """A command went out; `again` when not for the first time."""

    n: int
    id: str
    on: str
    cmd: str
    lasting: bool
    again: bool = False


class Answered(Struct, frozen=True, tag=True):
    """The hub says that a command is kept, as the record `seq`."""

    n: int
    id: str
    seq: int


class Refused(Struct, frozen=True, tag=True):
    """The hub says no."""

    n: int
    id: str
    code: str


class Welcomed(Struct, frozen=True, tag=True):
    """A new connection begins."""

    n: int
    resumed: bool
    forked: bool = False


class Changed(Struct, frozen=True, tag=True):
    """A change came: of one record, or of several in one. Every own id in it is an acknowledgement."""

    n: int
    seq: int
    mark: str
    states: dict[str, Any]
    ids: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


class Complete(Struct, frozen=True, tag=True):
    """The hub says `ready`."""

    n: int
    position: Position


class Cut(Struct, frozen=True, tag=True):
    """The connection is lost."""

    n: int


Event = Sent | Answered | Refused | Welcomed | Changed | Complete | Cut


class Final(Struct, frozen=True):
    """Where a device ended."""

    position: Position
    states: dict[str, Any]


class History(Struct):
    """What one device saw."""

    name: str
    member: str
    events: list[Event] = []
    ended: Final | None = None
    """What it had in the end."""
    fresh: Final | None = None
    """What the hub told a device of the same member that came at the end, without a past."""
    unanswered: tuple[str, ...] = ()
    """What was given to it and never answered, though it waited."""
    gone: bool = False
    """Whether it was sent away for good: from then on nobody owes it anything."""


class Log(Struct):
    """What the store has of the room."""

    records: list[Record]
    """All of them, from the first."""
    snapshot: Snapshot | None = None
    """The snapshot that is kept."""
    tail: list[Record] = []
    """What the store says comes after it."""


class Rules(Protocol):
    """Whoever knows what a member may see."""

    def views(self, record: Record, who: str) -> dict[str, Any]:
        """What the states of a record look like to a member, after it; None for what was closed."""


class Round(Struct):
    """Everything about one round; `seed` makes the same plan again."""

    kind: str
    seed: int
    histories: list[History]
    log: Log


def plain(value: Any) -> Any:
    """A value as it comes out of the wire."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value))

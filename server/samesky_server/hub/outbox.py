"""The way out to one device: straight to the socket, or, while the device lags, one merged pending change.

So a slow reader never delays its partner and costs bounded memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from samesky_shared.codec import Format, encode
from samesky_shared.protocol import Change, HubFrame, PresenceOf, SignalFrom

from .wire import Wire

MAX_PENDING_ENTRIES = 200
MAX_PENDING_STATES = 64
MAX_PENDING_IDS = 1000


F = TypeVar("F", bound=HubFrame)


class Outgoing(Generic[F]):
    """A frame for one or several devices, encoded at most once per format."""

    __slots__ = ("_bytes", "frame")

    def __init__(self, frame: F) -> None:
        self.frame = frame
        self._bytes: dict[Format, bytes] = {}

    def encoded(self, fmt: Format) -> bytes:
        """Its bytes."""
        made = self._bytes.get(fmt)
        if made is None:
            made = self._bytes[fmt] = encode(self.frame, fmt)
        return made


def merged(old: Change, new: Change) -> Change:
    """Two changes as one: the newest state of each instance, all entries, all ids, the newer position."""
    less = {entry.id: entry for entry in (*old.redacted, *new.redacted)}
    return Change(
        new.seq,
        new.mark,
        new.at,
        old.states | new.states,
        new.by,
        old.ids + new.ids,
        tuple(less.get(entry.id, entry) for entry in old.entries) + new.entries,
        tuple(less.values()),
    )


class Outbox:
    """What one device gets, in order."""

    __slots__ = ("lagging_since", "pending", "wire")

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.pending: Change | None = None
        self.lagging_since: float | None = None

    def change(self, out: Outgoing[Change], now: Callable[[], float]) -> bool:
        """Sends a change, or merges it into the one that waits; False when that has grown over its bound."""
        if self.pending is None and not self.wire.lagging():
            self.wire.send(out.encoded(self.wire.fmt))
            return True
        if self.lagging_since is None:
            self.lagging_since = now()
        self.pending = out.frame if self.pending is None else merged(self.pending, out.frame)
        return (
            len(self.pending.entries) + len(self.pending.redacted) <= MAX_PENDING_ENTRIES
            and len(self.pending.states) <= MAX_PENDING_STATES
            and len(self.pending.ids) <= MAX_PENDING_IDS
        )

    def frame(self, frame: HubFrame) -> None:
        """Sends a frame that is no change."""
        self.wire.send(encode(frame, self.wire.fmt))

    def passing(self, out: Outgoing[PresenceOf] | Outgoing[SignalFrom]) -> None:
        """Sends a frame that is left out while the device lags."""
        if not self.wire.lagging():
            self.wire.send(out.encoded(self.wire.fmt))

    def drained(self) -> None:
        """The device reads again: sends what waited."""
        self.lagging_since = None
        pending, self.pending = self.pending, None
        if pending is not None:
            self.wire.send(encode(pending, self.wire.fmt))

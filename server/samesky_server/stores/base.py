"""The port: what a hub asks of a store. `stores.testing` is its contract, run over every store.

Promises: records of a room are dense from 1 and in one order; an appended record is kept as `durability` says
before `done` hears of it; the same command id lands at most once, however often and by whichever hub it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar, runtime_checkable

import msgspec
from msgspec import Struct

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability, Entry, Position

T = TypeVar("T")


class Appended(Struct, frozen=True):
    """The record is kept."""

    seq: int


class Duplicate(Struct, frozen=True):
    """A record with this command id was kept before, at `seq`; nothing was written."""

    seq: int


class Conflict(Struct, frozen=True):
    """The room's newest record is `top`, not the one expected (0: there is no such room), or it is another one
    with this seq, not the one whose mark `record.after` names; nothing was written."""

    top: int


class Stale(Struct, frozen=True):
    """Records after `base` are gone: it can't be known whether the command landed; nothing was written."""


class Unavailable(Struct, frozen=True):
    """The store did not take it; whether it was written is unknown, so only the same id may be sent again."""

    retry_after: float


Outcome = Appended | Duplicate | Conflict | Stale | Unavailable


Put = Literal["kept", "full", "unknown"]
"""What came of a blob: it is kept, it would be more than the room may have, or there is no such room."""
HUBS = ":hubs"
"""The name under which hubs listen and publish to meet each other; no room is called so."""
BLOB_LEAST = 1024
"""Bytes that even the smallest blob counts for, so that many small ones find their end too."""
KEEP_RECORDS = 128
"""A record goes only when it is not among so many newest, and in a snapshot. Each has the states that it changed, and
at Redis all of it is memory (`./run bench scale`). Who is further behind gets the room whole."""
KEEP_IDS = 4096
"""Of so many before those it stays known which commands they were: for devices that come back, after however long,
with a command that nobody has heard of, or may have."""


class Loaded(NamedTuple):
    """A room: a snapshot, if there is one, and all records after it, oldest first."""

    snapshot: Snapshot | None
    tail: list[Record]


class Whole(NamedTuple):
    """All that a store keeps of a room, but for the bytes of its blobs."""

    snapshot: Snapshot | None
    records: list[Record]
    """All that are kept, oldest first."""
    past: list[Entry] = []
    """The entries of records that are no longer kept, oldest first."""
    ends: Mapping[str, float] = {}
    """Blobs by name: up to which room time each is kept, whether an entry names it or not."""
    due: float | None = None
    """When the room wants to wake."""

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        past: Sequence[Entry],
        blobs: Iterable[str],
        until: float,
        due: float | None = None,
    ) -> Whole:
        """A room whose records are forgotten, but for the last, which changed nothing; entries are older."""
        last = Record(snapshot.epoch, snapshot.seq, snapshot.mark, snapshot.at, {})
        return cls(snapshot, [last], list(past), dict.fromkeys(blobs, until), due)

    @property
    def top(self) -> int:
        """The seq of the newest record."""
        return self.records[-1].seq if self.records else 0

    @property
    def entries(self) -> list[Entry]:
        """Every entry, oldest first."""
        return [*self.past, *[entry for one in self.records for entry in one.entries]]


class Listener(Protocol):
    """Hears what happens in the rooms that it subscribed to; called in the hub's event loop."""

    def heard_record(self, room: str, record: Record) -> None:
        """A record was kept, by whichever hub. May be missed, late or repeated: `seq` tells."""

    def heard_message(self, room: str, message: bytes) -> None:
        """Another hub (or this one) published a message. May be missed; what is told under `HUBS`, repeated."""

    def heard_gap(self) -> None:
        """Whatever was told up to now, of any room, may have been missed: the connection was lost and is back."""


class StoreError(Exception):
    """The store can't be opened or does not answer; the message is one line for the operator."""


class Unreadable(StoreError):
    """What is kept of one room is damaged or missing; of other rooms this says nothing. The message says what."""


def reading(decode: Callable[[bytes], T], what: str) -> Callable[[bytes], T]:
    """The same, but what cannot be decoded raises `Unreadable`."""

    def read(raw: bytes) -> T:
        try:
            return decode(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise Unreadable(f"{what} cannot be decoded") from None

    return read


class Store(Protocol):
    """One place where rooms are kept. Coroutines raise `StoreError` when the store does not answer, and
    `Unreadable` when what they need of a room is damaged."""

    name: str
    durability: Durability
    shared: bool
    """Whether other hubs may use it at the same time."""

    async def open(self) -> float:
        """Opens the store for use; returns the newest `at` of any record (0.0 when empty)."""

    async def close(self) -> None:
        """Finishes what is in flight and lets go of everything. Idempotent."""

    async def time(self) -> float | None:
        """The store's clock, in seconds since the Unix epoch, which hubs go by; None: each by its own."""

    async def keep(self, name: str, value: bytes) -> bytes:
        """The value kept under this name; if there is none, `value` is kept and returned."""

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        """Keeps `record`, whose `seq` is `expect + 1`; `expect` 0 makes the room.

        In this order: a kept record above `base` with the same non-empty id is a `Duplicate`; records above
        `base` that are no longer kept make it `Stale` (`base` 0 looks through all that is kept, never `Stale`);
        a newest seq other than `expect`, or a `record.after` that is not empty and not the newest record's mark,
        is a `Conflict`. Appends of one room are decided in the order of the
        calls, so the next may build on this one before `done` was called (and then conflicts if this one did).
        `done` is called in the event loop. When it hears that the record is kept, the entries in its `redacted`
        have these bodies wherever they are kept, as after `redact`.
        """

    async def find(self, room: str, id: str, base: int) -> Duplicate | Stale | None:
        """Whether a record above `base` has this command id; `base` as for `append`, but that what is known of
        `KEEP_IDS` records that are kept no longer counts too."""

    async def load(self, room: str) -> Loaded | None:
        """The room, or None when there is none."""

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        """Up to `limit` records above `after`, oldest first; None when some of those are no longer kept."""

    async def tops(self, rooms: Sequence[str]) -> Mapping[str, Position | None]:
        """The position of the newest record of each of these rooms that there is, in one look (pipelined).

        None: where this one is kept does not answer, though other places do.
        """

    async def page(self, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        """The newest entries of records below `before` (None: of all), oldest first, and whether more exist.

        All entries of one record come together, so a page may hold a few more than `limit`.
        """

    async def entries(self, room: str, after: int, limit: int) -> list[Entry]:
        """The oldest entries of records above `after`, oldest first; of each record all, so maybe a few more."""

    async def compact(self, room: str, snapshot: Snapshot, forget: bool = False) -> None:
        """Keeps the snapshot unless a newer one is kept, or the record at its seq is another one.

        Older records may be dropped as far as the retention (`KEEP_RECORDS`) allows; entries stay, and `KEEP_IDS`.
        Idempotent. With `forget` all records below the snapshot are dropped, whatever the retention, so that
        nothing is left of what they held and it does not.
        """

    def hint(self, room: str, due: float) -> None:
        """Notes that the room wants to wake at room time `due`; the earlier of two hints stays. Kept before any
        append that is called later. A false hint is harmless."""

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        """Up to `limit` rooms whose hint is at or before `now`, earliest first, each with its hint; of several places
        where rooms are kept, those that answer."""

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        """Takes back the hint if it is still `due`, and notes `then` in its place when it is given."""

    def subscribe(self, room: str, listener: Listener) -> None:
        """Lets the listener hear the room. Idempotent."""

    def unsubscribe(self, room: str, listener: Listener) -> None:
        """Ends it. Idempotent."""

    def publish(self, room: str, message: bytes) -> None:
        """Tells every listener of the room, this hub's own too. At most once, but for `HUBS`."""

    async def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        """Keeps what a hub says of a present device, for `ttl` seconds."""

    async def leave(self, room: str, device: str) -> None:
        """Forgets it at once. Idempotent."""

    async def here(self, room: str) -> dict[str, bytes]:
        """What is kept of the present devices."""

    async def put(self, room: str, name: str, blob: bytes, until: float, quota: int) -> Put:
        """Keeps a blob up to room time `until`, and beyond while an entry names it in its body under `blobs`.

        The same name again changes nothing but `until`, to the later of the two. `full`: with this one the
        room's blobs would have more than `quota` bytes, where each counts for at least `BLOB_LEAST`.
        """

    async def get(self, room: str, name: str) -> bytes | None:
        """The blob, or None."""

    async def drop(self, room: str, name: str) -> None:
        """Forgets a blob. Idempotent."""

    async def sweep(self, now: float, limit: int) -> int:
        """Forgets up to `limit` blobs whose time is over and which no entry names; returns how many."""

    async def redact(self, room: str, entries: Sequence[str]) -> None:
        """Overwrites the bodies of these entries (ids), wherever they are kept; blobs that no other entry names
        go with them. Idempotent."""

    async def import_(self, room: str, whole: Whole, blobs: Mapping[str, bytes]) -> bool:
        """Makes a room of all that was kept of it, here or elsewhere; it has at least one record.

        All of it is kept, or, when there is such a room already, nothing: then it is False.
        """

    async def export(self, room: str) -> Whole | None:
        """All that is kept of a room, or None when there is none. What its blobs are, `get` says."""

    async def rooms(self) -> list[str]:
        """Every room that is kept, in no order that means anything."""

    async def keeps(self) -> dict[str, bytes]:
        """Every value that is kept by `keep`."""

    async def delete(self, room: str) -> None:
        """Deletes all that is kept of a room, hints and blobs too. Idempotent."""

    async def writable(self) -> bool:
        """Whether an append would be taken now (for readiness); answers within 500 ms."""


@runtime_checkable
class Till(Protocol):
    """What a store offers beside, where several hubs may use it: buckets of tokens that they all take from."""

    async def spend(self, key: str, rate: float, burst: float) -> float | None:
        """Takes a token from the bucket of this key; None when there was one, else the seconds after which there
        will be (none is taken). Raises `StoreError`.

        Args:
            key: what it is called, the same at every hub.
            rate: tokens a second that fill it.
            burst: tokens that it holds.
        """

"""What things are called in Redis. All keys of a room share a hash tag, so that they live on one node."""

from __future__ import annotations

from typing import NamedTuple

HINTS = "samesky:hints"
"""A sorted set: rooms, by when they want to wake."""
SWEEPS = "samesky:sweeps"
"""A sorted set: rooms, by when a blob of theirs may be over."""
NEWEST_AT = "samesky:at"
"""The newest `at` of any record."""
PROBE = "samesky:probe"


class Keys(NamedTuple):
    """The keys of one room."""

    log: str
    """A stream: the newest records, each with its entries as they were said."""
    snapshot: str
    """A string: `seq:` and a snapshot."""
    past: str
    """A hash: the entries of each settled record by its seq, with what was erased of them; `to` and `less`."""
    when: str
    """A sorted set: the seqs of settled records that have entries."""
    pins: str
    """A sorted set: `blob NUL entry` for each blob that a settled entry names."""
    blobs: str
    """A hash: blobs by name."""
    ends: str
    """A sorted set: blobs by when their time is over; noted before the bytes are."""
    here: str
    """A hash: what is said of present devices, each with its end in ms: `end:value`."""
    new: str
    """A stream while records are being forgotten: what will take the place of `log`."""


def keys(room: str) -> Keys:
    """The keys of a room."""
    return Keys(*[f"samesky:{{{room}}}:{name}" for name in Keys._fields])


def room_of(log: str) -> str:
    """The room whose log is called so."""
    return log.removeprefix("samesky:{").removesuffix("}:log")


def keep(name: str) -> str:
    """The key of a value that all hubs share."""
    return f"samesky:keep:{name}"


def spent(key: str) -> str:
    """The key of a bucket that all hubs take from; it goes when the bucket is full."""
    return f"samesky:spent:{key}"


def channel(db: int, room: str) -> str:
    """Where a room is heard; channels know nothing of databases, so they name theirs."""
    return f"samesky:{db}:{{{room}}}"

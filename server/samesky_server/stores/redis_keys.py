"""What things are called in Redis, and with that where they live.

All keys of a room are on one server, since one script touches several of them. At a single Redis everything is; in
a cluster each room belongs to one of 128 **parts**, whose name is the hash tag of all that concerns its rooms: their
keys and channels, and what is kept of several at once (hints, sweeps, the newest time). A part lives in one slot and
moves as a whole.
"""

from __future__ import annotations

from binascii import crc32, crc_hqx
from functools import cache
from typing import NamedTuple

from .base import HUBS

SLOTS = 16384
"""Of a cluster."""
PARTS = 128
"""Of a cluster. Another number would be another layout: rooms would not be found."""
COPIES = 3
"""Of a value that all hubs share: evenly over the slots, so that in a cluster of three each server has one."""


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
    told: str
    """A string: `seq:` of the newest record that is told of, then eight bytes for each: of the hash of its command's
    id, or none. What is told of is kept no longer, or will not be."""


class Names:
    """Of a single Redis, where there is one part.

    Args:
        db: its database; channels know nothing of those, so they name theirs.
    """

    parts = range(1)
    logs = "samesky:{*}:log"
    """All logs, as a pattern."""
    publish, subscribe, unsubscribe, numsub = "PUBLISH", "SUBSCRIBE", "UNSUBSCRIBE", "NUMSUB"

    def __init__(self, db: int = 0) -> None:
        self._db = db

    def part(self, room: str) -> int:
        """The part that a room belongs to."""
        return 0

    def slot(self, key: bytes) -> int:
        """Commands about channels of different slots go apart."""
        return 0

    def channel(self, room: str) -> str:
        """Where a room is heard."""
        return f"samesky:{self._db}:{{{room}}}"

    def meeting(self, part: int) -> str:
        """Where hubs are heard, at the server of a part."""
        return self.channel(HUBS)

    def keys(self, room: str) -> Keys:
        """The keys of a room."""
        return Keys(*[f"{self._room(room)}:{name}" for name in Keys._fields])

    def room_of(self, log: str) -> str:
        """The room whose log is called so."""
        return log.removeprefix("samesky:{").removesuffix("}:log")

    def hints(self, part: int) -> str:
        """A sorted set: rooms, by when they want to wake."""
        return f"{self._part(part)}:hints"

    def sweeps(self, part: int) -> str:
        """A sorted set: rooms, by when a blob of theirs may be over."""
        return f"{self._part(part)}:sweeps"

    def newest_at(self, part: int) -> str:
        """The newest `at` of any record."""
        return f"{self._part(part)}:at"

    def probe(self, part: int) -> str:
        """What is written to see whether that can be."""
        return f"{self._part(part)}:probe"

    def keep(self, name: str) -> str:
        """A value that all hubs share."""
        return f"samesky:keep:{name}"

    def copies(self, name: str) -> list[str]:
        """The same where other servers keep it, for when its own is away."""
        return []

    def spent(self, key: str) -> str:
        """A bucket that all hubs take from; it goes when the bucket is full."""
        return f"samesky:spent:{key}"

    def _room(self, room: str) -> str:
        return f"samesky:{{{room}}}"

    def _part(self, part: int) -> str:
        return "samesky"


class ClusterNames(Names):
    """Of a cluster: 128 parts, and channels that are heard at the server of their slot alone."""

    parts = range(PARTS)
    logs = "samesky:{*}:*:log"
    publish, subscribe, unsubscribe, numsub = "SPUBLISH", "SSUBSCRIBE", "SUNSUBSCRIBE", "SHARDNUMSUB"

    def part(self, room: str) -> int:
        return crc32(room.encode()) % PARTS

    def slot(self, key: bytes) -> int:
        return slot(key)

    def channel(self, room: str) -> str:
        return self._room(room)

    def meeting(self, part: int) -> str:
        return f"{self._part(part)}:{HUBS}"

    def room_of(self, log: str) -> str:
        return log.partition("}:")[2].removesuffix(":log")

    def copies(self, name: str) -> list[str]:
        middles = [(2 * n + 1) * PARTS // (2 * COPIES) for n in range(COPIES)]
        return [f"{self._part(part)}:keep:{name}" for part in middles]

    def _room(self, room: str) -> str:
        return f"{self._part(self.part(room))}:{room}"

    def _part(self, part: int) -> str:
        return f"samesky:{{{tags()[part]}}}"


@cache
def tags() -> tuple[str, ...]:
    """The hash tags of the parts: `p042.7` and the like, with the least number that puts part 42 into the 43rd of 128
    equal ranges of slots. So any servers that share the slots evenly share the parts evenly, which tags without that
    number would not: ten servers would have 7 to 18 of them."""
    found = []
    for part in range(PARTS):
        n = 0
        while slot(b"p%03d.%d" % (part, n)) * PARTS // SLOTS != part:
            n += 1
        found.append(f"p{part:03d}.{n}")
    return tuple(found)


def slot(key: bytes) -> int:
    """Which slot of a cluster a key or channel is in: that of what stands in its first braces, if anything does."""
    start = key.find(b"{") + 1
    end = key.find(b"}", start) if start else 0
    return crc_hqx(key[start:end] if end > start else key, 0) % SLOTS

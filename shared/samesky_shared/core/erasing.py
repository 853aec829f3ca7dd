"""What the hub has still to erase in a room, and when it forgets the records that held it.

A state can't empty entries of the timeline: it notes which, and the hub does it and says so. Until then it is
reminded again and again, so whoever meets the room goes on where a hub has stopped.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused

MAX_ERASING = 100
"""Entries that a member may have erased at once."""
TRY_AGAIN = 60.0
"""Seconds after which the hub is reminded of what it has not finished."""
FORGET_AFTER = 12 * 3600.0
"""Seconds from erasing until the records that held it are forgotten; so long, devices can still resume."""

EntryId = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,15}-[0-9]{1,3}\Z", description="An entry's id.")]


class Erasing(Struct, frozen=True):
    """What of a member's entries the hub is to empty: these (ids), or all (None); since when it is at it."""

    at: float
    entries: tuple[str, ...] | None = None


class Erasures(Struct, frozen=True):
    """The entries to be emptied, by member, and what comes after it."""

    of: dict[str, Erasing] = {}
    forgets_at: float | None = None
    """When the hub forgets all records that held what was erased."""
    forgetting: bool = False
    """That time has come."""

    @property
    def waiting(self) -> bool:
        """Whether the hub has something to do now."""
        return self.forgetting or bool(self.of)

    def asked(self, member: str, entry: str | None, now: float) -> Erasures:
        """With this entry of a member, or with None all of them.

        Raises:
            Refused: `full` when so many wait already.
        """
        old = self.of.get(member)
        if entry is None or (old is not None and old.entries is None):
            return replace(self, of=self.of | {member: Erasing(now)})
        waiting = () if old is None or old.entries is None else old.entries
        if len(waiting) >= MAX_ERASING:
            raise Refused("full", "So much is being erased already; try again soon.", retry_after=5.0)
        return replace(self, of=self.of | {member: Erasing(now, tuple(dict.fromkeys((*waiting, entry))))})

    def done(self, member: str, what: Erasing, now: float) -> Erasures:
        """With that done, and not what was asked for since; what held it is forgotten later."""
        of = {key: one for key, one in self.of.items() if key != member}
        left = self.of.get(member)
        if left is not None and what.entries is not None:
            more = (
                None
                if left.entries is None
                else tuple(one for one in left.entries if one not in what.entries)
            )
            if more is None or more:
                of[member] = replace(left, entries=more)
        at = now + FORGET_AFTER
        return replace(self, of=of, forgets_at=at if self.forgets_at is None else min(at, self.forgets_at))

    def forgotten(self) -> Erasures:
        """With no record left that held what was erased."""
        return replace(self, forgets_at=None, forgetting=False)

    def due(self) -> float | None:
        """When the hub is to be reminded."""
        waits = [one.at + TRY_AGAIN for one in self.of.values()]
        return min(waits if self.forgets_at is None else [*waits, self.forgets_at], default=None)

    def woken(self, at: float) -> Erasures:
        """Reminded at room time `at`."""
        again = self
        if any(one.at + TRY_AGAIN <= at for one in self.of.values()):
            again = replace(again, of={who: replace(one, at=at) for who, one in self.of.items()})
        if self.forgets_at is not None and self.forgets_at <= at:
            again = replace(again, forgets_at=at + TRY_AGAIN, forgetting=True)
        return again

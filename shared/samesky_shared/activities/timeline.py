"""`timeline`: which pieces of the past I keep: to find them again, and for the keepsake.

Rules:

1. The past itself are the entries that activities make; nothing of it is kept a second time here, only ids.
2. What I keep is mine: nobody else sees that I keep anything, nor what.
3. Search, pictures and keepsakes are made on the devices: only there are the words.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Turn, command
from ..core.erasing import EntryId
from ..errors import Refused

MOST = 1000
"""Pieces that a member keeps."""


class TimelineView(Struct, frozen=True):
    """What I keep, in the order in which I chose it."""

    kept: Annotated[tuple[str, ...], Meta(description="Ids of entries.")]


class Timeline(Activity, frozen=True):
    """The pieces of the past that a member keeps."""

    kind: ClassVar[str] = "timeline"
    personal: ClassVar[bool] = True
    kept: tuple[EntryId, ...] = ()

    @command(lasting=True)
    def keep(self, turn: Turn, entry: EntryId) -> Timeline:
        """Keep a piece of the past: the entry of this id."""
        if entry in self.kept:
            return self
        if len(self.kept) >= MOST:
            raise Refused("full", f"You keep {MOST} pieces; let go of some first.", path="args.entry")
        return replace(self, kept=(*self.kept, entry))

    @command(lasting=True)
    def let_go(self, turn: Turn, entry: EntryId) -> Timeline:
        """Keep it no longer; it stays in the past as it was."""
        return replace(self, kept=tuple(one for one in self.kept if one != entry))

    def view(self, who: str) -> TimelineView:
        """What I keep."""
        return TimelineView(self.kept)

    def exported(self, who: str) -> Timeline:
        """All of it: entries keep their ids in the room's file."""
        return self

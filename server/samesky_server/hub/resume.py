"""Coming back: what a device is told between `hello` and `ready`.

What has to be read from the store is read first; then, in one go and from the room in memory, `welcome`, what is
newer and `ready` are made, so that nothing can fall between them and the changes that follow.
"""

from __future__ import annotations

from typing import NamedTuple

from samesky_shared.core.record import Record
from samesky_shared.protocol import Change, Durability, Entry, Limits, Position, Welcome

from ..stores.base import Store
from . import views
from .live import Live

NEWEST = 100
"""Entries that a device gets which starts afresh."""
MAX_BEHIND = 500
"""Records by which a device may be behind to get only what is newer."""


class Missed(NamedTuple):
    """What the store had to be asked for."""

    resumed: bool
    forked: bool
    records: list[Record]
    """What is newer than the device's position, as far as the store had it then."""
    entries: list[Entry]
    """The newest entries up to `top`, for a device that starts afresh."""
    top: int

    def outcome(self, since: Position | None) -> str:
        """What came of it, for who counts: see `metrics.RESUMES`."""
        if self.forked or self.resumed:
            return "fork" if self.forked else "tail"
        return "snapshot" if since is not None and since.seq > 0 else "fresh"


async def missed(live: Live, store: Store, since: Position | None) -> Missed:
    """Asks the store for what the device has missed. Raises `StoreError`."""
    forked = False
    if since is not None and since.seq > 0:
        try:
            newer = await _newer(live, store, since)
        except LookupError:
            newer, forked = None, True
        if newer is not None:
            return Missed(True, False, newer, [], live.room.seq)
    top = live.room.seq
    entries = live.history.newest(NEWEST)
    if entries is None:
        entries, _ = await store.page(live.room.id, top + 1, NEWEST)
    return Missed(False, forked, [], entries, top)


async def _newer(live: Live, store: Store, since: Position) -> list[Record] | None:
    known = live.history.after(since)
    if known is None:
        found = await store.tail(live.room.id, since.seq - 1, MAX_BEHIND + 2)
        if not found:
            return None
        if found[0].seq != since.seq or found[0].mark != since.mark:
            raise LookupError("another history")
        known = found[1:]
    return known if len(known) <= MAX_BEHIND else None


def welcome_for(
    live: Live, who: str, device: str, found: Missed, now: float, durability: Durability
) -> Welcome:
    """What the device of a member is told first."""
    members = live.room.members
    return Welcome(
        you=who,
        device=device,
        room=members.card(),
        members=members.people(),
        presence={member: live.company.shown(member, who) for member in members.members},
        now=now,
        limits=Limits(),
        durability=durability,
        resumed=found.resumed,
        forked=found.forked or None,
    )


def change_for(live: Live, who: str, found: Missed) -> Change | None:
    """The one change that brings a device up to the room as it is now; None when there is nothing newer."""
    if not found.resumed:
        fresh = [entry for record in live.history.tail if record.seq > found.top for entry in record.entries]
        mine = tuple(record.id for record in live.history.tail if record.id and record.by == who)
        return views.whole(
            live.room, who, _newest([*live.history.current(found.entries, found.top), *fresh]), mine
        )
    records = [record for record in found.records if record.seq <= live.room.seq]
    last = records[-1].seq if records else found.top
    records += [record for record in live.history.tail if record.seq > last]
    return views.since(live.room, who, records)


def _newest(entries: list[Entry]) -> list[Entry]:
    """The last `NEWEST` of them, and the rest of the oldest one's record: a device pages on from before that."""
    start = max(0, len(entries) - NEWEST)
    while 0 < start < len(entries) and entries[start - 1].seq == entries[start].seq:
        start -= 1
    return entries[start:]

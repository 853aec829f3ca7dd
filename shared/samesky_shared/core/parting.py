"""A member goes: nobody waits for them any more, and, if they want it so, what they wrote goes with them.

The record that lets them go also empties the states. Entries of the timeline are emptied by records of their own,
which the hub makes afterwards: the room notes whose are still to be emptied, so that whoever meets it goes on.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..protocol import Entry
from .activity import Activity, Catalog
from .record import Record
from .room import Room
from .work import ROOM, Draft, Moment, Work


def part(room: Room, moment: Moment, member: str, *, erase: bool) -> Draft | None:
    """The draft of a member's leaving, with or without what they wrote; None when they are none.

    Raises:
        Refused: `unknown` when the room is deleted.
    """
    members = room.members.left(member, moment.now)
    if members is room.members:
        return None
    work = Work(room, moment, member, "")
    if members.deleted_at is None and erase:
        members = replace(members, erasures=members.erasures.asked(member, None, moment.now))
    old = room.instances[ROOM]
    work.put(ROOM, replace(old, state=members), max(moment.now, old.at))
    if erase and members.deleted_at is None:
        for on, one in room.instances.items():
            state = one.state if on == ROOM else one.state.without(member)
            if state != one.state:
                at = max(moment.now + moment.leads.get("sure", 0.0), one.at)
                work.put(on, replace(one, state=state), at)
    return work.draft("")


def redaction(room: Room, moment: Moment, entries: tuple[Entry, ...]) -> Draft:
    """The draft of a record that gives earlier entries new bodies, with less in them.

    Raises:
        Refused: `unknown` when the room is deleted.
    """
    Work(room, moment, "", "")
    # No state changes, so no instance is held back by it.
    record = Record(room.epoch, room.seq + 1, moment.mark, moment.now, {}, redacted=entries, after=room.mark)
    return Draft(record, {})


def erased(catalog: Catalog, entry: Entry, member: str) -> Entry | None:
    """An entry without what this member wrote; None when nothing in it is theirs."""
    kind = catalog.get(entry.on.partition(":")[0]) or Activity
    body: dict[str, Any] = kind.without_words(entry, member)
    return None if body == entry.body else replace(entry, body=body)

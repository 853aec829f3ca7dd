"""What one member may see of a room's records: the only way in which states and entries leave the hub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from samesky_shared.core.activity import Activity
from samesky_shared.core.record import Record
from samesky_shared.core.room import Room
from samesky_shared.protocol import Change, Entry


def seen_by(room: Room, who: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those entries that a member may see; a guest none of before they came."""
    seat = room.members.members.get(who)
    return tuple(
        entry
        for entry in entries
        if (entry.to is None or who in entry.to) and (seat is None or seat.sees(entry.at))
    )


def same_for_all(room: Room, record: Record) -> bool:
    """Whether every member sees the same of the newest record, so that it needs to be encoded only once."""
    for on in record.states:
        one = room.instances.get(on)
        if one is None:
            if on in room.foreign or on in record.closed:
                return False
        elif one.audience is not None or type(one.state).view is not Activity.view:
            return False
    if record.redacted and len(room.members.residents) < len(room.members.members):
        return False  # a guest does not hear of what was before they came
    if not record.entries and not record.redacted:
        return True
    return all(entry.to is None for entry in (*record.entries, *record.redacted))


def current(entries: Iterable[Entry], redacted: Iterable[Entry]) -> list[Entry]:
    """Entries as they are after some were erased, of which the last word counts."""
    newest = {entry.id: entry for entry in redacted}
    return [newest.get(entry.id, entry) for entry in entries]


def redacted(record: Record, entries: Iterable[Entry]) -> Record:
    """A record whose entries, and what it says of earlier ones, are as they are after these were erased."""
    if not record.entries and not record.redacted:
        return record
    less = {entry.id: entry for entry in entries}
    made, said = current(record.entries, less.values()), current(record.redacted, less.values())
    return replace(record, entries=tuple(made), redacted=tuple(said))


def change(room: Room, record: Record, who: str, ahead: float | None = None) -> Change:
    """The newest record as a member sees it, so many seconds before it takes effect."""
    if record.entries or record.redacted:
        return _change(room, who, [record], ahead)
    states = {on: room.view(who, on) for on in record.states if _shown(room, on, who, (record,))}
    ids = (record.id,) if record.id and record.by is not None else ()
    return Change(record.seq, record.mark, record.at, states, record.by, ids, ahead=ahead)


def since(room: Room, who: str, records: Sequence[Record]) -> Change | None:
    """Several records at the end of the log, as one change; None when there are none."""
    return _change(room, who, records) if records else None


def whole(room: Room, who: str, entries: Iterable[Entry], ids: tuple[str, ...]) -> Change:
    """Everything a member may see, with these entries; `ids` are own commands that it contains."""
    return Change(room.seq, room.mark, room.newest, room.views(who), None, ids, seen_by(room, who, entries))


def _change(room: Room, who: str, records: Sequence[Record], ahead: float | None = None) -> Change:
    last = records[-1]
    touched = dict.fromkeys(on for record in records for on in record.states)
    states = {on: room.view(who, on) for on in touched if _shown(room, on, who, records)}
    ids = tuple(record.id for record in records if record.id and record.by is not None)
    less = [entry for record in records for entry in record.redacted]
    entries = seen_by(room, who, current((entry for record in records for entry in record.entries), less))
    latest = {entry.id: entry for entry in seen_by(room, who, less)}
    return Change(last.seq, last.mark, last.at, states, last.by, ids, entries, tuple(latest.values()), ahead)


def _shown(room: Room, on: str, who: str, records: Sequence[Record]) -> bool:
    if on in room.foreign:
        return False
    one = room.instances.get(on)
    if one is not None:
        return one.visible(who)
    # Closed: only who knew of it is told.
    return all(who in record.closed.get(on, (who,)) for record in records)

"""What is planned in a room, as far as calendars are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.recurrence import Rule, instant, zone
from samesky_shared.core.room import Room
from samesky_shared.errors import Refused


class Dated(NamedTuple):
    """A date or a series of them, as calendars are told of it."""

    uid: str
    rule: Rule
    minutes: int
    revised: int
    changed: float
    remind: tuple[int, ...] = ()
    cancelled: bool = False
    own: tuple[tuple[str, int], ...] = ()
    """Minutes of dates that are not as long as all, by their names in the series."""

    def long(self, id: str) -> int:
        """Minutes of this date."""
        return dict(self.own).get(id, self.minutes)


class Wording(NamedTuple):
    """What is said in the reader's language."""

    date: str
    """What every date is called."""
    name: str
    """What the calendar is called."""


def dated_of(room: Room, who: str, now: float) -> list[Dated]:
    """All that this member may know to be planned, or to have been let go while it was still ahead."""
    found: list[Dated] = []
    for on, one in room.instances.items():
        if isinstance(one.state, Rituals) and one.visible(who):
            found += _dated(one.state, on, now)
    return sorted(found, key=lambda one: one.uid)


def dated_by(state: Rituals, uid: str, now: float) -> Dated | None:
    """That which calendars know by this; None when it matters no more."""
    return next((one for one in _dated(state, "", now) if one.uid == uid), None)


def _dated(state: Rituals, on: str, now: float) -> Iterator[Dated]:
    for id, one in state.plans.items():
        if _readable(one.rule):
            begins = instant(one.rule.start, one.rule.tz)
            # One that happens once only and was left out.
            off = one.rule.again is None and one.rule.start in one.rule.skipped
            if not off or begins + 60.0 * one.minutes > now:
                uid, remind = one.uid or f"{on}-{id}-{begins:.0f}", () if off else one.remind
                own = tuple((id, laid.minutes) for id, laid in one.own.items() if laid.minutes != one.minutes)
                changed = one.changed or begins
                yield Dated(uid, one.rule, one.minutes, one.revised, changed, remind, off, own)
    for gone in state.dropped:
        if gone.until > now and _readable(gone.rule):
            yield Dated(gone.uid, gone.rule, gone.minutes, gone.revised, gone.changed, cancelled=True)


def _readable(rule: Rule) -> bool:
    """Whether its zones are known here: the world's list changes."""
    try:
        for tz in (rule.tz, *(to.tz for to in rule.moved.values())):
            zone(tz)
    except Refused:
        return False
    return True

"""`rituals`: dates that are planned, once or again and again, and that open an evening when their time has come.

Rules:

1. A date is the wall time of the zone of who planned it; whoever travels, and whosever clock changes, it stays.
2. The next dates are reckoned when something changes and with every reminder, by the zone's rules as they are then,
   and kept: so all hubs wake at the same instant, and once.
3. When a date's time has come its programme is planned as the evening, and the lobby opens. An evening that runs or
   rests is left alone.
4. What fell due while everything was down is told once; a date whose time is long over opens nothing.
5. Calendars know each by its `uid`, and which of two versions is newer by `revised`. What was let go is remembered
   for as long as its next date would have been ahead, so that they hear of it.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Cue, Event, Key, Step, Tell, Turn, command
from ..core.chance import number
from ..core.programme import Card, Programme, Segment, Title, kept
from ..core.recurrence import Moved, Occurrence, Rule, Wall, checked, dates, happens, instant
from ..core.repeats import Again
from ..decks import programmes
from ..errors import Refused
from ..protocol import Tz

AHEAD = 8
"""Dates that are reckoned ahead."""
MAX_RITUALS = 24
MAX_EXCEPTIONS = 40
MAX_OWN = 12
"""Dates of one ritual with a programme of their own."""
MAX_TOLD = 6
MAX_DROPPED = 8
LATE = 2 * 3600.0
"""Seconds after its time in which a date still opens its lobby, if everything was down."""
TELL_LATE = 1800.0
"""Seconds after its time in which it is worth telling that a date begins."""
Minutes = Annotated[int, Meta(ge=1, le=720, description="How long it is to take.")]
Before = Annotated[int, Meta(ge=1, le=28 * 1440, description="Minutes before it begins.")]
Reminders = Annotated[tuple[Before, ...], Meta(max_length=3)]


class Laid(Struct, frozen=True):
    """What is laid out when the time of a date has come."""

    by: str = ""
    """Who wrote it, and sealed its titles."""
    minutes: Minutes = 120
    title: Title | None = None
    programme: Card | None = None
    """One of ours, when it has no segments of its own."""
    segments: tuple[Segment, ...] = ()

    def opening(self, name: str, ritual: str, date: str) -> tuple[Cue, ...]:
        """What plans the evening of this date and opens the lobby."""
        on = f"evening:{name}" if name else "evening"
        ours = programmes().get(self.programme or "")
        segments: list[Any] = [{"minutes": self.minutes}]
        if self.segments:
            plain = msgspec.to_builtins(self.segments, builtin_types=(bytes,))
            segments = [{name: value for name, value in one.items() if name != "id"} for one in plain]
        elif ours is not None:
            segments = ours["segments"]
        whole = {
            "segments": segments,
            "title": self.title,
            "programme": self.programme,
            "by": self.by or None,
            "ritual": ritual,
            "date": date,
        }
        return (Cue(on, "plan", whole), Cue(on, "gather"))

    def without(self, member: str) -> Laid:
        """Without the titles that they wrote."""
        if self.by != member:
            return self
        return replace(self, by="", title=None, segments=_untitled(self.segments))


class Ritual(Struct, frozen=True):
    """Something planned."""

    rule: Rule
    by: str
    """Who planned it, and sealed its titles."""
    minutes: Minutes = 120
    title: Title | None = None
    programme: Card | None = None
    """One of ours, when it has no segments of its own."""
    segments: tuple[Segment, ...] = ()
    remind: tuple[Before, ...] = ()
    coming: tuple[Occurrence, ...] = ()
    """The next dates; none when it is over."""
    reminded: tuple[int, ...] = ()
    """The reminders of the next date that are done with."""
    own: dict[Wall, Laid] = {}
    """Dates with a programme of their own, by their name in the series."""
    uid: str = ""
    """What calendars know it by."""
    revised: int = 0
    """How often it was changed."""
    changed: float = 0.0
    """Room time of the last change."""

    @property
    def due(self) -> float | None:
        """When there is something to be told of it."""
        if not self.coming:
            return None
        at = self.coming[0].at
        return min(at - 60.0 * before for before in (0, *self.remind) if before not in self.reminded)

    def reckoned(self, after: float, now: float) -> Ritual:
        """With the dates after an instant. Reminders whose time is over by then are not sent any more."""
        try:
            coming = tuple(dates(self.rule, after, AHEAD))
            left = {one.id for one in coming} | self.rule.moved.keys()
            own = {id: one for id, one in self.own.items() if id in left or instant(id, self.rule.tz) > after}
        except Refused:
            coming, own = (), {}  # a zone that was taken out of the world's list since
        same = coming[:1] and self.coming[:1] and coming[0].id == self.coming[0].id
        past = tuple(one for one in self.remind if coming and coming[0].at - 60.0 * one <= now)
        reminded = tuple(sorted({*past, *(self.reminded if same else ())}))
        return replace(self, coming=coming, reminded=reminded, own=own)

    def laid(self, date: str) -> Laid:
        """What is laid out on a date: a programme of its own, or that of all."""
        whole = Laid(self.by, self.minutes, self.title, self.programme, self.segments)
        return self.own.get(date, whole)


class Told(Struct, frozen=True):
    """What was due: a date begins, or begins in so many minutes."""

    ritual: str
    date: Wall
    at: float
    """When the date begins."""
    what: Literal["reminder", "start"]
    before: int = 0


class Dropped(Struct, frozen=True):
    """What was let go, as long as calendars have to hear of it."""

    uid: str
    rule: Rule
    minutes: Minutes
    revised: int
    changed: Annotated[float, Meta(description="Room time at which it was let go.")]
    until: Annotated[float, Meta(description="Room time at which its next date would have been over.")]


class Rituals(Activity, frozen=True):
    """One-off and recurring dates, each with a programme; due, reminded of and opened once."""

    kind: ClassVar[str] = "rituals"
    plans: dict[str, Ritual] = {}
    made: Count = 0
    told: tuple[Told, ...] = ()
    """What was due lately, newest last."""
    dropped: tuple[Dropped, ...] = ()
    """What was let go, newest last."""

    @command(lasting=True)
    def plan(
        self,
        turn: Turn,
        start: Wall,
        tz: Tz,
        again: Again | None = None,
        until: Wall | None = None,
        minutes: Minutes = 120,
        title: Title | None = None,
        programme: Card | None = None,
        segments: Programme | None = None,
        remind: Reminders = (1440, 30),
        ritual: Key | None = None,
    ) -> Step:
        """Plan a date, or dates that repeat, at this wall time of this zone; with `ritual` in place of that one."""
        rule = checked(Rule(start, tz, again, until), turn.now)
        parts = kept(
            segments or (), 0
        )  # what an evening does not lead is refused now, and not when it begins
        old = None if ritual is None else self._found(ritual)
        rest = {id: one for id, one in self.plans.items() if one.coming or one.rule.again or id == ritual}
        if ritual not in rest and len(rest) >= MAX_RITUALS:
            raise Refused("full", f"There is room for {MAX_RITUALS}; let one go first.")
        made = self.made % 1000 + 1
        new = Ritual(rule, turn.who, minutes, title, programme, parts, tuple(sorted(set(remind))))
        id, new = ritual or f"d{made}", _revised(new, old, turn).reckoned(turn.now, turn.now)
        state = replace(self, plans=rest | {id: new}, made=self.made if ritual else made)
        events = (Event("date.planned", id, about=new.coming[0].at),)
        return Step(
            state, tells=_tells(turn, id, "planned" if old is None else "changed", new), events=events
        )

    @command(lasting=True)
    def move(self, turn: Turn, ritual: Key, date: Wall, start: Wall, tz: Tz | None = None) -> Step:
        """Move one date, named by the wall time that its series gives it; to its own time, it is as it was."""
        one = self._dated(ritual, date)
        to = Moved(start, tz or one.rule.tz)
        try:
            at = instant(to.start, to.tz)
        except Refused as refused:
            raise Refused(refused.code, refused.message, path="args.tz") from None
        if at <= turn.now:
            raise Refused("conflict", "That is in the past.", path="args.start")
        skipped = tuple(other for other in one.rule.skipped if other != date)
        moved = one.rule.moved | {date: to}
        if to == Moved(date, one.rule.tz):
            del moved[date]
        event = Event("date.moved", ritual, date, at)
        return self._ruled(turn, ritual, replace(one.rule, skipped=skipped, moved=moved), event)

    @command(lasting=True)
    def skip(self, turn: Turn, ritual: Key, date: Wall) -> Step:
        """Leave one date out."""
        one = self._dated(ritual, date)
        moved = {other: to for other, to in one.rule.moved.items() if other != date}
        skipped = tuple(sorted({*one.rule.skipped, date}))
        event = Event("date.cancelled", ritual, date)
        return self._ruled(turn, ritual, replace(one.rule, skipped=skipped, moved=moved), event)

    @command(lasting=True)
    def restore(self, turn: Turn, ritual: Key, date: Wall) -> Step:
        """Take back that a date was moved or left out."""
        rule = self._dated(ritual, date).rule
        moved = {other: to for other, to in rule.moved.items() if other != date}
        skipped = tuple(other for other in rule.skipped if other != date)
        event = Event("date.moved", ritual, date, instant(date, rule.tz))
        return self._ruled(turn, ritual, replace(rule, skipped=skipped, moved=moved), event)

    @command(lasting=True)
    def prepare(
        self,
        turn: Turn,
        ritual: Key,
        date: Wall | None = None,
        segments: Programme | None = None,
        title: Title | None = None,
        programme: Card | None = None,
        minutes: Minutes | None = None,
    ) -> Step:
        """Lay out another programme for all dates, or for one, named by the wall time that its series gives it.

        One date with neither segments nor a programme goes by that of all again. `minutes` is the length, where it is
        not that of the segments.
        """
        one = self._found(ritual) if date is None else self._dated(ritual, date)
        ours = programmes().get(programme or "")
        total = sum(part.minutes for part in segments or ()) or sum(
            p["minutes"] for p in (ours or {}).get("segments", ())
        )
        length = minutes or min(total, 720) or one.minutes
        new = Laid(turn.who, length, title, programme, kept(segments or (), 0))
        if date is None:
            changed = replace(
                one, by=turn.who, minutes=length, title=title, programme=programme, segments=new.segments
            )
        else:
            rest = {other: laid for other, laid in one.own.items() if other != date}
            again = segments is None and programme is None
            changed = replace(one, own=rest if again else rest | {date: new})
            if len(changed.own) > MAX_OWN:
                raise Refused(
                    "full", f"{MAX_OWN} dates of it have a programme of their own; let one go first."
                )
        # Of one date calendars see how long it is, and nothing else.
        seen = date is None or one.laid(date).minutes != changed.laid(date).minutes
        if seen:
            changed = _revised(changed, one, turn)
        changed = changed.reckoned(turn.now, turn.now)
        tells = _tells(turn, ritual, "changed", changed) if seen else ()
        return Step(replace(self, plans=self.plans | {ritual: changed}), tells=tells)

    @command(lasting=True)
    def drop(self, turn: Turn, ritual: Key) -> Rituals | Step:
        """Let it go, with all its dates."""
        plans = {id: one for id, one in self.plans.items() if id != ritual}
        if ritual not in self.plans:
            return self
        old = self.plans[ritual]
        new = _revised(old, old, turn)
        events = (Event("date.cancelled", ritual),)
        if not new.coming:
            return Step(replace(self, plans=plans), events=events)
        over = new.coming[0].at + 60.0 * new.minutes
        rule = replace(new.rule, skipped=(), moved={} if new.rule.again else new.rule.moved)
        gone = Dropped(new.uid, rule, new.minutes, new.revised, new.changed, over)
        known = [one for one in self.dropped if one.until > turn.now and one.uid != new.uid]
        state = replace(self, plans=plans, dropped=(*known, gone)[-MAX_DROPPED:])
        return Step(state, tells=_tells(turn, ritual, "dropped", new), events=events)

    def due(self) -> float | None:
        """The next reminder, or the beginning of a date."""
        return min((one.due for one in self.plans.values() if one.due is not None), default=None)

    def on_due(self, turn: Turn) -> Step:
        """Dates begin, and others are reminded of."""
        plans, told = dict(self.plans), [one for one in self.told if one.at > turn.at - 86400]
        cues: tuple[Cue, ...] = ()
        tells: tuple[Tell, ...] = ()
        events: tuple[Event, ...] = ()
        for id, one in self.plans.items():
            if one.due is None or one.due > turn.at:
                continue
            date = one.coming[0]
            if date.at <= turn.at:
                told.append(Told(id, date.id, date.at, "start"))
                tells += (Tell("begins", key=id, about=date.at, until=date.at + TELL_LATE),)
                events += (Event("date.begins", id, date.id, date.at),)
                if turn.now <= date.at + LATE and not cues:
                    cues = one.laid(date.id).opening(turn.name, id, date.id)
                plans[id] = one.reckoned(max(date.at, turn.now - LATE), turn.at)
                continue
            by = max(turn.now, turn.at)
            ripe = tuple(b for b in one.remind if b not in one.reminded and date.at - 60.0 * b <= by)
            if date.at > turn.now:  # else it has begun since, and that is told
                told.append(Told(id, date.id, date.at, "reminder", min(ripe)))
                tells += (Tell("soon", key=id, about=date.at, until=date.at),)
                events += (Event("date.soon", id, date.id, date.at),)
            plans[id] = replace(one, reminded=(*one.reminded, *ripe)).reckoned(turn.at, turn.at)
        return Step(
            replace(self, plans=plans, told=tuple(told[-MAX_TOLD:])), cues=cues, tells=tells, events=events
        )

    def without(self, member: str) -> Rituals:
        """Without the titles that they wrote; what they planned stays."""
        return replace(self, plans={id: _without(one, member) for id, one in self.plans.items()})

    def _found(self, ritual: str) -> Ritual:
        if ritual not in self.plans:
            raise Refused("unknown", "There is no such ritual.", path="args.ritual")
        return self.plans[ritual]

    def _dated(self, ritual: str, date: str) -> Ritual:
        one = self._found(ritual)
        try:
            known = happens(one.rule, date)
        except Refused:
            known = False
        if not known:
            raise Refused("unknown", "It has no such date.", path="args.date")
        return one

    def _ruled(self, turn: Turn, ritual: str, rule: Rule, event: Event) -> Step:
        """With a rule whose exceptions are others; those of long ago are forgotten."""
        one = self.plans[ritual]
        recent = turn.now - 366 * 86400
        skipped = tuple(date for date in rule.skipped if instant(date, rule.tz) > recent)
        moved = {date: to for date, to in rule.moved.items() if instant(to.start, to.tz) > recent}
        if len(skipped) + len(moved) > MAX_EXCEPTIONS:
            raise Refused("full", f"A ritual has at most {MAX_EXCEPTIONS} exceptions.")
        rule = replace(rule, skipped=skipped, moved=moved)
        if rule == one.rule:
            return Step(self)
        changed = _revised(replace(one, rule=rule), one, turn)
        changed = changed.reckoned(turn.now, turn.now)
        state = replace(self, plans=self.plans | {ritual: changed})
        what, told = (
            ("changed", changed) if changed.coming else ("dropped", replace(changed, coming=one.coming))
        )
        return Step(state, tells=_tells(turn, ritual, what, told), events=(event,))


def _revised(new: Ritual, old: Ritual | None, turn: Turn) -> Ritual:
    """The same, as what `old` was and is no more."""
    if old is None or not old.uid:
        return replace(new, uid=f"{number(turn.seed, 'date'):016x}", revised=0, changed=turn.now)
    return replace(new, uid=old.uid, revised=old.revised + 1, changed=turn.now)


def _tells(turn: Turn, id: str, what: str, one: Ritual) -> tuple[Tell, ...]:
    """What calendars are told, as long as the date is ahead: also that of who does it."""
    if not one.coming:
        return ()
    at = one.coming[0].at
    return (Tell(what, turn.seats, key=f"{id}/calendar", of=f"{one.uid}/{one.revised}", about=at, until=at),)


def _without(one: Ritual, member: str) -> Ritual:
    own = {date: laid.without(member) for date, laid in one.own.items()}
    if one.by != member:
        return one if own == one.own else replace(one, own=own)
    return replace(one, by="", title=None, segments=_untitled(one.segments), own=own)


def _untitled(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(replace(part, title=None) for part in segments)

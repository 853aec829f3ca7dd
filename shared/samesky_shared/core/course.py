"""The course of an evening: where it is, who goes through it, and how one moment of it leads to the next.

Here are the moves, as functions from one state to the next. The commands that make them are in `activities.evening`.
What a move sets off in other activities follows from the states before and after it (`then`), so that every way of
getting there does the same.
"""

from __future__ import annotations

from typing import Literal, Self

from msgspec.structs import replace

from ..errors import Refused
from ..motion import Motion
from .activity import Activity, Count, Cue, Event, Key, Note, Step, Turn
from .circle import Gate
from .consent import Ask
from .programme import Card, Coming, Held, Segment, Title
from .recurrence import Wall

COUNT = 3.0
"""Seconds of the 3-2-1 before a segment."""
AHEAD = 1.5
"""So many seconds before it begins its opening is decided, so that every device has it in time."""
WAY_BACK = 300.0
"""Seconds for which it holds its breath for one who dropped out."""
LOBBY_TIME = 2 * 3600.0
LONG = 3 * 3600.0
"""After so many seconds past its time, or on hold by hand, it rests."""
READY_TIME = 300.0
"""Seconds past its time for which a segment waits for everybody to be ready, once somebody is."""
LULL = 14 * 86400.0
"""Seconds after an evening in which there was none; that is told once, to those who like to be told."""
END = "end"
"""What comes after the last segment."""

Phase = Literal["open", "lobby", "running", "resting", "over"]


class Course(Activity, frozen=True):
    """A programme and where in it everybody is."""

    title: Title | None = None
    programme: Card | None = None
    """The template it was made from; its words name it in each own language."""
    planned_by: str = ""
    """Who sealed the titles."""
    revision: Count = 0
    segments: tuple[Segment, ...] = ()
    phase: Phase = "open"
    lobby: Gate | None = None
    circle: tuple[str, ...] = ()
    """Who goes through it together."""
    gone: tuple[str, ...] = ()
    """Those of them without whom it goes on until they are back."""
    current: str | None = None
    """The segment it is at, also while it rests."""
    coming: Coming | None = None
    clock: Motion = Motion()
    """Seconds of the current segment."""
    length: float = 0.0
    """How long the current segment is to be."""
    held: Held | None = None
    gate: Gate | None = None
    """Who is ready to leave the current segment."""
    ask: Ask | None = None
    """Everybody's yes to another segment, or to the end."""
    looks_at: float | None = None
    """When it looks who else has come back: a hub that was restarted does not know who is gone."""
    paused: bool = True
    """Whether what the current segment opened went on when it was held; what stood by anybody's hand stays so."""
    spent: dict[str, float] = {}
    """Seconds in each segment that was left."""
    started_at: float | None = None
    ended_at: float | None = None
    lull_at: float | None = None
    """Room time at which there was no evening for a while."""
    ritual: Key | None = None
    """Which date it is, where it is one that was planned ahead."""
    date: Wall | None = None

    # ------------------------------------------------------------------------------------- looking at it

    @property
    def leads(self) -> Segment | None:
        """The segment that goes on now; None while it is held or not running."""
        if self.phase != "running" or self.held is not None or self.current is None:
            return None
        return self.segment(self.current)

    @property
    def together(self) -> tuple[str, ...]:
        """Who is waited for."""
        return tuple(one for one in self.circle if one not in self.gone)

    @property
    def over_at(self) -> float:
        """When the time of the current segment is over, as the clock runs now."""
        end = self.clock.reaches(self.length)
        return self.clock.at if end is None else end

    @property
    def announces_at(self) -> float | None:
        """When it counts down to what follows a segment that ends by its time."""
        now = self.leads
        if now is None or now.gate != "time" or self.coming is not None:
            return None
        return max(self.over_at - COUNT, self.clock.at)

    def segment(self, id: str) -> Segment:
        """The segment of this id."""
        return next(one for one in self.segments if one.id == id)

    def following(self, id: str) -> str:
        """What comes after this segment."""
        ids = [one.id for one in self.segments]
        return (*ids, END)[ids.index(id) + 1]

    def absent(self, turn: Turn) -> tuple[str, ...]:
        """Who is waited for and not here."""
        return tuple(one for one in self.together if one not in turn.present)

    # ------------------------------------------------------------------------------------------ the lobby

    def opened_lobby(self, turn: Turn) -> Gate:
        """Where everybody gathers.

        Raises:
            Refused: `conflict` where nothing is planned.
        """
        if not self.segments:
            raise Refused("conflict", "Plan the evening first.")
        return self.lobby or Gate(turn.seats, (), turn.now + LOBBY_TIME)

    def gathered(self, turn: Turn, lobby: Gate) -> Self:
        """With the lobby as it is now; when nobody is awaited any more, it begins."""
        whole = self
        if self.phase in ("open", "over"):
            whole = replace(
                self, current=None, clock=Motion(), length=0.0, spent={}, started_at=None, ended_at=None
            )
        coming = self.coming
        if coming is None and lobby.open and lobby.circle:
            coming = Coming(whole.current or self.segments[0].id, turn.at + COUNT)
        return replace(whole, phase="lobby", lobby=lobby, coming=coming)

    def ungathered(self, member: str) -> Self:
        """Without this member's "I'm here": the count stops."""
        if self.lobby is None or member not in self.lobby.ready:
            return self
        ready = tuple(one for one in self.lobby.ready if one != member)
        return replace(self, lobby=replace(self.lobby, ready=ready), coming=None)

    def dispersed(self) -> Self:
        """Back to before anybody came."""
        phase: Phase = "open" if self.current is None else "resting"
        return replace(self, phase=phase, lobby=None, coming=None)

    # ------------------------------------------------------------------------------------------ its moves

    def towards(self, turn: Turn, to: str) -> Self:
        """On the way to another segment, after a 3-2-1; or over."""
        after = replace(self, gate=None, ask=None, coming=None)
        if to == END:
            return after.stopped(turn.at, "over")
        gone = () if self.held is None else self.held.awaited
        clock = self.clock if self.held is None else self.clock.turned(1, turn.at)
        return replace(
            after, held=None, gone=(*self.gone, *gone), clock=clock, coming=Coming(to, turn.at + COUNT)
        )

    def begun(self) -> Self:
        """In the segment that was coming."""
        assert self.coming is not None
        to, at = self.coming.segment, self.coming.at
        if to == END:
            return self.stopped(at, "over")
        after = replace(self, phase="running", coming=None, gate=None, ask=None, lull_at=None)
        if self.lobby is not None:
            after = replace(
                after, lobby=None, circle=self.lobby.circle, gone=(), started_at=self.started_at or at
            )
        if to == self.current:
            return replace(after, clock=self.clock.turned(1, at))
        after = after.left_behind(at)
        return replace(after, current=to, clock=Motion(0, 1, at), length=self.segment(to).seconds)

    def left_behind(self, at: float) -> Self:
        """With the time that the current segment took."""
        if self.current is None:
            return self
        took = self.spent.get(self.current, 0.0) + self.clock.position_at(at)
        return replace(self, spent=self.spent | {self.current: took})

    def stopped(self, at: float, phase: Literal["resting", "over"]) -> Self:
        """At rest with its place kept, or over."""
        after = replace(
            self, phase=phase, lobby=None, coming=None, held=None, gate=None, ask=None, looks_at=None, gone=()
        )
        after = replace(after, lull_at=at + LULL)
        if phase == "over":
            after = replace(after.left_behind(at), ended_at=at)
        return replace(after, clock=self.clock.turned(0, at))

    def holding(self, turn: Turn, held: Held) -> Self:
        """Holding its breath."""
        return replace(self, held=held, clock=self.clock.turned(0, turn.at), coming=None)

    def going_on(self, turn: Turn) -> Self:
        """Going on after a hold, without who is still awaited."""
        if self.held is None:
            return self
        gone = (*self.gone, *self.held.awaited)
        return replace(self, held=None, gone=gone, clock=self.clock.turned(1, turn.at))

    def gated(self, turn: Turn) -> Self:
        """On to the next segment, when everybody is ready for it."""
        if self.gate is None or not self.gate.open or self.current is None:
            return self
        return self.towards(turn, self.following(self.current))

    def asked(self, turn: Turn, to: str) -> Self:
        """With this member's yes to going there; gone there, when it was the last.

        Raises:
            Refused: `conflict` when something else is asked for, `forbidden` for one who is not asked.
        """
        if self.ask is None:
            circle = tuple(one for one in self.together if one in turn.present)
            ask = Ask.opened(to, turn.who, (*circle, *(() if turn.who in circle else (turn.who,))), turn.now)
        elif self.ask.topic == to:
            ask = self.ask.answered(turn.who, "yes")
        else:
            raise Refused("conflict", "Something else is asked for now.")
        return self.towards(turn, to) if ask.agreed else replace(self, ask=ask)

    # ------------------------------------------------------------------------------------------ who is there

    def watched(self, turn: Turn) -> Self:
        """Having looked who is there: held, when somebody who is waited for is not."""
        after = replace(self, looks_at=None)
        absent = self.absent(turn)
        if self.phase != "running" or not absent:
            return after
        if self.held is None:
            return after.holding(turn, Held("", absent, turn.at + WAY_BACK))
        awaited = (*self.held.awaited, *(one for one in absent if one not in self.held.awaited))
        return replace(after, held=replace(self.held, awaited=awaited))

    def back(self, turn: Turn, member: str) -> Self:
        """With this member in it again; it goes on when nobody else is awaited."""
        after = replace(self, gone=tuple(one for one in self.gone if one != member))
        return after.not_awaiting(turn, member)

    def unwaited(self, turn: Turn, member: str) -> Self:
        """Going on without this member until they are back."""
        if self.phase != "running" or member not in self.together:
            return self
        after = replace(self, gone=(*self.gone, member)).not_awaiting(turn, member)
        return after if after.gate is None else replace(after, gate=after.gate.without(member)).gated(turn)

    def not_awaiting(self, turn: Turn, member: str) -> Self:
        """Not held for this member."""
        if self.held is None or member not in self.held.awaited:
            return self
        after = replace(
            self, held=replace(self.held, awaited=tuple(m for m in self.held.awaited if m != member))
        )
        assert after.held is not None
        return after if after.held.by or after.held.awaited else after.going_on(turn)

    # ------------------------------------------------------------------------------------------ what follows

    def then(self, after: Self, at: float = 0.0) -> Step:
        """`after`, with what follows from getting there: cues, events, and the entry of an evening that is over.

        Args:
            after: where it is now.
            at: room time before which it does not take effect.
        """
        before, now = self.leads, after.leads
        cues: tuple[Cue, ...] = ()
        if before != now:
            if before is not None and (now is None or now.on != before.on):
                cues += before.pausing
            if now is not None:
                resuming = now.resuming if self.paused else ()
                cues += resuming if now.id == self.current else now.opening
        over = after.phase == "over" and self.phase != "over"
        events: tuple[Event, ...] = ()
        if self.started_at is None and after.started_at is not None:
            events += (after.event("date.started", after.started_at),)
        if over:
            events += (after.event("date.ended", after.ended_at),)
        return Step(after, (after.kept(),) if over else (), cues, at, events=events)

    def event(self, what: str, about: float | None) -> Event:
        """What its host app is told."""
        return Event(what, self.ritual or "", self.date or "", about)

    def on_wish(self, cue: Cue, changed: bool) -> Self:
        """What was paused, or stood already, is known from then on."""
        return replace(self, paused=changed) if cue.cmd == "pause" else self

    def kept(self) -> Note:
        """What of it goes into the timeline."""
        segments = [
            {"card": one.card, "title": one.title, "seconds": self.spent[one.id]}
            for one in self.segments
            if one.id in self.spent
        ]
        body = {"programme": self.programme, "title": self.title, "by": self.planned_by, "segments": segments}
        return Note("evening", body | {"started_at": self.started_at, "ended_at": self.ended_at})

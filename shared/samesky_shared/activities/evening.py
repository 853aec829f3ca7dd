"""`evening`: a programme of activities that everybody goes through together, segment by segment.

Rules:

1. It begins when everybody has said "I'm here", after a 3-2-1 that all devices count together.
2. A segment ends by its time, when all are ready, or by anybody's hand. To leave one early needs everybody's yes.
3. When somebody drops out it holds its breath, for a while; who comes back finds the evening where it is.
4. What a segment opened is paused while the evening holds or rests, and goes on with it.
5. Two weeks after the last one those who like to be told are told, once, that there was none since; whoever does not
   like that switches it off (`notices`).
6. Anybody may hold it, let it rest until another day, or end it, at once and without a reason.

Its clock is one motion, so how long is left and what comes next need no message. The moves are in `core.course`.
"""

from __future__ import annotations

import math
from typing import Annotated, Any, ClassVar

from msgspec import Meta, structs
from msgspec.structs import replace

from ..core.activity import Count, Key, Step, Tell, Turn, command
from ..core.circle import Gate
from ..core.consent import Ask
from ..core.course import AHEAD, END, LONG, READY_TIME, Course
from ..core.programme import Card, Coming, Held, Programme, Title, kept
from ..core.recurrence import Wall
from ..errors import Refused
from ..protocol import Entry, MemberStatus

LOOK_AFTER = 20.0
"""Seconds after somebody came back until it looks who else has."""
LULL_TOLD = 3 * 86400.0
"""Seconds for which it may still be told that there was no evening for a while."""
MAX_LENGTH = 86400.0
MAX_REVISION = 1000
Extra = Annotated[float, Meta(ge=60, le=7200, description="Seconds.")]


class Evening(Course, frozen=True):
    """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""

    kind: ClassVar[str] = "evening"

    # ------------------------------------------------------------------------------------- beforehand

    @command(lasting=True)
    def plan(
        self,
        turn: Turn,
        segments: Programme,
        title: Title | None = None,
        programme: Card | None = None,
        after: Count | None = None,
        by: Key | None = None,
        ritual: Key | None = None,
        date: Wall | None = None,
    ) -> Evening:
        """Plan the whole programme anew.

        `after` is the revision that it was made from: refused when somebody has planned since. `by` is who sealed the
        titles, where that is somebody else; `ritual` and `date` say which date it is, if it is one.
        """
        if after is not None and after != self.revision:
            raise Refused("conflict", "Somebody has planned since; look again.", path="args.after")
        if self.phase in ("lobby", "running"):
            raise Refused("conflict", "The evening has begun; end it first.")
        if self.phase == "resting" and not turn.who:
            raise Refused("conflict", "An evening rests here, to be gone on with.")
        revision = self.revision % MAX_REVISION + 1
        parts = kept(segments, revision)
        return Evening(
            title,
            programme,
            by or turn.who,
            revision,
            parts,
            ritual=ritual,
            date=date,
            lull_at=self.lull_at,
        )

    @command()
    def gather(self, turn: Turn) -> Evening:
        """Open the lobby, for whoever comes."""
        if self.phase in ("lobby", "running"):
            return self
        return self.gathered(turn, self.opened_lobby(turn))

    @command(lead="sure")
    def here(self, turn: Turn) -> Evening | Step:
        """Say that I am here. When everybody is, it begins; while it runs, I join."""
        if self.phase == "running":
            joined = self.circle if turn.who in self.circle else (*self.circle, turn.who)
            return self.then(replace(self, circle=joined).back(turn, turn.who))
        lobby = self.opened_lobby(turn)
        circle = lobby.circle if turn.who in lobby.circle else (*lobby.circle, turn.who)
        return self.gathered(turn, replace(lobby, circle=circle).passed_by(turn.who))

    @command(lead="sure")
    def not_here(self, turn: Turn) -> Evening:
        """Take back that I am here."""
        return self.ungathered(turn.who)

    @command(lead="sure")
    def start(self, turn: Turn) -> Evening:
        """Begin now, with those who are here."""
        if self.phase == "running" or self.coming is not None:
            return self
        lobby = self.opened_lobby(turn)
        lobby = replace(lobby, circle=tuple(dict.fromkeys((*lobby.circle, turn.who)))).passed_by(turn.who)
        return self.gathered(turn, lobby.without(*lobby.awaited))

    # -------------------------------------------------------------------------------------- on the way

    @command(lead="sure")
    def hold(self, turn: Turn, segment: Key) -> Evening | Step:
        """Hold the evening, until somebody goes on."""
        if segment != self.current or self.leads is None:
            return self
        return self.then(self.holding(turn, Held(turn.who, (), turn.at + LONG)))

    @command(lead="sure")
    def go_on(self, turn: Turn) -> Evening | Step:
        """Go on, if need be without who is on the way back."""
        return self.then(self.going_on(turn))

    @command(lead="sure")
    def go_without(self, turn: Turn, member: Key) -> Evening | Step:
        """Do not wait for this member any longer; they may come in at any time."""
        if member == turn.who:
            return self
        if self.lobby is not None and member in self.lobby.awaited and self.lobby.ready:
            return self.gathered(turn, self.lobby.without(member))
        return self.then(self.unwaited(turn, member))

    @command(lead="sure")
    def extend(self, turn: Turn, segment: Key, seconds: Extra) -> Evening:
        """Stay longer with this segment."""
        if segment != self.current or self.phase != "running":
            return self
        base = max(self.length, self.clock.position_at(turn.at))
        return replace(self, length=min(base + seconds, MAX_LENGTH), coming=None)

    @command(lead="sure")
    def ready(self, turn: Turn, segment: Key) -> Evening | Step:
        """Say that I am ready to leave this segment; it ends when everybody is."""
        if not self._at(segment):
            return self
        if self.segment(segment).gate != "ready":
            raise Refused("conflict", "This segment does not end when all are ready.", path="args.segment")
        gate = self.gate or Gate(self.together, (), max(self.over_at, turn.at) + READY_TIME)
        return self.then(replace(self, gate=gate.passed_by(turn.who)).gated(turn))

    @command(lead="sure", advances="after")
    def next(self, turn: Turn, after: Key) -> Evening | Step:
        """Go from this segment to the next, where it ends by anybody's hand; after the last it is over."""
        if not self._at(after):
            return self
        if self.segment(after).gate != "hand":
            raise Refused("conflict", "This segment is left by its time or together.", path="args.after")
        return self.then(self.towards(turn, self.following(after)))

    @command(lead="sure")
    def skip(self, turn: Turn, segment: Key) -> Evening | Step:
        """Ask everybody to leave this segment now, or agree to that."""
        return self.then(self.asked(turn, self.following(segment))) if self._at(segment) else self

    @command(lead="sure")
    def jump(self, turn: Turn, segment: Key, to: Key) -> Evening | Step:
        """Ask everybody to go from this segment to another, or agree to that."""
        if not self._at(segment) or to == segment:
            return self
        if all(one.id != to for one in self.segments):
            raise Refused("unknown", "There is no such segment.", path="args.to")
        return self.then(self.asked(turn, to))

    @command(lead="sure")
    def agree(self, turn: Turn, to: Key) -> Evening | Step:
        """Say yes to going to this segment, or to the end."""
        self._open_ask(to)
        return self.then(self.asked(turn, to))

    @command()
    def not_now(self, turn: Turn, to: Key) -> Evening:
        """Say not now; nobody is told, and it leaves no trace."""
        return replace(self, ask=self._open_ask(to).answered(turn.who, "not_now"))

    @command(lead="sure")
    def rest(self, turn: Turn) -> Evening | Step:
        """Go on another day: it keeps its place."""
        if self.phase == "lobby":
            return self.dispersed()
        return self.then(self.stopped(turn.at, "resting")) if self.phase == "running" else self

    @command(lead="sure")
    def end(self, turn: Turn) -> Evening | Step:
        """End the evening here."""
        if self.phase in ("open", "over"):
            return self
        if self.current is None:
            return self.dispersed()
        return self.then(self.towards(turn, END))

    # -------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> dict[str, Any]:
        """The evening; of an ask, a member sees their own answer and nobody else's."""
        return structs.asdict(self) | {"ask": None if self.ask is None else self.ask.view(who)}

    def due(self) -> float | None:
        """The end of a wait, the next segment, the time to rest, or two weeks without an evening."""
        waits = [self.looks_at, self.announces_at, self.lull_at, None if self.ask is None else self.ask.until]
        waits += [one.until for one in (self.lobby, self.held, self.gate) if one is not None]
        if self.coming is not None:
            waits.append(self.coming.at - AHEAD)
        elif self.leads is not None and self.leads.gate != "time":
            waits.append(self.over_at + LONG)
        return min((one for one in waits if one is not None), default=None)

    def on_due(self, turn: Turn) -> Evening | Step:
        """Waits end; a segment whose time is over, or that was announced, gives way to the next."""
        if self.lull_at is not None and self.lull_at <= turn.at:
            quiet = replace(self, lull_at=None)
            return quiet if self.phase == "lobby" else Step(quiet, tells=(Tell("lull", lasts=LULL_TOLD),))
        after = self if self.ask is None or self.ask.until > turn.at else replace(self, ask=None)
        if after.looks_at is not None and after.looks_at <= turn.at:
            after = after.watched(turn)
        if after.lobby is not None and (after.lobby.until or math.inf) <= turn.at:
            after = after.dispersed()
        if after.held is not None and after.held.until <= turn.at:
            waits = after.held.awaited and not after.held.by and turn.present
            after = after.going_on(turn) if waits else after.stopped(turn.at, "resting")
        if after.gate is not None and (after.gate.until or math.inf) <= turn.at:
            after = replace(after, gate=after.gate.without(*after.gate.awaited)).gated(turn)
        return self._timed(after, turn)

    def _timed(self, after: Evening, turn: Turn) -> Evening | Step:
        """What the clock brings about."""
        announced = after.announces_at
        if announced is not None and announced <= turn.at:
            assert after.current is not None
            coming = Coming(after.following(after.current), max(after.over_at, turn.at + AHEAD))
            return self.then(replace(after, coming=coming))
        if after.coming is not None and after.coming.at - AHEAD <= turn.at:
            return self.then(after.begun(), after.coming.at)
        late = after.leads is not None and after.coming is None and after.over_at + LONG <= turn.at
        return self.then(after.stopped(turn.at, "resting") if late else after)

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Evening | Step:
        """Who drops out is waited for; who comes back is in again."""
        if status in ("away", "offline"):
            return self.ungathered(member) if self.phase == "lobby" else self.then(self.watched(turn))
        after = self.back(turn, member)
        if after.leads is not None and after.absent(turn):
            after = replace(after, looks_at=turn.at + LOOK_AFTER)
        return self.then(after)

    def on_left(self, turn: Turn, member: str) -> Evening | Step:
        """The others go on without them; an ask that they were part of ends, since not all can say yes now."""
        after = self.unwaited(turn, member)
        if after.ask is not None and member in (after.ask.by, *after.ask.circle):
            after = replace(after, ask=None)
        if after.lobby is not None:
            lobby = after.lobby.without(member)
            after = after.gathered(turn, lobby) if lobby.ready else after.dispersed()
        circle, gone = ([one for one in some if one != member] for some in (after.circle, after.gone))
        return self.then(replace(after, circle=tuple(circle), gone=tuple(gone)))

    def without(self, member: str) -> Evening:
        """Without the titles that they wrote; the programme stays."""
        if self.planned_by != member:
            return self
        segments = tuple(replace(one, title=None) for one in self.segments)
        return replace(self, title=None, planned_by="", segments=segments)

    def exported(self, who: str) -> Evening:
        """The plan; it begins anew elsewhere."""
        return Evening(self.title, self.programme, self.planned_by, self.revision, self.segments)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Without the titles that they wrote."""
        body = entry.body
        if body.get("by") != member or not isinstance(body.get("segments"), list | tuple):
            return body
        bare = [{**one, "title": None} for one in body["segments"]]
        return {**body, "by": "", "title": None, "segments": bare}

    def _at(self, segment: str) -> bool:
        """Whether it is in this segment, and not yet on its way to another."""
        return self.phase == "running" and segment == self.current and self.coming is None

    def _open_ask(self, to: str) -> Ask:
        if self.ask is None or self.ask.topic != to:
            raise Refused("conflict", "Nobody asks for this now.", path="args.to")
        return self.ask

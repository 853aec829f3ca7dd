"""`times`: finding a time for a date, from everybody's free hours, by ticks that nobody sees, and one tap that books.

Rules:

1. What hours somebody said is seen by nobody else: not the week, only up to five times that follow from all of them.
   Who has said theirs at all is shown.
2. Who looks for times opens a round, for all who have said their hours.
3. Each ticks what suits them, in one go, and may change that. Nobody sees another's ticks, nor that there are any. To
   tick nothing is the absence of a tick: it leaves no trace, and looks like not having answered.
4. When all have ticked, what suits all is shown, and nothing else. A round that is over before that suits nobody.
5. One tap of anybody books one of these, as a date of `rituals`, by the clock of who taps.
6. Where nobody's hours meet, near misses are proposed in place of times, and say for whom they would be early or
   late; in a round of more than two each is told so of themselves only.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Cue, Key, Step, Tell, Turn, command
from ..core.freehours import Days, Hours, Week, said
from ..core.programme import Card, Programme, Title
from ..core.proposals import Miss, Search, strain
from ..core.recurrence import wall
from ..errors import Refused
from ..protocol import Tz

ROUND_TIME = 3 * 86400.0
"""Seconds after which a round is over without those who have not ticked."""
PAUSE = 2.0
"""Seconds between two searches: they cost more than other commands do."""
MAX_TRIED = 20
MAX_ASKED = 10_000
Length = Annotated[int, Meta(ge=15, le=720, description="Minutes that it is to take.")]
V = TypeVar("V")
Ticks = Annotated[
    tuple[Key, ...], Meta(max_length=5, description="The ids of what suits; all others do not.")
]


class Proposal(Struct, frozen=True):
    """A time that is proposed."""

    id: str
    at: float
    off: dict[str, Miss] = {}
    """For whom it would be early or late, where it is a near miss."""


class Round(Struct, frozen=True):
    """Times that are proposed; none where nobody's hours come near each other."""

    id: str
    by: str
    minutes: Length
    circle: tuple[str, ...]
    until: float
    """When it is over at the latest."""
    times: tuple[Proposal, ...] = ()
    ticks: dict[str, tuple[str, ...]] = {}
    suits: tuple[str, ...] | None = None
    """What suits all, once that is certain."""

    def settled(self) -> Round:
        """With what suits all, when all have ticked."""
        if self.suits is not None or not all(self.ticks.get(member) for member in self.circle):
            return self
        return replace(self, suits=self.common())

    def common(self) -> tuple[str, ...]:
        """What all have ticked."""
        ticked = [self.ticks.get(member, ()) for member in self.circle]
        return tuple(one.id for one in self.times if all(one.id in ticks for ticks in ticked))

    def without(self, member: str) -> Round | None:
        """Without one who has left, or takes their hours back; None when nobody is left to meet."""
        circle = tuple(one for one in self.circle if one != member)
        if len(circle) == len(self.circle):
            return self
        ticks = _but(self.ticks, member)
        times = tuple(replace(one, off=_but(one.off, member)) for one in self.times)
        return replace(self, circle=circle, ticks=ticks, times=times).settled() if len(circle) > 1 else None

    def view(self, who: str) -> RoundView:
        """The round as one member sees it."""
        pair = len(self.circle) == 2
        times = tuple(
            ProposalView(
                one.id,
                one.at,
                bool(one.off),
                {member: miss for member, miss in one.off.items() if pair or member == who},
            )
            for one in self.times
        )
        yours = self.ticks.get(who, ())
        return RoundView(self.id, self.by, self.minutes, self.circle, self.until, times, yours, self.suits)


class ProposalView(Struct, frozen=True):
    """A time that is proposed; where it is `near`, it misses somebody's hours by little."""

    id: str
    at: float
    near: bool
    off: dict[str, Miss]
    """For whom it would be early or late, as far as that is shown."""


class RoundView(Struct, frozen=True):
    """Times that are proposed, with your ticks and nobody else's."""

    id: str
    by: str
    minutes: int
    circle: tuple[str, ...]
    until: float
    times: tuple[ProposalView, ...]
    yours: tuple[str, ...]
    suits: tuple[str, ...] | None


class Booked(Struct, frozen=True):
    """What became of it."""

    at: float
    minutes: int
    by: str


class TimesView(Struct, frozen=True):
    """Your own hours, who has said theirs, the times, and what was booked."""

    yours: Hours | None
    said: tuple[str, ...]
    round: RoundView | None
    booked: Booked | None


class Times(Activity, frozen=True):
    """Finding a time: free hours of each, up to five times for all, private ticks, one tap that books."""

    kind: ClassVar[str] = "times"
    hours: dict[str, Hours] = {}
    round: Round | None = None
    made: Count = 0
    booked: Booked | None = None
    tried: tuple[float, ...] = ()
    """Starts that were proposed and came to nothing: others come first."""
    asked: dict[str, int] = {}
    """Minutes outside the easy part of the day that booked dates asked of each, over the least of all."""
    looked_at: float = 0.0
    """When times were last looked for."""

    @command(lasting=True)
    def say(self, turn: Turn, tz: Tz, week: Week, days: Days | None = None) -> Times:
        """Say when I am free, by the clock of this zone: each week, and single days that are otherwise."""
        hours = said(tz, week, dict(days or {}), turn.now)
        if self.hours.get(turn.who) == hours:
            return self
        # What found nothing is looked at anew; a round that is on goes on: its ticks say more than hours do.
        round = self.round if self.round is not None and self.round.times else None
        return replace(self, hours=self.hours | {turn.who: hours}, round=round)

    @command(lasting=True)
    def forget(self, turn: Turn) -> Times:
        """Take my free hours back."""
        return self._gone(turn.who)

    @command(lead="sure", advances="after")
    def find(self, turn: Turn, minutes: Length = 120, after: Key | None = None) -> Times | Step:
        """Look for times at which all who have said their hours are free; `after` is the round that there is."""
        if after != (None if self.round is None else self.round.id):
            return self
        circle = tuple(member for member in turn.seats if member in self.hours)
        if turn.who not in circle:
            raise Refused("not_yet", "Say your own free hours first.")
        if len(circle) < 2:
            raise Refused("not_yet", "It takes the free hours of two.")
        if turn.now < self.looked_at + PAUSE:
            wait = self.looked_at + PAUSE - turn.now
            raise Refused("too_fast", "Times were looked for just now.", retry_after=wait)
        hours = {member: self.hours[member] for member in circle}
        tried = self.tried
        if self.round is not None:
            tried = (*tried, *(one.at for one in self.round.times))[-MAX_TRIED:]
        search = Search(hours, turn.who, minutes, turn.now, self.asked, tried)
        found = search.times() or search.misses()
        made = self.made % 1000 + 1
        times = tuple(Proposal(f"t{n + 1}", one.at, dict(one.off)) for n, one in enumerate(found))
        until = min([turn.now + ROUND_TIME, *(one.at for one in times[-1:])])
        round = Round(f"r{made}", turn.who, minutes, circle, until, times)
        others = tuple(member for member in circle if member != turn.who)
        tells = (Tell("times", others, "round", until=until),) if times else ()
        state = replace(self, round=round, made=made, tried=tried, looked_at=turn.now)
        return Step(state, tells=tells)

    @command(lead="sure", lasting=True)
    def tick(self, turn: Turn, round: Key, suits: Ticks) -> Times:
        """Say which of the times suit me, in place of what I said before; none: I take it back, or say nothing."""
        one = self._open(round)
        if turn.who not in one.circle:
            raise Refused("forbidden", "You are not asked; say your free hours, and look anew.")
        if one.suits is not None:
            raise Refused("conflict", "It is settled already.", path="args.round")
        known = tuple(time.id for time in one.times if time.id in suits)
        for n, id in enumerate(suits):
            if id not in known:
                raise Refused("unknown", "There is no such time.", path=f"args.suits[{n}]")
        if one.ticks.get(turn.who, ()) == known:
            return self
        ticks = _but(one.ticks, turn.who) | ({turn.who: known} if known else {})
        return replace(self, round=replace(one, ticks=ticks).settled())

    @command(lasting=True, advances="round")
    def book(
        self,
        turn: Turn,
        round: Key,
        time: Key,
        title: Title | None = None,
        programme: Card | None = None,
        segments: Programme | None = None,
    ) -> Times | Step:
        """Plan what suits all as a date, by the clock by which I said my hours."""
        if self.round is None or self.round.id != round:
            return self
        one = self._open(round)
        if turn.who not in one.circle:
            raise Refused("forbidden", "You are not asked.")
        found = next((each for each in one.times if each.id == time and time in (one.suits or ())), None)
        if found is None:
            raise Refused("conflict", "This does not suit all.", path="args.time")
        if found.at <= turn.now:
            raise Refused("conflict", "That is in the past.", path="args.time")
        tz = self.hours[turn.who].tz
        args: dict[str, Any] = {"start": wall(found.at, tz), "tz": tz, "minutes": one.minutes}
        more = {"title": title, "programme": programme, "segments": segments}
        args |= {name: value for name, value in more.items() if value is not None}
        state = replace(
            self,
            round=None,
            booked=Booked(found.at, one.minutes, turn.who),
            tried=(),
            asked=self._asked(one, found.at),
        )
        return Step(state, cues=(Cue(f"rituals:{turn.name}" if turn.name else "rituals", "plan", args),))

    @command(lead="sure")
    def drop(self, turn: Turn, round: Key) -> Times:
        """Let the round be."""
        return self if self.round is None or self.round.id != round else replace(self, round=None)

    # -------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> TimesView:
        """My own hours, who else has said theirs, the times, my own ticks, and what suits all."""
        seen = None if self.round is None else self.round.view(who)
        return TimesView(self.hours.get(who), tuple(sorted(self.hours)), seen, self.booked)

    def due(self) -> float | None:
        """The end of a round, or the beginning of what was booked."""
        waits = [] if self.booked is None else [self.booked.at]
        if self.round is not None and self._over is not None:
            waits.append(self._over)
        return min(waits, default=None)

    def on_due(self, turn: Turn) -> Times:
        """What is over makes room; a round that not all have ticked suits nobody."""
        after = self
        if self.booked is not None and self.booked.at <= turn.at:
            after = replace(after, booked=None)
        if self.round is None or self._over is None or self._over > turn.at:
            return after
        past = self.round.suits is not None
        return replace(after, round=None if past or not self.round.times else replace(self.round, suits=()))

    def on_left(self, turn: Turn, member: str) -> Times:
        """Nobody waits for them."""
        return self._gone(member)

    def without(self, member: str) -> Times:
        """Without their hours and ticks."""
        return self._gone(member)

    @property
    def _over(self) -> float | None:
        """When the round is over: at its end, or with the last time that suits."""
        if self.round is None:
            return None
        if self.round.suits is None:
            return self.round.until
        return max((one.at for one in self.round.times if one.id in self.round.suits), default=None)

    def _open(self, round: str) -> Round:
        if self.round is None or self.round.id != round:
            raise Refused("conflict", "These times are not asked for any more.", path="args.round")
        return self.round

    def _gone(self, member: str) -> Times:
        if member not in self.hours and member not in self.asked:
            return self
        return replace(
            self,
            hours=_but(self.hours, member),
            asked=_but(self.asked, member),
            round=None if self.round is None else self.round.without(member),
        )

    def _asked(self, round: Round, at: float) -> dict[str, int]:
        """With what this date asks of each."""
        asked = {
            member: self.asked.get(member, 0) + strain(_local(at, self.hours[member].tz), round.minutes)
            for member in round.circle
        }
        least = min(asked.values())
        return self.asked | {member: min(more - least, MAX_ASKED) for member, more in asked.items()}


def _local(at: float, tz: str) -> float:
    """Seconds after midnight on the clock there."""
    hours, minutes = wall(at, tz)[11:].split(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0


def _but(some: dict[str, V], member: str) -> dict[str, V]:
    return {who: value for who, value in some.items() if who != member}

"""What activities share in which one has the floor: they are announced, begin when all are ready, and have a clock.

An activity of this kind says what happens when it begins and when it ends; the commands here are the same in all.
"""

from __future__ import annotations

from typing import Annotated, Self

from msgspec import Meta
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import MemberStatus
from ..sealing import AROUND, Box
from .activity import Activity, Count, Key, Step, Tell, Turn, command
from .floor import Floor
from .opening import OPEN_TIME, Opening

Minutes = Annotated[int, Meta(ge=1, le=15, description="Minutes of every turn.")]
Length = Annotated[float, Meta(ge=60, le=1800, description="Seconds of every turn.")]
About = Annotated[Box, Meta(max_length=512 + AROUND)]


class Floored(Activity, frozen=True):
    """One has the floor, each for the same time."""

    number: Count = 0
    """Of openings and turns, so that each has a name."""
    opening: Opening | None = None
    minutes: Minutes = 3
    floor: Floor | None = None
    until: float | None = None
    """Room time at which it ends by itself, when nobody goes on."""

    @command(lead="sure")
    def ready(self, turn: Turn, opening: Key) -> Self | Step:
        """I am ready; when all are, it begins."""
        before = self._opening(opening)
        after = before.ready(turn.who, turn.seats)
        return self._begins(turn, after) if after.complete else self._opened(after)

    @command()
    def not_now(self, turn: Turn, opening: Key) -> Self | Step:
        """Not now; nobody is told, and it leaves no trace. Who announced it takes it back."""
        return self._opened(self._opening(opening).not_now(turn.who))

    @command(lead="sure")
    def begin(self, turn: Turn, opening: Key) -> Self | Step:
        """Begin with those who are ready."""
        before = self._opening(opening)
        if turn.who not in before.gate.ready or not before.enough:
            raise Refused("not_yet", "Two who are ready can begin, and you are one of them.")
        return self._begins(turn, before)

    @command(lead="quick")
    def lengthen(self, turn: Turn, seconds: Length) -> Self | Step:
        """Let this turn, and everybody's, last so long; never shorter than before."""
        floor = self._floor(turn.who)
        return self if seconds <= floor.length else self._with(floor.longer(seconds - floor.length))

    @command(lead="sure")
    def hold(self, turn: Turn) -> Self | Step:
        """Hold it for everybody."""
        return self._with(self._floor(turn.who).held(turn.at))

    @command(lead="sure")
    def resume(self, turn: Turn) -> Self | Step:
        """Go on where it was held."""
        return self._with(self._floor(turn.who).resumed(turn.at))

    @command()
    def ask(self, turn: Turn) -> Self | Step:
        """Ask for the floor, quietly."""
        return self._with(self._floor(turn.who).asked_by(turn.who))

    @command()
    def unask(self, turn: Turn) -> Self | Step:
        """Take that back."""
        floor = self._floor(turn.who)
        return self._with(floor.withdrawn_by(turn.who)) if turn.who in floor.asking else self

    @property
    def name(self) -> str:
        """The name of the turn, or the part of one, that is on."""
        return f"p{self.number}"

    @property
    def counted(self) -> int:
        """The number of what comes next."""
        return self.number % 1000 + 1

    def due(self) -> float | None:
        """When what was announced is gone, or what is on ends by itself."""
        return self.until if self.floor is not None else self.opening.due if self.opening else None

    def on_due(self, turn: Turn) -> Self | Step:
        """Nobody has gone on for days: it is left at that."""
        return replace(self, opening=None) if self.floor is None else self.ended(turn)

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Self | Step:
        """Nobody's clock runs while one of them is away."""
        if self.floor is None:
            return self
        gone = status in ("away", "offline")
        return self._with(self.floor.gone(member, turn.at) if gone else self.floor.back(member, turn.at))

    def begun(self, turn: Turn, floor: Floor) -> Self | Step:
        """With the floor at who speaks first; for subclasses."""
        return replace(self, floor=floor)

    def ended(self, turn: Turn) -> Self | Step:
        """Left at that; for subclasses."""
        return type(self)(number=self.counted, minutes=self.minutes)

    def announced(
        self, turn: Turn, first: str, minutes: int, topic: str | None = None, about: bytes | None = None
    ) -> Step:
        """With this opening, and nothing of what was; who is away is told once.

        Raises:
            Refused: `conflict` while another's is open or one is on, `unknown` for a first who is no member.
        """
        if self.floor is not None or (self.opening is not None and self.opening.by != turn.who):
            raise Refused("conflict", "Another one is on.")
        if first not in turn.seats:
            raise Refused("unknown", "There is no such member.", path="args.first")
        opening = Opening.announced(f"o{self.counted}", turn.who, first, turn.seats, turn.now, topic, about)
        away = tuple(one for one in turn.seats if one not in (turn.who, *turn.present))
        tells = (Tell("asked", away, turn.who, until=opening.due),) if away and self.opening is None else ()
        return Step(type(self)(number=self.counted, opening=opening, minutes=minutes), tells=tells)

    def _begins(self, turn: Turn, opening: Opening) -> Self | Step:
        circle = tuple(one for one in turn.seats if one in opening.gate.ready)
        first = opening.first if opening.first in circle else circle[0]
        floor = Floor.begun(circle, first, self.minutes * 60.0, turn.at, turn.present)
        after = replace(self, opening=opening.begun(), until=turn.now + OPEN_TIME)
        return after.begun(turn, floor)

    def _opening(self, name: str) -> Opening:
        if self.opening is None or self.floor is not None or self.opening.id != name:
            raise Refused("conflict", "That is not on the table any more.", path="args.opening")
        return self.opening

    def _opened(self, after: Opening | None) -> Self:
        return self if after == self.opening else replace(self, opening=after)

    def _floor(self, who: str) -> Floor:
        if self.floor is None:
            raise Refused("conflict", "Nobody has the floor.")
        if who not in self.floor.circle:
            raise Refused("forbidden", "You are not of this round.")
        return self.floor

    def _mine(self, who: str, part: str) -> Floor | None:
        """The floor, where this turn is on; None where another one is.

        Raises:
            Refused: `forbidden` when it is another's to say.
        """
        floor = self._floor(who)
        if part != self.name:
            return None
        if who != floor.talking:
            raise Refused("forbidden", "Whose turn it is says when it is over.")
        return floor

    def _with(self, floor: Floor) -> Self:
        return self if floor == self.floor else replace(self, floor=floor)

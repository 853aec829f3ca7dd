"""What activities share in which anybody may call a cool-off: its commands, and that nothing goes on meanwhile."""

from __future__ import annotations

from typing import Annotated, Self

from msgspec import Meta
from msgspec.structs import replace

from ..errors import Refused
from .activity import Step, Tell, Turn, command
from .cooling import Cooling
from .floored import Floored

LONGEST = 2 * 86400.0
"""Seconds for which a pause lasts at most, until it is called again."""
Pause = Annotated[float, Meta(ge=300, le=LONGEST, description="Seconds until I am back.")]
When = Annotated[float, Meta(ge=0, lt=1e11, description="Room time.")]


class Cooled(Floored, frozen=True):
    """One has the floor, and anybody may call a pause."""

    cooling: Cooling | None = None

    @command(lead="sure")
    def cool_off(self, turn: Turn, seconds: Pause) -> Self | Step:
        """A pause now, and when I am back. Needs nobody's yes, and gives no reason."""
        self._circle(turn)
        back_at = turn.now + seconds
        cooling = self.cooling.called_by(turn.who, back_at) if self.cooling else Cooling(turn.who, back_at)
        held = replace(self, cooling=cooling, floor=self.floor and self.floor.held(turn.at))
        return held.cooled(turn)

    @command()
    def back_at(self, turn: Turn, at: When) -> Self | Step:
        """Propose another time of return; it holds when all have agreed to it."""
        circle, cooling = self._circle(turn), self._cooling()
        if not turn.now < at <= turn.now + LONGEST:
            raise Refused("invalid", "That lies behind us, or too far ahead.", path="args.at")
        return replace(self, cooling=cooling.propose(turn.who, at, circle))

    @command()
    def agree_back(self, turn: Turn, at: When) -> Self | Step:
        """Agree to this time of return."""
        circle, cooling = self._circle(turn), self._cooling()
        after = cooling.agree(turn.who, at, circle)
        return self if after is cooling else replace(self, cooling=after)

    @command(lead="sure")
    def back(self, turn: Turn) -> Self | Step:
        """I am back; when all are, it goes on where it stood."""
        self._circle(turn)
        before = self._cooling()
        after = before.back(turn.who)
        return self if after == before else self.thawed(turn, after)

    def due(self) -> float | None:
        """The time of return, too."""
        waits = (super().due(), self.cooling.due if self.cooling else None)
        return min((one for one in waits if one is not None), default=None)

    def on_due(self, turn: Turn) -> Self | Step:
        """At the time of return all are asked to come back; who is away is told."""
        cooling = self.cooling
        if cooling is None or cooling.due is None or cooling.due > turn.at:
            return super().on_due(turn)
        circle = self.floor.circle if self.floor else turn.seats
        away = tuple(one for one in circle if one not in turn.present)
        tells = (Tell("begins", away, "return"),) if away else ()
        return Step(replace(self, cooling=cooling.asked(circle)), tells=tells)

    def cooled(self, turn: Turn) -> Self:
        """A pause begins; for subclasses."""
        return self

    def warmed(self, turn: Turn) -> Self:
        """All are back; for subclasses."""
        return self

    def thawed(self, turn: Turn, cooling: Cooling) -> Self:
        """With the pause as it is now, or without it when all are back."""
        return replace(self, cooling=None).warmed(turn) if cooling.over else replace(self, cooling=cooling)

    def _circle(self, turn: Turn) -> tuple[str, ...]:
        """Who takes part: everybody, while nothing is on."""
        return self._floor(turn.who).circle if self.floor is not None else turn.seats

    def _warm(self, turn: Turn) -> tuple[str, ...]:
        """Who takes part in what is on.

        Raises:
            Refused: `conflict` when nothing is, `forbidden`, or `not_yet` while it cools off.
        """
        circle = self._floor(turn.who).circle
        if self.cooling is not None:
            raise Refused("not_yet", "It is cooling off.")
        return circle

    def _cooling(self) -> Cooling:
        if self.cooling is None:
            raise Refused("conflict", "Nobody has called a pause.")
        return self.cooling

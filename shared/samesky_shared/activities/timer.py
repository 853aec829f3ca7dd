"""`timer`: countdown, stopwatch and intervals. One motion, so nothing ticks on the wire."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from ..core.activity import Activity, Count, Seconds, Turn, command
from ..errors import Refused
from ..motion import Motion
from ..sealing import Sealed

Extra = Annotated[float, Meta(ge=-86400, le=86400, description="Seconds; below zero takes time away.")]
Span = Annotated[float, Meta(gt=0, le=366 * 86400, description="Seconds, more than 0.")]
Rounds = Annotated[int, Meta(ge=1, le=1000, description="How often work and rest repeat.")]


class Timer(Activity, frozen=True):
    """Lockstep time: both see the same digit, and the end fires at the same instant on both sides.

    `elapsed` runs from 0; what is left is `total - elapsed`. With intervals, each round is `work` seconds and then
    `rest` seconds (the last round has no rest), so the phase follows from `elapsed` too.
    """

    kind: ClassVar[str] = "timer"
    mode: Literal["countdown", "stopwatch", "intervals"] = "countdown"
    total: float | None = None
    elapsed: Motion = Motion()
    work: float = 0.0
    rest: float = 0.0
    rounds: Count = 0
    ended_at: float | None = None
    label: Sealed | None = None

    @property
    def running(self) -> bool:
        """Whether it moves."""
        return self.elapsed.rate != 0

    @command(lead="sure")
    def start(self, turn: Turn, seconds: Span) -> Timer:
        """Start a countdown of so many seconds; one that runs is replaced."""
        return self._started(turn, mode="countdown", total=seconds)

    @command(lead="sure")
    def stopwatch(self, turn: Turn) -> Timer:
        """Start counting up from zero."""
        return self._started(turn, mode="stopwatch", total=None)

    @command(lead="sure")
    def intervals(self, turn: Turn, work: Span, rest: Seconds, rounds: Rounds) -> Timer:
        """Start rounds of work and rest; after the last work it ends."""
        total = work * rounds + rest * (rounds - 1)
        return self._started(turn, mode="intervals", total=total, work=work, rest=rest, rounds=rounds)

    @command(lead="sure")
    def pause(self, turn: Turn) -> Timer:
        """Hold it where it is."""
        if not self.running or self._over(turn.at):
            return self
        return replace(self, elapsed=self.elapsed.turned(0, turn.at))

    @command(lead="sure")
    def resume(self, turn: Turn) -> Timer:
        """Go on from where it was held."""
        if self.running:
            return self
        if self.elapsed.position == 0 and self.total is None and self.mode != "stopwatch":
            raise Refused("conflict", "There is nothing to resume; start it first.")
        if self.ended_at is not None:
            raise Refused("conflict", "It has ended; start it again.")
        return replace(self, elapsed=self.elapsed.turned(1, turn.at))

    @command(lead="sure")
    def add(self, turn: Turn, seconds: Extra) -> Timer:
        """Add time to a countdown; with a negative number take time away. One that has ended goes on."""
        if self.mode != "countdown" or self.total is None:
            raise Refused("conflict", "Only a countdown can be made longer or shorter.")
        if self.ended_at is not None:
            if seconds <= 0:
                return self
            return replace(
                self, total=self.total + seconds, elapsed=Motion(self.total, 1, turn.at), ended_at=None
            )
        gone = self.elapsed.position_at(turn.at)
        return replace(self, total=max(gone, self.total + seconds))

    @command(lead="sure")
    def reset(self, turn: Turn) -> Timer:
        """Back to the beginning, not running; the label stays."""
        return Timer(label=self.label)

    @command(lasting=True)
    def name(self, turn: Turn, label: Sealed | None) -> Timer:
        """Write on it what it is for, or wipe that away."""
        return replace(self, label=label)

    def due(self) -> float | None:
        """When it reaches its total."""
        return None if self.total is None or not self.running else self.elapsed.reaches(self.total)

    def on_due(self, turn: Turn) -> Timer:
        """It ends."""
        assert self.total is not None
        return replace(self, elapsed=Motion(self.total, 0, turn.at), ended_at=turn.at)

    def _started(
        self,
        turn: Turn,
        *,
        mode: Literal["countdown", "stopwatch", "intervals"],
        total: float | None,
        work: float = 0.0,
        rest: float = 0.0,
        rounds: int = 0,
    ) -> Timer:
        return Timer(mode, total, Motion(0, 1, turn.at), work, rest, rounds, None, self.label)

    def _over(self, t: float) -> bool:
        due = self.due()
        return due is not None and due <= t

"""`breathe`: breathing as one, and being kind to oneself, each for themselves and side by side.

Rules:

1. A breath follows from the motion (`core/breath`): nothing ticks on the wire, and pages are as near as their clocks.
2. Whoever begins breathes along; others join and leave when they like. Nobody is asked, and nobody is waited for.
3. It is ended gently, with the breath that is on. What was held goes on with the beginning of its breath.
4. To be kind to oneself is an exercise on one's own device: nothing of what one writes there is ever sent. Who likes
   company sits down together: the others see that somebody sits, and in the end that all have sat, and no more.
5. Only what two did is kept, and only that they did it.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.breath import PATTERNS, Pattern, Seconds, begin_of, end_of, whole
from ..core.circle import Gate
from ..errors import Refused
from ..motion import Motion

Exercise = Literal["thought", "plan", "like"]
Minutes = Annotated[int, Meta(ge=1, le=30, description="About so many minutes, in whole breaths.")]
SETTLE = 3.0
"""Seconds between everybody seeing that it begins and the first breath."""
HELD = 1800.0
"""Seconds after which what is held is over."""
SIT = 36 * 3600.0
"""Seconds for which somebody sits who waits for company: there is a night in it."""


class Breathing(Struct, frozen=True):
    """A pattern that is on, or held."""

    id: str
    pattern: Pattern
    parts: Seconds
    """Seconds of in, hold, out and hold again; what has none is left out."""
    length: float
    """Seconds of breathing until it is over."""
    motion: Motion
    """Seconds of breathing."""
    by: str
    """Who began; empty: an evening did."""
    along: tuple[str, ...]
    """Who breathes along."""

    @property
    def due(self) -> float:
        """When it is over by itself."""
        motion = self.motion
        return motion.at + (self.length - motion.position if motion.rate else HELD)


class Sitting(Struct, frozen=True):
    """An exercise that all do side by side."""

    id: str
    what: Exercise
    by: str
    gate: Gate
    """Who has sat."""


class Sat(Struct, frozen=True):
    """The last exercise that all have done."""

    what: Exercise
    who: tuple[str, ...]
    at: float


class Breathe(Activity, frozen=True):
    """A circle that moves as one, and exercises in being kind to oneself."""

    kind: ClassVar[str] = "breathe"
    number: Count = 0
    on: Breathing | None = None
    sitting: Sitting | None = None
    sat: Sat | None = None

    @command(lead="sure")
    def begin(self, turn: Turn, pattern: Pattern, minutes: Minutes) -> Breathe:
        """Begin to breathe, in place of what is held; who likes joins."""
        if self.on is not None and self.on.motion.rate:
            raise Refused("conflict", "Somebody breathes already; join them.")
        parts = PATTERNS[pattern]
        along = (turn.who,) if turn.who else turn.present
        motion = Motion(0, 1, turn.at + SETTLE)
        length = whole(parts, minutes * 60.0)
        on = Breathing(f"b{self.counted}", pattern, parts, length, motion, turn.who, along)
        return replace(self, number=self.counted, on=on)

    @command()
    def join(self, turn: Turn, breathing: Key) -> Breathe:
        """Breathe along."""
        on = self._on(breathing)
        return self if turn.who in on.along else self._with(replace(on, along=(*on.along, turn.who)))

    @command()
    def leave(self, turn: Turn, breathing: Key) -> Breathe:
        """Breathe along no more; when nobody does, it is over."""
        on = self._on(breathing)
        return self._without(on, turn.who)

    @command(lead="sure")
    def pause(self, turn: Turn) -> Breathe:
        """Hold it for everybody."""
        on = self.on
        if on is None or not on.motion.rate:
            return self
        return self._with(replace(on, motion=on.motion.turned(0, turn.at)))

    @command(lead="sure")
    def resume(self, turn: Turn) -> Breathe:
        """Go on, with the beginning of the breath that was held."""
        on = self.on
        if on is None or on.motion.rate:
            return self
        begin = min(begin_of(on.parts, on.motion.position), on.length - sum(on.parts))
        return self._with(replace(on, motion=Motion(begin, 1, turn.at)))

    @command(lead="sure")
    def end(self, turn: Turn, breathing: Key) -> Breathe | Step:
        """End it gently for everybody: with the breath that is on; at once while it is held."""
        on = self._on(breathing)
        if not on.motion.rate or turn.at < on.motion.at:
            return self._over(on, turn)
        return self._with(
            replace(on, length=min(on.length, end_of(on.parts, on.motion.position_at(turn.at))))
        )

    @command(lead="sure")
    def sit(self, turn: Turn, what: Exercise) -> Breathe:
        """Sit down to be kind to myself, in company; the others may, too, until tomorrow night."""
        if self.sitting is not None:
            raise Refused("conflict", "Somebody sits already; sit down with them.")
        gate = Gate(turn.seats, until=turn.now + SIT)
        sitting = Sitting(f"s{self.counted}", what, turn.who, gate)
        return replace(self, number=self.counted, sitting=sitting, sat=None)

    @command(lead="sure", lasting=True)
    def rise(self, turn: Turn, sitting: Key) -> Breathe | Step:
        """I have sat; when all have, it is over for all at one instant."""
        before = self.sitting
        if before is None or before.id != sitting:
            raise Refused("conflict", "That is over.", path="args.sitting")
        after = replace(before, gate=before.gate.passed_by(turn.who))
        return self._risen(after, turn) if after.gate.open else replace(self, sitting=after)

    @command(lead="sure")
    def let_be(self, turn: Turn, sitting: Key) -> Breathe | Step:
        """Wait for nobody any more; those who have sat have."""
        if self.sitting is None or self.sitting.id != sitting:
            return self
        return self._risen(self.sitting, turn)

    @property
    def counted(self) -> int:
        """The number of what comes next."""
        return self.number % 1000 + 1

    def due(self) -> float | None:
        """When the last breath ends, or nobody is waited for any more."""
        waits = (
            None if self.on is None else self.on.due,
            self.sitting.gate.until if self.sitting else None,
        )
        return min((one for one in waits if one is not None), default=None)

    def on_due(self, turn: Turn) -> Breathe | Step:
        """What is due of these."""
        on, sitting = self.on, self.sitting
        if on is not None and on.due <= turn.at:
            return self._over(on, turn)
        return self._risen(sitting, turn) if sitting is not None else self

    def on_left(self, turn: Turn, member: str) -> Breathe | Step:
        """Nobody waits for who has left."""
        after = self if self.on is None else self._without(self.on, member)
        sitting = after.sitting
        if sitting is None or member not in sitting.gate.circle:
            return after
        left = replace(sitting, gate=sitting.gate.without(member))
        return after._risen(left, turn) if left.gate.open else replace(after, sitting=left)

    def exported(self, who: str) -> None:
        """Nothing of it: a breath is not taken along."""

    def _on(self, breathing: str) -> Breathing:
        if self.on is None or self.on.id != breathing:
            raise Refused("conflict", "That is over.", path="args.breathing")
        return self.on

    def _with(self, on: Breathing) -> Breathe:
        return replace(self, on=on)

    def _without(self, on: Breathing, member: str) -> Breathe:
        along = tuple(one for one in on.along if one != member)
        return self if along == on.along else replace(self, on=replace(on, along=along) if along else None)

    def _over(self, on: Breathing, turn: Turn) -> Breathe | Step:
        after = replace(self, on=None)
        seconds = min(on.motion.position_at(turn.at), on.length)
        if len(on.along) < 2 or seconds < sum(on.parts) - 1e-6:
            return after
        body = {"pattern": on.pattern, "seconds": seconds, "who": on.along}
        return Step(after, (Note("breathed", body, on.along),))

    def _risen(self, sitting: Sitting, turn: Turn) -> Breathe | Step:
        who = sitting.gate.ready
        if len(who) < 2:
            return replace(self, sitting=None)
        after = replace(self, sitting=None, sat=Sat(sitting.what, who, turn.at))
        return Step(after, (Note("sat", {"what": sitting.what, "who": who}, who),))

"""The floor: one speaks at a time, each for the same time, and nobody is cut off.

Rules:

1. One member of the circle has the floor. Its clock runs on all screens alike, and can be held.
2. Clocks are equal: time that is added for one turn is there for every turn of the round.
3. A clock that has run out takes the floor from nobody: who has it says when it goes on.
4. Asking for the floor is quiet: it is noted once, in the order in which it came, and taken back as easily.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused
from ..motion import Motion


class Floor(Struct, frozen=True):
    """Who speaks now, and for how long."""

    circle: tuple[str, ...]
    speaker: str
    length: float
    """Seconds of every turn of this round."""
    clock: Motion = Motion()
    """Seconds of this turn that have gone by."""
    spoken: tuple[str, ...] = ()
    """Who has had the floor in this round, with who has it now."""
    asking: tuple[str, ...] = ()

    @classmethod
    def begun(cls, circle: tuple[str, ...], speaker: str, length: float, at: float) -> Floor:
        """A round in which `speaker` has the floor first, from room time `at` on.

        Raises:
            Refused: `forbidden` when the speaker is not of the circle.
        """
        if speaker not in circle:
            raise Refused("forbidden", "They are not of this round.")
        return cls(circle, speaker, length, Motion(0.0, 1.0, at), (speaker,))

    @property
    def due(self) -> float | None:
        """Room time at which the time of this turn is over; None while it is held."""
        return self.clock.reaches(self.length)

    @property
    def over(self) -> bool:
        """Whether everybody has had the floor."""
        return all(member in self.spoken for member in self.circle)

    def held(self, at: float) -> Floor:
        """With the clock standing still."""
        return self if self.clock.rate == 0 else replace(self, clock=self.clock.turned(0.0, at))

    def resumed(self, at: float) -> Floor:
        """With the clock going on where it stood."""
        return self if self.clock.rate else replace(self, clock=self.clock.turned(1.0, at))

    def longer(self, seconds: float) -> Floor:
        """With more time, for this turn and for every other."""
        return replace(self, length=self.length + seconds)

    def asked_by(self, who: str) -> Floor:
        """With a member's quiet wish to speak; the speaker has nothing to ask for.

        Raises:
            Refused: `forbidden` for one who is not of the circle.
        """
        if who not in self.circle:
            raise Refused("forbidden", "You are not of this round.")
        if who in self.asking or who == self.speaker:
            return self
        return replace(self, asking=(*self.asking, who))

    def withdrawn_by(self, who: str) -> Floor:
        """Without that wish."""
        return replace(self, asking=tuple(one for one in self.asking if one != who))

    def given_to(self, who: str, at: float) -> Floor:
        """With the floor at another member, and their clock from its beginning.

        Raises:
            Refused: `forbidden` when they are not of the circle.
        """
        if who not in self.circle:
            raise Refused("forbidden", "They are not of this round.")
        if who == self.speaker:
            return self
        spoken = tuple(dict.fromkeys((*self.spoken, who)))
        given = replace(self, speaker=who, clock=Motion(0.0, 1.0, at), spoken=spoken)
        return given.withdrawn_by(who)

    def next(self) -> str | None:
        """Who comes after the speaker: who asked first, of those who have not spoken; then by seat; None: nobody."""
        left = [one for one in self.circle if one not in self.spoken]
        return next((one for one in self.asking if one in left), left[0] if left else None)

    def without(self, member: str, at: float) -> Floor | None:
        """Without a member who has left: the floor goes on to who comes next; None when nobody is left to speak."""
        if member not in self.circle:
            return self
        circle = tuple(one for one in self.circle if one != member)
        rest = replace(self.withdrawn_by(member), circle=circle)
        if self.speaker != member:
            return rest
        after = rest.next()
        return None if after is None else rest.given_to(after, at)

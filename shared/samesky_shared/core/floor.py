"""The floor: one speaks at a time, each for the same time, and nobody is cut off.

Rules:

1. One member of the circle has the floor. Its clock runs on all screens alike, and can be held.
2. Clocks are equal: time that is added for one turn is there for every turn of the round.
3. A clock that has run out takes the floor from nobody: who has it says when it goes on.
4. Asking for the floor is quiet: it is noted once, in the order in which it came, and taken back as easily.
5. Within a turn another may have the voice, to say back what they heard or to ask; the turn is the speaker's still.
6. Nobody's time runs while somebody of the circle is away, or while it is held.
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
    voice: str = ""
    """Who speaks within the speaker's turn; empty: the speaker."""
    paused: bool = False
    away: tuple[str, ...] = ()
    """Who of the circle is not there."""

    @classmethod
    def begun(
        cls,
        circle: tuple[str, ...],
        speaker: str,
        length: float,
        at: float,
        present: tuple[str, ...] | None = None,
    ) -> Floor:
        """A round in which `speaker` has the floor first, from room time `at` on.

        Args:
            circle: who takes part.
            speaker: who begins.
            length: seconds of every turn.
            at: room time.
            present: who is there; none: all are.

        Raises:
            Refused: `forbidden` when the speaker is not of the circle.
        """
        if speaker not in circle:
            raise Refused("forbidden", "They are not of this round.")
        away = () if present is None else tuple(one for one in circle if one not in present)
        return cls(circle, speaker, length, spoken=(speaker,), away=away)._anew(at)

    @property
    def talking(self) -> str:
        """Whose words it is time for."""
        return self.voice or self.speaker

    @property
    def stands(self) -> bool:
        """Whether nobody's time runs."""
        return self.paused or bool(self.away)

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
        return self if self.paused else replace(self, paused=True)._turned(at)

    def resumed(self, at: float) -> Floor:
        """With the clock going on where it stood, once all are there."""
        return replace(self, paused=False)._turned(at) if self.paused else self

    def gone(self, member: str, at: float) -> Floor:
        """With a member who is not there any more; the clock stands until they are back."""
        if member in self.away or member not in self.circle:
            return self
        return replace(self, away=(*self.away, member))._turned(at)

    def back(self, member: str, at: float) -> Floor:
        """With a member who is there again."""
        if member not in self.away:
            return self
        return replace(self, away=tuple(one for one in self.away if one != member))._turned(at)

    def longer(self, seconds: float) -> Floor:
        """With more time, for this turn and for every other."""
        return replace(self, length=self.length + seconds)

    def asked_by(self, who: str) -> Floor:
        """With a member's quiet wish to speak; who speaks has nothing to ask for.

        Raises:
            Refused: `forbidden` for one who is not of the circle.
        """
        if who not in self.circle:
            raise Refused("forbidden", "You are not of this round.")
        if who in self.asking or who == self.talking:
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
        return replace(self, speaker=who, voice="", spoken=spoken).withdrawn_by(who)._anew(at)

    def lent_to(self, who: str, at: float) -> Floor:
        """With the voice of this turn at a member, also the speaker's own again, and a clock from its beginning.

        Raises:
            Refused: `forbidden` when they are not of the circle.
        """
        if who not in self.circle:
            raise Refused("forbidden", "They are not of this round.")
        return replace(self, voice="" if who == self.speaker else who).withdrawn_by(who)._anew(at)

    def next(self) -> str | None:
        """Who comes after the speaker: who asked first, of those who have not spoken; then by seat; None: nobody."""
        left = [one for one in self.circle if one not in self.spoken]
        return next((one for one in self.asking if one in left), left[0] if left else None)

    def following(self) -> str:
        """Who has the floor next where it goes round and round: who asked first, else whose seat comes next."""
        return next(iter(self.asking), None) or self.beside(self.speaker)

    def beside(self, who: str) -> str:
        """The member of the circle after this one, with the first after the last."""
        return self.circle[(self.circle.index(who) + 1) % len(self.circle)]

    def without(self, member: str, at: float) -> Floor | None:
        """Without a member who has left: the floor goes on to who comes next; None when nobody is left to speak."""
        if member not in self.circle:
            return self
        circle = tuple(one for one in self.circle if one != member)
        away = tuple(one for one in self.away if one != member)
        voice = "" if self.voice == member else self.voice
        rest = replace(self.withdrawn_by(member), circle=circle, away=away, voice=voice)._turned(at)
        if self.speaker != member:
            return rest
        after = rest.next()
        return None if after is None else rest.given_to(after, at)

    def _anew(self, at: float) -> Floor:
        return replace(self, clock=Motion(0.0, 0.0 if self.stands else 1.0, at))

    def _turned(self, at: float) -> Floor:
        rate = 0.0 if self.stands else 1.0
        return self if self.clock.rate == rate else replace(self, clock=self.clock.turned(rate, at))

"""An opening: what somebody would like to speak of, and who is ready for it.

Rules:

1. Who announces it is ready. It begins when all are; in a round of three or more also when two are, and say so.
2. "Not now" is the absence of a yes and leaves no trace. Who announced it takes it back by the same word.
3. It waits for who is asleep; in time it is gone, and nobody is told why.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ..sealing import Sealed
from .circle import Gate

OPEN_TIME = 3 * 86400.0
"""Seconds for which it waits."""


class Opening(Struct, frozen=True):
    """Something announced, before it begins and while it goes on."""

    id: str
    by: str
    first: str
    """Who is to speak first."""
    gate: Gate
    topic: str | None = None
    """A card of the topics."""
    about: Sealed | None = None
    """Own words for it, of `by`."""

    @classmethod
    def announced(
        cls,
        name: str,
        by: str,
        first: str,
        seats: tuple[str, ...],
        now: float,
        topic: str | None = None,
        about: bytes | None = None,
    ) -> Opening:
        """A new one, for all seats, whoever is here."""
        return cls(name, by, first, Gate(seats, (by,), now + OPEN_TIME), topic, about)

    @property
    def due(self) -> float | None:
        """When it is gone."""
        return self.gate.until

    @property
    def enough(self) -> bool:
        """Whether those who are ready may begin."""
        return len(self.gate.ready) >= 2

    @property
    def complete(self) -> bool:
        """Whether all are ready."""
        return self.gate.open and self.enough

    def ready(self, who: str, seats: tuple[str, ...]) -> Opening:
        """With a member who is ready; one who has come to the room since may be, too."""
        gate = replace(self.gate, circle=tuple(one for one in seats if one in (*self.gate.circle, who)))
        return replace(self, gate=gate.passed_by(who))

    def not_now(self, who: str) -> Opening | None:
        """Without a member's yes; the same where they gave none, and None when it was theirs."""
        if who == self.by:
            return None
        if who not in self.gate.ready:
            return self
        ready = tuple(one for one in self.gate.ready if one != who)
        return replace(self, gate=replace(self.gate, ready=ready))

    def begun(self) -> Opening:
        """As it stands while it goes on: who was not ready is not of it, and it ends by itself no more."""
        return replace(self, gate=Gate(self.gate.ready, self.gate.ready))

    def without(self, member: str) -> Opening | None:
        """Without a member who has left; None when it was theirs and has not begun."""
        if member in (self.by, self.first) and self.gate.until is not None:
            return None
        return replace(self, gate=self.gate.without(member))

    def without_words(self, member: str) -> Opening:
        """Without what they wrote."""
        return replace(self, about=None) if self.by == member else self

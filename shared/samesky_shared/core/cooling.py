"""Cooling off: a pause that anybody may call at any time, with a time at which they come back.

Rules:

1. It needs nobody's yes and gives no reason; it stops everything at once, and nobody can shorten it for the others.
2. It has a time of return from its first instant. Another time may be proposed; it holds once all have agreed to it.
3. Nobody is made to come back: at the time of return all are asked, and it goes on when all who take part are back.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from .circle import Gate


class Cooling(Struct, frozen=True):
    """A pause with a time of return."""

    by: str
    back_at: float
    """Room time of the return."""
    proposed: float | None = None
    """Another time, by `proposed_by`, to which not all have agreed yet."""
    proposed_by: str = ""
    agreed: tuple[str, ...] = ()
    """Who has agreed to the time that is proposed."""
    gate: Gate | None = None
    """Who is back, once it was time."""

    @property
    def due(self) -> float | None:
        """When all are asked to come back; None once they were."""
        return None if self.gate is not None else self.back_at

    @property
    def over(self) -> bool:
        """Whether all are back."""
        return self.gate is not None and self.gate.open

    def called_by(self, who: str, back_at: float) -> Cooling:
        """Called again, by whoever needs more: never to end earlier than it would have."""
        return Cooling(who, max(back_at, self.back_at))

    def propose(self, who: str, at: float, circle: tuple[str, ...]) -> Cooling:
        """With another time of return that a member proposes; who proposes it agrees to it."""
        return replace(self, proposed=at, proposed_by=who, agreed=(who,))._settled(circle)

    def agree(self, who: str, at: float, circle: tuple[str, ...]) -> Cooling:
        """With a member's agreement to this very time; to one that is not proposed any more it means nothing."""
        if self.proposed != at or who in self.agreed:
            return self
        return replace(self, agreed=(*self.agreed, who))._settled(circle)

    def asked(self, circle: tuple[str, ...]) -> Cooling:
        """It is time: all are asked to come back."""
        return replace(self, gate=Gate(circle), proposed=None, proposed_by="", agreed=())

    def back(self, who: str) -> Cooling:
        """With a member who is back; before it is time that changes nothing."""
        return self if self.gate is None else replace(self, gate=self.gate.passed_by(who))

    def without(self, member: str, circle: tuple[str, ...]) -> Cooling:
        """Without a member who has left."""
        gate = None if self.gate is None else self.gate.without(member)
        rest = tuple(one for one in self.agreed if one != member)
        return replace(self, gate=gate, agreed=rest)._settled(circle)

    def _settled(self, circle: tuple[str, ...]) -> Cooling:
        if self.proposed is None or not all(one in self.agreed for one in circle):
            return self
        return replace(self, back_at=self.proposed, proposed=None, proposed_by="", agreed=())

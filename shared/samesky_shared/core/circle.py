"""Circles: who is "everybody" in this round, fixed when it opens, and gates that wait for all of them.

Every wait names who is awaited, and anybody can be gone on without. Being ready is per member, not per device.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from .activity import Turn


def circle_of(turn: Turn, *, sleepers: bool = False) -> tuple[str, ...]:
    """The members of a round that opens now: those present, when they are at least two, else every seat.

    Args:
        turn: the turn that opens it.
        sleepers: wait for every seat in any case, for rituals that work while one is asleep.
    """
    return turn.seats if sleepers or len(turn.present) < 2 else turn.present


def pair_of(turn: Turn, member: str) -> tuple[str, ...]:
    """Who reads what goes from one to one: whose turn it is and this member, in seat order."""
    return tuple(one for one in turn.seats if one in (member, turn.who))


class Gate(Struct, frozen=True):
    """Waits until every member of its circle is ready, at the latest until `until` (room time)."""

    circle: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    until: float | None = None

    @property
    def awaited(self) -> tuple[str, ...]:
        """Who is still awaited."""
        return tuple(member for member in self.circle if member not in self.ready)

    @property
    def open(self) -> bool:
        """Whether nobody is awaited any more."""
        return not self.awaited

    def passed_by(self, member: str) -> Gate:
        """With this member ready; one outside the circle changes nothing."""
        if member in self.ready or member not in self.circle:
            return self
        return replace(self, ready=(*self.ready, member))

    def without(self, *members: str) -> Gate:
        """Gone on without these members."""
        return replace(
            self,
            circle=tuple(member for member in self.circle if member not in members),
            ready=tuple(member for member in self.ready if member not in members),
        )

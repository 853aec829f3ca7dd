"""What wants to change a room, and is answered or refused exactly once."""

from __future__ import annotations

from collections.abc import Callable

from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused


class Intent:
    """Something that wants to change the room: a command, an alarm, a presence, a change of members."""

    __slots__ = ("answer", "base", "id", "make", "refuse", "tries")

    def __init__(
        self,
        make: Callable[[Room, Moment], Draft | None],
        answer: Callable[[int, bool], None],
        refuse: Callable[[Refused], None],
        id: str = "",
        base: int = 0,
    ) -> None:
        self.make = make
        self.answer = answer
        """Called with the seq, and whether a record (and so a `change`) was made of it just now."""
        self.refuse = refuse
        self.id = id
        self.base = base
        self.tries = 0


def away(retry_after: float) -> Refused:
    """What is said when the store does not answer; try again after so many seconds."""
    return Refused("unavailable", "The store does not answer.", retry_after=retry_after)


def quiet(seq: int, made: bool) -> None:
    """Nobody waits for it."""


def silent(refused: Refused) -> None:
    """An alarm that could not be kept is tried again by the hub's clock."""

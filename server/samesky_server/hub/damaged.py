"""Rooms of which what is kept cannot be read: told of once in the log, and looked at again now and then.

One room is affected, and says so to its devices and to the operator; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable

from .. import metrics
from ..log import log
from ..stores.base import Unreadable

AGAIN = 60.0
"""Seconds after which a room is looked at again, and its devices may come back."""

WHY = "what is kept of this room is damaged"
SAID = "What is kept of this room is damaged: whoever runs this hub has to look."


class Damaged:
    """The damaged rooms that one hub knows of.

    Args:
        now: a clock in seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._found: dict[str, tuple[float, Unreadable]] = {}

    def check(self, room: str) -> None:
        """Raises `Unreadable` for a room that was found so a while ago, without asking the store again."""
        until, error = self._found.get(room, (0.0, None))
        if error is not None and self._now() < until:
            raise Unreadable(str(error))

    def found(self, room: str, error: Unreadable) -> None:
        """What is kept of the room is damaged."""
        if room not in self._found:
            metrics.UNREADABLE.inc()
            log.error("room_unreadable", room=room, what=str(error))
        self._found[room] = self._now() + AGAIN, error

    def read(self, room: str) -> None:
        """The room could be read."""
        if self._found.pop(room, None) is not None:
            log.warning("room_readable", room=room)

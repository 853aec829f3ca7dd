"""How far each member's player is from the motion of the room, as their devices tell each other while they play."""

from __future__ import annotations

from collections.abc import Mapping

from samesky_shared.protocol import SignalFrom

from .room import Room

KIND = "drift"
"""The signal of it."""
AGAIN, SOON = 10.0, 2.0
"""Seconds between two that say the same, and least seconds between two that do not."""
OTHER = 0.03
"""By so many seconds it has to have changed to be said at once."""
OLD = 25.0
"""What was said so many seconds ago is no longer known."""


class Drifts:
    """Tells ours and remembers theirs, for the player `on`."""

    def __init__(self, room: Room, on: str = "player") -> None:
        self._room, self._on = room, on
        self._heard: dict[str, tuple[float, float]] = {}
        self._said, self._said_at = 0.0, float("-inf")

    def tell(self, drift: float | None) -> None:
        """Says how far this player is ahead (behind: negative) in seconds, if there is something to say."""
        now = self._room.now()
        if drift is None or now - self._said_at < (SOON if abs(drift - self._said) > OTHER else AGAIN):
            return
        self._said, self._said_at = drift, now
        self._room.signal(KIND, {"on": self._on, "seconds": round(drift, 3)})

    def hear(self, signal: SignalFrom) -> None:
        """A signal of another member; those of another kind are nothing to us."""
        data = signal.data
        if signal.kind != KIND or not isinstance(data, Mapping) or data.get("on") != self._on:
            return
        seconds = data.get("seconds")
        if isinstance(seconds, int | float):
            self._heard[signal.sender] = (float(seconds), self._room.now())

    def of(self, member: str) -> float | None:
        """What a member said last, in seconds; None when that was long ago."""
        seconds, at = self._heard.get(member, (0.0, float("-inf")))
        return seconds if self._room.now() - at < OLD else None

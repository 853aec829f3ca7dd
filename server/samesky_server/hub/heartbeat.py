"""Whether a device is still there: any byte is a sign of life, and after silence it is asked."""

from __future__ import annotations

from math import inf

from .wire import Wire

ANSWER_WITHIN = 5.0
"""Seconds for the answer to a WebSocket ping."""
SILENCE = 25.0
"""Seconds after which a device is asked: a phone's radio is not kept up all night for nothing."""
SILENCE_MOVING = 3.5
"""The same while something runs, so that a loss shows within ten seconds: it is looked once a second."""


class Heartbeat:
    """Asks one wire."""

    __slots__ = ("_asked", "_wire")

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._asked: float | None = None

    def alive(self, now: float, *, moving: bool) -> bool:
        """False once the device has not answered in time; `now` is the loop's clock."""
        wire = self._wire
        if not wire.pings:
            return True
        if self._asked is not None:
            if wire.heard < self._asked:  # at the same time is after it: a coarse clock has not moved since
                return now - self._asked < ANSWER_WITHIN
            self._asked = None
        if now - wire.heard >= (SILENCE_MOVING if moving else SILENCE):
            self._asked = now
            wire.ping()
        return True

    def wait(self, now: float, *, moving: bool) -> float:
        """Seconds until `alive` has to be asked again."""
        if not self._wire.pings:
            return inf
        if self._asked is not None:
            return self._asked + ANSWER_WITHIN - now
        return self._wire.heard + (SILENCE_MOVING if moving else SILENCE) - now

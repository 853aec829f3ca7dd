"""The other hubs at the same store: each says once a second that it is alive, and hears itself say it too.

A hub that hears itself but not another knows that the other one is gone. A hub that does not even hear itself knows
nothing of anybody: it is the store that is away, or the way to it. Pure but for the clock that it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from .presence import Standing
from .telling import Beat

BEAT = 1.0
"""Seconds between two beats."""
DEAF = 3.0
"""Seconds without its own beat after which a hub hears nobody."""
DEAD = 4.0
"""Seconds for which a hub has heard itself but not another one, which then is gone. They are counted up to the own
beat that was heard last, so that no store that goes takes a hub for dead; with a beat and a look it makes 5.25."""


class Neighbours:
    """What one hub knows of the others.

    Args:
        hub: its own id.
        clock: a monotonic clock in seconds.
        shared: whether there can be others.
    """

    def __init__(self, hub: str, clock: Callable[[], float], *, shared: bool) -> None:
        self.hub = hub
        self.deaf = False
        self._clock = clock
        self._shared = shared
        self._heard: dict[str, float] = {}
        self._said: dict[str, Beat] = {}
        """What each said of itself last."""
        self._mine = self._since = clock()
        """When this hub heard itself last, and since when without a gap."""

    def beat(self, told: Beat) -> bool:
        """A beat was heard; true when this hub hears again after it did not."""
        now = self._clock()
        if told.hub != self.hub:
            self._heard[told.hub], self._said[told.hub] = now, told
            return False
        self._mine = now
        back, self.deaf = self.deaf, False
        if back:
            self._since = now
        return back

    def look(self) -> bool:
        """Looks at the clock, a few times a second; true when somebody stands otherwise than at the last look."""
        if self._shared and not self.deaf and self._clock() - self._mine > DEAF:
            self.deaf = True
            return True
        over = [hub for hub in self._heard if self.standing(hub) == "gone"]
        for hub in over:
            del self._heard[hub], self._said[hub]
        return bool(over)

    def others(self) -> list[Beat]:
        """How the other hubs are, of all that it hears."""
        return [one for hub, one in self._said.items() if self.standing(hub) == "here"]

    def mine(self, room: str) -> bool:
        """Whether a room that nobody is in is this hub's to wake, of all that it hears."""
        others = (hub for hub in self._heard if self.standing(hub) == "here")
        return all(_rank(self.hub, room) > _rank(hub, room) for hub in others)

    def standings(self) -> tuple[bool, frozenset[str]]:
        """How all stand: whether this hub hears nobody, and the hubs that it hears."""
        return self.deaf, frozenset(hub for hub in self._heard if self.standing(hub) == "here")

    def standing(self, hub: str) -> Standing:
        """How a hub stands now; one that was never heard has its time from when this one began to hear."""
        if hub == self.hub:
            return "here"
        if self.deaf:
            return "unknown"
        heard = max(self._heard.get(hub, self._since), self._since)
        return "here" if self._mine - heard <= DEAD else "gone"


def _rank(hub: str, room: str) -> bytes:
    return blake2b(f"{hub} {room}".encode(), digest_size=8).digest()

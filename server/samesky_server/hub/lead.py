"""How far ahead something must be announced so that all devices of a room can do it at the same instant.

A device reports the q90 of its delay down and its round-trip floor. `sure` covers the slower of the q90 and one
lost packet's repair, and a little more; the bounds keep it between what a hand feels as immediate and what still
feels like a room. A repair is one more round trip, which the trail behind timed changes makes true (see `trail`); so
it goes three times over the line, with its jitter each time, and TCP may wait a quarter of a round trip before it
believes the loss. What the store takes to keep a record is spent before anything is sent, so it comes on top.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from samesky_shared.core.activity import Lead

UNKNOWN = 0.25
"""Lead in seconds for a device that has not reported yet."""
LEAST, MOST = 0.06, 1.2
QUICK_LEAST, QUICK_MOST = 0.02, 0.6
MORE, MOST_MORE = 0.15, 1.0
"""What each late change adds to a device's part of the lead, and how much it can come to."""
FORGIVEN = 120.0
"""Seconds in which one of them is forgiven: losses come at random, so what helps is a lead that fits the line, and no
long one just after a loss."""
_TIMER = 0.24
"""Seconds beyond a round trip after which TCP sends again what nothing tells of (200 ms at least on Linux, and its
variance)."""
_HARDLY = 1.25
"""Up to so much longer a lead is better than a late change."""
_JITTER = 0.03
"""What is more than this is a queue or a loss, and no jitter."""
_WINDOW = 512
_FINE = 0.02
"""Seconds up to which a millisecond of an append counts."""
_EVERY = 32
"""Appends between two looks at all of them."""


class Path(NamedTuple):
    """The way down to a device, as it measures it; None while it has not."""

    down: float | None = None
    """q90 of the delay down, in seconds."""
    floor: float | None = None
    """The shortest round trip, in seconds."""
    more: float = 0.0
    """How much more it was given, as a part of its lead, when it was late last."""
    late_at: float = 0.0
    """The room time of that."""

    def late(self, now: float) -> Path:
        """The same way after a change that came too late."""
        return self._replace(more=min(MOST_MORE, self.share(now) + MORE), late_at=now)

    def share(self, now: float) -> float:
        """How much more it is given now."""
        return max(0.0, self.more - MORE * (now - self.late_at) / FORGIVEN)


class Appends:
    """How long the store takes to keep a record.

    The q99 of the last 512 appends, looked up each 32: a store that has become slow is known within that many.
    """

    def __init__(self) -> None:
        self._took: deque[float] = deque(maxlen=_WINDOW)
        self._count = 0
        self.q99 = 0.0
        """Seconds, to the millisecond while they are few, else to ten: leads are found anew only for another."""

    def took(self, seconds: float) -> None:
        """One append."""
        self._took.append(max(0.0, seconds))
        self._count += 1
        if self._count % _EVERY == 1:
            ordered = sorted(self._took)
            q99 = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
            self.q99 = round(q99, 3 if q99 < _FINE else 2)


class Reach(NamedTuple):
    """How far ahead the devices of a room need to be told, in seconds, whatever the store takes."""

    sure: float
    quick: float


def reach(paths: Iterable[Path], now: float = 0.0) -> Reach:
    """What these devices need, each by its way down, at a room time."""
    sure, quick = LEAST, QUICK_LEAST
    for path in paths:
        down, floor, more = path.down, path.floor, 1 + path.share(now)
        if down is None or floor is None:
            sure, quick = max(sure, UNKNOWN), max(quick, UNKNOWN / 2)
        else:
            jitter = min(max(0.0, down - floor / 2), _JITTER)
            repaired, timed = 1.75 * floor + 3 * jitter + 0.04, 1.5 * floor + jitter + _TIMER
            if repaired < timed <= _HARDLY * repaired:
                repaired = timed
            sure = max(sure, more * max(down + 0.03, repaired))
            quick = max(quick, more * (down + 0.02))
    return Reach(sure, quick)


def ahead(needed: Reach, append: float = 0.0) -> dict[Lead, float]:
    """Seconds of lead by class; `append`: what the store is likely to take, in seconds."""
    sure = min(needed.sure + append, MOST)
    return {"none": 0.0, "quick": min(needed.quick + append, QUICK_MOST), "sure": sure, "prep": sure}

"""What connections share that are not in a room yet: how many there may be, how long each has, and whose turn it is.

Thousands may come at once, as when a hub was away, and thousands may run out of time at once. What that takes is
done a little at a time, so that those who are in a room hardly notice.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Callable
from itertools import count
from time import perf_counter

from ..limits import Crowd

SLICE = 0.002
"""Seconds of each turn of the event loop that are given to who waits here."""
MOST = 8
"""Pieces of work that are done in a turn: what each leads to comes later, and all at once."""
TURN = 0.006
"""Seconds that a turn may take with all else that is done in it; when it does, one piece of work is done a turn."""
BACKLOG = 4096
"""Connections that the system holds for us until it is their turn: as many as Linux allows where nobody set
`net.core.somaxconn`. Whoever finds no place there tries again after one second, then two, four and eight."""


class Turns:
    """Work that waits for its turn, first come, first served. Between two turns everybody else is served.

    What it leads to is done later, and not here: whoever was let in has much to say. So as long as turns are long,
    less is done in them. And whoever is in comes before those who are not: few are on their way, and soon there.
    """

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._outside: deque[Callable[[], None]] = deque()
        self._going = False
        """Whether a turn is to come, or is now."""
        self._ended = 0.0
        """When the last one was over."""

    def add(self, work: Callable[[], None]) -> None:
        """Does it soon; at least one piece of work a turn is done, and more while there is time."""
        self._waiting.append(work)
        self._go()

    def add_last(self, work: Callable[[], None]) -> None:
        """Does it when nothing else waits."""
        self._outside.append(work)
        self._go()

    def _go(self) -> None:
        if not self._going:
            self._going, self._ended = True, perf_counter()
            asyncio.get_running_loop().call_soon(self._turn)

    def _turn(self) -> None:
        until = min(perf_counter() + SLICE, self._ended + TURN)
        try:
            for _ in range(min(MOST, len(self._waiting) + len(self._outside))):
                (self._waiting or self._outside).popleft()()
                if perf_counter() >= until:
                    break
        finally:  # a fault of one is for the loop to tell, and nothing to the others
            self._going = bool(self._waiting or self._outside)
            if self._going:
                self._ended = perf_counter()
                asyncio.get_running_loop().call_soon(self._turn)


class Limit:
    """Something that happens unless it is cancelled before."""

    __slots__ = ("late",)

    def __init__(self, late: Callable[[], None]) -> None:
        self.late: Callable[[], None] | None = late

    def cancel(self) -> None:
        """It does not happen any more. Idempotent."""
        self.late = None


class Patience:
    """How long each is waited for: one timer of the loop for all, and those who are late have their turn."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._order: list[tuple[float, int, Limit]] = []
        self._count = count()
        self._timer: asyncio.TimerHandle | None = None
        self._at = 0.0
        """When the timer rings; of no meaning without one."""
        self._looking = False
        """Whether those who are late have their turn; the timer is set again after that."""

    def within(self, seconds: float, late: Callable[[], None]) -> Limit:
        """Calls `late` after so many seconds, unless it is cancelled before."""
        limit, at = Limit(late), asyncio.get_running_loop().time() + seconds
        self._forget()
        heapq.heappush(self._order, (at, next(self._count), limit))
        if not self._looking and (self._timer is None or at < self._at):
            self._set()
        return limit

    def _forget(self) -> None:
        """Whoever was in time is nothing to wake up for."""
        while self._order and self._order[0][2].late is None:
            heapq.heappop(self._order)

    def _set(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        self._forget()
        if self._order:
            self._at = self._order[0][0]
            self._timer = asyncio.get_running_loop().call_at(self._at, self._ring)

    def _ring(self) -> None:
        self._timer, self._looking = None, True
        self._turns.add(self._look)

    def _look(self) -> None:
        """One who is late; whoever was in time is passed over."""
        now = asyncio.get_running_loop().time()
        while self._order and self._order[0][0] <= now:
            limit = heapq.heappop(self._order)[2]
            if limit.late is not None:
                self._turns.add(self._look)
                return limit.late()
        self._looking = False
        return self._set()


class Door:
    """What the connections of one hub share.

    Args:
        crowd: who is connected from which address.
        most: connections in all, however far they are.
        turns: where those who come in wait; None: a queue of its own.
    """

    def __init__(self, crowd: Crowd, most: int, turns: Turns | None = None) -> None:
        self.crowd = crowd
        self.most = most
        self.turns = turns or Turns()
        self.patience = Patience(self.turns)

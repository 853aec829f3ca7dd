"""Lets time pass for those for whom it changes something: each says when that is, and nobody else is visited.

A hub of thousands of quiet rooms would else spend its core on looking at all of them once a second.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable
from itertools import count
from math import inf
from time import perf_counter
from typing import Generic, TypeVar

LONGEST = 60.0
"""Seconds after which whoever waits for anything is visited in any case, so that no wait is out of date for long."""

T = TypeVar("T", bound=Hashable)


class Ticks(Generic[T]):
    """Whom to visit, and when.

    Args:
        tick: visits one; returns the seconds until the next visit, None: not until it is stirred.
    """

    def __init__(self, tick: Callable[[T], float | None]) -> None:
        self._tick = tick
        self._stirred: dict[T, None] = {}
        self._rest: dict[T, None] = {}
        """Those for whom the last look had no time."""
        self._at: dict[T, float] = {}
        self._order: list[tuple[float, int, T]] = []
        """A heap; what is not (any more) as `_at` has it is passed over."""
        self._count = count()

    def __len__(self) -> int:
        return len(self._at.keys() | self._stirred.keys() | self._rest.keys())

    def stir(self, one: T) -> None:
        """Something has happened to it: it is visited at the next look."""
        self._stirred[one] = None

    def drop(self, one: T) -> None:
        """It is over. Idempotent."""
        self._stirred.pop(one, None)
        self._rest.pop(one, None)
        self._at.pop(one, None)

    def look(self, now: float, until: float = inf) -> bool:
        """Visits those whose time has come; whether that were all of them.

        Args:
            now: a monotonic clock, in seconds.
            until: `time.perf_counter` at which the rest is left to the next look.
        """
        visited, self._rest = self._rest, {}
        if not visited:
            visited, self._stirred = self._stirred, {}
        while self._order and self._order[0][0] <= now:
            at, _, one = heapq.heappop(self._order)
            if self._at.get(one) == at:
                del self._at[one]
                visited[one] = None
        to_go = iter(visited)
        for one in to_go:
            wait = self._tick(one)
            if wait is not None:
                at = now + min(max(0.0, wait), LONGEST)
                if at < self._at.get(one, at + 1):
                    self._at[one] = at
                    heapq.heappush(self._order, (at, next(self._count), one))
            if perf_counter() >= until:
                self._rest = dict.fromkeys(to_go)
                return not self._rest
        return True

"""Wakes rooms when something in them is due.

A room in memory has a timer of the loop (at most a few ms late). Rooms that nobody is in are found by a look at the
store's hints a few times a second, a little ahead, so that they are in memory by then. A hint may be false: firing
loads the room and asks what is due. Of many hubs each loads its own share; what is overdue is everybody's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from .. import metrics
from ..stores.base import Store
from .live import Live

SCAN_AT_ONCE = 1024
"""Rooms that one look takes up."""
SCAN_EVERY = 0.4
"""Seconds between two looks."""
SCAN_AGAIN = 0.1
"""Seconds until the next one when there was more than one look takes up."""
AHEAD = 2.0
"""Seconds before its time at which a room is loaded."""
OVERDUE = 0.55
"""Seconds after its time from which any hub loads a room, whosever share it is."""
FARTHEST = 86_400.0
"""Longest time in seconds that a timer of the loop is set for; then it is set again."""


class Alarms:
    """The timers of rooms in memory, and the look at those that are not."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], float],
        load: Callable[[str], None],
        mine: Callable[[str], bool] = lambda room: True,
    ) -> None:
        """`load` brings a room into memory; what is due in it then wakes by itself. `mine`: is it of our share?"""
        self._store = store
        self._now = now
        self._load = load
        self._mine = mine
        self._timers: dict[str, tuple[Live, float, asyncio.TimerHandle]] = {}
        """By room, with the room time that each is for."""

    def set(self, live: Live) -> None:
        """Sets the room's timer to when it next wants to wake."""
        due, room = live.room.due(), live.room.id
        known = self._timers.get(room)
        if due is None if known is None else (known[0] is live and known[1] == due):
            return
        self.drop(room)
        if due is not None:
            self._begin(live, due, max(0.0, due - self._now()))

    def drop(self, room: str) -> None:
        """Takes the room's timer away."""
        known = self._timers.pop(room, None)
        if known is not None:
            known[2].cancel()

    def _begin(self, live: Live, due: float, wait: float) -> None:
        timer = asyncio.get_running_loop().call_later(min(wait, FARTHEST), self._fire, live)
        self._timers[live.room.id] = live, due, timer

    def _fire(self, live: Live) -> None:
        self._timers.pop(live.room.id, None)
        due = live.room.due()
        if due is None:
            return
        early = due - self._now()
        if early > 0:  # a loop's timer may come up to its resolution too soon
            self._begin(live, due, max(early, 0.001))
        else:
            metrics.ALARM_LATENESS.observe(-early)
            live.wake()

    async def scan(self, lives: dict[str, Live]) -> float:
        """Loads rooms with a hint that comes, and clears hints that are no longer true.

        Returns:
            the seconds until the next look.

        Raises:
            StoreError: the store does not answer.
        """
        now = self._now()
        found = await self._store.due(now + AHEAD, SCAN_AT_ONCE)
        for room, hint in found:
            live = lives.get(room)
            if live is None:
                if hint + OVERDUE <= now or self._mine(room):
                    self._load(room)
                continue
            if hint > now:
                continue
            due = live.room.due()
            if not live.busy and (due is None or due > now):
                live.hinted = due  # before the next command can rely on a hint that is about to go
                await self._store.unhint(room, hint, due)
        return SCAN_EVERY if len(found) < SCAN_AT_ONCE else SCAN_AGAIN

    def close(self) -> None:
        """Takes all timers away."""
        for room in list(self._timers):
            self.drop(room)

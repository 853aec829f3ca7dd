"""Changes at their instants: what takes effect ahead of now is held back until then, so that all turn together."""

from __future__ import annotations

import asyncio
from heapq import heappop, heappush

from samesky_shared.protocol import Change

from .feeds import Listener
from .roomtime import SPIN, RoomTime


class Flips:
    """An asynchronous iterator over changes, each when it takes effect; it ends when the room is closed.

    Args:
        changes: as they come.
        time: the room clock.
    """

    def __init__(self, changes: Listener[Change], time: RoomTime) -> None:
        self._changes = changes
        self._time = time
        self._ahead: list[tuple[float, int, Change]] = []
        """Held back, soonest first. Of one instance none overtakes another: its instants never go back."""

    def __aiter__(self) -> Flips:
        return self

    async def __anext__(self) -> Change:
        while True:
            left = self._ahead[0][0] - self._time.now() if self._ahead else None
            if left is not None and left <= SPIN:
                await self._time.wait_for(self._ahead[0][0])
                return heappop(self._ahead)[2]
            try:
                async with asyncio.timeout(None if left is None else left - SPIN):
                    change = await anext(self._changes)
            except TimeoutError:
                continue
            heappush(self._ahead, (change.at, change.seq, change))

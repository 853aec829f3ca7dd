"""How a hub is, for those who watch it: what only a look can tell, shown among the metrics (`admin.place`)."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import TYPE_CHECKING

from . import metrics
from .hub.tasks import Again

if TYPE_CHECKING:
    from .hub.hub import Hub

LOOK = 0.25
"""Seconds between two looks at the loop."""
COUNT = 4
"""Looks between two at the sockets."""
ASK = 5.0
"""Seconds between two looks at the store."""


class Vitals:
    """Of one hub.

    Args:
        hub: whose they are.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._looks = 0
        self._expected: float | None = None
        self._pulse = Again("vitals", self._look)
        self._store = Again("vitals", self._ask)
        store = hub.store
        metrics.INFO.clear()
        metrics.INFO.labels(version("samesky"), store.name, store.durability).set(1)

    def start(self) -> None:
        """Begins to look."""
        self._pulse.start()
        self._store.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        await asyncio.gather(self._pulse.close(), self._store.close())

    async def _look(self) -> float:
        now = asyncio.get_running_loop().time()
        if self._expected is not None:
            metrics.LOOP_LAG.observe(max(0.0, now - self._expected))
        if self._looks % COUNT == 0:
            sessions = self._hub.sessions
            metrics.CONNECTIONS.set(len(sessions))
            metrics.ROOMS_OPEN.set(len(self._hub.lives))
            metrics.SEND_QUEUE.set(sum(one.wire.waiting() for one in sessions))
        self._looks += 1
        self._expected = asyncio.get_running_loop().time() + LOOK
        return LOOK

    async def _ask(self) -> float:
        metrics.STORE_UP.set(await self._hub.store.writable())
        return ASK

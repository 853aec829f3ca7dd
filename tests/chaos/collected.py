"""The records of a room, looked at so often that each was seen before its hub dropped it."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from samesky_server.stores.base import Store, StoreError
from samesky_shared.core.record import Record

from .dropping import KEPT

EVERY = 0.02
"""Seconds between two looks."""
Look = Callable[[], Awaitable[Sequence[Record]]]


class Collected:
    """What was seen, by seq and mark: of what another history took the place of too."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], Record] = {}

    def add(self, records: Sequence[Record]) -> None:
        """Sees these."""
        self._seen.update({(one.seq, one.mark): one for one in records})

    def whole(self, seq: int, mark: str) -> list[Record]:
        """All records up to this one, from the first; each says what it follows."""
        found: list[Record] = []
        while seq > 0:
            one = self._seen[seq, mark]
            found.append(one)
            seq, mark = seq - 1, one.after
        return found[::-1]

    @asynccontextmanager
    async def looking(self, look: Look) -> AsyncIterator[None]:
        """Looks again and again meanwhile, and a last time."""
        task = asyncio.ensure_future(self._look(look))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            self.add(await look())

    async def _look(self, look: Look) -> None:
        while True:
            with contextlib.suppress(StoreError, sqlite3.Error):  # it was struck
                self.add(await look())
            await asyncio.sleep(EVERY)


async def newest(store: Store, room: str) -> list[Record]:
    """The newest records that a store has; the oldest of those that stay may just be on their way out."""
    top = (await store.tops([room])).get(room)
    return [] if top is None else await store.tail(room, max(0, top.seq - KEPT // 2), KEPT) or []

"""What a hub does beside: snapshots, and letting go of what is over. Nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from samesky_shared.core.record import Snapshot

from ..log import log
from ..stores.base import Store, StoreError

SWEEP_EVERY = 3600.0
"""Seconds between two looks for blobs whose time is over."""
SWEEP_AT_ONCE = 256


class Chores:
    """The chores of one hub.

    Args:
        store: where rooms are kept.
        now: the room clock.
        spawn: runs something in the background; the hub waits for it when it closes.
    """

    def __init__(
        self, store: Store, now: Callable[[], float], spawn: Callable[[Coroutine[Any, Any, None]], None]
    ) -> None:
        self._store = store
        self._now = now
        self._spawn = spawn
        self._swept = now()

    def compact(self, room: str, snapshot: Snapshot) -> None:
        """Keeps a snapshot."""

        async def keep() -> None:
            try:
                await self._store.compact(room, snapshot)
            except StoreError:
                log.warning("snapshot_failed")  # nothing is lost: the records are there

        self._spawn(keep())

    async def sweep(self) -> None:
        """Lets go of blobs whose time is over, now and then. Raises `StoreError`."""
        now = self._now()
        if now - self._swept >= SWEEP_EVERY and await self._store.sweep(now, SWEEP_AT_ONCE) < SWEEP_AT_ONCE:
            self._swept = now

"""Work in the background that nobody waits for, until the hub closes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from .. import metrics
from ..log import log
from ..stores.base import StoreError

AGAIN = 1.0
"""Seconds after which what failed is done again."""
END_WITHIN = 5.0
"""Seconds that the last turn may take; a store that hangs does not keep a hub from ending."""


class Tasks:
    """What runs; a fault in one is logged and stops nothing else."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts it."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)

    async def finished(self) -> None:
        """Waits for all that runs now, but not for ever."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=END_WITHIN)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("task_failed", exc_info=task.exception())


class Again:
    """Something that is done again and again; a fault in it is logged and ends nothing.

    Args:
        name: for the log.
        work: one turn; returns the seconds until the next.
    """

    def __init__(self, name: str, work: Callable[[], Awaitable[float]]) -> None:
        self._name = name
        self._work = work
        self._hurry = asyncio.Event()
        self._ending = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins with the first turn."""
        self._task = asyncio.get_running_loop().create_task(self._turns())

    def hurry(self) -> None:
        """The next turn is now."""
        self._hurry.set()

    async def close(self) -> None:
        """Ends after the turn under way, for what has been asked of a store is not cancelled. Idempotent."""
        self._ending = True
        self._hurry.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=END_WITHIN)
            self._task.cancel()

    async def _turns(self) -> None:
        while not self._ending:
            self._hurry.clear()
            wait = AGAIN
            try:
                wait = await self._work()
            except StoreError:
                log.warning("store_away", doing=self._name)
                metrics.STORE_ERRORS.inc()
            except Exception:  # noqa: BLE001 - one broken turn must not end the rest
                log.exception("turn_failed", doing=self._name)
            if not self._ending:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._hurry.wait()

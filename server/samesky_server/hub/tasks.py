"""Work in the background that nobody waits for, until the hub closes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from ..log import log


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
        """Waits for all that runs now."""
        await asyncio.gather(*self._running, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("task_failed", exc_info=task.exception())

"""A lane: what has to reach Redis in the order of the calls, in one pipeline after another.

What comes while one is on its way goes together with the next, as the embedded store groups its commits. Nobody
awaits anything: each call hears of its answers, or that there were none within `PATIENCE`.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from ..log import log
from .base import StoreError
from .bus import report
from .redis_link import Way
from .scripts import Command

PATIENCE = 1.8
"""Seconds after which calls are told that there is no answer, even when there may still be one."""
AT_ONCE = 512
"""Calls in one pipeline."""
MOST = 20_000
"""Calls that may wait; more are lost at once."""
AGAIN = 0.5
"""Seconds after which what has to be written is tried again."""


class Call:
    """Some commands, and what is done with their answers."""

    again = False
    """Whether it has to be sent again, ahead of all else, until it is answered."""

    at = 0.0
    """The room time of the record that it keeps."""

    def commands(self) -> Sequence[Command]:
        """What Redis is asked."""
        raise NotImplementedError

    def heard(self, answers: list[Any]) -> Awaitable[None] | None:
        """The answers, none of them an error. What is returned is awaited before the next call hears."""

    def lost(self, error: StoreError) -> None:
        """There were none; whether the commands were done is unknown."""


class Lane:
    """Calls on their way through one connection.

    Args:
        link: a way on which what is asked stays in order: a link with one connection, at one Redis.
        ahead: what goes first in a pipeline with these calls; nobody hears of its answers.
    """

    def __init__(
        self, link: Way, ahead: Callable[[Sequence[Call]], Sequence[Command]] = lambda batch: ()
    ) -> None:
        self._link = link
        self._ahead = ahead
        self._queue: deque[Call] = deque()
        self._stubborn: deque[Call] = deque()
        self._task: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None
        self._stuck = False
        self._failing = False
        self._closed = False

    def submit(self, call: Call) -> None:
        """Sends a call with the next pipeline."""
        if self._closed or len(self._queue) >= MOST or (self._stuck and not call.again):
            asyncio.get_running_loop().call_soon(self._lose, call, StoreError("Redis does not answer."))
            return
        (self._stubborn if call.again and self._failing else self._queue).append(call)
        self._go()

    async def close(self) -> None:
        """Sends what waits, hears the answers, and disconnects. Idempotent."""
        self._closed = True
        if self._later is not None:
            self._later.cancel()
        while self._task is not None:
            await asyncio.wait([self._task])
        await self._link.close()

    def _go(self) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
            self._task.add_done_callback(self._ended)

    async def _run(self) -> None:
        while self._queue or (self._stubborn and not self._failing):
            await self._send()

    async def _send(self) -> None:
        batch = [*self._stubborn]
        self._stubborn.clear()
        while self._queue and len(batch) < AT_ONCE:
            batch.append(self._queue.popleft())
        asked = [call.commands() for call in batch]
        ahead = self._ahead(batch)
        every = [*ahead, *(one for some in asked for one in some)]
        task = asyncio.ensure_future(self._link.answers(every))
        done, _ = await asyncio.wait([task], timeout=PATIENCE)
        if not done:
            self._stuck = True
            self._fail([*batch, *self._queue], StoreError("Redis does not answer."))
            batch = []
            await asyncio.wait([task])
            self._stuck = False
        try:
            answers = task.result()
        except StoreError as error:
            self._fail([*batch, *self._queue], error)
            return
        if batch:
            await self._hear(batch, asked, answers[len(ahead) :])

    async def _hear(self, batch: list[Call], asked: list[Sequence[Command]], answers: list[Any]) -> None:
        start, failed = 0, None
        for call, commands in zip(batch, asked, strict=True):
            mine = answers[start : start + len(commands)]
            start += len(commands)
            wrong = next((one for one in mine if isinstance(one, Exception)), None)
            if wrong is not None:
                failed = self._link.error(wrong)
                self._lose(call, failed)
                continue
            try:
                rest = call.heard(mine)
                if rest is not None:
                    await rest
            except Exception as error:  # noqa: BLE001 - one caller's fault must not silence the others
                report("A callback of the store failed.", error)
        self._say(failed)

    def _fail(self, calls: list[Call], error: StoreError) -> None:
        self._queue.clear()
        self._say(error)
        for call in calls:
            self._lose(call, error)

    def _lose(self, call: Call, error: StoreError) -> None:
        if call.again and not self._closed:
            self._stubborn.append(call)
        try:
            call.lost(error)
        except Exception as fault:  # noqa: BLE001 - as above
            report("A callback of the store failed.", fault)

    def _say(self, error: StoreError | None) -> None:
        if error is not None and not self._failing:
            log.error("store_failed", reason=str(error))
        elif error is None and self._failing:
            log.info("store_answers")
        self._failing = error is not None

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and task.exception() is not None:
            log.error("lane_failed", exc_info=task.exception())
        if self._stubborn and self._later is None and not self._closed:
            self._later = asyncio.get_running_loop().call_later(AGAIN, self._retry)
        elif self._queue:
            self._go()

    def _retry(self) -> None:
        self._later = None
        self._queue.extendleft(reversed(self._stubborn))
        self._stubborn.clear()
        self._go()

"""Takes connections off a listening socket, one by one, when it is their turn.

A loop that listens by itself takes all that wait in one turn, and thousands may wait; with room for only a few of
them the system turns the others away, and they come back after seconds. So thousands may wait, and what they need
is done a little at a time (`Turns`).
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from ..log import log
from .door import BACKLOG, Turns

AT_ONCE = 16
"""Connections that are being opened at the same time: taking one is quick, and what follows is not."""
PAUSE = 1.0
"""Seconds before it goes on where there is no descriptor left for a connection."""
_GONE = (ConnectionAbortedError, ConnectionResetError, BrokenPipeError, InterruptedError)


class Listener:
    """One listening socket. Inside the event loop.

    Args:
        listening: bound to its address; it is closed by whoever made it, after `close`.
        turns: when one is taken.
        opening: makes the protocol of a connection.
    """

    def __init__(
        self, listening: socket.socket, turns: Turns, opening: Callable[[], asyncio.Protocol]
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._listening = listening
        self._turns = turns
        self._opening = opening
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._open = True
        listening.setblocking(False)
        listening.listen(BACKLOG)
        self._wait()

    def close(self) -> None:
        """Takes no more. Idempotent."""
        if self._open:
            self._open = False
            self._loop.remove_reader(self._listening)
            if self._timer is not None:
                self._timer.cancel()

    def _wait(self) -> None:
        self._timer = None
        self._loop.add_reader(self._listening, self._comes)

    def _comes(self) -> None:
        self._loop.remove_reader(self._listening)
        self._turns.add_last(self._take)

    def _take(self) -> None:
        if not self._open:
            return
        try:
            taken, _ = self._listening.accept()
        except BlockingIOError:
            return self._wait()
        except _GONE:
            return self._turns.add_last(self._take)  # that one gave up; of the next this says nothing
        except OSError as error:  # no descriptor or no memory is left
            log.error("cannot_accept", error=error.strerror or type(error).__name__)
            self._timer = self._loop.call_later(PAUSE, self._wait)
            return None
        task = self._loop.create_task(self._opened(taken))
        self._tasks.add(task)
        task.add_done_callback(self._goes_on)
        if len(self._tasks) < AT_ONCE:
            self._turns.add_last(self._take)
        return None

    def _goes_on(self, task: asyncio.Task[None]) -> None:
        if len(self._tasks) == AT_ONCE:
            self._turns.add_last(self._take)
        self._tasks.discard(task)

    async def _opened(self, taken: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(self._opening, taken)
        except OSError:  # it is gone already
            taken.close()

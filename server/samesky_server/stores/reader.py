"""The one thread that reads: all that has been asked by then is answered by one call into the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter
from typing import Any, TypeVar

from .base import StoreError

TOGETHER = 0.002
"""Seconds for which answers are made before any of them is told: each call into the loop costs it a turn."""

T = TypeVar("T")
_Ask = tuple[Callable[[sqlite3.Connection], Any], "asyncio.Future[Any]"]
_Answer = tuple["asyncio.Future[Any]", Any, BaseException | None]


class Reader:
    """The thread, its queue and its connection.

    Args:
        db: for reading; it is this thread's from now on, and closed with it.
        loop: where is asked, and answered.
    """

    def __init__(self, db: sqlite3.Connection, loop: asyncio.AbstractEventLoop) -> None:
        self._db = db
        self._loop = loop
        self._queue: SimpleQueue[_Ask | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="samesky-reader", daemon=True)
        self._thread.start()

    def ask(self, ask: Callable[[sqlite3.Connection], T]) -> asyncio.Future[T]:
        """What `ask` makes of the connection, in one transaction. The future raises what it raises."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._queue.put((ask, future))
        return future

    def stop(self) -> None:
        """Waits until all that was asked is answered, then closes the connection. Not in the event loop."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        more = True
        while more:
            answers: list[_Answer] = []
            asked, until = self._queue.get(), perf_counter() + TOGETHER
            with contextlib.suppress(Empty):
                while asked is not None:
                    answers.append(self._answer(*asked))
                    if perf_counter() >= until:
                        break
                    asked = self._queue.get_nowait()
            more = asked is not None
            # A loop that is closed has nobody left to answer.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(_tell, answers)
        self._db.close()

    def _answer(self, ask: Callable[[sqlite3.Connection], Any], future: asyncio.Future[Any]) -> _Answer:
        try:
            return future, read(self._db, ask), None
        except BaseException as error:  # noqa: BLE001 - it is for who asked
            return future, None, error


def read(db: sqlite3.Connection, ask: Callable[[sqlite3.Connection], T]) -> T:
    """Asks in one transaction, so that all answers are of the same moment. Raises `StoreError`."""
    try:
        db.execute("BEGIN")
        try:
            return ask(db)
        finally:
            db.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise StoreError(f"The store can't be read: {error}.") from None


def _tell(answers: list[_Answer]) -> None:
    for future, answer, error in answers:
        if future.done():
            continue  # nobody waits any more
        if error is None:
            future.set_result(answer)
        else:
            future.set_exception(error)

"""The one thread that writes: whatever has queued up is one transaction, and one fsync.

Rules:

1. Jobs are run in the order in which they were submitted, and answered in that order.
2. Nothing is answered before it is on the disk; a batch is answered by one call into the event loop.
3. When a batch fails, nothing of it is written and all of it is answered so. The next batch tries afresh.
4. A job that must come before later ones even then (a hint) is written again with the next batch.
5. A job that finds what is kept of its room damaged fails alone; the others are written without it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from .base import StoreError, Unreadable
from .bus import report
from .disk import truncate_wal

MAX_BATCH = 1024
ERASE_AGAIN = 0.5
"""Seconds until the write-ahead log is emptied again when a reader was in the way."""

log = logging.getLogger(__name__)


class Job:
    """One thing to write. `run` is called in the writer's thread, the rest in the event loop."""

    again = False
    """Whether it is written with the next batch if its own batch failed."""
    erases = False
    """Whether what it removes must not be found in the write-ahead log either."""

    def run(self, db: sqlite3.Connection) -> None:
        """Writes, and notes on the job what came of it. Maybe called again."""
        raise NotImplementedError

    def kept(self) -> None:
        """It is on the disk."""

    def lost(self) -> None:
        """Its batch failed."""

    def damaged(self, error: Unreadable) -> None:
        """What is kept of its room is damaged; nothing of it was written."""
        self.lost()

    def tell(self) -> None:
        """Everybody in its batch has been answered: lets others know. Only after `kept`."""


class Writer:
    """The thread, its queue and its connection."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], loop: asyncio.AbstractEventLoop) -> None:
        """Opens the connection; raises what `connect` raises."""
        self.commits = 0
        """Transactions kept so far."""
        self.kept_at = float("-inf")
        """`time.monotonic()` of the last one, minus infinity when the last one failed."""
        self._connect = connect
        self._loop = loop
        self._db: sqlite3.Connection | None = connect()
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._again: list[Job] = []
        self._erase = False
        self._failing = False
        self._thread = Thread(target=self._run, name="samesky-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queues a job."""
        self._queue.put(job)

    def stop(self) -> None:
        """Waits until all that is queued was written, then closes the connection. Not in the event loop."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        more = True
        while more:
            batch, more = self._take()
            damaged: dict[Job, Unreadable] = {}
            error = self._write(batch, damaged) if batch else None
            self._empty_wal()
            if batch:
                self._note(error)
                # A loop that is closed has nobody left to answer.
                with contextlib.suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(_answer, batch, damaged, error is None)
        self._disconnect()

    def _take(self) -> tuple[list[Job], bool]:
        """All that is queued, at least one; and whether to go on after it."""
        batch: list[Job] = []
        try:
            job = self._queue.get(timeout=ERASE_AGAIN if self._erase else None)
            while job is not None:
                batch.append(job)
                if len(batch) == MAX_BATCH:
                    return batch, True
                job = self._queue.get_nowait()
        except Empty:
            return batch, True
        return batch, False

    def _write(self, batch: list[Job], damaged: dict[Job, Unreadable]) -> Exception | None:
        todo, at = [*self._again, *batch], 0
        while True:
            try:
                if self._db is None:
                    self._db = self._connect()
                self._db.execute("BEGIN IMMEDIATE")
                for at, job in enumerate(todo):  # noqa: B007 - at which one it failed
                    job.run(self._db)
                self._db.execute("COMMIT")
                break
            except Unreadable as error:
                self._roll_back()
                damaged[todo.pop(at)] = error
            except Exception as error:  # noqa: BLE001 - whatever it is, all who wait must be answered
                self._roll_back()
                self._again = [job for job in todo if job.again]
                return error
        self._again = []
        self._erase = self._erase or any(job.erases for job in todo)
        return None

    def _note(self, error: Exception | None) -> None:
        if error is None:
            self.commits += 1
            self.kept_at = time.monotonic()
            if self._failing:
                log.warning("The store writes again.")
        else:
            self.kept_at = float("-inf")
            if not self._failing:
                cause = str(error) if isinstance(error, (sqlite3.Error, StoreError)) else type(error).__name__
                log.error("The store can't write: %s", cause)
        self._failing = error is not None

    def _roll_back(self) -> None:
        try:
            if self._db is not None and self._db.in_transaction:
                self._db.execute("ROLLBACK")
        except sqlite3.Error:
            self._disconnect()

    def _empty_wal(self) -> None:
        if self._erase and self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._erase = not truncate_wal(self._db)

    def _disconnect(self) -> None:
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None


def _answer(batch: list[Job], damaged: dict[Job, Unreadable], kept: bool) -> None:
    for job in batch:
        if job in damaged:
            _call(partial(job.damaged, damaged[job]))
        else:
            _call(job.kept if kept else job.lost)
    if kept:
        for job in batch:
            if job not in damaged:
                _call(job.tell)


def _call(callback: Callable[[], None]) -> None:
    try:
        callback()
    except Exception as error:  # noqa: BLE001 - one caller's fault must not keep the others waiting
        report("A callback of the store failed.", error)

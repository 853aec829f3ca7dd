"""The writer: what it groups, what it does when a batch fails, and that everybody is answered."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from samesky_server.stores import disk
from samesky_server.stores.base import Unreadable
from samesky_server.stores.writer import Job, Writer

PATIENCE = 10.0


class Put(Job):
    """Keeps a value; notes what becomes of it in a shared list."""

    def __init__(self, name: str, events: list[str], value: bytes = b"") -> None:
        self.name, self.events, self.value = name, events, value
        self.answered = asyncio.Event()

    def run(self, db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO keeps VALUES (?, ?)", (self.name, self.value))

    def kept(self) -> None:
        self.events.append(f"{self.name} kept")
        self.answered.set()

    def lost(self) -> None:
        self.events.append(f"{self.name} lost")
        self.answered.set()

    def tell(self) -> None:
        self.events.append(f"{self.name} told")


class Stubborn(Put):
    again = True


class Run(Put):
    """Does something else with the database."""

    def __init__(self, do: Callable[[sqlite3.Connection], Any], events: list[str]) -> None:
        super().__init__("run", events)
        self.do = do

    def run(self, db: sqlite3.Connection) -> None:
        self.do(db)


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    writer = Writer(lambda: disk.open_to_write(tmp_path), asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)


async def done(job: Put) -> None:
    async with asyncio.timeout(PATIENCE):
        await job.answered.wait()


def names(tmp_path: Path) -> list[str]:
    db = disk.open_to_read(tmp_path)
    found = [name for (name,) in db.execute("SELECT name FROM keeps ORDER BY rowid")]
    db.close()
    return found


def spoilt(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO keeps VALUES ('half', x'')")
    raise Unreadable("a record cannot be decoded")


class Damaged(Run):
    def damaged(self, error: Unreadable) -> None:
        self.events.append(str(error))
        self.answered.set()


async def test_a_job_that_meets_what_is_damaged_fails_alone(writer: Writer, tmp_path: Path) -> None:
    events: list[str] = []
    blocker = sqlite3.connect(tmp_path / disk.FILE, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    jobs = [
        Put("a", events),
        Damaged(spoilt, events),
        Put("b", events),
        Run(spoilt, events),
        Put("c", events),
    ]
    for job in jobs:
        writer.submit(job)
    blocker.execute("ROLLBACK")
    blocker.close()
    for job in jobs:
        await done(job)
    answered = [event for event in events if not event.endswith("told")]
    assert answered == ["a kept", "a record cannot be decoded", "b kept", "run lost", "c kept"]
    assert "run told" not in events
    assert names(tmp_path) == ["a", "b", "c"]


async def test_what_queues_up_is_one_commit(writer: Writer, tmp_path: Path) -> None:
    events: list[str] = []
    blocker = sqlite3.connect(tmp_path / disk.FILE, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")  # holds up the writer's first batch, of one job or more
    jobs = [Put(f"{n:02}", events) for n in range(64)]
    for job in jobs:
        writer.submit(job)
    assert events == []
    blocker.execute("ROLLBACK")
    blocker.close()
    await done(jobs[-1])
    assert writer.commits <= 2
    assert [event for event in events if event.endswith("kept")] == [f"{n:02} kept" for n in range(64)]
    assert names(tmp_path) == [f"{n:02}" for n in range(64)]


async def test_others_are_told_once_all_of_a_batch_are_answered(writer: Writer) -> None:
    events: list[str] = []
    jobs = [Put(name, events) for name in ("a", "b")]

    def submit_both(db: sqlite3.Connection) -> None:
        for job in jobs:  # while the writer is busy, so that they come in one batch
            writer.submit(job)

    writer.submit(Run(submit_both, []))
    await done(jobs[1])
    assert events == ["a kept", "b kept", "a told", "b told"]


async def test_a_full_file_loses_the_batch_and_not_the_next(writer: Writer, tmp_path: Path) -> None:
    events: list[str] = []
    limit = Run(lambda db: db.execute(f"PRAGMA max_page_count = {pages(db) + 2}"), [])
    big = Put("big", events, bytes(2**20))
    writer.submit(limit)
    writer.submit(big)
    await done(big)
    assert events == ["big lost"]
    assert writer.kept_at == float("-inf")
    small = Put("small", events)
    writer.submit(small)
    await done(small)
    writer.submit(Run(lambda db: db.execute("PRAGMA max_page_count = 100000"), []))
    again = Put("big", events, bytes(2**20))
    writer.submit(again)
    await done(again)
    assert [event for event in events if "told" not in event] == ["big lost", "small kept", "big kept"]
    assert writer.kept_at > 0
    assert names(tmp_path) == ["small", "big"]


async def test_what_must_come_first_is_written_with_the_next_batch(writer: Writer, tmp_path: Path) -> None:
    def fail(db: sqlite3.Connection) -> None:
        writer.submit(stubborn)  # these two come in one batch
        writer.submit(failing)

    def broken(db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    events: list[str] = []
    stubborn, failing, after = Stubborn("stubborn", events), Run(broken, events), Put("after", events)
    writer.submit(Run(fail, []))
    await done(failing)
    assert events == ["stubborn lost", "run lost"]
    assert names(tmp_path) == []
    writer.submit(after)
    await done(after)
    later = Put("later", events)
    writer.submit(later)
    await done(later)
    assert names(tmp_path) == ["stubborn", "after", "later"], "once"


async def test_a_connection_that_breaks_is_made_anew(writer: Writer, tmp_path: Path) -> None:
    events: list[str] = []
    first, second = Run(lambda db: db.close(), events), Put("second", events)
    writer.submit(first)
    await done(first)
    writer.submit(second)
    await done(second)
    assert events == ["run lost", "second kept", "second told"]
    assert names(tmp_path) == ["second"]


async def test_a_caller_who_fails_harms_nobody(writer: Writer) -> None:
    reported: list[str] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: reported.append(context["message"]))
    try:
        events: list[str] = []
        bad, good = Put("bad", events), Put("good", events)
        bad.answered = None  # type: ignore[assignment]
        writer.submit(bad)
        writer.submit(good)
        await done(good)
    finally:
        loop.set_exception_handler(None)
    assert reported == ["A callback of the store failed."]


async def test_stopping_writes_what_is_queued(tmp_path: Path) -> None:
    events: list[str] = []
    writer = Writer(lambda: disk.open_to_write(tmp_path), asyncio.get_running_loop())
    for n in range(3000):
        writer.submit(Put(f"{n:04}", events))
    await asyncio.to_thread(writer.stop)
    assert len(names(tmp_path)) == 3000
    assert sum(event.endswith("kept") for event in events) == 3000


def pages(db: sqlite3.Connection) -> int:
    count: int = db.execute("PRAGMA page_count").fetchone()[0]
    return count

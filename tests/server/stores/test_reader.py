"""The thread that reads: who asks is answered, in order, together with whoever else has asked by then."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from threading import Event

import pytest

from samesky_server.stores.base import StoreError
from samesky_server.stores.reader import Reader


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    made = Reader(sqlite3.connect(":memory:", check_same_thread=False), asyncio.get_running_loop())
    yield made
    await asyncio.to_thread(made.stop)


def one(db: sqlite3.Connection) -> int:
    found: int = db.execute("SELECT 1").fetchone()[0]
    return found


async def test_all_who_have_asked_are_answered_in_order_by_one_call(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, go = asyncio.get_running_loop(), Event()
    calls: list[int] = []
    call = loop.call_soon_threadsafe

    def counted(*args: object) -> asyncio.Handle:
        calls.append(1)
        return call(*args)  # type: ignore[arg-type]

    first = reader.ask(lambda _: go.wait())
    asked = [reader.ask(lambda _, n=n: n) for n in range(20)]  # type: ignore[misc]
    monkeypatch.setattr("samesky_server.stores.reader.TOGETHER", 60.0)
    order: list[int] = []
    for one in asked:
        one.add_done_callback(lambda done: order.append(done.result()))
    monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
    go.set()
    assert await asyncio.gather(*asked) == list(range(20))
    assert await first
    assert order == list(range(20))
    assert len(calls) <= 2


async def test_who_asked_hears_what_went_wrong_and_others_do_not(reader: Reader) -> None:
    def wrong(db: sqlite3.Connection) -> None:
        db.execute("SELECT * FROM nothing")

    def fault(db: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    answers = await asyncio.gather(*[reader.ask(ask) for ask in (wrong, fault, one)], return_exceptions=True)
    assert isinstance(answers[0], StoreError)
    assert "nothing" in str(answers[0])
    assert isinstance(answers[1], ZeroDivisionError)
    assert answers[2] == 1


async def test_who_waits_no_more_is_passed_over(reader: Reader) -> None:
    go = Event()
    first, second = reader.ask(lambda _: go.wait()), reader.ask(one)
    first.cancel()
    go.set()
    assert await second == 1


async def test_all_that_was_asked_is_answered_before_it_stops() -> None:
    reader = Reader(sqlite3.connect(":memory:", check_same_thread=False), asyncio.get_running_loop())
    asked = [reader.ask(one) for _ in range(5)]
    await asyncio.to_thread(reader.stop)
    assert await asyncio.gather(*asked) == [1] * 5

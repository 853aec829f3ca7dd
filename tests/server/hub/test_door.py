"""Crowds at the door: everybody has their turn in the order in which they came, and others theirs in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter

import pytest

from samesky_server.hub import door
from samesky_server.hub.door import Patience, Turns


def busy(seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


async def turns_for(work: Callable[[int], None], count: int) -> list[int]:
    """In which turn of the loop each of so many pieces of work is done; `work` is told which it is."""
    turns, done, loop = Turns(), list[int](), asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    turned = 0

    def turn() -> None:
        nonlocal turned
        turned += 1
        if not over.done():
            loop.call_soon(turn)

    loop.call_soon(turn)
    for n in range(count):
        turns.add(lambda n=n: (done.append(turned), work(n)))  # type: ignore[misc]
    turns.add(lambda: over.set_result(None))
    await over
    return done


async def test_work_is_done_in_order_and_the_loop_turns_in_between() -> None:
    done: list[int] = []
    turned = await turns_for(lambda n: (done.append(n), busy(door.SLICE))[1], 50)
    assert done == list(range(50))
    assert len(set(turned)) == 50


async def test_who_is_in_comes_before_those_outside() -> None:
    turns, done = Turns(), list[str]()
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def enters() -> None:
        done.append("enters")
        turns.add(lambda: done.append("goes on"))

    turns.add_last(enters)
    turns.add_last(lambda: done.append("waits"))
    turns.add_last(lambda: over.set_result(None))
    turns.add(lambda: done.append("is in"))
    await over
    assert done == ["is in", "enters", "goes on", "waits"]


async def test_much_that_is_quick_is_not_done_in_one_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SLICE", 60.0)
    monkeypatch.setattr(door, "TURN", 60.0)
    done = await turns_for(lambda _: None, 3 * door.MOST)
    assert {done.count(turn) for turn in done} == {door.MOST}


async def test_as_long_as_what_it_leads_to_takes_long_one_is_done_a_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "SLICE", 60.0)
    monkeypatch.setattr(door, "TURN", 0.002)
    loop = asyncio.get_running_loop()
    done = await turns_for(lambda _: (loop.call_soon(busy, 0.003), None)[1], 2 * door.MOST)
    later = [turn for turn in done if turn > done[0]]  # the first was not long yet
    assert len(later) >= door.MOST
    assert len(set(later)) == len(later)


async def test_a_fault_of_one_keeps_nobody_else_waiting() -> None:
    turns, loop = Turns(), asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    faults: list[object] = []
    loop.set_exception_handler(lambda _, context: faults.append(context["exception"]))
    error = ValueError("this one")

    def fails() -> None:
        raise error

    turns.add(fails)
    turns.add(lambda: over.set_result(None))
    await over
    assert faults == [error]


async def test_what_a_turn_adds_is_done_too() -> None:
    turns = Turns()
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    turns.add(lambda: turns.add(lambda: over.set_result(None)))
    await over


async def test_who_is_late_is_told_in_order_and_who_was_in_time_is_not() -> None:
    patience, told = Patience(Turns()), list[str]()
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    patience.within(0.03, lambda: over.set_result(None))
    patience.within(0.02, lambda: told.append("second"))
    patience.within(0.01, lambda: told.append("first"))
    patience.within(0.015, lambda: told.append("never")).cancel()
    await over
    assert told == ["first", "second"]


async def test_nobody_wakes_up_for_who_was_in_time() -> None:
    class Counted(Turns):
        added = 0

        def add(self, work: Callable[[], None]) -> None:
            self.added += 1
            super().add(work)

    turns = Counted()
    patience, over = Patience(turns), asyncio.get_running_loop().create_future()
    limits = [patience.within(0.001 * n, over.cancel) for n in range(1, 21)]
    patience.within(0.03, lambda: over.set_result(None))
    for one in limits:
        one.cancel()
    await over
    assert (
        turns.added == 3
    )  # the timer of the first, which was set; and the last: that it is late, and the look after


async def test_a_limit_that_is_set_by_one_who_is_late_counts() -> None:
    patience = Patience(Turns())
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def late() -> None:
        patience.within(0.001, lambda: over.set_result(None))

    patience.within(0.001, late)
    await over


@pytest.mark.parametrize("count", [1000])
async def test_thousands_who_are_late_at_once_leave_turns_to_others(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "SLICE", 0.0)  # one a turn
    patience, loop = Patience(Turns()), asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    told = turned = 0

    def late() -> None:
        nonlocal told
        told += 1
        if told == count:
            over.set_result(None)

    def turn() -> None:
        nonlocal turned
        turned += told > 0
        if not over.done():
            loop.call_soon(turn)

    for _ in range(count):
        patience.within(0.01, late)
    loop.call_soon(turn)
    await over
    assert turned >= count - 1

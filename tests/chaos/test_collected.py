"""Records are followed back by what each says it follows, whatever else was seen."""

from __future__ import annotations

import asyncio

import pytest

from samesky_server.stores.base import StoreError
from samesky_shared.core.record import Record

from .collected import Collected


def record(seq: int, mark: str, after: str) -> Record:
    return Record("first", seq, mark, 0.0, {}, after=after)


def test_what_a_failover_replaced_is_left_out() -> None:
    seen = Collected()
    one, lost, two, three = (
        record(1, "a", ""),
        record(2, "lost", "a"),
        record(2, "b", "a"),
        record(3, "c", "b"),
    )
    seen.add([one, lost])
    seen.add([one, two, three])
    assert seen.whole(3, "c") == [one, two, three]
    assert seen.whole(2, "lost") == [one, lost]


def test_one_that_nobody_saw_is_no_whole() -> None:
    seen = Collected()
    seen.add([record(3, "c", "b")])
    with pytest.raises(KeyError):
        seen.whole(3, "c")


async def test_it_looks_on_while_the_store_is_struck_and_a_last_time_in_the_end() -> None:
    seen, looks = Collected(), 0
    twice = asyncio.Event()

    async def look() -> list[Record]:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise StoreError("It is away.")
        twice.set()
        return [record(1, "a", "")] if looks == 2 else [record(2, "b", "a")]

    async with seen.looking(look):
        await twice.wait()
    assert [one.seq for one in seen.whole(2, "b")] == [1, 2]

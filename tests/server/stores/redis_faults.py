"""What tests of the Redis store and its faults share: a server, an open store, and what it must do by when."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from samesky_server.stores.base import Appended, Conflict, Duplicate, StoreError, Unavailable
from samesky_server.stores.fixtures import append, record
from samesky_server.stores.redis import RedisStore

ROOM = "room-one"
AT_MOST = 2.0
"""Seconds in which everybody has an answer, whatever Redis does."""
PATIENCE = 15.0


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[RedisStore]:
    """An open store."""
    store = RedisStore(url)
    await store.open()
    try:
        yield store
    finally:
        async with asyncio.timeout(PATIENCE):
            await store.close()


async def refused(store: RedisStore, seq: int, id: str) -> None:
    """An append is not taken, in time, and told when to come again."""
    start = time.monotonic()
    outcome = await append(store, ROOM, record(seq, id), base=seq - 1)
    assert isinstance(outcome, Unavailable)
    assert outcome.retry_after <= 2.0
    assert time.monotonic() - start < AT_MOST


async def healed(store: RedisStore, seq: int, id: str) -> None:
    """The same command lands in the end, and once."""
    async with asyncio.timeout(PATIENCE):
        while isinstance(
            outcome := await append(store, ROOM, record(seq, id), base=seq - 1), Unavailable | Conflict
        ):
            assert not isinstance(outcome, Conflict) or outcome.top != seq, (
                "it landed, and is not known again"
            )
        assert outcome in (Appended(seq), Duplicate(seq))
        while not await store.writable():
            await asyncio.sleep(0.01)
    kept = await store.tail(ROOM, seq - 1, 9)
    assert kept is not None
    assert [one.id for one in kept] == [id]


async def unreadable(store: RedisStore) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match=r"^Redis at [^ ]+: [a-z',A-Z ]+\.$"):
        await store.load(ROOM)
    assert time.monotonic() - start < AT_MOST


async def unwritable(store: RedisStore) -> None:
    start = time.monotonic()
    assert not await store.writable()
    assert time.monotonic() - start < 0.6

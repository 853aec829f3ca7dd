"""The connection on which a hub hears of the others; what it does when it is lost is in `test_redis_faults.py`."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.redis_servers import KINDS, server

from samesky_server.stores.fixtures import PATIENCE, Ear
from samesky_server.stores.redis import RedisStore


@pytest.mark.parametrize("kind", KINDS)
async def test_it_can_be_closed_at_any_moment(kind: str, tmp_path: Path) -> None:
    with server(kind, tmp_path) as running:
        for n in range(60):  # each number of rooms with each number of steps, twice
            store = RedisStore(running.url)
            await store.open()
            for name in range(n % 6):
                store.subscribe(f"room-{name}", Ear())
            for _ in range(n % 5):
                await asyncio.sleep(0)
            async with asyncio.timeout(PATIENCE):
                await store.close()

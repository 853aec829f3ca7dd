"""One Redis and two hubs for the tests of a module."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from ..redis_servers import DURABLE, Server, server
from .hubs import Two, two_hubs


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Redis that syncs each append to disk."""
    with server("redis", tmp_path_factory.mktemp("redis"), *DURABLE) as made:
        yield made


@pytest.fixture(scope="module")
async def two(redis: Server, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    """Two hubs at it, which no test ends."""
    async with two_hubs(redis, tmp_path_factory.mktemp("two")) as made:
        yield made

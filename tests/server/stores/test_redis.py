"""The Redis store: the promises of every store, on real servers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.redis_servers import Server, server

from samesky_server.stores.base import Store
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.testing import StoreConformance


class RedisConformance(StoreConformance):
    kind: str

    @pytest.fixture(scope="class")
    @classmethod
    def running(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
        with server(cls.kind, tmp_path_factory.mktemp(cls.kind)) as one:
            yield one

    @pytest.fixture
    def url(self, running: Server) -> str:
        return running.unix_url

    @pytest.fixture(autouse=True)
    def remember(self, running: Server, url: str) -> None:
        running.ask("FLUSHALL")
        self.url = url

    async def make_store(self, tmp_path: Path) -> Store:
        return RedisStore(self.url)

    async def second(self) -> Store | None:
        return RedisStore(self.url)

    async def test_hubs_spend_from_one_bucket(self, store: RedisStore, other: RedisStore) -> None:
        """A token every hundred seconds, three at most: what one takes, the other does not find."""
        taken = [await one.spend("a", 0.01, 3.0) for one in (store, other, store)]
        assert taken == [None, None, None]
        for one in (store, other):
            wait = await one.spend("a", 0.01, 3.0)
            assert wait is not None
            assert 0 < wait <= 100
        assert await other.spend("b", 0.01, 3.0) is None, "each has its own"

    async def test_a_bucket_fills_and_is_forgotten_when_it_is_full(
        self, store: RedisStore, running: Server
    ) -> None:
        assert await store.spend("a", 0.01, 2.0) is None
        assert 90_000 < running.ask("PTTL", "samesky:spent:a") <= 100_000
        now = int(running.ask("TIME")[0])
        # It will be full in 150 s: so one and a half are gone, and in 50 s there is one. And a clock that was an hour
        # ahead keeps nobody out for an hour.
        for full, wait in ((now + 150, 50), (now + 3600, 100)):
            running.ask("SET", "samesky:spent:a", full)
            told = await store.spend("a", 0.01, 2.0)
            assert told is not None
            assert wait - 10 < told <= wait + 1
        running.ask("SET", "samesky:spent:a", now + 90)
        assert await store.spend("a", 0.01, 2.0) is None

    async def test_many_at_once_get_no_more_than_there_is(self, store: RedisStore, other: RedisStore) -> None:
        told = await asyncio.gather(
            *[one.spend("a", 0.001, 5.0) for one in (store, other) for _ in range(20)]
        )
        assert told.count(None) == 5


class TestRedis(RedisConformance):
    kind = "redis"


class TestValkey(RedisConformance):
    kind = "valkey"

"""The Redis store: the promises of every store, on real servers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.redis_servers import Server, server

from samesky_server.stores.base import Duplicate, Stale, Store
from samesky_server.stores.fixtures import fill, record, snapshot
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.testing import StoreConformance

ROOM = "room-one"


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


class OneServer(RedisConformance):
    """Where keys are called as they always were."""

    async def test_where_an_older_hub_dropped_some_it_is_not_known_what_they_were(
        self, store: RedisStore, other: RedisStore, running: Server
    ) -> None:
        records = await fill(store, ROOM, [record(seq, f"id-{seq}") for seq in range(1, 31)])
        await store.compact(ROOM, snapshot(records[:10]), forget=True)
        running.ask(
            "XTRIM", f"samesky:{{{ROOM}}}:log", "MINID", "15-0"
        )  # as one of before did: nobody is told
        assert await other.find(ROOM, "id-5", 1) == Duplicate(5), "this is"
        assert await other.find(ROOM, "id-12", 1) == Stale()
        await store.compact(ROOM, snapshot(records[:20]), forget=True)
        assert await other.find(ROOM, "id-16", 1) == Duplicate(16)
        assert await other.find(ROOM, "new", 14) is None
        assert await other.find(ROOM, "new", 13) == Stale(), "what it began with anew is all"

    async def test_what_is_known_of_one_command_is_small(self, store: RedisStore, running: Server) -> None:
        records = await fill(store, ROOM, [record(seq, f"{seq:022}") for seq in range(1, 1102)])
        await store.compact(ROOM, snapshot(records), forget=True)
        assert running.ask("MEMORY", "USAGE", f"samesky:{{{ROOM}}}:told") < 1101 * 10


class TestRedis(OneServer):
    kind = "redis"


class TestValkey(OneServer):
    kind = "valkey"

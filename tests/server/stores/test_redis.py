"""The Redis store: the promises of every store, on real servers."""

from __future__ import annotations

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

    @pytest.fixture(autouse=True)
    def remember(self, running: Server) -> None:
        running.ask("FLUSHALL")
        self.url = running.unix_url

    async def make_store(self, tmp_path: Path) -> Store:
        return RedisStore(self.url)

    async def second(self) -> Store | None:
        return RedisStore(self.url)


class TestRedis(RedisConformance):
    kind = "redis"


class TestValkey(RedisConformance):
    kind = "valkey"

"""What the Redis store promises of itself: how durable it is, whom it believes, and that it keeps secrets."""

from __future__ import annotations

import asyncio
import logging
import signal
from pathlib import Path

import pytest
from tests.redis_servers import DURABLE, KINDS, Server, certificate, free_port, server
from tests.server.stores.redis_faults import (
    PATIENCE,
    ROOM,
    healed,
    opened,
    refused,
)

from samesky_server.stores.base import Loaded, StoreError
from samesky_server.stores.fixtures import fill, listen, record, soon
from samesky_server.stores.redis import RedisStore

pytestmark = pytest.mark.usefixtures("no_task_is_left")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("options", "mode"),
    [
        (("--appendonly", "yes", "--appendfsync", "always"), "disk"),
        (("--appendonly", "yes", "--appendfsync", "everysec"), "second"),
        (("--appendonly", "yes", "--appendfsync", "no"), "memory"),
        (("--appendonly", "no"), "memory"),
    ],
)
async def test_it_says_what_an_acknowledgement_means(
    kind: str, options: tuple[str, ...], mode: str, tmp_path: Path
) -> None:
    with server(kind, tmp_path / "data", *options) as one:
        async with opened(one.url) as store:
            assert store.durability == mode


async def test_it_claims_nothing_where_it_may_not_ask(running: Server) -> None:
    running.ask("ACL", "SETUSER", "default", "-config")
    async with opened(running.url) as store:
        assert store.durability == "unknown"
        await healed(store, 1, "a")


async def test_another_promise_is_noticed_with_the_next_connection(running: Server) -> None:
    async with opened(running.url) as store:
        ear = await listen(store, ROOM)
        assert store.durability == "disk"
        running.ask("CONFIG", "SET", "appendfsync", "everysec")
        running.ask("CLIENT", "KILL", "TYPE", "pubsub")
        await soon(ear.gaps)
        async with asyncio.timeout(PATIENCE):
            while store.durability != "second":
                await asyncio.sleep(0.005)
        running.ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lfu")
        running.ask("CLIENT", "KILL", "TYPE", "pubsub")
        async with asyncio.timeout(PATIENCE):
            while await store.writable():
                await asyncio.sleep(0.005)


@pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-ttl"])
async def test_a_redis_that_evicts_is_refused(policy: str, running: Server) -> None:
    running.ask("CONFIG", "SET", "maxmemory-policy", policy)
    with pytest.raises(StoreError) as raised:
        await RedisStore(running.url).open()
    assert str(raised.value) == (
        f"Redis at 127.0.0.1:{running.port} may evict what it should keep (maxmemory-policy {policy}): "
        "set it to noeviction."
    )


async def test_no_password_is_ever_said(running: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    running.ask("CONFIG", "SET", "requirepass", "canary-right")
    for url in (
        f"redis://canary-user:canary-wrong@127.0.0.1:{running.port}/0",
        f"redis://127.0.0.1:{running.port}/0?password=canary-wrong",
        "redis://:canary-wrong@127.0.0.1:1/0",
        "redis://:canary-wrong@127.0.0.1:port/0",
        "redis://:canary-wrong@127.0.0.1/0?canary=1",
        f"unix://:canary-wrong@{running.socket}",
        "rediss://:canary-wrong@127.0.0.1:1/0",
    ):
        with pytest.raises(StoreError) as raised:
            await RedisStore(url).open()
        assert "canary" not in str(raised.value)
        assert "\n" not in str(raised.value)
    async with opened(f"redis://:canary-right@127.0.0.1:{running.port}/0") as store:
        running.signal(signal.SIGSTOP)
        await refused(store, 1, "a")
        running.signal(signal.SIGCONT)
    assert "canary" not in caplog.text


async def test_over_tls_only_a_trusted_redis_is_believed(tmp_path: Path) -> None:
    port = free_port()
    tls = (*certificate(tmp_path), "--tls-port", str(port))
    with server("redis", tmp_path / "data", *DURABLE, *tls):
        async with opened(f"rediss://localhost:{port}/0?ssl_ca_certs={tmp_path}/tls.pem") as store:
            ear = await listen(store, ROOM)
            await fill(store, ROOM, [record(1)])
            assert await soon(ear.records) == record(1)
            assert store.durability == "disk"
        with pytest.raises(StoreError, match="its certificate is not trusted here"):
            await RedisStore(f"rediss://localhost:{port}/0").open()


async def test_who_stops_waiting_harms_nobody(running: Server) -> None:
    async with opened(running.unix_url) as store:
        for n in range(20):
            await fill(store, f"room-{n}", [record(1, mark=f"{n:016x}")])
        for _ in range(20):
            tasks = [asyncio.ensure_future(store.load(f"room-{n}")) for n in range(20)]
            await asyncio.sleep(0)
            for task in tasks[::2]:
                task.cancel()
            for n, loaded in enumerate(await asyncio.gather(*tasks, return_exceptions=True)):
                expected = Loaded(None, [record(1, mark=f"{n:016x}")])
                assert loaded == expected or (n % 2 == 0 and isinstance(loaded, asyncio.CancelledError))

"""The Redis store over Sentinels: the promises of every store, and a primary that dies."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.redis_groups import CALM, NAME, Watched, until, watched
from tests.redis_servers import Server, certificate, free_port, in_step, server
from tests.server.stores.redis_faults import PATIENCE, ROOM, healed, opened, refused
from tests.server.stores.test_redis import RedisConformance

from samesky_server.stores.base import Appended, Conflict, StoreError, Unavailable
from samesky_server.stores.fixtures import append, fill, listen, record, soon
from samesky_server.stores.redis import RedisStore


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched("redis", tmp_path_factory.mktemp("watched")) as made:
        yield made


class TestRedisSentinel(RedisConformance):
    @pytest.fixture(scope="class")
    @classmethod
    def running(cls, group: Watched) -> Server:
        return group.primary

    @pytest.fixture
    def url(self, group: Watched) -> str:
        return group.url


async def test_a_primary_that_dies_is_followed_to_the_next_also_by_who_listens(group: Watched) -> None:
    old, new = group.primary, group.replica
    old.ask("FLUSHALL")
    async with opened(group.url) as store, opened(group.url) as other:
        assert store.durability == "memory"
        ears = [await listen(one, ROOM) for one in (store, other)]
        await fill(store, ROOM, [record(seq, f"id-{seq}") for seq in (1, 2, 3)])
        in_step(old, new)
        new.ask("REPLICAOF", "127.0.0.1", 1)  # cut off, with what it has; Sentinels see to that later
        await fill(store, ROOM, [record(4, "lost"), record(5, "lost too", mark="aa" * 8)])
        old.kill()
        group.hasten()
        new.ask("REPLICAOF", "127.0.0.1", old.port)
        await refused(store, 6, "next")
        assert not await store.writable()
        async with asyncio.timeout(PATIENCE):
            while isinstance(outcome := await append(store, ROOM, record(6, "next"), base=5), Unavailable):
                await asyncio.sleep(0.02)
        assert outcome == Conflict(3), "the end is gone, and everybody hears of it"
        for ear in ears:
            await soon(ear.gaps)
        assert await append(store, ROOM, record(4, "new", mark="bb" * 8), base=3) == Appended(4)
        async with asyncio.timeout(PATIENCE):
            while (await ears[1].records.get()).id != "new":
                pass
        late = record(5, "built on what is gone", after="aa" * 8)
        assert await append(other, ROOM, late, base=4) == Conflict(4)
    group.hasten(CALM)
    group.until_taken(new)
    old.start("--replicaof", "127.0.0.1", str(new.port))
    in_step(new, old)


async def test_a_primary_that_hangs_is_left_and_not_gone_back_to(group: Watched) -> None:
    old, new = group.primary, group.replica
    group.until_whole()
    old.ask("FLUSHALL")
    async with opened(group.url) as store:
        ear = await listen(store, ROOM)
        await fill(store, ROOM, [record(1, "a")])
        in_step(old, new)
        old.signal(signal.SIGSTOP)
        group.hasten()
        await refused(store, 2, "b")
        await healed(store, 2, "b")
        await soon(ear.gaps)
        old.signal(signal.SIGCONT)
        await fill(store, ROOM, [record(3)])
        assert new.ask("XLEN", f"samesky:{{{ROOM}}}:log") == 3


async def test_a_primary_that_nobody_follows_any_more_acknowledges_nothing_where_it_is_told_so(
    group: Watched,
) -> None:
    """`min-replicas-to-write`, as docs/operate.md advises: what would be lost is refused."""
    group.hasten(CALM)
    primary, replica = group.primary, group.replica
    group.revive(replica)
    primary.ask("FLUSHALL")
    async with opened(group.url) as store:
        await fill(store, ROOM, [record(1, "a")])
        for name in ("min-replicas-to-write", "min-replicas-max-lag"):
            primary.ask("CONFIG", "SET", name, 1)
        replica.signal(signal.SIGSTOP)
        try:
            until(
                lambda: not primary.ask("INFO", "replication")["min_slaves_good_slaves"],
                "the primary does not notice",
            )
            await refused(store, 2, "b")
            assert not await store.writable()
        finally:
            replica.signal(signal.SIGCONT)
        await healed(store, 2, "b")
    primary.ask("CONFIG", "SET", "min-replicas-to-write", 0)


async def test_without_a_sentinel_it_says_so(group: Watched) -> None:
    for url, words in (
        ("redis+sentinel://127.0.0.1:1,127.0.0.1:1/main/0", "none of its Sentinels names a primary"),
        (group.url.replace("the-rooms", "another"), "none of its Sentinels names a primary"),
    ):
        with pytest.raises(StoreError, match=words) as raised:
            await RedisStore(url).open()
        assert "\n" not in str(raised.value)


async def test_over_tls_with_names_and_passwords_of_both(tmp_path: Path) -> None:
    ports = free_port(), free_port()
    tls = (*certificate(tmp_path), "--tls-replication", "yes")
    with server("redis", tmp_path / "one", *tls, "--tls-port", str(ports[0])) as one:
        one.ask("CONFIG", "SET", "requirepass", "rooms")
        sentinel = Server("redis", tmp_path / "two", "--sentinel", *tls, "--tls-port", str(ports[1]))
        sentinel.config = sentinel.folder / "conf"
        sentinel.config.write_text(
            "sentinel resolve-hostnames yes\nsentinel announce-hostnames yes\n"
            f"sentinel monitor {NAME} localhost {ports[0]} 1\nsentinel auth-pass {NAME} rooms\n"
            "requirepass watch\n"
        )
        try:
            sentinel.start(ready=False)
            trust = f"ssl_ca_certs={tmp_path}/tls.pem"
            url = f"rediss+sentinel://:rooms@localhost:{ports[1]}/{NAME}/2?{trust}"
            async with asyncio.timeout(PATIENCE):
                while True:
                    with contextlib.suppress(StoreError):
                        store = RedisStore(f"{url}&sentinel_password=watch")
                        await store.open()
                        break
                    await asyncio.sleep(0.02)
            ear = await listen(store, ROOM)
            await fill(store, ROOM, [record(1)])
            assert await soon(ear.records) == record(1)
            await store.close()
            with pytest.raises(StoreError, match=r"does not accept|none of its Sentinels"):
                await RedisStore(url).open()
        finally:
            sentinel.end()
        assert one.process is not None

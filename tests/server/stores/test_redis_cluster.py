"""The Redis store on a real cluster: the promises of every store, while slots move and servers die."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import structlog
from tests.redis_groups import CALM, Shards, shards, until
from tests.redis_servers import KINDS, certificate, free_port, in_step, server
from tests.server.stores.redis_faults import PATIENCE, opened
from tests.server.stores.redis_shards import NAMES, Writers, home_of, rooms_at, seen, taken, together
from tests.server.stores.test_redis import RedisConformance

from samesky_server.stores.base import (
    HUBS,
    Appended,
    Conflict,
    Duplicate,
    Loaded,
    StoreError,
    Unavailable,
)
from samesky_server.stores.fixtures import Ear, append, fill, listen, record, snapshot, soon
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.redis_keys import slot


@pytest.fixture(scope="module", params=KINDS)
def group(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shards]:
    with shards(request.param, tmp_path_factory.mktemp("shards"), replicas=True) as made:
        yield made


@pytest.fixture
def empty(group: Shards) -> Shards:
    group.until_whole()
    group.ask("FLUSHALL")
    return group


class TestRedisCluster(RedisConformance):
    @pytest.fixture(scope="class")
    @classmethod
    def running(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shards]:
        with shards("redis", tmp_path_factory.mktemp("cluster")) as made:
            yield made

    @pytest.fixture
    def url(self, running: Shards) -> str:
        return running.url


# ------------------------------------------------------------------------------------- slots that move


async def test_a_slot_that_moves_while_rooms_are_live_loses_and_doubles_nothing(empty: Shards) -> None:
    old, new = empty.primaries[0], empty.primaries[1]
    [room, *others] = rooms_at(empty, old, 2)
    rooms = [room, *together(room, 3), *others]
    moves = slot(NAMES.keys(room).log.encode())
    async with opened(empty.url) as store, opened(empty.url) as other:
        ears = [await listen(one, room) for one in (store, other)]
        writers = Writers([store, other], rooms)
        await writers.appended(20)
        await store.compact(room, snapshot(list(writers.kept[room].values())[:10]))
        for to in (new, old):
            move = empty.move_at_once if old.kind == "valkey" else empty.move
            moving = asyncio.ensure_future(asyncio.to_thread(move, moves, to))
            while not moving.done():
                for each in rooms:  # none is refused to who opens it just now
                    assert await other.load(each) is not None
            await moving
            assert home_of(empty, room) is to
            await writers.appended(20)
            for ear in ears:
                await soon(ear.gaps)
        await writers.end()
        for each in rooms:
            records = await store.tail(each, 0, 10_000)
            assert records is not None
            ids = [one.id for one in records]
            assert len(set(ids)) == len(ids), "none is there twice"
            assert [one.seq for one in records] == list(range(1, len(ids) + 1))
            there = {one.seq: one for one in records}
            assert writers.kept[each].items() <= there.items(), "what was acknowledged is there, as it was"
            loaded = await other.load(each)
            assert loaded is not None
            assert loaded.tail[-1] == records[-1]
        assert dict(await store.due(1000.0, 99)).keys() == set(rooms)
        for n, (from_, to_) in enumerate(((store, 1), (other, 0))):
            from_.publish(room, b"%d" % n)
            async with asyncio.timeout(PATIENCE):
                while await ears[to_].messages.get() != b"%d" % n:
                    pass


async def test_a_room_is_opened_and_read_whole_while_its_keys_are_at_two_servers(empty: Shards) -> None:
    """Key by key, and some were never there: a young room has no snapshot, and nothing in it is settled."""
    old, new = empty.primaries[0], empty.primaries[2]
    [young] = rooms_at(empty, old, 1)
    grown, erased = together(young, 2)
    moves, loop = slot(NAMES.keys(young).log.encode()), asyncio.get_running_loop()
    records = [record(seq, f"id-{seq}", entries=seq % 3) for seq in range(1, 31)]
    async with opened(empty.url) as store:
        for room in (young, grown, erased):
            await fill(store, room, records)
        await store.compact(grown, snapshot(records[:12]))
        await store.compact(erased, snapshot(records[:16]), forget=True)
        await store.redact(erased, ["5-0", "29-1"])
        whole = [await seen(store, room) for room in (young, grown, erased)]
        went = 0

        async def again() -> list[list[object]]:
            return [await seen(store, room) for room in (young, grown, erased)]

        def during() -> None:
            nonlocal went
            assert asyncio.run_coroutine_threadsafe(again(), loop).result(PATIENCE) == whole
            went += 1

        await asyncio.to_thread(empty.move, moves, new, during, 1)
        assert went > 8, "the keys of one room are apart in between"
        await asyncio.to_thread(empty.move, moves, old)
        assert await again() == whole


async def test_who_listens_follows_a_slot_though_nobody_speaks(empty: Shards) -> None:
    old, new = empty.primaries[1], empty.primaries[2]
    [room] = rooms_at(empty, old, 1)
    moves = slot(NAMES.keys(room).log.encode())
    async with opened(empty.url) as store:
        ear = await listen(store, room)
        empty.move(moves, new)
        await soon(ear.gaps)
        store.publish(room, b"here")
        assert await soon(ear.messages) == b"here"
        empty.move(moves, old)
        await soon(ear.gaps)


async def test_records_are_heard_though_their_room_moves_ahead_of_who_listens(group: Shards) -> None:
    """Key by key a log arrives long before the slot is over there: nobody listens there yet."""
    group.until_whole()
    old, new = group.primaries[0], group.primaries[2]
    [room] = rooms_at(group, old, 1)
    moves = slot(NAMES.keys(room).log.encode())
    async with opened(group.url) as store, opened(group.url) as other:
        ear = await listen(other, room)
        store.subscribe(room, Ear())
        await fill(store, room, [record(1)])
        assert await soon(ear.records) == record(1)
        went: list[int] = []
        loop = asyncio.get_running_loop()

        def during() -> None:
            seq = 2 + len(went)
            went.append(seq)
            assert asyncio.run_coroutine_threadsafe(heard(seq), loop).result(PATIENCE)

        async def heard(seq: int) -> bool:
            await fill(store, room, [record(seq)])
            async with asyncio.timeout(PATIENCE):
                while await ear.records.get() != record(seq):
                    pass
            return True

        await asyncio.to_thread(group.move, moves, new, during)
        assert len(went) >= 2
        await asyncio.to_thread(group.move, moves, old)


# --------------------------------------------------------------------------------- servers that are away


async def test_a_server_that_hangs_keeps_nobody_waiting_but_its_own_rooms(empty: Shards) -> None:
    away, *there = empty.primaries
    [lost] = rooms_at(empty, away, 1)
    rest = [room for one in there for room in rooms_at(empty, one, 3)]
    async with opened(empty.url) as store, opened(empty.url) as other:
        ear, hubs = await listen(other, rest[0]), await listen(other, HUBS)
        for room in (lost, *rest):
            await fill(store, room, [record(1)])
            store.hint(room, 5.0)
        away.signal(signal.SIGSTOP)
        try:
            waiting = asyncio.ensure_future(append(store, lost, record(2, "a"), base=1))
            for seq in range(2, 12):
                done = await asyncio.gather(*[append(store, room, record(seq)) for room in rest])
                assert done == [Appended(seq)] * len(rest)
            assert not waiting.done()
            store.publish(HUBS, b"here I am")
            assert await soon(hubs.messages) == b"here I am"
            assert await store.writable()
            assert isinstance(await waiting, Unavailable)
            empty.hasten(of=[one for one in empty.servers if one is not away])
            outcome = await taken(store, lost, record(2, "a"))
            assert outcome == Appended(2), "its replica has taken over"
        finally:
            away.signal(signal.SIGCONT)
            empty.hasten(CALM)
        async with asyncio.timeout(PATIENCE):
            while await ear.records.get() != record(11):
                pass
        empty.until_whole()


async def test_a_primary_that_dies_is_followed_by_its_rooms_and_the_others_notice_nothing(
    group: Shards,
) -> None:
    group.until_whole()
    group.ask("FLUSHALL")
    away = group.primaries[0]
    heir = group.replica_of(away)
    lost, cut = rooms_at(group, away, 2)
    rest = [room for one in group.primaries if one is not away for room in rooms_at(group, one, 2)]
    async with opened(group.url) as store, opened(group.url) as other:
        ears = [await listen(other, room) for room in (lost, rest[0])]
        await fill(store, lost, [record(seq, f"id-{seq}") for seq in (1, 2, 3)])
        await fill(store, cut, [record(1, "kept")])
        for room in rest:
            await fill(store, room, [record(1)])
        in_step(away, heir)
        heir.signal(signal.SIGSTOP)
        away.ask("CLIENT", "KILL", "TYPE", "replica")  # what comes now it does not get
        await fill(store, cut, [record(2, "lost", mark="aa" * 8)])
        away.kill()
        heir.signal(signal.SIGCONT)
        writers = Writers([store, other], rest)
        assert isinstance(await append(store, lost, record(4, "next"), base=3), Unavailable)
        found = await store.tops([lost, *rest, "no-such-room"])
        assert found[lost] is None, "nobody knows"
        assert all(found[room] for room in rest)
        await writers.appended(5)
        assert await store.writable()
        group.hasten()
        outcome = await taken(store, lost, record(4, "next"))
        assert outcome == Appended(4), "nothing that was there is gone"
        group.hasten(CALM)
        late = record(3, "built on what is gone", after="aa" * 8)
        assert await taken(other, cut, late) == Conflict(1), "and what is gone is said to be"
        await soon(ears[0].gaps)
        for seq in count(5):  # another connection may be lost on a busy machine
            await fill(store, lost, [record(seq)])
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.5):
                    while (await ears[0].records.get()).seq < 5:
                        pass
                break
        await writers.appended(5)
        await writers.end()
        kept = await store.tail(lost, 2, 3)
        assert kept == [record(3, "id-3"), record(4, "next"), record(5)]
    away.start()
    group.until_whole()


async def test_it_is_opened_while_a_server_is_away_and_says_so(empty: Shards) -> None:
    away = empty.at(NAMES.probe(0))  # the one whose clock hubs go by
    names = [name for name in map("name-{}".format, range(99)) if empty.at(NAMES.keep(name)) is away]
    [lost] = rooms_at(empty, away, 1)
    [there] = rooms_at(empty, next(one for one in empty.primaries if one is not away), 1)
    async with opened(empty.url) as store:
        assert await store.keep(names[0], b"value") == b"value"
        for room in (lost, there):
            await fill(store, room, [record(1)])
    away.signal(signal.SIGSTOP)
    try:
        store = RedisStore(empty.url)
        with structlog.testing.capture_logs() as lines:
            assert await store.open() == record(1).at
        try:
            [said] = [line for line in lines if line["event"] == "store_part_away"]
            assert said["reason"] == f"Redis at 127.0.0.1:{away.port}: it does not answer."
            assert (said["parts"], said["of"]) == (43, 128)
            told = await asyncio.gather(
                store.keep(names[0], b"another"),
                store.keep(names[1], b"value"),
                store.load(lost),
                append(store, lost, record(2, "a"), base=1),
                append(store, there, record(2), base=1),
                store.writable(),
                return_exceptions=True,
            )
            assert told[0] == b"value", "there are copies"
            assert [str(one) for one in told[1:3]] == [said["reason"]] * 2
            assert isinstance(told[3], Unavailable)
            assert told[4:] == [Appended(2), True]
            assert await store.time() is not None
            with structlog.testing.capture_logs() as lines:
                away.signal(signal.SIGCONT)
                assert await taken(store, lost, record(2, "a")) in (Appended(2), Duplicate(2)), "once"
                assert await store.load(lost) == Loaded(None, [record(1), record(2, "a")])
                async with asyncio.timeout(PATIENCE):
                    while not any(line["event"] == "store_part_back" for line in lines):
                        await asyncio.sleep(0.01)
        finally:
            await store.close()
    finally:
        away.signal(signal.SIGCONT)


# ------------------------------------------------------------------------------------------- what it says


async def test_what_is_no_cluster_and_what_is_one(tmp_path: Path, group: Shards) -> None:
    with server("redis", tmp_path / "alone") as alone:
        url = f"redis+cluster://:canary@127.0.0.1:{alone.port}"
        with pytest.raises(StoreError) as raised:
            await RedisStore(url.replace(":canary@", "")).open()
        assert str(raised.value) == f"Redis at 127.0.0.1:{alone.port}: it is no cluster: use redis://."
        with pytest.raises(StoreError) as raised:
            await RedisStore(url).open()
        assert "canary" not in str(raised.value)
    with pytest.raises(StoreError, match="it can't be reached"):
        await RedisStore(url).open()
    with pytest.raises(StoreError, match=r"use redis\+cluster://"):
        store = RedisStore(group.primaries[0].url)
        await store.open()
        try:
            for n in range(9):
                await store.load(f"room-{n}")
        finally:
            await store.close()


async def test_rooms_are_found_at_all_servers_and_not_while_slots_move(empty: Shards) -> None:
    rooms = [room for one in empty.primaries for room in rooms_at(empty, one, 3)]
    async with opened(empty.url) as store, opened(empty.url):
        for room in rooms:
            await fill(store, room, [record(1)])
        await store.keep("secret", b"value")
        assert await store.rooms() == sorted(rooms)
        assert await store.keeps() == {"secret": b"value"}
        assert await store.others() == 1
        assert await store.load(rooms[0]) == Loaded(None, [record(1)])
        moves, to = slot(NAMES.keys(rooms[0]).log.encode()), empty.primaries[1]
        empty.primaries[0].ask("CLUSTER", "SETSLOT", moves, "MIGRATING", to.ask("CLUSTER", "MYID"))
        with pytest.raises(StoreError, match="slots are being moved"):
            await store.rooms()
        empty.primaries[0].ask("CLUSTER", "SETSLOT", moves, "STABLE")
        assert await store.rooms() == sorted(rooms)


async def test_over_tls_each_server_is_believed_only_where_it_is_trusted(tmp_path: Path) -> None:
    port = free_port()
    tls = (*certificate(tmp_path), "--tls-port", str(port), "--tls-cluster", "yes")
    with server(
        "redis", tmp_path / "data", *tls, "--cluster-enabled", "yes", "--cluster-port", str(free_port())
    ) as alone:
        alone.ask("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
        until(lambda: b"cluster_state:ok" in alone.ask("CLUSTER", "INFO"), "it does not serve")
        url = f"rediss+cluster://localhost:{port}"
        async with opened(f"{url}?ssl_ca_certs={tmp_path}/tls.pem") as store:
            ear = await listen(store, "room-one")
            await fill(store, "room-one", [record(1)])
            assert await soon(ear.records) == record(1)
        with pytest.raises(StoreError, match="its certificate is not trusted here"):
            await RedisStore(url).open()

"""The Redis store when Redis is away, slow, full, loading, a replica, or not what it was: it says so and heals."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from pathlib import Path

import pytest
from redis.asyncio import Connection
from tests.redis_servers import DURABLE, KINDS, Server, in_step, pair, server
from tests.server.stores.redis_faults import (
    PATIENCE,
    ROOM,
    healed,
    opened,
    refused,
    unreadable,
    unwritable,
)

from samesky_server.stores.base import Appended, Conflict, Duplicate, Loaded, StoreError, Unavailable
from samesky_server.stores.fixtures import Ear, append, fill, listen, record, snapshot, soon
from samesky_server.stores.redis import RedisStore

# ------------------------------------------------------------------------------------------ away and slow

pytestmark = pytest.mark.usefixtures("no_task_is_left")


async def test_a_redis_that_hangs_keeps_nobody_waiting_and_heals(running: Server) -> None:
    async with opened(running.url) as store:
        await fill(store, ROOM, [record(1, "a")])
        running.signal(signal.SIGSTOP)
        await asyncio.gather(refused(store, 2, "b"), unreadable(store), unwritable(store))
        await refused(store, 2, "b")
        running.signal(signal.SIGCONT)
        await healed(store, 2, "b")


async def test_a_killed_redis_comes_back_with_all_that_was_acknowledged(running: Server) -> None:
    async with opened(running.url) as store:
        ear = await listen(store, ROOM)
        records = await fill(store, ROOM, [record(seq, f"id-{seq}", entries=1) for seq in range(1, 101)])
        running.kill()
        await asyncio.gather(refused(store, 101, "b"), unreadable(store), unwritable(store))
        running.start()
        await healed(store, 101, "b")
        assert await store.load(ROOM) == Loaded(None, [*records, record(101, "b")])
        await soon(ear.gaps)
        await fill(store, ROOM, [record(102)])
        async with asyncio.timeout(PATIENCE):
            while await ear.records.get() != record(102):
                pass


async def test_a_redis_that_is_loading_is_waited_for(tmp_path: Path, running: Server) -> None:
    async with opened(running.unix_url) as store:
        await fill(store, ROOM, [record(1, "a")])
        for n in range(60):
            running.ask("SET", f"filler-{n}", os.urandom(200))
        running.ask("BGREWRITEAOF")  # loading delays are of the compact form
        while running.ask("INFO", "persistence")["aof_rewrite_in_progress"]:
            await asyncio.sleep(0.01)
        running.kill()
        running.start(
            "--key-load-delay", "40000", "--loading-process-events-interval-bytes", "1024", ready=False
        )
        loading = False
        async with asyncio.timeout(PATIENCE):
            while isinstance(outcome := await append(store, ROOM, record(2, "b"), base=1), Unavailable):
                try:
                    await store.load(ROOM)
                except StoreError as error:
                    loading = loading or "still loading" in str(error)
        assert outcome == Appended(2)
        assert loading


async def test_an_answer_that_is_lost_is_asked_for_again_and_is_the_same(running: Server) -> None:
    drops = 1
    relays: list[asyncio.Task[None]] = []

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        relays.append(task)
        ours, theirs = await asyncio.open_unix_connection(running.socket)

        async def back() -> None:
            nonlocal drops
            while data := await ours.read(65536):
                if b"appended" in data and drops:
                    drops -= 1
                    break
                writer.write(data)
            writer.close()

        async with asyncio.TaskGroup() as both:
            both.create_task(back())
            while data := await reader.read(65536):
                theirs.write(data)
            theirs.close()

    relaying = await asyncio.start_server(relay, "127.0.0.1", 0)
    store = RedisStore(f"redis://127.0.0.1:{relaying.sockets[0].getsockname()[1]}/0")
    await store.open()
    # Without ids: it is the call that is known again, not the command.
    outcomes = [append(store, ROOM, record(seq)) for seq in (1, 2, 3)]
    assert await asyncio.gather(*outcomes) == [Appended(1), Appended(2), Appended(3)]
    assert drops == 0
    drops = 2
    assert isinstance(await append(store, ROOM, record(4, "d"), base=3), Unavailable), "twice in a row"
    assert drops == 0
    assert await append(store, ROOM, record(5, "d"), base=3) == Duplicate(4)
    assert await store.tail(ROOM, 0, 9) == [record(1), record(2), record(3), record(4, "d")]
    await store.close()
    relaying.close()
    await asyncio.wait(relays, timeout=PATIENCE)


# ------------------------------------------------------------------------------------- full and read-only


async def test_a_full_redis_refuses_writes_and_goes_on_reading(
    running: Server, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(running.unix_url) as store:
        await fill(store, ROOM, [record(1, "a", entries=1)])
        running.ask("CONFIG", "SET", "maxmemory", "1")
        store.hint(ROOM, 8.0)
        await refused(store, 2, "b")
        await unwritable(store)
        with pytest.raises(StoreError, match="its memory is full"):
            await store.put(ROOM, "clip", b"blob", 9.0, 4096)
        assert await store.load(ROOM) == Loaded(None, [record(1, "a", entries=1)])
        assert (await store.page(ROOM, None, 9))[0]
        running.ask("CONFIG", "SET", "maxmemory", "0")
        await healed(store, 2, "b")
        assert await store.due(9.0, 9) == [(ROOM, 8.0)], "a hint that is not kept at once is kept later"
    said = [one.getMessage() for one in caplog.records if one.name.startswith("samesky")]
    assert len(said) <= 4, said


async def test_a_replica_takes_no_writes_until_it_is_primary_again(running: Server, tmp_path: Path) -> None:
    with server(running.kind, tmp_path / "other") as other:
        async with opened(running.url) as store:
            await fill(store, ROOM, [record(1, "a")])
            other.ask("REPLICAOF", "127.0.0.1", running.port)
            in_step(running, other)
            other.ask("REPLICAOF", "NO", "ONE")
            running.ask("REPLICAOF", "127.0.0.1", other.port)
            await refused(store, 2, "b")
            await unwritable(store)
            running.ask("REPLICAOF", "NO", "ONE")
            await healed(store, 2, "b")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_failover_that_lost_the_end_is_seen_and_goes_on(kind: str, tmp_path: Path) -> None:
    where = tmp_path / "s"  # clients know a name, and the name leads to whoever is primary
    if len(str(where)) > 90:
        where = Path(os.path.relpath(where))
    with pair(kind, tmp_path, *DURABLE) as (one, two):
        where.symlink_to(one.socket)
        async with opened(f"unix://{where.absolute()}") as store:
            ear = await listen(store, ROOM)
            await fill(store, ROOM, [record(seq, f"id-{seq}") for seq in (1, 2, 3)])
            in_step(one, two)
            two.ask("REPLICAOF", "127.0.0.1", 1)  # cut off, with what it has
            await fill(store, ROOM, [record(4, "lost"), record(5, "lost too", mark="aa" * 8)])
            one.kill()
            two.ask("REPLICAOF", "NO", "ONE")
            where.unlink()
            where.symlink_to(two.socket)
            async with asyncio.timeout(PATIENCE):
                while isinstance(
                    outcome := await append(store, ROOM, record(6, "next"), base=5), Unavailable
                ):
                    pass
            assert outcome == Conflict(3), "the end is gone, and everybody hears of it"
            assert (await store.tops([ROOM]))[ROOM].seq == 3
            await soon(ear.gaps)
            assert await append(store, ROOM, record(4, "lost"), base=0) == Appended(4)
            assert await append(store, ROOM, record(5, "new", mark="bb" * 8), base=4) == Appended(5)
            late = record(6, "built on what is gone", after="aa" * 8)
            assert await append(store, ROOM, late, base=5) == Conflict(5)
            assert await store.find(ROOM, "lost too", 0) is None
            await store.compact(
                ROOM, snapshot([record(seq) for seq in range(1, 5)] + [record(5, mark="aa" * 8)])
            )
            loaded = await store.load(ROOM)
            assert loaded is not None
            assert loaded.snapshot is None, "a snapshot of what is gone is not kept"


# --------------------------------------------------------------------------------- what is heard, or missed


async def test_a_lost_subscription_is_made_anew_and_told(running: Server) -> None:
    async with opened(running.url) as store, opened(running.url) as other:
        ears = [await listen(store, ROOM), await listen(store, "another"), await listen(other, ROOM)]
        for n in range(5):
            assert running.ask("CLIENT", "KILL", "TYPE", "pubsub") == 2
            for ear in ears:
                await soon(ear.gaps)
            store.publish(ROOM, b"%d" % n)
            assert await soon(ears[2].messages) == b"%d" % n
            assert await soon(ears[0].messages) == b"%d" % n
        assert all(ear.gaps.empty() for ear in ears), "once each time"


async def test_many_rooms_come_and_go_while_the_connection_is_lost(running: Server) -> None:
    async with opened(running.url) as store, opened(running.url) as other:
        first = await listen(other, "room-0")
        for n in range(1200):
            other.subscribe(f"room-{n}", first)
        for n in range(1100):
            other.unsubscribe(f"room-{n}", first)
        running.ask("CLIENT", "KILL", "TYPE", "pubsub")
        await soon(first.gaps)
        store.publish("room-3", b"not this")
        store.publish("room-1150", b"this")
        assert await soon(first.messages) == b"this"
        assert len(running.ask("PUBSUB", "CHANNELS")) == 101  # and that of the hubs


async def test_closing_ends_even_a_send_that_swallows_its_cancelling(
    running: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    sending, send = asyncio.Event(), Connection.send_command

    async def swallow(self: Connection, *command: str) -> None:
        if command[0] != "SUBSCRIBE" or b"room" not in str(command[1]).encode():
            return await send(self, *command)
        sending.set()
        with contextlib.suppress(asyncio.CancelledError):  # as asyncio.wait_for may do before Python 3.12
            await asyncio.Event().wait()
        return None

    monkeypatch.setattr(Connection, "send_command", swallow)
    async with opened(running.url) as store:
        store.subscribe(ROOM, Ear())
        await asyncio.wait_for(sending.wait(), PATIENCE)

"""What the Redis store does in several steps: a hub that dies between any two leaves a room that reads as it should.

The next who does the same brings it to the same end, and hubs that do it at the same time do not harm each other.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from tests.redis_servers import KINDS, Server, server

from samesky_server.stores.base import Appended, Conflict, Duplicate, StoreError, Unavailable, Whole
from samesky_server.stores.fixtures import append, fill, record, snapshot
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.redis_blobs import UNFINISHED
from samesky_server.stores.scripts import Command
from samesky_shared.core.record import Record

ROOM, OTHER = "room-one", "room-two"
BLOBS = ("blob-1", "blob-2", "blob-3", "free", "late")
RECORDS = [record(seq, f"id-{seq}", entries=2) for seq in range(1, 9)]
LESS = tuple(replace(RECORDS[seq - 1].entries[1], body={}) for seq in (1, 5, 6))
ERASING = replace(record(9, "erasing"), redacted=LESS)


@pytest.fixture(scope="module", params=KINDS)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(request.param, tmp_path_factory.mktemp("steps")) as one:
        yield one


async def opened(running: Server) -> RedisStore:
    store = RedisStore(running.unix_url)
    await store.open()
    return store


def dies_after(store: RedisStore, commands: int) -> None:
    """Lets only so many commands through; then this hub is dead."""
    left = commands
    open_store = store._opened
    assert open_store is not None
    for link in (open_store.link, open_store.lane(ROOM)._link):

        async def answers(
            asked: Sequence[Command], whole: Callable[..., Awaitable[list[Any]]] = link.answers
        ) -> list[Any]:
            nonlocal left
            some = list(asked)[: max(left, 0)]
            left -= len(asked)
            told = await whole(some) if some else []
            if left < 0:
                raise StoreError("dead")
            return told

        link.answers = answers  # type: ignore[method-assign]


class Step(NamedTuple):
    """Something that takes several commands."""

    name: str
    act: Callable[[RedisStore], Awaitable[Any]]
    words: str = ""
    """A word that is gone in the end, and from when it was said to be done."""


async def erasing(store: RedisStore) -> None:
    outcome = await append(store, ROOM, ERASING, base=8)
    if isinstance(outcome, Unavailable):
        raise StoreError("dead")
    assert outcome in (Appended(9), Duplicate(9))


COMES = Whole(
    snapshot(RECORDS[:6]),
    [replace(one, entries=()) for one in RECORDS[5:]],
    [*RECORDS[2].entries, *RECORDS[4].entries],
    {"blob-1": 9.0, "free": 9.0},
    8.0,
)
"""A room that comes in, as it was kept elsewhere."""

STEPS = [
    Step("compact", lambda store: store.compact(ROOM, snapshot(RECORDS[:6]))),
    Step("forget", lambda store: store.compact(ROOM, snapshot(RECORDS[:6]), forget=True)),
    Step("redact", lambda store: store.redact(ROOM, ["1-1", "5-1", "6-0"]), "line 6-0"),
    Step("erase", erasing, "line 5-1"),
    Step("put", lambda store: store.put(ROOM, "late", b"late", 60.0, 2**20)),
    Step("drop", lambda store: store.drop(ROOM, "free")),
    Step("sweep", lambda store: store.sweep(55.0, 9)),
    Step("delete", lambda store: store.delete(ROOM)),
    Step(
        "import",
        lambda store: store.import_(OTHER, COMES, {"blob-1": b"1", "free": b"2"}),
    ),
]


async def prepare(running: Server, store: RedisStore) -> None:
    running.ask("FLUSHALL")
    store.hint(ROOM, 7.0)
    await fill(store, ROOM, RECORDS[:4])
    await store.compact(ROOM, snapshot(RECORDS[:2]))
    for name, until in (("blob-1", 1.0), ("blob-2", 50.0), ("blob-3", 2.0), ("free", 50.0)):
        assert await store.put(ROOM, name, name.encode(), until, 2**20) == "kept"
    await fill(store, ROOM, RECORDS[4:])


async def state(store: RedisStore) -> list[Any]:
    """All that can be read."""
    found: list[Any] = [await store.due(99.0, 9)]
    for room in (ROOM, OTHER):
        found.append(await store.load(room))
        asked: list[Awaitable[Any]] = [store.export(room), *[store.get(room, name) for name in BLOBS]]
        asked += [store.tail(room, after, 3) for after in range(10)]
        asked += [store.page(room, before, 3) for before in (*range(1, 11), None)]
        asked += [store.entries(room, after, 3) for after in range(10)]
        asked += [store.find(room, one.id, base) for one in RECORDS for base in (0, 3)]
        found += await asyncio.gather(*asked)
    return found


async def whole(store: RedisStore, step: Step) -> None:
    """However far it came: no entry is missing or double, and none comes back."""
    loaded, (entries, more) = await store.load(ROOM), await store.page(ROOM, None, 99)
    assert not more
    if step.name == "delete":
        assert (loaded is None) == (entries == [])
    else:
        assert [entry.id for entry in entries] == [f"{seq}-{n}" for seq in range(1, 9) for n in range(2)]
        assert loaded is not None
    there = await store.load(OTHER)
    if there is not None:
        assert len((await store.page(OTHER, None, 99))[0]) == 4
        assert await store.get(OTHER, "free") == b"2"


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
async def test_a_hub_may_die_between_any_two_steps(step: Step, running: Server) -> None:
    store = await opened(running)
    await prepare(running, store)
    await step.act(store)
    expected = await state(store)
    assert step.words not in str(expected) or not step.words
    left = [await store.sweep(at, 9) for at in (55.0, 99.0)]
    for commands in range(200):
        await prepare(running, store)
        dying = await opened(running)
        dies_after(dying, commands)
        try:
            await step.act(dying)
            died = False
        except StoreError:
            died = True
        await dying.close()
        await whole(store, step)
        if died:
            await step.act(store)
        assert await state(store) == expected, f"after {commands} commands"
        assert [await store.sweep(at, 9) for at in (55.0, 99.0)] == left
        if not died:
            assert commands > 0
            await store.close()
            return
    raise AssertionError("it never ends")


async def test_nothing_of_a_room_is_left_that_was_never_whole(running: Server) -> None:
    """An import that stopped half way is swept with its blobs."""
    for commands in range(4, 12):
        running.ask("FLUSHALL")
        dying = await opened(running)
        dies_after(dying, commands)
        with pytest.raises(StoreError):
            await STEPS[-1].act(dying)
        await dying.close()
        store = await opened(running)
        assert await store.load(OTHER) is None
        await store.sweep(time.time() + 2 * UNFINISHED, 9)
        assert [key for key in running.ask("KEYS", "*") if b"{" in key] == []
        await store.close()


async def test_forgotten_words_are_nowhere_in_redis(running: Server) -> None:
    running.ask("FLUSHALL")
    running.ask("CONFIG", "SET", "rdbcompression", "no")  # a dump then shows the bytes as they are
    store = await opened(running)
    records = await fill(store, ROOM, [record(seq, entries=1) for seq in range(1, 60)])
    await store.redact(ROOM, ["58-0"])
    await store.compact(ROOM, snapshot(records), forget=True)

    def dump() -> bytes:
        return b"".join(running.ask("DUMP", key) for key in running.ask("KEYS", "*"))

    assert b"line 58-0" not in dump()
    assert b"line 57-0" in dump()
    await store.delete(ROOM)
    assert [key for key in running.ask("KEYS", "*") if b"{" in key] == []
    await store.close()


async def test_hubs_that_do_all_of_it_at_once_do_not_harm_each_other(running: Server) -> None:
    running.ask("FLUSHALL")
    stores = [await opened(running) for _ in range(3)]
    chance = random.Random(7)
    kept: list[Record] = []
    redacted: set[str] = set()
    over = False

    async def write(store: RedisStore, name: str) -> None:
        count = 0
        while len(kept) < 150:
            seq = len(kept) + 1
            one = record(seq, f"{name}-{count}", entries=2, mark=f"{name}{count:08x}".ljust(16, "0"))
            if seq > 20 and chance.random() < 0.2:
                target = kept[chance.randrange(len(kept))]
                if target.entries:
                    less = (replace(target.entries[0], body={}),)
                    one = replace(one, entries=(), redacted=less)
            outcome = await append(store, ROOM, one, base=seq - 1)
            if outcome == Appended(seq):
                kept.append(one)
                redacted.update(entry.id for entry in one.redacted)
                count += 1
            else:
                assert isinstance(outcome, Conflict)
                await asyncio.sleep(0)

    async def tidy(store: RedisStore) -> None:
        while not over:
            if len(kept) > 5:
                top = chance.randrange(1, len(kept))
                await store.compact(ROOM, snapshot(kept[:top]), forget=chance.random() < 0.3)
                if (entries := kept[top].entries) and chance.random() < 0.5:
                    await store.redact(ROOM, [entries[1].id])
                    redacted.add(entries[1].id)
            await asyncio.sleep(0)

    async def read(store: RedisStore) -> None:
        while not over:
            known, gone = list(kept), set(redacted)
            found, more = await store.page(ROOM, None, 10_000)
            assert not more
            ids = [entry.id for entry in found]
            assert len(set(ids)) == len(ids)
            expected = [entry.id for one in known for entry in one.entries]
            assert ids[: len(expected)] == expected
            assert not [entry.id for entry in found if entry.id in gone and entry.body]
            loaded = await store.load(ROOM)
            if loaded is not None and known:
                seqs = [one.seq for one in loaded.tail]
                first = 1 if loaded.snapshot is None else loaded.snapshot.seq + 1
                assert seqs == list(range(first, first + len(seqs)))
                assert first + len(seqs) > len(known)

    async with asyncio.TaskGroup() as group:
        writers = [group.create_task(write(store, name)) for store, name in zip(stores, "ab", strict=False)]
        for store in stores:
            group.create_task(tidy(store))
            group.create_task(read(store))
        await asyncio.wait(writers)
        over = True
    found, _ = await stores[0].page(ROOM, None, 10_000)
    expected = [entry for one in kept for entry in one.entries]
    assert [entry.id for entry in found] == [entry.id for entry in expected]
    assert {entry.id for entry in found if not entry.body} == redacted
    assert len(redacted) > 5
    for store in stores:
        await store.close()

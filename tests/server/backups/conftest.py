"""What the tests of backups work with: stores with all that can be in one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.redis_servers import DURABLE, Server, server

from samesky_server.stores.base import Appended, Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_server.stores.fixtures import append, fill, record, snapshot
from samesky_server.stores.redis import RedisStore
from samesky_shared.core.record import Record

ONE, TWO, THREE = "room-one", "room-two", "room-three"
CLIP = b"\x00a clip\xff" * 200
NAME = sha256(CLIP).hexdigest()
"""What a hub calls it."""


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Redis of the tests of a module, emptied before each."""
    with server("redis", tmp_path_factory.mktemp("redis"), *DURABLE) as made:
        yield made


@pytest.fixture
def url(redis: Server) -> str:
    """An empty Redis."""
    redis.ask("FLUSHALL")
    return redis.url


@asynccontextmanager
async def opened(place: Path | str) -> AsyncIterator[Store]:
    """The store at a place."""
    store: Store = EmbeddedStore(place) if isinstance(place, Path) else RedisStore(place)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


def chain(count: int, entries: int = 1) -> list[Record]:
    """Records that name each the one before it."""
    made: list[Record] = []
    for seq in range(1, count + 1):
        after = made[-1].mark if made else ""
        made.append(record(seq, f"id-{seq}", entries=entries, after=after))
    return made


async def furnish(store: Store) -> None:
    """Three rooms: one with all that there is, one that forgot its beginning, one that is new."""
    await store.keep("secret", b"\x00secret\xff")
    await store.keep("push key", b"key")
    records = await fill(store, ONE, chain(6, 2))
    for n in range(4):
        assert await store.put(ONE, f"blob-{n}", bytes([n, 255]) * 50, 10.5 + n, 2**20) == "kept"
    assert await store.put(ONE, NAME, CLIP, 99.25, 2**20) == "kept"
    first, second = records[4].entries
    less = (replace(first, body={"text": b"\x01\xfe", "deep": [{"box": b"\xff"}]}), replace(second, body={}))
    store.hint(ONE, 77.125)
    erasing = replace(record(7, "erasing", after=records[-1].mark), redacted=less)
    assert await append(store, ONE, erasing, base=6) == Appended(7)
    await store.compact(ONE, snapshot(records[:4]))
    records = await fill(store, TWO, chain(5))
    await store.compact(TWO, snapshot(records[:3]), forget=True)
    await fill(store, THREE, chain(2))


async def at(place: Path | str) -> Path | str:
    """A place with these rooms."""
    async with opened(place) as store:
        await furnish(store)
    return place


async def all_of(place: Path | str) -> dict[str, object]:
    """All that is kept there."""
    async with opened(place) as store:
        found: dict[str, object] = {"keeps": await store.keeps()}
        for room in await store.rooms():
            whole = await store.export(room)
            assert whole is not None
            found[room] = whole, {name: await store.get(room, name) for name in whole.ends}
        return found

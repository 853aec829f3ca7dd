"""What tests of the store on a cluster share: rooms by where they live, and who writes to them all the time."""

from __future__ import annotations

import asyncio
from itertools import count

from tests.redis_groups import Shards
from tests.redis_servers import Server
from tests.server.stores.redis_faults import PATIENCE

from samesky_server.stores.base import Appended, Conflict, Duplicate, Outcome, StoreError, Unavailable
from samesky_server.stores.fixtures import append, record
from samesky_server.stores.redis import RedisStore
from samesky_server.stores.redis_keys import ClusterNames
from samesky_shared.core.record import Record

NAMES = ClusterNames()


def rooms_at(group: Shards, home: Server, many: int) -> list[str]:
    """Rooms that live there, of several parts."""
    found = (f"room-{n}" for n in count())
    return [
        room for room, _ in zip((r for r in found if home_of(group, r) is home), range(many), strict=False)
    ]


def home_of(group: Shards, room: str) -> Server:
    return group.at(NAMES.keys(room).log)


def together(room: str, many: int) -> list[str]:
    """Rooms of the same part."""
    others = (f"room-{n}" for n in count(1000))
    return [
        r for r, _ in zip((r for r in others if NAMES.part(r) == NAMES.part(room)), range(many), strict=False)
    ]


class Writers:
    """Append to rooms all the time, and keep what was acknowledged."""

    def __init__(self, stores: list[RedisStore], rooms: list[str]) -> None:
        self.kept: dict[str, dict[int, Record]] = {room: {} for room in rooms}
        self.ending = False
        self._news = asyncio.Event()
        self._stores = stores
        self._tasks = [
            asyncio.ensure_future(self._write(room, store, f"{store is stores[0]}-{room}"))
            for room in rooms
            for store in stores
        ]

    async def _write(self, room: str, store: RedisStore, name: str) -> None:
        for n in count():
            if self.ending:
                return
            base = len(self.kept[room])
            while True:  # the same command, until it is known to be there
                seq = len(self.kept[room]) + 1
                one = record(seq, f"{name}-{n}", mark=f"{abs(hash((name, n, seq))):016x}"[:16], entries=n % 2)
                store.hint(room, 1000.0 - seq)
                outcome = await append(store, room, one, base=base)
                if outcome == Appended(seq):
                    assert self.kept[room].setdefault(seq, one) == one, "it was somebody else's"
                elif isinstance(outcome, Conflict) and outcome.top >= seq:
                    for found in await self._read(store, room, seq - 1):
                        assert self.kept[room].setdefault(seq, found) == found
                self._news.set()
                if isinstance(outcome, Appended | Duplicate):
                    break
                await asyncio.sleep(0)
            await asyncio.sleep(0.002)  # its pace: nobody speaks without a breath

    async def _read(self, store: RedisStore, room: str, after: int) -> list[Record]:
        try:
            return await store.tail(room, after, 1) or []
        except StoreError:
            return []

    async def appended(self, more: int) -> None:
        """Until each room has so many more records."""
        wanted = {room: len(kept) + more for room, kept in self.kept.items()}
        async with asyncio.timeout(PATIENCE):
            while any(len(self.kept[room]) < many for room, many in wanted.items()):
                self._news.clear()
                await self._news.wait()

    async def end(self) -> None:
        self.ending = True
        await asyncio.gather(*self._tasks)


async def seen(store: RedisStore, room: str) -> list[object]:
    """All that is read of a room, in every way."""
    pages = [await store.page(room, *asked) for asked in ((None, 5), (None, 99), (12, 3), (20, 9))]
    entries = [await store.entries(room, *asked) for asked in ((0, 7), (9, 99), (25, 1))]
    asked = [("id-3", 0), ("id-3", 1), ("id-3", 3), ("id-29", 3), ("no-such", 0), ("no-such", 2)]
    found = [await store.find(room, *one) for one in asked]
    return [await store.load(room), await store.tail(room, 20, 99), *pages, *entries, *found]


async def taken(store: RedisStore, room: str, one: Record) -> Outcome:
    """What comes of an append once there is somebody who decides."""
    async with asyncio.timeout(PATIENCE):
        while isinstance(outcome := await append(store, room, one, base=one.seq - 1), Unavailable):
            await asyncio.sleep(0.02)
    return outcome

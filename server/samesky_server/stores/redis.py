"""The Redis store: one Redis (or Valkey) for any number of hubs, with the promises of every store.

Appends, hints and messages go through lanes, in the order of the calls and without an await; all else is asked
as it comes. What an acknowledgement means is looked up in the configuration of the server, whenever a connection
was made anew. See `docs/decisions/017-the-redis-log.md` for how the log is kept and why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability, Entry, Position

from .. import redis_url
from ..log import log
from . import redis_hub_scripts, redis_keys
from .base import (
    HUBS,
    Duplicate,
    Listener,
    Loaded,
    Outcome,
    Put,
    Stale,
    StoreError,
    Unavailable,
    Whole,
)
from .bus import Bus
from .redis_calls import RETRY_AFTER, Append, Hint, Publish, in_order
from .redis_link import Link, durability
from .redis_open import Opened
from .scripts import Command

READY_WITHIN = 0.45
"""Seconds in which a store that is writable has shown it."""
EVICTING = "allkeys-", "volatile-"


class RedisStore:
    """A `Store` in the Redis of a URL; `redis_url` has the forms. Raises `StoreError`: it is none."""

    name: str = "redis"
    durability: Durability = "unknown"
    shared: bool = True

    def __init__(self, url: str) -> None:
        try:
            self._place = redis_url.parse(url)
        except ValueError as error:
            raise StoreError(f"The URL of Redis: {error}") from None
        self._bus = Bus()
        self._opened: Opened | None = None
        self._probe: asyncio.Task[Any] | None = None

    # ------------------------------------------------------------------------------------ opening, closing

    async def open(self) -> float:
        """As the port says; `StoreError` also when Redis may evict what it should keep."""
        if self._opened is not None:
            raise StoreError("The store is open already.")
        opened = Opened(self._place, self._bus, self._connected)
        try:
            self.durability = await self._look(opened)
            newest: bytes | None = await opened.link.one(("GET", redis_keys.NEWEST_AT))
            self._opened = opened
            await opened.ears.open()
        except BaseException:
            self._opened = None
            await opened.close()
            raise
        return float(newest or 0.0)

    async def close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.close()

    async def writable(self) -> bool:
        opened = self._opened
        if opened is None or opened.evicts:
            return False
        if self._probe is None or self._probe.done():
            probe: Command = ("SET", redis_keys.PROBE, b"1", "PX", 60_000)
            self._probe = asyncio.ensure_future(opened.link.one(probe))
        done, _ = await asyncio.wait([self._probe], timeout=READY_WITHIN)
        return bool(done) and self._probe.exception() is None

    async def time(self) -> float | None:
        told = await self._link.one(("TIME",))
        return int(told[0]) + int(told[1]) / 1e6

    async def _look(self, opened: Opened) -> Durability:
        mode, policy = await durability(opened.link)
        opened.evicts = policy is not None and policy.startswith(EVICTING)
        if opened.evicts:
            raise StoreError(
                f"Redis at {opened.link.where} may evict what it should keep (maxmemory-policy {policy}): "
                "set it to noeviction."
            )
        return mode

    def _connected(self) -> None:
        opened = self._opened
        if opened is not None:
            opened.spawn(self._look_again(opened))

    async def _look_again(self, opened: Opened) -> None:
        try:
            mode = await self._look(opened)
        except StoreError as error:
            log.error("store_failed", reason=str(error))
            return
        if mode != self.durability:
            log.warning("durability", durability=mode)
        self.durability = mode

    @property
    def _link(self) -> Link:
        return self._need().link

    def _need(self) -> Opened:
        if self._opened is None:
            raise StoreError("The store is not open.")
        return self._opened

    # --------------------------------------------------------------------------------------------- records

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        """As the port says; ValueError when the record's seq is not `expect + 1`."""
        if record.seq != expect + 1:
            raise ValueError(f"record {record.seq} does not follow {expect}")
        opened = self._opened
        if opened is None:
            asyncio.get_running_loop().call_soon(done, Unavailable(RETRY_AFTER))
        else:
            opened.lane.submit(Append(opened, room, record, base, expect, done))

    async def find(self, room: str, id: str, base: int) -> Duplicate | Stale | None:
        return await self._need().log.find(room, id, base)

    async def load(self, room: str) -> Loaded | None:
        return await self._need().log.load(room)

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        return await self._need().log.tail(room, after, limit)

    async def tops(self, rooms: Sequence[str]) -> dict[str, Position]:
        return await self._need().log.tops(rooms)

    async def page(self, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        return await self._need().log.page(room, before, limit)

    async def entries(self, room: str, after: int, limit: int) -> list[Entry]:
        return await self._need().log.entries(room, after, limit)

    async def compact(self, room: str, snapshot: Snapshot, forget: bool = False) -> None:
        await self._need().log.compact(room, snapshot, forget)

    async def redact(self, room: str, entries: Sequence[str]) -> None:
        await self._need().log.redact(room, entries)

    async def import_(self, room: str, whole: Whole, blobs: Mapping[str, bytes]) -> bool:
        opened, made = self._need(), False
        if not await opened.link.one(("EXISTS", redis_keys.keys(room).log)):
            if whole.due is not None:  # a false hint is harmless
                await opened.link.one(("ZADD", redis_keys.HINTS, "LT", whole.due, room))
            now = await self.time()
            await opened.blobs.import_(room, blobs, whole.ends, now or 0.0)
            made = await opened.log.import_(room, whole, opened.call)
        if whole.ends:  # a false look is harmless, too; whoever made the room may have died before this
            await opened.link.one(("ZADD", redis_keys.SWEEPS, "LT", min(whole.ends.values()), room))
        return made

    async def export(self, room: str) -> Whole | None:
        opened = self._need()
        due = await opened.link.one(("ZSCORE", redis_keys.HINTS, room))
        ends = await opened.blobs.ends(room)
        found = await opened.log.export(room)
        return found and found._replace(ends=ends, due=None if due is None else float(due))

    async def rooms(self) -> list[str]:
        found = await self._named(redis_keys.keys("*").log)
        return sorted(redis_keys.room_of(name) for name in found)

    async def keeps(self) -> dict[str, bytes]:
        prefix = redis_keys.keep("")
        names = await self._named(redis_keys.keep("*"))
        values = await self._link.many([("GET", name) for name in names])
        return {name.removeprefix(prefix): value for name, value in zip(names, values, strict=True)}

    async def others(self) -> int:
        """How many hubs beside this one are at this Redis now, as far as it tells."""
        channel = redis_keys.channel(self._link.db, HUBS)
        try:
            _, count = await self._link.one(("PUBSUB", "NUMSUB", channel))
        except StoreError:
            return 0
        return max(int(count) - 1, 0)

    async def _named(self, pattern: str) -> list[str]:
        found: set[bytes] = set()
        cursor = b"0"
        while True:
            cursor, some = await self._link.one(("SCAN", cursor, "MATCH", pattern, "COUNT", 1000))
            found.update(some)
            if int(cursor) == 0:
                return [name.decode() for name in found]

    async def delete(self, room: str) -> None:
        # All keys of the room go with one command; a hint that is left when it is the last one is harmless.
        index = [("ZREM", name, room) for name in (redis_keys.HINTS, redis_keys.SWEEPS)]
        commands: list[Command] = [("UNLINK", *redis_keys.keys(room)), *index]
        await in_order(self._need().lane, commands)

    # -------------------------------------------------------------------------------- hints, values, blobs

    def hint(self, room: str, due: float) -> None:
        if self._opened is not None:
            self._opened.lane.submit(Hint(room, due))

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        asked = ("ZRANGEBYSCORE", redis_keys.HINTS, "-inf", now, "WITHSCORES", "LIMIT", 0, max(limit, 0))
        rows = await self._link.one(asked)
        return [(room.decode(), float(due)) for room, due in zip(rows[::2], rows[1::2], strict=True)]

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        command = redis_hub_scripts.UNHINT(redis_keys.HINTS, room, due, "" if then is None else then)
        await in_order(self._need().lane, [command])

    async def keep(self, name: str, value: bytes) -> bytes:
        key = redis_keys.keep(name)
        _, kept = await self._link.many([("SETNX", key, value), ("GET", key)])
        return bytes(kept)

    async def put(self, room: str, name: str, blob: bytes, until: float, quota: int) -> Put:
        return await self._need().blobs.put(room, name, blob, until, quota)

    async def get(self, room: str, name: str) -> bytes | None:
        return await self._need().blobs.get(room, name)

    async def drop(self, room: str, name: str) -> None:
        await self._need().blobs.drop(room, name)

    async def sweep(self, now: float, limit: int) -> int:
        return await self._need().blobs.sweep(now, limit)

    # ------------------------------------------------------------------------------- who hears, who is here

    def subscribe(self, room: str, listener: Listener) -> None:
        self._bus.subscribe(room, listener)
        if self._opened is not None:
            self._opened.ears.subscribe(room)

    def unsubscribe(self, room: str, listener: Listener) -> None:
        self._bus.unsubscribe(room, listener)
        if self._opened is not None and not self._bus.has(room):
            self._opened.ears.unsubscribe(room)

    def publish(self, room: str, message: bytes) -> None:
        if self._opened is not None:
            self._opened.voice.submit(Publish(redis_keys.channel(self._opened.link.db, room), message))

    async def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        here, ms = redis_keys.keys(room).here, max(1, round(ttl * 1000))
        await in_order(
            self._need().voice,
            [redis_hub_scripts.TOUCH(here, device, value, ms), redis_hub_scripts.LAST(here, ms)],
        )

    async def leave(self, room: str, device: str) -> None:
        await in_order(self._need().voice, [("HDEL", redis_keys.keys(room).here, device)])

    async def here(self, room: str) -> dict[str, bytes]:
        key = redis_keys.keys(room).here
        ((found, over),) = await in_order(self._need().voice, [redis_hub_scripts.HERE(key)])
        if over:
            await in_order(
                self._need().voice,
                [redis_hub_scripts.FORGET(key, *pair) for pair in zip(over[::2], over[1::2], strict=True)],
            )
        return {device.decode(): value for device, value in zip(found[::2], found[1::2], strict=True)}

    # ------------------------------------------------------------------------------- what hubs spend together

    async def spend(self, key: str, rate: float, burst: float) -> float | None:
        """As `Till` says."""
        command = redis_hub_scripts.SPEND(redis_keys.spent(key), 1 / rate, burst / rate)
        wait = await self._link.one(command)
        return None if wait is None else float(wait)

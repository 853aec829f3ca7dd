"""The Redis store: one Redis (or Valkey) or a cluster for any number of hubs, with the promises of every store.

Appends, hints and messages go through lanes, in the order of the calls and without an await; all else is asked
as it comes. What an acknowledgement means is looked up in the configuration of the server, whenever a connection
was made anew. See `docs/decisions/017-the-redis-log.md` for how the log is kept and why.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability, Entry, Position

from .. import redis_url
from ..log import log
from . import redis_hub_scripts
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
from .lane import Lane
from .redis_calls import RETRY_AFTER, Append, Hint, Publish, in_order
from .redis_keys import Names
from .redis_link import Link, Way, durability
from .redis_open import Opened
from .scripts import Command

READY_WITHIN = 0.45
"""Seconds in which a store that is writable has shown it."""
EVICTING = "allkeys-", "volatile-"
_WORST = ("memory", "unknown", "second", "disk")


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
        self._probes: dict[int, asyncio.Task[bool]] = {}
        self._partly = False
        """Whether it was opened though some of its servers did not answer."""

    # ------------------------------------------------------------------------------------ opening, closing

    async def open(self) -> float:
        """As the port says; `StoreError` also when Redis may evict what it should keep.

        Of several servers some may be away: what is kept there waits, and the newest `at` is that of the others.
        """
        if self._opened is not None:
            raise StoreError("The store is open already.")
        opened = Opened(self._place, self._bus, self._connected)
        try:
            await opened.nodes.open()
            self.durability = await self._look(opened)
            names = opened.names
            newest = await opened.link.some([("GET", names.newest_at(part)) for part in names.parts])
            self._opened = opened
            await opened.ears.open()
        except BaseException:
            self._opened = None
            await opened.close()
            raise
        there = [one for one in newest if not isinstance(one, Exception)]
        away = [opened.link.error(one) for one in newest if isinstance(one, Exception)]
        self._partly = bool(away)
        if away:
            log.warning("store_part_away", reason=str(away[0]), parts=len(away), of=len(newest))
        return max(float(one or 0.0) for one in there)

    async def close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.close()

    async def writable(self) -> bool:
        opened = self._opened
        if opened is None or opened.evicts:
            return False
        running = {part: probe for part, probe in self._probes.items() if not probe.done()}
        self._probes = {
            part: running.get(part) or opened.spawn(self._probe(opened, part))
            for part in opened.nodes.spread()
        }
        # Where one of several servers takes nothing its rooms wait; at no other hub they would not.
        left, until = set(self._probes.values()), time.monotonic() + READY_WITHIN
        while left and (wait := until - time.monotonic()) > 0:
            done, left = await asyncio.wait(left, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
            if any(one.result() for one in done):
                return True
        return False

    async def _probe(self, opened: Opened, part: int) -> bool:
        try:
            await opened.link.one(("SET", opened.names.probe(part), b"1", "PX", 60_000))
        except StoreError:
            return False
        return True

    async def time(self) -> float | None:
        told = await self._need().nodes.clock().one(("TIME",))
        return int(told[0]) + int(told[1]) / 1e6

    async def _look(self, opened: Opened) -> Durability:
        told: list[tuple[Link, Durability, str | None]] = []
        failed: StoreError | None = None
        for link, looking in [(one, opened.spawn(durability(one))) for one in opened.nodes.every()]:
            try:
                told.append((link, *await looking))
            except StoreError as error:  # its rooms wait; when it is back it is asked again
                failed = error
        if not told:
            raise failed or StoreError(f"Redis at {self._place.where}: no server has any slots.")
        evicting = [
            (link.where, policy) for link, _, policy in told if policy and policy.startswith(EVICTING)
        ]
        opened.evicts = bool(evicting)
        for where, policy in evicting:
            raise StoreError(
                f"Redis at {where} may evict what it should keep (maxmemory-policy {policy}): set it to noeviction."
            )
        return min((mode for _, mode, _ in told), key=_WORST.index)

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
        if self._partly and not any(link.silent for link in opened.nodes.every()):
            self._partly = False
            log.info("store_part_back")

    @property
    def _link(self) -> Way:
        return self._need().link

    @property
    def _names(self) -> Names:
        return self._need().names

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
            opened.lane(room).submit(Append(opened, room, record, base, expect, done))

    async def find(self, room: str, id: str, base: int) -> Duplicate | Stale | None:
        return await self._need().log.find(room, id, base)

    async def load(self, room: str) -> Loaded | None:
        return await self._need().log.load(room)

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        return await self._need().log.tail(room, after, limit)

    async def tops(self, rooms: Sequence[str]) -> Mapping[str, Position | None]:
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
        opened, names, made = self._need(), self._names, False
        if not await opened.link.one(("EXISTS", names.keys(room).log)):
            if whole.due is not None:  # a false hint is harmless
                await opened.link.one(("ZADD", names.hints(names.part(room)), "LT", whole.due, room))
            now = await self.time()
            await opened.blobs.import_(room, blobs, whole.ends, now or 0.0)
            made = await opened.log.import_(room, whole, opened.call)
        if whole.ends:  # a false look is harmless, too; whoever made the room may have died before this
            sweeps = names.sweeps(names.part(room))
            await opened.link.one(("ZADD", sweeps, "LT", min(whole.ends.values()), room))
        return made

    async def export(self, room: str) -> Whole | None:
        opened = self._need()
        due = await opened.link.one(("ZSCORE", self._hints(room), room))
        ends = await opened.blobs.ends(room)
        found = await opened.log.export(room)
        return found and found._replace(ends=ends, due=None if due is None else float(due))

    async def rooms(self) -> list[str]:
        return sorted(map(self._names.room_of, await self._need().nodes.scan(self._names.logs)))

    async def keeps(self) -> dict[str, bytes]:
        prefix = self._names.keep("")
        found = await self._need().nodes.scan(self._names.keep("*"))
        values = await self._link.many([("GET", name) for name in found])
        return {name.removeprefix(prefix): value for name, value in zip(found, values, strict=True)}

    async def others(self) -> int:
        """How many hubs beside this one are at this Redis now, as far as it tells."""
        names, parts = self._names, self._need().nodes.spread()
        try:
            told = await self._link.many([("PUBSUB", names.numsub, names.meeting(part)) for part in parts])
        except StoreError:
            return 0
        return max([0, *[int(count) - 1 for _, count in told]])

    async def delete(self, room: str) -> None:
        # All keys of the room go with one command; a hint that is left when it is the last one is harmless.
        names, part = self._names, self._names.part(room)
        index = [("ZREM", name, room) for name in (names.hints(part), names.sweeps(part))]
        commands: list[Command] = [("UNLINK", *names.keys(room)), *index]
        await in_order(self._need().lane(room), commands)

    # -------------------------------------------------------------------------------- hints, values, blobs

    def hint(self, room: str, due: float) -> None:
        if self._opened is not None:
            self._opened.lane(room).submit(Hint(self._hints(room), room, due))

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        options = ("-inf", now, "WITHSCORES", "LIMIT", 0, max(limit, 0))
        names, found = self._names, []
        for rows in await self._link.some(
            [("ZRANGEBYSCORE", names.hints(part), *options) for part in names.parts]
        ):
            if not isinstance(rows, Exception):
                found += [
                    (float(due), room.decode()) for room, due in zip(rows[::2], rows[1::2], strict=True)
                ]
        return [(room, due) for due, room in sorted(found)[: max(limit, 0)]]

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        command = redis_hub_scripts.UNHINT(self._hints(room), room, due, "" if then is None else then)
        await in_order(self._need().lane(room), [command])

    def _hints(self, room: str) -> str:
        return self._names.hints(self._names.part(room))

    async def keep(self, name: str, value: bytes) -> bytes:
        # What hubs cannot start without has copies elsewhere, made once it is known which value it is.
        key, copies = self._names.keep(name), self._names.copies(name)
        told = await self._link.answers([("GET", one) for one in copies]) if copies else []
        known = next((one for one in told if isinstance(one, bytes)), None)
        try:
            _, kept = await self._link.many([("SETNX", key, known or value), ("GET", key)])
        except StoreError:
            if known is None:
                raise
            return known
        lack = [one for one, had in zip(copies, told, strict=True) if had != kept]
        if lack:
            await self._link.answers([("SET", one, kept) for one in lack])
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
        opened = self._opened
        if opened is None:
            return
        names = opened.names
        # Hubs meet at several servers: who hears this at one is not deaf when another is away.
        for part in opened.nodes.spread() if room == HUBS else [names.part(room)]:
            channel = names.meeting(part) if room == HUBS else names.channel(room)
            opened.voice(part).submit(Publish(names.publish, channel, b"m" + message))

    async def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        here, ms = self._names.keys(room).here, max(1, round(ttl * 1000))
        await in_order(
            self._voice(room),
            [redis_hub_scripts.TOUCH(here, device, value, ms), redis_hub_scripts.LAST(here, ms)],
        )

    async def leave(self, room: str, device: str) -> None:
        await in_order(self._voice(room), [("HDEL", self._names.keys(room).here, device)])

    async def here(self, room: str) -> dict[str, bytes]:
        key = self._names.keys(room).here
        ((found, over),) = await in_order(self._voice(room), [redis_hub_scripts.HERE(key)])
        if over:
            await in_order(
                self._voice(room),
                [redis_hub_scripts.FORGET(key, *pair) for pair in zip(over[::2], over[1::2], strict=True)],
            )
        return {device.decode(): value for device, value in zip(found[::2], found[1::2], strict=True)}

    def _voice(self, room: str) -> Lane:
        return self._need().voice(self._names.part(room))

    # ------------------------------------------------------------------------------- what hubs spend together

    async def spend(self, key: str, rate: float, burst: float) -> float | None:
        """As `Till` says."""
        command = redis_hub_scripts.SPEND(self._names.spent(key), 1 / rate, burst / rate)
        wait = await self._link.one(command)
        return None if wait is None else float(wait)

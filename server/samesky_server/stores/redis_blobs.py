"""The blobs of rooms in Redis: bytes in one hash a room, and by when their time is over.

The end of a blob is noted before its bytes are, and taken away after them, so a crash between leaves at most an
end without bytes, which the next sweep clears. `SWEEPS` says in which room to look next.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import redis_blob_scripts, redis_hub_scripts
from .base import BLOB_LEAST, Put, StoreError
from .redis_keys import Names
from .redis_link import Way
from .redis_log import TRIES, RedisLog
from .scripts import Command

UNFINISHED = 3600.0
"""Seconds after which a sweep takes away what began to come in and did not end."""


class RedisBlobs:
    """Blobs of the rooms of one Redis."""

    def __init__(self, link: Way, names: Names, log: RedisLog) -> None:
        self._link, self._names, self._log = link, names, log

    async def put(self, room: str, name: str, blob: bytes, until: float, quota: int) -> Put:
        """As `Store.put` says."""
        k = self._names.keys(room)
        size = max(len(blob), BLOB_LEAST)
        for _ in range(TRIES):
            told = await self._link.one(redis_blob_scripts.MAY_PUT(k.log, k.blobs, name, size, quota))
            if told in (b"unknown", b"full"):
                return "full" if told == b"full" else "unknown"
            look: Command = ("ZADD", self._sweeps(room), "LT", until, room)
            *_, told = await self._link.many(
                [
                    look,
                    redis_blob_scripts.UNTIL(k.log, k.blobs, k.ends, name, until),
                    look,  # a sweep may have looked in between, and found nothing
                    redis_blob_scripts.PUT(k.log, k.blobs, k.ends, name, blob, size, quota),
                ]
            )
            if told == b"kept":
                return "kept"
            if told in (b"unknown", b"full"):
                await self._link.one(redis_blob_scripts.UNEND(k.blobs, k.ends, name))
                return "full" if told == b"full" else "unknown"
        raise StoreError("Redis: a blob is being put and dropped at the same time.")

    async def get(self, room: str, name: str) -> bytes | None:
        """As `Store.get` says."""
        found: bytes | None = await self._link.one(("HGET", self._names.keys(room).blobs, name))
        return found

    async def drop(self, room: str, name: str) -> None:
        """As `Store.drop` says."""
        k = self._names.keys(room)
        gone: Command = ("HDEL", k.blobs, name)
        ended = redis_blob_scripts.UNEND(k.blobs, k.ends, name)
        await self._link.many([gone, ended, redis_blob_scripts.COUNT(k.blobs, BLOB_LEAST)])

    async def sweep(self, now: float, limit: int) -> int:
        """As `Store.sweep` says."""
        gone, failed = 0, None
        for part in self._names.parts:
            try:
                gone += await self._sweep_part(self._names.sweeps(part), now, limit - gone)
            except StoreError as error:  # one that is not there keeps nothing in the others
                failed = error
        if failed is not None:
            raise failed
        return gone

    async def _sweep_part(self, sweeps: str, now: float, limit: int) -> int:
        gone = 0
        looked: set[str] = set()
        while gone < limit:
            rows = await self._link.one(
                ("ZRANGEBYSCORE", sweeps, "-inf", now, "WITHSCORES", "LIMIT", 0, len(looked) + 1)
            )
            rooms = [(raw.decode(), due) for raw, due in zip(rows[::2], map(float, rows[1::2]), strict=True)]
            fresh = [(room, due) for room, due in rooms if room not in looked]
            if not fresh:
                break
            for room, due in fresh:
                looked.add(room)
                gone += await self._sweep(room, due, now, limit - gone)
        return gone

    async def _sweep(self, room: str, due: float, now: float, limit: int) -> int:
        k = self._names.keys(room)
        there, over, left = await self._link.many(
            [
                ("EXISTS", k.log),
                ("ZRANGEBYSCORE", k.ends, "-inf", now),
                ("ZRANGEBYSCORE", k.ends, f"({now!r}", "+inf", "WITHSCORES", "LIMIT", 0, 1),
            ]
        )
        if not there:  # deleted, or half of what was to come in
            await self._link.many([redis_hub_scripts.ROOMLESS(k.log, key, "UNLINK") for key in k[1:]])
            gone = 0
        else:
            gone, names = 0, [one.decode() for one in over]
            while names and gone < limit:
                some, names = names[: limit - gone], names[limit - gone :]
                gone += await self._log.free(room, some)
            if names:
                return gone  # it stays among the rooms to look at
        await self._link.one(
            redis_hub_scripts.UNHINT(self._sweeps(room), room, due, float(left[1]) if left else "")
        )
        return gone

    def _sweeps(self, room: str) -> str:
        return self._names.sweeps(self._names.part(room))

    async def ends(self, room: str) -> dict[str, float]:
        """Up to when each blob of a room is kept."""
        k = self._names.keys(room)
        ends, names = await self._link.many([("ZRANGE", k.ends, 0, -1, "WITHSCORES"), ("HKEYS", k.blobs)])
        there = set(names)
        pairs = zip(ends[::2], ends[1::2], strict=True)
        return {name.decode(): float(until) for name, until in pairs if name in there}

    async def import_(
        self, room: str, blobs: Mapping[str, bytes], ends: Mapping[str, float], now: float
    ) -> None:
        """The blobs of `Store.import_`, for a room that is not there yet."""
        k = self._names.keys(room)
        await self._link.many(
            [
                ("ZADD", self._sweeps(room), "LT", now + UNFINISHED, room),
                *[redis_hub_scripts.ROOMLESS(k.log, key, "UNLINK") for key in (k.blobs, k.ends)],
            ]
        )
        for name, blob in blobs.items():
            await self._link.many(
                [
                    redis_hub_scripts.ROOMLESS(k.log, k.ends, "ZADD", ends[name], name),
                    redis_hub_scripts.ROOMLESS(k.log, k.blobs, "HSET", name, blob),
                ]
            )
        if blobs:
            await self._link.one(redis_blob_scripts.COUNT(k.blobs, BLOB_LEAST))

"""What an open Redis store holds: its links, its lanes, what is in flight, and what was heard too early."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from samesky_shared.core.record import Record

from ..redis_url import Place
from . import redis_hub_scripts, redis_keys
from .base import Unreadable
from .bus import Bus
from .lane import Call, Lane
from .redis_blobs import RedisBlobs
from .redis_ears import Ears
from .redis_link import Link
from .redis_log import RedisLog, decode_record
from .scripts import Command


class Opened:
    """An open store.

    Args:
        place: of Redis.
        bus: who listens within this hub.
        connected: called with each new connection that is listened on.
    """

    def __init__(self, place: Place, bus: Bus, connected: Callable[[], None]) -> None:
        self.bus = bus
        self.evicts = False
        self.flying: set[bytes] = set()
        """Appends whose `done` was not called yet."""
        self._held: dict[str, deque[tuple[bytes, Record]]] = {}
        self._mine, self._calls = os.urandom(6).hex(), 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.link = Link(place)
        self.log = RedisLog(self.link)
        self.blobs = RedisBlobs(self.link, self.log)
        self.lane = Lane(self.link.alone(), self.ahead)
        self.voice = Lane(self.link.alone())
        self.ears = Ears(self.link, self.channel, self.hears, bus.gap, connected)
        for room in bus.rooms():
            self.ears.subscribe(room)

    async def close(self) -> None:
        await self.lane.close()
        await self.voice.close()
        await self.ears.close()
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self.link.close()

    def spawn(self, work: Any) -> None:
        """Does something that nobody waits for."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def ahead(self, batch: Sequence[Call]) -> Sequence[Command]:
        """Notes the newest `at` before a record with it is kept: the room clock may start later, never earlier."""
        newest = max((call.at for call in batch), default=0.0)
        return [redis_hub_scripts.NEWEST_AT(redis_keys.NEWEST_AT, newest)] if newest else []

    def channel(self, room: str) -> str:
        """Where a room is heard."""
        return redis_keys.channel(self.link.db, room)

    def call(self) -> str:
        """A name for one append that no other has: the same when it is sent again, so it is known."""
        self._calls += 1
        return f"{self._mine}{self._calls:012x}"

    def hears(self, room: str, told: bytes) -> None:
        """Something was published in a room."""
        if told[:1] == b"m":
            self.bus.message(room, told[1:])
            return
        try:
            call, record = told[1:25], decode_record(told[25:])
        except Unreadable:
            return  # what is kept will be looked at; the ears are those of all rooms
        held = self._held.get(room)
        if held is None and call not in self.flying:
            self.bus.record(room, record)
        elif held is None:
            self._held[room] = deque([(call, record)])
        else:
            held.append((call, record))

    def landed(self, room: str, call: bytes) -> None:
        """`done` was called: what was heard of it meanwhile may now be told."""
        self.flying.discard(call)
        held = self._held.get(room)
        while held and held[0][0] not in self.flying:
            self.bus.record(room, held.popleft()[1])
        if held is not None and not held:
            del self._held[room]

"""What an open Redis store holds: its links, its lanes, what is in flight, and what was heard too early."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar

from samesky_shared.core.record import Record

from ..redis_url import Place
from . import redis_hub_scripts
from .base import Unreadable
from .bus import Bus
from .lane import Call, Lane
from .redis_blobs import RedisBlobs
from .redis_cluster import Cluster
from .redis_ears import Ears
from .redis_log import RedisLog, decode_record
from .redis_nodes import Nodes, OneNode
from .scripts import Command

T = TypeVar("T")


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
        self._tasks: set[asyncio.Task[Any]] = set()
        self.nodes: Nodes = Cluster(place) if place.kind == "cluster" else OneNode(place)
        self.names, self.link = self.nodes.names, self.nodes.way
        self.log = RedisLog(self.link, self.names)
        self.blobs = RedisBlobs(self.link, self.names, self.log)
        # What is asked of one part stays in order; parts wait for nobody but their server.
        self._lanes: dict[int, Lane] = {}
        self._voices: dict[int, Lane] = {}
        self._lane_way, self._voice_way = self.nodes.lane(), self.nodes.lane()
        self.ears = Ears(self.nodes, self.hears, bus.gap, connected)
        for room in bus.rooms():
            self.ears.subscribe(room)

    async def close(self) -> None:
        for some in (self._lanes, self._voices):
            await asyncio.gather(*[lane.close() for lane in some.values()])
        await self.ears.close()
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self.nodes.close()

    def lane(self, room: str) -> Lane:
        """Where appends and hints of a room travel."""
        part = self.names.part(room)
        if part not in self._lanes:
            self._lanes[part] = Lane(self._lane_way(), partial(self.ahead, part))
        return self._lanes[part]

    def voice(self, part: int) -> Lane:
        """Where messages travel, and who is here."""
        if part not in self._voices:
            self._voices[part] = Lane(self._voice_way())
        return self._voices[part]

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Does something that `close` waits for."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def ahead(self, part: int, batch: Sequence[Call]) -> Sequence[Command]:
        """Notes the newest `at` before a record with it is kept: the room clock may start later, never earlier."""
        newest = max((call.at for call in batch), default=0.0)
        return [redis_hub_scripts.NEWEST_AT(self.names.newest_at(part), newest)] if newest else []

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

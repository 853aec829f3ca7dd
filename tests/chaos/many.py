"""Arenas with several hubs on one Redis."""

from __future__ import annotations

import asyncio
import signal
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from samesky_server.stores.redis import RedisStore
from samesky_shared.core.record import Record

from ..redis_servers import DURABLE, Server, in_step
from ..serving import HubProcess
from .arena import DROPPING, KEEPING, SETTINGS, read, seats
from .collected import Collected, newest
from .history import Log
from .relay import Relay

MEMBERS = 2


class Hubs(ABC):
    """Hubs at one place, and an address for each member, which leads to a hub of their own while that lives, and else
    to another one. `targets` are the hubs."""

    module = KEEPING

    def __init__(self, folder: Path, hubs: int = 2) -> None:
        self.hubs = [HubProcess(folder / f"hub-{n}", module=self.module, **SETTINGS) for n in range(hubs)]
        self.collected = Collected() if self.module == DROPPING else None
        self._eye: RedisStore | None = None
        self.targets = hubs
        self.doors = [Relay(lambda n=n: self._hub(n)) for n in range(MEMBERS)]  # type: ignore[misc]

    @property
    @abstractmethod
    def store_url(self) -> str:
        """Where hubs find the store."""

    @abstractmethod
    async def start_store(self) -> None:
        """Starts what the store consists of, where it does not run."""

    @abstractmethod
    async def stop_store(self) -> None:
        """Ends it for good."""

    @property
    def logs(self) -> list[Path]:
        """See `Arena`."""
        return [hub.log for hub in self.hubs]

    async def start(self) -> None:
        await self.start_store()
        for door in self.doors:
            if not door.port:
                await door.start()
        for hub in self.hubs:
            if not hub.runs:
                hub.settings["redis"] = self.store_url
                await hub.start()

    async def stop(self) -> None:
        await asyncio.gather(*[hub.stop() for hub in self.hubs if hub.runs])
        await asyncio.gather(*[door.stop() for door in self.doors])
        if self._eye is not None:
            await self._eye.close()
        await self.stop_store()

    async def strike(self, target: int) -> None:
        await self.hubs[target].kill()
        await self.hubs[target].start()
        for door in self.doors[target :: len(self.hubs)]:
            door.drop()  # back to their own hub

    async def make_room(self, *names: str) -> list[dict[str, str]]:
        urls = [f"http://127.0.0.1:{door.port}" for door in self.doors]
        return await seats(self.hubs[0], urls, *names)

    async def newest(self, room: str) -> Sequence[Record]:
        if self._eye is None:
            eye = RedisStore(self.store_url)
            await eye.open()
            self._eye = eye
        return await newest(self._eye, room)

    async def read(self, room: str, rough: bool) -> Log:
        store = RedisStore(self.store_url)
        await store.open()
        try:
            return await read(store, room, self.collected)
        finally:
            await store.close()

    async def peek(self, room: str) -> list[Record]:
        """The records of a room as they are now."""
        return (await self.read(room, False)).records

    def _hub(self, member: int) -> int | None:
        """Where a new connection of a member leads."""
        running = [hub for hub in self.hubs if hub.runs]
        own = self.hubs[member % len(self.hubs)]
        return (own if own in running else running[0]).port if running else None


class Many(Hubs):
    """Hubs on a Redis."""

    def __init__(self, folder: Path, hubs: int = 2, kind: str = "redis") -> None:
        super().__init__(folder, hubs)
        self.redis = Server(kind, folder / "redis", *DURABLE)

    @property
    def store_url(self) -> str:
        return self.redis.url

    @property
    def logs(self) -> list[Path]:
        return [*super().logs, self.redis.folder / "log"]

    async def start_store(self) -> None:
        if self.redis.process is None:
            await asyncio.to_thread(self.redis.start)

    async def stop_store(self) -> None:
        self.redis.end()


class DroppingMany(Many):
    """The same, and records are dropped all the time."""

    module = DROPPING


class StruckRedis(Many):
    """The hubs stay; Redis (or Valkey) is killed and started again on what it wrote."""

    def __init__(self, folder: Path, kind: str = "redis") -> None:
        super().__init__(folder, kind=kind)
        self.targets = 1

    async def strike(self, target: int) -> None:
        self.redis.kill()
        await asyncio.to_thread(self.redis.start)


class DeafHubs(Many):
    """The hubs stay; Redis cuts the connections on which they hear of each other."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.targets = 1

    async def strike(self, target: int) -> None:
        self.redis.ask("CLIENT", "KILL", "TYPE", "pubsub")


class FaultyMany(Many):
    """One hub on Redis, which dies where it is told to."""

    module = "tests.chaos.faulty"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 1)
        self.hub = self.hubs[0]

    async def end_hub(self) -> None:
        """See `Breakable`."""
        await self.hub.stop()

    async def start_to_die(self, fault: str) -> None:
        """See `Breakable`."""
        self.hub.settings["chaos_fault"] = fault
        await self.start()

    async def died(self, within: float) -> bool:
        """See `Breakable`."""
        try:
            async with asyncio.timeout(within):
                code = await self.hub.ended()
        except TimeoutError:
            code = await self.hub.stop()
        return code == -signal.SIGKILL


class Pair(Many):
    """Hubs on one of two Redis servers, of which the other follows; an address that moves leads to the first."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.targets = 1
        self.other = Server("redis", folder / "other", *DURABLE)
        self.address = Relay(lambda: self.redis.port)

    @property
    def store_url(self) -> str:
        return f"redis://127.0.0.1:{self.address.port}/0"

    async def start_store(self) -> None:
        if not self.address.port:
            await self.address.start()
        if self.other.process is None:
            await super().start_store()
            await asyncio.to_thread(self.other.start)
            await asyncio.to_thread(self._follow)

    async def stop_store(self) -> None:
        await super().stop_store()
        await self.address.stop()
        self.other.end()

    async def part(self) -> None:
        """The other has all, and stops following: what is written from now on is only on the first."""
        await asyncio.to_thread(in_step, self.redis, self.other)
        self.other.ask("REPLICAOF", "NO", "ONE")

    async def fail_over(self) -> None:
        """The first dies, the address leads to the other, and the first comes back to follow it."""
        self.redis.kill()
        self.redis, self.other = self.other, self.redis
        self.address.drop()
        await asyncio.to_thread(self.other.start)
        await asyncio.to_thread(self._follow)

    def _follow(self) -> None:
        self.other.ask("REPLICAOF", "127.0.0.1", self.redis.port)
        in_step(self.redis, self.other)

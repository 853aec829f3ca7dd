"""Arenas with two hubs on several servers, each behind doors: a cluster, or a primary that Sentinels watch.

What befalls them, by name:
`killed`    a primary, and started again on what it wrote, before anybody takes over
`paused`    a primary hangs for a while
`cut`       nothing gets through between the hubs and a primary
`dropped`   a primary ends all connections of hubs
`moved`     the slot of the room goes to another primary, key by key (a cluster only)
`failover`  a primary dies whose replica lacks the newest records, and the replica takes over
`split`     the same, but the primary lives on, cut off from all others, and takes writes as long as it thinks it may;
            the hubs still see both sides, or one of them only the losing one
"""

from __future__ import annotations

import asyncio
import signal
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from samesky_server.stores.redis_keys import ClusterNames, slot

from ..redis_groups import CALM, Shards, Watched, shards, watched
from ..redis_servers import DURABLE, Server, in_step
from .checker import Fault
from .history import Refused
from .many import Hubs
from .plan import Strike
from .relay import Door
from .rounds import TOLD_WITHIN, told
from .witness import Witness

NAMES = ClusterNames()


class Grouped(Hubs):
    """Hubs on a group of servers; `targets` are what may befall them."""

    group: Shards | Watched
    doorways = 0
    """How many doors there are to be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.befalls: dict[str, Callable[[Strike, list[Witness]], Awaitable[list[Fault] | None]]] = {
            "killed": self.killed,
            "paused": self.paused,
            "cut": self.cut,
            "dropped": self.dropped,
            "failover": self.failover,
            "split": self.split,
        }
        self.befell: list[str] = []
        """What did, in this order."""
        self.ways: list[Door] = []
        """All doors."""
        self.folder = folder / "store"
        self.stack = ExitStack()

    @property
    def store_url(self) -> str:
        return self.group.url

    @property
    def logs(self) -> list[Path]:
        return [*super().logs, *[one.folder / "log" for one in self.servers]]

    @property
    def servers(self) -> list[Server]:
        """All, those that only watch too."""
        return self.group.servers

    def doors_of(self, server: Server) -> list[Door]:
        """Where others come in."""
        return [one for one in self.ways if one.port == server.door]

    async def start_store(self) -> None:
        if not self.ways:
            self.ways = [Door() for _ in range(self.doorways)]
            await asyncio.gather(*[one.start() for one in self.ways])
            await asyncio.to_thread(self.open)

    @abstractmethod
    def open(self) -> None:
        """Starts the servers behind their doors."""

    async def stop_store(self) -> None:
        await asyncio.to_thread(self.stack.close)
        await asyncio.gather(*[one.stop() for one in self.ways])

    async def befall(self, blow: Strike, people: list[Witness]) -> list[Fault]:
        """What the target of a blow says."""
        name = list(self.befalls)[blow.target]
        self.befell.append(name)
        return await self.befalls[name](blow, people) or []

    def primary_of(self, room: str) -> Server:
        """Where a room is."""
        return self.group.at(NAMES.keys(room).log)

    # ------------------------------------------------------------------------------- without a failover

    async def killed(self, blow: Strike, people: list[Witness]) -> None:
        primary = self.primary_of(people[0].seat.room)
        primary.kill()
        await asyncio.to_thread(primary.start)
        await asyncio.to_thread(self.group.until_whole)

    async def paused(self, blow: Strike, people: list[Witness]) -> None:
        primary = self.primary_of(people[0].seat.room)
        primary.signal(signal.SIGSTOP)
        try:
            await refused(people)
        finally:
            primary.signal(signal.SIGCONT)

    async def cut(self, blow: Strike, people: list[Witness]) -> None:
        doors = self.doors_of(self.primary_of(people[0].seat.room))
        for door in doors:
            door.shut([hub.pid for hub in self.hubs])
        await refused(people)
        for door in doors:
            door.heal()

    async def dropped(self, blow: Strike, people: list[Witness]) -> None:
        primary = self.primary_of(people[0].seat.room)
        for kind in ("normal", "pubsub"):
            primary.ask("CLIENT", "KILL", "TYPE", kind)

    # ---------------------------------------------------------------------------------- with a failover

    async def failover(self, blow: Strike, people: list[Witness]) -> list[Fault]:
        primary, heir = await self._in_step(people)
        forks = {one: one.forks for one in people}
        for door in self.doors_of(primary):
            door.shut([pid(heir)])  # what comes now it does not get
        await acknowledged(people, blow.count)
        primary.kill()
        for door in self.doors_of(primary):
            door.heal()
        await asyncio.to_thread(self.group.hasten)
        await asyncio.to_thread(self.group.until_taken, heir)
        await asyncio.to_thread(self.group.hasten, CALM)
        await asyncio.to_thread(self.group.revive, primary)
        return await told(forks)

    async def split(self, blow: Strike, people: list[Witness]) -> list[Fault]:
        """One hub is on the losing side with the first of the people, or both hubs see both sides."""
        primary, heir = await self._in_step(people)
        losing = blow.count % 2 == 1
        forks = {one: one.forks for one in (people[:1] if losing else people)}
        self._part(primary, *([self.hubs[0].pid], [self.hubs[1].pid]) if losing else ([], []))
        await acknowledged(people, blow.count)
        await asyncio.to_thread(self.group.hasten)
        await asyncio.to_thread(self.group.until_taken, heir)
        await acknowledged(people, 1)  # on this side or that
        for door in self.ways:
            door.heal()
        await asyncio.to_thread(self.group.revive, primary)
        await asyncio.to_thread(self.group.hasten, CALM)
        return await told(forks)

    async def _in_step(self, people: list[Witness]) -> tuple[Server, Server]:
        primary = self.primary_of(people[0].seat.room)
        heir = self.group.replica_of(primary)
        await asyncio.to_thread(in_step, primary, heir)
        return primary, heir

    def beside(self, primary: Server) -> list[Server]:
        """Who is on the side of a primary that is cut off."""
        return [primary]

    def _part(self, primary: Server, near: list[int], far: list[int]) -> None:
        """A primary with these hubs on one side, all other servers with those on the other."""
        losing = self.beside(primary)
        others = [one for one in self.servers if one not in losing]
        for server in self.servers:
            beyond = [*map(pid, others), *far] if server in losing else [*map(pid, losing), *near]
            for door in self.doors_of(server):
                door.shut(beyond)


class OnShards(Grouped):
    """A cluster of three primaries, each with a replica."""

    group: Shards
    doorways = 12

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.befalls["moved"] = self.moved
        self.targets = len(self.befalls)

    def open(self) -> None:
        pairs = list(zip(self.ways[::2], self.ways[1::2], strict=True))
        made = shards("redis", self.folder, *DURABLE, replicas=True, doors=pairs)
        self.group = self.stack.enter_context(made)

    def doors_of(self, server: Server) -> list[Door]:
        at = next(n for n, one in enumerate(self.ways) if one.port == server.door)
        return self.ways[at : at + 2]

    async def moved(self, blow: Strike, people: list[Witness]) -> None:
        """While some of its keys are here and some are there, commands go on, and its members come anew."""
        room, loop, score = people[0].seat.room, asyncio.get_running_loop(), people[0].score
        old = self.primary_of(room)
        new = next(one for one in self.group.primaries if one is not old)
        came = False

        async def meanwhile() -> None:
            nonlocal came
            if not came:
                came = True
                for door in self.doors:
                    door.drop()
            await acknowledged(people, blow.count)

        def during() -> None:
            asyncio.run_coroutine_threadsafe(meanwhile(), loop).result(TOLD_WITHIN)

        await asyncio.to_thread(self.group.move, slot(NAMES.keys(room).log.encode()), new, during, 1)
        answered = score.answered
        await score.until(lambda now: now.answered > answered)


class OnWatched(Grouped):
    """A primary, a replica, and three Sentinels."""

    group: Watched
    doorways = 5

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.targets = len(self.befalls)

    @property
    def servers(self) -> list[Server]:
        return [*self.group.servers, *self.group.sentinels]

    def beside(self, primary: Server) -> list[Server]:
        return [primary, self.group.sentinels[0]]  # which goes on naming it

    def open(self) -> None:
        self.group = self.stack.enter_context(watched("redis", self.folder, *DURABLE, doors=self.ways))


def pid(server: Server) -> int:
    """The process of a server that runs."""
    assert server.process is not None
    return server.process.pid


async def refused(people: Iterable[Witness]) -> None:
    """Until one of them has heard that the store does not answer."""
    some = list(people)
    before = sum(map(_refusals, some))
    await some[0].score.until(lambda now: sum(map(_refusals, some)) > before)


async def acknowledged(people: list[Witness], more: int) -> None:
    """Until so many commands are acknowledged that were given from now on."""
    last = people[0].score.sent
    await people[0].score.until(lambda now: now.newest >= last + more)


def _refusals(one: Witness) -> int:
    return sum(isinstance(event, Refused) and event.code == "unavailable" for event in one.history.events)

"""A Redis Cluster: which server has which slot, and the ways to them.

Each command goes to the server of its key. A server that has it no longer says who does (`MOVED`), one that is just
giving it away where to ask this once (`ASK`), and one that has only some of a command's keys to ask again. What is
where is looked up anew after each such answer, and whenever a server does not answer at all. The servers are
independent: one that hangs or is gone keeps nobody waiting who asks another.

The client's own part for clusters is not used: its pipelines wait for the slowest server, and each change of the
layout cuts every connection (`docs/decisions/052-cluster.md`).
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple

from redis import exceptions
from redis.asyncio import Connection

from ..log import log
from ..redis_url import Address, Place
from .base import StoreError
from .redis_keys import SLOTS, ClusterNames, Names, slot
from .redis_link import Link, Way
from .scripts import Command, Script

SCANS = 3
"""How often all keys are gone through, where slots move meanwhile."""
MEET = 3
"""Servers at which hubs meet."""
CANDIDATES = 8
"""Servers that are asked what is where."""
GRACE = 0.3
"""Seconds that the others have after the first has said it."""
RATE = 0.2
"""Seconds between two looks at least."""
TURNS = 1.2
"""Seconds for which a command is sent after its key."""
_EPOCH = re.compile(rb"cluster_current_epoch:(\d+)")


class View(NamedTuple):
    """What is where, as one server sees it."""

    epoch: int
    slots: tuple[Address | None, ...]
    servers: frozenset[Address]
    """All, replicas too."""


class Cluster(Way):
    """`Nodes` of a cluster."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.where = place.where
        self.names: Names = ClusterNames()
        self.way: Way = self
        self.moved: Callable[[], None] = lambda: None
        self._servers: frozenset[Address] = frozenset(place.hosts)
        self._slots: list[Address | None] = [None] * SLOTS
        self._links: dict[Address, Link] = {}
        self._carriers: list[dict[Address, Carrier]] = []
        self._looking: asyncio.Task[None] | None = None
        self._looked = 0.0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def open(self) -> None:
        """As `Nodes` says."""
        await self._look()

    async def close(self) -> None:
        self._closed = True
        while self._tasks:
            await asyncio.wait(self._tasks)
        ways: list[Way] = [*self._links.values(), *[one for some in self._carriers for one in some.values()]]
        await asyncio.gather(*[one.close() for one in ways])

    # -------------------------------------------------------------------------------------- what is where

    def home(self, part: int) -> Address | None:
        """As `Nodes` says."""
        return self._slots[slot(self.names.probe(part).encode())]

    def every(self) -> list[Link]:
        """As `Nodes` says."""
        return [self._link(one) for one in dict.fromkeys(self._slots) if one is not None]

    async def scan(self, pattern: str) -> list[str]:
        """As `Nodes` says. While slots move a key may be seen nowhere, so none may before it and none after it."""
        for _ in range(SCANS):
            await self._look()
            before = await self._moving()
            found = await asyncio.gather(*[link.scan(pattern) for link in self.every()])
            if await self._moving() == before:
                return list(set().union(*found))
        raise StoreError(f"Redis at {self.where}: slots are being moved: when that is done, again.")

    async def _moving(self) -> list[str]:
        """What each server has, and is about to give away or to get."""
        told = await asyncio.gather(*[link.one(("CLUSTER", "NODES")) for link in self.every()])
        lines = [
            line.split() for one in told for line in one.decode().splitlines() if b"myself" in line.encode()
        ]
        if any("[" in part for line in lines for part in line[8:]):
            return [str(time.monotonic())]  # equal to none
        return sorted(" ".join([line[0], *line[8:]]) for line in lines)

    def spread(self) -> list[int]:
        """As `Nodes` says."""
        first = {self.home(part): part for part in reversed(self.names.parts)}
        return sorted(part for home, part in first.items() if home is not None)[:MEET]

    def clock(self) -> Way:
        """As `Nodes` says: the first in the order of parts that answers, as far as is known."""
        homes = dict.fromkeys(map(self.home, self.names.parts))
        links = [self._link(one) for one in homes if one is not None]
        if not links:
            raise self.error(exceptions.ClusterDownError("CLUSTERDOWN"))
        return next((link for link in links if not link.silent), links[0])

    def listener(self, home: Address) -> Connection:
        """As `Nodes` says."""
        return self._link(home).listener()

    def doubt(self) -> None:
        """As `Nodes` says."""
        if self._looking is None and not self._closed:
            self._looking = self._spawn(self._look_again())

    async def _look_again(self) -> None:
        try:
            await asyncio.sleep(max(0.0, self._looked + RATE - time.monotonic()))
            await self._look()
        except StoreError:
            pass  # whoever finds something amiss again lets it look again
        finally:
            self._looked = time.monotonic()
            self._looking = None
            self.moved()

    async def _look(self) -> None:
        """Takes the newest of what several servers say."""
        some = random.sample(sorted(self._servers), min(CANDIDATES, len(self._servers)))
        waiting = {self._spawn(self._view(one)) for one in some}
        views: list[View] = []
        failed: BaseException | None = None
        while waiting:
            done, waiting = await asyncio.wait(
                waiting, timeout=GRACE if views else None, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                break
            for one in done:
                failed = one.exception() or failed
                if one.exception() is None:
                    views.append(one.result())
        if not views:
            assert failed is not None
            raise failed
        self._take(max(views, key=lambda view: view.epoch))

    async def _view(self, address: Address) -> View:
        raw, said = await self._link(address).answers([("CLUSTER", "SLOTS"), ("CLUSTER", "INFO")])
        if isinstance(raw, Exception):
            if "cluster support disabled" in str(raw):
                raise StoreError(f"Redis at {self._link(address).where}: it is no cluster: use redis://.")
            raise self._link(address).error(raw)
        slots: list[Address | None] = [None] * SLOTS
        servers = set()
        for first, last, *homes in raw:
            known = [((one[0] or b"").decode() or address[0], int(one[1])) for one in homes]
            servers.update(known)
            slots[first : last + 1] = [known[0]] * (last + 1 - first)
        epoch = _EPOCH.search(said) if isinstance(said, bytes) else None
        return View(int(epoch[1]) if epoch else 0, tuple(slots), frozenset(servers))

    def _take(self, view: View) -> None:
        self._slots = list(view.slots)
        self._servers = view.servers | frozenset(self._place.hosts)
        gone = [self._links.pop(one) for one in set(self._links) - self._servers]
        carriers = [some.pop(one) for some in self._carriers for one in set(some) - self._servers]
        for way in (*gone, *carriers):
            self._spawn(way.close())

    def _move(self, error: exceptions.MovedError, asked: Address | None) -> None:
        self._slots[error.slot_id] = (error.host or (asked or ("", 0))[0], error.port)
        self.doubt()
        self.moved()

    def _link(self, address: Address) -> Link:
        if address not in self._links:
            self._links[address] = Link(self._place, at=address)
        return self._links[address]

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.debug("cluster_look_failed")

    # ------------------------------------------------------------------------------------------- asking

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        """As `Way` says. A server that does not answer is an exception among the answers, unless none does."""
        return await self.route(commands, self._link)

    def lane(self) -> Callable[[], Way]:
        """As `Nodes` says."""
        carriers: dict[Address, Carrier] = {}
        self._carriers.append(carriers)

        def carrier(address: Address) -> Way:
            if address not in carriers:
                carriers[address] = Carrier(Link(self._place, 1, address))
            return carriers[address]

        return partial(Routed, self, carrier)

    async def route(self, commands: Sequence[Command], way: Callable[[Address], Way]) -> list[Any]:
        """Sends each to the server of its key, and after it where that has gone."""
        answers: list[Any] = [None] * len(commands)
        todo: dict[int, Address | None] = dict.fromkeys(range(len(commands)))
        until = time.monotonic() + TURNS
        wait = 0.0
        while True:
            groups: dict[tuple[Address | None, bool], list[int]] = {}
            for n, asks in sorted(todo.items()):
                home = self._slots[slot(_key(commands[n]))] if asks is None else asks
                groups.setdefault((home, asks is not None), []).append(n)
            asked = [
                self._tell(way, home, asking, [commands[n] for n in some])
                for (home, asking), some in groups.items()
            ]
            told = [await asked[0]] if len(asked) == 1 else await asyncio.gather(*asked)
            todo = {}
            for ((home, _), some), heard in zip(groups.items(), told, strict=True):
                for n, answer in zip(some, heard, strict=True):
                    answers[n] = answer
                    if not isinstance(answer, Exception):
                        continue
                    if isinstance(answer, exceptions.MovedError):
                        self._move(answer, home)
                        todo[n] = None
                    elif isinstance(answer, exceptions.AskError):
                        todo[n] = (answer.host or (home or ("", 0))[0], answer.port)
                    elif _again(commands[n], answer):
                        todo[n] = None
            if not todo or time.monotonic() + wait > until:
                break
            await asyncio.sleep(wait)
            wait = min(wait + 0.02, 0.2)
        if all(isinstance(one, StoreError) for one in answers) and answers:
            raise answers[0]
        return answers

    async def _tell(
        self, way: Callable[[Address], Way], home: Address | None, asking: bool, commands: list[Command]
    ) -> list[Any]:
        if home is None:
            self.doubt()
            return [exceptions.ClusterDownError("CLUSTERDOWN")] * len(commands)
        asked = [one for command in commands for one in (("ASKING",), command)] if asking else commands
        try:
            heard = await way(home).answers(asked)
        except StoreError as error:
            self.doubt()
            return [error] * len(commands)
        if any(isinstance(one, exceptions.ClusterDownError) for one in heard):
            self.doubt()
        return heard[1::2] if asking else heard


class Routed(Way):
    """What is asked of one part, in order: the next only once the last was answered."""

    def __init__(self, cluster: Cluster, carrier: Callable[[Address], Way]) -> None:
        self._cluster, self._carrier = cluster, carrier
        self.where = cluster.where

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        return await self._cluster.route(commands, self._carrier)

    async def close(self) -> None:
        """Nothing of its own: the connections are the carriers'."""


class Carrier(Way):
    """One connection to a server for many lanes: what comes while a pipeline is on its way goes with the next.

    Args:
        link: a link with one connection.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self.where = link.where
        self._waiting: list[tuple[Sequence[Command], asyncio.Future[list[Any]]]] = []
        self._task: asyncio.Task[None] | None = None

    async def answers(self, commands: Sequence[Command]) -> list[Any]:
        loop = asyncio.get_running_loop()
        told: asyncio.Future[list[Any]] = loop.create_future()
        self._waiting.append((commands, told))
        if self._task is None:
            self._task = loop.create_task(self._carry())
        return await told

    async def close(self) -> None:
        while self._task is not None:
            await asyncio.wait([self._task])
        await self._link.close()

    async def _carry(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting, []
            try:
                answers = await self._link.answers([one for commands, _ in some for one in commands])
            except Exception as error:  # noqa: BLE001 - whatever it is, all who wait must hear of it
                for _, told in some:
                    if not told.done():
                        told.set_exception(error)
                continue
            start = 0
            for commands, told in some:
                if not told.done():
                    told.set_result(answers[start : start + len(commands)])
                start += len(commands)
        self._task = None


def _again(command: Command, answer: Exception) -> bool:
    """Whether it is asked again where it was. Not what can be read another way, which waits for no slot."""
    if isinstance(answer, exceptions.TryAgainError):
        return not (isinstance(command[0], Script) and command[0].apart)
    return isinstance(answer, exceptions.NoScriptError)


def _key(command: Command) -> bytes:
    """The key or channel that says where a command goes."""
    return str(command[2] if command[0] == "PUBSUB" else command[1]).encode()

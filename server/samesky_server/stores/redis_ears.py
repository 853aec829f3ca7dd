"""Ears: everything is heard that is published in the rooms somebody listens to, on one connection to each server.

A connection is looked after all the time: silence is broken by pings, a lost one is made anew, and once all that was
heard on it is subscribed again every listener is told that it may have missed something. In a cluster parts move to
other servers, which say so; what is heard of a part then moves along, and listeners are told, too.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import Any

from redis.asyncio import Connection
from redis.exceptions import MovedError, RedisError

from ..log import log
from ..redis_url import Address
from .base import HUBS
from .redis_keys import Names
from .redis_nodes import Nodes

PING = 5.0
"""Seconds between two pings."""
SILENCE = 11.0
"""Seconds without a word, not even of a ping, after which the connection is given up."""
A_LITTLE = 1.0
"""Seconds after which silence is counted anew, where words keep coming."""
FIRST, MOST = 0.05, 1.0
"""Seconds to wait before connecting again: at first, and at most."""
CHUNK = 500
"""Channels in one command."""

Heard = dict[str, str]
"""Names by the channels under which they are heard."""


class Ears:
    """Subscriptions by name.

    Args:
        nodes: the servers, and what is where.
        hears: called with the name and what was published under it.
        back: called when what was lost is subscribed again.
        connected: called with each new connection, the first too.
    """

    def __init__(
        self,
        nodes: Nodes,
        hears: Callable[[str, bytes], None],
        back: Callable[[], None],
        connected: Callable[[], None],
    ) -> None:
        self._nodes, self._hears, self._back, self._connected = nodes, hears, back, connected
        names = nodes.names
        # Hubs meet at every server; and a connection without a subscription would be another kind of connection.
        self._parts: dict[int, Heard] = {part: {names.meeting(part): HUBS} for part in names.parts}
        self._homes: dict[int, Address] = {}
        self._ears: dict[Address, Ear] = {}
        self._closing: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Connects; returns once everything is subscribed, or after a while if there is no answer."""
        self.place()
        self._nodes.moved = self.place
        waiting = [asyncio.ensure_future(ear.ready.wait()) for ear in self._ears.values()]
        if waiting:
            await asyncio.wait(waiting, timeout=MOST)
        for one in waiting:
            one.cancel()

    async def close(self) -> None:
        """Stops listening. Idempotent."""
        self._nodes.moved = lambda: None
        for address in list(self._ears):
            self._let_go(address)
        while self._closing:
            await asyncio.wait(self._closing)

    def subscribe(self, name: str) -> None:
        """Hears a name from soon on. Idempotent."""
        part, channel = self._where(name)
        if channel not in self._parts[part]:
            self._parts[part][channel] = name
            if part in self._homes:
                self._ears[self._homes[part]].add({channel: name})

    def unsubscribe(self, name: str) -> None:
        """Hears it no longer. Idempotent; `HUBS` stays."""
        part, channel = self._where(name)
        if name != HUBS and self._parts[part].pop(channel, None) is not None and part in self._homes:
            self._ears[self._homes[part]].drop([channel])

    def place(self) -> None:
        """Lets each part be heard where it lives."""
        for part, heard in self._parts.items():
            old, home = self._homes.get(part), self._nodes.home(part)
            if home is None or home == old:
                continue
            self._homes[part] = home
            if old is not None:
                self._ears[old].forget(heard)
            if home not in self._ears:
                self._ears[home] = Ear(self, self._nodes, home)
            self._ears[home].add(heard, lost=old is not None)
        for address in set(self._ears) - set(self._homes.values()):
            self._let_go(address)
        for ear in self._ears.values():
            ear.again()

    def heard(self, name: str, told: bytes) -> None:
        """Something was published."""
        self._hears(name, told)

    def whole(self, new: bool, lost: bool) -> None:
        """All is subscribed at one server, on a connection that is new, or after something may have been missed."""
        if new:
            self._connected()
        if lost:
            self._back()

    def _where(self, name: str) -> tuple[int, str]:
        part = self._nodes.names.part(name)
        return part, self._nodes.names.meeting(part) if name == HUBS else self._nodes.names.channel(name)

    def _let_go(self, address: Address) -> None:
        task = asyncio.get_running_loop().create_task(self._ears.pop(address).close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


class Ear:
    """The connection to one server.

    Args:
        ears: all of them.
        nodes: the servers.
        home: the address of this one.
    """

    def __init__(self, ears: Ears, nodes: Nodes, home: Address) -> None:
        self.ready = asyncio.Event()
        self._ears, self._nodes, self._home = ears, nodes, home
        self._names: Names = nodes.names
        self._heard: dict[bytes, str] = {}
        self._todo: list[tuple[str, str]] = []
        self._missing: set[bytes] = set()
        """What has to be subscribed before all is as it should be."""
        self._refused: set[bytes] = set()
        """Of those what this server does not have, or no longer."""
        self._dropped: Counter[bytes] = Counter()
        """What this hub does not want to hear any more, until the server has said that it knows."""
        self._new = True
        self._lost = False
        self._wake = asyncio.Event()
        self._closing = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._keep())

    async def close(self) -> None:
        """Stops listening."""
        self._closing.set()
        # Before Python 3.12 a send may swallow its being cancelled, and up to 3.12 a failing group does.
        self._wake.set()
        self._task.cancel()
        await asyncio.wait([self._task])

    def add(self, heard: Heard, *, lost: bool = False) -> None:
        """Hears these, too; `lost`: they were heard elsewhere before, and something may have been missed."""
        self._heard.update((channel.encode(), name) for channel, name in heard.items())
        self._todo += [(self._names.subscribe, channel) for channel in heard]
        if lost:
            self._missing.update(channel.encode() for channel in heard)
            self._lost = True
        self._wake.set()

    def drop(self, channels: Sequence[str]) -> None:
        """Hears these no longer."""
        self.forget(channels)
        self._todo += [(self._names.unsubscribe, channel) for channel in channels]
        self._dropped.update(channel.encode() for channel in channels)
        self._wake.set()

    def forget(self, channels: Iterable[str]) -> None:
        """These are no longer heard here."""
        for channel in channels:
            self._heard.pop(channel.encode(), None)
            self._missing.discard(channel.encode())
            self._refused.discard(channel.encode())

    def again(self) -> None:
        """It was looked what is where: what was refused is still said to be here."""
        self._todo += [(self._names.subscribe, channel.decode()) for channel in self._refused]
        self._refused.clear()
        self._wake.set()

    async def _keep(self) -> None:
        wait = FIRST
        while not self._closing.is_set():
            connection = self._nodes.listener(self._home)
            try:
                await connection.connect()  # type: ignore[no-untyped-call]
                self._missing, self._refused, self._dropped = set(self._heard), set(), Counter()
                self._todo = [(self._names.subscribe, channel.decode()) for channel in self._heard]
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._speak(connection))
                    both.create_task(self._listen(connection))
            except* (RedisError, OSError, EOFError):
                pass
            except* Exception:  # noqa: BLE001 - a hub that hears nothing any more would be worse
                log.exception("ears_failed")
            finally:
                await connection.disconnect(nowait=True)
            if self._closing.is_set():
                return
            if self.ready.is_set():
                wait, self._lost = FIRST, True
                self.ready.clear()
            self._new = True
            self._nodes.doubt()
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311 - not a secret
            wait = min(2 * wait, MOST)

    async def _speak(self, connection: Connection) -> None:
        while connection.is_connected and not self._closing.is_set():
            self._wake.clear()
            todo, self._todo = self._todo, []
            for command, channels in _together(todo, self._names):
                await _send(connection, command, *channels)
            if not todo:
                try:
                    async with asyncio.timeout(PING):
                        await self._wake.wait()
                except TimeoutError:
                    await _send(connection, "PING")

    async def _listen(self, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        heard = loop.time()
        try:
            async with asyncio.timeout_at(heard + SILENCE) as silence:
                while True:
                    try:
                        told: Any = await connection.read_response(timeout=inf)
                    except MovedError as error:
                        self._elsewhere(one for one in self._heard if self._names.slot(one) == error.slot_id)
                    else:
                        self._take(told)
                    if (
                        loop.time() - heard > A_LITTLE
                    ):  # setting a timer for each word costs more than the word
                        heard = loop.time()
                        silence.reschedule(heard + SILENCE)
        except TimeoutError:
            raise ConnectionResetError("silence") from None

    def _take(self, told: Any) -> None:
        kind, channel = told[0], told[1]
        if kind in (b"message", b"smessage"):
            name = self._heard.get(channel)
            if name is not None:
                self._ears.heard(name, told[2])
        elif kind in (b"subscribe", b"ssubscribe") and channel in self._missing:
            self._missing.discard(channel)
            if not self._missing:
                self._whole()
        elif kind in (b"unsubscribe", b"sunsubscribe") and self._dropped[channel]:
            self._dropped[channel] -= 1
        elif kind == b"sunsubscribe" and channel in self._heard:
            self._elsewhere([channel])

    def _elsewhere(self, channels: Iterable[bytes]) -> None:
        some = set(channels)
        self._missing |= some
        self._refused |= some
        self._lost = True
        self._nodes.doubt()

    def _whole(self) -> None:
        self.ready.set()
        new, self._new = self._new, False
        lost, self._lost = self._lost, False
        self._ears.whole(new, lost)


def _together(todo: Iterable[tuple[str, str]], names: Names) -> list[tuple[str, list[str]]]:
    """Commands with many channels each, all of one slot, in the order in which they have to be."""
    made: list[tuple[str, list[str]]] = []
    latest: dict[int, tuple[str, list[str]]] = {}
    for command, channel in todo:
        slot = names.slot(channel.encode())
        last = latest.get(slot)
        if last is None or last[0] != command or len(last[1]) >= CHUNK:
            last = latest[slot] = (command, [])
            made.append(last)
        last[1].append(channel)
    return made


async def _send(connection: Connection, *command: str | bytes) -> None:
    if not connection.is_connected:  # it would connect again by itself, and nobody would know what was missed
        raise ConnectionResetError("lost")
    try:
        await connection.send_command(*command)
    except AttributeError:  # who reads has found it lost, and its socket is gone in the middle of this
        raise ConnectionResetError("lost") from None

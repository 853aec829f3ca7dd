"""Ears: one connection on which everything is heard that is published in the rooms somebody listens to.

It is looked after all the time: silence is broken by pings, a lost connection is made anew, and once all rooms
are subscribed again every listener is told that it may have missed something.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

from redis.asyncio import Connection
from redis.exceptions import RedisError

from ..log import log
from .base import HUBS
from .redis_link import Link

PING = 5.0
"""Seconds between two pings."""
SILENCE = 11.0
"""Seconds without a word, not even of a ping, after which the connection is given up."""
FIRST, MOST = 0.05, 1.0
"""Seconds to wait before connecting again: at first, and at most."""
CHUNK = 500
"""Channels in one command."""


class Ears:
    """Subscriptions by channel.

    Args:
        link: to Redis.
        channel: the channel of a name.
        hears: called with the name and what was published under it.
        back: called when all is subscribed again after the connection was lost.
        connected: called with each new connection, the first too.
    """

    def __init__(
        self,
        link: Link,
        channel: Callable[[str], str],
        hears: Callable[[str, bytes], None],
        back: Callable[[], None],
        connected: Callable[[], None],
    ) -> None:
        self._link, self._hears, self._back, self._connected = link, hears, back, connected
        self._channel = channel
        self._names: dict[bytes, str] = {}
        self._todo: list[tuple[str, str]] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._closing = asyncio.Event()
        self.subscribe(HUBS)  # a connection without a subscription would be another kind of connection

    async def open(self) -> None:
        """Connects; returns once everything is subscribed, or after a while if there is no answer."""
        self._task = asyncio.get_running_loop().create_task(self._keep())
        waiting = asyncio.ensure_future(self._ready.wait())
        await asyncio.wait([waiting], timeout=MOST)
        waiting.cancel()

    async def close(self) -> None:
        """Stops listening. Idempotent."""
        self._closing.set()
        if self._task is not None:
            # Before Python 3.12 a send may swallow its being cancelled, and up to 3.12 a failing group does.
            self._wake.set()
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    def subscribe(self, name: str) -> None:
        """Hears a name from soon on. Idempotent."""
        channel = self._channel(name)
        if channel.encode() not in self._names:
            self._names[channel.encode()] = name
            self._todo.append(("SUBSCRIBE", channel))
            self._wake.set()

    def unsubscribe(self, name: str) -> None:
        """Hears it no longer. Idempotent; `HUBS` stays."""
        channel = self._channel(name)
        if name != HUBS and self._names.pop(channel.encode(), None) is not None:
            self._todo.append(("UNSUBSCRIBE", channel))
            self._wake.set()

    async def _keep(self) -> None:
        wait, first = FIRST, True
        while not self._closing.is_set():
            connection = self._link.listener()
            try:
                await connection.connect()  # type: ignore[no-untyped-call]
                missing = await self._subscribe_all(connection)
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._speak(connection))
                    both.create_task(self._listen(connection, missing, first))
            except* (RedisError, OSError, EOFError):
                pass
            except* Exception:  # noqa: BLE001 - a hub that hears nothing any more would be worse
                log.exception("ears_failed")
            finally:
                await connection.disconnect(nowait=True)
            if self._closing.is_set():
                return
            if self._ready.is_set():
                wait, first = FIRST, False
                self._ready.clear()
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311 - not a secret
            wait = min(2 * wait, MOST)

    async def _subscribe_all(self, connection: Connection) -> set[bytes]:
        self._todo.clear()
        channels = list(self._names)
        for start in range(0, len(channels), CHUNK):
            await _send(connection, "SUBSCRIBE", *channels[start : start + CHUNK])
        return set(channels)

    async def _speak(self, connection: Connection) -> None:
        while connection.is_connected and not self._closing.is_set():
            self._wake.clear()
            todo, self._todo = self._todo, []
            for command, channel in todo:
                await _send(connection, command, channel)
            if not todo:
                try:
                    async with asyncio.timeout(PING):
                        await self._wake.wait()
                except TimeoutError:
                    await _send(connection, "PING")

    async def _listen(self, connection: Connection, missing: set[bytes], first: bool) -> None:
        while True:
            try:
                async with asyncio.timeout(SILENCE):
                    told: Any = await connection.read_response(timeout=float("inf"))
            except TimeoutError:
                raise ConnectionResetError("silence") from None
            kind, channel = told[0], told[1]
            if kind == b"message":
                name = self._names.get(channel)
                if name is not None:
                    self._hears(name, told[2])
            elif kind == b"subscribe" and missing:
                missing.discard(channel)
                if not missing:
                    self._ready.set()
                    self._connected()
                    if not first:
                        self._back()


async def _send(connection: Connection, *command: str | bytes) -> None:
    if not connection.is_connected:  # it would connect again by itself, and nobody would know what was missed
        raise ConnectionResetError("lost")
    await connection.send_command(*command)

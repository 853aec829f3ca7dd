"""`python -m bench.herd_devices HOST PORT [PORT]`: many devices in one process, each as cheap as can be, that come
back by themselves as the Python client does (`samesky_client.backoff`), to the second port where one is given.

It reads one token a line from stdin up to an empty line, lets all of them in a few at a time, and says `in`. When
they have lost the hub and are all back it says, as JSON, when each was `ready` and how often they tried. Instants are
of the monotonic clock, which all processes of a machine share.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time
from typing import Any, cast

import msgpack
import uvloop

from samesky_client.backoff import Backoff
from samesky_shared.clock import START_GAP, START_GROWTH, START_PINGS
from samesky_shared.protocol import PATH, SUBPROTOCOLS

AT_ONCE = 100
"""Devices that enter at the same time at first."""
GREETING = 20.0
"""Seconds from the first packet to `ready`, after which a device tries again."""
_UPGRADE = (
    f"GET {PATH} HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    f"Sec-WebSocket-Protocol: {SUBPROTOCOLS[0]}\r\n\r\n"
).encode()
_READY, _BYE = msgpack.packb({"t": "ready"})[1:], msgpack.packb({"t": "bye"})[1:]
_PONG = bytes((0x8A, 0x80, 0, 0, 0, 0))


class Device(asyncio.Protocol):
    """One of them, from one connection to the next."""

    def __init__(self, herd: Herd, token: str) -> None:
        self.herd = herd
        self.token = token
        self.since: dict[str, Any] | None = None
        self.ready_at: float | None = None
        self.tries = 0
        self._backoff = Backoff(random.random)
        self._sent_away: float | None = None
        """Seconds after which it was asked to come back."""
        self._transport: asyncio.Transport | None = None
        self._came = b""
        self._open = False
        self._timer: asyncio.TimerHandle | None = None
        self._next: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Tries to connect."""
        self.tries += 1
        self._came, self._open = b"", False
        self.herd.loop.create_task(self._connect())

    async def _connect(self) -> None:
        try:
            await self.herd.loop.create_connection(lambda: self, *self.herd.where)
        except OSError:
            self._later()

    def _later(self) -> None:
        away, self._sent_away = self._sent_away, None
        wait = self._backoff.wait() if away is None else self._backoff.sent_away(away)
        self.herd.loop.call_later(wait, self.begin)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is there: asks for a WebSocket."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is no subclass
        self._transport.write(_UPGRADE)
        self._timer = self.herd.loop.call_later(GREETING, self._transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone: comes back after a while."""
        for timer in (self._timer, self._next):
            if timer is not None:
                timer.cancel()
        if self.ready_at is not None:
            self.ready_at = None
            self.herd.lost(self)
        self._later()

    def data_received(self, data: bytes) -> None:
        """What the hub says."""
        self._came += data
        if not self._open:
            head, whole, rest = self._came.partition(b"\r\n\r\n")
            if not whole:
                return
            if b" 101 " not in head:
                assert self._transport is not None
                return self._transport.abort()
            self._open, self._came = True, rest
            hello: dict[str, Any] = {"t": "hello", "token": self.token}
            self._say(hello | ({"since": self.since} if self.since else {}))
            self._ping(1)
        self._frames()
        return None

    def _frames(self) -> None:
        came, at = self._came, 0
        while len(came) >= at + 2:
            kind, size, start = came[at] & 15, came[at + 1], at + 2
            if size == 126:
                size, start = int.from_bytes(came[start : start + 2], "big"), start + 2
            elif size == 127:
                size, start = int.from_bytes(came[start : start + 8], "big"), start + 8
            if len(came) < start + size:
                break
            at = start + size
            if kind == 9 and self._transport is not None:
                self._transport.write(_PONG)
            elif kind == 2 and _READY in came[start : start + 16]:
                self._ready(msgpack.unpackb(came[start:at]))
            elif kind == 2 and _BYE in came[start : start + 16]:
                self._sent_away = msgpack.unpackb(came[start:at])["retry_after"]
            elif kind == 8 and self._transport is not None:
                self._transport.close()
        self._came = came[at:]

    def _ready(self, frame: dict[str, Any]) -> None:
        assert self._timer is not None
        self._timer.cancel()
        self.ready_at, self.since = time.monotonic(), frame["position"]
        self.herd.ready(self)

    def _ping(self, n: int) -> None:
        if self._open and self._transport is not None and not self._transport.is_closing():
            self._say({"t": "ping", "n": n, "c": time.monotonic()})
            if n < START_PINGS:
                self._next = self.herd.loop.call_later(START_GAP * START_GROWTH ** (n - 1), self._ping, n + 1)

    def _say(self, frame: dict[str, Any]) -> None:
        payload = msgpack.packb(frame)
        size = len(payload)
        head = bytes((0x82, 0x80 | size)) if size < 126 else b"\x82\xfe" + size.to_bytes(2, "big")
        assert self._transport is not None
        self._transport.write(head + bytes(4) + payload)  # the mask is zero


class Herd:
    """All of them."""

    def __init__(self, where: tuple[str, int], then: tuple[str, int], tokens: list[str]) -> None:
        self.loop = asyncio.get_running_loop()
        self.where = where
        self._then = then
        self.devices = [Device(self, token) for token in tokens]
        self.first_lost = 0.0
        self._left = len(tokens)
        self._all = asyncio.Event()
        self._entering = asyncio.Semaphore(AT_ONCE)
        self._slow = True

    def ready(self, device: Device) -> None:
        """One is in its room."""
        self._left -= 1
        if self._slow:
            self._entering.release()
        if not self._left:
            self._all.set()

    def lost(self, device: Device) -> None:
        """One has lost the hub."""
        self.first_lost = self.first_lost or time.monotonic()
        self._left += 1

    async def enter(self) -> None:
        """Lets all in, a few at a time."""
        for device in self.devices:
            await self._entering.acquire()
            device.begin()
        await self._all.wait()
        self._slow = False
        self.where = self._then
        for device in self.devices:
            device.tries = 0

    async def come_back(self) -> dict[str, Any]:
        """Waits until the hub was lost and all are back."""
        self._all.clear()
        await self._all.wait()
        used = resource.getrusage(resource.RUSAGE_SELF)
        return {
            "lost": self.first_lost,
            "ready": sorted(device.ready_at or 0.0 for device in self.devices),
            "tries": sum(device.tries for device in self.devices),
            "cpu": used.ru_utime + used.ru_stime,
        }


async def main(host: str, port: int, then: int) -> None:
    """As the module says."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    tokens = []
    while (line := sys.stdin.readline().strip()) != "":
        tokens.append(line)
    herd = Herd((host, port), (host, then), tokens)
    await herd.enter()
    print("in", flush=True)
    print(json.dumps(await herd.come_back()), flush=True)
    await asyncio.Event().wait()  # they stay until they are ended


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[-1])))

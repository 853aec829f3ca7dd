"""A WebSocket behind plain ASGI, for servers that hand over no socket: a queue out, a loop in."""

from __future__ import annotations

import asyncio
from collections import deque
from functools import partial

from starlette.websockets import WebSocket

from samesky_shared.codec import Format
from samesky_shared.errors import TOO_LARGE
from samesky_shared.protocol import MAX_FRAME

from .. import metrics
from .wire import CLOSE_WITHIN, FAULT, HIGH_WATER, HOPELESS, SLOW, Receiver, guarded


class AsgiWire:
    """A WebSocket behind plain ASGI: a queue out, a loop in."""

    def __init__(self, websocket: WebSocket, fmt: Format, address: str) -> None:
        self._loop = asyncio.get_running_loop()
        self.fmt = fmt
        self.address = address
        self.heard = self._loop.time()
        self.pings = False
        self.held = False
        self._websocket = websocket
        self._out: deque[bytes] = deque()
        self._waiting = self._behind = 0
        self._slow = False
        self._news = asyncio.Event()
        self._closing: tuple[int, str] | None = None
        self._cut: asyncio.TimerHandle | None = None
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    def send(self, message: bytes) -> None:
        """One frame of the protocol."""
        if self._closing is None:
            self._behind += len(message) if self._slow else 0
            if self._behind > HOPELESS:
                metrics.SLOW.inc()
                return self.close(*SLOW)
            self._out.append(message)
            self._waiting += len(message)
            self._slow = self._slow or self._waiting > HIGH_WATER
            self._news.set()

    def ping(self) -> None:
        """The server pings by itself."""

    def trail(self) -> None:
        """ASGI has no frames of WebSocket itself."""

    def lagging(self) -> bool:
        """Whether more than `HIGH_WATER` bytes wait."""
        return self._slow

    def waiting(self) -> int:
        """Bytes that are not sent yet."""
        return self._waiting

    def close(self, code: int, reason: str) -> None:
        """Closes once all that was sent before is out, and cuts it off after `CLOSE_WITHIN` seconds."""
        if self._closing is None:
            self._closing = (code, reason)
            self._cut = self._loop.call_later(CLOSE_WITHIN, self._stop)
            self._news.set()

    async def run(self, receiver: Receiver) -> None:
        """Runs until the socket is gone."""
        reading = asyncio.create_task(self._read(receiver))
        self._tasks = (reading, asyncio.create_task(self._write(receiver)))
        try:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            if not reading.done():  # we closed, or could not write any more; the peer has a while to answer
                self.close(*FAULT)
                await asyncio.wait((reading,))
        finally:
            self._closing = self._closing or FAULT
            if self._cut is not None:
                self._cut.cancel()
            self._stop()  # neither task calls the receiver after this
            guarded(self, receiver.lost)
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _read(self, receiver: Receiver) -> None:
        while True:
            event = await self._websocket.receive()
            if event["type"] == "websocket.disconnect":
                return
            self.heard = self._loop.time()
            text = event.get("text")
            message = text.encode() if text is not None else event.get("bytes") or b""
            if len(message) > MAX_FRAME:
                self.close(TOO_LARGE, f"a message has at most {MAX_FRAME} bytes")
            elif self._closing is None:
                guarded(self, partial(receiver.received, message, text is not None))

    async def _write(self, receiver: Receiver) -> None:
        while True:
            while self._out:
                message = self._out.popleft()
                self._waiting -= len(message)
                payload = {"text": message.decode()} if self.fmt == "json" else {"bytes": message}
                await self._websocket.send({"type": "websocket.send", **payload})
            slow, self._slow, self._behind = self._slow, False, 0
            if self._closing is not None:
                return await self._websocket.close(*self._closing)
            if slow:
                guarded(self, receiver.drained)
            else:
                self._news.clear()
                await self._news.wait()

"""The only file that touches a socket: from a WebSocket that Starlette accepted to a session, and back.

Under our own server (`TakeoverProtocol`) the accepted transport is handed over, and no task, queue or await
stands between the network and the session any more. Under any other ASGI server the same endpoint loops over
`receive`. The rules (who may connect, which sub-protocol) are before that fork, so there is one door.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol, cast

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request as Handshake

from samesky_shared.codec import Format
from samesky_shared.errors import TOO_LARGE, Refused
from samesky_shared.protocol import MAX_FRAME, SUBPROTOCOLS

from ..log import log
from .framing import BINARY, PING, TEXT, Framing, frame
from .wire import Receiver, Wire

TAKEOVER = "samesky.takeover"
HIGH_WATER = 65_536
"""Unsent bytes above which a device lags."""
CLOSE_WITHIN = 5.0
"""Seconds for the closing handshake; then the socket is cut."""

Allow = Callable[[HTTPConnection], Refused | None]
Deny = Callable[[Refused, int | None], Response]
"""An HTTP answer from a refusal, and a status that overrides the one of its code."""
OpenSession = Callable[[Wire], Receiver]


# ------------------------------------------------------------------------------------------ the one door


async def serve_socket(websocket: WebSocket, open_session: OpenSession, allow: Allow, deny: Deny) -> None:
    """Serves one WebSocket: refuses it with an HTTP answer, or accepts it and gives it to a session."""
    refused = allow(websocket)
    if refused is not None:
        return await _deny(websocket, deny(refused, None))
    offered = websocket.scope["subprotocols"]
    chosen = next((name for name in offered if name in SUBPROTOCOLS), None)
    if offered and chosen is None:
        return await _deny(websocket, deny(_no_subprotocol(), 400))
    try:
        await websocket.accept(chosen)
    except (WebSocketDisconnect, RuntimeError, OSError):
        return None  # it went while we looked at it
    fmt: Format = "json" if chosen == SUBPROTOCOLS[1] else "msgpack"
    # Nothing is awaited between accepting and this, so no byte can come in between.
    take = cast("_Take | None", websocket.scope.get("extensions", {}).get(TAKEOVER, {}).get("take"))
    if take is not None:
        take(fmt, open_session)
        return None
    address = websocket.client.host if websocket.client is not None else ""
    wire = AsgiWire(websocket, fmt, address)
    return await wire.run(open_session(wire))


async def explain_socket(request: Request, allow: Allow, deny: Deny) -> Response:
    """Says why a handshake would be refused, for browsers, which do not show that to a page."""
    refused = allow(request)
    if refused is not None:
        return deny(refused, None)
    offered = [part.strip() for part in request.headers.get("sec-websocket-protocol", "").split(",")]
    if any(offered) and not any(name in SUBPROTOCOLS for name in offered):
        return deny(_no_subprotocol(), 400)
    answer = deny(Refused("invalid", "This address speaks WebSocket."), 426)
    answer.headers["Upgrade"] = "websocket"
    answer.headers["Connection"] = "Upgrade"
    return answer


def _no_subprotocol() -> Refused:
    return Refused(
        "invalid", f"The sub-protocols are {' and '.join(SUBPROTOCOLS)}.", path="sec-websocket-protocol"
    )


async def _deny(websocket: WebSocket, response: Response) -> None:
    if "websocket.http.response" in websocket.scope.get("extensions", {}):
        await websocket.send_denial_response(response)
    else:
        await websocket.close()


# ---------------------------------------------------------------------------------- our own server's way


class _Take(Protocol):
    def __call__(self, fmt: Format, open_session: OpenSession) -> None: ...


class TakeoverProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol, which lets the app take the accepted transport over.

    What it uses of uvicorn is pinned by a test. Its scopes carry the extension `samesky.takeover`.
    """

    _early: bytes = b""

    def handle_connect(self, event: Handshake) -> None:
        """Offers the extension to the app."""
        super().handle_connect(event)
        if not self.handshake_complete:
            extensions = cast("dict[str, Any]", self.scope["extensions"])
            extensions[TAKEOVER] = {"take": self._take}

    def data_received(self, data: bytes) -> None:
        """Holds back what a client sends before it was accepted."""
        if not self.handshake_initiated:
            return super().data_received(data)
        self._early += data
        if len(self._early) > HIGH_WATER:
            self.transport.close()
        return None

    def _take(self, fmt: Format, open_session: OpenSession) -> None:
        self.stop_keepalive()
        transport, self.transport = self.transport, cast("asyncio.Transport", _Gone())
        address = self.client[0] if self.client else ""
        socket = SocketWire(transport, self.loop, fmt, address, cast("set[Any]", self.connections))
        # From here on uvicorn's protocol is out of the way, and can be freed with its task and scope.
        self.connections.discard(self)
        self.disconnected = True
        transport.set_protocol(socket)
        socket.begin(open_session(socket))
        if self._early:
            socket.data_received(self._early)


class _Gone:
    """In the place of a transport that was given away."""

    def close(self) -> None:
        """Uvicorn closes when the app returns."""

    def is_closing(self) -> bool:
        """It is somebody else's."""
        return True


class SocketWire(asyncio.Protocol):
    """A transport that was taken over: the way out, and the source of the receiver's messages."""

    __slots__ = (
        "_connections",
        "_cut",
        "_framing",
        "_lagging",
        "_loop",
        "_receiver",
        "_transport",
        "address",
        "fmt",
        "heard",
        "pings",
    )

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        fmt: Format,
        address: str,
        connections: set[Any],
    ) -> None:
        self.fmt = fmt
        self.address = address
        self.heard = loop.time()
        self.pings = True
        self._transport = transport
        self._loop = loop
        self._connections = connections
        self._lagging = False
        self._cut: asyncio.TimerHandle | None = None
        self._receiver: Receiver | None = None
        self._framing = Framing(transport.write, self._message)
        connections.add(self)
        transport.set_write_buffer_limits(high=HIGH_WATER)

    def begin(self, receiver: Receiver) -> None:
        """Starts to deliver."""
        self._receiver = receiver
        if self._transport.is_closing() and self._cut is None:
            self._transport.close()

    # wire

    def send(self, message: bytes) -> None:
        """One frame of the protocol."""
        if not self._framing.close_sent:
            self._transport.write(frame(message, TEXT if self.fmt == "json" else BINARY))

    def ping(self) -> None:
        """A WebSocket ping."""
        if not self._framing.close_sent:
            self._transport.write(frame(b"", PING))

    def lagging(self) -> bool:
        """Whether more than `HIGH_WATER` bytes wait."""
        return self._lagging

    def close(self, code: int, reason: str) -> None:
        """The closing handshake, at most `CLOSE_WITHIN` seconds long."""
        self._framing.close(code, reason)
        self._end_soon()

    # asyncio

    def data_received(self, data: bytes) -> None:
        """Bytes of the peer."""
        self.heard = self._loop.time()
        framing = self._framing
        framing.feed(data)
        if framing.ended:
            self._end_soon()
            self._transport.close()
        elif framing.close_sent:
            self._end_soon()

    def pause_writing(self) -> None:
        """The buffer is over its high-water mark."""
        self._lagging = True

    def resume_writing(self) -> None:
        """The buffer is low again."""
        self._lagging = False
        if self._receiver is not None and not self._framing.close_sent:
            self._guard(self._receiver.drained)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone."""
        self._connections.discard(self)
        self._framing.close_sent = True
        if self._cut is not None:
            self._cut.cancel()
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            self._guard(receiver.lost)

    def shutdown(self) -> None:
        """Uvicorn stops."""
        self.close(1012, "the hub restarts")

    def _message(self, message: bytes, text: bool) -> None:
        receiver = self._receiver
        if receiver is not None:
            self._guard(lambda: receiver.received(message, text))

    def _guard(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception:  # noqa: BLE001 - one device's fault is not to be another's, and must not be silent
            log.exception("session_failed")
            self.close(1011, "something went wrong here")

    def _end_soon(self) -> None:
        if self._cut is None:
            self._cut = self._loop.call_later(CLOSE_WITHIN, self._transport.abort)


# ------------------------------------------------------------------------------------ other servers' way


class AsgiWire:
    """A WebSocket behind plain ASGI: a queue out, a loop in."""

    def __init__(self, websocket: WebSocket, fmt: Format, address: str) -> None:
        self.fmt = fmt
        self.address = address
        self.heard = 0.0
        self.pings = False
        self._websocket = websocket
        self._out: deque[bytes] = deque()
        self._waiting = 0
        self._slow = False
        self._news = asyncio.Event()
        self._closing: tuple[int, str] | None = None

    def send(self, message: bytes) -> None:
        """One frame of the protocol."""
        if self._closing is None:
            self._out.append(message)
            self._waiting += len(message)
            self._slow = self._slow or self._waiting > HIGH_WATER
            self._news.set()

    def ping(self) -> None:
        """The server pings by itself."""

    def lagging(self) -> bool:
        """Whether more than `HIGH_WATER` bytes wait."""
        return self._slow

    def close(self, code: int, reason: str) -> None:
        """Closes once all that was sent before is out."""
        if self._closing is None:
            self._closing = (code, reason)
            self._news.set()

    async def run(self, receiver: Receiver) -> None:
        """Runs until the socket is gone."""
        writing = asyncio.ensure_future(self._write(receiver))
        reading = asyncio.ensure_future(self._read(receiver))
        try:
            await asyncio.wait((reading, writing), return_when=asyncio.FIRST_COMPLETED)
            if not reading.done():  # we closed; the peer has a while to answer
                await asyncio.wait((reading,), timeout=CLOSE_WITHIN)
        finally:
            for task in (reading, writing):
                task.cancel()
            receiver.lost()  # before anything is awaited: whoever cancels us may do it again
            await asyncio.gather(reading, writing, return_exceptions=True)

    async def _read(self, receiver: Receiver) -> None:
        loop = asyncio.get_running_loop()
        while True:
            event = await self._websocket.receive()
            if event["type"] == "websocket.disconnect":
                return
            self.heard = loop.time()
            text = event.get("text")
            message = text.encode() if text is not None else event.get("bytes") or b""
            if len(message) > MAX_FRAME:
                self.close(TOO_LARGE, f"a message has at most {MAX_FRAME} bytes")
            elif self._closing is None:
                receiver.received(message, text is not None)

    async def _write(self, receiver: Receiver) -> None:
        while True:
            while self._out:
                message = self._out.popleft()
                self._waiting -= len(message)
                if self.fmt == "json":
                    await self._websocket.send_text(message.decode())
                else:
                    await self._websocket.send_bytes(message)
            if self._slow:
                self._slow = False
                receiver.drained()
                continue
            if self._closing is not None:
                return await self._websocket.close(*self._closing)
            self._news.clear()
            await self._news.wait()

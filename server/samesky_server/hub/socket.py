"""The only file that touches a socket: from a WebSocket that Starlette accepted to a session, and back.

Under our own server (`Upgrade`) the accepted transport is handed over, and no task, queue or await
stands between the network and the session any more. Under any other ASGI server the same endpoint loops over
`receive`. The rules (who may connect, which sub-protocol) are before that fork, so there is one door.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from samesky_shared.codec import Format
from samesky_shared.errors import Refused
from samesky_shared.protocol import SUBPROTOCOLS

from .. import metrics
from ..log import log
from .asgi import AsgiWire
from .door import Turns
from .framing import BINARY, CLOSE, PING, PONG, TEXT, Framing, frame
from .wire import CLOSE_WITHIN, FAULT, HIGH_WATER, HOPELESS, SLOW, Receiver, Wire, guarded

TAKEOVER = "samesky.takeover"
EARLY_MOST = 4096
"""Bytes after which no more is read from a device until what it said first had its turn."""


Allow = Callable[[HTTPConnection], Refused | None]
Deny = Callable[[Refused, int | None], Response]
"""An HTTP answer from a refusal, and a status that overrides the one of its code."""
OpenSession = Callable[[Wire], Receiver]
Take = Callable[[Format, str, OpenSession], None]
"""What the extension offers: takes an accepted socket over; the string is the peer's address."""


async def serve_socket(websocket: WebSocket, open_session: OpenSession, allow: Allow, deny: Deny) -> None:
    """Serves one WebSocket: refuses it with an HTTP answer, or accepts it and gives it to a session."""
    objection = _objection(websocket, allow, deny)
    if objection is not None:
        return await _refuse(websocket, objection)
    chosen = next((name for name in _offered(websocket) if name in SUBPROTOCOLS), None)
    try:
        await websocket.accept(chosen)
    except (WebSocketDisconnect, RuntimeError, OSError):
        return  # it went while we looked at it
    fmt: Format = "json" if chosen == SUBPROTOCOLS[1] else "msgpack"
    # What a proxy that we trust says of the peer is in the scope by now, and nowhere else.
    address = websocket.client.host if websocket.client is not None else ""
    # Nothing is awaited between accepting and this, so no byte can come in between.
    take = cast("Take | None", websocket.scope.get("extensions", {}).get(TAKEOVER, {}).get("take"))
    if take is not None:
        return take(fmt, address, open_session)
    wire = AsgiWire(websocket, fmt, address)
    await wire.run(open_session(wire))


async def explain_socket(request: Request, allow: Allow, deny: Deny) -> Response:
    """Says why a handshake would be refused, for browsers, which do not show that to a page."""
    objection = _objection(request, allow, deny)
    if objection is not None:
        return objection
    answer = deny(Refused("invalid", "This address speaks WebSocket."), 426)
    answer.headers.update({"Upgrade": "websocket", "Connection": "Upgrade"})
    return answer


def _objection(connection: HTTPConnection, allow: Allow, deny: Deny) -> Response | None:
    refused = allow(connection)
    if refused is not None:
        # A hub that is full has room again later, which 409 would not say.
        return deny(refused, 503 if refused.code == "full" else None)
    offered = _offered(connection)
    if offered and not any(name in SUBPROTOCOLS for name in offered):
        known = " and ".join(SUBPROTOCOLS)
        return deny(Refused("invalid", f"The sub-protocols are {known}.", path="sec-websocket-protocol"), 400)
    return None


def _offered(connection: HTTPConnection) -> list[str]:
    lines = connection.headers.getlist("sec-websocket-protocol")
    return [name for line in lines for part in line.split(",") if (name := part.strip())]


async def _refuse(websocket: WebSocket, response: Response) -> None:
    if "websocket.http.response" in websocket.scope.get("extensions", {}):
        await websocket.send_denial_response(response)
    else:
        await websocket.close()


class SocketWire(Framing, asyncio.Protocol):
    """A transport that was taken over: the way out, and the source of the receiver's messages."""

    __slots__ = (
        "_behind", "_connections", "_cut", "_early", "_lagging", "_loop", "_receiver", "_transport", "_turns",
        "address", "fmt", "heard",
    )  # fmt: skip
    pings: bool = True

    def __init__(
        self, transport: asyncio.Transport, fmt: Format, address: str, connections: set[Any], turns: Turns
    ) -> None:
        super().__init__()
        self._loop = asyncio.get_running_loop()
        self.fmt = fmt
        self.address = address
        self.heard = self._loop.time()
        self._transport = transport
        self._connections = connections
        self._lagging = False
        self._behind = 0
        self._cut: asyncio.TimerHandle | None = None
        self._turns: Turns | None = turns
        """Where the first thing that it says waits; None once it had its turn."""
        self._early = b""
        """What waits there."""
        self._receiver: Receiver | None = None

    def begin(self, open_session: OpenSession, early: bytes) -> None:
        """Takes the transport and starts to deliver, at first what came before."""
        self._connections.add(self)
        self._transport.set_protocol(self)
        self._transport.set_write_buffer_limits(high=HIGH_WATER)
        try:
            self._receiver = open_session(self)
        except BaseException:
            self.close(*FAULT)  # else nobody would ever close it
            raise
        if early:
            self.data_received(early)

    @property
    def held(self) -> bool:
        """Whether what it said first waits for its turn."""
        return bool(self._early)

    def send(self, message: bytes) -> None:
        """One frame of the protocol."""
        if self.close_sent:
            return
        if self._lagging:
            self._behind += len(message)
            if self._behind > HOPELESS:
                metrics.SLOW.inc()
                return self.close(*SLOW)
        self._transport.write(frame(message, TEXT if self.fmt == "json" else BINARY))

    def ping(self) -> None:
        """A WebSocket ping."""
        if not self.close_sent:
            self._transport.write(frame(b"", PING))

    def trail(self) -> None:
        """An unsolicited WebSocket pong, which every peer passes over."""
        if not self.close_sent:
            self._transport.write(frame(b"", PONG))

    def lagging(self) -> bool:
        """Whether more than `HIGH_WATER` bytes wait."""
        return self._lagging

    def waiting(self) -> int:
        """Bytes that are not sent yet."""
        return self._transport.get_write_buffer_size()

    def close(self, code: int, reason: str) -> None:
        """The closing handshake, at most `CLOSE_WITHIN` seconds long."""
        if not self.close_sent:
            self._closes(code, reason)
            self._end_soon()

    def data_received(self, data: bytes) -> None:
        """Bytes of the peer."""
        self.heard = self._loop.time()
        if self._turns is not None:
            return self._hold(data, self._turns)
        self._feed(data)
        if self.close_sent:
            self._end_soon()
            if self.ended:
                self._transport.close()
        return None

    def _hold(self, data: bytes, turns: Turns) -> None:
        # Thousands may have shaken hands while we were busy, and all say `hello` now.
        if not self._early:
            turns.add(self._first)
        self._early += data
        if len(self._early) > EARLY_MOST:
            self._transport.pause_reading()

    def _first(self) -> None:
        self._turns = None
        early, self._early = self._early, b""
        if not self._transport.is_closing():
            self._transport.resume_reading()
            self.data_received(early)

    def eof_received(self) -> None:
        """The peer sends no more: the transport closes itself, once what waits is out or time is up."""
        self.close_sent = True
        self._end_soon()

    def pause_writing(self) -> None:
        """The buffer is over its high-water mark."""
        self._lagging = True

    def resume_writing(self) -> None:
        """The buffer is low again."""
        self._lagging = False
        self._behind = 0
        if self._receiver is not None and not self.close_sent:
            guarded(self, self._receiver.drained)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone."""
        self._connections.discard(self)
        self._drop()
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            guarded(self, receiver.lost)

    def shutdown(self) -> None:
        """Uvicorn stops."""
        self.close(1012, "the hub restarts")

    def _deliver(self, message: bytes, text: bool) -> None:
        try:
            if self._receiver is not None:
                self._receiver.received(message, text)
        except Exception:  # noqa: BLE001 - as in guarded, without its cost for each message
            log.exception("session_failed")
            self.close(*FAULT)

    def _write(self, data: bytes) -> None:
        # Who pings and never reads is not to fill our memory; RFC 6455 lets us leave pongs out.
        if not self._lagging or data[0] == CLOSE:
            self._transport.write(data)

    def _end_soon(self) -> None:
        if self._cut is None:
            self._cut = self._loop.call_later(CLOSE_WITHIN, self._transport.abort)

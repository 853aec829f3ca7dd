"""A connection that has to become secure before anything is said: how long that may take, and how many may try.

A loop that speaks TLS by itself shows a connection only when it is secure, and so nobody would count those that never
are. Here it is ours from its first byte.
"""

from __future__ import annotations

import asyncio
import ssl
from functools import partial
from typing import Any, cast

from uvicorn.protocols.utils import get_remote_addr

from . import handshake
from .door import Door
from .handshake import TakeoverHttp

SECURE_END_WITHIN = 30.0
"""Seconds in which the last of what was said must be taken, and the other end agree that it was the last."""


class SecureHttp(asyncio.Protocol):
    """Does the handshake of TLS, then lets `TakeoverHttp` take over. As plain ones have, a connection has so many
    seconds from its opening to the end of its first header.

    Args:
        secure: what TLS is spoken with.
        door: what all connections share.
    """

    def __init__(self, *args: Any, secure: ssl.SSLContext, door: Door, **more: Any) -> None:
        self._next = TakeoverHttp(*args, door=door, **more)
        self._loop = self._next.loop
        self._secure = secure
        self._door = door
        self._early = b""
        """What came before whom it is for: the start of the handshake, or what is said right after it."""
        self._transport: asyncio.Transport | None = None
        self._work: asyncio.Task[None] | None = None

    # ------------------------------------------------------------------------------------- transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes a connection, or ends it when there are too many: in clear there is nothing to say."""
        self._transport = transport
        peer = get_remote_addr(transport)
        address = peer[0] if peer else ""
        if len(self._next.connections) >= self._door.most or self._door.crowd.full(address):
            return self._ends(transport)
        self._next.connections.add(self)  # type: ignore[arg-type]
        self._door.crowd.comes(address)
        # A handshake is a millisecond of work.
        self._door.turns.add(partial(self._starts, transport, address))

    def data_received(self, data: bytes) -> None:
        """Bytes that came before their reader was there."""
        self._early += data
        if len(self._early) > handshake.HEADERS_MOST and self._work is None and self._transport is not None:
            self._transport.abort()  # more than any handshake begins with

    def shutdown(self) -> None:
        """The hub ends."""
        if self._transport is not None:
            self._transport.abort()

    # ----------------------------------------------------------------------------------------- TLS

    def _begin(self, transport: asyncio.Transport) -> None:
        """Hands on what has come already: uvloop reads before there is a moment to begin with TLS, or to stop it."""
        early, self._early = self._early, b""
        protocol = cast("asyncio.BufferedProtocol", transport.get_protocol())
        while early:
            room = memoryview(protocol.get_buffer(len(early)))
            count = min(len(room), len(early))
            room[:count], early = early[:count], early[count:]
            protocol.buffer_updated(count)

    def _starts(self, transport: asyncio.Transport, address: str) -> None:
        if transport.is_closing():
            self._counted_out(address)
            return self._ends(transport)
        self._work = self._loop.create_task(self._secured(transport, address))

    def _counted_out(self, address: str) -> None:
        self._next.connections.discard(self)
        self._door.crowd.goes(address)

    def _ends(self, transport: asyncio.Transport) -> None:
        """It is never secure: nothing is to hold what would have come next."""
        transport.abort()
        self._next.parser = None  # type: ignore[assignment]
        self._transport = self._work = None

    async def _secured(self, transport: asyncio.Transport, address: str) -> None:
        began = self._loop.time()
        within = handshake.HEADERS_WITHIN
        safe: asyncio.Transport | None = None
        self._loop.call_soon(self._begin, transport)  # TLS listens by then, and has not begun
        try:
            safe = await self._loop.start_tls(
                transport,
                self,
                self._secure,
                server_side=True,
                ssl_handshake_timeout=within,
                ssl_shutdown_timeout=SECURE_END_WITHIN,
            )
        except (OSError, TimeoutError) as error:  # errors of TLS are among them
            error.with_traceback(None)  # which would hold what failed
        self._counted_out(address)
        if safe is None or safe.is_closing():
            return self._ends(transport)
        self._next.left = max(0.0, within - (self._loop.time() - began))
        safe.set_protocol(self._next)
        self._next.connection_made(safe)
        if self._early:
            self._next.data_received(self._early)
        return None

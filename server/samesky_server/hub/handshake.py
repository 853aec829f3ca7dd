"""A connection before it is a session: how long it may take, how much it may send, how many there may be.

uvicorn bounds none of this: half a header, an endless one, a body that stops or an answer that nobody reads
would each hold a connection for ever.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any, cast

from httptools import HttpParserUpgrade
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from .. import cycles
from .door import Door, Limit, Turns
from .upgrade import Upgrade

HEADERS_WITHIN = 5.0
"""Seconds for the header of a request, from the opening of the connection or from its first byte."""
HEADERS_MOST = 32_768
"""Bytes of a header."""
PAUSE_MOST = 10.0
"""Seconds that a body may stop on its way in, or an answer on its way out."""


class TakeoverHttp(HttpToolsProtocol):
    """uvicorn's HTTP protocol with bounds, and with an `Upgrade` for WebSockets.

    What a client sends before its handshake was answered is kept: uvicorn drops silently what comes together with
    that, and the rest of the stream would be garbled. Of handshakes that come at the same time a few are worked on
    at once, and the others wait for their turn.

    Args:
        door: what all connections share.
    """

    def __init__(self, *args: Any, door: Door, **more: Any) -> None:
        super().__init__(*args, **more)
        self._door = door
        self.left = HEADERS_WITHIN
        """Seconds for the first header: fewer where some were needed before."""
        self._counted: str | None = None
        """As whom the crowd counts this connection."""
        self._latest = b""
        self._raw = 0
        """Bytes of which nothing has come yet: of a header that is not whole, of the frills of a body."""
        self._early: bytes | None = None
        """What came after a handshake whose answer is still to come; None while there is none."""
        self._asking: Upgrade | None = None
        """What answers it, from its turn on."""
        self._within: Limit | None = None
        self._stuck: asyncio.TimerHandle | None = None

    # ------------------------------------------------------------------------------------- transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes a connection, or says that there are too many."""
        super().connection_made(transport)
        cycles.connection()
        peer = self.client[0] if self.client else ""
        if len(self.connections) > self._door.most or self._door.crowd.full(peer):
            return self._give_up(503, b"retry-after: 10\r\n")
        self._counted = peer
        self._door.crowd.comes(peer)
        self._expect(self.left)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._released()
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.lost()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes of the peer."""
        if self.transport.is_closing():
            return
        if self._early is not None:
            self._early += data
            if len(self._early) > HEADERS_MOST:
                self.transport.abort()
            return
        self._raw += len(data)
        self._latest = data
        super().data_received(data)
        self._latest = b""
        if self._raw > HEADERS_MOST and not self.transport.is_closing():
            self._give_up(431)

    def handle_websocket_upgrade(self) -> None:
        """Called while the parser's exception is handled, which knows where the handshake ends."""
        upgrade = sys.exception()
        assert isinstance(upgrade, HttpParserUpgrade)
        self._expect(None)
        self._early = self._latest[upgrade.args[0] :]
        self._door.turns.add(self._upgrade)

    def _upgrade(self) -> None:
        self._released()
        if self.transport.is_closing():
            return  # it has not waited for its turn
        self.parser = None  # type: ignore[assignment]  # it holds us, and would until Python looks for cycles
        self._asking = Upgrade(self)
        self._asking.begin()

    def handed_over(self) -> tuple[set[Any], Turns, bytes]:
        """Lets go of the socket: whoever has it is one of these connections, and has these bytes to read, at its
        turn."""
        early, self._early, self._asking = self._early, b"", None
        self.connections.discard(self)
        return cast("set[Any]", self.connections), self._door.turns, early or b""

    def pause_writing(self) -> None:
        """An answer waits for a peer that does not read."""
        super().pause_writing()
        if self._stuck is None:
            self._stuck = self.loop.call_later(PAUSE_MOST, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads again."""
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None
        super().resume_writing()

    # ---------------------------------------------------------------------------------------- parser

    def _should_upgrade_to_ws(self) -> bool:
        return True  # whatever uvicorn is told of protocols of its own

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        if self._request is not None:  # the first has been expected since the connection was made
            self._raw = 1
            self._expect(HEADERS_WITHIN)

    def on_headers_complete(self) -> None:
        """The header is whole: from here on only a pause is too long."""
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > HEADERS_MOST:
            raise ValueError("the header is too large")  # which makes it a bad request
        self._raw = 0
        self._expect(PAUSE_MOST)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._raw = 0
        self._expect(PAUSE_MOST)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole: now it is on us."""
        self._raw = 0
        self._expect(None)
        super().on_message_complete()

    # ------------------------------------------------------------------------------------------ time

    @property
    def _request(self) -> RequestResponseCycle | None:
        """The latest request whose header is whole."""
        return self.cycle

    def _expect(self, within: float | None) -> None:
        if self._within is not None:
            self._within.cancel()
        self._within = None if within is None else self._door.patience.within(within, self._late)

    def _late(self) -> None:
        self._within = None
        if self.flow.read_paused:  # what came is still being worked on: it is not the peer who pauses
            return self._expect(PAUSE_MOST)
        if self._raw == 0 and (self._request is None or self._request.response_complete):
            return self.transport.close()  # it has not said a word, as browsers do that connect ahead
        self._give_up(408)

    def _give_up(self, status: int, more: bytes = b"") -> None:
        self._released()
        if self._request is None or self._request.response_complete or not self._request.response_started:
            words = {408: b"Request Timeout", 431: b"Request Header Fields Too Large"}.get(status, b"Full")
            head = b"HTTP/1.1 %d %s\r\n%scontent-length: 0\r\nconnection: close\r\n\r\n"
            self.transport.write(head % (status, words, more))
        self.transport.close()

    def _released(self) -> None:
        """Nothing is waited for any more, and the crowd is smaller by one."""
        self._expect(None)
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None
        counted, self._counted = self._counted, None
        if counted is not None:
            self._door.crowd.goes(counted)

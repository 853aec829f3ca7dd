"""From the header of a WebSocket handshake to an answer: the app accepts it and takes the socket over, or refuses it.

uvicorn's protocol would write the header again, have it parsed a second time, and be ready for all that a WebSocket
may do. Of ours nothing happens on it before it is taken over, so this is all of ASGI that it needs.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import unquote

import httptools
from uvicorn.protocols.utils import ClientDisconnected
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.utils import accept_key

from samesky_shared.codec import Format

from ..log import log
from .framing import quiet
from .socket import TAKEOVER, OpenSession, SocketWire

if TYPE_CHECKING:
    from .handshake import TakeoverHttp

Fields = list[tuple[bytes, bytes]]
"""The fields of a header in their order, names in lower case."""
_KEY = re.compile(rb"[A-Za-z0-9+/]{21}[AQgw]==")
"""Sixteen bytes."""
_ONCE = (b"sec-websocket-key", b"sec-websocket-version", b"upgrade", b"connection")
"""What the header of a handshake has once."""
_SWITCHES = b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"


class Upgrade:
    """One handshake.

    What comes of the peer before the answer is held back by the connection, which says when it is lost.

    Args:
        connection: on which the header came, whole.
    """

    def __init__(self, connection: TakeoverHttp) -> None:
        self._connection = connection
        self._transport = connection.transport
        self._key = b""
        self._begun = False
        """Whether the app has heard that somebody connects."""
        self._lost: asyncio.Future[None] = connection.loop.create_future()
        self._status = 0
        """Of a refusal whose body is still to come."""
        self._fields: Fields = []
        self._state: Literal["asked", "accepted", "over"] = "asked"

    def begin(self) -> None:
        """Asks the app, or refuses what is no handshake."""
        connection = self._connection
        fields = cast("Fields", connection.scope["headers"])
        try:
            key = plain(connection.scope, fields) or judged(connection.scope, connection.url, fields)
            if isinstance(key, Response):
                return self._ends(key.serialize())
            self._key, scope = key, self._scope(fields)
        except (httptools.HttpParserError, ValueError):
            return self._ends(answer(400, self._more([]), b"This is no address."))
        task = connection.loop.create_task(self._ask(scope))
        task.add_done_callback(connection.tasks.discard)
        connection.tasks.add(task)
        return None

    def lost(self) -> None:
        """The peer is gone."""
        if not self._lost.done():
            self._lost.set_result(None)

    # ------------------------------------------------------------------------------------------- ASGI

    def _scope(self, fields: Fields) -> dict[str, Any]:
        connection = self._connection
        url = httptools.parse_url(connection.url)
        root, offered = connection.root_path, []
        for name, value in fields:
            if name == b"sec-websocket-protocol":
                offered += [one.strip() for one in value.decode("latin-1").split(",")]
        return {
            **connection.scope,
            "type": "websocket",
            "asgi": {"version": connection.asgi_version, "spec_version": "2.4"},
            "scheme": "wss" if connection.scheme == "https" else "ws",
            "path": root + unquote(url.path.decode("ascii")),
            "raw_path": root.encode("ascii") + url.path,
            "query_string": url.query or b"",
            "subprotocols": offered,
            "extensions": {"websocket.http.response": {}, TAKEOVER: {"take": self._take}},
        }

    async def _ask(self, scope: dict[str, Any]) -> None:
        try:
            await cast("Any", self._connection.app)(scope, self._receive, self._send)
            if self._state != "over":
                log.error("handshake_unanswered")
        except ClientDisconnected:
            pass
        except Exception:  # noqa: BLE001 - the app's, and of no other connection
            log.exception("handshake_failed")
        finally:
            if self._state == "asked":
                self._ends(answer(500, self._more([]), b"Internal Server Error"))
            elif self._state == "accepted":  # and nobody has it
                self._transport.abort()
            scope["extensions"].pop(
                TAKEOVER, None
            )  # it holds us, and we would stay until Python looks for cycles

    async def _receive(self) -> dict[str, Any]:
        if not self._begun:
            self._begun = True
            return {"type": "websocket.connect"}
        await self._lost
        return {"type": "websocket.disconnect", "code": 1006}

    async def _send(self, message: Mapping[str, Any]) -> None:
        if self._transport.is_closing():
            raise ClientDisconnected
        kind = message["type"]
        if self._state != "asked":
            raise RuntimeError(f"{kind} on a WebSocket that was answered")
        if kind == "websocket.accept":
            self._accept(message.get("subprotocol"), message.get("headers", ()))
        elif kind == "websocket.http.response.start":
            self._status, self._fields = message["status"], [*message["headers"]]
        elif kind == "websocket.http.response.body" and self._status:
            self._ends(answer(self._status, self._more(self._fields), message.get("body", b"")))
        elif kind == "websocket.close":
            # Only the router closes what was not accepted: there is no such path.
            self._ends(answer(404, self._more([]), b""))
        else:
            raise RuntimeError(f"{kind} on a WebSocket that was not accepted")

    def _accept(self, chosen: str | None, more: Iterable[tuple[bytes, bytes]]) -> None:
        said = [(b"sec-websocket-accept", accept_key(self._key.decode("ascii")).encode())]
        if chosen is not None:
            said.append((b"sec-websocket-protocol", chosen.encode()))
        self._state = "accepted"
        self._transport.write(_SWITCHES + written([*said, *self._more(more)]))

    def _more(self, fields: Iterable[tuple[bytes, bytes]]) -> Fields:
        return [*self._connection.server_state.default_headers, *fields]

    def _ends(self, refusal: bytes) -> None:
        self._state = "over"
        if not self._transport.is_closing():
            self._transport.write(refusal)
            self._transport.close()

    def _take(self, fmt: Format, address: str, open_session: OpenSession) -> None:
        if self._transport.is_closing():
            raise ClientDisconnected  # ends the task without a word
        self._state = "over"
        connections, turns, early = self._connection.handed_over()
        SocketWire(self._transport, fmt, address, connections, turns).begin(open_session, early)


def plain(scope: Mapping[str, Any], fields: Fields) -> bytes | None:
    """The key of a handshake as nearly all are; None: one to look at more closely (RFC 6455, section 4.2.1)."""
    found = dict(fields)
    key = found.get(b"sec-websocket-key", b"")
    once = [name for name, _ in fields if name in _ONCE]
    if (
        scope["method"] == "GET"
        and scope["http_version"] == "1.1"
        and len(once) == len(_ONCE)
        and found[b"sec-websocket-version"] == b"13"
        and found[b"upgrade"].lower() == b"websocket"
        and found[b"connection"].lower() in (b"upgrade", b"keep-alive, upgrade")
        and _KEY.fullmatch(key)
    ):
        return key
    return None


def judged(scope: Mapping[str, Any], url: bytes, fields: Fields) -> bytes | Response:
    """The key of a handshake, or the answer to one that is none, as the library sees it."""
    said = Headers([(name.decode("ascii"), value.decode("latin-1")) for name, value in fields])
    asked = Request(url.decode("latin-1"), said, scope["method"], f"HTTP/{scope['http_version']}")
    found = ServerProtocol(logger=quiet).accept(asked)
    return (
        found if found.status_code != HTTPStatus.SWITCHING_PROTOCOLS else said["Sec-WebSocket-Key"].encode()
    )


def answer(status: int, fields: Fields, body: bytes) -> bytes:
    """An HTTP answer after which the connection is closed."""
    if all(name != b"content-length" for name, _ in fields):
        fields = [*fields, (b"content-length", b"%d" % len(body))]
    head = b"HTTP/1.1 %d %s\r\n" % (status, HTTPStatus(status).phrase.encode())
    return head + written([*fields, (b"connection", b"close")]) + body


def written(fields: Fields) -> bytes:
    """The fields of a header, and its end."""
    return b"".join(b"%s: %s\r\n" % field for field in fields) + b"\r\n"

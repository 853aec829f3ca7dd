"""Handshakes as they come, good and bad, and apps that do not answer as ours does."""

from __future__ import annotations

import asyncio
import contextlib
import socket as sockets
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any, cast

import pytest
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from samesky_server.hub.door import Door
from samesky_server.hub.handshake import TakeoverHttp
from samesky_server.hub.socket import TAKEOVER
from samesky_server.limits import Crowd

from .test_framing import Echo, until

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
ACCEPT = b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
"""Of that key; both are those of RFC 6455, section 1.3."""
App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


async def taking(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app as ours."""
    await receive()
    await send({"type": "websocket.accept", "headers": [(b"x-more", b"one")]})
    scope["extensions"][TAKEOVER]["take"]("msgpack", "", Echo)


@contextlib.asynccontextmanager
async def serving(app: App, *, ours: bool = True) -> AsyncIterator[tuple[str, int]]:
    listener = sockets.create_server(("127.0.0.1", 0))
    http = partial(TakeoverHttp, door=Door(Crowd(100), 100)) if ours else HttpToolsProtocol
    server = uvicorn.Server(uvicorn.Config(
        cast("Any", app), http=cast("Any", http), ws="none" if ours else WebSocketsSansIOProtocol, lifespan="off",
        log_config=None, access_log=False, root_path="/under", timeout_graceful_shutdown=8,
    ))  # fmt: skip
    task = asyncio.ensure_future(server._serve([listener]))
    await until(lambda: server.started)
    try:
        yield listener.getsockname()
        await until(lambda: not server.server_state.tasks and not server.server_state.connections)
    finally:
        server.should_exit = True
        await task


def header(first: str = "GET /socket HTTP/1.1", *more: str, without: str = "") -> bytes:
    """A handshake with these lines instead of, or beside, the usual ones."""
    usual = ["Host: hub", "Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {KEY}"]
    lines = [
        one for one in [*usual, "Sec-WebSocket-Version: 13"] if not (without and one.startswith(without))
    ]
    return "\r\n".join([first, *lines, *more, "", ""]).encode("latin-1")


async def answered(address: tuple[str, int], asked: bytes) -> bytes:
    """The header of the answer; the connection is closed after that."""
    reader, writer = await asyncio.open_connection(*address)
    writer.write(asked)
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as cut:
        return cut.partial
    finally:
        writer.close()


GOOD = {
    "the usual": header(),
    "Firefox": header("GET /socket HTTP/1.1", "Connection: keep-alive, Upgrade", without="Connection"),
    "other letters": header("GET /socket HTTP/1.1", "UPGRADE: WebSocket", without="Upgrade"),
    "more options": header("GET /socket HTTP/1.1", "Connection: x, upgrade", without="Connection"),
}


@pytest.mark.parametrize("name", GOOD)
async def test_a_good_one_is_answered_as_rfc_6455_says(name: str) -> None:
    async with serving(taking) as address:
        head, *fields = (await answered(address, GOOD[name])).rstrip().split(b"\r\n")
    assert head == b"HTTP/1.1 101 Switching Protocols"
    said = dict(field.split(b": ", 1) for field in fields)
    assert said.pop(b"date").endswith(b" GMT")
    assert said.pop(b"server", None) in (None, b"uvicorn")
    assert said == {
        b"upgrade": b"websocket", b"connection": b"Upgrade", b"sec-websocket-accept": ACCEPT, b"x-more": b"one",
    }  # fmt: skip


BAD = {
    "no key": (header(without="Sec-WebSocket-Key"), 400),
    "two keys": (header("GET /socket HTTP/1.1", f"Sec-WebSocket-Key: {KEY}"), 400),
    "a short key": (header("GET / HTTP/1.1", "Sec-WebSocket-Key: dGhl", without="Sec-WebSocket-Key"), 400),
    "no base64": (
        header("GET / HTTP/1.1", f"Sec-WebSocket-Key: {KEY[:-3]}*==", without="Sec-WebSocket-Key"),
        400,
    ),
    "no version": (header(without="Sec-WebSocket-Version"), 400),
    "another version": (
        header("GET / HTTP/1.1", "Sec-WebSocket-Version: 8", without="Sec-WebSocket-Version"),
        400,
    ),
    "a POST": (header("POST /socket HTTP/1.1"), 405),
    "too old": (header("GET /socket HTTP/1.0"), 505),
    "two ways on": (header("GET /socket HTTP/1.1", "Upgrade: h2c", without="Upgrade"), 404),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_one_is_refused_and_reaches_no_app(name: str) -> None:
    reached: list[str] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        reached.append(scope["type"])
        await send({"type": "http.response.start", "status": 404, "headers": [(b"connection", b"close")]})
        await send({"type": "http.response.body"})

    asked, status = BAD[name]
    async with serving(app) as address:
        head = (await answered(address, asked)).split(b"\r\n")[0]
    assert int(head.split()[1]) == status
    assert reached == (["http"] if status == 404 else [])


async def test_the_app_is_told_what_uvicorn_tells() -> None:
    told: list[dict[str, Any]] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        told.append(scope)
        assert await receive() == {"type": "websocket.connect"}
        await send({"type": "websocket.close"})

    asked = header(
        "GET /so%20ck%C3%A9t?a=1&b=%20 HTTP/1.1", "Sec-WebSocket-Protocol: one, two", "Sec-WebSocket-Protocol: three",
        "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", "Odd: \xe9",
    )  # fmt: skip
    for ours in (True, False):
        async with serving(app, ours=ours) as address:
            assert b"HTTP/1.1 40" in await answered(address, asked)
    mine, theirs = told
    for one in told:
        one["headers"] = [(name.lower(), value) for name, value in one["headers"]]
        one.pop("server")
        one.pop("extensions")
        one.pop("method", None)  # what HTTP had: ASGI allows for more
    assert mine == theirs
    assert (mine["path"], mine["client"][0], mine["scheme"]) == ("/under/so ck\xe9t", "203.0.113.7", "wss")


async def fails(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app that has a fault."""
    raise ValueError("a fault")


async def says_nothing(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app that forgets to answer."""


async def stays(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app that accepts and does not take the socket over."""
    await send({"type": "websocket.accept"})


async def talks(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app that would serve the socket by ASGI."""
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": "hi"})


async def talks_first(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An app that talks before it has accepted."""
    await send({"type": "websocket.send", "text": "hi"})


@pytest.mark.parametrize(
    ("app", "status", "event"),
    [
        (fails, b"500", "handshake_failed"),
        (says_nothing, b"500", "handshake_unanswered"),
        (stays, b"101", "handshake_unanswered"),
        (talks, b"101", "handshake_failed"),
        (talks_first, b"500", "handshake_failed"),
    ],
)
async def test_a_fault_of_the_app_ends_that_connection(
    app: App, status: bytes, event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(app) as address:
        assert (await answered(address, header())).startswith(b"HTTP/1.1 " + status)
    assert event in capsys.readouterr().out


async def test_an_app_that_waits_hears_that_the_peer_has_gone() -> None:
    heard: list[dict[str, Any]] = []
    asked = asyncio.Event()

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        asked.set()
        heard.extend([await receive(), await receive()])
        await send({"type": "websocket.accept"})  # ends it without a word

    async with serving(app) as address:
        _, writer = await asyncio.open_connection(*address)
        writer.write(header())
        await asked.wait()
        writer.transport.abort()
        await until(lambda: heard)
    assert heard == [{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1006}]

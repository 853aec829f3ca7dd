"""Connections that shall become secure and do not, or slowly; and what comes after."""

from __future__ import annotations

import asyncio
import contextlib
import socket as sockets
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from samesky_server import tls
from samesky_server.http import problem
from samesky_server.hub import handshake
from samesky_server.hub.door import Door
from samesky_server.hub.secure import SecureHttp
from samesky_server.hub.socket import serve_socket
from samesky_server.limits import Crowd, Networks
from samesky_server.settings import Settings

from ...serving import HubProcess, hub
from .test_framing import Echo, Streams, until

ASKS = b"GET /scheme HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n"
HALF = b"GET /scheme HTTP/1.1\r\nHost: hub\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    tls.own(folder, ["127.0.0.1"], datetime.now(UTC))
    return folder


class Site:
    """A server that speaks TLS, and who is connected with it."""

    def __init__(self, port: int, server: uvicorn.Server, trusted: ssl.SSLContext, door: Door) -> None:
        self.port = port
        self.crowd = door.crowd
        self.server = server
        self.trusted = trusted
        self.door = door

    async def plain(self, first: bytes = b"") -> Streams:
        """A connection in clear that has sent these bytes."""
        streams = await asyncio.open_connection("127.0.0.1", self.port)
        streams[1].write(first)
        return streams

    async def safe(self, first: bytes = b"") -> Streams:
        """The same after a handshake."""
        streams = await asyncio.open_connection("127.0.0.1", self.port, ssl=self.trusted)
        streams[1].write(first)
        return streams

    @property
    def counted(self) -> int:
        """Connections of the crowd."""
        return sum(self.crowd._from.values())


@contextlib.asynccontextmanager
async def serving(folder: Path, crowd: Crowd | None = None, most: int = 100) -> AsyncIterator[Site]:
    async def scheme(request: Request) -> Response:
        return PlainTextResponse(request.url.scheme)

    async def socket(websocket: WebSocket) -> None:
        await serve_socket(websocket, Echo, lambda _: None, problem.refused)

    crowd = crowd or Crowd(100)
    context = tls.context(Settings(tls="self", data=str(folder)), datetime.now(UTC))
    assert context is not None
    app = Starlette(routes=[Route("/scheme", scheme), WebSocketRoute("/socket", socket)])
    listener = sockets.create_server(("127.0.0.1", 0))
    door = Door(crowd, most)
    opening = partial(SecureHttp, secure=context, door=door)
    server = uvicorn.Server(uvicorn.Config(
        app, http=cast("Any", opening), ws="none", ws_ping_interval=None, lifespan="off",
        log_config=None, access_log=False, timeout_graceful_shutdown=8,
    ))  # fmt: skip
    task = asyncio.ensure_future(server._serve([listener]))
    await until(lambda: server.started)
    trusted = ssl.create_default_context(cafile=str(folder / tls.SHOWN))
    try:
        yield Site(listener.getsockname()[1], server, trusted, door)
    finally:
        server.should_exit = True
        await task


@pytest.fixture
async def site(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    monkeypatch.setattr(handshake, "HEADERS_WITHIN", 0.3)
    async with serving(certificate) as site:
        yield site


async def rest(streams: Streams) -> bytes:
    """All that is still said, until the server ends it."""
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        return await streams[0].read()
    return b""


def client_hello() -> bytes:
    """What a client says first."""
    out = ssl.MemoryBIO()
    with contextlib.suppress(ssl.SSLWantReadError):
        ssl.create_default_context().wrap_bio(ssl.MemoryBIO(), out, server_hostname="hub").do_handshake()
    return out.read()


async def test_what_is_asked_over_tls_is_answered(site: Site) -> None:
    answers = await asyncio.gather(*[rest(await site.safe(ASKS)) for _ in range(20)])
    assert all(one.startswith(b"HTTP/1.1 200 ") and one.endswith(b"https") for one in answers)
    await until(lambda: not site.counted and not site.server.server_state.connections)


@pytest.mark.parametrize("said", ["nothing", "half of a hello", "a hello, and no answer to ours", "no TLS"])
async def test_a_handshake_that_does_not_end_is_cut_and_counted_till_then(site: Site, said: str) -> None:
    hello = client_hello()
    first = {"nothing": b"", "half of a hello": hello[: len(hello) // 2], "no TLS": ASKS}
    streams = await site.plain(first.get(said, hello))
    if said != "no TLS":
        await until(lambda: site.counted == 1 and len(site.server.server_state.connections) == 1)
    answer = await rest(streams)
    assert b"HTTP" not in answer
    await until(lambda: not site.counted and not site.server.server_state.connections)


async def test_half_a_header_after_a_handshake_is_cut(site: Site) -> None:
    streams = await site.safe(HALF)
    assert (await rest(streams)).startswith(b"HTTP/1.1 408 ")
    streams[1].close()
    await until(lambda: not site.counted and not site.server.server_state.connections)


async def test_who_says_nothing_after_a_handshake_is_let_go_of(site: Site) -> None:
    assert await rest(await site.safe()) == b""


@pytest.mark.parametrize("bound", ["address", "all"])
async def test_half_open_ones_are_too_many_and_make_room_when_they_go(certificate: Path, bound: str) -> None:
    crowd, most = (Crowd(2), 9) if bound == "address" else (Crowd(9), 2)
    async with serving(certificate, crowd, most) as site:
        held = [await site.plain() for _ in range(2)]
        await until(lambda: site.counted == 2)
        assert await rest(await site.plain()) == b""
        for _, writer in held:
            writer.close()
        await until(lambda: site.counted == 0)
        assert (await rest(await site.safe(ASKS))).endswith(b"https")


async def test_a_proxy_brings_as_many_as_there_are(certificate: Path) -> None:
    async with serving(certificate, Crowd(1, Networks(["127.0.0.0/8"]))) as site:
        await site.plain()
        assert (await rest(await site.safe(ASKS))).endswith(b"https")


async def test_a_hub_that_ends_does_not_wait_for_who_is_half_open(certificate: Path) -> None:
    async with serving(certificate) as site:
        streams = await site.plain()
        await until(lambda: site.counted == 1)
    assert await rest(streams) == b""


async def test_a_real_hub_cuts_them(tmp_path: Path) -> None:
    """On the loop that it runs on. That this ends is all: a hub that waits longer does so for a minute."""

    async def asks(running: HubProcess, trusted: ssl.SSLContext, first: bytes, *, safe: bool) -> bytes:
        streams = await asyncio.open_connection("127.0.0.1", running.port, ssl=trusted if safe else None)
        streams[1].write(first)
        return await rest(streams)

    async with hub(tmp_path / "data", tls="self") as running, asyncio.timeout(20):
        trusted = ssl.create_default_context(cafile=str(tmp_path / "data" / tls.SHOWN))
        health = b"GET /healthz HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n"
        well = await asyncio.gather(*[asks(running, trusted, health, safe=True) for _ in range(50)])
        assert all(one.startswith(b"HTTP/1.1 200 ") for one in well)
        hello = client_hello()
        cut = [asks(running, trusted, first, safe=False) for first in (b"", hello[:40], hello)]
        half = [asks(running, trusted, first, safe=True) for first in (b"", HALF)]
        nothing, *_, late = await asyncio.gather(*cut, *half)
        assert nothing == b""
        assert late.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("how", ["gone", "too much"])
async def test_who_does_not_wait_for_their_turn_is_counted_no_more(certificate: Path, how: str) -> None:
    async with serving(certificate) as site:
        held: list[Callable[[], None]] = []
        site.door.turns.add = held.append  # type: ignore[method-assign]
        streams = await site.plain()
        await until(lambda: len(held) == 1)
        assert site.counted == 1
        if how == "gone":
            streams[1].transport.abort()
        else:
            streams[1].write(bytes(handshake.HEADERS_MOST + 1))
            assert await rest(streams) == b""
        (one,) = site.server.server_state.connections
        await until(lambda: one._transport.is_closing())  # type: ignore[union-attr]
        held.pop()()
        assert not site.counted
        assert not site.server.server_state.connections


async def test_a_handshake_that_came_before_its_turn_is_done(certificate: Path) -> None:
    async with serving(certificate) as site:
        held: list[Callable[[], None]] = []
        site.door.turns.add = held.append  # type: ignore[method-assign]
        asked = asyncio.ensure_future(site.safe(ASKS))
        await until(
            lambda: len(held) == 1 and any(one._early for one in site.server.server_state.connections)
        )  # type: ignore[union-attr]
        held.pop()()
        del site.door.turns.add
        assert (await rest(await asked)).endswith(b"https")

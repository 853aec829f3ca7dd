"""Real sockets on a real server, and the plain ASGI way: the same door, the same behaviour."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import inspect
import socket as sockets
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import uvicorn
import uvloop
import websockets
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.asyncio.client import connect

from samesky_server.http import problem
from samesky_server.hub.socket import TakeoverProtocol, explain_socket, serve_socket
from samesky_server.hub.wire import Wire
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_FRAME

from .test_framing import masked


class Echo:
    """A receiver that sends back what it gets, and does what some words say."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.got: list[tuple[bytes, bool]] = []
        self.lost_count = 0
        self.drained_count = 0
        self.gone = asyncio.Event()
        self.gone_elsewhere = threading.Event()

    def received(self, message: bytes, text: bool) -> None:
        self.got.append((message, text))
        if message == b"close":
            self.wire.close(4409, "as you like")
            self.wire.close(4400, "twice")
            self.wire.send(b"too late")
        elif message == b"fail":
            raise ValueError("secret words")
        else:
            self.wire.send(message)

    def drained(self) -> None:
        self.drained_count += 1

    def lost(self) -> None:
        self.lost_count += 1
        self.gone.set()
        self.gone_elsewhere.set()


class Site:
    """An app with one socket, and the sessions that it opened."""

    def __init__(self) -> None:
        self.sessions: list[Echo] = []
        self.refusal: Refused | None = None
        routes = [WebSocketRoute("/socket", self.socket), Route("/socket", self.explain)]
        self.app = Starlette(routes=routes)
        self.url = ""

    def open(self, wire: Wire) -> Echo:
        self.sessions.append(Echo(wire))
        return self.sessions[-1]

    def allow(self, connection: HTTPConnection) -> Refused | None:
        return self.refusal

    async def socket(self, websocket: WebSocket) -> None:
        await serve_socket(websocket, self.open, self.allow, problem.refused)

    async def explain(self, request: Request) -> Response:
        return await explain_socket(request, self.allow, problem.refused)


@contextlib.asynccontextmanager
async def serving(site: Site) -> AsyncIterator[uvicorn.Server]:
    listener = sockets.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        site.app, ws=TakeoverProtocol, ws_max_size=MAX_FRAME, ws_per_message_deflate=False, ws_ping_interval=None,
        lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=8,
    )  # fmt: skip
    server = uvicorn.Server(config)
    ready = asyncio.Event()
    start = server.startup

    async def startup(sockets: list[Any] | None = None) -> None:
        await start(sockets)
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    task = asyncio.ensure_future(server._serve([listener]))
    await ready.wait()
    site.url = f"127.0.0.1:{listener.getsockname()[1]}"
    try:
        yield server
    finally:
        server.should_exit = True
        await task


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    async with serving(made):
        yield made


def client(site: Site, *protocols: str) -> connect:
    return connect(f"ws://{site.url}/socket", subprotocols=list(protocols) or None, compression=None)  # type: ignore[arg-type]


async def raw(site: Site, then: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A socket after its handshake."""
    reader, writer = await asyncio.open_connection(*site.url.split(":"))
    head = (
        f"GET /socket HTTP/1.1\r\nHost: {site.url}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    writer.write(head.encode() + then)
    answer = await reader.readuntil(b"\r\n\r\n")
    assert b" 101 " in answer
    return reader, writer


async def code(socket: websockets.asyncio.client.ClientConnection) -> int:
    with pytest.raises(websockets.ConnectionClosed) as closed:
        while True:
            await socket.recv()
    return closed.value.rcvd.code if closed.value.rcvd else 1006


async def test_both_sub_protocols_and_none(site: Site) -> None:
    for offered, chosen, fmt in [
        ((), None, "msgpack"),
        (("samesky.v1.msgpack",), "samesky.v1.msgpack", "msgpack"),
        (("other", "samesky.v1.json", "samesky.v1.msgpack"), "samesky.v1.json", "json"),
    ]:
        async with client(site, *offered) as socket:
            assert socket.subprotocol == chosen
            await socket.send("hi" if fmt == "json" else b"hi")
            assert await socket.recv() == ("hi" if fmt == "json" else b"hi")
        assert site.sessions[-1].wire.fmt == fmt
        await site.sessions[-1].gone.wait()


@pytest.mark.parametrize("plain", [False, True])
async def test_refused_before_there_is_a_socket(site: Site, plain: bool) -> None:
    for refusal, status in [
        (Refused("forbidden", "No."), 403),
        (Refused("unavailable", "Later.", retry_after=2.0), 503),
    ]:
        site.refusal = refusal
        if plain:
            async with httpx.AsyncClient() as http:
                answer = await http.get(f"http://{site.url}/socket")
            assert (answer.status_code, answer.json()["code"]) == (status, refusal.code)
            assert answer.headers.get("retry-after") == ("2" if status == 503 else None)
        else:
            with pytest.raises(websockets.InvalidStatus) as error:
                await client(site)
            assert error.value.response.status_code == status
            assert refusal.code.encode() in (error.value.response.body or b"")
    assert site.sessions == []


async def test_a_plain_get_is_told_to_upgrade(site: Site) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"http://{site.url}/socket")
        assert (answer.status_code, answer.headers["upgrade"]) == (426, "websocket")
        odd = await http.get(f"http://{site.url}/socket", headers={"Sec-WebSocket-Protocol": "x"})
        assert odd.status_code == 400


async def test_an_unknown_sub_protocol(site: Site) -> None:
    with pytest.raises(websockets.InvalidStatus) as error:
        await client(site, "samesky.v9.xml")
    assert error.value.response.status_code == 400


async def test_what_comes_with_the_handshake_is_not_lost(site: Site) -> None:
    reader, writer = await raw(site)
    writer.write(masked(b"one") + masked(b"two")[:3])
    assert await reader.readexactly(5) == b"\x82\x03one"
    writer.write(masked(b"two")[3:])
    assert await reader.readexactly(5) == b"\x82\x03two"
    writer.close()


async def test_fragments_pings_and_pongs(site: Site) -> None:
    async with client(site) as socket:
        await socket.send([b"in ", b"three ", b"parts"])
        assert await socket.recv() == b"in three parts"
        await (await socket.ping(b"there?"))
        before = site.sessions[0].wire.heard
        site.sessions[0].wire.ping()
        await socket.send(b"after")
        assert await socket.recv() == b"after"
        assert site.sessions[0].wire.heard >= before


async def test_closing_both_ways(site: Site) -> None:
    async with client(site) as socket:
        await socket.send(b"close")
        assert await code(socket) == 4409
    async with client(site) as socket:
        await socket.close(4999, "mine")
        assert socket.close_code == 4999
    for session in site.sessions:
        await session.gone.wait()
        assert session.lost_count == 1


@pytest.mark.parametrize(
    ("bytes_", "wanted"),
    [
        (masked(b"\xff\xfe", 0x81), 1007),
        (masked(b"x", 0xC2), 1002),
        (b"\x82\x01x", 1002),
        (masked(b"x", 0x80), 1002),
        (masked(b"x" * (MAX_FRAME + 1))[:14], 4413),
    ],
)
async def test_broken_frames(site: Site, bytes_: bytes, wanted: int) -> None:
    reader, writer = await raw(site)
    writer.write(bytes_)
    head = await reader.readexactly(4)
    assert head[0] == 0x88
    assert int.from_bytes(head[2:4], "big") == wanted
    writer.close()
    await site.sessions[0].gone.wait()
    assert site.sessions[0].got == []


async def test_a_reset_is_lost_once(site: Site) -> None:
    _, writer = await raw(site)
    writer.write(masked(b"hi"))
    while not (site.sessions and site.sessions[0].got):
        await asyncio.sleep(0)
    writer.transport.abort()
    await site.sessions[0].gone.wait()
    site.sessions[0].wire.send(b"nobody")
    site.sessions[0].wire.close(4450, "nobody")
    assert site.sessions[0].lost_count == 1


async def test_half_a_goodbye(site: Site) -> None:
    _, writer = await raw(site)
    writer.write_eof()
    while not site.sessions:
        await asyncio.sleep(0)
    await site.sessions[0].gone.wait()


async def test_a_peer_that_never_reads_lags_and_is_cut(site: Site) -> None:
    connection = sockets.socket()
    connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    connection.setblocking(False)
    host, port = site.url.split(":")
    await asyncio.get_running_loop().sock_connect(connection, (host, int(port)))
    reader, writer = await asyncio.open_connection(sock=connection, limit=256)
    writer.write(
        f"GET /socket HTTP/1.1\r\nHost: {site.url}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    wire = site.sessions[0].wire
    sent = 0
    while not wire.lagging():
        wire.send(b"x" * 60_000)
        sent += 60_000
        assert sent < 50_000_000
        await asyncio.sleep(0)
    while sent > 0:  # it reads after all
        sent -= len(await reader.read(60_000))
    while site.sessions[0].drained_count == 0:
        await asyncio.sleep(0)
    assert not wire.lagging()
    writer.close()


async def test_a_fault_in_one_session_closes_that_one_only(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    async with client(site) as good, client(site) as bad:
        await bad.send(b"fail")
        assert await code(bad) == 1011
        await good.send(b"still here")
        assert await good.recv() == b"still here"


async def test_the_server_stops_with_open_sockets() -> None:
    site = Site()
    async with serving(site):
        socket = await client(site)
        await socket.send(b"hi")
        await socket.recv()
    assert await code(socket) == 1012
    assert site.sessions[0].lost_count == 1


def test_it_works_on_uvloop_too() -> None:
    async def talk() -> None:
        site = Site()
        async with serving(site), client(site) as socket:
            await socket.send([b"a", b"b"])
            assert await socket.recv() == b"ab"
            await socket.send(b"close")
            assert await code(socket) == 4409

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(talk())


# ----------------------------------------------------------------------------------------- plain ASGI


def test_any_asgi_server_will_do() -> None:
    site = Site()
    http = TestClient(site.app)
    with http.websocket_connect("/socket", subprotocols=["samesky.v1.json"]) as socket:
        socket.send_text("hi")
        assert socket.receive_text() == "hi"
        socket.send_text("close")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
        assert closed.value.code == 4409
    [session] = site.sessions
    assert session.gone_elsewhere.wait(10)
    assert session.got == [(b"hi", True), (b"close", True)]
    assert session.lost_count == 1
    with http.websocket_connect("/socket") as socket:
        socket.send_bytes(b"x" * (MAX_FRAME + 1))
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_bytes()
        assert closed.value.code == 4413
    site.refusal = Refused("forbidden", "No.")
    with pytest.raises(WebSocketDisconnect), http.websocket_connect("/socket"):
        pass


# ------------------------------------------------------------------------------------ what we lean on

USED = (
    WebSocketsSansIOProtocol.handle_connect,
    WebSocketsSansIOProtocol.connection_made,
    WebSocketsSansIOProtocol.run_asgi,
    WebSocketsSansIOProtocol.stop_keepalive,
    WebSocketsSansIOProtocol.on_task_complete,
)


def test_what_we_use_of_uvicorn_has_not_changed() -> None:
    """The takeover leans on these. When this fails, read what changed, then write the new digest down."""
    source = "".join(inspect.getsource(method) for method in USED)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == "0163904d27b83c43"

"""Real sockets on a real server, and the plain ASGI way: the same door, the same behaviour."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import inspect
import logging
import socket as sockets
from collections.abc import AsyncIterator
from functools import partial
from typing import Any, cast

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
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from websockets.asyncio.client import ClientConnection, connect

from samesky_server.http import problem
from samesky_server.hub import socket as ours
from samesky_server.hub.door import Door
from samesky_server.hub.handshake import HEADERS_MOST, TakeoverHttp
from samesky_server.hub.socket import explain_socket, serve_socket
from samesky_server.hub.wire import Wire
from samesky_server.limits import Crowd
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_FRAME

from .test_framing import Echo, accepted, masked, raw, until


class Site:
    """An app with one socket, and the sessions that it opened."""

    def __init__(self) -> None:
        self.sessions: list[Echo] = []
        self.refusal: Refused | None = None
        self.fails = False
        self.door = asyncio.Event()
        self.door.set()
        self.at_door: list[TakeoverHttp] = []
        self.app = Starlette(routes=[WebSocketRoute("/socket", self.socket), Route("/socket", self.explain)])
        self.url = ""
        self.crowd = Crowd(100)
        self.opening = partial(TakeoverHttp, door=Door(self.crowd, 100))

    def open(self, wire: Wire) -> Echo:
        if self.fails:
            raise ValueError("no session")
        self.sessions.append(Echo(wire))
        return self.sessions[-1]

    def allow(self, connection: HTTPConnection) -> Refused | None:
        return self.refusal

    async def socket(self, websocket: WebSocket) -> None:
        if ours.TAKEOVER in websocket.scope["extensions"]:
            self.at_door.append(websocket.scope["extensions"][ours.TAKEOVER]["take"].__self__._connection)
        await self.door.wait()
        await serve_socket(websocket, self.open, self.allow, problem.refused)

    async def explain(self, request: Request) -> Response:
        return await explain_socket(request, self.allow, problem.refused)


@contextlib.asynccontextmanager
async def serving(site: Site) -> AsyncIterator[uvicorn.Server]:
    listener = sockets.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(
        site.app, http=cast("Any", site.opening), ws="none", ws_ping_interval=None, lifespan="off",
        log_config=None, access_log=False, timeout_graceful_shutdown=8,
    ))  # fmt: skip
    task = asyncio.ensure_future(server._serve([listener]))
    await until(lambda: server.started)
    site.url = f"127.0.0.1:{listener.getsockname()[1]}"
    try:
        yield server
    finally:
        server.should_exit = True
        await task


@pytest.fixture
async def site(caplog: pytest.LogCaptureFixture) -> AsyncIterator[Site]:
    made = Site()
    async with serving(made):
        yield made
    told = [*caplog.get_records("call"), *caplog.get_records("teardown")]
    assert made.fails or [one.getMessage() for one in told if one.levelno >= logging.WARNING] == []


def client(site: Site, *protocols: str, path: str = "/socket") -> connect:
    return connect(f"ws://{site.url}{path}", subprotocols=list(protocols) or None)  # type: ignore[arg-type]


async def code(socket: ClientConnection) -> int:
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
            assert socket.protocol.extensions == []  # this client offers compression
            await socket.send("hi" if fmt == "json" else b"hi")
            assert await socket.recv() == ("hi" if fmt == "json" else b"hi")
        assert site.sessions[-1].wire.fmt == fmt


@pytest.mark.parametrize("plain", [False, True])
async def test_refused_before_there_is_a_socket(site: Site, plain: bool) -> None:
    for refusal, status in [
        (Refused("forbidden", "No."), 403),
        (Refused("unavailable", "Later.", retry_after=2.0), 503),
        (Refused("full", "Full.", retry_after=2.0), 503),
    ]:
        site.refusal = refusal
        if plain:
            async with httpx.AsyncClient() as http:
                answer: Any = await http.get(f"http://{site.url}/socket")
        else:
            with pytest.raises(websockets.InvalidStatus) as error:
                await client(site)
            answer = error.value.response
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers.get("retry-after") == ("2" if status == 503 else None)
        assert refusal.code.encode() in (answer.content if plain else answer.body)
    assert site.sessions == []


@pytest.mark.parametrize(("offered", "status", "upgrade"), [("", 426, "websocket"), ("x", 400, None)])
async def test_a_plain_get_is_told_why(site: Site, offered: str, status: int, upgrade: str | None) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"http://{site.url}/socket", headers={"Sec-WebSocket-Protocol": offered})
    assert (answer.status_code, answer.headers.get("upgrade")) == (status, upgrade)


@pytest.mark.parametrize(
    ("protocol", "path", "status"), [("x.v9", "/socket", 400), ("samesky.v1.json", "/", 404)]
)
async def test_no_such_sub_protocol_or_path(site: Site, protocol: str, path: str, status: int) -> None:
    with pytest.raises(websockets.InvalidStatus) as error:
        await client(site, protocol, path=path)
    assert error.value.response.status_code == status
    assert site.sessions == []


async def test_what_comes_with_the_handshake_is_not_lost(site: Site) -> None:
    reader, writer = await accepted(await raw(site.url, masked(b"one") + masked(b"two")[:3]))
    assert await reader.readexactly(5) == b"\x82\x03one"
    writer.write(masked(b"two")[3:])
    assert await reader.readexactly(5) == b"\x82\x03two"
    writer.close()


@pytest.mark.parametrize("then", ["frame", "too much", "gone", "closing"])
async def test_what_comes_before_the_answer(site: Site, then: str) -> None:
    site.door.clear()
    reader, writer = await raw(site.url)
    await until(lambda: site.at_door)
    door = site.at_door[0]
    if then == "closing":
        site.door.set()  # so that the app answers before it can hear of this
        door.transport.close()
    elif then == "gone":
        writer.transport.abort()
        await until(lambda: door.transport.is_closing())
    else:
        writer.write(masked(b"early") if then == "frame" else b"x" * (HEADERS_MOST + 1))
        await until(lambda: door._early if then == "frame" else door.transport.is_closing())
    site.door.set()
    if then == "frame":
        await accepted((reader, writer))
        assert await reader.readexactly(7) == b"\x82\x05early"
    else:
        with contextlib.suppress(ConnectionError):
            assert await reader.read() == b""
        assert site.sessions == []
    writer.close()


async def test_the_address_is_the_one_that_a_trusted_proxy_names(site: Site) -> None:
    _, writer = await accepted(await raw(site.url, header="X-Forwarded-For: 203.0.113.9\r\n"))
    assert site.sessions[0].wire.address == "203.0.113.9"
    writer.close()


async def test_fragments_pings_and_pongs(site: Site) -> None:
    async with client(site) as socket:
        await socket.send([b"in ", b"three ", b"parts"])
        assert await socket.recv() == b"in three parts"
        await (await socket.ping(b"there?"))
    reader, writer = await accepted(await raw(site.url))
    wire = site.sessions[1].wire
    wire.ping()
    assert await reader.readexactly(2) == b"\x89\x00"
    before = wire.heard = wire.heard - 1  # as if it were a second ago
    writer.write(masked(b"", 0x8A))
    await until(lambda: wire.heard > before)
    writer.close()


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


BROKEN = {
    masked(b"\xff\xfe", 0x81): 1007, masked(b"x", 0xC2): 1002, b"\x82\x01x": 1002, masked(b"x", 0x80): 1002,
    masked(b"x" * (MAX_FRAME + 1))[:14]: 4413,
}  # fmt: skip


@pytest.mark.parametrize(("bytes_", "wanted"), BROKEN.items())
async def test_broken_frames(site: Site, bytes_: bytes, wanted: int) -> None:
    reader, writer = await accepted(await raw(site.url))
    writer.write(bytes_)
    head = await reader.readexactly(4)
    assert (head[0], int.from_bytes(head[2:4], "big")) == (0x88, wanted)
    writer.close()
    await site.sessions[0].gone.wait()
    assert site.sessions[0].got == []


@pytest.mark.parametrize("then", ["reset", "half a goodbye"])
async def test_a_peer_that_goes_is_lost_once(site: Site, then: str) -> None:
    _, writer = await accepted(await raw(site.url, masked(b"hi")))
    await until(lambda: site.sessions[0].got)
    writer.transport.abort() if then == "reset" else writer.write_eof()
    await site.sessions[0].gone.wait()
    site.sessions[0].wire.send(b"nobody")
    site.sessions[0].wire.ping()
    site.sessions[0].wire.close(4450, "nobody")
    assert site.sessions[0].lost_count == 1


@pytest.mark.parametrize("then", ["reads", "asks", "gets more", "is closed", "says half a goodbye"])
async def test_a_peer_that_never_reads(site: Site, then: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "CLOSE_WITHIN", 0.1)
    reader, writer = await accepted(await raw(site.url, small=True))
    session, sent = site.sessions[0], 0
    wire = cast("ours.SocketWire", session.wire)
    while not wire.lagging():
        wire.send(b"x" * 60_000)
        sent += 60_000
        assert sent < 50_000_000
        await asyncio.sleep(0)
    waiting = wire._transport.get_write_buffer_size
    before = waiting()
    if then == "reads":
        while sent > 0:
            sent -= len(await reader.read(60_000))
        await until(lambda: session.drained_count)
        assert not wire.lagging()
        return writer.close()
    if then == "asks":
        writer.write(masked(b"?" * 125, 0x89) * 1000 + masked(b"heard"))
        await until(lambda: session.got)
        assert waiting() - before < 1000  # the echo, and no pongs
        wire.close(4450, "enough")
    elif then == "gets more":
        for _ in range(100):
            wire.send(b"x" * 60_000)
        assert waiting() < before + ours.HOPELESS + 60_000
    elif then == "is closed":
        wire.close(4409, "it does not hear that")
    else:
        writer.write_eof()
    await session.gone.wait()
    assert session.lost_count == 1
    writer.transport.abort()


async def test_a_fault_in_one_session_closes_that_one_only(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    async with client(site) as good, client(site) as bad:
        await bad.send(b"fail")
        assert await code(bad) == 1011
        assert "session_failed" in capsys.readouterr().out
        site.fails = True
        async with client(site) as none:
            assert await code(none) == 1011
        await good.send(b"still here")
        assert await good.recv() == b"still here"


async def test_the_server_stops_with_open_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "CLOSE_WITHIN", 0.5)
    site = Site()
    async with serving(site):
        polite = await client(site)
        _, silent = await accepted(await raw(site.url))
    assert await code(polite) == 1012
    assert [session.lost_count for session in site.sessions] == [1, 1]
    silent.close()


SCENES: list[tuple[Any, list[str]]] = [
    (test_what_comes_with_the_handshake_is_not_lost, [""]),
    (test_what_comes_before_the_answer, ["frame", "too much", "gone", "closing"]),
    (test_fragments_pings_and_pongs, [""]),
    (test_closing_both_ways, [""]),
    (test_a_peer_that_goes_is_lost_once, ["reset", "half a goodbye"]),
    (test_a_peer_that_never_reads, ["reads", "asks", "gets more", "is closed", "says half a goodbye"]),
]


@pytest.mark.parametrize(("scene", "then"), [(scene, then) for scene, each in SCENES for then in each])
def test_on_uvloop_too(scene: Any, then: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        site = Site()
        async with serving(site):
            more = [then, monkeypatch] if scene is test_a_peer_that_never_reads else [then] if then else []
            await scene(site, *more)

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(play())


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
    assert (session.got, session.lost_count) == ([(b"hi", True), (b"close", True)], 1)
    for bad, wanted in [(b"x" * (MAX_FRAME + 1), 4413), (b"fail", 1011)]:
        with http.websocket_connect("/socket") as socket:
            socket.send_bytes(bad)
            with pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_bytes()
            assert closed.value.code == wanted
    site.refusal = Refused("forbidden", "No.")
    with pytest.raises(WebSocketDisconnect), http.websocket_connect("/socket"):
        pass


USED = (
    *(vars(HttpToolsProtocol)[name] for name in (
        "__init__", "connection_made", "connection_lost", "data_received", "on_message_begin", "on_headers_complete",
        "_should_upgrade", "shutdown",
    )),
    uvicorn.Server.startup, uvicorn.Server.shutdown, uvicorn.Server._wait_tasks_to_complete,
)  # fmt: skip


def test_what_we_use_of_uvicorn_has_not_changed() -> None:
    """The takeover leans on these. When this fails, read what changed, then write the new digest down."""
    source = "".join(inspect.getsource(method) for method in USED)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == "8abaa266a46c4c56"

"""Connections that have said nothing yet, and those that say it slowly, without end, or too often."""

from __future__ import annotations

import asyncio
import contextlib
import socket as sockets
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any, cast

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from samesky_server.http import problem
from samesky_server.hub import handshake
from samesky_server.hub.door import Door
from samesky_server.hub.handshake import TakeoverHttp
from samesky_server.hub.socket import serve_socket
from samesky_server.limits import Crowd, Networks

from .test_framing import Echo, Streams, accepted, masked, raw, until

HEAD = b"POST /length HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\n"


class Site:
    """A server whose crowd and bounds a test sets."""

    def __init__(self, crowd: Crowd, most: int) -> None:
        self.crowd = crowd
        self.door = Door(crowd, most)
        self.opening = partial(TakeoverHttp, door=self.door)
        self.sockets = 0
        self.server: Any = None
        self.go_on = asyncio.Event()
        self.at_work = asyncio.Event()
        self.address = ""
        routes = [
            Route("/length", self.length, methods=["POST"]),
            Route("/slow", self.slow),
            Route("/much", self.much),
            WebSocketRoute("/socket", self.socket),
        ]
        self.app = Starlette(routes=routes)

    async def length(self, request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    async def slow(self, request: Request) -> Response:
        self.at_work.set()
        await self.go_on.wait()
        return PlainTextResponse("done")

    async def much(self, request: Request) -> Response:
        return Response(bytes(50_000_000))

    async def socket(self, websocket: WebSocket) -> None:
        self.sockets += 1
        await serve_socket(websocket, Echo, lambda _: None, problem.refused)

    async def opened(self, first: bytes = b"", small: bool = False) -> Streams:
        """A connection that has sent its first bytes."""
        connection = sockets.socket()
        if small:
            connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
        connection.setblocking(False)
        host, port = self.address.split(":")
        await asyncio.get_running_loop().sock_connect(connection, (host, int(port)))
        reader, writer = await asyncio.open_connection(sock=connection, limit=256 if small else 2**16)
        writer.write(first)
        return reader, writer


@contextlib.asynccontextmanager
async def serving(crowd: Crowd | None = None, most: int = 100) -> AsyncIterator[Site]:
    site = Site(crowd or Crowd(100), most)
    listener = sockets.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(
        site.app, http=cast("Any", site.opening), ws="none", ws_ping_interval=None, lifespan="off",
        log_config=None, access_log=False, timeout_graceful_shutdown=8,
    ))  # fmt: skip
    site.server = server
    task = asyncio.ensure_future(server._serve([listener]))
    await until(lambda: server.started)
    site.address = f"127.0.0.1:{listener.getsockname()[1]}"
    try:
        yield site
    finally:
        server.should_exit = True
        await task


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    monkeypatch.setattr(handshake, "HEADERS_WITHIN", 0.05)
    monkeypatch.setattr(handshake, "PAUSE_MOST", 0.2)
    async with serving() as site:
        yield site


async def rest(streams: Streams) -> bytes:
    """All that is still answered, until the server closes."""
    with contextlib.suppress(ConnectionResetError):
        return await streams[0].read()
    return b""


async def test_who_says_nothing_is_let_go_of_without_a_word(site: Site) -> None:
    assert await rest(await site.opened()) == b""


async def test_half_a_header_is_waited_for_only_so_long(site: Site) -> None:
    assert (await rest(await site.opened(HEAD))).startswith(b"HTTP/1.1 408 ")


async def test_a_byte_now_and_then_buys_no_time(site: Site) -> None:
    streams = await site.opened(HEAD)
    answer = asyncio.ensure_future(rest(streams))
    while not answer.done():
        streams[1].write(b"x")
        await asyncio.wait((answer,), timeout=0.01)
    # The last byte may cross with the closing, and cost us the answer.
    assert answer.result().startswith(b"HTTP/1.1 408 ") or not answer.result()


async def test_a_header_without_end_is_cut_at_its_bound() -> None:
    async with serving() as site:
        streams = await site.opened(b"GET / HTTP/1.1\r\nA: " + b"a" * (handshake.HEADERS_MOST + 1))
        assert (await rest(streams)).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "bits", [b"A: b\r\n" * 20_000, b"A: " + b"b" * 100_000 + b"\r\n"], ids=["many", "long"]
)
async def test_a_whole_header_that_is_too_large_is_a_bad_request(bits: bytes) -> None:
    async with serving() as site:
        answer = await rest(await site.opened(b"GET /slow HTTP/1.1\r\n" + bits + b"\r\n"))
        assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 ")) or not answer
        assert not site.at_work.is_set()


async def test_a_body_that_stops_is_given_up(site: Site) -> None:
    assert (await rest(await site.opened(HEAD + b"\r\nab"))).startswith(b"HTTP/1.1 408 ")


async def test_a_body_that_comes_slowly_but_comes_is_taken(site: Site) -> None:
    reader, writer = await site.opened(HEAD.replace(b": 4", b": 8") + b"\r\n")
    answer = asyncio.ensure_future(reader.readuntil(b"\r\n\r\n"))
    for _ in range(8):
        writer.write(b"a")
        await asyncio.wait((answer,), timeout=0.05)
    assert (await answer).startswith(b"HTTP/1.1 200 ")


async def test_frills_without_end_around_a_body_are_cut() -> None:
    async with serving() as site:
        chunked = b"POST /length HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n1;a="
        # What is still on its way when the server closes may cost us its answer.
        answer = await rest(await site.opened(chunked + b"b" * 600_000))
        assert answer.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 ")) or not answer


async def test_who_waits_for_an_answer_of_ours_is_not_cut(site: Site) -> None:
    streams = await site.opened(b"GET /slow HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")
    await site.at_work.wait()
    loop = asyncio.get_running_loop()
    cut = loop.create_future()
    loop.call_later(handshake.PAUSE_MOST * 2, cut.set_result, None)  # that is what must not happen
    await cut
    site.go_on.set()
    assert (await rest(streams)).endswith(b"done")


async def test_an_answer_that_nobody_reads_is_given_up(site: Site) -> None:
    reader, writer = await site.opened(b"GET /much HTTP/1.1\r\nHost: hub\r\n\r\n", small=True)
    lost = asyncio.ensure_future(until(lambda: not site.crowd._from))
    await lost
    with contextlib.suppress(ConnectionResetError):
        assert len(await reader.read()) < 50_000_000
    writer.close()


async def test_the_next_request_has_as_long_as_the_first(site: Site) -> None:
    streams = await site.opened(HEAD + b"\r\nabcd" + HEAD)
    answer = await rest(streams)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in answer


@pytest.mark.parametrize("bound", ["address", "all"])
async def test_one_too_many_is_told_to_come_later_and_has_room_when_another_goes(bound: str) -> None:
    async with serving(Crowd(2 if bound == "address" else 9), 9 if bound == "address" else 2) as site:
        (_, first), _ = await site.opened(), await site.opened()
        refused = await rest(await site.opened())
        assert refused.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: 10" in refused
        first.close()
        asks = b"POST /length HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab"
        while not (answer := await rest(await site.opened(asks))).endswith(b"2"):
            assert answer.startswith(b"HTTP/1.1 503 ")


async def test_a_proxy_brings_as_many_as_there_are() -> None:
    async with serving(Crowd(1, Networks(["127.0.0.0/8"]))) as site:
        asks = b"POST /length HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab"
        await site.opened()
        assert (await rest(await site.opened(asks))).endswith(b"2")


async def test_a_socket_is_no_opening_connection_any_more() -> None:
    async with serving(Crowd(1)) as site:
        held = [await accepted(await raw(site.address)) for _ in range(3)]
        assert site.crowd._from == {}
        for _, writer in held:
            writer.close()


@contextlib.asynccontextmanager
async def waiting(first: bytes = b"") -> AsyncIterator[tuple[Site, Streams, list[Callable[[], None]]]]:
    """A socket whose handshake, and the first that it said, came when it was not its turn yet."""
    async with serving() as site:
        held: list[Callable[[], None]] = []
        site.door.turns.add = held.append  # type: ignore[method-assign]
        streams = await raw(site.address, first)
        await until(lambda: len(held) == 1)
        yield site, streams, held


async def test_a_handshake_waits_for_its_turn_and_what_was_said_meanwhile_too() -> None:
    async with waiting(masked(b"one")) as (site, (reader, writer), held):
        writer.write(masked(b"two"))
        early = masked(b"one") + masked(b"two")
        await until(lambda: [one._early for one in site.server.server_state.connections] == [early])
        assert site.crowd._from
        assert not site.sockets
        held.pop()()
        await reader.readuntil(b"\r\n\r\n")
        (first_words,) = held  # which wait for a turn of their own
        first_words()
        assert await reader.readexactly(10) == b"\x82\x03one\x82\x03two"
        writer.close()


async def test_who_has_not_waited_for_their_turn_is_passed_over() -> None:
    async with waiting() as (site, (_, writer), held):
        writer.close()
        await until(lambda: not site.crowd._from)
        held.pop()()
        assert not site.sockets


async def test_who_says_too_much_before_their_turn_is_cut() -> None:
    async with waiting() as (site, streams, held):
        streams[1].write(bytes(handshake.HEADERS_MOST + 1))
        assert await rest(streams) == b""
        await until(lambda: not site.crowd._from)
        held.pop()()
        assert not site.sockets

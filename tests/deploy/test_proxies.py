"""nginx and Caddy, as `deploy/` sets them up, in front of real hubs."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import re
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import msgpack
import pytest
import websockets

from samesky_server.http.travel import MAX_FILE
from samesky_server.hub.heartbeat import SILENCE
from samesky_shared.errors import RESTARTING
from samesky_shared.protocol import MAX_BLOB, SUBPROTOCOLS

from ..redis_servers import free_port
from ..serving import HubProcess, hub
from .proxies import DEPLOY, KINDS, PATIENCE, Proxy, binary, proxy

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    """A hub behind both."""
    async with hub(tmp_path_factory.mktemp("proxies") / "data") as made:
        yield made


@pytest.fixture(scope="module", params=KINDS)
async def front(
    request: pytest.FixtureRequest, running: HubProcess, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Proxy]:
    """Each of them in front of it."""
    async with proxy(request.param, tmp_path_factory.mktemp("front"), running.port) as made:
        yield made


async def made(front: Proxy, *, sealing: str = "none") -> dict[str, Any]:
    """A room, made through a proxy."""
    async with front.http() as http:
        answer = await http.post("/v1/rooms", json={"member": {"name": "Ana"}, "sealing": sealing})
        found: dict[str, Any] = answer.raise_for_status().json()
        return found


async def test_a_room_is_entered_and_left_through_it(tmp_path: Path, front: Proxy) -> None:
    async with (
        hub(tmp_path / "data") as mine,
        proxy(front.kind, tmp_path, mine.port) as through,
    ):
        room = await made(through)
        async with through.socket(subprotocols=SUBPROTOCOLS[:1], compression=None) as device:
            await device.send(msgpack.packb({"t": "hello", "token": room["token"]}))
            ending, frames = None, []
            with pytest.raises(websockets.ConnectionClosed) as closed:
                while True:
                    frames.append(msgpack.unpackb(await device.recv()))
                    if frames[-1]["t"] == "ready":
                        ending = asyncio.ensure_future(mine.stop())
        assert frames[0]["t"] == "welcome"
        assert frames[-1]["t"] == "bye"
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == RESTARTING
        assert ending is not None
        assert await ending == 0


async def test_links_are_of_the_address_that_people_type(front: Proxy) -> None:
    link = (await made(front))["invite"]["url"]
    assert link.startswith(f"https://localhost:{front.port}/j#")


async def test_pages_of_the_hub_may_connect_and_others_not(front: Proxy) -> None:
    async with front.socket(origin=websockets.Origin(front.url)):
        pass
    with pytest.raises(websockets.InvalidStatus) as refused:
        await front.socket(origin=websockets.Origin("https://elsewhere.example"))
    assert refused.value.response.status_code == 403


async def test_plain_http_is_sent_to_https(front: Proxy) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", front.plain)
    writer.write(b"GET /j HTTP/1.1\r\nHost: localhost\r\n\r\n")
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    writer.close()
    assert head.startswith("http/1.1 308")
    assert re.search(r"\nlocation: https://localhost(:\d+)?/j\r", head)


# -------------------------------------------------------------------------------------------- addresses


async def too_many(front: Proxy, address: str, **more: Any) -> None:
    """One more socket from here is too many."""
    with pytest.raises(websockets.InvalidStatus) as refused:
        await front.socket(address, **more)
    assert refused.value.response.status_code == 429


@kinds
async def test_each_client_counts_by_its_own_address_whatever_it_says(tmp_path: Path, kind: str) -> None:
    async with (
        hub(tmp_path / "data", connections_per_address="2") as mine,
        proxy(kind, tmp_path, mine.port) as through,
        through.socket("127.0.0.2"),
        through.socket("127.0.0.2"),
    ):
        await too_many(through, "127.0.0.2")
        said = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
        await too_many(through, "127.0.0.2", additional_headers=said)
        async with through.socket("127.0.0.3"):
            pass


@kinds
async def test_what_a_proxy_says_counts_only_where_the_hub_trusts_it(tmp_path: Path, kind: str) -> None:
    async with (
        hub(tmp_path / "data", proxies="192.0.2.1") as mine,
        proxy(kind, tmp_path, mine.port) as through,
    ):
        assert (await made(through))["invite"]["url"].startswith("http://localhost")


# ------------------------------------------------------------------------------------------------ bodies


async def test_a_blob_of_any_size_that_the_hub_takes(front: Proxy) -> None:
    room = await made(front)
    headers = {"Authorization": f"Bearer {room['token']}", "Content-Type": "application/octet-stream"}
    async with front.http() as http:
        largest = os.urandom(MAX_BLOB)
        where = f"/v1/rooms/-/blobs/{hashlib.sha256(largest).hexdigest()}"
        assert (await http.put(where, content=largest, headers=headers)).status_code == 204
        assert (await http.get(where, headers=headers)).content == largest
        refused = await http.put(where, content=largest + b"x", headers=headers)
    assert refused.status_code == 413
    assert refused.json()["code"] == "too_large", "the hub has the last word, in its own form"


def test_a_room_that_comes_in_is_not_stopped_by_nginx() -> None:
    [megabytes] = re.findall(
        r"^\s*client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text(), re.MULTILINE
    )
    assert int(megabytes) * 2**20 > MAX_FILE


Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def behind(kind: str, folder: Path, serve: Serve) -> AsyncIterator[Proxy]:
    """A proxy in front of this instead of a hub."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer):
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /readyz"):
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                await serve(reader, writer)

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with listening, proxy(kind, folder, listening.sockets[0].getsockname()[1]) as through:
        yield through


@kinds
async def test_nothing_is_held_back_in_either_direction(tmp_path: Path, kind: str) -> None:
    arrived: asyncio.Queue[bytes] = asyncio.Queue()
    go_on = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.put_nowait(await reader.readexactly(5))
        arrived.put_nowait(await reader.readexactly(5))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nfirst")
        await writer.drain()
        await go_on.wait()
        writer.write(b"later")
        await writer.drain()

    async with behind(kind, tmp_path, serve) as through:

        async def body() -> AsyncIterator[bytes]:
            yield b"first"
            async with asyncio.timeout(PATIENCE):
                assert await arrived.get() == b"first"  # before the rest was sent
            yield b"later"

        headers = {"Content-Length": "10"}
        async with through.http() as http, http.stream("PUT", "/", content=body(), headers=headers) as answer:
            pieces = answer.aiter_raw(5)
            assert await anext(pieces) == b"first"  # before the rest was there
            go_on.set()
            assert await anext(pieces) == b"later"


# ----------------------------------------------------------------------------------------------- silence


def test_nginx_waits_longer_than_a_hub_is_silent() -> None:
    text = (DEPLOY / "nginx.conf").read_text()
    for name in ("proxy_read_timeout", "proxy_send_timeout"):
        [seconds] = re.findall(rf"^\s*{name} (\d+)s;", text, re.MULTILINE)
        assert int(seconds) > 3 * SILENCE, name


async def test_it_is_these_lines_by_which_nginx_waits(tmp_path: Path, running: HubProcess) -> None:
    changes = {"proxy_read_timeout 90s;": "proxy_read_timeout 200ms;"}
    async with proxy("nginx", tmp_path, running.port, changes=changes) as through:
        room = await made(through)
        async with through.socket(compression=None, ping_interval=None) as device:
            await device.send(json.dumps({"t": "hello", "token": room["token"]}))
            with pytest.raises(websockets.ConnectionClosed) as closed:
                async with asyncio.timeout(PATIENCE):
                    while True:
                        await device.recv()
    assert closed.value.rcvd is None, "cut by the proxy, not closed by the hub"


def test_caddy_cuts_nothing_that_is_silent() -> None:
    command = [binary("caddy"), "adapt", "--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"]
    whole = subprocess.run(command, check=True, capture_output=True, env={"HOME": "/nonexistent"}).stdout
    timeouts = {name for name in names_in(json.loads(whole)) if "timeout" in name}
    # `dial` is for reaching a hub and `timeout` for asking how it is; all others are off where they do not stand.
    assert timeouts == {"dial_timeout", "timeout"}


def names_in(config: Any) -> set[str]:
    """The names of all fields, however deep."""
    if isinstance(config, dict):
        return set(config).union(*map(names_in, config.values()))
    return set().union(*map(names_in, config)) if isinstance(config, list) else set()


# ---------------------------------------------------------------------------------------------- many hubs


@kinds
async def test_a_hub_that_is_gone_is_passed_over(tmp_path: Path, running: HubProcess, kind: str) -> None:
    asked = asyncio.Event()

    async def well(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            asked.set()

    dying = await asyncio.start_server(well, "127.0.0.1", 0)
    async with proxy(kind, tmp_path, dying.sockets[0].getsockname()[1], running.port) as through:
        if kind == "caddy":  # it has just been told that all is well there
            await asked.wait()
        dying.close()
        for _ in range(16):
            async with through.socket():
                pass


@kinds
async def test_a_hub_that_stops_is_passed_over(tmp_path: Path, running: HubProcess, kind: str) -> None:
    async def stops(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(
                b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )

    stopping = await asyncio.start_server(stops, "127.0.0.1", 0)
    async with stopping, proxy(kind, tmp_path, stopping.sockets[0].getsockname()[1], running.port) as through:
        if kind == "caddy":  # it asks how they are, every 2 s, the first time as it starts
            await through.told("status code out of tolerances")
        for _ in range(4):
            async with through.socket():
                pass


@kinds
async def test_secrets_in_addresses_are_written_nowhere(tmp_path: Path, kind: str) -> None:
    async with proxy(kind, tmp_path, free_port()) as through, through.http("127.0.0.9") as http:
        answer = await http.get("/v1/rooms/canary-room/calendar.ics?key=canary-key")
        assert answer.status_code in (502, 503)
        assert "canary" not in through.everything()
        assert "127.0.0.9" not in through.everything()


# ---------------------------------------------------------------------------------------------- sub-paths


def test_neither_pretends_that_a_hub_lives_under_a_sub_path() -> None:
    assert re.findall(r"^\s*location (.*) \{", (DEPLOY / "nginx.conf").read_text(), re.MULTILINE) == ["/"]
    words = set((DEPLOY / "Caddyfile").read_text().split())
    assert words & {"handle_path", "route", "rewrite", "uri", "handle"} == set()

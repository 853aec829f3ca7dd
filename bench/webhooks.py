"""A host app is told what three hubs at one Redis see, one of which is killed on the way.

Rooms of a host app, each with a user who comes, plans a date over HTTP and moves it: three events. What the killed
hub had not answered is asked again elsewhere, with the same `Idempotency-Key`. When nothing is owed any more, the log
of every room is read: how often was each event recorded, and how often was it told?
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import signal
import ssl
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from tests.redis_servers import Server

from samesky_server import tls
from samesky_server.stores.redis import RedisStore

from .reminders import hub, share

ROOMS = int(os.environ.get("ROOMS", "1000"))
AT_ONCE = 24
HUBS = 3
KILL = os.environ.get("KILL", "yes") == "yes"
API_KEY = "the API key of the measurement"
PLAN = {"start": "2031-01-24T21:00", "tz": "Europe/Lisbon"}
EVENTS = Counter({"member.joined": 1, "date.planned": 1, "date.moved": 1})


class Told(NamedTuple):
    """One request that came: what it told, when, and how many seconds after it had happened."""

    id: str
    room: str
    type: str
    at: float
    late: float


class HostApp:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower().decode()
                lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
                said = json.loads(await reader.readexactly(int(lines["content-length"])))
                happened = datetime.fromisoformat(said["timestamp"]).timestamp()
                now = time.time()
                self.told.append(
                    Told(lines["webhook-id"], said["data"]["room"], said["type"], now, now - happened)
                )
                writer.write(b"HTTP/1.1 204 X\r\nContent-Length: 0\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    @asynccontextmanager
    async def running(self, folder: Path) -> AsyncIterator[str]:
        """Its address."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.own(folder, ["127.0.0.1"], datetime.now(UTC)))
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=context)
        try:
            yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()


def issuers(file: Path, url: str) -> None:
    """Registers the host app."""
    secret, digest = base64.b64encode(bytes(range(32))).decode(), hashlib.sha256(API_KEY.encode()).hexdigest()
    file.write_text(
        f'[[issuer]]\nid = "bench"\naudience = "bench"\napi_key_sha256 = "{digest}"'
        f'\n[issuer.webhook]\nurl = "{url}"\nsecrets = ["whsec_{secret}"]\n'
    )


class Apps:
    """The requests of the host app: each to one hub, and when that is gone, to the others."""

    def __init__(self, urls: list[str]) -> None:
        limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        self._https = [httpx.AsyncClient(base_url=url, limits=limits, timeout=30) for url in urls]
        self._free = asyncio.Semaphore(AT_ONCE)

    async def ask(self, n: int, method: str, path: str, token: str, body: object, key: str = "") -> Any:
        head = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        for turn in range(len(self._https)):
            try:
                http = self._https[(n + turn) % len(self._https)]
                answer = await http.request(method, path, json=body, headers=head)
            except httpx.TransportError:
                continue
            return answer.raise_for_status().json()
        raise AssertionError("no hub answers")

    async def user(self, n: int) -> str:
        """One user comes, plans and moves; the hub's id of the room."""
        async with self._free:
            body = {"external_id": "user", "name": "Ana", "room": f"room {n}", "device": "d"}
            made = await self.ask(n, "POST", "/v1/tokens", API_KEY, body)
            token, dates = made["participant_token"], "/v1/rooms/-/dates"
            await self.ask(n, "POST", dates, token, PLAN, f"plan the date of room {n}")
            await self.ask(n, "PUT", f"{dates}/d1/{PLAN['start']}", token, {"start": "2031-01-25T20:00"})
        id: str = made["ids"]["room"]
        return id

    async def close(self) -> None:
        for http in self._https:
            await http.aclose()


async def recorded(store: RedisStore, rooms: list[str]) -> tuple[Counter[tuple[str, ...]], int]:
    """How many rooms recorded which events, by their names; and how many reports are still owed."""
    kinds: Counter[tuple[str, ...]] = Counter()
    left = 0
    for room in rooms:
        records = await store.tail(room, 0, 1000)
        assert records is not None
        owed = [kept.state["owed"] for one in records if (kept := one.states.get("reports"))]
        whats = {id: report["what"] for state in owed for id, report in state.items()}
        kinds[tuple(sorted(whats.values()))] += 1
        left += len(owed[-1])
    return kinds, left


async def measure() -> None:
    """Runs it and prints what came."""
    app = HostApp()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redis = Server("redis", folder / "redis", "--appendonly", "yes", "--appendfsync", "always")
        redis.start()
        store = RedisStore(redis.url)
        hubs: list[asyncio.subprocess.Process] = []
        try:
            await store.open()
            async with app.running(folder) as url:
                issuers(folder / "issuers.toml", url)
                more = {"ISSUERS": str(folder / "issuers.toml"), "WEBHOOK_NETWORKS": "127.0.0.0/8"}
                more |= {"HOST_TOKENS_PER_MINUTE": "1000000"}
                started = [
                    await hub(redis.url, folder / tls.SHOWN, folder / "log", **more) for _ in range(HUBS)
                ]
                hubs = [process for process, _ in started]
                apps = Apps([address for _, address in started])
                users = [asyncio.ensure_future(apps.user(n)) for n in range(ROOMS)]
                killed_at = 0.0
                while KILL and len(app.told) < ROOMS * 1.5:
                    await asyncio.sleep(0.01)
                if KILL:
                    killed_at = time.time()
                    hubs[0].send_signal(signal.SIGKILL)
                rooms = await asyncio.gather(*users)
                until, left = time.time() + 150, 1
                while left and time.time() < until:
                    await asyncio.sleep(1)
                    kinds, left = await recorded(store, rooms)
                await apps.close()
                report(app, killed_at)
                wrong = {names: count for names, count in kinds.items() if Counter(names) != EVENTS}
                print(
                    f"by the logs: {ROOMS - sum(wrong.values())} of {ROOMS} rooms recorded each once", end=""
                )
                print(f"{f', others {wrong}' if wrong else ''}; still owed {left}")
        finally:
            for one in hubs:
                if one.returncode is None:
                    one.terminate()
                    await asyncio.wait_for(one.wait(), 30)
            await store.close()
            redis.end()


def report(app: HostApp, killed_at: float) -> None:
    """What the host app saw."""
    times: dict[str, list[Told]] = {}
    for one in app.told:
        times.setdefault(one.id, []).append(one)
    repeats = [some for some in times.values() if len(some) > 1]
    print(f"told {len(times)} of {3 * ROOMS} events; repeats {len(app.told) - len(times)}", end="")
    if killed_at:
        before = [killed_at - some[0].at for some in repeats]
        print(f", whose first came at most {max(before, default=0):.3f} s before the kill", end="")
    late = [some[0].late for some in times.values()]
    print(
        "\nafter it happened: "
        + ", ".join(f"p{100 * of:g} {share(late, of):.3f} s" for of in (0.5, 0.9, 0.99)),
        end="",
    )
    print(f", most {max(late):.3f} s")

"""A scripted hub: HTTP and WebSocket on one free port. Tests script what each connection does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Self

from websockets.asyncio.server import Server, ServerConnection, serve

from samesky_client.connection import Times
from samesky_client.device import Seat
from samesky_shared.codec import decode_client, encode
from samesky_shared.protocol import (
    Change,
    ClientFrame,
    Do,
    Hello,
    HubFrame,
    Limits,
    Person,
    Ping,
    Pong,
    Position,
    PresenceOf,
    Ready,
    RoomCard,
    Welcome,
)

ROOM_NOW = 1_000_000.0
ANA, BEN = Person("Ana", hue="amber"), Person("Ben", hue="sea")


class Visit:
    """One connection, from the hub's side."""

    def __init__(self, hub: FakeHub, socket: ServerConnection) -> None:
        self.hub = hub
        self.socket = socket
        self.frames: asyncio.Queue[ClientFrame] = asyncio.Queue()
        self.hello: Hello | None = None
        self.pings: list[Ping] = []
        self.answers_pings = True

    async def read(self) -> None:
        async for message in self.socket:
            assert isinstance(message, bytes)
            frame = decode_client(message)
            if isinstance(frame, Ping):
                self.pings.append(frame)
                if self.answers_pings:
                    now = self.hub.now()
                    await self.send(Pong(frame.n, frame.c, now, now, "clock-1"))
            else:
                self.frames.put_nowait(frame)
        self.frames.put_nowait(Hello("lost"))

    async def send(self, *frames: HubFrame) -> None:
        for frame in frames:
            await self.socket.send(encode(frame))

    async def next(self, kind: type[Any]) -> Any:
        frame = await asyncio.wait_for(self.frames.get(), 10)
        assert isinstance(frame, kind), frame
        return frame

    async def greet(self, position: Position, *, change: Change | None = None, **more: Any) -> Hello:
        """Hears `hello`, answers with `welcome`, maybe one change, and `ready`."""
        hello: Hello = await self.next(Hello)
        self.hello = hello
        await self.send(welcome(self.hub.now(), **more))
        if change is not None:
            await self.send(change)
        await self.send(Ready(position))
        return hello

    async def keep(self, do: Do, seq: int, states: dict[str, Any] | None = None) -> None:
        """Acknowledges a command with its change."""
        await self.send(Change(seq, f"m{seq}", self.hub.now(), states or {}, "ana", (do.id,)))


Script = Callable[[Visit], Awaitable[None]]


class FakeHub:
    """Plays one script a connection, in order; the last one for all further connections."""

    def __init__(self, *scripts: Script) -> None:
        self.scripts = list(scripts)
        self.visits: list[Visit] = []
        self.tokens = 0
        self.requests: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answers: dict[str, list[tuple[int, Any]]] = {}
        self.failures: list[BaseException] = []
        self._server: Server | None = None
        self._http: asyncio.Server | None = None
        self.url = ""

    def now(self) -> float:
        return ROOM_NOW + asyncio.get_running_loop().time()

    async def __aenter__(self) -> Self:
        # The WebSocket library does not hand us bodies of requests, so HTTP has a small server of its own, which
        # passes what asks for an upgrade on, byte by byte.
        self._server = await serve(
            self._visit, "127.0.0.1", 0, subprotocols=["samesky.v1.msgpack"], compression=None
        )
        self._http = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._http.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        assert self._http is not None
        self._http.close()
        self._server.close(close_connections=True)
        await self._server.wait_closed()
        if self.failures:
            raise self.failures[0]

    def seat(self) -> Seat:
        return Seat(self.url, "r1", "ana", "d1", "device-secret", "Ana")

    async def _visit(self, socket: ServerConnection) -> None:
        visit = Visit(self, socket)
        self.visits.append(visit)
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        reading = asyncio.ensure_future(visit.read())
        try:
            await script(visit)
        except (AssertionError, TimeoutError) as failure:
            self.failures.append(failure)
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode().split("\r\n")
            method, path, _ = first.split(" ")
            headers = {
                key.lower(): value for key, _, value in (line.partition(": ") for line in lines if line)
            }
            if headers.get("upgrade", "").lower() == "websocket":
                await self._tunnel(head, reader, writer)
                return
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            self.requests.append((f"{method} {path}", json.loads(body) if body else {}, headers))
            answer = self._next_answer(f"{method} {path}")
            if answer is None:
                return  # hang up without an answer
            status, found = answer
            raw = found if isinstance(found, bytes) else json.dumps(found).encode()
            kind = "application/problem+json" if status >= 400 else "application/json"
            text = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n"
            text += f"Content-Length: {len(raw)}\r\nConnection: close\r\n\r\n"
            writer.write(text.encode() + raw)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _next_answer(self, asked: str) -> tuple[int, Any] | None:
        planned = self.answers.get(asked)
        if planned:
            answer = planned.pop(0)
            return None if answer[0] == 0 else answer
        if asked == "POST /v1/token":
            self.tokens += 1
            return 200, {"token": f"token-{self.tokens}", "expires_in": 600}
        return 404, {"code": "unknown", "detail": "There is no such thing."}

    async def _tunnel(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._server is not None
        port = next(iter(self._server.sockets)).getsockname()[1]
        back, forth = await asyncio.open_connection("127.0.0.1", port)
        forth.write(head)
        await asyncio.gather(_pump(reader, forth), _pump(back, writer))


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while piece := await source.read(65536):
            target.write(piece)
            await target.drain()
    except ConnectionError:
        pass
    finally:
        target.close()


def welcome(now: float, **more: Any) -> Welcome:
    usual: dict[str, Any] = {
        "you": "ana",
        "device": "d1",
        "room": RoomCard("r1", "couple"),
        "members": {"ana": ANA, "ben": BEN},
        "presence": {"ana": PresenceOf("ana", "here")},
        "now": now,
        "limits": Limits(),
        "durability": "disk",
        "resumed": False,
    }
    return Welcome(**(usual | more))


def at(seq: int, epoch: str = "e1") -> Position:
    return Position(epoch, seq, f"m{seq}")


class Waits:
    """Takes the place of the waits between two attempts: remembers them and lets no time pass."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)
        await asyncio.sleep(0)

    def times(self, **more: Any) -> Times:
        return Times(**({"sleep": self.sleep, "chance": lambda: 0.5} | more))

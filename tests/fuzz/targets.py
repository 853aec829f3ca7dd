"""What takes bytes of strangers, as functions of bytes: each passes, or has found a fault.

`./run fuzz` looks for bytes that fail, led by what they reach in the code; `test_corpus.py` plays again what it kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, cast

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from tests.server.hub.harness import T0, FakeWire, Guest, World
from tests.server.hub.test_framing import Echo, ours, single, theirs
from uvicorn.server import ServerState

from samesky_server.http import problem
from samesky_server.hub.door import Door
from samesky_server.hub.handshake import TakeoverHttp
from samesky_server.hub.session import Session
from samesky_server.hub.socket import serve_socket
from samesky_server.limits import Crowd
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.activities import catalog
from samesky_shared.codec import Format, decode_client, decode_hub, encode
from samesky_shared.core.members import Members
from samesky_shared.core.roomfile import Reader
from samesky_shared.core.seats import DeviceKey, Seat
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Pong, Ready

Target = Callable[[bytes], None]


def _check(well: bool, said: object) -> None:
    assert well, said


def codec(data: bytes) -> None:
    """Any bytes are a frame, which comes back as it was, or refused in few words that do not repeat them."""
    for fmt in ("msgpack", "json"):
        for decode in (decode_client, decode_hub):
            try:
                frame = decode(data, cast("Format", fmt))
            except Refused as refused:
                _check(len(refused.message) < 200 and len(refused.path or "") <= 200, refused)
                continue
            again = encode(frame, cast("Format", fmt))
            assert encode(decode(again, cast("Format", fmt)), cast("Format", fmt)) == again


def framing(data: bytes) -> None:
    """Bytes of a socket give the same messages however they are cut, and the same as the library finds."""
    whole, _ = ours([data])
    bits, _ = ours(single(data))
    assert (whole.messages, whole.written) == (bits.messages, bits.written)
    if (4413).to_bytes(2, "big") not in whole.written:  # sizes are ours, and so is what comes of them
        wanted, _ = theirs([data])
        assert whole.messages == wanted.messages


def roomfile(data: bytes) -> None:
    """Any lines are a room, or refused by the number of the line."""
    reader = Reader(catalog())
    try:
        for line in data.splitlines(keepends=True):
            reader.line(line)
        reader.whole()
        reader.members()
    except Refused as refused:
        _check((refused.path or "").startswith("line "), refused)


# ------------------------------------------------------------------------------------------- in a loop


class Transport(asyncio.Transport):
    """A connection whose other end only sends."""

    def __init__(self, protocol: asyncio.BaseProtocol) -> None:
        super().__init__({"peername": ("127.0.0.1", 5), "sockname": ("127.0.0.1", 80)})
        self._protocol = protocol
        self.closed = False

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self._protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        return self._protocol

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    abort = close

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert data

    def pause_reading(self) -> None:
        pass

    resume_reading = pause_reading

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass


async def _length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _socket(websocket: WebSocket) -> None:
    await serve_socket(websocket, Echo, lambda _: None, problem.refused)


SITE = Starlette(
    routes=[Route("/length", _length, methods=["GET", "POST"]), WebSocketRoute("/socket", _socket)]
)


class Loop:
    """A loop in which the targets that need one run, until the process ends: with a hub, and faults that count."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._fault)
        self._faults: list[object] = []
        self._folder = tempfile.mkdtemp(prefix="samesky-fuzz-")
        self._numbers = itertools.count()
        self._exits = contextlib.AsyncExitStack()
        self._world = self._loop.run_until_complete(self._exits.enter_async_context(_world(self._folder)))
        self._config = uvicorn.Config(
            SITE,
            ws="none",
            log_config=None,
            access_log=False,
            lifespan="off",
            ws_ping_interval=None,
        )
        self._config.load()

    def end(self) -> None:
        """Ends the hub, and takes away what it kept."""
        self._loop.run_until_complete(self._exits.aclose())
        self._loop.close()
        shutil.rmtree(self._folder)

    def _fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self._faults.append(context.get("exception") or context["message"])

    def _run(self, work: Any) -> None:
        self._faults.clear()
        self._loop.run_until_complete(work)
        assert not self._faults, self._faults

    def requests(self, data: bytes) -> None:
        """Any bytes of a connection, in two pieces: they are answered, or it is closed, and it is counted no more."""
        self._run(self._requests(data))

    async def _requests(self, data: bytes) -> None:
        crowd, cut = Crowd(10), data[0] * len(data) // 256 if data else 0
        protocol = TakeoverHttp(
            self._config, ServerState(), {}, self._loop, door=Door(crowd, 10)
        )  # what uvicorn makes
        transport = Transport(protocol)
        protocol.connection_made(transport)
        for piece in (data[1:cut], data[cut or 1 :]):
            if piece and not transport.closed:
                cast("asyncio.Protocol", transport.get_protocol()).data_received(piece)
                for _ in range(4):
                    await asyncio.sleep(0)
        cast("asyncio.Protocol", transport.get_protocol()).connection_lost(None)
        for _ in range(4):
            await asyncio.sleep(0)
        assert not crowd._from, "it is counted still"

    def session(self, data: bytes) -> None:
        """Any frames of a device, before and after `hello`: its partner's are served as if nothing had been."""
        self._run(self._session(data))

    async def _session(self, data: bytes) -> None:
        world, room = self._world, f"room-{next(self._numbers):018}"
        seats = {who: Seat(who, devices={f"{who}-1": DeviceKey("h", T0)}) for who in ("ana", "ben")}
        assert await world.hub.found(Members(id=room, members=seats))
        world.time += 60  # allowances are whole again
        ben = await _joined(world, room, "ben", "msgpack")
        fmt: Format = "json" if data[:1] > b"\x7f" else "msgpack"
        joins = data[:1] not in (b"", b"\x00", b"\x80")
        ana = await _joined(world, room, "ana", fmt) if joins else world.connect(fmt)
        for message in _messages(data[1:]):
            ana.session.received(message, fmt == "json")
        await asyncio.sleep(0)
        while (
            True
        ):  # Ana may have said something meanwhile, so that this comes too late, or not be there any more
            base = max((f.seq for f in ben.wire.sent if isinstance(f, Change)), default=0)
            id = f"ben-{len(ben.wire.sent)}"
            ben.say(t="do", id=id, base=base, on="timer:fuzz", cmd="start", args={"seconds": 60})
            answer = await ben.until(
                lambda frame: (
                    getattr(frame, "id", "").startswith("ben-")
                    or (isinstance(frame, Change) and any(id.startswith("ben-") for id in frame.ids))
                )
            )
            if isinstance(answer, Change):
                break
            assert getattr(answer, "code", "") in ("stale", "conflict"), answer
        ben.say(t="ping", n=1, c=1.0)
        await ben.a(Pong)
        assert ben.wire.closed is None
        for guest in (ana, ben):
            guest.session.lost()


async def _joined(world: World, room: str, who: str, fmt: Format) -> Guest:
    wire = FakeWire(fmt)
    session = world.hub.session(wire)
    assert isinstance(session, Session)
    guest = Guest(wire, session)
    guest.say(t="hello", token=world.tokens.issue(room, who, f"{who}-1"))
    await guest.a(Ready)
    return guest


def _messages(data: bytes) -> Iterator[bytes]:
    """Each message after two bytes that say its length; what is left over is the last."""
    while data:
        size = int.from_bytes(data[:2], "big")
        yield data[2 : 2 + size]
        data = data[2 + size :]


@contextlib.asynccontextmanager
async def _world(folder: str) -> AsyncIterator[World]:
    store = EmbeddedStore(Path(folder))
    await store.open()
    made = World(store)
    try:
        yield made
        await made.hub.close()
    finally:
        await store.close()


def in_loop() -> tuple[dict[str, Target], Callable[[], None]]:
    """The targets that need a loop, and what ends it."""
    loop = Loop()
    return {"requests": loop.requests, "session": loop.session}, loop.end


PLAIN: dict[str, Target] = {"codec": codec, "framing": framing, "roomfile": roomfile}
NAMES = (*PLAIN, "requests", "session")

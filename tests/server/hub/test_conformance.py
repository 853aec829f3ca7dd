"""The cases of the Autobahn test suite as a table of our own, against both ways a socket is served.

https://github.com/crossbario/autobahn-testsuite: numbers in names are its sections. What a server must do stands
in RFC 6455; where a case of theirs calls more than one behaviour right, so does the table.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket as sockets
import struct
from collections.abc import AsyncIterator, Iterable
from functools import partial
from typing import Any, NamedTuple, cast

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from samesky_server.http import problem
from samesky_server.hub.door import Door
from samesky_server.hub.handshake import TakeoverHttp
from samesky_server.hub.socket import serve_socket
from samesky_server.limits import Crowd
from samesky_shared.protocol import MAX_FRAME

from .test_framing import Echo, accepted, raw, until

CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MASK = b"\x37\xfa\x21\x3d"


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True, rsv: int = 0) -> bytes:
    """A masked frame of a client."""
    size = len(payload)
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    if size < 126:
        head = bytes((first, 0x80 | size))
    elif size < 65_536:
        head = struct.pack(">BBH", first, 0xFE, size)
    else:
        head = struct.pack(">BBQ", first, 0xFF, size)
    return head + MASK + bytes(byte ^ MASK[n % 4] for n, byte in enumerate(payload))


def closing(code: int | None = 1000, reason: bytes = b"") -> bytes:
    return frame(CLOSE, b"" if code is None else struct.pack(">H", code) + reason)


class Case(NamedTuple):
    """What a client sends, and what comes back before the closing, and with which code it is closed."""

    name: str
    sends: tuple[bytes, ...]
    """In so many writes."""
    echoes: tuple[bytes, ...] = ()
    pongs: tuple[bytes, ...] = ()
    codes: tuple[int | None, ...] = (1000,)
    """Any of these; None: a close frame without a code."""


def bytewise(data: bytes) -> tuple[bytes, ...]:
    return tuple(data[n : n + 1] for n in range(len(data)))


def framing() -> Iterable[Case]:
    for size in (0, 125, 126, 127, 128, 65_535, MAX_FRAME):
        payload = b"*" * size
        yield Case(f"1.1 text of {size}", (frame(TEXT, payload), closing()), (payload,))
        yield Case(f"1.2 binary of {size}", (frame(BINARY, payload), closing()), (payload,))
    whole = frame(TEXT, b"*" * 200)
    yield Case(
        "1.1.7 in pieces of 64", (*(whole[n : n + 64] for n in range(0, 256, 64)), closing()), (b"*" * 200,)
    )
    yield Case("1.1.8 byte by byte", (*bytewise(whole), closing()), (b"*" * 200,))


def pings() -> Iterable[Case]:
    for number, payload in [
        ("2.1", b""), ("2.2", b"Hello, world!"), ("2.3", b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff"), ("2.4", b"*" * 125),
    ]:  # fmt: skip
        yield Case(f"{number} a ping is answered", (frame(PING, payload), closing()), pongs=(payload,))
    yield Case("2.5 a ping of 126", (frame(PING, b"*" * 126),), codes=(1002,))
    yield Case(
        "2.6 a ping byte by byte", (*bytewise(frame(PING, b"*" * 125)), closing()), pongs=(b"*" * 125,)
    )
    yield Case("2.7 a pong that nobody asked for", (frame(PONG), closing()))
    yield Case("2.8 one with words", (frame(PONG, b"unasked"), closing()))
    yield Case(
        "2.9 and then a ping", (frame(PONG, b"unasked"), frame(PING, b"asked"), closing()), pongs=(b"asked",)
    )
    ten = tuple(f"payload-{n}".encode() for n in range(10))
    yield Case("2.10 ten pings", (*(frame(PING, one) for one in ten), closing()), pongs=ten)
    once = b"".join(frame(PING, one) for one in ten)
    yield Case("2.11 ten pings byte by byte", (*bytewise(once), closing()), pongs=ten)


def reserved() -> Iterable[Case]:
    for rsv in range(1, 8):
        yield Case(f"3.{rsv} bits that nobody agreed to", (frame(TEXT, b"a", rsv=rsv),), codes=(1002,))
        yield Case(f"3.{rsv} on a ping", (frame(PING, b"a", rsv=rsv),), codes=(1002,))
    yield Case("3.3 after a message", (frame(TEXT, b"a"), frame(TEXT, b"b", rsv=3)), (b"a",), codes=(1002,))
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        yield Case(f"4. opcode {opcode}", (frame(opcode, b"reserved"),), codes=(1002,))
    yield Case("4.1.3 after a message", (frame(TEXT, b"a"), frame(5), frame(PING)), (b"a",), codes=(1002,))


def fragments() -> Iterable[Case]:
    first, last = frame(TEXT, b"frag1", fin=False), frame(CONT, b"frag2")
    both = (b"frag1frag2",)
    yield Case("5.1 a ping in fragments", (frame(PING, b"a", fin=False), frame(CONT, b"b")), codes=(1002,))
    yield Case("5.2 a pong in fragments", (frame(PONG, b"a", fin=False), frame(CONT, b"b")), codes=(1002,))
    yield Case("5.3 a text in two", (first, last, closing()), both)
    yield Case("5.4 in one write", (first + last, closing()), both)
    yield Case("5.5 byte by byte", (*bytewise(first + last), closing()), both)
    yield Case("5.6 a ping between them", (first, frame(PING, b"p"), last, closing()), both, (b"p",))
    yield Case(
        "5.8 the same byte by byte", (*bytewise(first + frame(PING, b"p") + last), closing()), both, (b"p",)
    )
    for fin in (True, False):
        after = (frame(CONT, b"none", fin=fin), frame(TEXT, b"Hello"))
        yield Case(f"5.9-5.14 a continuation of nothing, {fin=}", after, codes=(1002,))
    yield Case(
        "5.15 a continuation of what is over",
        (first, last, frame(CONT, b"c", fin=False)),
        both,
        codes=(1002,),
    )
    yield Case("5.18 a second beginning", (first, frame(TEXT, b"frag2")), codes=(1002,))
    five = [frame(CONT if n else TEXT, f"fragment{n}".encode(), fin=n == 4) for n in range(5)]
    mixed = (five[0], five[1], frame(PING, b"1"), five[2], five[3], frame(PING, b"2"), five[4], closing())
    whole = b"fragment0fragment1fragment2fragment3fragment4"
    yield Case("5.19 five, and pings between", mixed, (whole,), (b"1", b"2"))
    empty = (frame(TEXT, fin=False), frame(CONT, fin=False), frame(CONT), closing())
    yield Case("6.1.2 three empty ones", empty, (b"",))


GOOD = (
    "κόσμε", "\x00", "\x80", "\u0800", "\U00010000", "\x7f", "\u07ff", "\uffff", "\U0010ffff",
    "\ud7ff", "\ue000", "\ufffd", "Hello-µ@ßöäüàá-UTF-8!!", "\ufffe", "\U0001fffe\U0001ffff",
)  # fmt: skip
_BAD = """
    cebae1bdb9cf83cebcceb5eda080656469746564 f888808080 fc8480808080 f7bfbfbf f4908080 80 bf 80bf80 c020c120
    e020e120 f020f120 f820f920 fc20fd20 c0 e080 f08080 fe ff fefeffff c0af e080af f08080af c1bf e09fbf
    f08fbfbf c080 e08080 eda080 edadbf edafbfedbfbf cebae1bdb9cf83cebcce
"""
BAD = [bytes.fromhex(one) for one in _BAD.split()]
"""In hexadecimal: surrogates, too long, too large, over-long, lonely and missing continuations."""


def words() -> Iterable[Case]:
    for text in GOOD:
        good = text.encode()
        yield Case(f"6. {good!r}", (frame(TEXT, good), closing()), (good,))
        pieces = [
            frame(CONT if n else TEXT, good[n : n + 1], fin=n == len(good) - 1) for n in range(len(good))
        ]
        yield Case(f"6. {good!r} in fragments", (*pieces, closing()), (good,))
    for bad in BAD:
        yield Case(f"6. {bad!r}", (frame(TEXT, bad),), codes=(1007,))
        yield Case(
            f"6. {bad!r} in fragments", (frame(TEXT, bad[:1], fin=False), frame(CONT, bad[1:])), codes=(1007,)
        )
        yield Case(f"6. {bad!r} is no fault in binary", (frame(BINARY, bad), closing()), (bad,))


def endings() -> Iterable[Case]:
    yield Case("7.1.1 a message, then the end", (frame(TEXT, b"Hello"), closing()), (b"Hello",))
    yield Case("7.1.2 two ends", (closing(), closing()))
    yield Case("7.1.3 a ping after the end", (closing() + frame(PING, b"late"),))
    yield Case("7.1.4 words after the end", (closing() + frame(TEXT, b"late"),))
    yield Case(
        "7.1.5 an end between fragments",
        (frame(TEXT, b"a", fin=False), closing() + frame(CONT, b"b")),
        codes=(1000, 1002),
    )
    yield Case("7.3.1 no code", (closing(None),), codes=(None, 1000))
    yield Case("7.3.2 half a code", (frame(CLOSE, b"a"),), codes=(1002,))
    yield Case("7.3.4 a reason", (closing(1000, b"Hello"),))
    yield Case("7.3.5 the longest reason", (closing(1000, b"*" * 123),))
    yield Case("7.3.6 a reason that is too long", (closing(1000, b"*" * 124),), codes=(1002,))
    yield Case("7.5.1 a reason that is no text", (closing(1000, BAD[0]),), codes=(1002, 1007))
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999):
        yield Case(f"7.7 code {code}", (closing(code),), codes=(code, 1000))
    for code in (0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535):
        yield Case(f"7.9 code {code}", (closing(code),), codes=(1002,))


def limits() -> Iterable[Case]:
    most = b"*" * MAX_FRAME
    pieces = [frame(CONT if n else BINARY, most[n : n + 4096], fin=False) for n in range(0, MAX_FRAME, 4096)]
    yield Case("9.3 the largest, in fragments", (b"".join(pieces) + frame(CONT), closing()), (most,))
    yield Case("9.1 one byte more", (frame(BINARY, most + b"*"),), codes=(1009, 4413))
    yield Case("9.4 one byte more in fragments", (b"".join(pieces) + frame(CONT, b"*"),), codes=(1009, 4413))
    large = frame(TEXT, b"*" * 60_000)
    writes = (*(large[n : n + 2048] for n in range(0, len(large), 2048)), closing())
    yield Case("9.5 in small writes", writes, (b"*" * 60_000,))
    quick = tuple(f"{n:04}".encode() for n in range(500))
    yield Case("9.7 five hundred at once", (b"".join(frame(TEXT, one) for one in quick), closing()), quick)


CASES = [*framing(), *pings(), *reserved(), *fragments(), *words(), *endings(), *limits()]


@contextlib.asynccontextmanager
async def serving(way: str) -> AsyncIterator[str]:
    async def socket(websocket: WebSocket) -> None:
        await serve_socket(websocket, Echo, lambda _: None, problem.refused)

    listener = sockets.create_server(("127.0.0.1", 0))
    ours = way == "taken over"
    http = partial(TakeoverHttp, door=Door(Crowd(1000), 1000)) if ours else HttpToolsProtocol
    server = uvicorn.Server(uvicorn.Config(
        Starlette(routes=[WebSocketRoute("/socket", socket)]), http=cast("Any", http),
        ws="none" if ours else WebSocketsSansIOProtocol, ws_max_size=MAX_FRAME,
        ws_per_message_deflate=False, ws_ping_interval=None, lifespan="off", log_config=None, access_log=False,
        timeout_graceful_shutdown=8,
    ))  # fmt: skip
    task = asyncio.ensure_future(server._serve([listener]))
    await until(lambda: server.started)
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


@pytest.fixture(scope="module", params=["taken over", "plain ASGI"])
async def served(request: pytest.FixtureRequest) -> AsyncIterator[tuple[str, str]]:
    """The way, and the address."""
    async with serving(request.param) as made:
        yield request.param, made


class Heard:
    """What a server has sent: all its frames are whole, none is masked, and nothing follows the close."""

    def __init__(self) -> None:
        self.echoes: list[bytes] = []
        self.pongs: list[bytes] = []
        self.code: int | None = None
        self.closed = False
        self._rest = b""

    def feed(self, data: bytes) -> None:
        self._rest += data
        while (whole := self._first()) is not None:
            opcode, payload = whole
            assert not self.closed, "a frame after the close"
            if opcode in (TEXT, BINARY):
                self.echoes.append(payload)
            elif opcode == PONG:
                self.pongs.append(payload)
            else:
                assert opcode == CLOSE
                self.closed = True
                self.code = int.from_bytes(payload[:2], "big") if payload else None

    def _first(self) -> tuple[int, bytes] | None:
        if len(self._rest) < 2:
            return None
        first, size = self._rest[:2]
        assert first & 0xF0 == 0x80, "a server's frames are whole"
        assert size < 128, "a server masks nothing"
        at = 2
        if size >= 126:
            at += 2 if size == 126 else 8
            size = int.from_bytes(self._rest[2:at], "big")
        if len(self._rest) < at + size:
            return None
        payload, self._rest = self._rest[at : at + size], self._rest[at + size :]
        return first & 0x0F, payload


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.name)[1:-1])
async def test_what_rfc_6455_says(served: tuple[str, str], case: Case) -> None:
    way, address = served
    json = "Sec-WebSocket-Protocol: samesky.v1.json\r\n" if case.sends[0][0] & 15 == TEXT else ""
    reader, writer = await accepted(await raw(address, header=json))
    heard = Heard()
    *before, last = case.sends
    if len(before) == 0 or last[0] != 0x80 | CLOSE:
        before, last = [*case.sends], b""
    with contextlib.suppress(ConnectionError):  # what comes to one that has closed makes its end abrupt
        for part in before:
            writer.write(part)
            await writer.drain()
        # Who closes before the answers are there may not get them.
        while last and len(heard.echoes) + len(heard.pongs) < len(case.echoes) + len(case.pongs):
            heard.feed(await reader.read(65_536))
            assert not heard.closed
        writer.write(last)
        while some := await reader.read(65_536):
            heard.feed(some)
            if heard.closed and last[:1] != bytes((0x80 | CLOSE,)):
                last = closing()
                writer.write(last)
    writer.close()
    assert heard.closed
    assert heard.code in case.codes
    assert tuple(heard.pongs) == case.pongs
    if way == "plain ASGI" and 1000 not in case.codes:
        return  # there a fault may cut off what was answered before it
    assert tuple(heard.echoes) == case.echoes

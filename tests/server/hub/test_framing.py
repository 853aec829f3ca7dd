"""The fast path and the library give the same messages, whatever comes and however it is cut."""

from __future__ import annotations

import asyncio
import os
import socket as sockets
import threading
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from websockets.frames import Close, Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from samesky_server.hub.framing import BINARY, MAX_PARTS, PING, PONG, TEXT, Framing, frame
from samesky_server.hub.wire import Wire
from samesky_shared.protocol import MAX_FRAME

Message = tuple[bytes, bool]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def masked(payload: bytes, first: int = BINARY, mask: bytes = b"\x12\x34\x56\x78") -> bytes:
    """A frame as a client sends it."""
    whole = frame(payload, first)
    header = len(whole) - len(payload)
    body = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    return whole[:1] + bytes((whole[1] | 0x80,)) + whole[2:header] + mask + body


async def raw(address: str, then: bytes = b"", header: str = "", small: bool = False) -> Streams:
    """A socket that has sent its handshake and, in the same write, what comes `then`."""
    connection = sockets.socket()
    if small:
        connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    connection.setblocking(False)
    host, port = address.split(":")
    await asyncio.get_running_loop().sock_connect(connection, (host, int(port)))
    reader, writer = await asyncio.open_connection(sock=connection, limit=256 if small else 2**16)
    head = (
        f"GET /socket HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{header}"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    writer.write(head.encode() + then)
    return reader, writer


async def accepted(streams: Streams) -> Streams:
    assert b" 101 " in await streams[0].readuntil(b"\r\n\r\n")
    return streams


async def until(condition: Callable[[], object]) -> None:
    while not condition():
        await asyncio.sleep(0)


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


class Peer:
    """What one side of the comparison got and answered."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.written = b""


class Framed(Framing):
    """One that hands everything to whom it is told."""

    def __init__(self, write: Callable[[bytes], object], deliver: Callable[[bytes, bool], object]) -> None:
        super().__init__()
        self.writes, self.delivers = write, deliver

    def _write(self, data: bytes) -> None:
        self.writes(data)

    def _deliver(self, message: bytes, text: bool) -> None:
        self.delivers(message, text)

    def feed(self, data: bytes) -> None:
        self._feed(data)

    def close(self, code: int, reason: str = "") -> None:
        self._closes(code, reason)


def ours(chunks: list[bytes]) -> tuple[Peer, Framed]:
    peer = Peer()

    def write(data: bytes) -> None:
        peer.written += data

    framing = Framed(write, lambda payload, text: peer.messages.append((payload, text)))
    for chunk in chunks:
        framing.feed(chunk)
    return peer, framing


def theirs(chunks: list[bytes]) -> tuple[Peer, ServerProtocol]:
    """The library alone, with text checked as RFC 6455 wants it."""
    peer = Peer()
    library = ServerProtocol(state=OPEN, max_size=None)
    parts: list[Frame] = []
    for chunk in chunks:
        if library.state is not OPEN:
            break
        library.receive_data(chunk)
        for event in library.events_received():
            assert isinstance(event, Frame)
            if event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
                parts.append(event)
                if event.fin:
                    whole, text = b"".join(one.data for one in parts), parts[0].opcode is Opcode.TEXT
                    parts = []
                    try:
                        if text:
                            whole.decode()
                    except UnicodeDecodeError:
                        peer.written += frame(Close(1007, "text that is not UTF-8").serialize(), 0x88)
                        return peer, library
                    peer.messages.append((whole, text))
        peer.written += b"".join(library.data_to_send())
    return peer, library


def single(raw: bytes) -> list[bytes]:
    """One byte at a time."""
    return [raw[i : i + 1] for i in range(len(raw))]


payloads = st.one_of(
    st.binary(max_size=40), st.text(max_size=20).map(str.encode), st.just(b"x" * 126), st.just(b"y" * 700)
)
firsts = st.sampled_from([TEXT, BINARY, 0x01, 0x02, 0x00, 0x80, PING, 0x8A, 0x88])
odd = st.sampled_from([0xC1, 0xA2, 0x91, 0x83, 0x09, 0x08, 0x8B])
frames = st.one_of(
    st.builds(masked, payloads, firsts, st.binary(min_size=4, max_size=4)),
    st.builds(masked, payloads, st.sampled_from([TEXT, BINARY])),
    st.builds(
        masked, st.sampled_from([b"", Close(1000, "bye").serialize(), b"\x03", b"\x00\x01"]), st.just(0x88)
    ),
    st.builds(masked, st.binary(max_size=10), odd),
    st.builds(frame, st.binary(max_size=10)),  # not masked
)


@settings(max_examples=400, deadline=None)
@given(st.lists(frames, max_size=8), st.lists(st.integers(0, 3000), max_size=6))
@example([masked(b"\xff", TEXT), masked(b"after")], [])
@example([masked(b"", 0x01), masked(b"plain in between", BINARY)], [])
@example([masked(b"\xe2\x82", 0x01), masked(b"\xac", 0x80)], [])
def test_the_same_bytes_give_the_same(parts: list[bytes], cuts: list[int]) -> None:
    raw = b"".join(parts)
    at = sorted({min(cut, len(raw)) for cut in cuts})
    chunks = [raw[a:b] for a, b in zip([0, *at], [*at, len(raw)], strict=True)]
    # Whole frames for the library, so that both stop at the same one; any cut for us.
    wanted, library = theirs(parts)
    for way in (chunks, [raw], single(raw)):
        got, framing = ours(way)
        assert got.messages == wanted.messages
        assert got.written == wanted.written
        if library.state is not OPEN:
            assert framing.ended


@pytest.mark.parametrize("first", [PING, PONG])
def test_a_device_that_answers_pings_or_asks_takes_no_more_memory_than_before(first: int) -> None:
    peer, framing = ours([masked(b"?", first)])
    held = [getattr(framing, name) for name in Framing.__slots__]
    assert not any(isinstance(one, ServerProtocol) for one in held)
    assert peer.messages == []
    framing.feed(masked(b"goes on"))
    assert peer.messages == [(b"goes on", False)]


def test_a_frame_that_is_too_large_is_refused_by_its_header_and_skipped() -> None:
    header = masked(b"x" * (MAX_FRAME + 1))[:14]
    peer, framing = ours([header])
    assert peer.written[:4] == bytes((0x88, len(peer.written) - 2)) + (4413).to_bytes(2, "big")
    assert not framing.ended
    framing.feed(b"\0" * (MAX_FRAME + 1))
    framing.feed(masked(b"not read any more"))
    assert peer.messages == []
    framing.feed(masked(Close(4413, "").serialize(), 0x88))
    assert framing.ended


def test_the_largest_frame_is_taken_and_fragments_count_together() -> None:
    peer, _ = ours([masked(b"x" * MAX_FRAME)])
    assert [len(payload) for payload, _ in peer.messages] == [MAX_FRAME]
    half = b"x" * (MAX_FRAME // 2 + 1)
    peer, framing = ours([masked(half, 0x02), masked(half, 0x80)])
    assert peer.messages == []
    assert framing.close_sent
    assert (4413).to_bytes(2, "big") in peer.written


def test_a_message_in_very_many_fragments_is_refused() -> None:
    most = [masked(b"x", 0x02), *[masked(b"", 0x00)] * (MAX_PARTS - 2), masked(b"y", 0x80)]
    peer, framing = ours([*most, *most])
    assert (peer.messages, peer.written, framing.close_sent) == ([(b"xy", False)] * 2, b"", False)
    peer, framing = ours([masked(b"x", 0x02), *[masked(b"", 0x00)] * (MAX_PARTS - 1), masked(b"y", 0x80)])
    assert (peer.messages, peer.written[2:4]) == ([], (4413).to_bytes(2, "big"))
    assert framing.close_sent


def test_a_reason_that_is_too_long_is_cut_between_characters() -> None:
    sent: list[bytes] = []
    Framed(sent.append, lambda payload, text: None).close(4400, "é" * 200)
    assert sent[0][:2] == bytes((0x88, 124))
    assert Close.parse(sent[0][2:]) == Close(4400, "é" * 61)


def test_after_our_close_nothing_is_delivered_and_the_answer_ends_it() -> None:
    got: list[Message] = []
    sent: list[bytes] = []
    framing = Framed(sent.append, lambda payload, text: got.append((payload, text)))
    framing.close(4401, "token")
    framing.close(4400, "again")
    framing.feed(masked(b"late") + masked(b"", PING))
    assert (len(sent), got, framing.ended) == (1, [], False)
    framing.feed(masked(Close(4401, "").serialize(), 0x88) + masked(b"later"))
    assert (len(sent), got, framing.ended) == (1, [], True)


def test_a_receiver_that_closes_gets_nothing_that_follows() -> None:
    got: list[bytes] = []

    def deliver(payload: bytes, text: bool) -> None:
        got.append(payload)
        framing.close(4400)

    framing = Framed(lambda data: None, deliver)
    framing.feed(masked(b"one") + masked(b"two"))
    assert got == [b"one"]


def test_frames_of_every_size() -> None:
    for size in (0, 1, 125, 126, 65_535, 65_536, 100_000):
        payload = os.urandom(size)
        parsed = frame(payload)
        assert parsed.endswith(payload)
        assert len(parsed) - size == (2 if size < 126 else 4 if size < 65_536 else 10)

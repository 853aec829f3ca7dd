"""The floor of Python: a relay in one bare `asyncio.Protocol` on uvloop; `protocol_relay.py [-numbers] PORT`.

No framework, no check of anything: what reading, unmasking and writing cost by themselves. With `-numbers` each
command is decoded, numbered and encoded once for all, which is the least that a hub does.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import sys
from typing import cast

import msgspec
import uvloop
from websockets.speedups import apply_mask

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""RFC 6455, section 1.3."""
NUMBERS = "-numbers" in sys.argv
decode, encode = msgspec.msgpack.Decoder().decode, msgspec.msgpack.Encoder().encode


class Room:
    """Those in it, and how many commands it had."""

    def __init__(self) -> None:
        self.seq = 0
        self.members: list[asyncio.Transport] = []


rooms: dict[bytes, Room] = {}


class Member(asyncio.Protocol):
    """One device; `/r/ROOM/MEMBER` of its handshake says where it is."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.room: Room | None = None
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        assert self.transport is not None
        if self.room is None:
            return self.shakes_hands(self.transport, data)
        data = self.rest + data if self.rest else data
        while len(data) >= 6 and len(data) >= 6 + (size := data[1] & 0x7F):
            if data[0] == 0x88:
                self.transport.write(b"\x88\x00")
                return self.transport.close()
            body = apply_mask(data[6 : 6 + size], data[2:6])
            if NUMBERS:
                self.room.seq += 1
                body = encode(decode(body) | {"seq": self.room.seq})
            whole = (
                bytes((0x82, len(body))) if len(body) < 126 else b"\x82\x7e" + len(body).to_bytes(2)
            ) + body
            for one in self.room.members:
                one.write(whole)
            data = data[6 + size :]
        self.rest = data
        return None

    def shakes_hands(self, transport: asyncio.Transport, data: bytes) -> None:
        head = dict(line.split(b": ", 1) for line in data.split(b"\r\n")[1:] if b": " in line)
        key = {name.lower(): value for name, value in head.items()}[b"sec-websocket-key"]
        accept = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
        self.room = rooms.setdefault(data.split(b" ", 2)[1].split(b"/")[2], Room())
        self.room.members.append(transport)
        transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )

    def connection_lost(self, exc: Exception | None) -> None:
        if self.room is not None and self.transport is not None:
            self.room.members.remove(self.transport)


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(
        Member, "127.0.0.1", int(sys.argv[-1]), backlog=4096
    )
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())

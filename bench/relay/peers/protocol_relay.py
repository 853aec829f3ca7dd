"""The floor of Python: a relay in one bare `asyncio.Protocol` on uvloop; `protocol_relay.py [OPTION…] PORT`.

No framework, no check of anything: what reading, unmasking and writing cost by themselves. With `-numbers` each
command is decoded, numbered and encoded once for all, which is the least that a hub does; with `-others` it does not
come back to who sent it.
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
NUMBERS, OTHERS = "-numbers" in sys.argv, "-others" in sys.argv
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
        while len(data) >= 6:
            size, at = data[1] & 0x7F, 2
            if size == 126:
                size, at = int.from_bytes(data[2:4]), 4
            end = at + 4 + size
            if len(data) < end:
                break
            if data[0] == 0x88:
                self.transport.write(b"\x88\x00")
                return self.transport.close()
            body = apply_mask(data[at + 4 : end], data[at : at + 4])
            if NUMBERS:
                self.room.seq += 1
                body = encode(decode(body) | {"seq": self.room.seq})
            # The first byte stays: pings, too, go to the other, who answers them.
            size, first = len(body), data[:1]
            head = bytes((size,)) if size < 126 else b"\x7e" + size.to_bytes(2)
            whole = first + head + body
            for one in self.room.members:
                if not OTHERS or one is not self.transport:
                    one.write(whole)
            data = data[end:]
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

"""The floor under a relay: WebSocket frames from one transport to the other, in a bare uvloop protocol.

No framework, no rules, no check of anything: what reading, unmasking and writing cost on this machine by themselves.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
from typing import cast

import uvloop
from websockets.speedups import apply_mask

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""RFC 6455, section 1.3."""
rooms: dict[bytes, list[asyncio.Transport]] = {}


class Relay(asyncio.Protocol):
    """One device; the path of its handshake is its room."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.room: list[asyncio.Transport] | None = None
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        assert self.transport is not None
        if self.room is None:
            head = dict(line.split(b": ", 1) for line in data.split(b"\r\n")[1:] if b": " in line)
            key = {name.lower(): value for name, value in head.items()}[b"sec-websocket-key"]
            accept = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
            self.room = rooms.setdefault(data.split(b" ", 2)[1], [])
            self.room.append(self.transport)
            head_line = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            return self.transport.write(head_line + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        data = self.rest + data if self.rest else data
        while len(data) >= 6:
            size, at = data[1] & 0x7F, 2
            if size == 126:
                size, at = int.from_bytes(data[2:4], "big"), 4
            if len(data) < at + 4 + size:
                break
            if data[0] == 0x88:
                self.transport.write(b"\x88\x00")
                return self.transport.close()
            body = apply_mask(data[at + 4 : at + 4 + size], data[at : at + 4])
            made = bytes((data[0], size)) if at == 2 else bytes((data[0], 126)) + size.to_bytes(2, "big")
            for other in self.room:
                if other is not self.transport:
                    other.write(made + body)
            data = data[at + 4 + size :]
        self.rest = data
        return None

    def connection_lost(self, exc: Exception | None) -> None:
        if self.room is not None and self.transport in self.room:
            self.room.remove(self.transport)


async def serve() -> None:
    """On a free port, which it says as the hub does."""
    server = await asyncio.get_running_loop().create_server(Relay, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(json.dumps({"url": f"http://127.0.0.1:{port}", "pid": os.getpid()}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())

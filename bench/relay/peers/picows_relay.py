"""The yardstick: a relay with nothing but picows, the fastest WebSocket server for Python; `picows_relay.py PORT`."""

from __future__ import annotations

import sys

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

rooms: dict[bytes, set[WSTransport]] = {}


class Member(WSListener):
    """One device; `/r/ROOM/MEMBER` of its handshake says where it is."""

    def __init__(self, request: WSUpgradeRequest) -> None:
        self.room = rooms.setdefault(request.path.split(b"/")[2], set())

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.room.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.room.discard(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.BINARY:
            data = frame.get_payload_as_bytes()
            for one in self.room:
                one.send(WSMsgType.BINARY, data)
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code(), frame.get_close_message())
            transport.disconnect()


async def serve() -> None:
    server = await ws_create_server(
        Member, "127.0.0.1", int(sys.argv[1]), enable_auto_ping=True, backlog=4096
    )
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())

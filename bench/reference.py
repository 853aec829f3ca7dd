"""The reference for the relay: a plain Starlette WebSocket that sends what comes to everybody in the room.

No rules, no order, no store, no acknowledgement: the least that anybody would write.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

rooms: dict[str, set[WebSocket]] = {}


async def relay(websocket: WebSocket) -> None:
    """One device."""
    await websocket.accept()
    room = rooms.setdefault(websocket.path_params["room"], set())
    room.add(websocket)
    try:
        while True:
            message = await websocket.receive_bytes()
            for other in room:
                await other.send_bytes(message)
    except WebSocketDisconnect:
        room.discard(websocket)


def main() -> None:
    """Serves on a free port and says which, as the hub does."""
    app = Starlette(routes=[WebSocketRoute("/{room}", relay)])
    listener = socket.create_server(("127.0.0.1", 0))
    print(
        json.dumps({"url": f"http://127.0.0.1:{listener.getsockname()[1]}", "pid": os.getpid()}), flush=True
    )
    config = uvicorn.Config(
        app, ws="websockets-sansio", ws_per_message_deflate=False, ws_ping_interval=None, log_level="error",
        access_log=False, lifespan="off",
    )  # fmt: skip
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config).serve(sockets=[listener]))


if __name__ == "__main__":
    main()

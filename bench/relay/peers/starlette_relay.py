"""A plain Starlette WebSocket that sends what comes to everybody in the room; `starlette_relay.py PORT`.

No rules, no order, no store, no acknowledgement: the least that anybody would write, on the fastest of uvicorn's own
WebSocket protocols and without compression.
"""

from __future__ import annotations

import sys

import uvicorn
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
            for other in list(room):
                await other.send_bytes(message)
    except WebSocketDisconnect:
        pass
    finally:
        room.discard(websocket)


if __name__ == "__main__":
    uvicorn.run(
        Starlette(routes=[WebSocketRoute("/r/{room}/{member}", relay)]), port=int(sys.argv[1]),
        ws="websockets-sansio", ws_per_message_deflate=False, loop="uvloop", http="httptools", log_level="error",
        access_log=False, backlog=4096, lifespan="off",
    )  # fmt: skip

"""A relay with python-socketio on uvicorn; `socketio_relay.py PORT`."""

from __future__ import annotations

import sys
from typing import Any
from urllib.parse import parse_qs

import socketio
import uvicorn

sockets = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")
room_of: dict[str, str] = {}


@sockets.event
async def connect(sid: str, environ: dict[str, Any]) -> None:
    room_of[sid] = parse_qs(environ["QUERY_STRING"])["room"][0]
    await sockets.enter_room(sid, room_of[sid])


@sockets.event
async def m(sid: str, data: Any) -> None:
    await sockets.emit("m", data, room=room_of[sid])


@sockets.event
async def disconnect(sid: str, reason: str | None = None) -> None:
    room_of.pop(sid, None)


if __name__ == "__main__":
    uvicorn.run(
        socketio.ASGIApp(sockets), port=int(sys.argv[1]), ws="websockets-sansio", ws_per_message_deflate=False,
        loop="uvloop", log_level="error", access_log=False, backlog=4096, lifespan="off",
    )  # fmt: skip

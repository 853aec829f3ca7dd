"""The way behind plain ASGI; that it serves as well as the other is in `test_socket`."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from starlette.websockets import WebSocket

from samesky_server.hub import asgi
from samesky_server.hub.asgi import AsgiWire

from .test_socket import Echo


class Stuck:
    """A WebSocket whose peer says nothing and takes nothing."""

    async def receive(self, *_: object) -> None:
        await asyncio.Event().wait()

    send = receive


async def test_a_stuck_peer_is_cut_on_the_plain_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "CLOSE_WITHIN", 0.1)
    wire = AsgiWire(cast("WebSocket", Stuck()), "msgpack", "")
    session = Echo(wire)
    running = asyncio.ensure_future(wire.run(session))
    wire.trail()  # which ASGI cannot
    wire.send(b"x" * (asgi.HIGH_WATER + 1))
    assert wire.lagging()
    for _ in range(asgi.HOPELESS // 60_000 + 1):
        wire.send(b"x" * 60_000)
    await running  # the last one was too much
    assert session.lost_count == 1

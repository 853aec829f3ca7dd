"""A room whose records in Redis are damaged, and another one beside it, at two hubs."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import httpx
import msgpack
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from samesky_server.hub.damaged import AGAIN
from samesky_server.stores.redis_keys import Names
from samesky_shared.errors import UNREADABLE
from samesky_shared.protocol import PATH

from ..serving import HubProcess
from .hubs import Two


async def hello(hub: HubProcess, token: str) -> ClientConnection:
    """A socket that has said hello."""
    socket = await connect(hub.url.replace("http", "ws", 1) + PATH, compression=None)
    await socket.send(msgpack.packb({"t": "hello", "token": token}))
    return socket


async def until(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """The next frame of this type."""
    while (frame := msgpack.unpackb(await socket.recv()))["t"] != kind:
        pass
    return dict(frame)


async def end(socket: ClientConnection) -> int | None:
    """The code that it is closed with."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            await socket.recv()
    return socket.close_code


def told(hub: HubProcess) -> list[dict[str, Any]]:
    """What the hub's log says of trouble."""
    lines = [json.loads(line) for line in hub.log.read_text().splitlines()]
    return [line for line in lines if line["level"] in ("error", "critical")]


async def test_one_room_is_affected_and_says_so_and_the_others_go_on(two: Two) -> None:
    cem, dora = await two.partners()
    people = await two.east.make_room("Ana", "Ben")
    room, tokens = people[0]["room"]["id"], [one["token"] for one in people]
    sockets = [await hello(hub, token) for hub, token in zip((two.east, two.west), tokens, strict=True)]
    for socket in sockets:
        await until(socket, "ready")

    # What is published cannot be read: nobody goes deaf over it.
    channel, log = Names().channel(room), Names().keys(room).log
    assert two.redis.ask("PUBLISH", channel, b"r" + b"x" * 24 + b"\xc1") == 2
    seq = await cem.do("chat", "say", text="hello")
    await dora.until(lambda one: one.seq >= seq)
    assert told(two.east) == told(two.west) == []

    # And what is kept.
    id, last = two.redis.ask("XREVRANGE", log, "+", "-", "COUNT", 1)[0]
    fields = last | {b"r": last[b"r"][:-1], b"m": b"f" * 16}
    following = f"{int(id.partition(b'-')[0]) + 1}-0"
    two.redis.ask("XADD", log, following, *[part for pair in fields.items() for part in pair])
    for socket in sockets:
        assert await end(socket) == UNREADABLE
    for hub, token in zip((two.east, two.west), tokens, strict=True):
        for _ in range(2):
            socket = await hello(hub, token)
            bye = await until(socket, "bye")
            assert (bye["code"], bye["retry_after"]) == (UNREADABLE, AGAIN)
            assert await end(socket) == UNREADABLE
        async with httpx.AsyncClient(base_url=hub.url) as http:
            answer = await http.get(f"/v1/rooms/{room}", headers={"Authorization": f"Bearer {token}"})
            assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
            assert answer.headers["retry-after"] == "60"
            assert (await http.get("/readyz")).status_code == 200, "the hub is well"
    for one, other in ((cem, dora), (dora, cem)):
        seq = await one.do("chat", "say", text="still here")
        await other.until(lambda room, seq=seq: room.seq >= seq)  # type: ignore[misc]
    for hub in (two.east, two.west):
        (line,) = told(hub)
        assert (line["event"], line["what"]) == ("room_unreadable", "a record cannot be decoded")
        assert len(line["room"]) == 8, "which room it is, the log does not say"

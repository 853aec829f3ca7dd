"""Bad input over a real socket: each with its code, the socket stays open, and nothing changes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import math
import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgpack
import pytest
import websockets
from websockets.asyncio.client import ClientConnection, connect

from samesky_shared.protocol import PATH

from ..serving import HubProcess, hub

Do = dict[str, Any]


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("bad") / "data") as made:
        yield made


@pytest.fixture
async def ana(running: HubProcess) -> dict[str, Any]:
    people = await running.make_room("Ana", "Ben")
    return people[0]


def address(running: HubProcess) -> str:
    return running.url.replace("http", "ws", 1) + PATH


async def joined(running: HubProcess, token: str) -> ClientConnection:
    socket = await connect(address(running), subprotocols=["samesky.v1.msgpack"], compression=None)
    await socket.send(msgpack.packb({"t": "hello", "token": token}))
    await until(socket, "ready")
    return socket


async def until(socket: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        frame = msgpack.unpackb(await socket.recv())
        if frame["t"] == kind:
            return frame


def do(**args: Any) -> bytes:
    frame = {"t": "do", "id": "x", "base": 0, "on": "timer", "cmd": "start", "args": {"seconds": 60}}
    return msgpack.packb(frame | args)


def deep(levels: int) -> bytes:
    return b"\x81\xa1t" + b"\x91" * levels + b"\xc0"


BAD: dict[str, tuple[bytes, str, str | None]] = {
    "not a map": (msgpack.packb([1, 2]), "invalid", None),
    "not MessagePack": (b"\xc1", "invalid", None),
    "nothing": (b"", "invalid", None),
    "two maps": (msgpack.packb({"t": "ping", "n": 1, "c": 1.0}) * 2, "invalid", None),
    "no t": (msgpack.packb({"id": "x"}), "invalid", "t"),
    "unknown t": (msgpack.packb({"t": "dance"}), "unknown", "t"),
    "t is a number": (msgpack.packb({"t": 7}), "invalid", "t"),
    "missing field": (msgpack.packb({"t": "do", "id": "x", "base": 0, "on": "timer"}), "invalid", "cmd"),
    "wrong type": (do(base="zero"), "invalid", "base"),
    "wrong type in args": (do(args={"seconds": "many"}), "invalid", "args.seconds"),
    "args are a list": (do(args=[60]), "invalid", "args"),
    "NaN": (do(args={"seconds": math.nan}), "invalid", "args.seconds"),
    "infinity": (do(until=math.inf), "invalid", "until"),
    "2^70 cannot be sent as an integer, as a float it is too large": (do(base=2.0**70), "invalid", "base"),
    "2^64-1": (do(base=2**64 - 1), "invalid", "base"),
    "negative seconds": (do(args={"seconds": -1}), "invalid", "args.seconds"),
    "2^70 seconds": (do(args={"seconds": 2.0**70}), "invalid", "args.seconds"),
    "depth 10,000": (deep(10_000), "invalid", None),
    "integer keys": (do(args={1: 2}), "invalid", None),
    "duplicate keys": (b"\x82\xa1t\xa4ping\xa1t\xa4ping", "invalid", None),
    "extension types": (do(args={"seconds": msgpack.ExtType(5, b"hi")}), "invalid", None),
    "timestamps": (do(args={"seconds": msgpack.Timestamp(1)}), "invalid", None),
    "a string that claims 4 GB": (b"\x81\xa1t\xdb\xff\xff\xff\xffab", "invalid", None),
    "a list that claims 4 billion items": (b"\x81\xa1t\xdd\xff\xff\xff\xff", "invalid", None),
    "lone surrogates": (b"\x81\xa1t\xa3\xed\xa0\x80", "invalid", None),
    "unknown activity": (do(on="dancing"), "unknown", "on"),
    "unknown command": (do(cmd="explode"), "unknown", "cmd"),
    "unknown argument": (do(args={"seconds": 1, "minutes": 2}), "invalid", "args.minutes"),
    "a bad instance name": (do(on="timer:Ü"), "invalid", "on"),
    "an id that is too long": (do(id="x" * 65), "invalid", "id"),
}


@pytest.mark.parametrize("name", BAD)
async def test_bad_frames(running: HubProcess, ana: dict[str, Any], name: str) -> None:
    raw, code, path = BAD[name]
    socket = await joined(running, ana["token"])
    await socket.send(raw)
    answer = await until(socket, "refused")
    assert (answer["code"], answer.get("path")) == (code, path)
    await still_works(socket)


async def still_works(socket: ClientConnection) -> None:
    """The socket is open, and the room is where it was: this is its first change after joining."""
    await socket.send(do(id="good", cmd="start"))
    change = await until(socket, "change")
    assert change["ids"] == ["good"]
    assert change["seq"] == 3  # Ana, Ben, and this
    await socket.close()


async def test_a_string_of_10_mb_closes_as_too_large(running: HubProcess, ana: dict[str, Any]) -> None:
    socket = await joined(running, ana["token"])
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await socket.send(do(args={"seconds": "x" * 10_000_000}))
        while True:
            await socket.recv()
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 4413
    await still_works(await joined(running, ana["token"]))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[]", None),
        ("{", None),
        ('{"t":"do","id":"x","base":1e400,"on":"timer","cmd":"start"}', None),
        ('{"t":"ping","n":NaN,"c":1}', None),
        ('{"t":"ping","t":"ping"}', None),
        (f'{{"t":"do","id":"x","base":{2**70},"on":"timer","cmd":"start"}}', "base"),
        ('{"t":' + "[" * 10_000, None),
        ('{"t":"ping","n":"\\ud800","c":1}', "n"),
    ],
)
async def test_bad_json(running: HubProcess, ana: dict[str, Any], text: str, path: str | None) -> None:
    async with connect(address(running), subprotocols=["samesky.v1.json"], compression=None) as socket:
        await socket.send(json.dumps({"t": "hello", "token": ana["token"]}))
        while json.loads(await socket.recv())["t"] != "ready":
            pass
        await socket.send(text)
        answer = json.loads(await socket.recv())
        assert (answer["t"], answer["code"]) == ("refused", "invalid")
        assert answer.get("path") in (path, "base")
        await socket.send('{"t":"ping","n":1,"c":1}')
        assert json.loads(await socket.recv())["t"] == "pong"


async def test_do_before_hello(running: HubProcess) -> None:
    async with connect(address(running), subprotocols=["samesky.v1.msgpack"], compression=None) as socket:
        await socket.send(do())
        answer = msgpack.unpackb(await socket.recv())
        assert (answer["t"], answer["code"], answer["path"], answer["id"]) == ("refused", "invalid", "t", "x")
        await socket.send(msgpack.packb({"t": "ping", "n": 1, "c": 1.0}))
        assert msgpack.unpackb(await socket.recv())["t"] == "pong"


def forged(token: str, **claims: Any) -> str:
    """The token with other claims under a key that is not the hub's."""
    head, body, _ = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    changed = base64.urlsafe_b64encode(json.dumps(said | claims).encode()).rstrip(b"=").decode()
    made = hmac.digest(b"guess", f"{head}.{changed}".encode(), hashlib.sha256)
    return f"{head}.{changed}.{base64.urlsafe_b64encode(made).rstrip(b'=').decode()}"


async def closed_with(running: HubProcess, token: str) -> int:
    async with connect(address(running), subprotocols=["samesky.v1.msgpack"], compression=None) as socket:
        await socket.send(msgpack.packb({"t": "hello", "token": token}))
        with pytest.raises(websockets.ConnectionClosed) as closed:
            while True:
                await socket.recv()
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code


async def test_tokens_that_open_nothing(running: HubProcess, ana: dict[str, Any]) -> None:
    other = (await running.make_room("Eve"))[0]
    room = ana["room"]["id"]
    assert await closed_with(running, "nonsense") == 4401
    assert await closed_with(running, forged(ana["token"])) == 4401
    assert await closed_with(running, forged(other["token"], room=room)) == 4401
    # The other room's own token is good, but for its own room only: a path or frame cannot say otherwise.
    socket = await joined(running, other["token"])
    await socket.send(msgpack.packb({"t": "renew", "token": ana["token"]}))
    refused = await until(socket, "refused")
    assert (refused["code"], refused["path"]) == ("forbidden", "token")
    await socket.close()
    async with httpx.AsyncClient(base_url=running.url) as http:
        head = {"Authorization": f"Bearer {other['token']}"}
        assert (await http.get(f"/v1/rooms/{room}", headers=head)).status_code in (403, 404)


async def test_an_expired_token(tmp_path: Path) -> None:
    """A hub whose tokens have long expired by the time that they are read: its clock starts where its log ends."""
    secret = "s" * 32
    async with hub(tmp_path / "data", secret=secret) as made:
        people = await made.make_room("Ana")
        said = json.loads(base64.urlsafe_b64decode(people[0]["token"].split(".")[1] + "=="))
        key = hmac.digest(secret.encode(), b"token", "sha256")
        import jwt

        past = jwt.encode(said | {"iat": said["iat"] - 1000, "exp": said["iat"] - 400}, key, "HS256")
        assert await closed_with(made, past) == 4401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_foreign_origin_is_refused_before_the_socket_is_there(
    running: HubProcess, origin: str
) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        await connect(address(running), origin=websockets.Origin(origin))
    assert refused.value.response.status_code == 403
    async with httpx.AsyncClient(base_url=running.url) as http:
        told = await http.get(PATH, headers={"Origin": origin})
    assert told.status_code == 403
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["code"] == "forbidden"


async def test_its_own_origin_and_none_are_welcome(running: HubProcess) -> None:
    for origin in (websockets.Origin(running.url), None):
        async with connect(address(running), origin=origin):
            pass


@pytest.mark.parametrize("path", ["/v1/sockets", "/", "/v1", "/v1/socket/x", "/v2/socket"])
async def test_a_wrong_path_is_no_socket(running: HubProcess, path: str) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        await connect(running.url.replace("http", "ws", 1) + path)
    assert refused.value.response.status_code in (403, 404)


async def test_only_unknown_sub_protocols_are_refused(running: HubProcess) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        await connect(address(running), subprotocols=["samesky.v9.xml"])
    assert refused.value.response.status_code == 400


async def test_text_that_is_not_utf_8_closes_the_socket(running: HubProcess) -> None:
    async with connect(address(running), subprotocols=["samesky.v1.json"], compression=None) as socket:
        raw = b"\xff\xfe"
        mask = b"\0\0\0\0"
        socket.transport.write(struct.pack("!BB", 0x81, 0x80 | len(raw)) + mask + raw)
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await socket.recv()
        assert closed.value.rcvd is not None and closed.value.rcvd.code == 1007

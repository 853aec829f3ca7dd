"""A Samesky client from scratch, with nothing of ours: python client.py LINK NAME says its input in the chat."""

import asyncio
import json
import random
import secrets
import sys
import urllib.error
import urllib.request
from contextlib import suppress

import msgpack
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException

STAY_AWAY = {4400, 4403, 4404, 4409, 4410, 4413}


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        if refused.code in (400, 403):  # for good; all else is tried again
            sys.exit(f"refused: {json.load(refused)['detail']}")
        raise


class Client:
    def __init__(self, base, seat, show=print):
        self.base, self.seat, self.show, self.token = base, seat, show, seat["token"]
        self.states, self.position = {}, None  # what we have, and up to where
        self.waiting = {}  # what we have said and nobody has answered, by id, oldest first
        self.socket, self.ready, self.answered = None, False, asyncio.Event()

    async def say(self, text):
        args = {"text": b"\0" + text.encode()}  # a box of form 0: the room is not sealed
        frame = {"t": "do", "id": secrets.token_urlsafe(12), "on": "chat", "cmd": "say", "args": args}
        self.waiting[frame["id"]] = frame
        self.answered.clear()
        if self.ready:
            await self.send(frame)

    async def send(self, frame):
        if frame["t"] == "do":  # the same id and the same base again: it is done once at most
            frame.setdefault("base", self.position["seq"])
        with suppress(ConnectionClosed):  # what waits goes out with the next connection
            await self.socket.send(msgpack.packb(frame))

    async def run(self):
        url, tries, code = self.base.replace("http", "ws", 1) + "/v1/socket", 0, None
        while True:
            self.socket, self.ready, wait = None, False, random.uniform(0, 2 ** min(tries, 5) / 2)
            with suppress(OSError, WebSocketException):  # the hub is away, or we were cut off
                if code == 4401:
                    await self.renew()
                async with connect(url, subprotocols=["samesky.v1.msgpack"], compression=None) as self.socket:
                    await self.send({"t": "hello", "token": self.token, "since": self.position})
                    async for data in self.socket:
                        frame = msgpack.unpackb(data)
                        await self.hear(frame)
                        tries = -1 if self.ready else tries
                        wait = frame.get("retry_after", wait) if frame["t"] == "bye" else wait
            code = self.socket and self.socket.close_code
            if code in STAY_AWAY:
                sys.exit(f"the hub closed with {code}")
            await asyncio.sleep(wait)
            tries += 1

    async def renew(self):
        fresh = asyncio.to_thread(post, self.base + "/v1/token", {"device": self.seat["device"]})
        self.token = (await fresh)["token"]

    async def hear(self, frame):
        kind = frame["t"]
        if kind == "welcome" and not frame["resumed"]:
            self.states.clear()
        elif kind == "change":
            self.states.update(frame["states"])
            if self.position:
                self.position |= {"seq": frame["seq"], "mark": frame["mark"]}
            for entry in frame.get("entries", ()):
                if (entry["on"], entry["kind"]) == ("chat", "line"):
                    self.show(entry["body"]["text"][1:].decode())
        elif kind == "ready":
            self.position, self.ready = frame["position"], True
            for one in list(self.waiting.values()):
                await self.send(one)
        elif kind == "expiring":
            await self.renew()
            await self.send({"t": "renew", "token": self.token})
        elif kind == "refused" and "retry_after" in frame and frame.get("id") in self.waiting:
            await asyncio.sleep(frame["retry_after"])  # too fast, or the store is away: the same again
            return await self.send(self.waiting[frame["id"]])
        elif kind == "refused":
            self.show(f"refused: {frame['message']}")
        for id in (*frame.get("ids", ()), frame.get("id")):  # of a change, of `done` and of a refusal
            self.waiting.pop(id, None)
        if not self.waiting:
            self.answered.set()


async def main(link, name):
    address, _, behind = link.partition("#")
    secret, _, key = behind.partition(".")
    if not address.endswith("/j") or not secret or key:
        sys.exit("This is no invitation to a room that is not sealed: http://…/j#…")
    base = address.removesuffix("/j")
    client = Client(base, post(base + "/v1/join", {"secret": secret, "member": {"name": name}}))
    running = asyncio.ensure_future(client.run())  # noqa: RUF006, F841
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        await client.say(line.decode().strip())
    await client.answered.wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

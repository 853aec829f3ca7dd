"""A host app on loopback, by https: it verifies what it is told with the package of Standard Webhooks."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standardwebhooks import Webhook

from samesky_server import tls


def fresh_secret() -> str:
    """As operators write it into the file of issuers."""
    return "whsec_" + base64.b64encode(os.urandom(32)).decode()


@dataclass
class Told:
    """One request, verified."""

    id: str
    type: str
    data: dict[str, Any]
    timestamp: str
    body: bytes
    headers: dict[str, str]


@dataclass
class FakeHost:
    """The app: `answers` says what it answers, by what it is told."""

    url: str
    secret: str
    context: ssl.SSLContext
    """That of who believes its certificate."""
    told: list[Told] = field(default_factory=list)
    answers: Callable[[Told], int] = lambda told: 204
    retry_after: str = ""
    hangs: bool = False
    """It reads, and neither notes nor answers."""
    mute: bool = False
    """It notes, and its answers get lost."""
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    connections: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def types(self) -> list[str]:
        """What it was told."""
        return [one.type for one in self.told]

    async def until(self, fits: Callable[[FakeHost], bool]) -> None:
        """Waits until it has been told so."""
        while not fits(self):
            assert not self.faults, self.faults
            self.news.clear()
            await self.news.wait()

    async def hear(self, what: str, count: int = 1) -> list[Told]:
        """Waits until it was told this so often."""
        await self.until(lambda host: host.types.count(what) >= count)
        return [one for one in self.told if one.type == what]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                parts = [line.partition(":") for line in head[1:] if line]
                headers = {name.lower(): value.strip() for name, _, value in parts}
                body = await reader.readexactly(int(headers["content-length"]))
                self.reached.set()
                if self.hangs:
                    await asyncio.Event().wait()
                answer = self.take(headers, body)
                if self.mute:
                    await asyncio.Event().wait()
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    def take(self, headers: dict[str, str], body: bytes) -> bytes:
        try:
            said = Webhook(self.secret).verify(body, headers)
        except Exception as error:
            self.faults.append(repr(error))
            self.news.set()
            return b"HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n"
        one = Told(headers["webhook-id"], said["type"], said["data"], said["timestamp"], body, headers)
        self.told.append(one)
        status = self.answers(one)
        self.news.set()
        wait = f"Retry-After: {self.retry_after}\r\n" if self.retry_after else ""
        return f"HTTP/1.1 {status} X\r\n{wait}Content-Length: 0\r\n\r\n".encode()


@asynccontextmanager
async def fake_host(folder: Path) -> AsyncIterator[FakeHost]:
    """One that runs; its certificate is in `folder`."""
    folder.mkdir(exist_ok=True)
    path = tls.own(folder, ["127.0.0.1", "localhost"], datetime.now(UTC))
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(path)
    made = FakeHost("", fresh_secret(), ssl.create_default_context(cafile=str(path)))
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=server_context)
    made.url = f"https://localhost:{server.sockets[0].getsockname()[1]}/samesky"
    try:
        yield made
    finally:
        server.close()


def issuers_toml(host: FakeHost, api_key: str, *more: str, name: str = "https://app.example.org") -> str:
    """A file of issuers with this host app alone; `more` are secrets after its own."""
    secrets = json.dumps([host.secret, *more])
    return f"""[[issuer]]
id = "{name}"
audience = "hub"
api_key_sha256 = "{hashlib.sha256(api_key.encode()).hexdigest()}"

[issuer.webhook]
url = "{host.url}"
secrets = {secrets}
"""

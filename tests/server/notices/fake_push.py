"""A push service on loopback: https, with subscriptions of which it alone has the keys, read by its own code."""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from samesky_server import tls
from samesky_shared.core.notices import Pushed


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def opened(body: bytes, key: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """What a browser reads (RFC 8291, RFC 8188), one record."""
    salt, size, sender = body[:16], int.from_bytes(body[16:20], "big"), body[21 : 21 + body[20]]
    sealed = body[21 + body[20] :]
    assert len(sealed) <= size
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
    info = b"WebPush: info\0" + point(key.public_key()) + sender
    secret = HKDF(SHA256(), 32, auth, info).derive(shared)
    cek = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
    nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)
    plain = AESGCM(cek).decrypt(nonce, sealed, None).rstrip(b"\0")
    assert plain[-1:] == b"\2"
    return plain[:-1]


@dataclass
class Got:
    """One request, read."""

    path: str
    headers: dict[str, str]
    shown: dict[str, Any]
    claims: dict[str, Any]
    size: int


@dataclass
class FakePush:
    """The service: `status` is what it answers, by path or all."""

    url: str
    context: ssl.SSLContext
    """That of who believes its certificate."""
    folder: Path
    """Where that is."""
    got: list[Got] = field(default_factory=list)
    status: dict[str, int] = field(default_factory=dict)
    retry_after: str = ""
    hangs: bool = False
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    """Something came."""
    news: asyncio.Event = field(default_factory=asyncio.Event)
    _keys: dict[str, tuple[ec.EllipticCurvePrivateKey, bytes]] = field(default_factory=dict)
    connections: int = 0

    def subscribe(self, path: str = "/1") -> Pushed:
        """A browser's subscription."""
        key = ec.generate_private_key(ec.SECP256R1())
        self._keys[path] = key, path.encode().ljust(16, b"a")
        return Pushed(self.url + path, text(point(key.public_key())), text(self._keys[path][1]))

    async def until(self, count: int) -> list[Got]:
        """Waits for so many requests."""
        while len(self.got) < count:
            self.news.clear()
            await self.news.wait()
        return self.got

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                headers = {
                    name.lower(): value.strip()
                    for name, _, value in (line.partition(":") for line in head[1:] if line)
                }
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                path = head[0].split(" ")[1]
                self.reached.set()
                if self.hangs:
                    await asyncio.Event().wait()
                self.take(path, headers, body)
                status = self.status.get(path, self.status.get("*", 201))
                wait = f"Retry-After: {self.retry_after}\r\n" if self.retry_after else ""
                writer.write(f"HTTP/1.1 {status} X\r\n{wait}Content-Length: 0\r\n\r\n".encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    def take(self, path: str, headers: dict[str, str], body: bytes) -> None:
        key, auth = self._keys[path]
        scheme, _, rest = headers["authorization"].partition(" ")
        assert scheme == "vapid"
        said = dict(part.strip().split("=", 1) for part in rest.split(","))
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(said["k"]))
        options = {"verify_exp": False}
        claims = jwt.decode(said["t"], public, algorithms=["ES256"], audience=self.url, options=options)
        self.got.append(Got(path, headers, json.loads(opened(body, key, auth)), claims, len(body)))
        self.news.set()


@asynccontextmanager
async def fake_push(folder: Path) -> AsyncIterator[FakePush]:
    """One that runs."""
    path = tls.own(folder, ["127.0.0.1", "localhost"], datetime.now(UTC))
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(path)
    made = FakePush("", ssl.create_default_context(cafile=str(path)), folder)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=server_context)
    made.url = f"https://localhost:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()

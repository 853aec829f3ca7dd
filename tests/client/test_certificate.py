"""What the doctor says of a hub's certificate, with a real TLS server."""

from __future__ import annotations

import asyncio
import io
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samesky_client.certificate import look
from samesky_client.doctor import examine
from samesky_client.errors import Unreachable
from samesky_server import tls

NOW = datetime.now(UTC)


@asynccontextmanager
async def secure(folder: Path, names: list[str], made: datetime = NOW) -> AsyncIterator[str]:
    """A server that does the handshake and hangs up; its certificate is `tls.crt` in the folder."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls.own(folder, names, made))

    def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def why(url: str) -> Unreachable:
    with pytest.raises(Unreachable) as error:
        await asyncio.to_thread(look, url)
    return error.value


async def test_one_that_signed_itself_is_told_from_a_wrong_name_and_an_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with secure(tmp_path, ["127.0.0.1"]) as url:
        assert (await why(url)).key == "hub-self-signed"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / tls.SHOWN))
        found = await asyncio.to_thread(look, url)
        assert found.self_signed
        assert not found.ends_soon(time.time())
        assert found.ends_soon(found.ends - 86400)
        assert (await why(url.replace("127.0.0.1", "localhost"))).key == "hub-other-name"
    old = tmp_path / "old"
    old.mkdir()
    async with secure(old, ["127.0.0.1"], NOW - timedelta(days=500)) as url:
        monkeypatch.setenv("SSL_CERT_FILE", str(old / tls.SHOWN))
        assert (await why(url)).key == "hub-expired"


async def test_the_doctor_says_so_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with secure(tmp_path, ["127.0.0.1"]) as url:
        said = io.StringIO()
        assert await examine(url, said) == 1
        assert "WRONG   certificate" in said.getvalue()
        assert "SSL_CERT_FILE=tls.crt" in said.getvalue()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / tls.SHOWN))
        said = io.StringIO()
        assert await examine(url, said, "de") == 1  # trusted, but nobody speaks HTTP there
        assert said.getvalue().startswith("Hinweis Zertifikat  hat der Hub selbst unterschrieben")


async def test_plain_http_is_no_secure_connection(tmp_path: Path) -> None:
    server = await asyncio.start_server(
        lambda _, writer: writer.write(b"HTTP/1.1 400 no\r\n\r\n"), "127.0.0.1", 0
    )
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert (await why(f"https://127.0.0.1:{port}")).key == "hub-insecure"

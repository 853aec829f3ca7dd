"""What the doctor of hubs says of certificates and of the public address, with real servers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samesky_server import tls
from samesky_server.doctor import line
from samesky_server.doctor.finding import Finding
from samesky_server.settings import Settings

from ...redis_servers import free_port
from ...serving import hub

NOW = datetime.now(UTC)


async def told(check, *arguments: object) -> list[Finding]:
    """In a thread: the server is in the loop of this test."""
    return await asyncio.to_thread(lambda: list(check(*arguments)))


@pytest.mark.parametrize(
    ("days", "level"), [(300, "ok"), (390, "wrong"), (400, "wrong")], ids=["good", "ends soon", "over"]
)
def test_the_days_of_a_certificate_in_a_file(days: int, level: str, tmp_path: Path) -> None:
    path = tls.own(tmp_path, ["localhost"], NOW)
    [found] = line.certificate(Settings(tls=str(path)), NOW + timedelta(days=days))
    assert (found.name, found.level) == ("tls", level)


def test_a_file_that_is_none_and_one_of_our_own(tmp_path: Path) -> None:
    [found] = line.certificate(Settings(tls=str(tmp_path / "none.pem")))
    assert (found.level, found.text.startswith("tls: ")) == ("wrong", True)
    [found] = line.certificate(Settings(tls="self"))
    assert found.level == "note"


async def test_that_of_the_public_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with hub(tmp_path / "data", tls="self") as running:
        settings = Settings(public_url=running.url)
        [found] = await told(line.certificate, settings)
        assert (found.name, found.level) == ("certificate", "wrong")
        assert "do not trust" in found.text
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "data" / tls.SHOWN))
        [found] = await told(line.certificate, settings)
        assert found.level == "ok"
        [found] = await told(line.address, settings)
        assert found.level == "ok"
    [found] = await told(line.certificate, settings)
    assert (found.level, "cannot be reached" in found.text) == ("wrong", True)


async def test_what_is_no_hub_and_one_that_is_not_ready() -> None:
    bodies = iter([b"<html>", b'{"status": "store unavailable", "durability": "disk"}', b"[]"])

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = next(bodies)
        writer.write(
            b"HTTP/1.1 503 No\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(body), body)
        )
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listening:
        settings = Settings(public_url=f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
        says = ["is no hub", "is not ready: store unavailable", "is no hub"]
        for words in says:
            [found] = await told(line.address, settings)
            assert found.level == "wrong"
            assert words in found.text


def test_an_address_that_leads_nowhere() -> None:
    [found] = line.address(Settings(public_url=f"http://127.0.0.1:{free_port()}"))
    assert (found.level, "does not answer" in found.text) == ("wrong", True)
    [found] = line.address(Settings())
    assert found.level == "note"

"""What the doctor of hubs says of relays: a real coturn, one with another secret, and ones that are none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_server.doctor import relay
from samesky_server.doctor.finding import Finding
from samesky_server.settings import Settings

from ...browser.turn import SECRET, Relay
from ...redis_servers import free_port


@pytest.fixture
async def coturn(tmp_path: Path) -> AsyncIterator[Relay]:
    made = Relay(tmp_path / "turn")
    await made.start()
    yield made
    await made.kill()


async def found(*urls: str, secret: str = SECRET) -> list[Finding]:
    settings = Settings(turn_urls=urls, turn_secret=secret)
    return await asyncio.to_thread(lambda: list(relay.relays(settings)))


async def test_one_that_shares_the_secret(coturn: Relay) -> None:
    where = f"127.0.0.1:{coturn.port}"
    several = await found(f"stun:{where}", f"turn:{where}", f"turn:{where}?transport=tcp")
    assert [one.level for one in several] == ["ok", "ok", "ok"]
    assert "nobody else" in several[1].text


async def test_one_with_another_secret(coturn: Relay) -> None:
    [one] = await found(f"turn:127.0.0.1:{coturn.port}", secret="another secret entirely")
    assert one.level == "wrong"
    assert "static-auth-secret" in one.text
    assert "entirely" not in one.text


async def test_one_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "PATIENCE", 0.05)
    port = free_port()
    several = await found(
        f"turn:127.0.0.1:{port}", f"turn:127.0.0.1:{port}?transport=tcp", f"turns:127.0.0.1:{port}"
    )
    assert [one.level for one in several] == ["wrong"] * 3
    assert all("ports open" in one.text for one in several)


async def test_none_is_worth_a_word() -> None:
    [one] = await found(secret="")
    assert one.level == "note"


class Scripted(asyncio.DatagramProtocol):
    """Answers with what a test says; None: nothing."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.heard = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.heard += 1
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            self.transport.sendto(answer.replace(b"TURN-TURN-ID", data[8:20]), addr)  # type: ignore[attr-defined]


async def scripted(monkeypatch: pytest.MonkeyPatch, *answers: bytes | None) -> tuple[Finding, int]:
    monkeypatch.setattr(relay, "PATIENCE", 0.1)
    made = Scripted(*answers)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: made, ("127.0.0.1", 0))
    [one] = await found(f"turn:127.0.0.1:{transport.get_extra_info('sockname')[1]}")
    transport.close()
    return one, made.heard


def head(kind: int, attributes: bytes = b"") -> bytes:
    return (
        kind.to_bytes(2, "big") + len(attributes).to_bytes(2, "big") + bytes(4) + b"TURN-TURN-ID" + attributes
    )


async def test_one_that_gives_everybody_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = await scripted(monkeypatch, head(relay.ALLOCATE | 0x100))
    assert (one.level, "use-auth-secret" in one.text) == ("wrong", True)


async def test_one_that_refuses_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    code = b"\x00\x09\x00\x04\x00\x00\x04\x56"  # 486: too many places
    one, _ = await scripted(monkeypatch, head(relay.ALLOCATE | 0x110, code))
    assert (one.level, "486" in one.text) == ("wrong", True)


@pytest.mark.parametrize(
    "nonsense", [b"x", head(0x0101), b"\x01\x13" + bytes(18), head(relay.ALLOCATE | 0x110, b"\x00")]
)
async def test_nonsense_is_no_relay(nonsense: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = await scripted(monkeypatch, nonsense)
    assert one.level == "wrong"


async def test_a_datagram_that_got_lost_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one, heard = await scripted(monkeypatch, None, head(relay.ALLOCATE | 0x100))
    assert "use-auth-secret" in one.text
    assert heard == 2

"""Where the hub sends, and where it does not whatever it is told."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from pathlib import Path

import pytest

from samesky_server.notices.outward import Outward, _Doors
from samesky_server.notices.port import Later

from .fake_push import fake_push

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_networks_of_ones_own_are_blocked(address: str) -> None:
    assert not _Doors(()).may(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_not(address: str) -> None:
    assert _Doors(()).may(address)


def test_the_operator_may_name_some() -> None:
    doors = _Doors((ipaddress.ip_network("10.0.0.0/24"),))
    assert doors.may("10.0.0.9")
    assert doors.may("::ffff:10.0.0.9")
    assert not doors.may("10.0.1.9")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://example.org/",
        "https://user@localhost:1/",
        "ftp://example.org/",
        "https:///x",
        "https://[::1/",
        "https://localhost:99999/",
        "nonsense",
    ],
)
async def test_odd_addresses_are_gone(url: str) -> None:
    outward = Outward()
    assert await outward.send(url, {}, b"") == "gone"
    await outward.close()


async def test_plain_http_goes_only_to_an_address_of_ones_own() -> None:
    outward = Outward(LOOPBACK)
    assert await outward.send("http://localhost:1/", {}, b"") == "gone"
    assert await outward.send("http://1.1.1.1:1/", {}, b"") == "gone"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await outward.send(f"http://127.0.0.1:{port}/", {}, b"") == Later()
    await outward.close()


async def test_a_name_that_leads_into_the_hubs_own_network_is_not_connected_to(tmp_path: Path) -> None:
    async with fake_push(tmp_path) as push:
        outward = Outward((), push.context)
        assert await outward.send(push.url + "/1", {}, b"") == "gone"
        assert push.connections == 0
        await outward.close()


async def test_the_address_counts_that_is_connected_to_and_no_second_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is looked at and private when it is used finds no gap between the two."""
    asked: list[str] = []

    async def lookup(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "192.0.2.77" if host == "rebinding.example" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    async with fake_push(tmp_path) as push:
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", lookup, raising=False)
        outward = Outward((), push.context)
        assert await outward.send("https://rebinding.example/", {}, b"") == "gone"
        assert asked == ["rebinding.example"]
        await outward.close()


async def test_an_unknown_certificate_is_not_believed(tmp_path: Path) -> None:
    async with fake_push(tmp_path) as push:
        outward = Outward(LOOPBACK)
        assert await outward.send(push.url + "/1", {}, b"") == Later()
        assert push.got == []
        await outward.close()


async def test_of_a_long_answer_only_the_beginning_is_read(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")
        try:
            while True:
                writer.write(b"x" * 65536)
                await writer.drain()
        except ConnectionError:
            hung_up.set()
        finally:
            writer.close()

    hung_up = asyncio.Event()
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    outward = Outward(LOOPBACK)
    port = server.sockets[0].getsockname()[1]
    assert await outward.send(f"http://127.0.0.1:{port}/", {}, b"") == "sent"
    await hung_up.wait()
    await outward.close()
    server.close()

"""What systemd is told by a hub that it started, on a real socket."""

from __future__ import annotations

import asyncio
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from samesky_server.systemd import Manager

from ..redis_servers import DURABLE, server
from ..serving import END_WITHIN, HubProcess


@pytest.fixture
def systemd() -> Iterator[socket.socket]:
    """The end that systemd listens on."""
    with (
        tempfile.TemporaryDirectory(prefix="samesky-") as folder,  # the path of a socket must be short
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening,
    ):
        listening.bind(f"{folder}/notify")
        listening.setblocking(False)
        yield listening


async def heard(listening: socket.socket) -> str:
    async with asyncio.timeout(END_WITHIN):
        return (await asyncio.get_running_loop().sock_recv(listening, 4096)).decode()


def nothing_more(listening: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        listening.recv(4096)


async def test_a_hub_says_that_it_is_ready_and_that_it_stops(
    tmp_path: Path, systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", systemd.getsockname())
    made = HubProcess(tmp_path / "data")
    await made.start()
    assert await heard(systemd) == "READY=1"
    nothing_more(systemd)
    assert await made.stop() == 0
    assert await heard(systemd) == "STOPPING=1"
    nothing_more(systemd)


async def test_of_several_processes_the_parent_alone_speaks(
    tmp_path: Path, systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", systemd.getsockname())
    with server("redis", tmp_path / "redis", *DURABLE) as store:
        made = HubProcess(tmp_path / "data", redis=store.url, workers="2")
        await made.start()
        assert await heard(systemd) == "READY=1"
        assert await made.stop() == 0
    assert await heard(systemd) == "STOPPING=1"
    nothing_more(systemd)


async def test_a_name_in_no_file_system() -> None:
    name = f"samesky-test-{os.getpid()}"
    environ = {"NOTIFY_SOCKET": f"@{name}", "HOME": "/"}
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        listening.setblocking(False)
        Manager(environ).ready()
        assert await heard(listening) == "READY=1"
    assert environ == {"HOME": "/"}


def test_who_listens_no_more_or_never_did_stops_nobody(tmp_path: Path) -> None:
    Manager({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready()
    Manager({}).stopping()

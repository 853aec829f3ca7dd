"""The address that leads elsewhere."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator

import pytest

from .relay import Door, Relay


@pytest.fixture
async def echo() -> AsyncIterator[int]:
    """The port of a server that says everything back."""

    async def back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while some := await reader.read(1024):
            writer.write(some)
        writer.close()

    server = await asyncio.start_server(back, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def test_it_passes_on_what_is_said_until_it_is_cut(echo: int) -> None:
    relay = Relay(lambda: echo)
    await relay.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
    writer.write(b"hello")
    assert await reader.readexactly(5) == b"hello"
    relay.drop()
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await reader.readexactly(1)
    writer.close()
    await relay.stop()


async def test_a_line_that_is_dead_says_nothing_until_it_heals(echo: int) -> None:
    relay = Relay(lambda: echo)
    await relay.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
    relay.stall()
    writer.write(b"lost")
    heard = asyncio.ensure_future(reader.read(4))
    done, _ = await asyncio.wait((heard,), timeout=0.05)
    assert not done
    relay.heal()
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        assert await heard == b""
        raise asyncio.IncompleteReadError(b"", 4)
    reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
    writer.write(b"again")
    assert await reader.readexactly(5) == b"again"
    writer.close()
    await relay.stop()


async def test_without_a_target_it_turns_away() -> None:
    relay = Relay(lambda: None)
    await relay.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await reader.readexactly(1)
    writer.close()
    await relay.stop()


async def test_a_door_is_shut_for_some_and_open_for_others(echo: int) -> None:
    door = Door()
    await door.start()
    door.to = echo
    talks = "import socket; s = socket.create_connection(('127.0.0.1', {})); s.send(b'x'); print(s.recv(1)); input()"
    other = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", talks.format(door.port)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert other.stdout is not None
    assert await other.stdout.readline() == b"b'x'\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    door.shut([other.pid])
    writer.write(b"open")
    assert await reader.readexactly(4) == b"open"
    door.shut([os.getpid()])
    late, out = await asyncio.open_connection("127.0.0.1", door.port)
    for one in (writer, out):
        one.write(b"shut")
    done, _ = await asyncio.wait([asyncio.ensure_future(one.read(4)) for one in (reader, late)], timeout=0.05)
    assert not done
    await other.communicate(b"\n")
    for one in (writer, out):
        one.close()
    await door.stop()

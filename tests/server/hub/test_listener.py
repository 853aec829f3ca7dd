"""Connections are taken one by one when it is their turn, and none is lost: on asyncio's loop and on uvloop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import cast

import pytest
import uvloop

from samesky_server.hub import listener
from samesky_server.hub.door import Turns
from samesky_server.hub.listener import AT_ONCE, Listener

from .test_framing import until


class Echo(asyncio.Protocol):
    """Says what it hears, and that it is the end."""

    made = 0
    no_delay = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        Echo.made += 1
        self.transport = cast("asyncio.Transport", transport)
        raw = transport.get_extra_info("socket")
        Echo.no_delay += raw.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0

    def data_received(self, data: bytes) -> None:
        self.transport.write(data)
        self.transport.close()


class Slow(socket.socket):
    """A listening socket whose next accepts fail, or give what a test says."""

    faults: list[OSError] = []

    def accept(self) -> tuple[socket.socket, object]:
        if self.faults:
            raise self.faults.pop(0)
        return super().accept()


@contextlib.asynccontextmanager
async def listening(*faults: OSError) -> AsyncIterator[tuple[Listener, tuple[str, int]]]:
    with Slow(proto=socket.IPPROTO_TCP) as made:  # as addresses are found in a hub
        made.faults = [*faults]
        made.bind(("127.0.0.1", 0))
        Echo.made = Echo.no_delay = 0
        one = Listener(made, Turns(), Echo)
        try:
            yield one, made.getsockname()
        finally:
            one.close()
            one.close()


async def asks(address: tuple[str, int]) -> bytes:
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"there?")
    said = await reader.read()
    writer.close()
    return said


async def many() -> None:
    async with listening() as (_, address):
        for _ in range(2):  # it waits for the next when all are served
            assert (
                await asyncio.gather(*[asks(address) for _ in range(4 * AT_ONCE)])
                == [b"there?"] * 4 * AT_ONCE
            )
        assert Echo.made == 8 * AT_ONCE
        assert Echo.no_delay == Echo.made


async def few_at_a_time() -> None:
    async with listening() as (one, address):
        most = 0
        opened = one._opened

        async def counted(taken: socket.socket) -> None:
            nonlocal most
            most = max(most, len(one._tasks))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            await opened(taken)

        one._opened = counted  # type: ignore[method-assign]
        await asyncio.gather(*[asks(address) for _ in range(4 * AT_ONCE)])
        assert 1 < most <= AT_ONCE


async def gone_before_their_turn() -> None:
    async with listening(ConnectionAbortedError()) as (_, address):
        for _ in range(3):
            with socket.create_connection(address) as one:
                one.setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
                )  # so that it is reset
        assert await asks(address) == b"there?"


async def no_descriptor() -> None:
    async with listening(OSError(errno.EMFILE, "Too many open files"), OSError(errno.ENFILE, "")) as (
        _,
        address,
    ):
        assert await asks(address) == b"there?"


async def closed() -> None:
    async with listening() as (one, address):
        assert await asks(address) == b"there?"
        one.close()
        waits = asyncio.ensure_future(asks(address))
        late = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.05, late.set_result, None)
        await late
        assert Echo.made == 1
        waits.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await waits


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
@pytest.mark.parametrize("scene", [many, few_at_a_time, gone_before_their_turn, no_descriptor, closed])
def test_of_a_listener(
    scene: Callable[[], Awaitable[None]],
    loop: Callable[[], asyncio.AbstractEventLoop],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(listener, "PAUSE", 0.01)

    async def play() -> None:
        await scene()
        await until(lambda: len(asyncio.all_tasks()) == 1)

    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(play())
    assert capsys.readouterr().out.count("cannot_accept") == (2 if scene is no_descriptor else 0)

"""A couple of plain sockets, whose round trips show what others of a hub notice."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable

import msgpack
from tests.serving import HubProcess
from websockets.asyncio.client import ClientConnection, connect

from samesky_shared.protocol import PATH

EVERY = 0.06
"""Seconds between two commands of the couple; a member may send 20 a second."""


async def entered(running: HubProcess, token: str) -> ClientConnection:
    """A device in its room."""
    socket = await connect(running.url.replace("http", "ws", 1) + PATH, compression=None)
    await socket.send(msgpack.packb({"t": "hello", "token": token}))
    while msgpack.unpackb(await socket.recv())["t"] != "ready":
        pass
    return socket


async def first(running: HubProcess, token: str) -> ClientConnection:
    """A device in its room, before anybody else, at a hub that is about to listen."""
    while True:
        try:
            return await entered(running, token)
        except ConnectionRefusedError:
            await asyncio.sleep(0.005)


async def round_trips(ana: ClientConnection, ben: ClientConnection, over: Callable[[], bool]) -> list[float]:
    """Seconds from a command of one until the other has it, each in turn, until it is over.

    The first is not counted: only from its answer they know what the room has got to, as devices do.
    """
    found: list[float] = []
    base = 1
    while not over():
        began = time.perf_counter()
        args = {"seconds": 60.0 + len(found) / 1000}
        frame = {"t": "do", "id": f"n{began}", "base": base, "on": "timer", "cmd": "start", "args": args}
        await ana.send(msgpack.packb(frame))
        for one in (ben, ana):
            while (heard := msgpack.unpackb(await one.recv()))["t"] != "change":
                assert heard["t"] != "refused", heard
            if one is ben:
                found.append(time.perf_counter() - began)
        if base == 1:
            found.clear()
        base = heard["seq"]
        ana, ben = ben, ana
        await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - began)))
    return found


def lasting(seconds: float) -> Callable[[], bool]:
    """Over after so many seconds."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def at(times: list[float], percent: int) -> float:
    """A percentile of them."""
    return statistics.quantiles(times, n=100)[percent - 1]

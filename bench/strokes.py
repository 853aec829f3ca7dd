"""What drawing and looking together cost: signals at 20 Hz, of their size when sealed, from rooms of two devices.

In each room one draws, or leads through pages, and the other sees it. What is measured is the hub's CPU, as a share
of one core, and the time until the other has a signal. A quarter of a second goes before, for what is made once.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import msgpack
from tests.serving import HubProcess
from websockets.asyncio.client import ClientConnection, connect

from .couple import entered
from .process import cpu, kernel
from .relay.servers import peer

ROOMS = int(os.environ.get("ROOMS", "50"))
RATE = 20.0
"""Signals a second of who draws."""
SECONDS = float(os.environ.get("SECONDS", "10"))
ROUNDS = 3
BOX = 1 + 8 + 12 + 96 + 16
"""Bytes of a sealed stroke or look: form, key and nonce, eight points or a view as JSON in 96 bytes, and tag."""
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
"""Of a handshake, as in RFC 6455, section 1.3."""
KINDS = {"stroke": "play", "look": "tour"}
"""What moves, and the instance that it is of."""


Ready = tuple[int, list[list[ClientConnection]]]
"""The process of a server, and its pairs."""


@asynccontextmanager
async def floor(name: str) -> AsyncIterator[Ready]:
    """A program that sends each frame on to the other, by the name of its file, with its pairs connected."""
    async with peer(name, "-others")(ROOMS) as server:
        base = f"ws://127.0.0.1:{server.ports[0]}/r"
        pairs = []
        with mock.patch(
            "websockets.client.generate_key", return_value=KEY
        ):  # that in C has one answer for all
            for n in range(ROOMS):
                pairs.append([await connect(f"{base}/{n}/{member}", compression=None) for member in range(2)])
        try:
            yield server.pids[0], pairs
        finally:
            await asyncio.gather(*(one.close() for pair in pairs for one in pair))


@asynccontextmanager
async def hub() -> AsyncIterator[Ready]:
    """The hub, with its pairs in their rooms."""
    with tempfile.TemporaryDirectory() as folder:
        made = HubProcess(Path(folder) / "data", rooms_per_hour="1000000", joins_per_minute="1000000")
        await made.start()
        pairs = []
        for _ in range(ROOMS):
            people = await made.make_room("Ana", "Ben")
            pairs.append([await entered(made, person["token"]) for person in people])
        try:
            yield made.pid, pairs
        finally:
            await asyncio.gather(*(one.close() for pair in pairs for one in pair))
            await made.stop()


def signal(kind: str, box: bytes) -> bytes:
    """One signal."""
    return bytes(msgpack.packb({"t": "signal", "kind": kind, "data": {"on": KINDS[kind], "box": box}}))


async def move(
    pid: int, pairs: list[list[ClientConnection]], kind: str, seconds: float
) -> tuple[float, float, list[float]]:
    """All draw or lead for so long; gives the hub's CPU seconds, those of the kernel for it, and the delays."""
    delays: list[float] = []
    count = int(seconds * RATE)
    begun = time.perf_counter()

    async def sees(one: ClientConnection) -> None:
        seen = 0
        while seen < count:
            frame: dict[str, Any] = msgpack.unpackb(await one.recv())
            if frame["t"] == "signal":
                seen += 1
                delays.append(
                    time.perf_counter() - float.fromhex(frame["data"]["box"].rstrip(b"\0").decode())
                )

    async def moves(one: ClientConnection, at: float) -> None:
        for n in range(count):
            await asyncio.sleep(max(0.0, at + n / RATE - time.perf_counter()))
            # When it was sent stands in the box itself, which nobody opens.
            await one.send(signal(kind, time.perf_counter().hex().encode().ljust(BOX, b"\0")))

    before, inside = cpu(pid), kernel(pid)
    eyes = asyncio.gather(*(sees(pair[1]) for pair in pairs))
    await asyncio.gather(*(moves(pair[0], begun + n / len(pairs) / RATE) for n, pair in enumerate(pairs)))
    # On a busy machine a burst may be over what the hub lets pass: that is said, and not waited for.
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(eyes, 5)
    if lost := count * len(pairs) - len(delays):
        print(f"{lost} of {count * len(pairs)} did not arrive: the machine was too busy.", file=sys.stderr)
    return cpu(pid) - before, kernel(pid) - inside, delays


async def measure() -> None:
    """Prints the table."""
    found: dict[str, list[tuple[float, float, list[float]]]] = {}
    async with floor("floor.c") as c, floor("protocol_relay.py") as python, hub() as ours:
        ways = [
            ("bytes from socket to socket, in C", *c, "stroke"),
            ("bytes from socket to socket, in Python", *python, "stroke"),
            *((f"hub: {kind}", *ours, kind) for kind in KINDS),
        ]
        for _, pid, pairs, kind in ways:
            await move(pid, pairs, kind, 0.25)
        for _ in range(ROUNDS):  # in turns, so that a machine with other work is so for all
            for name, pid, pairs, kind in ways:
                found.setdefault(name, []).append(await move(pid, pairs, kind, SECONDS))
    print(
        f"## Strokes and looks: {ROOMS} rooms at {RATE:.0f} Hz, {ROUNDS} rounds of {SECONDS:.0f} s, medians\n"
    )
    print("| | of a core | of it the kernel | CPU for each | to C | the other has it, p50 | p99 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    least = 0.0
    for name, rounds in found.items():
        share = statistics.median(cpu / SECONDS for cpu, _, _ in rounds)
        system = statistics.median(inside / SECONDS for _, inside, _ in rounds)
        each = statistics.median(1e6 * cpu / (SECONDS * RATE * ROOMS) for cpu, _, _ in rounds)
        least = least or each
        p50 = statistics.median(1000 * statistics.median(delays) for _, _, delays in rounds)
        p99 = statistics.median(1000 * statistics.quantiles(delays, n=100)[98] for _, _, delays in rounds)
        cost = f"{100 * share:.1f} % | {100 * system:.1f} % | {each:.0f} µs | {each / least:.2f}"
        print(f"| {name} | {cost} | {p50:.2f} ms | {p99:.2f} ms |")
    print()

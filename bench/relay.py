"""What a relayed command costs: the hub with rules, order and fsync, beside a plain Starlette relay.

Pairs send timer commands at a steady rate well below what either server can do, so that what is compared is the
server's CPU time a command, and the time until both partners have it.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import msgpack
from tests.serving import HubProcess
from websockets.asyncio.client import ClientConnection, connect

from samesky_shared.protocol import PATH

PAIRS = 40
RATE = 12.0
"""Commands a second of each device; the hub lets one device do 20."""
SECONDS = 5.0
ROUNDS = 3
_lengths = count()


class Result:
    """One round."""

    def __init__(self) -> None:
        self.sent = 0
        self.delays: list[float] = []
        self.cpu = 0.0

    @property
    def each(self) -> float:
        """Microseconds of the server's CPU a command."""
        return 1e6 * self.cpu / self.sent


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used, all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def plain(
    module: str = "bench.reference", rooms: int = PAIRS
) -> AsyncIterator[tuple[int, list[list[ClientConnection]]]]:
    """A reference, with its pairs connected."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    pairs: list[list[ClientConnection]] = []
    try:
        ready = json.loads(await process.stdout.readline())
        base = ready["url"].replace("http", "ws", 1)
        pairs += [[await connect(f"{base}/{n}", compression=None) for _ in range(2)] for n in range(rooms)]
        yield ready["pid"], pairs
    finally:
        await asyncio.gather(*(one.close() for pair in pairs for one in pair))
        process.kill()
        await process.wait()


@asynccontextmanager
async def hub(rooms: int = PAIRS) -> AsyncIterator[tuple[int, list[list[ClientConnection]]]]:
    """The hub, with its pairs in their rooms."""
    with tempfile.TemporaryDirectory() as folder:
        made = HubProcess(Path(folder) / "data", rooms_per_hour="1000000", joins_per_minute="1000000")
        await made.start()
        address = made.url.replace("http", "ws", 1) + PATH
        pairs = []
        for _ in range(rooms):
            pair = []
            for person in await made.make_room("Ana", "Ben"):
                one = await connect(address, compression=None)
                await one.send(msgpack.packb({"t": "hello", "token": person["token"]}))
                while msgpack.unpackb(await one.recv())["t"] != "ready":
                    pass
                pair.append(one)
            pairs.append(pair)
        try:
            yield made.pid, pairs
        finally:
            await asyncio.gather(*(one.close() for pair in pairs for one in pair))
            await made.stop()


def command(id: str) -> bytes:
    """A command that changes a state each time: no two ask for as many seconds."""
    args = {"seconds": 300.0 + next(_lengths) / 1000}
    frame = {"t": "do", "id": id, "base": 1, "on": "timer", "cmd": "start", "args": args}
    return bytes(msgpack.packb(frame))


async def play(pid: int, pairs: list[list[ClientConnection]], mark: str) -> Result:
    """One round: each device sends at its rate; a delay ends when the second of the two has the command."""
    result = Result()
    started: dict[str, float] = {}
    arrived: dict[str, int] = {}
    count = int(RATE * SECONDS)
    everything = asyncio.Event()

    async def hear(one: ClientConnection) -> None:
        while True:
            frame: dict[str, Any] = msgpack.unpackb(await one.recv())
            for id in (
                frame["ids"] if frame["t"] == "change" else (frame["id"],) if frame["t"] == "do" else ()
            ):
                arrived[id] = arrived.get(id, 0) + 1
                if arrived[id] == 2:
                    result.delays.append(time.perf_counter() - started[id])
                    if len(result.delays) == count * 2 * len(pairs):
                        everything.set()

    async def say(one: ClientConnection, name: str, at: float) -> None:
        for n in range(count):
            await asyncio.sleep(max(0.0, at + n / RATE - time.perf_counter()))
            id = f"{mark}-{name}-{n}"
            started[id] = time.perf_counter()
            await one.send(command(id))
            result.sent += 1

    devices = [one for pair in pairs for one in pair]
    ears = [asyncio.ensure_future(hear(one)) for one in devices]
    before, now = cpu(pid), time.perf_counter()
    await asyncio.gather(*(say(one, str(n), now + n / len(devices) / RATE) for n, one in enumerate(devices)))
    await asyncio.wait_for(everything.wait(), 30)
    result.cpu = cpu(pid) - before
    for ear in ears:
        ear.cancel()
    return result


async def measure() -> None:
    """Prints the table."""
    found: dict[str, list[Result]] = {"plain Starlette relay": [], "hub, each command on disk": []}
    async with plain() as (plain_pid, plain_pairs), hub() as (hub_pid, hub_pairs):
        for n in range(ROUNDS):
            found["plain Starlette relay"].append(await play(plain_pid, plain_pairs, f"p{n}"))
            found["hub, each command on disk"].append(await play(hub_pid, hub_pairs, f"h{n}"))
    offered = PAIRS * 2 * RATE
    print(
        f"## Relay: {PAIRS} pairs, {offered:.0f} commands a second, {ROUNDS} rounds of {SECONDS:.0f} s, medians\n"
    )
    print("| | server CPU a command | ratio | both have it, p50 | p99 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    reference = statistics.median(one.each for one in found["plain Starlette relay"])
    for name, results in found.items():
        each = statistics.median(one.each for one in results)
        p50 = statistics.median(1000 * statistics.median(one.delays) for one in results)
        p99 = statistics.median(1000 * statistics.quantiles(one.delays, n=100)[98] for one in results)
        print(f"| {name} | {each:.0f} µs | {each / reference:.2f} | {p50:.2f} ms | {p99:.2f} ms |")
    print()

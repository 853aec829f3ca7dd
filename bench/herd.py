"""A hub is killed and started again, and all of its devices return to it at once.

Part of `./run bench abuse`. A couple that is in its room again before all others shows what others notice meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from tests.serving import HubProcess

from .couple import at, first, lasting, round_trips
from .process import cpu, peak

DEVICES = int(os.environ.get("DEVICES", "10000"))
SPARE = 1000
"""Files that are left for others."""
MAKING = 16
"""Rooms that are made at the same time."""
WITHIN, UNDISTURBED = 20.0, 0.2
"""Seconds in which all should be in step, and in which a round trip of others should be done meanwhile."""


class Devices:
    """The process of `bench.herd_devices`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        self._said = process.stdout

    async def back(self) -> dict[str, Any]:
        """What it tells once all have lost their hub and are back."""
        told: dict[str, Any] = json.loads(await self._said.readline())
        return told


@asynccontextmanager
async def devices(
    running: HubProcess, tokens: Iterable[str], then: HubProcess | None = None
) -> AsyncIterator[Devices]:
    """A device with each of these tokens, all of them in step.

    Args:
        running: the hub that they are at.
        tokens: one for each.
        then: the hub to which they return; None: the same.
    """
    where = urlsplit(running.url)
    ports = [str(one.port) for one in (running, then) if one is not None]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.herd_devices", str(where.hostname), *ports,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**24,
    )  # fmt: skip
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{token}\n" for token in [*tokens, ""]).encode())
        assert await process.stdout.readline() == b"in\n"
        yield Devices(process)
    finally:
        process.kill()  # it would try for ever
        await process.wait()


async def return_of_all(running: HubProcess) -> None:
    """Prints the table."""
    count = min(DEVICES, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - SPARE) // 2 * 2
    couple = await running.make_room("Ana", "Ben")
    tokens = await _tokens(running, count // 2)
    async with devices(running, tokens) as herd:
        await running.kill()
        # Whoever comes later would wait with all others, and not see what those who are in notice of them.
        coming = asyncio.gather(*[first(running, one["token"]) for one in couple])
        await running.start()
        began, used = time.monotonic(), cpu(running.pid)
        ana, ben = await coming
        back = asyncio.ensure_future(herd.back())
        meanwhile = await round_trips(ana, ben, back.done)
        told = await back
        hub, load = cpu(running.pid) - used, os.getloadavg()[0]
        still = await round_trips(ana, ben, lasting(5.0))
        await asyncio.gather(ana.close(), ben.close())

    ready = [one - began for one in told["ready"]]
    slowest, p99 = ready[-1], at(meanwhile, 99)
    print(f"## {count:,} devices of {count // 2:,} rooms return to a hub that was killed\n")
    print("From when the hub was ready again. Load of the machine in the end:", f"{load:.1f}.\n")
    print("| | |\n| --- | ---: |")
    print(f"| the hub was away for | {began - told['lost']:.1f} s |")
    for percent in (50, 99):
        print(f"| in step: {percent} % | {ready[len(ready) * percent // 100]:.1f} s |")
    print(f"| in step: all | {slowest:.1f} s |")
    print(f"| tries, in all | {told['tries']:,} |")
    print(f"| CPU of the hub until then | {hub:.1f} s |")
    print(f"| its memory, at most | {peak(running.pid) / 2**20:.0f} MiB |")
    print(f"| round trips of a couple meanwhile: p50 | {1e3 * at(meanwhile, 50):.1f} ms |")
    print(f"| the same: p99 (of {len(meanwhile)}) | {1e3 * p99:.1f} ms |")
    print(f"| p99 once all are in | {1e3 * at(still, 99):.1f} ms |")
    print(f"\nall in step ≤ {WITHIN:.0f} s: {'met' if slowest <= WITHIN else 'missed'};", end=" ")
    print(f"p99 ≤ {1e3 * UNDISTURBED:.0f} ms: {'met' if p99 <= UNDISTURBED else 'missed'}\n")


async def _tokens(running: HubProcess, rooms: int) -> list[str]:
    """The tokens of both members of so many new rooms."""
    found: list[str] = []
    todo = iter(range(rooms))

    async def make(http: httpx.AsyncClient) -> None:
        for _ in todo:
            made = (await http.post("/v1/rooms", json={"member": {"name": "Ana"}})).raise_for_status().json()
            secret = made["invite"]["url"].rpartition("#")[2]
            body = {"secret": secret, "member": {"name": "Ben"}}
            joined = (await http.post("/v1/join", json=body)).raise_for_status().json()
            found.extend((made["token"], joined["token"]))

    async with httpx.AsyncClient(base_url=running.url, timeout=30) as http:
        await asyncio.gather(*[make(http) for _ in range(MAKING)])
    return found

"""A hub is drained as in a rolling upgrade, and all of its devices go to the other one.

`./run bench drain`: two hubs at one Redis (`appendfsync always`). Devices hear `bye` with a time to come back, as the
hub spreads them, and go by it. A couple at the other hub shows what others notice meanwhile.
"""

from __future__ import annotations

import asyncio
import os
import resource
import tempfile
import time
from pathlib import Path

from tests.redis_servers import DURABLE, server
from tests.serving import HubProcess

from samesky_server.auth import Tokens

from .couple import at, entered, round_trips
from .crowd import crowd
from .herd import devices
from .process import cpu

DEVICES = int(os.environ.get("DEVICES", "5000"))
SPARE = 1000
"""Files that are left for others."""
WITHIN = 30.0
"""Seconds in which all should be in step at the other hub."""


async def measure() -> None:
    """Prints the table."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    count = min(DEVICES, most - SPARE) // 2 * 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with server("redis", folder / "redis", *DURABLE) as store:
            people = await crowd(folder / "none", count // 2 + 1, store.unix_url)
            tokens = Tokens(people.settings["secret"].encode(), time.time)
            issued = [tokens.issue(*one) for one in people.devices]
            going, staying = [HubProcess(folder / f"hub{n}", **people.settings) for n in range(2)]
            await asyncio.gather(going.start(), staying.start())
            try:
                await _drained(going, staying, issued)
            finally:
                await asyncio.gather(*[one.stop() for one in (going, staying) if one.runs])


async def _drained(going: HubProcess, staying: HubProcess, tokens: list[str]) -> None:
    async with devices(going, tokens[2:], then=staying) as herd:
        ana, ben = [await entered(staying, token) for token in tokens[:2]]
        used, began = cpu(staying.pid), time.monotonic()
        back = asyncio.ensure_future(herd.back())
        ending = asyncio.ensure_future(going.stop())
        meanwhile = await round_trips(ana, ben, back.done)
        told, load = await back, os.getloadavg()[0]
        took = cpu(staying.pid) - used
        code = await ending
        await asyncio.gather(ana.close(), ben.close())
    ready = [one - began for one in told["ready"]]
    print(f"## A hub with {len(ready):,} devices is drained, and they go to another one\n")
    print(f"From SIGTERM on. Load of the machine in the end: {load:.1f}.\n")
    print("| | |\n| --- | ---: |")
    print(f"| the first has heard `bye` after | {told['lost'] - began:.2f} s |")
    for percent in (50, 99):
        print(f"| in step at the other hub: {percent} % | {ready[len(ready) * percent // 100]:.1f} s |")
    print(f"| in step at the other hub: all | {ready[-1]:.1f} s |")
    print(f"| tries, in all | {told['tries']:,} |")
    print(f"| exit code of the drained hub | {code} |")
    print(f"| CPU of the other until then | {took:.1f} s |")
    print(f"| round trips of a couple there: p50 | {1e3 * at(meanwhile, 50):.1f} ms |")
    print(f"| the same: p99 (of {len(meanwhile)}) | {1e3 * at(meanwhile, 99):.1f} ms |")
    print(f"\nall in step ≤ {WITHIN:.0f} s: {'met' if ready[-1] <= WITHIN else 'missed'}\n")

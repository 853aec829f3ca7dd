"""What it costs to come in: all devices connect at once, say who they are with a token, and are told their room.

    ./run bench joins      the first time after a start of the hub (rooms are read from the store), and a second time
    ./run bench resume     the same for devices that know their room already and say so

`ROOMS` says how many rooms of two (1,000), `ROUNDS` how often (3). 128 handshakes are under way at a time. Beside it
stands picows, which asks for no token and has no room to tell of.
"""

from __future__ import annotations

import os
import statistics
from typing import Any

from .relay.generator import free_files
from .relay.servers import Hubs, ours, peer
from .relay.speech import PLAIN

ROOMS = int(os.environ.get("ROOMS", "1000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
RATE = 2500.0
"""Joins a second and core, at least."""


async def measure() -> None:
    """Joins: prints the table."""
    await _storm("Joins", resumed=False)


async def resume() -> None:
    """Returns: prints the table."""
    await _storm("Returns of devices that know their room", resumed=True)


async def _storm(title: str, *, resumed: bool) -> None:
    free_files()
    found: dict[str, list[dict[str, Any]]] = {}
    for _ in range(ROUNDS):
        async with peer("picows_relay.py")(ROOMS) as relay:
            found.setdefault("picows: handshake alone", []).append(await relay.generate(rooms=ROOMS))
        async with ours(PLAIN)(ROOMS) as hub:
            assert isinstance(hub, Hubs)
            for name in ("hub: rooms are read from the store", "hub: rooms are in memory"):
                found.setdefault(name, []).append(await hub.generate(rooms=ROOMS, resume=resumed))
    print(f"## {title}: {2 * ROOMS:,} devices at once, {ROUNDS} rounds, medians\n")
    print(f"Load of the machine in the end {os.getloadavg()[0]:.1f}.\n")
    print("| | CPU each | a second, one core | to the handshake alone |\n| --- | ---: | ---: | ---: |")
    least = 0.0
    for name, rounds in found.items():
        each = statistics.median(one["join_us"] for one in rounds)
        least = least or each
        print(f"| {name} | {each:,.0f} µs | {1e6 / each:,.0f} | {each / least:.1f} |")
    slow = max(statistics.median(one["join_us"] for one in rounds) for rounds in found.values())
    verdict = "met" if 1e6 / slow >= RATE else "missed"
    print(f"\nat least {RATE:,.0f} a second and core: {1e6 / slow:,.0f}, {verdict}\n")

"""What it costs that rooms are there: 10,000 devices in 5,000 rooms, where nothing happens, or timers run.

    ./run bench idle

`ROOMS` says in how many rooms of two (5,000, or as many as files may be opened). Of each kind two runs of `SECONDS`
(25, in which each is pinged once): devices that only answer, and devices that also look at the room clock as often as
ours do.
"""

from __future__ import annotations

import os
from typing import Any

from samesky_shared.clock import STEADY_GAP

from .relay.generator import free_files
from .relay.servers import Start, ours, peer
from .relay.speech import PING, PLAIN

ROOMS = int(os.environ.get("ROOMS", "5000"))
SECONDS = float(os.environ.get("SECONDS", "25"))
SPARE = 1000
"""Files that are left for others."""
KB, QUIET, RUNNING = 5.0, 1.0, 5.0
"""What a connection may take at most: KiB, and microseconds of CPU a second, in a quiet room and beside a timer."""
ROWS: dict[str, Start] = {
    "picows": peer("picows_relay.py"),
    "hub, quiet rooms": ours(PLAIN),
    "hub, a running timer in each room": ours(PLAIN, before=[("timer", "start", {"seconds": 86400.0})]),
}


async def measure() -> None:
    """Prints the table."""
    rooms = min(ROOMS, (free_files() - SPARE) // 2)
    found: dict[str, dict[str, Any]] = {}
    for name, start in ROWS.items():
        async with start(rooms) as target:
            runs = [f"idle={SECONDS}", *([f"beats={SECONDS}"] if "hub" in name else [])]
            found[name] = await target.generate(*runs, rooms=rooms, beat=PING, every=STEADY_GAP, warm=5)
    print(f"## Idle: {2 * rooms:,} devices in {rooms:,} rooms, {SECONDS:.0f} s each\n")
    print(f"Load of the machine in the end {os.getloadavg()[0]:.1f}.\n")
    print("| | KiB a connection | CPU µs a second each | with clock samples | `change` frames |")
    print("| --- |" + " ---: |" * 4)
    for name, one in found.items():
        kb = (one["runs"][0]["memory_kb"] - one["before_kb"]) / one["joined"]
        used = [f"{1e6 * run['core'] / one['joined']:.2f}" for run in one["runs"]]
        changes = sum(run["counted"] for run in one["runs"]) if "hub" in name else "–"
        print(f"| {name} | {kb:.1f} | {used[0]} | {used[1] if used[1:] else '–'} | {changes} |")
    print("\n| target | measured | at most | |\n| --- | ---: | ---: | --- |")
    for name, most in (("hub, quiet rooms", QUIET), ("hub, a running timer in each room", RUNNING)):
        one = found[name]
        kb = (one["runs"][0]["memory_kb"] - one["before_kb"]) / one["joined"]
        used_us = 1e6 * one["runs"][0]["core"] / one["joined"]
        changes = sum(run["counted"] for run in one["runs"])
        for what, value, limit in (
            ("KiB a connection", kb, KB),
            ("µs a second", used_us, most),
            ("changes", changes, 0),
        ):
            print(f"| {name}: {what} | {value:.2f} | {limit:.0f} | {'met' if value <= limit else 'missed'} |")
    print()

"""Whether a command costs more when there are more rooms, and when there is more behind a room.

    ./run bench growth     1 to 5,000 rooms, of which all give commands in turns, the same number a second in all
    ./run bench age        a room with 100 records behind it, and one with 100,000 (`RECORDS`): lines of a chat

The embedded store, each command on disk. Limits on what a member may send are lifted, so that one room can be as busy
as thousands. What the hub uses while nobody says anything is measured too, and taken off.
"""

from __future__ import annotations

import os
import statistics
from typing import Any

from . import plots
from .relay.generator import free_files
from .relay.servers import Start, ours
from .relay.speech import PLAIN

SIZES = (1, 10, 100, 1000, 5000)
RECORDS = int(os.environ.get("RECORDS", "100000"))
RATE = 400
"""Commands a second."""
RUNS = ["idle=4", *[f"open={RATE}"] * 3]
MOST, MOST_AGED = 1.3, 1.1
"""Times what a command costs in one room, and in a fresh one."""
UNLIMITED = "bench.relay.unlimited_hub"


async def measure() -> None:
    """Growth: prints the table."""
    files = free_files()
    found = {
        rooms: await _measured(ours(PLAIN, module=UNLIMITED), rooms)
        for rooms in SIZES
        if 2 * rooms < files - 1000
    }
    print(f"## Growth: {RATE} commands a second in 1 to {max(found):,} rooms, medians of 3\n")
    print(f"Load of the machine in the end {os.getloadavg()[0]:.1f}.\n")
    print("| rooms | CPU a command | to one room | memory in all | a room with both devices |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    least = _each(found[1])
    for rooms, one in found.items():
        memory = one["joined_kb"] - one["before_kb"]
        share = f"{memory / rooms:.1f} KiB" if rooms >= 100 else "–"
        cost = f"{_each(one):.0f} µs | {_each(one) / least:.2f}"
        print(f"| {rooms:,} | {cost} | {one['joined_kb'] / 1024:.0f} MiB | {share} |")
    ratio = _each(found[max(found)]) / least
    print(f"\nat most {MOST} times: {ratio:.2f}, {'met' if ratio <= MOST else 'missed'}\n")
    if plots.FOLDER:
        cpu = [(float(rooms), _each(one)) for rooms, one in found.items()]
        plots.growth("growth-cpu", "CPU of the hub for one command", "rooms", "µs", {"embedded store": cpu})
        memory_of = [(float(rooms), one["joined_kb"] / 1024) for rooms, one in found.items()]
        plots.growth(
            "growth-memory", "Memory of the hub", "rooms of two", "MiB", {"all devices in": memory_of}
        )


async def age() -> None:
    """Age: prints the table."""
    found: dict[int, dict[str, Any]] = {}
    for records in (100, RECORDS):
        lines = [("chat", "say", {"text": b"\0" + f"{n:060}".encode()}) for n in range(records)]
        found[records] = await _measured(ours(PLAIN, module=UNLIMITED, before=lines), 1)
    print(f"## Age: one room, {RATE} commands a second, medians of 3\n")
    print(f"Load of the machine in the end {os.getloadavg()[0]:.1f}.\n")
    print("| records behind it | CPU a command | ratio |\n| ---: | ---: | ---: |")
    for records, one in found.items():
        print(f"| {records:,} | {_each(one):.0f} µs | {_each(one) / _each(found[100]):.2f} |")
    ratio = _each(found[RECORDS]) / _each(found[100])
    print(f"\nat most {MOST_AGED} times: {ratio:.2f}, {'met' if ratio <= MOST_AGED else 'missed'}\n")


async def _measured(start: Start, rooms: int) -> dict[str, Any]:
    async with start(rooms) as hub:
        return await hub.generate(*RUNS, rooms=rooms, warm=1, seconds=3)


def _each(found: dict[str, Any]) -> float:
    """Microseconds of CPU a command, beyond what there is without any."""
    quiet, *busy = found["runs"]
    return statistics.median(1e6 * (one["core"] - quiet["core"]) / one["rate"] for one in busy)

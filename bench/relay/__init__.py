"""What a relayed command costs: the hub with all that it does, beside servers that relay and do nothing else.

    ./run bench relay

`ROOMS` says in how many rooms of two (1,000), `ROUNDS` how often all are measured, one after the other (2), `ONLY`
which rows, by a part of their names (`ONLY=hub,picows`). The server runs on one core and the generator of the load on
another. Node's packages come from npm, in the versions of peers/package-lock.json, at the first run.

A command has 100 bytes and goes to both of a room. Saturated: each member has one under way, so the server's core is
full. Unsaturated: commands come at random, a quarter as many. What is compared is the CPU time of the server's
processes, which holds within some 20 % on a machine with other work where rates and delays do not.
"""

from __future__ import annotations

import math
import os
import statistics
from typing import Any

from tests.redis_servers import DURABLE

from .. import plots
from .generator import Failed, free_files
from .servers import Start, ours, peer
from .speech import PLAIN, TIMED

ROOMS = int(os.environ.get("ROOMS", "1000"))
ROUNDS = int(os.environ.get("ROUNDS", "2"))
ONLY = [one for one in os.environ.get("ONLY", "").split(",") if one]
WARM, SECONDS = 0.7, 1.5
"""Of each run."""
MEMORY = "bench.relay.memory_hub"
EVERY_SECOND = ("--appendonly", "yes", "--appendfsync", "everysec")
YARDSTICK = "picows: relays opaque bytes"
IN_MEMORY = "**hub, in memory**"
ON_DISK = "**hub, embedded store**: fsync before each answer"
ROWS: dict[str, Start] = {
    YARDSTICK: peer("picows_relay.py"),
    "C and epoll: the floor": peer("floor.c"),
    "a bare protocol in Python: the floor of Python": peer("protocol_relay.py"),
    "the same, which decodes, numbers and encodes": peer("protocol_relay.py", "-numbers"),
    "Node `ws`": peer("ws_relay.js"),
    "Node Socket.IO": peer("socketio_relay.js"),
    "Starlette on uvicorn": peer("starlette_relay.py"),
    "python-socketio": peer("socketio_relay.py"),
    IN_MEMORY: ours(PLAIN, module=MEMORY),
    "hub, in memory, timed commands": ours(TIMED, module=MEMORY),
    "hub, embedded store, not waiting for the disk": ours(
        PLAIN, settings={"durability": "memory", "insecure_dev": "yes"}
    ),
    ON_DISK: ours(PLAIN),
    "hub, embedded store, timed commands": ours(TIMED),
    "hub at Redis, `everysec`": ours(PLAIN, redis=EVERY_SECOND),
    "hub at Redis, `always`": ours(PLAIN, redis=DURABLE),
    "two hubs at Redis, `everysec`": ours(PLAIN, redis=EVERY_SECOND, hubs=2),
    "two hubs at Redis, `always`": ours(PLAIN, redis=DURABLE, hubs=2),
}
TARGETS: list[tuple[str, str, str, float]] = [
    ("a command in memory, to picows", IN_MEMORY, YARDSTICK, 1.3),
    ("to Node `ws`", IN_MEMORY, "Node `ws`", 0.75),
    ("to Socket.IO", IN_MEMORY, "Node Socket.IO", 1 / 3),
    ("to python-socketio", IN_MEMORY, "python-socketio", 1 / 18),
    *((f"{name}: to one in memory", name, IN_MEMORY, 3.0) for name in ROWS if "Redis" in name),
]
"""What, the CPU of which row, to that of which, at most."""
RATE = 6000.0
"""Commands a second and core with the embedded store, at least."""


class Row:
    """What was measured of one server."""

    def __init__(self) -> None:
        self.rounds: list[dict[str, Any]] = []

    def median(self, of: str, run: int = -1) -> float:
        """Of a figure of the rounds, or of a run of theirs; NaN when there was none."""
        runs = [one if run < 0 else one["runs"][run] for one in self.rounds if len(one["runs"]) > run]
        return statistics.median(one[of] for one in runs) if runs else math.nan

    @property
    def each(self) -> float:
        """Microseconds of CPU a command, saturated."""
        return self.median("each_us", 0)


async def measure() -> None:
    """Prints the tables."""
    free_files()
    chosen = {name: start for name, start in ROWS.items() if not ONLY or any(one in name for one in ONLY)}
    chosen = {YARDSTICK: ROWS[YARDSTICK]} | chosen
    found: dict[str, Row] = {}
    loads = []
    for n in range(ROUNDS):
        for name, start in chosen.items():
            runs = ["closed", "open=0.25", *(["idle=5"] if n == 0 else [])]
            try:
                async with start(ROOMS) as target:
                    made = await target.generate(*runs, rooms=ROOMS, warm=WARM, seconds=SECONDS)
            except Failed as failed:
                print(f"{name}: {failed}\n")
                continue
            found.setdefault(name, Row()).rounds.append(made)
            loads.append(made["runs"][0]["others"])
    print(
        f"## Relay: {ROOMS:,} rooms of two, {ROUNDS} rounds of {SECONDS} s, medians\n\n"
        f"Saturated, others had {100 * statistics.median(loads):.0f} % of the server's core (median; at most "
        f"{100 * max(loads):.0f} %); load of the machine in the end {os.getloadavg()[0]:.1f}.\n"
    )
    _table(found)
    _verdicts(found)
    if beside := {name: row.median("beside_us", 0) for name, row in found.items() if "Redis" in name}:
        print(
            "Redis, on the other core:",
            "; ".join(f"{name}: {us:.1f} µs a command" for name, us in beside.items()),
        )
        print()
    if plots.FOLDER:
        bars = {name.replace("*", "").replace("`", ""): row.each for name, row in _ordered(found)}
        plots.bars("relay", "CPU of the server for one command to two devices", "µs", bars)


def _ordered(found: dict[str, Row]) -> list[tuple[str, Row]]:
    return sorted(found.items(), key=lambda one: one[1].each)


def _table(found: dict[str, Row]) -> None:
    yard = found[YARDSTICK]
    print(
        "| | CPU a command | to picows | a second, one core | unsaturated: CPU | to picows | the other has it, p50 | "
        "p99 | joins a second | KB a connection | idle, µs/s each |"
    )
    print("| --- |" + " ---: |" * 10)
    for name, row in _ordered(found):
        joined = row.median("joined")
        kb = (row.median("joined_kb") - row.median("before_kb")) / joined
        idle = 1e6 * row.median("core", 2) / joined
        joins = row.median("joins") / max(row.median("join_core"), 0.01)
        rest, rest_yard = row.median("each_us", 1), yard.median("each_us", 1)
        print(
            f"| {name} | {row.each:.1f} µs | {row.each / yard.each:.2f} | {1e6 / row.each:,.0f} | {rest:.1f} µs | "
            f"{rest / rest_yard:.2f} | {row.median('p50_us', 1):,.0f} µs | {row.median('p99_us', 1):,.0f} µs | "
            f"{joins:,.0f} | {kb:.1f} | {idle:.1f} |"
        )
    print()


def _verdicts(found: dict[str, Row]) -> None:
    print("| target | measured | at most | |\n| --- | ---: | ---: | --- |")
    for what, name, to, most in TARGETS:
        if name in found and to in found:
            ratio = found[name].each / found[to].each
            print(f"| {what} | {ratio:.3g} | {most:.3g} | {'met' if ratio <= most else 'missed'} |")
    if ON_DISK in found:
        rate = found[ON_DISK].median("rate", 0)
        verdict = "met" if rate >= RATE else "missed"
        print(
            f"| embedded store: commands a second on one core | {rate:,.0f} | (at least) {RATE:,.0f} | {verdict} |"
        )
    print()

"""`./run bench [NAME…]`: every measurement, or those named, as tables of medians and ratios.

`BENCH_PAGE=docs/performance.md` also puts what each prints into that page, where it has a place for it.
"""

from __future__ import annotations

import asyncio
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from . import (
    abuse,
    away,
    breathe,
    chat,
    cluster,
    drain,
    evening,
    growth,
    hubs,
    idle,
    joins,
    kept,
    lockstep,
    page,
    playback,
    relay,
    reminders,
    scale,
    sealing,
    store,
    strokes,
    webhooks,
)
from .scale import apart, population

ALL = {
    "relay": relay.measure,
    "idle": idle.measure,
    "joins": joins.measure,
    "resume": joins.resume,
    "growth": growth.measure,
    "age": growth.age,
    "strokes": strokes.measure,
    "store": store.measure,
    "cluster": cluster.measure,
    "hubs": hubs.measure,
    "sealing": sealing.measure,
    "lockstep": lockstep.measure,
    "playback": playback.measure,
    "breathe": breathe.measure,
    "page": page.measure,
    "reminders": reminders.measure,
    "webhooks": webhooks.measure,
    "evening": evening.measure,
    "abuse": abuse.measure,
    "away": away.measure,
    "drain": drain.measure,
    "scale": scale.measure,
    "apart": apart.measure,
    "population": population.measure,
    "chat": chat.measure,
}


def main(names: list[str]) -> int:
    """Runs the measurements; returns the exit code."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no measurement {unknown[0]!r}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    print(f"{machine()}\n")
    kept.keep("machine", machine())
    for name in names or list(ALL):
        began = time.monotonic()
        with kept.kept(name):
            asyncio.run(ALL[name]())
        print(f"{name} took {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


def machine() -> str:
    """What all this was measured on."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text().splitlines() if about.is_file() else []
    model = next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine()
    )
    today = datetime.now(UTC).date()
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return f"{model}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}, {today}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

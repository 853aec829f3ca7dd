"""`./run bench [NAME…]`: every measurement, or those named, as tables of medians and ratios."""

from __future__ import annotations

import asyncio
import os
import platform
import sys
import time

from . import (
    abuse,
    breathe,
    chat,
    evening,
    growth,
    hubs,
    idle,
    joins,
    lockstep,
    page,
    playback,
    relay,
    reminders,
    sealing,
    store,
    strokes,
    webhooks,
)

ALL = {
    "relay": relay.measure,
    "idle": idle.measure,
    "joins": joins.measure,
    "resume": joins.resume,
    "growth": growth.measure,
    "age": growth.age,
    "strokes": strokes.measure,
    "store": store.measure,
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
    "chat": chat.measure,
}


def main(names: list[str]) -> int:
    """Runs the measurements; returns the exit code."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no measurement {unknown[0]!r}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    for name in names or list(ALL):
        began = time.monotonic()
        asyncio.run(ALL[name]())
        print(f"{name} took {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

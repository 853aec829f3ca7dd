"""`./run bench [NAME…]`: every measurement, or those named, as tables of medians and ratios."""

from __future__ import annotations

import asyncio
import os
import platform
import sys

from . import (
    abuse,
    away,
    breathe,
    chat,
    evening,
    hubs,
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
    "away": away.measure,
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
        asyncio.run(ALL[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

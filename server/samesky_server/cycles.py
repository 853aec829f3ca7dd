"""When Python looks for objects that only hold each other.

Looking takes as long as there are objects to look at: with ten thousand devices half a second, in which the hub does
nothing else. So what lives as long as a connection or a room lets go of each other when that ends and is freed by its
count (a test holds it), and only what errors leave is looked for: among the newest objects often, among all seldom.
"""

from __future__ import annotations

import asyncio
import gc

NEWEST = 20_000
"""So many more objects than before, and the newest are looked at."""
CROWD = 64
"""So many connections, and the newest are looked at: Python counts what is freed against what is new, so where many
connections come and go it would look at a hundred thousand at once."""
ALL_EVERY = 6 * 3600.0
"""Seconds after which all are looked at."""
_NEVER = 2**30
_connections = 0


def seldom() -> None:
    """From now on as said above; what is there by now is never looked at again. Inside the event loop."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEWEST, _NEVER, _NEVER)
    asyncio.get_running_loop().call_later(ALL_EVERY, _all)


def connection() -> None:
    """One more connection came."""
    global _connections
    _connections = (_connections + 1) % CROWD
    if not _connections:
        gc.collect(0)


def _all() -> None:
    gc.collect()
    asyncio.get_running_loop().call_later(ALL_EVERY, _all)

"""Real players in lockstep: two pages of Chromium, and two mpv on lines that are far and lossy.

    ./run bench playback

`BENCH_MINUTES` says how long the pages play (5), the players half of that.
"""

from __future__ import annotations

from . import pages, players


async def measure() -> None:
    """Prints both tables."""
    await pages.measure()
    await players.measure()


__all__ = ["measure"]

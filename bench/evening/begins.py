"""Do the segments of an evening begin at one instant on both sides? On the lines of `bench.lockstep`."""

from __future__ import annotations

import asyncio
import os

from ..lockstep.net import Net
from ..lockstep.rows import HEAD, ROWS, run

BEGINS = int(os.environ.get("BENCH_BEGINS", "60"))
"""Segments of a row."""
GAP = 0.5
"""Most seconds from the beginning of one until somebody goes to the next."""


async def measure() -> None:
    """Prints the table."""
    rows = [row for row in ROWS if row.trail]
    lines = [line for row in rows for line in (row.ana, row.ben)]
    with Net(lines, seed=2, at=40) as net:
        found = await asyncio.gather(
            *(run(row, net, 2 * n, "evening", BEGINS, GAP) for n, row in enumerate(rows))
        )
    print(f"## Segments: {BEGINS} a row, as the flips of `lockstep` (ms)\n")
    print("\n".join([HEAD, *(one.line for one in found)]))
    print()

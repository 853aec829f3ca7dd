"""How well two devices keep in step over bad lines, measured with true time.

A real hub and real Python clients, each in a network namespace of its own behind a link with delay, jitter, loss
and asymmetry (`net`), each with a clock of its own that is wrong. True time is the machine's monotonic clock, which
all of them share and no client uses. Needs root and /dev/net/tun.
"""

from __future__ import annotations

import asyncio

from .. import plots
from . import compare, rows
from .net import why_not


async def measure() -> None:
    """Prints the rows, the rules of others, and how soon the clock is right."""
    reason = why_not()
    if reason is not None:
        print(f"lockstep: not measured, {reason}.")
        return
    # Side by side: all of it waits most of the time, and a machine of two cores is half idle.
    found, others, _ = await asyncio.gather(rows.measure(), compare.others(), compare.moments())
    if plots.FOLDER:
        _draw(found, others)


def _draw(found: list[rows.Found], others: list[dict[str, list[float]]]) -> None:
    for (ana, ben), rules in zip(compare.PAIRS, others, strict=True):
        ours = {
            f"Samesky{'' if one.row.trail else ', no frames behind'}": one.skew
            for one in found
            if (one.row.ana, one.row.ben) == (ana, ben)
        }
        slow = f"{ana.up + ana.down:g}"
        title = f"How far apart two devices flip: {ana} and {ben}"
        plots.tails(f"flips-{slow}", title, "milliseconds apart", ours | rules)
    off = {f"{one.row.ana}, {one.row.ppm[0]:+g} ppm": one.off[0] for one in found if one.row.trail}
    plots.courses("clock", "How wrong the room clock is", "seconds in the room", "milliseconds", off)


__all__ = ["measure"]

"""`./run chaos [--rounds N] [--seed S] [KIND…]`: large rounds of every kind, or of those named, and a table."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter

from .kinds import KINDS, Kind
from .rounds import Tally

HEAD = (
    "| kind | rounds | strikes | acknowledged | sent again | landed unheard | records | alarms | forked "
    "| broken promises | seconds |"
)


def main(argv: list[str]) -> int:
    """Plays the rounds; returns the exit code: 1 when a promise was broken."""
    parser = argparse.ArgumentParser("./run chaos", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, help="how many of each kind; default: enough for docs/reliability.md"
    )
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED") or random.randrange(10**6)))
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"default: all of {', '.join(KINDS)}")
    given = parser.parse_args(argv)
    unknown = [name for name in given.kinds if name not in KINDS]
    if unknown:
        parser.error(f"there is no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    print(f"SEED={given.seed}", flush=True)
    lines, broken = [], 0
    for name in given.kinds or KINDS:
        kind = KINDS[name]
        rounds = given.rounds or kind.rounds
        begun = time.monotonic()
        try:
            tally = asyncio.run(run(kind, rounds, given.seed))
        except (asyncio.CancelledError, KeyboardInterrupt):
            return 130
        broken += len(tally.faults)
        lines.append(row(name, rounds, tally, time.monotonic() - begun))
        print(lines[-1], flush=True)
        if tally.steps:
            print(
                "    struck:",
                ", ".join(f"{step} {n}" for step, n in Counter(tally.steps).items()),
                flush=True,
            )
        if tally.seconds:
            print(f"    {kind.measures}: {kind.said(tally.seconds)}", flush=True)
    print("\n".join(["", HEAD, "| --- |" + " ---: |" * (HEAD.count("|") - 2), *lines]))
    return 1 if broken else 0


async def run(kind: Kind, rounds: int, seed: int) -> Tally:
    """So many rounds of a kind; the seeds count up, so that one of them can be played alone."""
    total, task = Tally(), asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # nothing outlives it
    async with kind.large() as play:
        for n in range(rounds):
            try:
                total.add(await play(seed + n))
                print(f"    {n + 1} of {rounds} rounds", file=sys.stderr, end="\r", flush=True)
            except BaseException:
                print(f"SEED={seed + n} did not come to its end", file=sys.stderr)
                raise
    return total


def row(name: str, rounds: int, tally: Tally, seconds: float) -> str:
    """A line of the table."""
    counts = (rounds, tally.strikes, tally.answered, tally.resent, tally.late, tally.records, tally.rang)
    cells = (name, *counts, tally.forked, len(tally.faults), round(seconds))
    return "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

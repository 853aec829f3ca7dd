"""The film that is played, and what is asked of those who play it."""

from __future__ import annotations

import os
import subprocess
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

MINUTES = float(os.environ.get("BENCH_MINUTES", "5"))

Track = Sequence[tuple[float, float]]
"""Positions in seconds at true times (the machine's clock), in order."""


def film(folder: Path, seconds: float) -> Path:
    """A film with sound of that length."""
    path = folder / "film.mp4"
    command = (
        f"ffmpeg -v error -f lavfi -i testsrc=size=320x180:rate=25 -f lavfi -i sine=440 -t {seconds:.0f}"
        " -c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -movflags +faststart"
    )
    subprocess.run([*command.split(), str(path)], check=True)
    return path


def quantile(values: Sequence[float], q: float) -> float:
    """The value below which the part `q` of them lies; not a number of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(q * len(ordered)))] if ordered else float("nan")


def at(track: Track, time: float) -> float | None:
    """The position at a true time, between the two readings around it; None where there is a hole."""
    n = bisect_left(track, (time, float("-inf")))
    if not 0 < n < len(track):
        return None
    (before, first), (after, last) = track[n - 1], track[n]
    if after - before > 0.5:
        return None
    part = (time - before) / (after - before) if after > before else 0.0
    return first + part * (last - first)


def course(one: Track, other: Track, begin: float) -> list[tuple[float, float]]:
    """How far the one is ahead of the other, in milliseconds, at seconds since `begin`."""
    found = []
    for time, position in one:
        there = at(other, time)
        if there is not None:
            found.append((time - begin, 1e3 * (position - there)))
    return found


def apart(one: Track, other: Track, fits: Callable[[float], bool]) -> list[float]:
    """Seconds between the two at each reading of the one at a true time that fits."""
    found = []
    for time, position in one:
        there = at(other, time) if fits(time) else None
        if there is not None:
            found.append(abs(position - there))
    return found

"""Two mpv, each with its own copy of a film, on lines that are far and lose packets."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from .. import plots
from ..lockstep.net import Line, Net, why_not
from ..lockstep.rows import hub
from .film import MINUTES, apart, at, course, film, quantile

LINES = [Line(60, 60, 3, 1), Line(60, 60, 3, 1)]
SEEKS, EVERY = 6, 10.0
"""So many, so many seconds apart, after the calm part."""
SETTLED = 3.0
"""Seconds after the start and after a seek in which they may be apart."""
NEAR = 0.1


class Watched:
    """One viewer: its process and what it told."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[dict[str, Any]] = []
        self.link: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def listen(self) -> None:
        """Takes what it tells until it is done or gone."""
        assert self.process.stdout is not None
        while raw := await self.process.stdout.readline():
            line = json.loads(raw)
            self.lines.append(line)
            if line["kind"] == "link":
                self.link.set_result(line["link"])
            if line["kind"] == "done":
                return

    def track(self) -> list[tuple[float, float]]:
        """Where it was, while it played."""
        return [
            (one["true"], one["position"]) for one in self.lines if one["kind"] == "place" and one["playing"]
        ]


async def _viewer(net: Net, n: int, *words: object) -> Watched:
    process = await asyncio.create_subprocess_exec(
        "ip", "netns", "exec", net.space(n), sys.executable, "-m", "bench.playback.viewer", *map(str, words),
        stdout=asyncio.subprocess.PIPE, limit=1 << 20, env=os.environ | {"XDG_CONFIG_HOME": tempfile.gettempdir()},
    )  # fmt: skip
    return Watched(process)


async def measure() -> None:
    """Prints how far the players were from each other, and how soon they were together after a seek."""
    why = why_not() or next(
        (f"there is no {one}" for one in ("mpv", "ffmpeg") if not shutil.which(one)), None
    )
    if why is not None:
        print(f"Two mpv: not measured, {why}.\n")
        return
    calm = 30 * MINUTES
    at_seconds = [calm + EVERY * n for n in range(SEEKS)]
    with tempfile.TemporaryDirectory() as folder, Net(LINES, seed=2) as net:
        path = film(Path(folder), calm + EVERY * SEEKS + 120)
        async with hub(Path(folder) / "data") as port:
            ana = await _viewer(net, 0, f"make:http://{net.hub(0)}:{port}", "Ana", path, *at_seconds)
            listening = asyncio.ensure_future(ana.listen())
            ben = await _viewer(net, 1, (await ana.link).replace(net.hub(0), net.hub(1)), "Ben", path)
            also = asyncio.ensure_future(ben.listen())
            await listening
            ben.process.terminate()
            await asyncio.gather(also, ana.process.wait(), ben.process.wait())
    _table(ana, ben)


def _table(ana: Watched, ben: Watched) -> None:
    began = next(one["true"] for one in ana.lines if one["kind"] == "began")
    seeks = [one["true"] for one in ana.lines if one["kind"] == "seek"]
    tracks = ana.track(), ben.track()
    if plots.FOLDER:
        near = [point for point in course(*tracks, began) if abs(point[1]) < 500]
        marks = [seek - began for seek in seeks]
        plots.courses(
            "players", f"Two mpv, {LINES[0]} each, seeks at the dotted lines", "seconds", "milliseconds",
            {"Ana ahead of Ben": near}, marks,
        )  # fmt: skip
    distance = apart(*tracks, lambda time: began + SETTLED < time < seeks[0])
    print(
        f"Two mpv, {LINES[0]} each, {seeks[0] - began:.0f} s of film and then {len(seeks)} seeks in Ana's\n"
    )
    print(
        f"apart while playing: p50 {1e3 * quantile(distance, 0.5):.1f} ms,"
        f" p95 {1e3 * quantile(distance, 0.95):.1f} ms, most {1e3 * max(distance):.1f} ms"
    )
    for name, one in (("Ana", ana), ("Ben", ben)):
        rows = [
            row for row in one.lines if row["kind"] == "place" and began + SETTLED < row["true"] < seeks[0]
        ]
        off = [abs(row["drift"]) for row in rows if row["drift"] is not None]
        speeds = [row["speed"] for row in rows]
        changes = sum(abs(a - b) > 1e-6 for a, b in pairwise(speeds))
        minutes = (seeks[0] - began - SETTLED) / 60
        print(
            f"{name}: from the motion p50 {1e3 * quantile(off, 0.5):.1f} ms, p95 {1e3 * quantile(off, 0.95):.1f} ms;"
            f" {changes / minutes:.1f} changes of speed a minute"
        )
    together = [_together(*tracks, seek) for seek in seeks]
    print(
        f"together (within {1e3 * NEAR:.0f} ms, and so for a second) after a seek:"
        f" {', '.join('never' if one is None else f'{one:.2f} s' for one in together)}\n"
    )


def _together(one: Any, other: Any, seek: float) -> float | None:
    """Seconds from a seek until both play within `NEAR`, and stay so for a second."""
    since: float | None = None
    for time, position in one:
        if not seek < time < seek + EVERY - 1:
            continue
        there = at(other, time)
        # Both have to be past the seek: before it they were together too.
        if there is None or abs(position - there) > NEAR or time - seek < 0.15:
            since = None
        elif since is None:
            since = time
        elif time - since > 1.0:
            return since - seek
    return None

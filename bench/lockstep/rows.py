"""The rows: lines, what is asked of them, and what came out."""

from __future__ import annotations

import asyncio
import json
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

import samesky_client

from .net import Line, Net

FLIPS = int(os.environ.get("BENCH_FLIPS", "1000"))
GAP = 0.35
"""Seconds between two flips, on average."""
AT_ONCE = 8
"""Rows that run side by side."""
MEMORY = Path("/dev/shm")
"""Where the hubs keep their logs: several that sync one disk at once would measure that disk."""
ONLY = os.environ.get("BENCH_ROWS", "")
"""The numbers of the rows to run, with commas; all without."""
KEEP = os.environ.get("BENCH_KEEP", "")
"""A folder for everything that was seen, a file a row."""
AFTER = 4.0
"""Seconds after entering from which on the clock is judged: the start burst is over."""


class Row(Struct, frozen=True):
    """Two lines, and whether timed changes are followed by tiny frames."""

    ana: Line
    ben: Line
    trail: bool = True
    ppm: tuple[float, float] = (100.0, -100.0)


ROWS = [
    Row(Line(15, 15, 4, 1), Line(15, 15, 4, 1)),
    Row(Line(60, 60, 3, 1), Line(15, 15, 4, 1)),
    Row(Line(60, 60, 3, 1), Line(15, 15, 4, 1), trail=False),
    Row(Line(72, 48, 3, 1), Line(15, 15, 4, 1)),
    Row(Line(125, 125, 6, 3), Line(60, 60, 6, 3)),
    Row(Line(125, 125, 6, 3), Line(60, 60, 6, 3), trail=False),
    Row(Line(150, 100, 6, 1), Line(72, 48, 3, 1)),
    Row(Line(60, 60, 6, 5), Line(60, 60, 6, 5)),
]


class Found(Struct):
    """What came out of a row: its line of the table, how far apart each flip was, and how wrong each clock (ms)."""

    row: Row
    line: str
    skew: list[float]
    off: tuple[list[tuple[float, float]], list[tuple[float, float]]]
    """For each device (seconds since it entered, error)."""


class Seen(Struct):
    """What one device told."""

    flips: dict[int, dict[str, Any]] = {}
    clock: list[dict[str, Any]] = []


def quantile(values: list[float], q: float) -> float:
    """The value below which the part `q` of them lies; not a number of none."""
    return sorted(values)[min(len(values) - 1, math.ceil(q * len(values)) - 1)] if values else math.nan


@asynccontextmanager
async def hub(folder: Path, trail: bool = True) -> AsyncIterator[int]:
    """A hub on all addresses of this machine; its port."""
    limits = {"SAMESKY_ROOMS": "open", "SAMESKY_ROOMS_PER_HOUR": "1000", "SAMESKY_JOINS_PER_MINUTE": "1000"}
    limits["SAMESKY_INSECURE_DEV"] = "yes"  # plain http between namespaces
    how = [] if trail else ["--no-trail"]
    command = [
        sys.executable,
        "-m",
        "bench.lockstep.hub",
        *how,
        "--host",
        "0.0.0.0",
        "--port",
        "0",
        "--data",
        str(folder),
    ]
    with (folder.parent / "hub.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stderr=log, env=os.environ | limits
        )
    assert process.stdout is not None
    line = await process.stdout.readline()
    try:
        assert line, (folder.parent / "hub.log").read_text()
        yield int(json.loads(line)["url"].rpartition(":")[2])
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def true_clock(port: int) -> float:
    """Room time minus the machine's monotonic time, over loopback: what every device would like to know."""
    async with samesky_client.make(f"http://127.0.0.1:{port}", name="True", sealing="none") as room:
        await room.until(lambda one: one.round_trip is not None)
        await asyncio.sleep(2.5)
        offset = room.offset()
        assert offset is not None
        return offset


async def _member(net: Net, n: int, *words: object) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        "ip", "netns", "exec", net.space(n), sys.executable, "-m", "bench.lockstep.member", *map(str, words),
        stdout=asyncio.subprocess.PIPE, limit=1 << 20,
        env=os.environ | {"XDG_CONFIG_HOME": tempfile.gettempdir()},
    )  # fmt: skip


async def _listen(process: asyncio.subprocess.Process, seen: Seen, link: asyncio.Future[str] | None) -> None:
    """Takes what a device tells until it is done or gone."""
    assert process.stdout is not None
    while line := await process.stdout.readline():
        what = json.loads(line)
        match what.pop("kind"):
            case "flip":
                seen.flips[what["seq"]] = what
            case "clock":
                seen.clock.append(what)
            case "link" if link is not None:
                link.set_result(what["link"])
            case "done":
                return


async def run(
    row: Row, net: Net, first: int, what: str = "timer", count: int = FLIPS, gap: float = GAP
) -> Found:
    """Runs one row on the namespaces from `first` on: flips of a `timer`, or of an `evening`, `count` of them."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        async with hub(Path(folder) / "data", row.trail) as port:
            true = await true_clock(port)
            ana, ben = Seen({}, []), Seen({}, [])
            link: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            url = f"http://{net.hub(first)}:{port}"
            one = await _member(net, first, f"make:{url}", "ana", row.ppm[0], what, count, gap)
            listening = asyncio.ensure_future(_listen(one, ana, link))
            invited = (await link).replace(net.hub(first), net.hub(first + 1))
            other = await _member(net, first + 1, invited, "ben", row.ppm[1], what, 0, 0)
            also = asyncio.ensure_future(_listen(other, ben, None))
            began = time.monotonic()
            await listening
            minutes = (time.monotonic() - began) / 60
            carried = [sum(net.carried(first + n)) for n in range(2)]
            other.terminate()
            await asyncio.gather(also, one.wait(), other.wait())
    if KEEP:
        kept = {"row": row, "true": true, "ana": ana, "ben": ben}
        (Path(KEEP) / f"row-{first // 2}.json").write_bytes(msgspec.json.encode(kept))
    return _found(row, true, ana, ben, sum(carried) / minutes / 1024)


def _found(row: Row, true: float, ana: Seen, ben: Seen, kib: float) -> Found:
    """What came out of a row."""
    halves = [(line.up - line.down) / 2 for line in (row.ana, row.ben)]
    limit = abs(halves[0] - halves[1])
    off = [
        [1e3 * abs(one["room"] - one["true"] - true) for one in seen.clock if one["since"] > AFTER]
        for seen in (ana, ben)
    ]
    both = sorted(ana.flips.keys() & ben.flips.keys())
    skew = [1e3 * abs(ana.flips[n]["true"] - ben.flips[n]["true"]) for n in both]
    plain = [1e3 * abs(ana.flips[n]["got"] - ben.flips[n]["got"]) for n in both]
    late = sum(ana.flips[n]["early"] < 0 or ben.flips[n]["early"] < 0 for n in both)
    # The initiator's own wait from the hub's decision: the lead is what the nearer device had, and its way down.
    lead = [
        1e3 * max(ana.flips[n]["early"] + row.ana.down / 1e3, ben.flips[n]["early"] + row.ben.down / 1e3)
        for n in both
    ]
    columns = [
        f"{row.ana!s:>15}",
        f"{row.ben!s:>13}",
        f"{'yes' if row.trail else 'no':>5}",
        f"{len(both):5}",
        *(
            f"{abs(half):3g} {quantiles(error, 0.5, 0.95, 0.99)}"
            for half, error in zip(halves, off, strict=True)
        ),
        f"{limit:3g} {quantiles(skew, 0.5, 0.95, 0.98, 0.99, 1.0)}",
        f"{100 * late / max(1, len(both)):5.2f}",
        f"{statistics.mean(lead) if lead else math.nan:4.0f}",
        quantiles(plain, 0.5, 0.99),
        f"{kib:7.0f}",
    ]
    course = [
        [(one["since"], 1e3 * (one["room"] - one["true"] - true)) for one in seen.clock]
        for seen in (ana, ben)
    ]
    return Found(row, " | ".join(columns), skew, (course[0], course[1]))


def quantiles(values: list[float], *which: float) -> str:
    return " ".join(f"{quantile(values, q):6.1f}" for q in which)


HEAD = " | ".join([
    f"{'Ana':>15}", f"{'Ben':>13}", "trail", "flips", f"{'Ana: limit p50 p95 p99':>24}",
    f"{'Ben: limit p50 p95 p99':>24}",
    f"{'skew: limit p50 p95 p98 p99 max':>38}", "late%", "lead", f"{'on receipt':>13}", "KiB/min",
])  # fmt: skip


async def measure() -> list[Found]:
    """Prints the table and returns what is in it; `BENCH_FLIPS` says how many flips a row has (1,000)."""
    rows = asyncio.Queue[tuple[int, Row]]()
    for n, row in enumerate(ROWS):
        if not ONLY or str(n) in ONLY.split(","):
            rows.put_nowait((n, row))
    lines = [line for row in ROWS for line in (row.ana, row.ben)]
    done: dict[int, Found] = {}

    async def work(net: Net) -> None:
        while not rows.empty():
            n, row = rows.get_nowait()
            done[n] = await run(row, net, 2 * n)

    with Net(lines, seed=1, at=40) as net:
        await asyncio.gather(*(work(net) for _ in range(AT_ONCE)))
    found = [done[n] for n in sorted(done)]
    print(f"Lockstep, {FLIPS} flips a row (ms; one-way up+down, jitter, loss; limits are half-asymmetries)\n")
    print("\n".join([HEAD, *(one.line for one in found)]))
    print(
        "\n`on receipt` (p50, p99): the same flips by who does it when the message comes, as most programs do.\n"
    )
    return found

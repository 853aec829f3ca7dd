"""What the rules of others make of the same lines, how soon our clock is right, and what silence costs."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import samesky_client

from .net import Line, Net
from .rows import AFTER, FLIPS, GAP, MEMORY, hub, quantile, quantiles, true_clock

PAIRS = [
    (Line(60, 60, 3, 1), Line(15, 15, 4, 1)),
    (Line(125, 125, 6, 3), Line(60, 60, 6, 3)),
]
LINES = [Line(15, 15, 4, 1), Line(60, 60, 3, 1), Line(72, 48, 3, 1), Line(125, 125, 6, 3), Line(60, 60, 6, 5)]
COUNTS = {"starts": 40, "sleeps": 40, "steps": 40}
"""How often, on each line."""
RULES = ("pairs", "when")
SILENT = float(os.environ.get("BENCH_SILENT", "600"))
"""Seconds of silence."""
NAMES = {
    "receipt": "on receipt (1 s seek, receive-time stamps; or 5 s broadcast, 2 s seek)",
    "pairs": "probe pairs, min-RTT of 16 (Beatsync)",
    "when": "offset + When (Jellyfin SyncPlay)",
}


async def _process(net: Net, n: int, module: str, *words: object) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        "ip", "netns", "exec", net.space(n), sys.executable, "-m", f"bench.lockstep.{module}", *map(str, words),
        stdout=asyncio.subprocess.PIPE, limit=1 << 20, env=os.environ | {"XDG_CONFIG_HOME": tempfile.gettempdir()},
    )  # fmt: skip


async def _lines_of(process: asyncio.subprocess.Process, into: list[dict[str, Any]]) -> None:
    assert process.stdout is not None
    while line := await process.stdout.readline():
        into.append(json.loads(line))


# -------------------------------------------------------------------------------------------- others


async def others() -> list[dict[str, list[float]]]:
    """Prints what two devices do by the rules of others; for each pair of lines, how far apart each flip was (ms)."""
    lines = [line for pair in PAIRS for line in pair]
    with Net(lines, seed=3, at=20) as net:
        found = await asyncio.gather(*(_pair(net, 2 * n) for n in range(len(PAIRS))))
    print(f"The rules of others on the same lines, {FLIPS} flips (ms)\n")
    print(
        f"{'Ana':>14} | {'Ben':>14} | {'rule':<72} | {'Ana off: p50 p95 p99':>22} | {'Ben off':>22} |"
        f" {'skew: p50 p95 p98 p99 max':>36} | late% | lead | pings in 10 min"
    )
    for (ana, ben), seen in zip(PAIRS, found, strict=True):
        for rule in NAMES:
            print(f"{ana!s:>14} | {ben!s:>14} | {NAMES[rule]:<72} | {_rule(rule, *seen)}")
    print()
    return [{NAMES[rule]: _skew(rule, *seen) for rule in NAMES} for seen in found]


async def _pair(net: Net, first: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.lockstep.others", "serve", stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    seen: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    clients = [
        await _process(net, first + n, "others", net.hub(first + n), port, ppm)
        for n, ppm in enumerate((60.0, -40.0))
    ]
    tasks = [asyncio.ensure_future(_lines_of(one, into)) for one, into in zip(clients, seen, strict=True)]
    # As long as it takes, and for the estimates to be there: SyncPlay's pings are slow.
    await asyncio.sleep(FLIPS * GAP * 1.02 + 2 * AFTER)
    for one in (*clients, server):
        one.terminate()
    await asyncio.gather(*tasks, *(one.wait() for one in (*clients, server)))
    return seen


def _flips(rule: str, *told: list[dict[str, Any]]) -> tuple[list[dict[int, dict[str, Any]]], list[int]]:
    """The flips of each device by number, and those that both have by this rule."""
    flips = [{one["n"]: one for one in seen if one["kind"] == "flip"} for seen in told]
    both = sorted(flips[0].keys() & flips[1].keys())
    return flips, [n for n in both if rule == "receipt" or all(rule in one[n]["flips"] for one in flips)]


def _skew(rule: str, *told: list[dict[str, Any]]) -> list[float]:
    flips, both = _flips(rule, *told)
    times = [[one[n]["got"] if rule == "receipt" else one[n]["flips"][rule] for n in both] for one in flips]
    return [1e3 * abs(a - b) for a, b in zip(*times, strict=True)]


def _rule(rule: str, ana: list[dict[str, Any]], ben: list[dict[str, Any]]) -> str:
    flips, both = _flips(rule, ana, ben)
    skew = _skew(rule, ana, ben)
    if rule == "receipt":
        return f"{'':>22} | {'':>22} | {quantiles(skew, 0.5, 0.95, 0.98, 0.99, 1.0):>36} |   100 |    0 | 0"
    clocks = [[one for one in seen if one["kind"] == "clock" and one["since"] > AFTER] for seen in (ana, ben)]
    off = [[1e3 * one["off"][rule] for one in seen if rule in one["off"]] for seen in clocks]
    late = sum(min(one[n]["early"][rule] for one in flips) < 0 for n in both)
    lead = sum(1e3 * flips[0][n]["lead"][rule] for n in both) / max(1, len(both))
    last = clocks[0][-1]
    pings = last["pings"][rule] * 600 / last["since"]
    columns = [
        *(f"{quantiles(one, 0.5, 0.95, 0.99):>22}" for one in off),
        f"{quantiles(skew, 0.5, 0.95, 0.98, 0.99, 1.0):>36}",
        f"{100 * late / max(1, len(both)):5.2f}",
        f"{lead:4.0f}",
        f"{pings:.0f}",
    ]
    return " | ".join(columns)


# -------------------------------------------------------------------------------------------- moments


async def moments() -> None:
    """Prints how soon the clock is right after something has happened, and what goes over a silent line."""
    heads = {"starts": "socket opens", "sleeps": "after 45 s of sleep", "steps": "after a step of 25 ms"}
    with Net(LINES, seed=4) as net, _folder() as folder:
        async with hub(folder) as port:
            true = await true_clock(port)
            silent = [asyncio.ensure_future(_silence(net, n, port, true)) for n in (1, 3)]
            rows = await asyncio.gather(*(_moments(net, n, port, true) for n in range(len(LINES))))
            quiet = await asyncio.gather(*silent)
    print("Seconds until the clock is within 10 ms of half the asymmetry (p50, p95, most)\n")
    print(f"{'line':>14} | " + " | ".join(f"{heads[what]:>22}" for what in COUNTS))
    print("\n".join([*rows, "", *quiet, ""]))


@contextlib.contextmanager
def _folder() -> Any:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder) / "data"


def _room(port: int) -> Any:
    return samesky_client.make(f"http://127.0.0.1:{port}", name="Host", sealing="none", kind="friends")


async def _silence(net: Net, n: int, port: int, true: float) -> str:
    async with _room(port) as room:
        said = await _moment(net, n, room, true, "silence", int(SILENT))
    return f"{LINES[n]}: in {SILENT:.0f} s of silence {said['pings']} pings and {said['changes']} changes"


async def _moments(net: Net, n: int, port: int, true: float) -> str:
    columns = []
    async with _room(port) as room:
        for what, count in COUNTS.items():
            took = await _moment(net, n, room, true, what, count)
            seconds = [one if one is not None else float("inf") for one in took]
            columns.append(
                f"{quantile(seconds, 0.5):6.2f} {quantile(seconds, 0.95):6.2f} {max(seconds):6.2f}"
            )
    return f"{LINES[n]!s:>14} | " + " | ".join(f"{one:>22}" for one in columns)


async def _moment(net: Net, n: int, room: samesky_client.Room, true: float, what: str, count: int) -> Any:
    limit = abs(LINES[n].up - LINES[n].down) / 2e3
    link = (await room.invite()).replace("127.0.0.1", net.hub(n))
    process = await _process(net, n, "moments", link, true, limit, what, count)
    out, _ = await process.communicate()
    return json.loads(out)

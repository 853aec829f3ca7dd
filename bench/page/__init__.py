"""The app's first two pages as a phone gets them: Lighthouse, and what they weigh.

    ./run bench page

`BENCH_RUNS` says how often Lighthouse looks at each (5). Lighthouse comes from npm, in the version of
package-lock.json, into a node_modules beside this file; the first run needs the internet for that, and nothing
else does.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from tests.serving import hub

import samesky_client
from samesky_web import static_dir

from .. import npm
from . import lighthouse, weight

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
TARGETS = {"performance": 90, "accessibility": 100, "best-practices": 95}
LOAD, EMBED = 120_000, 45_000
"""Bytes that a first load of the app may have without fonts, and a page that embeds rooms."""
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
}
"""What is shown of how fast it is, in milliseconds."""


async def measure() -> None:
    """Prints a table of scores, what cost points, and a table of bytes."""
    if lighthouse.CHROMIUM is None:
        print("First pages: not measured, there is no Chromium.\n")
        return
    npm.install(lighthouse.HERE)
    with tempfile.TemporaryDirectory() as folder:
        async with (
            hub(Path(folder) / "data") as running,
            samesky_client.make(running.url, name="Ana") as ana,
            httpx.AsyncClient(base_url=running.url) as http,
        ):
            pages = {"the door, `/`": running.url + "/", "an invitation, `/j#…`": ana.invite_link or ""}
            seen = {name: [await lighthouse.run(page) for _ in range(RUNS)] for name, page in pages.items()}
            _scores(seen)
            for name, reports in seen.items():
                _bytes(name, await weight.parts(reports[0], http))
    embedded = weight.embedding(static_dir())
    if embedded is not None:
        print(f"a page that embeds rooms: {embedded / 1000:.1f} kB gzip ({_verdict(embedded, EMBED)})\n")


def _scores(seen: dict[str, list[dict[str, Any]]]) -> None:
    version = next(iter(seen.values()))[0]["lighthouseVersion"]
    print(
        f"## First pages, as a phone gets them: Lighthouse {version}, medians of {RUNS} runs (least–most)\n"
    )
    print("| page | " + " | ".join(TARGETS) + " | " + " | ".join(TIMES.values()) + " | shift |")
    print("| --- |" + " ---: |" * (len(TARGETS) + len(TIMES) + 1))
    for name, reports in seen.items():
        row = [
            _spread([100 * one["categories"][category]["score"] for one in reports]) for category in TARGETS
        ]
        row += [_spread([one["audits"][time]["numericValue"] for one in reports], " ms") for time in TIMES]
        shift = [one["audits"]["cumulative-layout-shift"]["numericValue"] for one in reports]
        print(f"| {name} | {' | '.join(row)} | {statistics.median(shift):.3f} |")
    wanted = " | ".join(f"≥ {target}" for target in TARGETS.values())
    print(f"| target | {wanted} |{'  |' * (len(TIMES) + 1)}\n")
    for name, reports in seen.items():
        for fault, often in sorted(_faults(reports).items()):
            print(f"{name}: {fault}{'' if often == RUNS else f' (in {often} of {RUNS} runs)'}")
    print()


def _faults(reports: list[dict[str, Any]]) -> dict[str, int]:
    """What cost points, and in how many runs."""
    found: dict[str, int] = {}
    for report in reports:
        for category, audit in _counted(report):
            if audit["score"] is not None and audit["score"] < 0.9:
                value = (
                    f": {audit['displayValue']}"
                    if category != "performance" and "displayValue" in audit
                    else ""
                )
                fault = f"{category}: {audit['title']}{value}"
                found[fault] = found.get(fault, 0) + 1
    return found


def _counted(report: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The audits that count, with the category that they count in."""
    for category in TARGETS:
        for ref in report["categories"][category]["auditRefs"]:
            if ref["weight"] > 0:
                yield category, report["audits"][ref["id"]]


def _bytes(name: str, parts: list[weight.Part]) -> None:
    print(f"{name}, first load\n\n| | requests | over the line | gzip |\n| --- | ---: | ---: | ---: |")
    kinds: dict[str, list[weight.Part]] = {}
    for part in parts:
        kinds.setdefault(part.kind, []).append(part)
    for kind, some in sorted(kinds.items()):
        print(_line(kind.lower(), some))
    rest = [part for part in parts if part.kind != "Font"]
    print(_line("without fonts", rest))
    small = sum(part.small for part in rest)
    print(f"\nwithout fonts: {small / 1000:.1f} kB gzip ({_verdict(small, LOAD)})\n")


def _line(name: str, parts: list[weight.Part]) -> str:
    sent, small = sum(part.sent for part in parts), sum(part.small for part in parts)
    return f"| {name} | {len(parts)} | {sent / 1000:.1f} kB | {small / 1000:.1f} kB |"


def _verdict(size: int, target: int) -> str:
    return f"target ≤ {target / 1000:.0f} kB: {'met' if size <= target else 'missed'}"


def _spread(values: list[float], unit: str = "") -> str:
    return f"{statistics.median(values):.0f}{unit} ({min(values):.0f}–{max(values):.0f})"


__all__ = ["measure"]

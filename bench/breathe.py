"""Two pages of Chromium that breathe together, each on a line of its own.

    ./run bench breathe

`BENCH_MINUTES` says for how long (3). Root: each browser runs in a network namespace, as in `lockstep`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from playwright.async_api import Page, Playwright, async_playwright, expect

import samesky_client
from samesky_shared.core.breath import PATTERNS, Pattern, breath_at

from .lockstep.net import Line, Net, why_not
from .lockstep.rows import hub
from .playback.film import Track, apart, quantile

LINES = [Line(60, 60, 3, 1), Line(15, 15, 4, 1)]
MINUTES = int(os.environ.get("BENCH_MINUTES", "3"))
FRAME = 1000 / 60
"""Milliseconds of one."""
_PATIENCE = 60_000
PATTERN: Pattern = "coherent"

WATCH = """() => {
  const find = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.localName === 'samesky-breathe') return one;
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
    }
  };
  const one = find(document);
  window.seen = [];
  // Told at once of what was drawn, in the frame that has drawn it.
  new MutationObserver(() => {
    if (one.position > 0) window.seen.push([(performance.timeOrigin + performance.now()) / 1000, one.position]);
  }).observe(one.shadowRoot.querySelector(".sun"), { attributes: true });
}"""
"""Keeps when the light moved, and to which second of breathing."""


async def _enter(
    playwright: Playwright, folder: Path, net: Net, n: int, program: str, link: str, name: str
) -> Page:
    """A browser in the namespace of the line `n`, in the room, where one breathes."""
    wrapped = folder / f"chromium-{n}"
    wrapped.write_text(f'#!/bin/sh\nexec ip netns exec {net.space(n)} {program} "$@"\n')
    wrapped.chmod(0o755)
    browser = await playwright.chromium.launch(executable_path=wrapped, args=["--no-sandbox", "--mute-audio"])
    page = await (await browser.new_context(viewport={"width": 900, "height": 800})).new_page()
    page.set_default_timeout(_PATIENCE)
    await page.goto(link)
    await page.get_by_test_id("your-name").fill(name)
    await page.get_by_test_id("join").click()
    await expect(page.get_by_test_id("connection-state")).to_have_attribute(
        "data-state", "live", timeout=_PATIENCE
    )
    for step in ("dock-together", "open-breathe"):
        await page.get_by_test_id(step).click()
    await page.get_by_test_id("breathe-begin").wait_for()
    return page


async def measure() -> None:
    """Prints how far the light of each page was from the room clock, and from the other's."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    why = "there is no Chromium" if program is None else why_not()
    if why is not None or program is None:
        print(f"Two pages that breathe: not measured, {why}.\n")
        return
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        net = stack.enter_context(Net(LINES, seed=3))
        port = await stack.enter_async_context(hub(folder / "data"))
        made = samesky_client.make(f"http://127.0.0.1:{port}", name="Host", sealing="none", kind="friends")
        host = await stack.enter_async_context(made)
        playwright = await stack.enter_async_context(async_playwright())
        pages = [
            await _enter(
                playwright,
                folder,
                net,
                n,
                program,
                (await host.invite()).replace("127.0.0.1", net.hub(n)),
                name,
            )
            for n, name in enumerate(("Ana", "Ben"))
        ]
        await pages[0].get_by_test_id(f"breathe-minutes-{MINUTES}").click()
        await pages[0].get_by_test_id("breathe-begin").click()
        await pages[1].get_by_test_id("breathe-join").click()
        for page in pages:
            await page.get_by_test_id("breathe-panel").wait_for()
            await page.evaluate(WATCH)
        on = await host.until(lambda room: room.breathe().state.on)
        assert on is not None
        await host.until(lambda room: len(room.raw("breathe")["on"]["along"]) == 2)
        begun = host.seq
        await host.until(lambda room: room.breathe().state.on is None)
        records = host.seq - begun
        # The host is on no line, and has listened to the hub's clock all the while.
        ahead = quantile([host.now() - time.time() for _ in range(99)], 0.5)
        seen = [await page.evaluate("window.seen") for page in pages]
    began = on.motion.at - ahead
    _table(
        [[(float(at), float(position)) for at, position in one] for one in seen], began, on.length, records
    )


def _table(tracks: list[Track], began: float, length: float, records: int) -> None:
    end = began + length - 0.2
    tracks = [[(at, position) for at, position in one if began + 0.2 < at < end] for one in tracks]
    print(
        f"Two pages of Chromium breathe for {length:.0f} s ({PATTERN}), lines {LINES[0]} and {LINES[1]};"
        f" records of the room meanwhile: {records - 1}\n"
    )
    print("     | frames a second | from the room clock, ms: p50 p95 max | within a frame (16.7 ms)")
    for name, one in zip(("Ana", "Ben"), tracks, strict=True):
        off = [1e3 * abs(position - (at - began)) for at, position in one]
        print(
            f"{name:4} | {len(one) / (end - began):15.1f} | {quantile(off, 0.5):14.1f} {quantile(off, 0.95):8.1f}"
            f" {max(off):8.1f} | {_within(off):6.1f} %"
        )
    off = [1e3 * one for one in apart(tracks[0], tracks[1], lambda time: True)]
    heights = [
        100 * abs(breath_at(PATTERNS[PATTERN], position).height - breath_at(PATTERNS[PATTERN], there).height)
        for position, there in _pairs(tracks)
    ]
    print(
        f"\napart at the same instant: p50 {quantile(off, 0.5):.1f} ms, p95 {quantile(off, 0.95):.1f} ms,"
        f" most {max(off):.1f} ms; within a frame {_within(off):.1f} %;"
        f" in height p95 {quantile(heights, 0.95):.2f} % of the way\n"
    )


def _pairs(tracks: list[Track]) -> list[tuple[float, float]]:
    """What is on both screens at each frame of the first: the last that each has drawn."""
    found, n = [], 0
    other = tracks[1]
    for at, position in tracks[0]:
        while n + 1 < len(other) and other[n + 1][0] <= at:
            n += 1
        found.append((position, other[n][1]))
    return found


def _within(off: list[float]) -> float:
    return 100 * sum(one <= FRAME for one in off) / max(1, len(off))


__all__: list[Any] = ["measure"]

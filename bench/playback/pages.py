"""Two pages of Chromium with the same film, and three times one of them runs out of data."""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import uvicorn
from playwright.async_api import Browser, Page, async_playwright, expect
from starlette.applications import Starlette
from starlette.staticfiles import StaticFiles

import samesky_client

from .. import plots
from ..lockstep.rows import hub
from .film import MINUTES, apart, course, film, quantile

STALL = 0.5
"""Seconds for which it has no data."""
NEAR, FAST = 0.04, 0.05
"""Within so many seconds of the motion; a speed further from the room's than this is heard."""
AFTER = 5.0
"""Seconds after a stall in which the two may be apart."""
_PATIENCE = 30_000

FIND = """const find = (root) => {
  for (const one of root.querySelectorAll('*')) {
    if (one.dataset?.testid === 'player-media') return one;
    const inside = one.shadowRoot && find(one.shadowRoot);
    if (inside) return inside;
  }
};
const media = find(document), room = window.samesky.room;"""

WATCH = f"""() => {{ {FIND}
  window.seen = [];
  setInterval(() => {{
    const now = room.clock.now(), {{ position, rate, at }} = room.state('player').position;
    window.seen.push([(performance.timeOrigin + performance.now()) / 1000, media.currentTime,
      media.currentTime - position - rate * Math.max(0, now - at), media.playbackRate / (rate || 1), rate]);
  }}, 50);
}}"""

STALLS = f"""([ms]) => {{ {FIND}
  const rate = media.playbackRate;
  Object.defineProperty(media, 'readyState', {{ get: () => 2, configurable: true }});
  media.playbackRate = 0;
  setTimeout(() => {{ delete media.readyState; media.playbackRate = rate; }}, ms);
  return (performance.timeOrigin + performance.now()) / 1000;
}}"""


@asynccontextmanager
async def site(folder: Path) -> AsyncIterator[str]:
    """Serves a folder; its address."""
    app = Starlette()
    app.mount("/", StaticFiles(directory=folder))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))
    task = asyncio.ensure_future(server._serve([listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


async def _enter(browser: Browser, link: str, name: str) -> Page:
    page = await (await browser.new_context(viewport={"width": 900, "height": 800})).new_page()
    page.set_default_timeout(_PATIENCE)
    await page.goto(link)
    await page.get_by_test_id("your-name").fill(name)
    await page.get_by_test_id("join").click()
    await expect(page.get_by_test_id("connection-state")).to_have_attribute("data-state", "live")
    for step in ("dock-together", "open-watch"):
        await page.get_by_test_id(step).click()
    return page


async def measure() -> None:
    """Prints how far the pages were from the room and from each other."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None or shutil.which("ffmpeg") is None:
        print("Two pages: not measured, there is no Chromium or no ffmpeg.\n")
        return
    flags = ["--autoplay-policy=no-user-gesture-required", "--mute-audio"]
    with tempfile.TemporaryDirectory() as folder:
        path = film(Path(folder), 60 * MINUTES + 60)
        async with (
            hub(Path(folder) / "data") as port,
            site(path.parent) as address,
            samesky_client.make(
                f"http://127.0.0.1:{port}", name="Host", sealing="none", kind="friends"
            ) as host,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=program, args=flags)
            links = [await host.invite() for _ in range(2)]
            ana, ben = [
                await _enter(browser, link, name) for link, name in zip(links, ("Ana", "Ben"), strict=True)
            ]
            host.say_presence("hidden")  # nobody waits for a program without a screen
            await host.player().policy("catch-up")
            await host.playlist().add(f"{address}/film.mp4", 60 * MINUTES + 60)
            await host.playlist().next()
            await host.until(lambda room: room.player().state.playing)
            await asyncio.sleep(3.0)
            stalled = await _play(ana, ben)
            seen = [await page.evaluate("window.seen") for page in (ana, ben)]
            await browser.close()
    _table(seen, stalled)


async def _play(ana: Page, ben: Page) -> list[float]:
    """Plays, and stalls one of them three times; the true times of it."""
    for page in (ana, ben):
        await page.evaluate(WATCH)
    stalled = []
    for part in range(4):
        await asyncio.sleep(60 * MINUTES / 4)
        if part < 3:
            stalled.append(float(await ben.evaluate(STALLS, [1000 * STALL])))
    return stalled


def _table(seen: list[list[list[float]]], stalled: list[float]) -> None:
    def calm(time: float) -> bool:
        return all(not 0 <= time - one < STALL + AFTER for one in stalled)

    tracks = [[(time, position) for time, position, *_ in one] for one in seen]
    distance = apart(tracks[0], tracks[1], calm)
    began = tracks[0][0][0]
    if plots.FOLDER:
        ahead = {"Ana ahead of Ben": course(tracks[0], tracks[1], began)}
        marks = [one - began for one in stalled]
        plots.courses("pages", "Two pages, three stalls in Ben's", "seconds", "milliseconds", ahead, marks)
    print(f"Two pages of Chromium, {MINUTES:g} min of film, three stalls of {1000 * STALL:.0f} ms in Ben's\n")
    print(
        f"apart outside the {AFTER:g} s after a stall: p50 {1e3 * quantile(distance, 0.5):.1f} ms,"
        f" p95 {1e3 * quantile(distance, 0.95):.1f} ms, most {1e3 * max(distance):.1f} ms"
    )
    print(
        "\n     | from the motion: p50 p95 max | within 40 ms | faster or slower than 5 % | changes a minute"
    )
    for name, one in zip(("Ana", "Ben"), seen, strict=True):
        off = [abs(row[2]) for row in one]
        rates = [row[3] for row in one]
        fast = 100 - _part([rate - 1 for rate in rates if rate], FAST + 1e-6)
        changes = sum(_changed(a, b) for a, b in pairwise(rates))
        print(
            f"{name:4} | {1e3 * quantile(off, 0.5):13.1f} {1e3 * quantile(off, 0.95):6.1f} {1e3 * max(off):6.1f} |"
            f" {_part(off, NEAR):10.1f} % | {fast:23.1f} % |"
            f" {changes / MINUTES:16.1f}"
        )
    print()


def _changed(one: float, other: float) -> bool:
    """Another speed; the stall itself, in which it stands, is none of ours."""
    return one > 0 and other > 0 and abs(one - other) > 1e-6


def _part(values: list[Any], near: float) -> float:
    return 100 * sum(abs(one) <= near for one in values) / max(1, len(values))

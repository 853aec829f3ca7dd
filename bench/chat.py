"""Ten thousand lines of a chat: how soon it opens, how soon what was said before is there, how smoothly it scrolls.

    ./run bench chat

`BENCH_LINES` says how many (10,000). The lines are said by six members through one hub; a seventh has the app in
Chromium, in a window like a phone's, and scrolls up to the first line and down again.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright
from tests.browser.people import person, unhurried
from tests.serving import hub

import samesky_client
from samesky_client import Room

LINES = int(os.environ.get("BENCH_LINES", "10000"))
MEMBERS = 6
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LIST = "document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot.querySelector('.view samesky-chat').shadowRoot.querySelector('.lines')"  # noqa: E501
UP = """async () => {
  const list = LIST;
  const times = [];
  for (;;) {
    const [had, begun] = [window.samesky.room.entries.length, performance.now()];
    if (!window.samesky.room.earlier) return times;
    list.scrollTop = 0;
    while (window.samesky.room.entries.length === had && window.samesky.room.earlier)
      await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - begun);
  }
}""".replace("LIST", LIST)
DOWN = """async () => {
  const list = LIST;
  const [gaps, most] = [[], { drawn: 0 }];
  list.scrollTop = 0;
  await new Promise((done) => setTimeout(done, 300));
  let [before, at] = [performance.now(), 0];
  while (list.scrollHeight - list.scrollTop - list.clientHeight > 5 && gaps.length < 4000) {
    list.scrollTop += 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - before);
    before = now;
    most.drawn = Math.max(most.drawn, list.querySelectorAll('.line').length);
  }
  return { gaps, drawn: most.drawn };
}""".replace("LIST", LIST)


async def measure() -> None:
    """Prints a table."""
    if CHROMIUM is None:
        print("A long chat: not measured, there is no Chromium.\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        async with hub(Path(folder) / "data", joins_per_minute="1000") as running:
            first = await samesky_client.make(running.url, name="Member 1", kind="friends")
            rooms = [first]
            try:
                for n in range(2, MEMBERS + 1):
                    rooms.append(await samesky_client.join(await first.invite(), name=f"Member {n}"))
                await asyncio.gather(*(_say(room, n) for n, room in enumerate(rooms)))
                link = await first.invite()
            finally:
                for room in rooms:
                    await room.close()
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM)
                async with person(browser, size=(390, 844)) as reader:
                    await reader.join(link, "Reader")
                    await _read(reader.page, reader)
                await browser.close()


async def _say(room: Room, n: int) -> None:
    for k in range(n, LINES, MEMBERS):
        words = f"Line {k}, " + "and what else there was to say of it. " * (k % 5)
        await unhurried(lambda words=words: room.chat().say(words))  # type: ignore[misc]


async def _read(page: Page, reader: Any) -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await reader.to("words")
    await reader["chat-line"].last.wait_for()
    opened = 1000 * (loop.time() - begun)
    pages = await page.evaluate(UP)
    down = await page.evaluate(DOWN)
    held = await page.evaluate("performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0")
    gaps = down["gaps"]
    rows = (
        ("from Together to the newest line", f"{opened:.0f} ms"),
        (f"a hundred lines of before: asked for and drawn, median (p95) of {len(pages)}", f"{_of(pages)} ms"),
        (
            f"down through it, 400 pixels a frame: median (p95, longest) of {len(gaps)}",
            f"{_of(gaps, True)} ms",
        ),
        ("lines drawn at most", str(down["drawn"])),
        ("heap of the page afterwards", f"{held:.0f} MB"),
    )
    print(f"## A chat of {LINES:,} lines, in a window of 390 × 844\n\n| | |\n| --- | ---: |")
    for what, figure in rows:
        print(f"| {what} | {figure} |")
    print()


def _of(times: list[float], most: bool = False) -> str:
    longest = f", {max(times):.0f}" if most else ""
    return f"{statistics.median(times):.0f} ({statistics.quantiles(times, n=20)[-1]:.0f}{longest})"

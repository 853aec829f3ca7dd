"""What people do in a page, and what they hear: a page object, a song, and the rehearsal partner."""

from __future__ import annotations

import asyncio
import json
import math
import struct
import sys
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Page, WebSocketRoute, expect
from starlette.applications import Starlette
from starlette.staticfiles import StaticFiles

import samesky_client
from samesky_client import Refused, Room

PATIENCE = 60_000
"""Milliseconds that a page may take; nothing here is a measurement."""
LONG = "Maximiliane-Theodora von der Heide-Lüttichau"
"""A name that needs space."""
SHOWS = """() => {
  const page = document.querySelector("samesky-app")?.shadowRoot?.querySelector("samesky-room-page");
  const tags = [...page?.shadowRoot?.querySelectorAll("*") ?? []].map((one) => one.localName);
  return `${page?.view} ${[...new Set(tags)].filter((tag) => tag.includes("-"))}`;
}"""
SETTLED = """() => {
  const room = document.querySelector("samesky-room")?.joined ?? window.samesky?.room;
  return room?.connection !== "live" || room.pending.every((one) => one.unconfirmed);
}"""
"""A page shows what its person did before the hub has it: what another does next may come first until this is so."""

Shot = Callable[["Person", str], Awaitable[None]]
"""Keeps a picture of somebody's page under a name, to be looked at."""


class Person:
    """Somebody with a page of their own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.lines: list[WebSocketRoute] = []
        """Its connections to the hub, newest last, once its line can be cut."""
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.said: list[str] = []
        """What the page wrote to its console, the newest 20 lines."""
        page.on("console", self._hears)

    def __getitem__(self, testid: str) -> Any:
        return self.page.get_by_test_id(testid)

    def _hears(self, line: ConsoleMessage) -> None:
        self.said = [*self.said[-19:], line.text]

    async def looks(self) -> str:
        """Where the page is and what it shows, for whoever reads of a failure."""
        async with asyncio.timeout(5):
            shows = await self.page.evaluate(SHOWS)
        return f"{self.page.url}\nfaults {self.faults}, said {self.said}\n{shows}"

    async def live(self) -> None:
        """Waits until the page is connected."""
        await expect(self["connection-state"]).to_have_attribute("data-state", "live", timeout=PATIENCE)

    async def line_can_be_cut(self) -> None:
        """From now on the page's connections go through here: `lines[-1].close()` cuts the newest."""

        def through(line: WebSocketRoute) -> None:
            line.connect_to_server()
            self.lines.append(line)

        await self.page.route_web_socket("**/v1/socket", through)

    async def join(self, link: str, name: str) -> None:
        """Opens an invitation."""
        await self.page.goto(link)
        await self["your-name"].fill(name)
        await self["join"].click()
        await self.live()

    async def to(self, view: str) -> None:
        """Goes to an activity (`timer`, `questions`, `watch`, `words`) or a place of the dock, as a person does."""
        if await self["back"].count():
            await self["back"].click()
        if view in ("tonight", "together", "kept", "room"):
            await self[f"dock-{view}"].click()
        else:
            await self["dock-together"].click()
            await self[f"open-{view}"].click()
            await self["back"].wait_for()
        # What a view is made of comes when it is first seen, and its words after it.
        await expect(self.page.locator("samesky-room-page :not(:defined)")).to_have_count(0, timeout=PATIENCE)
        await self.page.locator("samesky-room-page h1").first.wait_for(state="attached")
        if view == "kept":
            await self["kept-search"].wait_for()

    async def state(self, on: str) -> Any:
        """The state that the page has of an instance."""
        return await self.page.evaluate("on => window.samesky.room.state(on)", on)

    async def until(self, script: str, *arguments: Any) -> Any:
        """Waits until a script in the page gives something, and returns that."""
        found = await self.page.wait_for_function(script, arg=list(arguments), timeout=PATIENCE)
        return await found.json_value()

    async def flip(self, on: str, at: float) -> float:
        """The room time at which the page showed what turned at `at`."""
        shown = await self.until(
            "([on, at]) => window.samesky.flips.find(f => f.on === on && Math.abs(f.at - at) < .001)?.shown",
            on,
            at,
        )
        assert isinstance(shown, float)
        return shown


@asynccontextmanager
async def person(
    browser: Browser,
    *,
    scheme: str = "light",
    size: tuple[int, int] = (1000, 900),
    worker: bool = False,
    **more: Any,
) -> AsyncIterator[Person]:
    """A page in a context of its own, so that two people share nothing. It moves nothing that needs not move.

    Args:
        worker: whether the page may have its service worker.
        more: for the context, e.g. `timezone_id`.
    """
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        service_workers="allow" if worker else "block",
        **more,
    )
    made = Person(await context.new_page())
    try:
        yield made
        assert made.faults == [], made.faults
    except Exception as error:
        with suppress(Exception):  # of a page that has crashed nothing can be said
            error.add_note(await made.looks())
        raise
    finally:
        await context.close()


@asynccontextmanager
async def friends(url: str, count: int = 11, *, kind: str = "friends") -> AsyncIterator[list[Room]]:
    """A room in which so many are, in terminals: the first has a long name, the others are `Friend 2` and so on."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(url, name=LONG, kind=kind))
        there = [first]
        for n in range(2, count + 1):
            link = await first.invite()
            there.append(await stack.enter_async_context(samesky_client.join(link, name=f"Friend {n}")))
        yield there


async def meet(url: str, one: Person, other: Person, name: str = "Ana", others: str = "Ben") -> None:
    """One makes a room and the other comes in by its link; each knows of the other then.

    Args:
        url: of the hub, with what its page is asked for.
    """
    await one.page.goto(url)
    await one["your-name"].fill(name)
    await one["make-room"].click()
    await one.live()
    await other.join(await one["invite-link"].input_value(), others)
    await one.until("() => Object.keys(window.samesky.room.members).length === 2")


async def unhurried(act: Callable[[], Awaitable[object]]) -> None:
    """Does something in a room, and again after a while when the hub finds that it was too fast."""
    while True:
        try:
            await act()
            return
        except Refused as refused:
            if refused.code != "too_fast":
                raise
            await asyncio.sleep(refused.retry_after or 0.05)


class Rehearsal:
    """`samesky partner --json` in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.lines: list[dict[str, Any]] = []

    async def until(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first line that fits, waited for."""
        for line in self.lines:
            if fits(line):
                return line
        assert self._process.stdout is not None
        while raw := await self._process.stdout.readline():
            line = json.loads(raw)
            self.lines.append(line)
            if fits(line):
                return line
        raise AssertionError(f"the partner has gone; it said {self.lines[-3:]}")


@asynccontextmanager
async def rehearsal(link: str, home: Path, *songs: str) -> AsyncIterator[Rehearsal]:
    """The rehearsal partner, in a room."""
    more = [part for song in songs for part in ("--song", song)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "samesky_client", "partner", link, "--name", "Robin", "--after", "0.1", "--json", *more,
        stdout=asyncio.subprocess.PIPE, limit=1 << 20, env={"PATH": "/usr/bin:/bin", "HOME": str(home)},
    )  # fmt: skip
    try:
        yield Rehearsal(process)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def song(path: Path, seconds: float) -> None:
    """A tone as a WAV file."""
    rate = 8000
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        samples = (int(8000 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(int(rate * seconds)))
        out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def files(folder: Path) -> Starlette:
    """A site that serves the files of a folder."""
    app = Starlette()
    app.mount("/", StaticFiles(directory=folder))
    return app

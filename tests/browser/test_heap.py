"""A page that is open for an evening, and for two hours by its own clock: what has passed is let go of."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import pytest
from playwright.async_api import Browser, CDPSession, expect

import samesky_client
from samesky_client import Refused, Room

from ..serving import HubProcess, hub
from .people import PATIENCE, Person, person, unhurried

DEVICES, EACH = 6, 80
"""Devices that send at once, and how many commands each does in a third of the evening."""
LINES = 30
"""Lines of the chat in a third: those stay."""
SAID = "([lines]) => window.samesky.room.entries.filter(({ kind }) => kind === 'line').length === lines"
NOISE = 600_000
"""Bytes of heap; so 1 kB that stays of each change would show."""
ATTACHED = """() => {
  let count = 0;
  const visit = (root) => {
    for (const walk = document.createTreeWalker(root); walk.nextNode(); ) {
      count += 1;
      if (walk.currentNode.shadowRoot) { count += 1; visit(walk.currentNode.shadowRoot); }
    }
  };
  visit(document);
  return count;
}"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("heap") / "data") as made:
        yield made


class Heap:
    """What a page holds after everything that can go has gone."""

    def __init__(self, who: Person, session: CDPSession) -> None:
        self._who, self._session = who, session

    async def look(self) -> tuple[int, int]:
        """Bytes of the JavaScript heap, and how many nodes there are that stand in no document."""
        for _ in range(3):
            await self._session.send("HeapProfiler.collectGarbage")
        used = await self._session.send("Runtime.getHeapUsage")
        nodes = (await self._session.send("Memory.getDOMCounters"))["nodes"]
        return int(used["usedSize"]), nodes - await self._who.page.evaluate(ATTACHED)


async def act(room: Room, n: int, step: int) -> None:
    """One of the things that two people do."""
    timer, queue = room.timer(), room.playlist()
    match step % 6:
        case 0:
            await timer.start(300)
        case 1:
            await timer.pause()
        case 2:
            await timer.name(f"number {n} {step} " + "x" * 200)
        case 3:
            await timer.resume()
        case 4:
            await queue.add(f"https://example.invalid/{n}/{step}.mp3")
        case _ if queue.state.items:
            await queue.remove(queue.state.items[0].id)


async def third(devices: list[Room]) -> int:
    """A third of an evening in fast motion: timers, a queue, signals, lines, comings and goings."""
    done = 0

    async def live(room: Room, n: int) -> None:
        nonlocal done
        for step in range(EACH):
            with contextlib.suppress(Refused):  # another device was faster
                await unhurried(partial(act, room, n, step))
            done += 1
            if step % 7 == 0:
                room.react("heart" if step % 2 else "nod")
                room.say_presence("busy" if step % 14 else "here")

    async def talk(room: Room) -> None:
        for line in range(LINES):
            await unhurried(partial(room.chat().say, f"line {line}"))

    await asyncio.gather(*(live(room, n) for n, room in enumerate(devices)), talk(devices[0]))
    for item in devices[0].playlist().state.items:
        await unhurried(partial(devices[0].playlist().remove, item.id))
    return done


@pytest.mark.timeout(300)
async def test_a_long_evening_leaves_nothing_behind(running: HubProcess, browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        # Of several members: each may send twenty commands a second on all of their devices.
        ben = await stack.enter_async_context(samesky_client.make(running.url, name="Ben", kind="friends"))
        ana = await stack.enter_async_context(person(browser))
        await ana.join(ben.invite_link or "", "Ana")
        devices = [ben]
        for n in range(DEVICES - 1):
            link = await ben.invite()
            devices.append(await stack.enter_async_context(samesky_client.join(link, name=f"Ben {n}")))
        session = await ana.page.context.new_cdp_session(ana.page)
        await session.send("HeapProfiler.enable")
        heap = Heap(ana, session)
        seen = []
        for n in range(3):
            await ana.to("watch")
            assert await third(devices) == DEVICES * EACH
            await unhurried(partial(ben.timer().name, f"the end of {n}"))
            await ana.to("timer")
            await expect(ana["timer-label"]).to_have_value(f"the end of {n}", timeout=PATIENCE)
            await ana.to("watch")
            await ana.until(SAID, LINES * (n + 1))
            await expect(ana["playlist-item"]).to_have_count(0)
            await expect(ana["reaction"]).to_have_count(0)
            seen.append(await heap.look())
        (_, _), (second, loose), (last, looser) = seen
        assert last - second < NOISE, seen
        assert looser - loose < 100, seen


HOURS, STEP = 2.0, 4.0
"""How long by the page's clock, and seconds that it is put on at once: less than a line may be silent for."""
EVERY = 25
"""Steps between two things that are done."""
VIEWS = ("tonight", "timer", "watch", "words", "kept", "questions")


async def hour_by_hour(ana: Person, ben: Room, steps: int) -> None:
    """Time passes in the page, with its clocks, pings and looks; now and then something is done and looked at."""
    for step in range(steps):
        if step % EVERY == 0:
            n = step // EVERY
            with contextlib.suppress(Refused):
                await unhurried(partial(act, ben, 0, n))
            ben.react("heart")
            await ana.to(VIEWS[n % len(VIEWS)])
        await ana.page.clock.run_for(int(STEP * 1000))
        if step % EVERY == 0:
            await ana.live()
    for item in ben.playlist().state.items:
        await unhurried(partial(ben.playlist().remove, item.id))


@pytest.mark.timeout(480)
async def test_two_hours_of_a_room_by_the_clock_of_the_page_leave_nothing_behind(
    running: HubProcess, browser: Browser
) -> None:
    async with (
        samesky_client.make(running.url, name="Ben") as ben,
        person(browser) as ana,
    ):
        await ana.page.clock.install()
        await ana.join(ben.invite_link or "", "Ana")
        await ben.timer("long").start(seconds=9000)
        began = await ana.page.evaluate("performance.now()")
        session = await ana.page.context.new_cdp_session(ana.page)
        await session.send("HeapProfiler.enable")
        heap = Heap(ana, session)
        seen = []
        for _ in range(4):
            await hour_by_hour(ana, ben, int(HOURS * 3600 / STEP / 4))
            await ana.to("timer")
            await ana.page.clock.run_for(10_000)
            await ana.to("tonight")
            await expect(ana["reaction"]).to_have_count(0)
            seen.append(await heap.look())
        passed = await ana.page.evaluate("performance.now()") - began
        assert passed >= HOURS * 3_600_000
        (_, _), (second, loose), *_, (last, looser) = seen
        print(
            f"heap by half hours: {[round(used / 1e6, 2) for used, _ in seen]} MB, loose nodes {[n for _, n in seen]}"
        )
        assert last - second < NOISE / 2, seen
        assert looser - loose < 100, seen

"""Touch in the app: hands held with one pulse, a kiss of both at one moment, and one that waits for the morning."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client.rows.touch import give, holding, left

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .pictures import docs_picture
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

HUMS = (
    "window.hums = []; navigator.vibrate = (pattern) => { window.hums.push([pattern].flat()); return true; }"
)
AT_ONCE = """([at, testid]) => new Promise((done) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => one.shadowRoot ?? []);
  const find = (root) => root.querySelector(`[data-testid=${testid}]`)
    ?? inside(root).reduce((found, one) => found ?? find(one), null);
  window.samesky.room.clock.at(at, () => { find(document).click(); done(); });
})"""
"""Presses something at a room instant."""
PULSE = [25, 180, 15]


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("touch") / "data", joins_per_minute="1000") as made:
        yield made


async def held(who: Person) -> list[str]:
    """Who holds out a hand, as this page knows it."""
    view = await who.state("touch")
    return sorted(view["held"]) if view else []


@pytest.mark.timeout(360)
async def test_hands_a_kiss_and_a_night_with_a_reload_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=PHONE) as ana,
        person(browser, size=PHONE) as ben,
    ):
        for who in (ana, ben):
            await who.page.add_init_script(HUMS)
        await meet(running.url, ana, ben)
        home = ben.page.url
        for who in (ana, ben):
            await who.to("touch")
            await who["touch-hold"].wait_for()
        # Ana presses; Ben sees it, and holds without pressing.
        await ana["touch-hold"].hover()
        await ana.page.mouse.down()
        await expect(ben["touch-says"]).to_have_text("Ana holds out a hand.")
        await ben["touch-stays"].click()
        for who in (ana, ben):
            await expect(who["touch-says"]).to_have_text("You are holding hands.")
        since = (await ana.state("touch"))["since"]
        # One pulse: both show the beats of the room clock, and nothing is sent for it.
        for who in (ana, ben):
            await who.until("() => window.hums.filter((one) => one.join() === '25,180,15').length > 1")
            beat = await who.until("() => window.samesky.flips.findLast((one) => one.on === 'touch')?.at")
            assert (beat - since) % 1 == pytest.approx(0, abs=0.001) or (beat - since) % 1 > 0.999
        # A line that is lost and a hub that restarts in the middle of it: hands that still hold, hold on.
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        for who in (ana, ben):
            await who.live()
            await expect(who["touch-says"]).to_have_text("You are holding hands.")
        await ana.page.mouse.up()
        await expect(ben["touch-says"]).to_have_text("Your hand is held out. There is no hurry.")
        await ben["touch-stays"].click()
        await ana.until("() => !Object.keys(window.samesky.room.state('touch').held).length")
        # A rhythm, and a kiss that both give at one moment.
        for _ in range(4):
            await ana["touch-tap"].click()
        await ben.until("() => window.hums.filter((one) => one.join() === '30').length === 4")
        at = await ana.page.evaluate("() => window.samesky.room.clock.now() + 1")
        first, second = (
            who.page.evaluate(AT_ONCE, [at + more, "touch-kiss"]) for who, more in ((ana, 0.0), (ben, 0.1))
        )
        await first
        await second
        for who in (ana, ben):
            await expect(who["touch-says"]).to_have_text("You kissed at the same moment.")
        # Ben sleeps; what Ana gives now waits for him.
        await ben.page.goto("about:blank")
        await running.kill()
        await running.start()
        await ana.live()
        await expect(ana["touch-away"]).to_contain_text("Ben")
        await ana["touch-forehead"].click()
        await expect(ana["touch-mine"]).to_contain_text("Ben")
        await ana.page.reload()
        await expect(ana["touch-mine"]).to_contain_text("Ben")
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await expect(ben["now"]).to_contain_text("From Ana: something to feel.")
        await ben["now-go"].click()
        await ben["touch-feel"].click()
        await expect(ben["touch-says"]).to_have_text("From Ana: A kiss on the forehead")
        await expect(ben["touch-waiting"]).to_have_count(0)
        # What is felt elsewhere in the room floats by.
        await ben.to("tonight")
        await ana["touch-hug"].click()
        await expect(ben["reaction"]).to_contain_text("From Ana: A hug")
        # A page that goes away has let go.
        await ana["touch-stays"].click()
        await ben.until("() => Object.keys(window.samesky.room.state('touch').held).length")
        await ana.page.goto("about:blank")
        await ben.until("() => !Object.keys(window.samesky.room.state('touch').held).length")


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("light", DESKTOP, "en"), ("dark", PHONE, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 2
    ],
)
async def test_every_state_of_a_hand(
    running: HubProcess,
    browser: Browser,
    shot: Shot,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("touch")
        await noor["touch-hold"].wait_for()
        await shot(noor, "1-nothing")
        async with holding(ines):
            await noor.until("() => Object.keys(window.samesky.room.state('touch')?.held ?? {}).length")
            await shot(noor, "2-offered")
            await noor["touch-stays"].click()
            await noor.until("() => window.samesky.room.state('touch').since")
            await expect(noor["touch-hold"]).to_have_attribute("aria-pressed", "true")
            await expect(noor["touch-hold"]).not_to_have_attribute("data-beat", "0")
            await clean(noor)
            await shot(noor, "3-together")
            if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", PHONE):
                await docs_picture(noor, "touch")
        await noor["touch-stays"].click()
        you = await noor.page.evaluate("() => window.samesky.room.you")
        await ines.touch().leave(you, left("kiss"))
        await noor["touch-feel"].wait_for()
        give(ines, "hug")
        await expect(noor["touch-says"]).to_contain_text("Inês")
        await clean(noor)
        await shot(noor, "4-left")


async def test_twelve_with_long_names_and_a_guest(running: HubProcess, browser: Browser, shot: Shot) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        for friend in (first, others[0], others[1]):
            await stack.enter_async_context(holding(friend))
        await guest.to("touch")
        await guest["touch-stays"].click()
        await expect(guest["touch-says"]).to_contain_text("You and")
        await guest["touch-for"].nth(1).click()
        await clean(guest)
        await shot(guest, "5-many")

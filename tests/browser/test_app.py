"""The app around the activities: its home, its views, several rooms, settings, and the way out."""

from __future__ import annotations

import gzip
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room
from samesky_web import static_dir

from ..serving import HubProcess, hub
from .people import Person, person
from .test_page import DESKTOP, PHONE, clean
from .test_short_date import media

FIRST_LOAD = 120 * 1024
"""Bytes, packed, without fonts."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("app") / "data") as made:
        yield made


@asynccontextmanager
async def two(
    running: HubProcess, browser: Browser, lang: str = "en", **look: Any
) -> AsyncIterator[tuple[Person, Room]]:
    """Ana with a page that made the room, Ben with the Python client."""
    async with person(browser, **look) as ana:
        await ana.page.goto(f"{running.url}/?lang={lang}")
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        link = await ana["invite-link"].input_value()
        async with samesky_client.join(link, name="Ben") as ben:
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
            yield ana, ben


LOOKS = {
    "light": ("light", PHONE, "en"),
    "dark": ("dark", DESKTOP, "en"),
    "arabic": ("light", PHONE, "ar"),
    "arabic-dark": ("dark", DESKTOP, "ar"),
    "narrow": ("light", (320, 640), "de"),
    "stretched": ("dark", (390, 640), "en-XA"),
}


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS.values(), ids=LOOKS)
async def test_no_view_stands_in_anybodys_way(
    running: HubProcess, browser: Browser, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (ana, ben):
        await expect(ana["now"]).to_have_attribute("data-what", "quiet")
        await clean(ana)
        await ben.timer("2").start(seconds=600)
        await ben.chat().say("Are you there?")
        await expect(ana["now"]).to_have_attribute("data-what", "timer")
        await clean(ana)
        for view in ("together", "kept", "room"):
            await ana.to(view)
            await clean(ana)
        await ana["switch"].click()
        await expect(ana["rooms"]).to_be_visible()
        await clean(ana)
        await ana.page.keyboard.press("Escape")
        await ana.to("timer")
        await expect(ana["timer-2"]).to_be_visible()
        await clean(ana)


async def test_every_view_has_an_address_and_back_works(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, _):
        page = ana.page
        home = page.url
        await ana.to("timer")
        assert page.url == f"{home}/timer"
        await expect(page).to_have_title(re.compile("^Timer · "))
        await page.go_back()
        await page.go_back()
        await expect(ana["greeting"]).to_have_text("You are both here.")
        await page.go_forward()
        await page.go_forward()
        await ana["timer-start-60"].wait_for()
        await page.reload()
        await ana["timer-start-60"].wait_for()
        await page.goto(running.url)
        await expect(ana["known-room"]).to_have_attribute("href", re.compile("/timer$"))


async def test_tonight_says_what_is_on_and_leads_there(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        await expect(ana["now"]).to_have_attribute("data-what", "quiet")
        await ben.questions().draw()
        await expect(ana["now"]).to_have_attribute("data-what", "question")
        await ben.questions().answer(ben.raw("questions")["card"], "The sea.")
        await expect(ana["now"]).to_contain_text("Sealed by Ben")
        assert "The sea" not in await ana["now"].inner_text()
        await ben.timer().start(seconds=300)
        await expect(ana["tonight-timer"]).to_contain_text(re.compile(r"[45]:\d\d"))
        await ana["now-go"].click()
        await ana["question-answer"].fill("The window.")
        await ana["question-seal"].click()
        await expect(ana["question-partner-answer"]).to_have_text("The sea.")
        await ana.to("tonight")
        await expect(ana["now"]).to_have_attribute("data-what", "timer")
        await expect(ana["memory"].first).to_contain_text("The sea.")


async def test_what_plays_goes_on_while_something_else_is_looked_at(
    running: HubProcess, browser: Browser, tmp_path: Path
) -> None:
    async with two(running, browser) as (ana, ben), media(tmp_path) as song:
        await ben.playlist().add(song)
        await ana.to("watch")
        await expect(ana["playlist-item"]).to_have_count(1)
        await ana["player-play"].click()
        await ben.until(lambda room: (room.raw("player") or {}).get("item"))
        await ben.player().ready(ben.raw("player")["item"])
        await ben.until(lambda room: room.raw("player")["position"]["rate"] == 1)
        at = "() => { const p = document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot.querySelector('samesky-watch').shadowRoot.querySelector('samesky-player').shadowRoot.querySelector('video'); return p.paused ? 0 : p.currentTime }"  # noqa: E501
        before = await ana.until(at)
        await ana.to("tonight")
        await expect(ana["now"]).to_have_attribute("data-what", "plays")
        assert await ana.until(at.replace("return p.paused ? 0 : ", "return !p.paused && 1 + ")) > before


async def test_a_room_has_several_timers_and_rounds(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser, size=PHONE) as (ana, ben):
        await ana.to("timer")
        await ana["timer-new"].click()
        await ana.page.get_by_text("Rounds of work and rest").click()
        await ana["timer-work"].fill("10")
        await ana["timer-rest"].fill("2")
        await ana["timer-rounds"].fill("3")
        await ana["timer-intervals"].click()
        state = await ben.until(
            lambda room: room.raw("timer:2") and room.raw("timer:2")["total"] and room.raw("timer:2")
        )
        assert (state["mode"], state["total"]) == ("intervals", 34 * 60)
        await ben.timer("2").name("dough")
        await expect(ana["timer-2"]).to_have_text("dough")
        await ana["timer-1"].click()
        await expect(ana["timer-start-60"]).to_be_visible()


async def test_the_settings_of_a_device_stay_on_it(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        page = ana.page
        await ana.to("room")
        await ana["set-theme"].select_option("dark")
        await ana["set-contrast"].select_option("more")
        await ana["set-motion"].select_option("less")
        await ana["set-sound"].click()
        await expect(ana["set-sound"]).to_have_attribute("aria-checked", "true")
        await clean(ana)
        await page.reload()
        await ana.live()
        assert await page.evaluate("({ ...document.documentElement.dataset })") == {
            "theme": "dark",
            "contrast": "more",
        }
        await expect(ana["set-motion"]).to_have_value("less")
        await expect(ana["set-sound"]).to_have_attribute("aria-checked", "true")
        await ana["set-language"].select_option("de")
        await expect(ana["dock-together"]).to_have_text("Zusammen")
        assert await page.evaluate("document.documentElement.lang") == "de"
        assert "dark" not in str(ben.states)


async def test_who_i_am_in_a_room_is_changed_in_it(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser, timezone_id="Europe/Berlin") as (ana, ben):
        you = await ana.page.evaluate("window.samesky.room.you")
        await ana.to("room")
        await ana["my-name"].fill("Anna")
        await ana["save-name"].click()
        await ben.until(lambda room: room.members[you].name == "Anna")
        await ana["hue-iris"].click(force=True)
        await ben.until(lambda room: room.members[you].hue == "iris")
        await ana["rename"].fill("Slow suppers")
        await ana["save-room"].click()
        await expect(ana["switch"]).to_contain_text("Slow suppers")
        await expect(ana["moved"]).to_have_count(0)
        await ana.page.evaluate("window.samesky.room.do('room', 'profile', { tz: 'Asia/Tokyo' })")
        await expect(ana["moved"]).to_contain_text("Berlin")
        await ana["move"].click()
        await ben.until(lambda room: room.members[you].tz == "Europe/Berlin")
        await ana["open-people"].click()
        await expect(ana["people-panel"]).to_be_visible()


async def test_another_room_is_two_taps_away(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, _):
        first = ana.page.url
        await ana.to("kept")
        await ana["switch"].click()
        await ana["to-door"].click()
        await ana["your-name"].fill("Ana")
        await ana["room-name"].fill("The other one")
        await ana["make-room"].click()
        await ana.live()
        await ana["switch"].click()
        await expect(ana["other-room"]).to_have_count(2)
        await clean(ana)
        await ana["other-room"].filter(has_not_text="The other one").click()
        await ana.live()
        assert ana.page.url == f"{first}/kept"  # as it was left


@pytest.mark.parametrize("way", ["escapes", "exit", "quick-exit"])
async def test_one_is_out_at_once_and_nothing_is_left_to_see(
    running: HubProcess, browser: Browser, way: str
) -> None:
    async with two(running, browser) as (ana, _):
        page = ana.page
        await page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="an encyclopedia"))
        await ana.to("room")
        await ana["set-exit"].click()
        await expect(ana["exit"]).to_be_visible()
        await clean(ana)
        if way == "escapes":
            await page.keyboard.press("Escape")
            await page.keyboard.press("Escape")
        else:
            await ana[way].click()
        await page.wait_for_url("https://www.wikipedia.org/")
        await page.go_back(wait_until="commit")
        await page.wait_for_url("https://www.wikipedia.org/")  # and nowhere else


DEVICE = """
window.told = { awake: 0, asked: 0, sounds: 0, felt: [] };
navigator.vibrate = pattern => { told.felt.push([].concat(pattern).length); return true; };
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
  told.asked += 1;
  told.awake += 1;
  return { released: false, async release() { if (!this.released) told.awake -= 1; this.released = true; } };
} } });
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) { told.sounds += 1; return start.call(this, at); };
"""
"""What a device does, counted."""


async def test_the_screen_stays_on_while_something_runs_and_its_end_is_heard_and_felt(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser) as (ana, ben):
        await ana.page.add_init_script(DEVICE)
        await ana.page.reload()
        await ana.live()
        await ben.timer().start(seconds=600)
        await ana.page.wait_for_function("() => told.awake === 1")
        await ben.timer().pause()
        await ana.page.wait_for_function("() => told.awake === 0")
        await ana.to("room")
        await ana["set-sound"].click()
        await ben.timer().start(seconds=1)
        await ana.page.wait_for_function("() => told.awake === 1")
        await ana.page.wait_for_function("() => told.sounds > 0 && told.felt.length > 0 && told.awake === 0")
        assert await ana.page.evaluate("told.felt") == [1]
        await ana["set-wake"].click()
        await ana["set-felt"].click()
        asked = await ana.page.evaluate("told.asked")
        await ben.timer().start(seconds=1)
        sounds = await ana.page.evaluate("told.sounds")
        await ana.page.wait_for_function("before => told.sounds > before", arg=sounds)
        assert await ana.page.evaluate("[told.asked, told.felt.length]") == [asked, 1]


async def test_the_first_load_is_small(running: HubProcess, browser: Browser) -> None:
    async with person(browser) as ana:
        await ana.page.goto(running.url)
        await ana["make-room"].wait_for()
        names = await ana.page.evaluate(
            "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)"
        )
        files = {static_dir() / name.rpartition("/")[2] for name in names if not name.endswith("woff2")}
        code = [file for file in files if file.suffix in (".js", ".css")]
        assert len(code) >= 5  # the app, its styles, words and chunks: else this measures nothing
        size = sum(len(gzip.compress(file.read_bytes())) for file in code)
        print(f"first load: {size / 1024:.1f} KiB packed")
        assert size <= FIRST_LOAD

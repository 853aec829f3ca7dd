"""The panel with code for pages of one's own: what it gives is pasted into a page as it is, and works."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from .embedding import Site, opened, site
from .people import PATIENCE, Person, person
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path) as made:
        yield made


async def panel(flat: Site, who: Person, lang: str = "en") -> None:
    """Makes a room in the app and opens the panel in its settings."""
    await who.page.goto(f"{flat.hub.url}/?lang={lang}")
    await who["your-name"].fill("Ana")
    await who["make-room"].click()
    await who.live()
    await who.to("room")
    await who["open-own-page"].click()
    await expect(who["own-page"]).to_be_visible()


@pytest.mark.parametrize("form", ["html", "iframe"])
async def test_the_code_that_was_copied_works_in_a_page_as_it_is(
    flat: Site, browser: Browser, form: str
) -> None:
    async with person(browser, permissions=["clipboard-read", "clipboard-write"]) as ana:
        await panel(flat, ana)
        await ana[f"own-page-form-{form}"].check(force=True)
        await ana["own-page-show-questions"].uncheck(force=True)
        await ana["own-page-show-chat"].check(force=True)
        await ana["own-page-name"].fill("flat")
        await ana["own-page-theme"].select_option("dark")
        await ana["own-page-language"].select_option("de")
        await ana["own-page-copy"].click()
        await expect(ana["own-page-copy"]).to_have_text("Copied")
        flat.html = await ana.page.evaluate("navigator.clipboard.readText()")
        assert flat.html == await ana["own-page-code"].text_content()
    async with opened(browser, flat.address) as ana_there:
        page = ana_there.page
        inside = page.frame_locator("#samesky") if form == "iframe" else page
        room = inside.locator("samesky-room")
        await expect(room).to_have_js_property("connection", "live", timeout=PATIENCE)
        await expect(inside.get_by_test_id("chat-send")).to_have_text("Senden")
        await expect(inside.locator("samesky-questions")).to_have_count(0)
        await expect(room).to_have_css("color-scheme", "dark")
        ben = await flat.partner()
        await ben.timer().start(seconds=240)
        await expect(inside.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")
        await ben.close()


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("light", DESKTOP, "ar")],
    ids=["phone", "desktop", "arabic"],
)
async def test_the_panel_stands_in_nobodys_way(
    flat: Site, browser: Browser, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with person(browser, scheme=scheme, size=size) as ana:
        await panel(flat, ana, lang)
        await clean(ana)
        await ana["own-page-code"].focus()
        await expect(ana["own-page-code"]).to_be_focused()
        await ana.page.keyboard.press("Escape")
        await expect(ana["own-page"]).to_be_hidden()

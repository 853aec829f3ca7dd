"""What pages show of HTML and CSS, in a page of a real browser; and the way from nothing to a date, step by step."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from playwright.async_api import Browser, expect

from samesky_server.auth import founder_secret

from ..docs.pages import ROOT, left
from ..serving import hub
from .embedding import opened, site
from .host_apps import live
from .people import person
from .test_page import PHONE

DATE = (ROOT / "docs" / "first-date.md").read_text("utf-8")


async def test_the_snippet_of_the_front_page_is_a_room(browser: Browser, tmp_path: Path) -> None:
    (html,) = (one.text for one in left("html") if one.page == "README.md")
    (css,) = (one.text for one in left("css"))
    async with site(tmp_path) as flat:
        flat.html = html.replace("https://samesky.example.org", "HUB") + f"<style>{css}</style>"
        async with opened(browser, flat.address) as ana:
            await live(ana.page)
            ben = await flat.partner()
            await ana.page.get_by_test_id("timer-start-300").click()
            await ben.until(lambda room: (room.raw("timer") or {}).get("total") == 300)
            await expect(ana.page.get_by_test_id("question-draw")).to_be_visible()
            look = "one => { const s = getComputedStyle(one); return [s.display, s.getPropertyValue('--ss-action')] }"
            shown = await ana.page.locator("samesky-room").evaluate(look)
            assert shown == ["grid", re.findall(r"--ss-action: (.*?);", css)[0]]
            await ben.close()


def test_what_the_first_page_calls_by_name_is_called_so_in_the_app() -> None:
    words = "\n".join(
        one.read_text("utf-8") for one in (ROOT / "shared/samesky_shared/words/en").glob("*.ftl")
    )
    named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", DATE))
    assert len(named) > 5
    assert [one for one in named if f" = {one}\n" not in words] == []


async def test_from_nothing_to_a_date(browser: Browser, tmp_path: Path) -> None:
    secret = "s" * 64
    async with (
        hub(tmp_path / "data", rooms="closed", secret=secret) as running,
        person(browser, size=PHONE) as ana,
    ):
        page = ana.page
        await page.goto(f"{running.url}/new#{founder_secret(secret.encode())}")
        await page.get_by_label("Your name").fill("Ana")
        await page.get_by_role("button", name="Make the room").click()
        await ana.live()
        await expect(page.get_by_role("heading", name="Send them this link")).to_be_visible()
        link = await ana["invite-link"].input_value()
        robin = await asyncio.create_subprocess_exec(sys.executable, "-m", "samesky_client", "partner", link)
        try:
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
            await ana.to("evening")
            await ana["evening-cook"].click()
            await page.get_by_role("button", name="I am here").click()
            await page.get_by_role("button", name="Begin without waiting").click()
            assert await ana.until("() => window.samesky.room.state('evening').current")
        finally:
            robin.terminate()
            await robin.wait()

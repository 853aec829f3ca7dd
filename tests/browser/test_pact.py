"""A pact in the app: asked for and agreed to, gently seen when one looks elsewhere, and no trace of that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Shot
from .test_evening import two
from .test_listening import docs_picture
from .test_page import DESKTOP, PHONE, clean

TURNS = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""Looks at another tab, or comes back."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("pact") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(180)
async def test_two_put_other_things_away_through_a_reload_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path, shot: Shot
) -> None:
    async with hub(tmp_path / "data") as running, two(running, browser, size=PHONE) as (noor, ines):
        await noor.to("pact")
        await shot(noor, "pact-1-choose-phone-light")
        await noor["pact-60"].click()
        await noor["pact-ask"].click()
        await noor["pact-asked"].wait_for()
        await shot(noor, "pact-2-waits-phone-light")
        asked = await ines.until(lambda room: (room.raw("pact") or {}).get("asked"))
        await ines.pact().agree(asked["id"])
        await expect(noor["pact-left"]).to_contain_text("60")
        await expect(noor["pact-said"]).to_contain_text("Inês is here with you.")
        await clean(noor)
        await docs_picture(noor, "pact")
        ines.say_presence("hidden", False)
        await expect(noor["pact-said"]).to_contain_text("Inês looks elsewhere just now.")
        await shot(noor, "pact-3-elsewhere-phone-light")
        ines.say_presence("here", True)
        await expect(noor["pact-said"]).to_contain_text("Inês is here with you.")
        seq = ines.raw("pact")
        await noor.page.evaluate(TURNS, True)
        await ines.until(lambda room: any(one.focus is False for one in room.presence.values()))
        await noor.page.evaluate(TURNS, False)
        await ines.until(lambda room: all(one.focus is not False for one in room.presence.values()))
        assert ines.raw("pact") == seq, "no state tells of it"
        await running.kill()
        await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await noor.live()
        await noor.page.reload()
        await noor["pact-on"].wait_for()
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-on")
        await noor["now-go"].click()
        await noor["pact-leave"].click()
        await noor["pact-over"].wait_for()
        assert not [one for one in ines.entries if one.on == "pact"]


@pytest.mark.timeout(120)
async def test_one_who_appears_offline_is_not_seen_also_after_a_reload(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with two(running, browser, size=DESKTOP) as (noor, ines):
        await noor.to("room")
        await noor["set-unseen"].click()
        you = await noor.page.evaluate("() => window.samesky.room.you")
        await ines.until(lambda room: room.presence[you].status == "offline")
        seen: list[str] = []
        await noor.page.reload()
        await noor.live()
        seen.append(ines.presence[you].status)
        await noor.page.evaluate("() => window.samesky.room.do('timer:tea', 'stopwatch')")
        await ines.until(lambda room: room.raw("timer:tea"))
        seen.append(ines.presence[you].status)
        assert seen == ["offline", "offline"]
        await noor.to("room")
        await noor["set-unseen"].click()
        await ines.until(lambda room: room.presence[you].status == "here")

"""A date of three on two phones and a desktop: one phone reloads, the other is out of reach for half a minute."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client

from ..serving import hub
from .people import PATIENCE, Person, person
from .test_page import PHONE

HAND = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}


async def answer(who: Person, words: str) -> None:
    """Writes an answer and seals it."""
    await who["question-answer"].fill(words)
    await who["question-seal"].click()


@pytest.mark.timeout(240)
async def test_two_phones_and_a_desktop_stay_in_step_through_half_a_minute_out_of_reach(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Dora", kind="friends") as dora,
        person(browser, size=PHONE, **HAND) as ana,
        person(browser, size=PHONE, scheme="dark", **HAND) as ben,
        person(browser) as cleo,
    ):
        everybody = (ana, ben, cleo)
        for page, name in zip(everybody, ("Ana", "Ben", "Cleo"), strict=True):
            await page.join(await dora.invite(), name)
        await dora.until(lambda room: len(room.members) == 4)
        dora.say_presence("hidden")  # three play; a program only looks on
        you = await ana.page.evaluate("window.samesky.room.you")
        await cleo.to("questions")
        await cleo["question-draw"].click()
        await dora.until(lambda room: room.questions().state["card"])
        for page in everybody:
            await page.to("questions")
            await expect(page["question-answer"]).to_be_visible()
        await answer(ben, "the harbour")
        await ben.page.reload()
        await ben.live()
        await ben.to("timer")
        await ben["timer-custom"].fill("32")
        await ben["timer-start"].click()
        await dora.until(lambda room: room.timer().state.running)

        await ana.page.context.set_offline(True)
        # A silent phone is asked after 5 s, given up after 5 more, and away 15 s later.
        await ben.page.wait_for_function(
            "id => window.samesky.room.presence[id].status === 'away'", arg=you, timeout=2 * PATIENCE
        )
        await expect(ana["connection-state"]).to_have_attribute("data-state", "waiting", timeout=PATIENCE)
        await answer(ana, "the tower")
        await answer(cleo, "the bridge")
        await expect(ben["timer-digits"]).to_have_attribute("data-phase", "ended", timeout=PATIENCE + 10_000)
        await ana.page.context.set_offline(False)
        await ana.live()

        await dora.until(lambda room: len(room.questions().state["round"]["in"]) == 3)
        await dora.questions().pass_on(dora.questions().state["card"])
        for page in (ana, cleo):
            for words in ("the harbour", "the tower", "the bridge"):
                await expect(page.page.get_by_text(words)).to_be_visible(timeout=PATIENCE)
        await ana.to("timer")
        await expect(ana["timer-digits"]).to_have_attribute("data-phase", "ended")
        states = [await page.state("timer") for page in everybody]
        assert states[0] == states[1] == states[2]
        rounds = [(await page.state("questions"))["round"]["opens_at"] for page in everybody]
        assert rounds[0] == rounds[1] == rounds[2]

"""What questions are drawn from: two people, two pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_shared.decks import question_cards

from ..serving import hub
from .people import person


@pytest.mark.timeout(120)
async def test_what_one_chooses_is_drawn_for_both(browser: Browser, tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Cleo", kind="partners") as cleo,
        person(browser) as ana,
        person(browser, size=(390, 844)) as ben,
    ):
        for page, name in ((ana, "Ana"), (ben, "Ben")):
            await page.join(await cleo.invite(), name)
            await page.to("questions")
            await page["question-themes"].click()
            await expect(page["question-theme-all"]).to_have_attribute("aria-pressed", "true")
        await ana["question-theme-play"].click()
        await ben["question-theme-roots"].click()
        for page in (ana, ben):
            await expect(page["question-theme-all"]).to_have_attribute("aria-pressed", "false")
            for theme in ("play", "roots"):
                await expect(page[f"question-theme-{theme}"]).to_have_attribute("aria-pressed", "true")
        wanted = question_cards("everyday", 1, ("play", "roots"), "partners", 3)
        await ben["question-draw"].click()
        for page in (ana, ben):
            await expect(page["question-text"]).not_to_have_text("…")
            assert await page["question-text"].get_attribute("data-card") in wanted
        await ana["question-theme-all"].click()
        await expect(ben["question-theme-roots"]).to_have_attribute("aria-pressed", "false")
        assert (await ben.state("questions"))["themes"] == []

"""What questions are drawn from, and decks of one's own: two people, two pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client.deckfile import check
from samesky_shared.decks import question_cards

from ..serving import hub
from .people import person
from .test_page import clean


@pytest.mark.timeout(300)
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


DECK = """title: Balcony
cards:
  - text: What grows on the balcony?
    depth: 1
  - text: Who waters the plants when nobody is there?
"""
WRONG = """depth,text
1,What grows on the balcony?
7,what grows on the balcony
"""


@pytest.mark.timeout(300)
async def test_a_deck_of_ones_own_is_checked_brought_drawn_saved_and_taken_back(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(WRONG, "utf-8")
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Cleo", kind="partners") as cleo,
        person(browser) as ana,
        person(browser, size=(390, 844)) as ben,
    ):
        for page, name in ((ana, "Ana"), (ben, "Ben")):
            await page.join(await cleo.invite(), name)
            await page.to("questions")
            await page["question-bring-own"].click()
        # What is wrong is said by line and field, and nothing is sent.
        await ana["question-deck-file"].set_input_files(file)
        await expect(ana["question-deck-text"]).to_have_value(WRONG)
        await ana["question-deck-bring"].click()
        said = ana["question-deck-said"]
        await expect(said.locator("li")).to_have_text(
            ["Line 3, depth: A number from 1 to 4.", "Line 3, text: The same stands in line 2."]
        )
        # What is right is brought; the other sees that there are two, and not what they ask.
        await ana["question-deck-text"].fill(DECK)
        await expect(said).to_have_text("")
        await ana["question-deck-bring"].click()
        await expect(said).to_have_text("The deck is in (2). Each question stays unseen until it is drawn.")
        await expect(ana["question-mine"].locator("li")).to_have_count(2)
        await expect(ben["question-mine"]).to_have_count(0)
        table = await ben.state("questions")
        assert (table["own"], table["mine"]) == ({"o1": 1, "o2": 1}, {})
        await clean(ana)
        # It is drawn for both, after a reload, too.
        await ben["question-themes"].click()
        await ben["question-deck-own"].click()
        await ben["question-draw"].click()
        asked = await ben["question-text"].inner_text()
        assert asked in DECK
        await ana.page.reload()
        await ana.live()
        await expect(ana["question-text"]).to_have_text(asked)
        # What was brought is saved as it was.
        await ana["question-bring-own"].click()
        await expect(ana["question-mine"]).to_contain_text("Who waters the plants")
        async with ana.page.expect_download() as saving:
            await ana["question-save-mine"].click()
        saved = Path(await (await saving.value).path()).read_text("utf-8")
        sheet, problems = check(saved, "yaml")
        assert problems == []
        assert [row.fields["text"].text for row in sheet.rows] == [
            "What grows on the balcony?",
            "Who waters the plants when nobody is there?",
        ]
        # Taken back are all but the one on the table.
        await ana["question-take-all"].click()
        await expect(ana["question-mine"].locator("li")).to_have_count(1)
        assert len((await ben.state("questions"))["own"]) == 1
        await expect(ana["question-take-back"]).to_have_count(0)


@pytest.mark.timeout(300)
async def test_a_deck_for_which_there_is_no_room_is_not_cut(browser: Browser, tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Cleo") as cleo,
        person(browser) as ana,
    ):
        await ana.join(await cleo.invite(), "Ana")
        await ana.to("questions")
        await ana["question-bring-own"].click()
        many = "text\n" + "\n".join(f"Question number {n * 7919}?" for n in range(41))
        await ana["question-deck-text"].fill(many)
        await ana["question-deck-bring"].click()
        said = ana["question-deck-said"]
        await expect(said).to_have_text("The deck has 41 cards, and there is room for 40.")
        assert (await ana.state("questions") or {}).get("own", {}) == {}
        await ana["question-deck-text"].fill(many.rpartition("\n")[0])
        await ana["question-deck-bring"].click()
        await expect(said).to_contain_text("The deck is in (40).")
        await cleo.until(lambda room: len((room.raw("questions") or {}).get("own", {})) == 40)

"""What is kept: the timeline to look through, to search on the device, and to take along."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Person
from .test_app import two
from .test_page import PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("kept") / "data") as made:
        yield made


async def taken(who: Person, testid: str) -> str:
    """What a button gives to take along."""
    async with who.page.expect_download() as waits:
        await who[testid].click()
    found = await (await waits.value).path()
    return Path(found).read_text()


async def test_the_past_is_paged_searched_and_taken_along(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser, size=PHONE) as (ana, ben):
        await ben.chat().say("the harbour, at seven")
        for n in range(110):
            await ben.chat().say(f"line {n}")
        await ana.to("questions")
        await ana["question-draw"].click()
        card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
        await ben.questions().answer(card, "The sea.")
        await ana["question-answer"].fill("The window.")
        await ana["question-seal"].click()
        await ana["question-keep"].click()
        question = await ana["question-text"].inner_text()
        await ana.page.reload()  # a page that has not heard all of it
        await ana.live()
        await ana.to("kept")
        assert await ana["kept-one"].count() < 112
        await expect(ana["kept-one"].first).to_contain_text("The window.")
        await expect(ana["favourite"]).to_have_text(question)
        await clean(ana)
        await ana["kept-search"].fill("HARBOUR seven")
        await expect(ana["kept-one"]).to_have_count(0)
        await ana["kept-earlier"].click()
        await expect(ana["kept-one"]).to_have_count(1)
        await expect(ana["kept-one"]).to_contain_text("the harbour, at seven")
        await ana["kept-search"].fill("")
        await ana["kept-kind-questions"].click()
        await expect(ana["kept-one"]).to_have_count(1)
        page = await taken(ana, "take-page")
        assert "**Ben:** the harbour, at seven" in page
        assert "**Ana:** The window." in page
        lines = [json.loads(line) for line in (await taken(ana, "take-lines")).splitlines()]
        assert (
            next(one["body"]["text"] for one in lines[1:] if one["kind"] == "line") == "the harbour, at seven"
        )
        assert len(lines) >= 113
        sealed = await taken(ana, "take-file")
        assert "harbour" not in sealed
        assert json.loads(sealed.splitlines()[0])


async def test_what_was_taken_back_shows_as_erased(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        await ben.chat().say("stays")
        await ana.to("words")
        await ana["chat-input"].fill("goes")
        await ana["chat-send"].click()
        await expect(ana["chat-line"]).to_have_count(2)
        await ana["chat-line"].last.hover()
        await ana["chat-unsay"].click()
        await ana.to("kept")
        await expect(ana["kept-one"]).to_have_count(2)
        await expect(ana["kept-one"].first).to_contain_text("Erased.")
        await expect(ana["kept-one"].filter(has_text="goes")).to_have_count(0)

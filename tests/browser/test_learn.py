"""Learning in the app: a way that both lay out, a question over a night, and the next lesson as a date."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Shot
from .pictures import docs_picture
from .test_evening import two
from .test_page import PHONE, clean

LONG = "How the rolls are called that one eats with butter on a Sunday morning by the sea"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("learn") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(180)
async def test_a_goal_a_question_and_a_lesson_through_a_reload_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path, shot: Shot
) -> None:
    async with hub(tmp_path / "data") as running, two(running, browser, size=PHONE) as (noor, ines):
        await noor.to("learn")
        await shot(noor, "learn-1-nothing-phone-light")
        await noor["learn-aim"].fill("Portuguese")
        await noor["learn-aim-go"].click()
        await noor["learn-chapter"].fill("At table")
        await noor["learn-chapter-go"].click()
        await expect(noor["learn-part"]).to_have_count(1)
        goal = (await ines.until(lambda room: room.raw("learn")))["goal"]
        await ines.learn().chapter(goal["id"], "songs", "Songs")
        await ines.learn().did(goal["id"], "songs")
        await expect(noor["learn-part"].nth(1)).to_contain_text("Through with it: Inês.")
        await noor["learn-did"].first.check()
        await ines.until(lambda room: len(room.raw("learn")["goal"]["through"]) == 2)
        # A question waits for who sleeps.
        await noor["learn-ask"].click()
        await noor["learn-question"].fill(LONG)
        await noor["learn-right"].fill("pãezinhos")
        await noor["learn-ask-go"].click()
        await noor["learn-sealed"].wait_for()
        await clean(noor)
        await shot(noor, "learn-2-sealed-phone-light")
        await running.kill()
        await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await noor.live()
        await noor.page.reload()
        await noor["learn-sealed"].wait_for()
        page = (await ines.until(lambda room: room.raw("learn")["round"] and room.raw("learn")))["page"]
        await ines.learn().answer(page, "brioches")
        await expect(noor["learn-said"]).to_have_count(2)
        await expect(noor["learn-said"].filter(has_text="pãezinhos")).to_contain_text("asked")
        # The next lesson is a date.
        await noor["learn-plan"].click()
        await noor["learn-plan-go"].click()
        await noor["learn-lesson"].wait_for()
        (plan,) = (await ines.until(lambda room: room.raw("rituals")))["plans"].values()
        assert [one["on"] for one in plan["segments"]] == ["learn"]
        await docs_picture(noor, "learn")
        await shot(noor, "learn-3-open-phone-light")
        # Ines asks, and Tonight says so.
        await ines.learn().quiz("Tea?", "chá", after=page)
        await noor.to("tonight")
        await expect(noor["now"].filter(has_text="Inês asks you something.")).to_have_count(1)
        await ines.learn().reach(goal["id"])
        await noor.to("kept")
        await expect(noor["kept-one"].filter(has_text="Learned together")).to_have_count(1)

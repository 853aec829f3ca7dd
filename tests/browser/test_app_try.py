"""Two phones on one page, for who is just looking."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import PATIENCE, person
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("try") / "data", rooms="closed") as made:
        yield made


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
async def test_a_question_goes_between_two_phones(
    running: HubProcess, browser: Browser, size: tuple[int, int], scheme: str
) -> None:
    async with person(browser, size=size, scheme=scheme) as ana:
        await ana.page.goto(f"{running.url}/try")
        said = ana["try-said"]
        await expect(said).to_have_attribute("data-said", "both", timeout=PATIENCE)
        await clean(ana)
        mine, theirs = ana["try-yours"], ana["try-theirs"]
        await mine.get_by_test_id("now-go").click()
        await mine.get_by_test_id("question-draw").click()
        await expect(said).to_have_attribute("data-said", "question")
        text = await mine.get_by_test_id("question-text").inner_text()
        await expect(theirs.get_by_test_id("question-text")).to_have_text(text)
        await mine.get_by_test_id("question-answer").fill("The window.")
        await mine.get_by_test_id("question-seal").click()
        await expect(said).to_have_attribute("data-said", "open", timeout=PATIENCE)
        await expect(mine.get_by_test_id("question-partner-answer")).to_contain_text("The sea")
        await expect(theirs.get_by_test_id("question-partner-answer")).to_have_text("The window.")
        await clean(ana)
        await mine.get_by_test_id("react-nod").click()
        await expect(said).to_have_attribute("data-said", "signal")
        await expect(theirs.get_by_test_id("reaction").first).to_be_visible()


async def test_the_room_goes_with_the_page(running: HubProcess, browser: Browser) -> None:
    async with person(browser) as ana:
        tokens: list[str] = []
        ana.page.on(
            "request",
            lambda request: tokens.append(request.url) if request.method == "DELETE" else None,
        )
        async with ana.page.expect_response(lambda answer: answer.url.endswith("/v1/try")) as waits:
            await ana.page.goto(f"{running.url}/try")
        made = await (await waits.value).json()
        await expect(ana["try-said"]).to_have_attribute("data-said", "both", timeout=PATIENCE)
        head = {"Authorization": f"Bearer {made['token']}"}
        async with httpx.AsyncClient(base_url=running.url, headers=head) as http:
            path = f"/v1/rooms/{made['room']['id']}"
            assert (await http.get(path)).status_code == 200
            await ana.page.goto("about:blank")
            status = 200
            for _ in range(100):
                status = (await http.get(path)).status_code
                if status != 200:
                    break
            assert status in (401, 404), tokens


async def test_a_hub_may_have_none(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> None:
    async with (
        hub(tmp_path_factory.mktemp("none") / "data", trials_per_hour="0") as running,
        person(browser) as ana,
    ):
        await ana.page.goto(f"{running.url}/try")
        await expect(ana["try-said"]).to_contain_text("no rooms to try out")
        await clean(ana)

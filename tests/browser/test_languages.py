"""What does each good, in the app: chosen apart and over a night, opened together, with small acts for the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client.rows.languages import chosen

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("languages") / "data", joins_per_minute="1000") as made:
        yield made


async def through(who: Person, first: int, last: int, option: int = 0) -> None:
    """Chooses in these situations, counted from 1."""
    for n in range(first, last + 1):
        await expect(who["ways-ask"]).to_contain_text(f"{n} of 20")
        await who["ways-option"].nth(option).click()


@pytest.mark.timeout(360)
async def test_it_survives_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        await ben.page.goto("about:blank")  # he sleeps
        await ana.to("languages")
        await ana["ways-begin"].click()
        await through(ana, 1, 7)
        await ana.page.reload()  # what was chosen is still here
        await ana["ways-begin"].click()
        await through(ana, 8, 8)
        await ana["ways-back"].click()
        await expect(ana["ways-option"].first).to_have_attribute("aria-pressed", "true")
        await ana["ways-option"].nth(2).click()
        await ana["ways-skip"].click()
        await through(ana, 10, 11)
        await ana["ways-enough"].click()
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await ana["ways-seal"].click()  # it is kept here, and goes out later
        await running.start()
        await ana["ways-sealed"].wait_for()
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await expect(ben["now"]).to_have_attribute("data-what", "row-asks")
        await ben["now-go"].click()
        await expect(ben["ways-others"]).to_contain_text("Ana")
        await ben["ways-begin"].click()
        await through(ben, 1, 3, 1)
        await ben.lines[-1].close()
        await ben.live()
        await through(ben, 4, 20, 1)
        await ben["ways-seal"].click()
        await expect(ben["ways-theirs"]).to_contain_text("Most of all")
        await expect(ben["ways-act"]).to_have_count(3)
        acts = await ben["ways-act"].all_inner_texts()
        await ben["ways-other"].click()
        await expect(ben["ways-act"].first).not_to_have_text(acts[0])
        await expect(ana["ways-theirs"]).to_be_visible()
        await ben["ways-did"].first.click()  # done for her, and she hears of it
        await expect(ben["ways-did"]).to_have_count(2)
        did = "() => window.samesky.room.entries.some(({ on, kind }) => on === 'kindness' && kind === 'did')"
        await ana.until(did)
        opened = [(await one.state("languages"))["round"]["opens_at"] for one in (ana, ben)]
        assert opened[0] == opened[1]
        await ana.to("kept")
        await expect(ana["kept-one"]).to_have_count(2)
        await expect(ana["kept-one"].last).to_contain_text("Being")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "phone-ar"],
)
async def test_every_state_of_a_page(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("languages")
        await noor["ways-begin"].wait_for()
        await shot(noor, "1-empty")
        await noor["ways-pass"].click()
        await noor["ways-sealed"].wait_for()
        await shot(noor, "2-not-now")
        await noor["ways-change"].click()
        await noor["ways-begin"].click()
        await clean(noor)
        await shot(noor, "3-asks")
        for _ in range(20):
            await noor["ways-option"].nth(1).click()
        await noor["ways-review"].wait_for()
        await clean(noor)
        await shot(noor, "4-review")
        await noor["ways-seal"].click()
        await noor["ways-sealed"].wait_for()
        await clean(noor)
        await shot(noor, "5-waiting")
        await ines.languages().answer("p1", chosen("3" * 12 + "1" * 8))
        await noor["ways-theirs"].wait_for()
        await clean(noor)
        await shot(noor, "6-open")
        await noor["ways-next"].click()
        await ines.until(lambda room: room.raw("languages")["page"] == "p2")
        await ines.languages().pass_on("p2")
        await expect(noor["ways-begin"]).to_be_visible()
        await ines.languages().answer("p2", chosen("-" * 19 + "1"))
        await noor["ways-others"].wait_for()
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-asks")
        await clean(noor)
        await shot(noor, "7-tonight")


@pytest.mark.parametrize(
    ("seats", "scheme", "size"),
    [(3, "dark", DESKTOP), (12, "light", PHONE)],
    ids=["three-desk", "twelve-phone"],
)
async def test_three_and_twelve_with_long_names_and_one_who_passes(
    running: HubProcess, browser: Browser, shot: Shot, seats: int, scheme: str, size: tuple[int, int]
) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, seats - 1))
        guest = await stack.enter_async_context(person(browser, scheme=scheme, size=size))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.to("languages")
        await guest["ways-begin"].click()
        for _ in range(20):
            await guest["ways-option"].first.click()
        await guest["ways-seal"].click()
        await guest["ways-sealed"].wait_for()
        await shot(guest, "8-many")
        await first.languages().answer("p1", chosen("2" * 20))
        await others[0].languages().pass_on("p1")
        for room in others[1:]:
            await room.languages().answer("p1", chosen("3" * 20))
        await expect(guest["ways-theirs"]).to_have_count(seats - 2)
        await guest["ways-share"].click()
        await others[0].until(lambda room: guest_words(room.raw("languages")))
        await clean(guest)
        await shot(guest, "9-many-open")


def guest_words(view: dict[str, dict[str, object]]) -> bool:
    """Whether one who passed may read what was shared."""
    return bool(view["round"]["answers"])

"""Cooking in two kitchens: chosen, laid out, done by both, caught up with after a night, kept with a line each."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from samesky_client import typed
from samesky_client.rows.cook import bring

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .pictures import docs_picture
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

SOUP: dict[str, Any] = {
    "@type": "Recipe",
    "name": "Grandmother's soup",
    "recipeYield": "4",
    "recipeIngredient": ["500 g carrots", "2 eggs"],
    "recipeInstructions": [{"@type": "HowToStep", "text": "Cook for 20 minutes."}, "Eat."],
}


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("cook") / "data", joins_per_minute="1000") as made:
        yield made


async def step(who: Person, n: int) -> None:
    await expect(who["cook-step"]).to_have_attribute("data-step", str(n))


@pytest.mark.timeout(360)
async def test_a_dish_outlives_a_reload_a_lost_line_a_hub_that_restarts_and_a_night(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=PHONE) as ana,
        person(browser, size=DESKTOP) as ben,
    ):
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        # What Ben does not eat, Ana is warned of; the hub reads none of it.
        await ben.to("cook")
        await ben["cook-minds-open"].click()
        await ben["cook-allergen-egg"].click()
        await ben["cook-dislikes"].fill("olives")
        await ben["cook-minds-save"].click()
        await ana.to("cook")
        await expect(ana["cook-warning"]).to_have_text(
            ["Not for Ben: egg", "Not for Ben: egg", "Not for Ben: olives"]
        )
        # A recipe from a page, read on the device.
        await ana["cook-bring-open"].click()
        await ana["cook-paste"].fill(json.dumps({**SOUP, "recipeIngredient": ["carrots", 7]}))
        await ana["cook-read"].click()
        await expect(ana["cook-problem"]).to_contain_text("recipeIngredient[1]")
        page = f'<script type="application/ld+json">{json.dumps(SOUP)}</script>'
        await ana["cook-file"].set_input_files(
            {"name": "soup.html", "mimeType": "text/html", "buffer": page.encode()}
        )
        await ana["cook-keep"].click()
        mine = ben["cook-recipe"].filter(has_text="Grandmother")
        await expect(mine).to_contain_text("Not for Ben: egg")
        await mine.click()
        await ben["cook-more"].click()
        await expect(ben["cook-preview"]).to_contain_text("250 g")
        await ben["cook-units-us"].click()
        await expect(ben["cook-preview"]).to_contain_text("8¾ oz")
        await ben["cook-begin"].click()
        # Each lays out in their own kitchen; the first step opens when both have.
        await ana["cook-item"].first.check()
        await expect(ana["cook-list"]).to_contain_text("250 g")
        await ana["cook-done"].click()
        await expect(ben["cook-people"]).to_contain_text("Ana is done")
        await ana.page.reload()
        await step(ana, 0)
        await ben["cook-done"].click()
        await step(ana, 1)
        await expect(ana["cook-step"]).to_have_text("Cook for 20 minutes.")
        await ana["cook-time"].click()
        await expect(ben["cook-timer"]).to_have_attribute("data-phase", "running")
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await ana.live()
        await ben.live()
        await expect(ben["cook-timer"]).to_have_attribute("data-phase", "running")
        # Ben falls asleep; Ana goes on without waiting, and nobody is asked who is not here.
        await ben.page.goto("about:blank")
        await ana["cook-done"].click()
        await ana.until(
            "() => Object.entries(window.samesky.room.presence).every(([who, one]) => "
            "who === window.samesky.room.you || one.status !== 'here')"
        )
        await ana["cook-go-on"].click()
        await step(ana, 2)
        await ana["cook-done"].click()
        await ana["cook-table"].wait_for()
        await ana["cook-text"].fill("Too much pepper, and right.")
        await ana["cook-say"].click()
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await ben.to("cook")
        await expect(ben["cook-line"]).to_contain_text("Too much pepper")
        await ben.lines[-1].close()
        await ben["cook-text"].fill("I had it cold, for breakfast.")
        await ben["cook-say"].click()  # it is kept here, and goes out later
        await expect(ana["cook-line"]).to_contain_text("for breakfast")
        await ben["cook-clear"].click()
        await ana["cook-recipe"].first.wait_for()
        await ana.to("kept")
        await ana["kept-search"].fill("breakfast")
        await expect(ana["kept-one"]).to_contain_text("Grandmother's soup")


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("light", DESKTOP, "en"), ("dark", PHONE, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 1
    ],
)
async def test_every_state_of_cooking(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await typed.carry_out(ines, "cook not milk, coriander")
        await bring(ines, "Feijoada", ["beans", "oranges"], ["Soak the beans.", "Cook them slowly."])
        await noor.to("cook")
        await noor["cook-warning"].first.wait_for()
        await expect(noor["cook-recipe"]).to_have_count(13)
        await shot(noor, "1-list")
        await noor["cook-minds-open"].click()
        await noor["cook-bring-open"].click()
        await noor["cook-paste"].fill("{}")
        await noor["cook-read"].click()
        await clean(noor)
        await shot(noor, "2-forms")
        await noor["cook-recipe"].filter(has_text="Moqueca").click()
        await shot(noor, "3-preview")
        await noor["cook-begin"].click()
        await noor["cook-item"].nth(1).check()
        await clean(noor)
        await shot(noor, "4-laying")
        dish = await ines.until(lambda room: room.cook().state.dish)
        for n in (0, 1):
            await ines.cook().done(dish.id, n)
            await noor["cook-done"].click()
            await step(noor, n + 1)
            await ines.until(lambda room, n=n: room.cook().state.dish.step == n + 1)
        await ines.cook().time(dish.id, 1, 700)
        await noor["cook-time"].click()
        await ines.cook().done(dish.id, 2)
        await expect(noor["cook-people"].locator("[data-done=true]")).to_have_count(1)
        await clean(noor)
        await shot(noor, "5-step")
        if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", PHONE):
            await docs_picture(noor, "cook")
        await ines.cook().go_on(dish.id, 2)
        await noor["cook-go-asks"].wait_for()
        await shot(noor, "6-asked")
        await noor["cook-not-now"].click()
        await expect(noor["cook-go-asks"]).to_have_count(0)
        await noor["cook-other"].click()
        await noor["cook-serve"].click()
        await ines.cook().say(dish.id, "Better than at the beach.")
        await noor["cook-line"].wait_for()
        await clean(noor)
        await shot(noor, "7-table")
        await noor.to("tonight")
        await expect(noor["now"]).to_be_visible()
        await shot(noor, "8-tonight")
        await noor.to("cook")
        await noor["cook-clear"].click()
        await noor.to("kept")
        await expect(noor["kept-one"].first).to_contain_text("Moqueca")
        await shot(noor, "9-kept")


async def test_twelve_with_long_names_and_a_guest_who_is_behind(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first, *_ = await stack.enter_async_context(friends(running.url, 11))
        await first.until(lambda room: len(room.members) == 11)
        await typed.carry_out(first, "cook 2")
        dish = await first.until(lambda room: room.cook().state.dish)
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.to("cook")
        await guest["cook-join"].click()
        await first.cook().done(dish.id, 0)
        await guest["cook-undone"].or_(guest["cook-done"]).first.wait_for()
        await clean(guest)
        await shot(guest, "10-many")

"""Milestones in the app: kept, counted down to, celebrated at one instant, talked through over a night."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client.rows.milestones import written

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .pictures import docs_picture
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

AHEAD = "() => new Date(Date.now() + 12 * 86400e3).toISOString().slice(0, 10)"
"""A day that lies twelve days ahead."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("milestones") / "data", joins_per_minute="1000") as made:
        yield made


async def keep(who: Person, what: str, title: str, **fields: str) -> None:
    """Writes a milestone in the page, as a person does."""
    await who["milestones-add"].wait_for()
    if not await who["milestones-form"].is_visible():
        await who["milestones-add"].click()
    await who[f"milestones-what-{what}"].click()
    await who["milestones-title"].fill(title)
    for name, value in fields.items():
        if name == "leap":
            await who[f"milestones-leap-{value}"].click()
        elif name == "tz":
            await who["milestones-tz"].select_option(value)
        else:
            await who[f"milestones-{name}"].fill(value)
    await who["milestones-keep"].click()
    await expect(who["milestones-form"]).to_be_hidden()


@pytest.mark.timeout(360)
async def test_a_visit_and_a_change_outlive_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        # Ben sleeps: his page is closed.
        await ben.page.goto("about:blank")
        await ana.to("milestones")
        day = await ana.page.evaluate(AHEAD)
        await keep(ana, "visit", "Lisbon, at last", day=day, tz="Europe/Lisbon")
        await expect(ana["milestones-count"]).to_have_text("12")
        await ana["milestones-item"].fill("Tickets")
        await ana["milestones-item-add"].click()
        await expect(ana["milestones-errand"]).to_have_count(1)
        await keep(ana, "change", "A new job")
        await ana["milestones-talk-it"].click()
        await ana["milestones-text"].fill("Glad, and a little afraid.")
        await ana["milestones-seal"].click()
        await ana["milestones-sealed"].wait_for()
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await expect(ana["milestones-count"]).to_have_text("12")
        await running.start()
        await ana.live()
        await ana.page.reload()
        await ana["milestones-sealed"].wait_for()
        await ana["milestones-again"].click()
        await expect(ana["milestones-text"]).to_have_value("Glad, and a little afraid.")
        await ana["milestones-text"].fill("Glad, and afraid. Mostly glad.")
        await ana["milestones-seal"].click()
        await ana["milestones-sealed"].wait_for()
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await expect(ben["now"]).to_have_attribute("data-what", "row-asks")
        await expect(ben["now"]).to_contain_text("A new job")
        assert "Mostly glad" not in await ben.page.content()
        await ben["now-go"].click()
        await ben["milestones-tick"].check()
        await expect(ana["milestones-errand"]).to_contain_text("Ben saw to it")
        await ben["milestones-text"].fill("Proud of you.")
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await ben["milestones-seal"].click()  # it is kept here, and goes out later
        await running.start()
        for who in (ana, ben):
            await who["milestones-theirs"].wait_for()
        await expect(ben["milestones-theirs"]).to_have_text("Glad, and afraid. Mostly glad.")
        await expect(ana["milestones-theirs"]).to_have_text("Proud of you.")
        await ben.lines[-1].close()
        await ben.live()
        # A celebration begins on both screens at one instant.
        await ben["milestones-more"].first.click()
        await ben["milestones-celebrate"].click()
        at = await ana.until("() => window.samesky.room.state('milestones')?.celebration?.at")
        assert abs(await ana.flip("milestones", at) - await ben.flip("milestones", at)) < 0.25
        for who in (ana, ben):
            await expect(who["milestones-feast"]).to_contain_text("Lisbon, at last")
        await ana.to("kept")
        await expect(ana["kept-one"]).to_have_count(2)
        await ana["kept-search"].fill("proud")
        await expect(ana["kept-one"]).to_contain_text("what you wrote of a change · A new job")
        await ana.to("milestones")
        await ana["milestones-was"].wait_for()  # eight seconds later the sky is quiet again


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("light", DESKTOP, "en"), ("dark", PHONE, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 2
    ],
)
async def test_every_state_of_what_is_kept(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("milestones")
        await noor["milestones-form"].wait_for()
        await clean(noor)
        await shot(noor, "1-empty")
        day = await noor.page.evaluate(AHEAD)
        await keep(noor, "visit", "Lisbon, at last", day=day, until=day, tz="Europe/Lisbon")
        id = next(iter((await ines.until(lambda room: room.raw("milestones")))["kept"]))
        await ines.milestones().item(id, "i1", "Tickets for the train from the airport")
        await ines.milestones().item(id, "i2", "Who feeds the cat")
        await ines.milestones().tick(id, "i1")
        await keep(noor, "yearly", "Our day", day="2016-02-29", leap="after")
        await keep(noor, "yearly", "Inês was born", day="1990-11-28")
        await keep(noor, "change", "A new job")
        await clean(noor)
        await shot(noor, "2-kept")
        if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", PHONE):
            await docs_picture(noor, "milestones", height=1200)
        change = await ines.until(
            lambda room: next(
                (id for id, one in room.raw("milestones")["kept"].items() if one["what"] == "change"), ""
            )
        )
        await ines.milestones().write(change, "t1", "Glad for you. Afraid that the evenings get short.")
        await expect(noor["milestones-partner-sealed"]).to_be_visible()
        await clean(noor)
        await shot(noor, "3-their-turn-first")
        await noor["milestones-text"].fill("More hours, and further from the sea.")
        await noor["milestones-seal"].click()
        await noor["milestones-theirs"].wait_for()
        await shot(noor, "4-open")
        await noor["milestones-more"].first.click()
        await noor["milestones-drop"].first.click()
        await noor["milestones-drop-no"].wait_for()
        await noor["milestones-drop-no"].click()
        await noor["milestones-more"].nth(1).click()
        await noor["milestones-edit"].nth(1).click()
        await noor["milestones-cancel"].wait_for()
        await clean(noor)
        await shot(noor, "5-edit")
        await noor["milestones-cancel"].click()
        await ines.milestones().celebrate(id)
        await noor["milestones-feast"].wait_for()
        await clean(noor)
        await shot(noor, "6-feast")
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-asks")
        await clean(noor)
        await shot(noor, "7-tonight")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(2)
        await shot(noor, "8-kept")


async def test_twelve_with_long_names_and_a_guest_talk_a_change_through(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first, *_ = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await first.milestones().change("c", written("We all move"))
        await first.milestones().write("c", "t1", "All of you, in one town.")
        await guest.to("milestones")
        await expect(guest["milestones-text"]).to_be_visible()
        await clean(guest)
        await shot(guest, "9-many")
        await guest["milestones-text"].fill("I shall visit.")
        await guest["milestones-seal"].click()
        for left in range(10, 0, -1):
            await expect(guest["milestones-without"]).to_have_count(left)
            await guest["milestones-without"].first.click()
        await expect(guest["milestones-theirs"]).to_have_text("All of you, in one town.")
        await shot(guest, "10-many-open")

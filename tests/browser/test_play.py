"""Games in two pages: this or that, a tale, a drawing seen as it is made, a jar, a shelf; also over a night."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client import typed
from samesky_client.rows.play import PICTURE, inside_written, tale_written

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .pictures import docs_picture
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

SNAIL = (
    '{"lines":[[250,520,350,520,450,520,560,520,650,500,700,440],[470,510,400,440,420,340,510,300,600,340,620,430,'
    "560,490,500,470,470,410,510,370,560,390],[690,450,720,380],[700,440,750,390]]}"
)


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("play") / "data", joins_per_minute="1000") as made:
        yield made


async def drawn(who: Person, *points: tuple[float, float]) -> None:
    """Draws a line on the sheet, by shares of its size."""
    box = await who["play-sheet"].bounding_box()
    assert box
    await who["play-sheet"].scroll_into_view_if_needed()
    box = await who["play-sheet"].bounding_box()
    assert box
    for n, (x, y) in enumerate(points):
        await who.page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=4)
        if n == 0:
            await who.page.mouse.down()
    await who.page.mouse.up()


@pytest.mark.timeout(360)
async def test_games_outlive_a_reload_a_lost_line_a_hub_that_restarts_and_a_night(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=DESKTOP) as ana,
        person(browser, size=DESKTOP) as ben,
    ):
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        # This or that: Ana's choice stays hers until Ben has chosen.
        await ana.to("play")
        await ben.to("play")
        await ana["play-lay-this"].click()
        await ana["play-pick"].first.click()
        await ana["play-sealed"].wait_for()
        await expect(ben["play-said"]).to_have_count(0)
        await ana.page.reload()
        await ana["play-sealed"].wait_for()
        await ben["play-pick"].last.click()
        await expect(ana["play-said"]).to_have_count(2)
        await expect(ben["play-said"]).to_have_count(2)
        # A drawing, seen while it is made; a line that was lost, and one who comes in the middle.
        await ana["play-draw"].click()
        thing = await ana["play-thing"].inner_text()
        await drawn(ana, (0.2, 0.3), (0.5, 0.6), (0.8, 0.3))
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "1")
        await expect(ben["play-thing"]).to_have_count(0)
        await ben.lines[-1].close()
        await ben.live()
        await drawn(ana, (0.3, 0.8), (0.7, 0.8))
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "2")
        await ben.page.reload()
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "2")
        await ana["play-undo"].click()
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "1")
        await ana.page.reload()
        await expect(ana["play-sheet"].locator("polyline")).to_have_count(1)
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await ben["play-guess"].fill("a valley")
        await ben["play-guess-say"].click()  # it is kept here, and goes out later
        await running.start()
        await ana.live()
        await ana["play-right"].click()
        await expect(ben["play-was"]).to_contain_text(thing)
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "1")
        # Ben sleeps. Ana leaves a picture, tells a tale, and fills the jar.
        await ben.page.goto("about:blank")
        await ana["play-draw"].click()
        await drawn(ana, (0.1, 0.1), (0.9, 0.9))
        await ana["play-leave"].click()
        await expect(ana["play-leave"]).to_have_count(0)
        await ana["play-write-tale"].click()
        for n, words in enumerate(("I met a bear.", "I can juggle.", "I was born at sea.")):
            await ana[f"play-line-{n}"].fill(words)
        await ana["play-which-2"].check()
        await ana["play-tell"].click()
        await ana["play-slip-open"].click()
        await ana["play-slip"].fill("Knock knock.")
        await ana["play-slip-put"].click()
        # The next morning.
        await ana.page.goto("about:blank")
        await ben.page.goto(home)
        await ben.live()
        await ben.to("play")
        await expect(ben["play-picture"]).to_have_attribute("data-lines", "1")
        await ben["play-pick"].first.click()
        await expect(ben["play-untrue"]).to_have_count(1)
        await ben["play-album"].click()
        await expect(ben["play-picture"]).to_have_count(2)
        await ben["play-pull"].click()
        await expect(ben["play-joke"]).to_contain_text("Knock knock.")
        await ben["play-shelve-open"].click()
        await ben["play-shelve"].fill("the blue goat")
        await ben["play-shelve-put"].click()
        await expect(ben["play-shelved"]).to_contain_text("the blue goat")
        await ben.to("kept")
        await expect(ben["kept-one"]).to_have_count(5)
        await ben["kept-search"].fill("juggle")
        await expect(ben["kept-one"]).to_contain_text("the tale: 3")


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", DESKTOP, "en"), ("dark", PHONE, "de"), ("light", PHONE, "en"), ("dark", DESKTOP, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 1
    ],
)
async def test_every_state_of_play(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("play")
        await noor["play-lay-this"].wait_for()
        await clean(noor)
        await shot(noor, "p1-empty")
        await ines.play().shelve(inside_written("the blue goat", "the market in Lisbon, in the rain"))
        await ines.play().slip("Why did the chicken cross the sea?")
        await noor["play-lay-finish"].click()
        await noor["play-text"].fill("sleep until the bells are done.")
        await ines.play().draw()
        picture = await ines.keep_blob("play", PICTURE, SNAIL)
        await ines.play().leave("s1", picture)
        await noor["play-guess"].fill("a snail")
        await noor["play-guess-say"].click()
        await expect(noor["play-picture"]).to_have_attribute("data-lines", "4")
        await expect(noor["play-guessed"]).to_have_count(1)
        await clean(noor)
        await shot(noor, "p2-compose")
        await noor["play-seal"].click()
        await noor["play-sealed"].wait_for()
        await shot(noor, "p3-sealed")
        await ines.play().answer("p2", "am the first one up.")
        await expect(noor["play-said"]).to_have_count(2)
        (guess,) = await ines.until(lambda room: room.play().state["sketch"]["guesses"])
        await ines.play().right("s1", guess["id"], picture=picture)
        await noor["play-pull"].click()
        await noor["play-joke"].wait_for()
        await clean(noor)
        await shot(noor, "p4-open")
        if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", DESKTOP):
            await docs_picture(noor, "play")
        await noor["play-draw"].click()
        await drawn(noor, (0.2, 0.3), (0.5, 0.6), (0.8, 0.3))
        await ines.play().tell(
            tale_written(["I met a bear.", "I can juggle.", "I was born at sea."]), "2", "p2"
        )
        await noor["play-pick"].first.wait_for()
        await ines.play().guess("s2", "a smile")
        await noor["play-right"].wait_for()
        await clean(noor)
        await shot(noor, "p5-tale")
        await noor["play-pick"].first.click()
        await noor["play-untrue"].wait_for()
        await noor["play-write-tale"].click()
        await clean(noor)
        await shot(noor, "p6-form")


async def test_twelve_with_long_names_and_a_guest(running: HubProcess, browser: Browser, shot: Shot) -> None:
    async with AsyncExitStack() as stack:
        first, *_ = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await typed.carry_out(first, "game this")
        await typed.carry_out(first, "game say 2")
        await guest.to("play")
        await guest["play-pick"].first.click()
        await guest["play-sealed"].wait_for()
        await clean(guest)
        await shot(guest, "p7-many")

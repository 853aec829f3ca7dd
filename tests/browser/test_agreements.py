"""Agreements in the app: written while one sleeps, signed the next morning, put in other words, looked at again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .people import Person, Shot, friends, meet, person
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

CALL = "We call each other before we are late, not after."


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("agreements") / "data", joins_per_minute="1000") as made:
        yield made


async def written(who: Person, words: str) -> None:
    """Writes a new sentence in a page."""
    await who["agreement-new"].click()
    await who["agreement-text"].fill(words)
    await who["agreement-send"].click()
    await expect(who["agreement-text"]).to_have_count(0)


async def holding(room: Room, count: int = 1) -> None:
    """Waits until so many sentences hold."""
    await room.until(
        lambda room: sum(one.holds is not None for one in room.agreements().state.sentences) == count
    )


@pytest.mark.timeout(360)
async def test_a_sentence_survives_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        await ben.page.goto("about:blank")  # he sleeps
        await ana.to("agreements")
        await ana["agreement-new"].click()
        await ana["agreement-starts"].click()
        await ana["agreement-start"].first.click()
        await expect(ana["agreement-text"]).to_have_value("When one of us is late, ")
        await ana["agreement-text"].fill(CALL)
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await ana["agreement-send"].click()  # it is kept here, and goes out later
        await running.start()
        await expect(ana["agreement-waits"]).to_contain_text(CALL)
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await expect(ben["now"]).to_have_attribute("data-what", "row-asks")
        await ben["now-go"].click()
        await expect(ben["agreement-asks"]).to_contain_text(CALL)
        await ben["agreement-speak"].click()
        await expect(ana["agreement-talk"]).to_contain_text("Ben")
        await ben["agreement-sign"].click()
        await expect(ana["agreement-holds"]).to_contain_text(CALL)
        await expect(ana["agreement-talk"]).to_have_count(0)
        await ana.page.reload()
        await expect(ana["agreement-holds"]).to_contain_text(CALL)
        # In other words, and the first ones go on meanwhile; his line is lost in the middle.
        await ben["agreement-amend"].click()
        await expect(ben["agreement-text"]).to_have_value(CALL)
        await ben["agreement-text"].fill("We write each other before we are late.")
        await ben.lines[-1].close()
        await ben["agreement-send"].click()
        await expect(ana["agreement-asks"]).to_contain_text(CALL)
        await ana["agreement-sign"].click()
        await expect(ben["agreement-holds"]).to_contain_text("We write")
        await ben["agreement-past"].locator("summary").click()
        await expect(ben["agreement-past"]).to_contain_text(CALL)
        # Nobody is held.
        await ana["agreement-back"].click()
        await ana["agreement-back-no"].click()
        await ana["agreement-back"].click()
        await ana["agreement-back-yes"].click()
        await expect(ben["agreement-waits"]).to_contain_text("We write")
        await ana["agreement-sign"].click()
        await expect(ben["agreement-holds"]).to_be_visible()
        await ana.to("kept")
        await expect(ana["kept-one"]).to_have_count(3)
        await ana["kept-search"].fill("not after")
        await expect(ana["kept-one"]).to_have_count(1)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "phone-ar"],
)
async def test_every_state_of_a_sentence(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        rules = ines.agreements()
        await noor.to("agreements")
        await noor["agreements-none"].wait_for()
        await shot(noor, "1-empty")
        await noor["agreement-new"].click()
        await noor["agreement-starts"].click()
        await noor["agreement-text"].fill("x" * 400)
        await noor["agreement-long"].wait_for()
        await noor["agreement-text"].fill("")
        await clean(noor)
        await shot(noor, "2-writing")
        await noor["agreement-cancel"].click()
        await written(noor, CALL)
        await noor["agreement-waits"].wait_for()
        await shot(noor, "3-waiting")
        first = (await ines.until(lambda room: room.agreements().state.sentences))[0].id
        await rules.sign(first, "v1")
        await rules.write("b", "v1", "One evening a week belongs to each of us alone, and nobody asks where.")
        await rules.speak(first)
        await noor["agreement-asks"].wait_for()
        await rules.write(first, "v2", "We call before we are late. If a call is hard, a word is enough.")
        await expect(noor["agreement-asks"]).to_have_count(2)
        await clean(noor)
        await shot(noor, "4-asks")
        await noor["agreement-sign"].first.click()
        await expect(noor["agreement-asks"]).to_have_count(1)
        await noor["agreement-sign"].click()
        await holding(ines, 2)
        await noor["agreement-back"].first.click()
        await noor["agreement-past"].locator("summary").click()
        await clean(noor)
        await shot(noor, "5-holds")
        await rules.look_again(ines.now() + 1.5)
        await noor["agreements-due"].wait_for()
        await clean(noor)
        await shot(noor, "6-look-again")
        await noor.to("tonight")
        await noor["tonight-agreements"].or_(noor["now"]).first.wait_for()
        await shot(noor, "7-tonight")
        await noor.to("agreements")
        await noor["agreements-looked"].click()
        await noor["agreements-set"].click()
        await ines.until(lambda room: room.agreements().state.review_by)
        await noor["agreements-no-day"].wait_for()
        await clean(noor)


@pytest.mark.parametrize(
    ("seats", "scheme", "size"),
    [(3, "dark", DESKTOP), (12, "light", PHONE)],
    ids=["three-desk", "twelve-phone"],
)
async def test_some_of_many_with_long_names_and_a_guest(
    running: HubProcess, browser: Browser, shot: Shot, seats: int, scheme: str, size: tuple[int, int]
) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, seats - 1, kind="partners"))
        ana = await stack.enter_async_context(person(browser, scheme=scheme, size=size))
        await ana.join(await first.invite(), "Ana")
        guest = await stack.enter_async_context(
            samesky_client.join(await first.invite(stay=3600), name="Guest")
        )
        await ana.until("n => Object.keys(window.samesky.room.members).length === n[0]", seats + 1)
        await ana.to("agreements")
        await ana["agreement-new"].click()
        await expect(ana["agreement-whom"]).to_have_count(seats)
        await ana["agreement-text"].fill("Who hosts chooses the film.")
        await clean(ana)
        await shot(ana, "8-whom")
        await ana["agreement-send"].click()
        await ana["agreement-waits"].wait_for()
        (one,) = await first.until(lambda room: room.agreements().state.sentences)
        assert one.waits is not None
        assert len(one.waits.circle) == seats
        assert guest.you not in one.waits.circle
        for room in (first, *others):
            await room.agreements().sign(one.id, "v1")
        await expect(ana["agreement-holds"]).to_contain_text("Who hosts")
        await others[0].agreements().write("b", "v1", "Between us two.", circle=[first.you])
        await expect(ana["agreement-waits"]).to_contain_text("Between us two.")
        await expect(ana["agreement-waits"].get_by_role("button")).to_have_count(0)
        await clean(ana)
        await shot(ana, "9-many")

"""Learning in two pages: a way that both lay out, questions over a night, and the next lesson as a date."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import LONG, Person, Shot, meet, person
from .pictures import docs_picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

ASKED = "What are the rolls called that one eats with butter on a Sunday morning by the sea?"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("learn") / "data", joins_per_minute="1000") as made:
        yield made


async def add(who: Person, *chapters: str) -> None:
    for words in chapters:
        await who["learn-chapter"].fill(words)
        await who["learn-chapter-go"].click()
        await expect(who["learn-part"].filter(has_text=words)).to_have_count(1)


async def ask(who: Person, words: str, right: str) -> None:
    await who["learn-ask"].click()
    await who["learn-question"].fill(words)
    await who["learn-right"].fill(right)
    await who["learn-ask-go"].click()
    await who["learn-sealed"].wait_for()


async def they_lay_out_the_way(noor: Person, ines: Person, shot: Shot) -> None:
    """Noor says what it is, both say how; each is through in their own time."""
    await noor["learn-aim"].fill("To order breakfast in Portuguese")
    await noor["learn-aim-go"].click()
    await noor["learn-chapter"].wait_for()
    await shot(noor, "learn-2-empty-phone-light")
    await add(noor, "Bread and rolls")
    await noor["learn-lay"].click()
    await add(noor, "Coffee, in all its sizes", "The numbers, as far as a bill goes")
    await ines["learn-part"].nth(2).wait_for()
    await ines["learn-did"].first.check()
    await ines["learn-did"].nth(1).check()
    await expect(noor["learn-part"].first).to_contain_text("Through with it: Inês.")
    await noor["learn-did"].first.check()
    await expect(ines["learn-part"].first).to_contain_text("Through with it: Noor.")
    await noor["learn-up"].last.click()
    await expect(ines["learn-part"].nth(1)).to_contain_text("The numbers")
    await noor["learn-aim"].fill("Breakfast in Portuguese")
    await noor["learn-aim-go"].click()
    await expect(ines["learn-goal"]).to_have_text("Breakfast in Portuguese")
    await noor["learn-let-go"].click()
    await clean(noor)
    await shot(noor, "learn-3-laying-phone-light")
    await noor["learn-end-not"].click()
    await noor["learn-laid"].click()


async def they_ask_each_other(
    running: HubProcess, noor: Person, ines: Person, line: list[WebSocketRoute], shot: Shot
) -> None:
    """Noor asks while Inês sleeps; in the morning she answers on a bad line, and passes the next one."""
    home = ines.page.url
    await ines.page.goto("about:blank")
    await ask(noor, ASKED, "pãezinhos")
    await clean(noor)
    await shot(noor, "learn-4-sealed-phone-light")
    await running.kill()
    await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
    await running.start()
    await noor.live()
    await noor.page.reload()
    await noor["learn-sealed"].wait_for()
    # The next morning.
    await ines.page.goto(home)
    await ines.live()
    await ines.to("tonight")
    await expect(ines["now"]).to_contain_text("Noor asks you something.")
    await ines["now-go"].click()
    await expect(ines["learn-quiz"]).to_contain_text("rolls")
    await expect(ines["learn-quiz"]).not_to_contain_text("pãezinhos")
    await clean(ines)
    await shot(ines, "learn-5-asked-desk-dark")
    await line[-1].close()
    await ines["learn-answer"].fill("brioches")
    await ines["learn-seal"].click()  # it is kept here, and goes out later
    for who in (noor, ines):
        await expect(who["learn-said"]).to_have_count(2)
        right = who["learn-said"].filter(
            has_text="pãezinhos"
        )  # from west to east, so by the hour either is first
        await expect(right).to_have_text("Noor, who askedpãezinhos")
    await shot(ines, "learn-6-open-desk-dark")
    # A pass reads what was right once who asked likes that.
    await ask(noor, "And a very small coffee?", "um cafezinho")
    await ines["learn-pass"].click()
    await noor["learn-share"].click()
    await expect(ines["learn-said"]).to_have_text(["Noor, who askedum cafezinho"])
    await shot(ines, "learn-7-passed-desk-dark")


@pytest.mark.timeout(360)
async def test_a_goal_questions_and_a_lesson_over_a_night_a_lost_line_and_a_hub_that_restarts(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with (
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        await ines.line_can_be_cut()
        await meet(running.url, noor, ines, "Noor", "Inês")
        for who in (noor, ines):
            await who.to("learn")
        await shot(noor, "learn-1-nothing-phone-light")
        await shot(ines, "learn-1-nothing-desk-dark")
        await they_lay_out_the_way(noor, ines, shot)
        await they_ask_each_other(running, noor, ines, ines.lines, shot)
        # The next lesson is a date, and its hour is each one's own.
        await noor["learn-plan"].click()
        await shot(noor, "learn-8-plan-phone-light")
        await noor["learn-plan-go"].click()
        for who in (noor, ines):
            await expect(who["learn-lesson"]).to_contain_text("Noor")
        (plan,) = (await ines.state("rituals"))["plans"].values()
        assert [one["on"] for one in plan["segments"]] == ["learn"]
        await docs_picture(noor, "learn", height=1200)
        await shot(noor, "learn-9-all-phone-light")
        await shot(ines, "learn-9-all-desk-dark")
        await ines.to("tonight")
        await shot(ines, "learn-10-tonight-desk-dark")
        await noor["learn-reach"].click()
        await noor["learn-end"].click()
        await noor["learn-aim"].wait_for()
        await noor.to("kept")
        await expect(noor["kept-one"].filter(has_text="Learned together")).to_contain_text("Coffee")
        await expect(noor["kept-one"].filter(has_text="pãezinhos")).to_contain_text("brioches")
        await shot(noor, "learn-11-kept-phone-light")


async def test_twelve_with_long_names_and_a_guest_from_right_to_left(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        friends = [
            await stack.enter_async_context(samesky_client.join(await first.invite(), name=f"Friend {n}"))
            for n in range(2, 12)
        ]
        await first.learn().aim(LONG)
        await first.learn().chapter("g1", "a", "Bread")
        for friend in friends:
            await friend.learn().did("g1", "a")
        await first.learn().quiz(LONG, "pão")
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("learn")
        await guest["learn-did"].check()
        await guest["learn-ask"].wait_for(state="detached")
        await clean(guest)
        await shot(guest, "learn-12-many-phone-ar")

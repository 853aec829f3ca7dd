"""Gratitude in the app: named apart, also over a night and a broken line; opened together, and kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Shot, friends, meet, person
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("gratitude") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(360)
async def test_a_page_survives_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        # Ben sleeps: his page is closed.
        await ben.page.goto("about:blank")
        await ana.to("gratitude")
        first = await ana["gratitude-thought"].inner_text()
        await ana["gratitude-other"].click()
        await expect(ana["gratitude-thought"]).not_to_have_text(first)
        await ana["gratitude-text"].fill("That you called, though it was late.")
        await ana["gratitude-seal"].click()
        await ana["gratitude-sealed"].wait_for()
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await expect(ana["gratitude-sealed"]).to_be_visible()
        await running.start()
        await ana.live()
        await ana.page.reload()
        await ana["gratitude-sealed"].wait_for()
        await ana["gratitude-change"].click()
        await expect(ana["gratitude-text"]).to_have_value("That you called, though it was late.")
        await ana["gratitude-text"].fill("That you called. It was so late.")
        await ana["gratitude-seal"].click()
        await ana["gratitude-sealed"].wait_for()
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await expect(ben["now"]).to_have_attribute("data-what", "thanks")
        assert "so late" not in await ben.page.content()
        await ben["now-go"].click()
        await expect(ben["gratitude-partner-sealed"]).to_be_visible()
        await ben["gratitude-text"].fill("The soup, and who cooked it.")
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await ben["gratitude-seal"].click()  # it is kept here, and goes out later
        await running.start()
        await expect(ben["gratitude-theirs"]).to_have_text("That you called. It was so late.")
        await expect(ana["gratitude-theirs"]).to_have_text("The soup, and who cooked it.")
        await ben.lines[-1].close()
        await ben.live()
        await expect(ben["gratitude-theirs"]).to_be_visible()
        # It is kept, and a new page begins.
        await ana["gratitude-next"].click()
        await ana["gratitude-text"].wait_for()
        await ben["gratitude-text"].wait_for()
        await expect(ana["gratitude-last"]).to_contain_text("The soup, and who cooked it.")
        # With both there it opens at one instant.
        for one in (ana, ben):
            await one["gratitude-text"].fill("This.")
            await one["gratitude-seal"].click()
        # A page that is told late shows it at once, so what is compared is the instant and not when it was seen.
        for one in (ana, ben):
            await one["gratitude-theirs"].wait_for()
        opened = [(await one.state("gratitude"))["round"]["opens_at"] for one in (ana, ben)]
        assert opened[0] == opened[1]
        await ana.to("kept")
        await ana["kept-kind-gratitude"].click()
        await expect(ana["kept-one"]).to_have_count(2)
        await ana["kept-search"].fill("so late")
        await expect(ana["kept-one"]).to_have_count(1)
        await expect(ana["kept-one"]).to_contain_text("That you called. It was so late.")
        await ana["kept-search"].fill("soup")
        await expect(ana["kept-one"]).to_have_count(1)


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("light", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "desk-de", "phone-ar"],
)
async def test_every_state_of_a_page(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("gratitude")
        await noor["gratitude-thought"].wait_for()
        await clean(noor)
        await shot(noor, "1-empty")
        await noor["gratitude-text"].fill("That you asked twice how I am.")
        await noor["gratitude-seal"].click()
        await noor["gratitude-sealed"].wait_for()
        await clean(noor)
        await shot(noor, "2-waiting")
        await ines.gratitude().thank("p1", "The light on the wall this morning,\nand that you saw it, too.")
        await noor["gratitude-theirs"].wait_for()
        await clean(noor)
        await shot(noor, "3-open")
        await noor["gratitude-next"].click()
        await ines.until(lambda room: room.raw("gratitude")["page"] == "p2")
        await ines.gratitude().thank("p2", "You, laughing at your own joke before it is told.")
        await expect(noor["gratitude-partner-sealed"]).to_be_visible()
        await noor.page.evaluate(
            """() => {
              const find = (tag, root = document) => {
                for (const one of root.querySelectorAll("*")) {
                  const inner = one.localName === tag ? one : one.shadowRoot && find(tag, one.shadowRoot);
                  if (inner) return inner;
                }
              };
              const element = find("samesky-gratitude");
              const entry = element.room.entries.findLast(({ kind }) => kind === "thanks");
              const [who, box] = Object.entries(entry.body.thanks).find(([id]) => id !== element.room.you);
              element.again = { who, box, entry: { ...entry, at: entry.at - 366 * 86400 } };
            }"""
        )
        await noor["gratitude-again"].wait_for()
        await clean(noor)
        await shot(noor, "4-their-turn-first")
        await noor["gratitude-pass"].click()
        await noor["gratitude-late"].wait_for()
        await clean(noor)
        await shot(noor, "5-passed")
        await ines.gratitude().share("p2")
        await expect(noor["gratitude-theirs"].first).to_contain_text("laughing")
        await noor["gratitude-late"].click()
        await noor["gratitude-text"].fill("Late, and gladly.")
        await noor["gratitude-seal"].click()
        await expect(noor["gratitude-mine"]).to_have_text("Late, and gladly.")
        await ines.gratitude().turn_over("p2")
        await ines.gratitude().thank("p3", "The rain.")
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "thanks")
        await clean(noor)
        await shot(noor, "6-tonight")
        await noor.to("kept")
        await noor["kept-kind-gratitude"].click()
        await expect(noor["kept-one"]).to_have_count(2)
        await clean(noor)
        await shot(noor, "7-kept")


@pytest.mark.parametrize(
    ("seats", "scheme", "size"),
    [(3, "light", PHONE), (3, "dark", DESKTOP), (12, "light", DESKTOP), (12, "dark", PHONE)],
    ids=["three-phone", "three-desk", "twelve-desk", "twelve-phone"],
)
async def test_three_and_twelve_with_long_names_and_a_guest(
    running: HubProcess, browser: Browser, shot: Shot, seats: int, scheme: str, size: tuple[int, int]
) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, seats - 1))
        guest = await stack.enter_async_context(person(browser, scheme=scheme, size=size))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.to("gratitude")
        await first.until(lambda room: len(room.members) == seats)
        await first.gratitude().thank("p1", "All of you, in one room.")
        await expect(guest["gratitude-partner-sealed" if seats == 3 else "gratitude-seat"]).to_have_count(
            seats - 1
        )
        await clean(guest)
        await shot(guest, "8-many")
        await guest["gratitude-text"].fill("The chair at your table.")
        await guest["gratitude-seal"].click()
        await guest["gratitude-sealed"].wait_for()
        for left in range(len(others), 0, -1):
            await expect(guest["gratitude-without"]).to_have_count(left)
            await guest["gratitude-without"].first.click()
        await expect(guest["gratitude-theirs"]).to_have_text("All of you, in one room.")
        await clean(guest)
        await shot(guest, "9-many-open")

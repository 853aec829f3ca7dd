"""A talk in two pages: announced, later, now; the floor goes back and forth; a last word each, one next morning."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import LONG, Person, meet, person
from .pictures import docs_picture, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("talk") / "data", joins_per_minute="1000") as made:
        yield made


async def at(who: Person, phase: str) -> None:
    await expect(who["talk"]).to_have_attribute("data-phase", phase)


@pytest.mark.timeout(360)
async def test_from_what_it_is_about_to_a_last_word_each(browser: Browser, tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        await ines.line_can_be_cut()
        await meet(running.url, noor, ines, "Noor", "Inês")
        home = ines.page.url
        await noor.to("talk")
        await noor["floor-own"].fill("Where we spend the winter")
        await noor["talk-meet-think"].click()
        await clean(noor)
        await picture(noor, None, "talk-1-empty-phone-light")
        await noor["floor-ask"].click()
        await at(noor, "opened")
        # Now? Later. And later, what was said is still there.
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        await picture(ines, None, "talk-2-tonight-desk-dark")
        await ines["now-go"].click()
        await expect(ines["floor-topic"]).to_contain_text("Would like: Thinking along")
        await ines["talk-later"].click()
        await clean(ines)
        await picture(ines, None, "talk-3-asked-desk-dark")
        await ines["talk-later-say"].click()
        await noor["talk-later-is"].wait_for()
        await clean(noor)
        await picture(noor, None, "talk-4-later-phone-light")
        await ines["floor-not-now"].click()
        await ines["floor-hidden"].wait_for()
        await running.kill()
        await expect(ines["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        for who in (noor, ines):
            await who.live()
        await ines["floor-look"].click()
        await ines["floor-ready"].click()
        for who in (noor, ines):
            await at(who, "floor")
        await expect(ines["chat-rests"]).to_contain_text("Noor")
        await ines["floor-want"].click()
        await noor["floor-wants"].wait_for()
        await clean(noor)
        await picture(noor, None, "talk-5-floor-phone-light")
        await clean(ines)
        await picture(ines, None, "talk-5-listens-desk-dark")
        await noor["talk-give"].click()
        await ines["talk-give"].wait_for()
        await ines.lines[-1].close()
        await ines.live()
        await docs_picture(ines, "talk")
        await ines["talk-give"].click()
        await noor["talk-give"].wait_for()
        await noor.page.reload()
        await at(noor, "floor")
        await noor["talk-finish"].click()
        await at(ines, "closing")
        await noor["talk-text"].fill("That you asked what I fear first.")
        await clean(noor)
        await picture(noor, None, "talk-6-last-phone-light")
        await noor["talk-seal"].click()
        await noor["talk-sealed"].wait_for()
        await clean(noor)
        await picture(noor, None, "talk-7-sealed-phone-light")
        # Inês has gone to sleep; her last word comes in the morning.
        await ines.page.goto("about:blank")
        await ines.page.goto(home)
        await ines.live()
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        assert "what I fear first" not in await ines.page.content()
        await ines["now-go"].click()
        await ines["talk-text"].fill("We look at both places in May.")
        await ines["talk-seal"].click()
        for who in (noor, ines):
            await at(who, "open")
        opens = (await noor.state("talk"))["round"]["opens_at"]
        assert abs(await noor.flip("talk", opens) - await ines.flip("talk", opens)) < 1
        await expect(noor["talk-theirs"]).to_have_text("We look at both places in May.")
        await clean(ines)
        await picture(ines, None, "talk-8-open-desk-dark")
        await noor["talk-anew"].click()
        await noor["talk-form"].wait_for()
        await noor.to("kept")
        await noor["kept-search"].fill("both winter")
        await expect(noor["kept-one"]).to_have_count(1)
        await picture(noor, None, "talk-9-kept-phone-light")


async def test_three_talk_and_a_guest_with_them_from_right_to_left(
    running: HubProcess, browser: Browser
) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        second = await stack.enter_async_context(samesky_client.join(await first.invite(), name="Kenji"))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("talk")
        await first.talk().announce('{"topic":"t14","meet":"listen"}')
        await expect(guest["floor-topic"]).to_contain_text("Money between us")
        await guest["floor-ready"].click()
        await second.until(
            lambda room: (
                len(((room.raw("talk") or {}).get("opening") or {"gate": {"ready": []}})["gate"]["ready"])
                == 2
            )
        )
        await second.talk().ready("o1")
        await at(guest, "floor")
        await clean(guest)
        await picture(guest, None, "talk-10-three-phone-ar")
        await second.talk().finish()
        await guest["talk-pass"].click()
        await expect(guest["talk-without"]).to_have_count(2)
        await clean(guest)
        await picture(guest, None, "talk-11-closing-phone-ar")
        await first.talk().say_last("o1", "Thank you.")
        await expect(guest["talk-without"]).to_have_count(1)
        await guest["talk-without"].click()
        await at(guest, "open")
        await expect(guest["talk-theirs"]).to_have_count(0)

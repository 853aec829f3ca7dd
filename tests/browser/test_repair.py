"""A repair in two pages: a note for oneself, a pause and its end, views, needs, one ground, a step both opened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import LONG, Person, Shot, meet, person
from .pictures import docs_picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("repair") / "data", joins_per_minute="1000") as made:
        yield made


async def at(who: Person, stage: str) -> None:
    await expect(who["repair"]).to_have_attribute("data-stage", stage)


async def a_pause_and_its_end(running: HubProcess, noor: Person, ines: Person, shot: Shot) -> None:
    """Inês calls it, another time suits both, the hub restarts meanwhile, and it goes on when both are back."""
    await ines["repair-cool"].click()
    await ines["repair-cool-20"].click()
    for who in (noor, ines):
        await at(who, "cooling")
    await expect(noor["repair-done"]).to_have_count(0)
    await noor["repair-sooner"].click()
    await ines["repair-agree"].wait_for()
    await shot(ines, "repair-4-cooling-desk-dark")
    await shot(noor, "repair-4-cooling-phone-light")
    # Sooner still, so that a test need not wait; the buttons know whole minutes.
    sooner = "room => room.do('repair', 'back_at', { at: room.clock.now() + 4 })"
    before = (await ines.state("repair"))["cooling"]["proposed"]
    await noor.page.evaluate(f"({sooner})(window.samesky.room)")
    await ines.until("([was]) => window.samesky.room.state('repair').cooling.proposed < was", before)
    await ines["repair-agree"].click()
    await expect(noor["repair-proposed"]).to_have_count(0)
    await running.kill()
    await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
    await running.start()
    for who in (noor, ines):
        await who.live()
        await who["repair-back"].wait_for()
    await clean(noor)
    await shot(noor, "repair-5-return-phone-light")
    await ines["repair-back"].click()
    await expect(noor["repair-is-back"]).to_contain_text("Inês")
    await noor["repair-back"].click()
    for who in (noor, ines):
        await at(who, "views")


async def what_stands_on_their_ground(noor: Person, ines: Person) -> None:
    """A ground that both sign; a step asked in vain, a card, and then a step that both open."""
    await noor["repair-ground-text"].fill("We tell each other a day ahead.")
    await noor["repair-put"].click()
    await ines["repair-sign"].click()
    await noor["repair-all"].wait_for()
    await ines["repair-steps"].locator("summary").click()
    await ines["repair-ask-apology"].click()
    await noor["repair-not-now"].click()
    await expect(noor["repair-asked"]).to_have_count(0)
    await expect(ines["repair-asked"]).to_contain_text("You have asked")
    await noor["repair-ask-softener"].click()
    await ines["repair-yes"].click()
    await noor["repair-card"].wait_for()
    await ines["repair-ask-apology"].click()
    await noor["repair-yes"].click()
    await ines["repair-say-apology"].click()
    await ines["repair-step-text"].fill("I am sorry that I told nobody.")
    await ines["repair-step-send"].click()
    await expect(noor["repair-said"]).to_contain_text("I am sorry")


@pytest.mark.timeout(360)
async def test_from_a_note_for_oneself_over_a_pause_to_one_ground_and_an_apology(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with (
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        await ines.line_can_be_cut()
        await meet(running.url, noor, ines, "Noor", "Inês")
        home = ines.page.url
        # Inês sleeps; Noor writes for herself first.
        await ines.page.goto("about:blank")
        await noor.to("repair")
        await noor["repair-note"].click()
        await noor["repair-note-text"].fill("I was hurt, and I said nothing.")
        await shot(noor, "repair-1-empty-phone-light")
        await noor["repair-note-save"].click()
        await noor["repair-note-wipe"].wait_for()
        await noor["floor-own"].fill("The party on Saturday")
        await noor["floor-ask"].click()
        await at(noor, "opened")
        # The next morning.
        await ines.page.goto(home)
        await ines.live()
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        await ines["now-go"].click()
        assert "said nothing" not in await ines.page.content()
        await clean(ines)
        await shot(ines, "repair-2-asked-desk-dark")
        await ines["floor-ready"].click()
        for who in (noor, ines):
            await at(who, "views")
        await shot(noor, "repair-3-views-phone-light")
        await a_pause_and_its_end(running, noor, ines, shot)
        await noor.page.reload()
        # Each is heard, and says when it was got right.
        for speaker, listener in ((noor, ines), (ines, noor)):
            await speaker["repair-done"].click()
            await listener["repair-done"].click()
            await speaker["repair-again"].wait_for()
            await speaker["repair-done"].click()
        for who in (noor, ines):
            await at(who, "needs")
        await noor["repair-text"].fill("To be told beforehand.")
        await noor["repair-seal"].click()
        await noor["repair-change"].wait_for()
        assert "beforehand" not in await ines.page.content()
        await shot(noor, "repair-6-needs-phone-light")
        await ines["repair-text"].fill("Ten minutes alone, after work.")
        await ines.lines[-1].close()
        await ines["repair-seal"].click()
        await ines.live()
        await expect(noor["repair-theirs"]).to_have_text("Ten minutes alone, after work.")
        await docs_picture(ines, "repair")
        await noor["repair-on"].click()
        await ines["repair-on"].click()
        for who in (noor, ines):
            await at(who, "offers")
        await noor["repair-on"].click()
        await noor["repair-on-waits"].wait_for()
        await ines["repair-on"].click()
        await at(noor, "ground")
        await what_stands_on_their_ground(noor, ines)
        await clean(noor)
        await shot(noor, "repair-7-ground-phone-light")
        await shot(ines, "repair-7-ground-desk-dark")
        await noor["repair-look"].click()
        await noor["repair-look-set"].click()
        await ines["repair-look-is"].wait_for()
        await noor["repair-end"].click()
        await ines["repair-form"].wait_for()
        await noor.to("kept")
        await noor["kept-search"].fill("beforehand alone")
        await expect(noor["kept-one"]).to_have_count(1)


async def test_three_and_a_guest_from_right_to_left(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        second = await stack.enter_async_context(samesky_client.join(await first.invite(), name="Kenji"))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("repair")
        await first.repair().announce("The trip")
        await guest["floor-ready"].click()
        await second.until(lambda room: guest_ready(room))
        await second.repair().ready("o1")
        await at(guest, "views")
        await clean(guest)
        await shot(guest, "repair-8-three-phone-ar")


def guest_ready(room: samesky_client.Room) -> bool:
    opening = (room.raw("repair") or {}).get("opening")
    return bool(opening) and len(opening["gate"]["ready"]) == 2

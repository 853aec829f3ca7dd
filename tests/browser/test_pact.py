"""A pact in two pages: asked for and agreed to, gently seen when one looks elsewhere, and no trace of that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import LONG, Person, Shot, person
from .pictures import docs_picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

TURNS = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""Looks at another tab, or comes back."""
OTHERS = """() => Object.entries(window.samesky.room.presence)
  .filter(([who]) => who !== window.samesky.room.you).map(([, one]) => one.status)"""
"""How the others are seen."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("pact") / "data", joins_per_minute="1000") as made:
        yield made


async def says(who: Person, words: str) -> None:
    await expect(who["pact-said"]).to_have_text(words)


async def they_put_other_things_away(
    running: HubProcess, noor: Person, ines: Person, line: list[WebSocketRoute], shot: Shot
) -> None:
    """Noor asks, Inês agrees and looks elsewhere; it goes on through a lost line, a hub that restarts, a reload."""
    await noor["pact-60"].click()
    await noor["pact-ask"].click()
    await noor["pact-asked"].wait_for()
    await shot(noor, "pact-2-waits-phone-light")
    await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
    await shot(ines, "pact-2-tonight-desk-dark")
    await ines["now-go"].click()
    await ines["pact-agree"].wait_for()
    await clean(ines)
    await shot(ines, "pact-2-asked-desk-dark")
    await ines["pact-agree"].click()
    await expect(noor["pact-left"]).to_have_text("60 minutes left")
    await says(noor, "Inês is here with you.")
    await clean(noor)
    await docs_picture(noor, "pact")
    await shot(noor, "pact-3-on-phone-light")
    before = await noor.state("pact")
    await ines.page.evaluate(TURNS, True)
    await says(noor, "Inês looks elsewhere just now.")
    await shot(noor, "pact-4-elsewhere-phone-light")
    # On a new line it is said again, and to no one else: Inês herself sees that Noor is here.
    await line[-1].close()
    await ines.live()
    await says(noor, "Inês looks elsewhere just now.")
    await says(ines, "Noor is here with you.")
    await ines.page.evaluate(TURNS, False)
    await says(noor, "Inês is here with you.")
    assert await noor.state("pact") == before, "no state tells of it"
    await running.kill()
    await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
    await says(noor, "")
    await shot(noor, "pact-5-offline-phone-light")
    await running.start()
    for who in (noor, ines):
        await who.live()
    await noor.page.reload()
    await says(noor, "Inês is here with you.")
    await says(ines, "Noor is here with you.")


@pytest.mark.timeout(360)
async def test_other_things_stay_away_through_a_lost_line_a_reload_and_a_hub_that_restarts(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with (
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        await ines.page.route_web_socket("**/v1/socket", through)
        await noor.page.goto(running.url)
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        await noor.to("pact")
        await noor["pact-alone"].wait_for()
        await clean(noor)
        await shot(noor, "pact-1-alone-phone-light")
        await ines.join(link, "Inês")
        await noor["pact-ask"].wait_for()
        await shot(noor, "pact-1-choose-phone-light")
        await they_put_other_things_away(running, noor, ines, lines, shot)
        # Inês appears offline: she is not seen, also after a reload, and what she does is there all the same.
        await ines.to("room")
        await ines["set-unseen"].click()
        await says(noor, "Inês is out of reach just now.")
        await ines.page.reload()
        await ines.live()
        await ines.page.evaluate("() => window.samesky.room.do('room', 'profile', { tz: 'Asia/Tokyo' })")
        await noor.until(
            "() => Object.values(window.samesky.room.members).some((one) => one.tz === 'Asia/Tokyo')"
        )
        assert await noor.page.evaluate(OTHERS) == ["offline"]
        # Other things are taken up again. It was short: nothing of it is kept.
        await noor.to("tonight")
        await expect(noor["now"].filter(has_text="Just us")).to_have_count(1)
        await shot(noor, "pact-6-tonight-phone-light")
        await noor.to("pact")
        await noor["pact-leave"].click()
        await noor["pact-over"].wait_for()
        await noor["pact-alone"].wait_for()
        await shot(noor, "pact-7-over-phone-light")
        assert not await noor.page.evaluate(
            "() => window.samesky.room.entries.some((one) => one.on === 'pact')"
        )
        await shot(ines, "pact-8-unseen-desk-dark")
        await ines["set-unseen"].click()
        await noor["pact-ask"].wait_for()


async def test_three_and_a_guest_who_came_too_late_from_right_to_left(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        second = await stack.enter_async_context(samesky_client.join(await first.invite(), name="Kenji"))
        await first.until(lambda room: sum(one.status == "here" for one in room.presence.values()) == 2)
        await first.pact().ask(15)
        await second.until(lambda room: (room.raw("pact") or {}).get("asked"))
        await second.pact().agree("p1")
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("pact")
        await guest["pact-others"].wait_for()
        await clean(guest)
        await shot(guest, "pact-9-others-phone-ar")
        await second.pact().leave("p1")
        await guest["pact-120"].click()
        await guest["pact-ask"].click()
        for friend in (first, second):
            await friend.until(lambda room: (room.raw("pact") or {}).get("asked"))
            await friend.pact().agree("p2")
        await guest["pact-on"].wait_for()
        first.say_presence("hidden", False)
        await expect(guest["pact-said"]).to_contain_text(LONG)
        await clean(guest)
        await shot(guest, "pact-9-three-phone-ar")

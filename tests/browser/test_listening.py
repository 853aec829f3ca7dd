"""Listening in two pages: asked over a night, equal clocks, the speaker decides, and it survives what happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

from ..serving import HubProcess, hub
from .people import Person, friends, person
from .pictures import docs_picture, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("listening") / "data", joins_per_minute="1000") as made:
        yield made


async def at(who: Person, part: str) -> None:
    await expect(who["listening"]).to_have_attribute("data-part", part)


@pytest.mark.timeout(360)
async def test_from_a_wish_in_the_night_to_having_heard_each_other(browser: Browser, tmp_path: Path) -> None:
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(2)) as ines,
    ):
        await ines.page.route_web_socket("**/v1/socket", through)
        await noor.page.goto(running.url)
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        await ines.join(link.replace("/j#", "/j?lang=de#"), "Inês")
        home = f"{ines.page.url}?lang=de"
        await noor.until("() => Object.keys(window.samesky.room.members).length === 2")
        # Inês sleeps: her page is closed.
        await ines.page.goto("about:blank")
        await noor.to("listening")
        await noor["floor-first-you"].wait_for()
        await clean(noor)
        await picture(noor, None, "1-empty-phone-light")
        await noor["floor-about-card"].click()
        first = await noor["floor-card"].inner_text()
        await noor["floor-other"].click()
        await expect(noor["floor-card"]).not_to_have_text(first)
        await noor["floor-about-own"].click()
        await noor["floor-own"].fill("The quiet after we hang up")
        await noor["floor-minutes-2"].click()
        await noor["floor-ask"].click()
        await noor["floor-opened"].wait_for()
        await clean(noor)
        await picture(noor, None, "2-asked-phone-light")
        await running.kill()
        await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await noor.live()
        # The next morning.
        await ines.page.goto(home)
        await ines.live()
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        await picture(ines, None, "3-tonight-desk-dark")
        await ines["now-go"].click()
        await expect(ines["floor-topic"]).to_have_text("The quiet after we hang up")
        await ines["floor-not-now"].click()
        await picture(ines, None, "4-not-now-desk-dark")
        await expect(noor["floor-opened"]).to_contain_text("Inês is asked.")
        await ines["floor-look"].click()
        await clean(ines)
        await picture(ines, None, "5-asked-desk-dark")
        await ines["floor-ready"].click()
        for who in (noor, ines):
            await at(who, "speak")
        begins = (await noor.state("listening"))["turn"]["clock"]["at"]
        assert abs(await noor.flip("listening", begins) - await ines.flip("listening", begins)) < 1
        # Who listens has nothing to press and nothing to type; asking is quiet.
        await expect(ines["listening-done"]).to_have_count(0)
        await expect(ines["chat-rests"]).to_contain_text("Noor")
        await expect(ines["chat-input"]).to_be_hidden()
        await ines["floor-want"].click()
        await expect(noor["floor-wants"]).to_contain_text("Inês")
        await at(noor, "speak")
        await noor["floor-write"].click()
        await noor["floor-words"].fill("I go quiet because I am afraid of asking twice.")
        await noor["floor-save"].click()
        await expect(ines["listening-written"]).to_contain_text("afraid of asking twice")
        await clean(noor)
        await picture(noor, None, "6-speaks-phone-light")
        await clean(ines)
        await picture(ines, None, "6-listens-desk-dark")
        await noor["floor-minute"].click()
        await ines.until("() => window.samesky.room.state('listening').turn.length === 180")
        await ines["floor-pause"].click()
        await expect(noor["floor-resume"]).to_be_visible()
        await expect(ines["chat-input"]).to_be_visible()
        held = await noor["floor-clock"].inner_text()
        await noor.page.reload()
        await expect(noor["floor-clock"]).to_have_text(held)
        await noor["floor-resume"].click()
        await noor["listening-done"].click()
        for who in (noor, ines):
            await at(who, "reflect")
        await expect(noor["chat-rests"]).to_have_count(0)  # on a phone the chat has a page of its own
        # Inês' line is lost while she says it back; nothing of what she writes is.
        await ines["floor-write"].click()
        await ines["floor-words"].fill("You go quiet because you fear to ask.")
        await lines[-1].close()
        await ines["floor-save"].click()
        await ines.live()
        await expect(noor["listening-written"]).to_have_count(2)
        await picture(ines, None, "7-says-it-back-desk-dark")
        await picture(noor, None, "7-hears-it-phone-light")
        await docs_picture(noor, "listening")
        for part in ("clarify", "confirm"):
            await ines["listening-done"].click()
            await at(noor, part)
        await clean(noor)
        await picture(noor, None, "8-decides-phone-light")
        await picture(ines, None, "8-waits-desk-dark")
        await noor["listening-again"].click()
        await at(ines, "reflect")
        for part in ("clarify", "confirm"):
            await ines["listening-done"].click()
            await at(noor, part)
        await noor["listening-done"].click()
        await at(ines, "validate")
        await running.kill()
        await expect(ines["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await ines.live()
        await at(ines, "validate")
        await ines["listening-done"].click()
        await at(noor, "swap")
        await picture(ines, None, "9-swap-desk-dark")
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-on")
        await picture(noor, None, "9-tonight-phone-light")
        await noor["now-go"].click()
        # Noor's turn to say it back, with as much time.
        await ines["listening-begin"].click()
        assert (await ines.state("listening"))["turn"]["length"] == 180
        await ines["listening-done"].click()
        await at(noor, "reflect")
        for part in ("clarify", "confirm"):
            await noor["listening-done"].click()
            await at(ines, part)
        await ines["listening-done"].click()
        await at(noor, "validate")
        await noor["listening-done"].click()
        await noor["listening-heard"].wait_for()
        await picture(noor, None, "10-heard-phone-light")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(2)
        await noor["kept-search"].fill("afraid twice")
        await expect(noor["kept-one"]).to_have_count(1)
        await clean(noor)
        await picture(noor, None, "11-kept-phone-light")


async def test_three_of_twelve_listen_and_a_guest_with_them(running: HubProcess, browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("listening")
        await expect(guest["floor-first"].locator("option")).to_have_count(12)
        await clean(guest)
        await picture(guest, None, "12-twelve-phone-ar")
        await first.listening().announce(first.you, topic="t21")
        await guest["floor-ready"].click()
        opening = (await others[0].until(lambda room: (room.raw("listening") or {}).get("opening")))["id"]
        await others[0].listening().ready(opening)
        await expect(guest["floor-ready-by"]).to_contain_text("Friend 2")
        await picture(guest, None, "13-ready-phone-ar")
        await guest["floor-begin"].click()
        await at(guest, "speak")
        turn = (await first.until(lambda room: room.raw("listening")["turn"]))["id"]
        await first.listening().write(turn, "So glad that you are here.")
        await expect(guest["listening-written"]).to_contain_text("So glad")
        await clean(guest)
        await picture(guest, None, "14-three-phone-ar")
        outside = await others[5].until(lambda room: room.raw("listening")["turn"])
        assert outside["said"] == {}
        await first.listening().end()
        await guest["listening-form"].wait_for()
        # Whoever is not of a round sees that there is one, and nothing of it.
        await others[1].listening().announce(others[1].you)
        opening = (await others[2].until(lambda room: room.raw("listening")["opening"]))["id"]
        await others[2].listening().ready(opening)
        await others[2].listening().begin(opening)
        await guest["floor-others"].wait_for()
        await picture(guest, None, "15-others-phone-ar")

"""Guessing in the app: a card answered and guessed apart, also over a night; opened together, and met."""

from __future__ import annotations

import os
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

from samesky_client.guesses import Told, written

from ..serving import hub
from .people import Person, friends, person
from .pictures import docs_picture, for_docs, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

LOOKING = "SAMESKY_SHOTS_AT" in os.environ
LOOKS = [
    pytest.param("light", PHONE, "en", id="phone-light"),
    pytest.param("dark", DESKTOP, "en", id="desk-dark"),
    pytest.param("light", DESKTOP, "de", id="desk-de"),
    pytest.param("dark", PHONE, "ar", id="phone-ar"),
][: 4 if LOOKING else 1]


async def says(who: Person, answer: str, guess: str) -> None:
    await who["guess-answer"].fill(answer)
    await who["guess-guess"].fill(guess)
    await who["guess-seal"].click()


@pytest.mark.timeout(480)
@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS)
async def test_hands_over_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with (
        hub(tmp_path / "data") as running,
        person(browser, timezone_id=city(8)) as ana,
        person(browser, scheme=scheme, size=size, timezone_id=city(3.8)) as ben,
    ):
        await ben.page.route_web_socket("**/v1/socket", through)
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Noor")
        await ana["make-room"].click()
        await ana.live()
        await ana.to("guess")
        await ana["guess-alone"].wait_for()
        await ana["back"].click()
        await ana["dock-tonight"].click()
        await ben.join(await ana["invite-link"].input_value(), "Inês")
        await ben.page.goto(f"{ben.page.url}?lang={lang}")
        await ben.to("guess")
        await ben["guess-draw"].wait_for()
        await picture(ben, request, "1-empty")
        # Ben sleeps: his page is closed.
        home = ben.page.url
        await ben.page.goto("about:blank")
        await ana.to("guess")
        await ana["guess-draw"].click()
        await says(ana, "The window with the plant in it.", "A clock that is wrong.")
        await ana["guess-sealed"].wait_for()
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        await ana.live()
        await ana.page.reload()
        await ana["guess-change"].click()
        await expect(ana["guess-guess"]).to_have_value("A clock that is wrong.")
        await says(ana, "The window with the plant in it.", "A clock that is always wrong.")
        await ana["guess-sealed"].wait_for()
        # The next morning.
        await ben.page.goto(f"{home}?lang={lang}")
        await ben.live()
        await ben["guess-partner-sealed"].wait_for()
        assert "always wrong" not in await ben.page.content()
        await picture(ben, request, "2-their-turn-first")
        await ben.to("tonight")
        await expect(ben["now"]).to_have_attribute("data-what", "row-asks")
        await ben["now-go"].click()
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await says(ben, "The kitchen clock. It is ten minutes ahead.", "The plant, and the street behind it.")
        await ben["guess-kept-here"].wait_for()  # it goes out later
        await running.start()
        await expect(ben["guess-partner-answer"]).to_have_text("The window with the plant in it.")
        await expect(ana["guess-partner-answer"]).to_contain_text("kitchen clock")
        await lines[-1].close()
        await ben.live()
        # Each says how near it came, and both read it.
        await ana["guess-part"].click()
        await expect(ben["guess-said"]).to_be_visible()
        await ben["guess-close"].click()
        await expect(ana["guess-said"]).to_have_text("Inês finds it close.")
        await clean(ben)
        await picture(ben, request, "3-open")
        if for_docs(request):
            await docs_picture(ben, "guess")
        # Who goes on while the other sleeps takes nothing away: the last hand can still be met.
        await ben["guess-draw"].click()
        await ana["guess-last"].get_by_test_id("guess-close").click()
        await expect(ben["guess-last"].get_by_test_id("guess-said")).to_be_visible()
        await says(ana, "Rain.", "")
        await ben["guess-pass"].click()
        await ben["guess-late"].wait_for()
        await ana["guess-share"].click()
        await ben["guess-partner-answer"].wait_for()
        await picture(ben, request, "4-passed")
        for n in (3, 4):
            await ana["guess-draw"].click()
            await says(ana, f"Salt, {n} times.", "Sugar.")
            await says(ben, "Bread.", "Pepper.")
            await ana.page.locator("[data-opened=true]").wait_for()
            await ana["guess-off"].click()
            await expect(ben["guess-said"]).to_be_visible()
        # The count is made on the devices, and goes with whoever puts it away.
        for one in (ana, ben):
            await one["guess-so-far"].locator("summary").click()
        await expect(ana["guess-so-far"]).to_contain_text("Inês about you: 1 close · 2 elsewhere")
        await clean(ben)
        await picture(ben, request, "5-so-far")
        await ben["guess-put-away"].click()
        await ben["guess-bring-back"].wait_for()
        await expect(ana["guess-so-far"]).to_have_count(0)
        await expect(ana["guess-bring-back"]).to_have_count(0)
        # It is kept.
        await ben.to("kept")
        await ben["kept-kind-guess"].click()
        await expect(ben["kept-one"]).to_have_count(4)
        await clean(ben)
        await picture(ben, request, "6-kept")
        await ben["kept-search"].fill("always wrong")
        await expect(ben["kept-one"]).to_have_count(1)
        await expect(ben["kept-one"]).to_contain_text("The kitchen clock. It is ten minutes ahead.")


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS[-2:])
async def test_twelve_with_long_names_and_a_guest(
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with hub(tmp_path / "data", joins_per_minute="1000") as running, AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme=scheme, size=size))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.page.goto(f"{guest.page.url}?lang={lang}")
        await guest.to("guess")
        await guest["guess-draw"].click()
        await first.until(lambda room: (room.raw("guess") or {}).get("hand"))
        await first.guess().answer("h1", written(Told("All of you.", "Nobody knows.")))
        await expect(guest["guess-seat"]).to_have_count(11)
        await picture(guest, request, "7-many")
        await says(guest, "The chair at your table.", "A door.")
        await guest["guess-sealed"].wait_for()
        for other in others:
            await other.guess().answer("h1", written(Told("A lamp.", "The door.")))
        await expect(guest["guess-partner-answer"]).to_have_count(11)
        await expect(guest["guess-guessed"]).to_have_count(12)
        await clean(guest)
        await picture(guest, request, "8-many-open")

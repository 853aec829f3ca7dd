"""A screen: six digits on a television, words compared on a phone, and the room is there, without a voice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .media_site import media_site
from .people import PATIENCE, Person, person
from .pictures import SHOTS, for_docs, picture, small
from .test_page import PHONE, clean
from .watched import SHOWN

TV = (1280, 720)
LOOKS = [
    pytest.param("light", TV, id="tv-light"),
    pytest.param("dark", (1920, 1080), id="tv-dark"),
]
STAGE = "document.querySelector('samesky-app').shadowRoot.querySelector('samesky-screen').shadowRoot.querySelector('samesky-screen-stage').shadowRoot"  # noqa: E501
VIDEO = f"{STAGE}.querySelector('samesky-player')?.shadowRoot?.querySelector('video')"
SECRET = "The lighthouse, on the day it was closed."


@asynccontextmanager
async def couple(running: HubProcess, browser: Browser, scheme: str) -> AsyncIterator[tuple[Person, Room]]:
    """Ana with her phone, Ben with the Python client."""
    async with person(browser, scheme=scheme, size=PHONE) as ana:
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        link = await ana["invite-link"].input_value()
        async with samesky_client.join(link, name="Ben") as ben:
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
            yield ana, ben


async def on_stage(tv: Person, view: str) -> None:
    """Waits until this is what the screen shows."""
    await expect(tv["stage"]).to_have_attribute("data-view", view, timeout=PATIENCE)


async def digits(tv: Person) -> str:
    """The digits that the screen shows."""
    await expect(tv["digits"]).not_to_have_attribute("data-code", "", timeout=PATIENCE)
    return str(await tv["digits"].get_attribute("data-code"))


async def shown(who: Person) -> list[str]:
    """All text that a page holds, through all shadow roots."""
    found: list[str] = await who.page.evaluate(SHOWN)
    return found


@pytest.mark.timeout(480)
@pytest.mark.parametrize(("scheme", "size"), LOOKS)
async def test_a_room_comes_to_a_screen_and_goes_from_it(
    browser: Browser, tmp_path: Path, request: pytest.FixtureRequest, scheme: str, size: tuple[int, int]
) -> None:
    async def look(who: Person, name: str) -> None:
        await picture(who, request, name, whole=False)

    async with (
        media_site(tmp_path / "media") as site,
        hub(tmp_path / "data") as running,
        couple(running, browser, scheme) as (ana, ben),
        person(browser, scheme=scheme, size=size) as tv,
    ):
        # Digits, and words that both show.
        await tv.page.goto(f"{running.url}/screen")
        code = await digits(tv)
        await look(tv, "screen-1-digits")
        await clean(tv)
        await ana["people"].click()
        await ana["bring"].click()
        await ana["bring-digits"].fill("000000" if code != "000000" else "111111")
        await look(ana, "screen-1-phone")
        await clean(ana)
        await ana["bring-find"].click()
        await expect(ana["bring-trouble"]).to_be_visible()
        await ana["bring-digits"].fill(f"{code[:3]} {code[3:]}")
        await ana["bring-find"].click()
        await ana["bring-words"].wait_for()
        await tv["screen-words"].wait_for()
        assert await ana["bring-words"].inner_text() == await tv["screen-words"].inner_text()
        assert len((await tv["screen-words"].inner_text()).split()) == 4
        await look(tv, "screen-2-words")
        await look(ana, "screen-2-phone")

        # Somebody says no: nothing was handed over, and there are new digits.
        await ana["bring-other"].click()
        await expect(tv["digits"]).not_to_have_attribute("data-code", code, timeout=PATIENCE)
        code = await digits(tv)
        await ana["bring-digits"].fill(code)
        await ana["bring-find"].click()
        await ana["bring-same"].click()
        await ana["bring-done"].wait_for()
        await on_stage(tv, "")
        await look(tv, "screen-3-sky")
        await look(ana, "screen-3-phone")
        await clean(ana)
        await clean(tv)
        assert await tv.page.evaluate("() => [window.samesky.room.you, window.samesky.room.sealing]") == [
            "",
            "sealed",
        ]
        (her,) = set(ben.members) - {ben.you}
        assert "screen" not in ben.presence[her].devices

        # A question: answered on the phone, nothing of it on the screen before both are in.
        await ana.to("questions")
        await ana["question-draw"].click()
        await on_stage(tv, "questions")
        await ana["question-answer"].fill(SECRET)
        await ana["question-seal"].click()
        await ana["question-sealed"].wait_for()
        card = (await ana.state("questions"))["card"]
        await tv.until("() => window.samesky.room.state('questions').round.in.length === 1")
        await look(tv, "screen-4-question")
        assert not any(SECRET in text for text in await shown(tv))
        assert await tv.page.evaluate("() => window.samesky.room.state('questions').round.answers") == {}
        await ben.questions().answer(card, "The harbour at four in the morning, when the boats come in.")
        await expect(tv["question-partner-answer"].first).to_be_visible(timeout=PATIENCE)
        assert any(SECRET in text for text in await shown(tv))
        await look(tv, "screen-5-revealed")
        if for_docs(request, "tv-light"):
            await small(tv, SHOTS / "screen-question-tv-light.jpg")
        await clean(tv)

        # A reload and a hub that restarts: it stays in.
        await tv.page.reload()
        await on_stage(tv, "questions")
        assert await running.stop() == 0
        await expect(tv["screen-line"]).not_to_be_empty(timeout=PATIENCE)
        await running.start()
        await expect(tv["screen-line"]).to_be_empty(timeout=PATIENCE)
        answer = tv["question-partner-answer"].filter(has_text=SECRET)
        await expect(answer).to_be_visible(timeout=PATIENCE)

        # A film: played and stopped from the phone, whose own picture is put away.
        await ana.live()
        await ana.to("watch")
        await ana["playlist-url"].fill(site.at("song.wav"))
        await ana["playlist-title"].fill("Tides")
        await ana["playlist-add"].click()
        await ana["player-play"].click()
        await on_stage(tv, "watch")
        await tv.until(f"() => {VIDEO}?.currentTime > 0 && {VIDEO}?.paused === false")
        await look(tv, "screen-6-film")
        await ana["picture-there"].click()
        await ana["player-without"].wait_for()
        await look(ana, "screen-6-phone")
        await ana["player-pause"].click()
        await tv.until(f"() => {VIDEO}?.paused === true")

        # The phone leads it elsewhere.
        await ana.to("timer")
        await ana["show-on"].click()
        await on_stage(tv, "timer")
        await look(tv, "screen-7-timer")

        # Another device is removed: there is a new key, which no screen gets.
        async with samesky_client.join(await ben.invite(seat=ben.you), name="Ben") as old:
            device = old.seat.device
        await ben.room().remove_device(device)
        await expect(tv["screen-line"]).to_contain_text("new key", timeout=PATIENCE)
        await look(tv, "screen-8-locked")

        # It is taken out, and dark at once; then there are new digits.
        await ana["people"].click()
        mine = ana["device"].filter(has_text="Screen")
        await look(ana, "screen-8-phone")
        await mine.get_by_test_id("remove-device").click()
        await mine.get_by_test_id("sure").click()
        await tv["screen-over"].wait_for()
        await look(tv, "screen-9-over")
        await tv.page.keyboard.press("Enter")
        assert await digits(tv) != code
        assert await tv.page.evaluate("() => localStorage.getItem('samesky.screen')") == ""

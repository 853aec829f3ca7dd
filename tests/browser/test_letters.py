"""Letters in the app: written, sealed, and opened in their time, over a night and a hub that restarts."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room
from samesky_client.rows.letters import shelf
from samesky_shared.core.recurrence import wall
from samesky_shared.core.until import Until

from ..serving import hub
from .people import LONG, Person, Shot, person
from .test_page import DESKTOP, PHONE, clean

WORDS = (
    "You left your scarf here.\n\nI have not washed it, and I will not. On some evenings it is on the chair, as if "
    "you had only gone to fetch the bread."
)


async def chosen(who: Person, on: str) -> None:
    """Takes an envelope from the shelf."""
    await who.page.locator(f'[data-testid=letter][data-on="{on}"]').click()


@pytest.mark.timeout(480)
async def test_letters_over_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(hub(tmp_path / "data"))
        noor = await stack.enter_async_context(person(browser, size=PHONE, timezone_id="Europe/Berlin"))
        ines = await stack.enter_async_context(
            person(browser, size=DESKTOP, scheme="dark", timezone_id="America/Sao_Paulo")
        )
        await noor.page.goto(running.url)
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        await noor.to("letters")
        await expect(noor["letters-empty"]).to_contain_text("somebody")
        await ines.join(link, "Inês")
        home = ines.page.url
        await noor.until("() => Object.keys(window.samesky.room.members).length === 2")
        await noor.to("letters")
        await shot(noor, "1-empty")
        # Inês sleeps: her page is closed.
        await ines.page.goto("about:blank")
        await noor["letter-new"].click()
        await noor["letter-text"].fill(WORDS)
        await expect(noor["letter-clock"]).to_contain_text("Inês")
        await clean(noor)
        await shot(noor, "2-writing")
        await noor["letter-day"].fill("2020-01-01")
        await noor["letter-seal"].click()
        await expect(noor.page.get_by_text("That hour is over already for Inês")).to_be_visible()
        await noor["letter-how-when"].click()
        await noor["letter-moment-miss"].click()
        await running.kill()
        await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
        await noor["letter-seal"].click()  # it is kept here, and goes out later
        await running.start()
        await noor.live()
        await expect(noor["letter"]).to_have_count(1)
        await noor.page.reload()
        await noor["letter"].click()
        await expect(noor["letter-mine"]).to_contain_text("scarf")
        await noor["letter-back"].click()
        await expect(noor["letter"]).to_have_count(0)
        await expect(noor["letter-text"]).to_have_value(WORDS)
        await noor["letter-seal"].click()
        await noor["letter"].click()
        await clean(noor)
        await shot(noor, "3-mine")
        # The next morning.
        await ines.page.goto(home)
        await ines.live()
        await ines.to("letters")
        assert "scarf" not in await ines.page.content()
        await ines["letter"].click()
        await clean(ines)
        await shot(ines, "4-theirs")
        await ines["letter-read"].click()
        await expect(ines["letter-words"]).to_have_text(WORDS)
        await expect(ines["letter-open"]).to_be_focused()
        await clean(ines)
        await shot(ines, "5-open")
        assert await noor["letter-closed"].count() == 1, "who wrote it is not told"
        await ines.page.reload()
        await ines["letter"].click()
        await expect(ines["letter-words"]).to_have_text(WORDS)
        # It is kept.
        await ines.to("kept")
        await ines["kept-search"].fill("you miss scarf")
        await expect(ines["kept-one"]).to_contain_text("… you miss me")
        await shot(ines, "6-kept")


@pytest.mark.timeout(480)
async def test_what_waits_for_a_day_a_visit_and_the_post_in_a_room_of_three_and_right_to_left(
    browser: Browser, tmp_path: Path, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(hub(tmp_path / "data", joins_per_minute="1000"))
        ines: Room = await stack.enter_async_context(
            samesky_client.make(running.url, name="Inês", kind="partners")
        )
        await ines.do("room", "profile", tz="America/Sao_Paulo")
        noor = await stack.enter_async_context(person(browser, size=DESKTOP, timezone_id="Europe/Berlin"))
        await noor.join(ines.invite_link or await ines.invite(), "Noor")
        long = await stack.enter_async_context(samesky_client.join(await ines.invite(), name=LONG))
        await noor.until("() => Object.keys(window.samesky.room.members).length === 3")
        mine = next(id for id, one in ines.members.items() if one.name == "Noor")
        title = json.dumps({"title": "Thursday, at breakfast"})
        soon = wall(ines.now() + 3600, "Europe/Berlin")
        await ines.letters("soon").write("Good morning.", Until("day", soon), title, to=(mine,))
        await ines.letters("day").write("Later.", Until("day", "2031-12-24T08:00"), to=(mine,))
        await ines.letters("visit").write("At last.", Until("visit"), to=(mine,))
        box = json.dumps(
            {"title": "A box from the bakery on the corner, which does not know what a small box is"}
        )
        await long.letters("box").write("Two rolls, one for each of us.", Until("arrival"), box)
        await long.letters("box").send()
        await noor.to("tonight")
        await expect(noor["now"]).to_contain_text("A box from the bakery")
        await noor.to("letters")
        await expect(noor["letter"]).to_have_count(4)
        await chosen(noor, "letters:day")
        await expect(noor["letter-closed"]).to_contain_text("08:00")
        await clean(noor)
        await shot(noor, "7-shelf")
        await chosen(noor, "letters:visit")
        await noor["letter-together"].click()
        await expect(noor["letter-closed"]).to_contain_text("You say that you are together")
        await ines.letters("visit").together()
        await expect(noor["letter-words"]).to_have_text("At last.")
        await chosen(noor, "letters:box")
        await noor["letter-read"].click()
        await expect(noor["letter-words"]).to_have_text("Two rolls, one for each of us.")
        await long.until(lambda room: any(one.kind == "letter" for one in room.entries))
        await noor["letter-new"].click()
        await expect(noor["letter-to"]).to_have_count(2)
        await noor["letter-to"].first.click()
        await noor["letter-how-arrival"].click()
        await noor["letter-title"].fill("Figs")
        await noor["letter-text"].fill("From the tree behind the house.")
        await clean(noor)
        await shot(noor, "8-parcel")
        await noor["letter-seal"].click()
        await expect(noor["letter-form"]).to_have_count(0)
        await long.until(lambda room: len(shelf(room)) == 2)
        assert not any(view["by"] == mine for view in shelf(ines).values()), "it is for one of two"
        # Noor travels: there her clock is past the hour for which the letter waits.
        await chosen(noor, "letters:soon")
        await noor["letter-closed"].wait_for()
        await noor.page.evaluate("window.samesky.room.do('room', 'profile', { tz: 'Asia/Tokyo' })")
        await expect(noor["letter-words"]).to_have_text("Good morning.")
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-on")
        await shot(noor, "9-tonight")
        await noor["now-go"].click()
        await noor["letters-fresh"].wait_for()
        await noor.page.set_viewport_size({"width": 390, "height": 844})
        await noor.page.goto(f"{noor.page.url.split('?')[0]}?lang=ar")
        await noor["letter"].first.click()
        await noor["letter-open"].wait_for()
        await clean(noor)
        await shot(noor, "10-arabic")

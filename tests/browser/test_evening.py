"""An evening in the app: planned, begun at one instant on both sides, led through, held, ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .embedding import SCRIPT, opened, site
from .people import Person, Shot, person
from .test_embed import strictest
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("evening") / "data") as made:
        yield made


@asynccontextmanager
async def two(
    running: HubProcess, browser: Browser, lang: str = "en", **look: Any
) -> AsyncIterator[tuple[Person, Room]]:
    """Noor in São Paulo with a page that made the room, Inês with the Python client in Berlin."""
    async with person(browser, timezone_id="America/Sao_Paulo", **look) as noor:
        await noor.page.goto(f"{running.url}/?lang={lang}")
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        async with samesky_client.join(link, name="Inês") as ines:
            await ines.do("room", "profile", tz="Europe/Berlin")
            await noor.until("() => Object.keys(window.samesky.room.members).length === 2")
            yield noor, ines


def segment(room: Room) -> Any:
    """The segment that it is in."""
    evening = room.raw("evening") or {}
    return next((one for one in evening.get("segments", ()) if one["id"] == evening["current"]), None)


async def comes(room: Room, n: int) -> None:
    """Waits until the segment of this number has begun for this device."""
    await room.until(
        lambda one: (segment(one) or {}).get("id") == one.raw("evening")["segments"][n - 1]["id"]
    )


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("light", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "desk-de", "phone-ar"],
)
@pytest.mark.timeout(480)
async def test_an_evening_from_its_choice_to_its_end(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("evening")
        await noor["evening-cook"].wait_for()
        await clean(noor)
        await shot(noor, "1-choose")
        await noor["evening-cook"].click()
        await expect(noor["evening"]).to_have_attribute("data-phase", "planned")
        await clean(noor)
        await noor["evening-here"].click()
        await expect(noor["evening"]).to_have_attribute("data-phase", "lobby")
        await noor["evening-not-here"].wait_for()
        await clean(noor)
        await shot(noor, "2-lobby")
        await ines.evening().here()
        await noor["evening-count"].wait_for()
        await shot(noor, "3-count")
        await noor["evening-bar"].click()  # it has led to the recipes
        await expect(noor["evening"]).to_have_attribute("data-phase", "running")
        await noor["evening-ready"].wait_for()
        await clean(noor)
        await noor["evening-ready"].click()
        await expect(noor["evening-without"]).to_be_visible()
        await shot(noor, "4-ready")
        await ines.evening().ready(segment(ines)["id"])
        await comes(ines, 2)
        await noor["evening-bar"].click()
        await noor["evening-next"].wait_for()
        await shot(noor, "5-hand")
        await noor["evening-extend"].click()
        await ines.until(lambda room: room.raw("evening")["length"] == 3000)
        await noor["evening-hold"].click()
        await noor["evening-held"].wait_for()
        await clean(noor)
        await shot(noor, "6-held")
        await ines.evening().go_on()
        evening = ines.raw("evening")
        await ines.evening().jump(evening["current"], evening["segments"][3]["id"])
        await noor["evening-asked"].wait_for()
        await clean(noor)
        await shot(noor, "7-asked")
        await noor["evening-yes"].click()
        await noor["question-answer"].wait_for()
        assert noor.page.url.endswith("/questions"), "it leads to what the segment opened"
        await expect(noor["evening-bar"]).to_be_visible()
        await clean(noor)
        await shot(noor, "8-led")
        await noor["evening-bar"].click()
        await noor["evening-place"].wait_for()
        await clean(noor)
        await shot(noor, "9-place")
        await noor["evening-end"].click()
        await expect(noor["evening"]).to_have_attribute("data-phase", "over")
        await clean(noor)
        await shot(noor, "10-over")
        await ines.until(lambda room: any(one.kind == "evening" for one in room.entries))


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)], ids=["phone-light", "desk-dark"]
)
async def test_a_programme_is_written_in_the_editor_and_is_sealed(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int]
) -> None:
    async with two(running, browser, scheme=scheme, size=size) as (noor, ines):
        await noor.to("evening")
        await noor["plan"].click()
        await noor["plan-from"].select_option("coffee")
        rows = noor["plan-row"]
        await expect(rows).to_have_count(4)
        await clean(noor)
        await shot(noor, "plan")
        await noor["plan-name"].fill("Sunday, slowly")
        await noor["plan-down-1"].click()
        await noor["plan-remove-4"].click()
        await noor["plan-add"].click()
        await rows.nth(3).get_by_role("textbox").fill("Marmalade")
        await rows.nth(3).locator("[name=minutes]").fill("12")
        await rows.nth(3).locator("[name=opens]").select_option("timer")
        await rows.nth(3).locator("[name=gate]").select_option("time")
        await noor["plan-begins"].fill("09:30")
        await expect(noor["plan-total"]).to_contain_text("37 min, until 10:07 and 14:07")
        await noor["plan-save"].click()
        await expect(noor["evening"]).to_have_attribute("data-phase", "planned")
        plan = await ines.until(lambda room: room.raw("evening"))
        assert [one["card"] for one in plan["segments"]] == [
            "coffee-window",
            "coffee-make",
            "coffee-sip",
            None,
        ]
        assert b"Marmalade" not in plan["segments"][3]["title"]
        assert (
            ines.unseal(plan["segments"][3]["title"], "evening", "plan.segments", plan["planned_by"])
            == "Marmalade"
        )
        assert ines.unseal(plan["title"], "evening", "plan.title", plan["planned_by"]) == "Sunday, slowly"
        assert plan["segments"][3]["args"] == {"seconds": 720}
        await noor["plan"].click()
        await expect(rows).to_have_count(4)
        await expect(rows.nth(3).get_by_role("textbox")).to_have_value("Marmalade")
        await ines.evening().plan([{"minutes": 5, "title": "Mine"}], after=1)
        await expect(rows).to_have_count(1)
        await expect(rows.first.get_by_role("textbox")).to_have_value("Mine")


async def test_it_goes_by_the_keyboard_alone(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (noor, ines):
        await ines.evening().plan([{"minutes": 5, "title": "Toast"}, {"minutes": 5, "title": "Film"}])
        await noor.to("evening")
        await noor["evening-here"].focus()
        await noor.page.keyboard.press("Enter")
        await noor["evening-start"].focus()
        await noor.page.keyboard.press("Space")
        await noor["evening-next"].wait_for()
        await expect(noor["evening-segment"]).to_have_text("Toast")
        await noor["evening-next"].focus()
        await noor.page.keyboard.press("Enter")
        await expect(noor["evening-segment"]).to_have_text("Film")
        await noor["evening-rest"].focus()
        await noor.page.keyboard.press("Enter")
        await expect(noor["evening"]).to_have_attribute("data-phase", "resting")


async def test_who_drops_out_is_waited_for_and_comes_back_to_the_same_second(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser) as (noor, ines):
        await ines.evening().plan([{"minutes": 30, "title": "Film"}])
        await noor.to("evening")
        await noor["evening-here"].click()
        await ines.evening().here()
        await noor["evening-next"].wait_for()
        await noor.page.reload()
        await noor["evening-left"].wait_for()
        await expect(noor["evening"]).to_have_attribute("data-phase", "running")
        seat = ines.seat
        await ines.close()
        await noor["evening-held"].wait_for()
        await expect(noor["evening-held"]).to_contain_text(
            "Inês is on the way back. The evening holds its breath."
        )
        held = await noor["evening-left"].inner_text()
        async with Room(seat) as back:
            await expect(noor["evening"]).to_have_attribute("data-phase", "running")
            assert back.raw("evening")["held"] is None
            assert await noor["evening-left"].inner_text() in (
                held,
                held[:-1] + str((int(held[-1]) - 1) % 10),
            )


async def test_a_page_that_embeds_a_room_has_an_evening_under_the_strictest_policy(
    browser: Browser, tmp_path: Path
) -> None:
    async with site(tmp_path) as flat:
        room = '<samesky-room room="flat" token-endpoint="/room-token">'
        flat.html = f"{SCRIPT}{room}<samesky-evening></samesky-evening></samesky-room>"
        flat.policy = strictest(flat)
        async with opened(browser, flat.address) as ana:
            page = ana.page
            await page.get_by_test_id("evening-sleep").click()
            await page.get_by_test_id("evening-here").click()
            ben = await flat.partner()
            await ben.evening().here()
            await expect(page.get_by_test_id("evening-segment")).to_have_text("Lights down")
            assert segment(ben)["card"] == "sleep-lights"
            await ben.evening().end()
            await expect(page.get_by_test_id("evening")).to_have_attribute("data-phase", "over")
            assert await ana.violations() == []
            await ben.close()


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar")],
    ids=["phone-light", "desk-dark", "phone-ar"],
)
async def test_a_date_is_planned_in_both_times_moved_and_left_out(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("evening")
        await noor["ritual-new"].click()
        await noor["ritual-programme"].select_option("coffee")
        await noor["ritual-title"].fill("Sunday coffee")
        await noor["ritual-day"].fill("2099-03-15")
        await noor["ritual-hour"].fill("09:30")
        await noor["ritual-way"].select_option("weekly")
        await noor["rituals"].scroll_into_view_if_needed()
        await clean(noor)
        await shot(noor, "dates-new")
        await noor["ritual-plan"].click()
        await expect(noor["ritual"]).to_contain_text("Sunday coffee")
        plans = await ines.until(lambda room: (room.raw("rituals") or {}).get("plans"))
        plan = plans["d1"]
        assert (plan["rule"]["start"], plan["rule"]["tz"]) == ("2099-03-15T09:30", "America/Sao_Paulo")
        assert ines.unseal(plan["title"], "evening", "plan.title", plan["by"]) == "Sunday coffee"
        await expect(noor["ritual"]).to_contain_text("09:30")
        await expect(noor["ritual"]).to_contain_text("13:30")
        await expect(noor["ritual-shift"]).to_contain_text("14:30")  # from the end of March, in Berlin
        await clean(noor)
        await shot(noor, "dates")
        await noor["ritual-skip"].click()
        await ines.until(lambda room: room.raw("rituals")["plans"]["d1"]["rule"]["skipped"])
        await noor["ritual-move"].click()
        await noor["ritual-hour"].first.fill("10:00")
        await noor["ritual-moved"].click()
        moved = await ines.until(lambda room: room.raw("rituals")["plans"]["d1"]["rule"]["moved"])
        assert moved == {"2099-03-22T09:30": {"start": "2099-03-22T10:00", "tz": "America/Sao_Paulo"}}
        await noor["ritual-drop"].click()
        await expect(noor["ritual"]).to_have_count(0)

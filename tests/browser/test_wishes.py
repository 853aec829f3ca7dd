"""Wishes in the app: marked apart, shown where both want; chosen for tonight, planned, put away."""

from __future__ import annotations

import os
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import typed

from ..serving import hub
from .people import LONG, Person, meet, person
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


async def wishes(who: Person, *cards: str) -> None:
    """Marks these, which are all of one theme, and keeps them."""
    for card in cards:
        await who[f"wishes-card-{card}"].check()
    await who["wishes-keep"].click()


@pytest.mark.timeout(480)
@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS)
async def test_what_both_want_over_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, timezone_id=city(8)) as noor,
        person(browser, scheme=scheme, size=size, timezone_id=city(3.8)) as ines,
    ):
        await ines.line_can_be_cut()
        await meet(running.url, noor, ines, "Noor", "Inês")
        await ines.page.goto(f"{ines.page.url}?lang={lang}")
        await ines.to("wishes")
        home = ines.page.url
        await ines["wishes-card-w01"].wait_for()
        await picture(ines, request, "1-empty")
        # Inês sleeps: her page is closed. Noor marks, and nothing of it shows anywhere.
        await ines.page.goto("about:blank")
        await noor.to("wishes")
        await noor["wishes-none"].wait_for()
        await wishes(noor, "w01", "w02", "w03", "w04")
        await expect(noor["wishes-keep"]).to_have_count(0)
        await noor.page.reload()
        await expect(noor["wishes-card-w02"]).to_be_checked()
        # The next morning, with a hub that is away while she marks: it goes out later.
        await ines.page.goto(f"{home}?lang={lang}")
        await ines.live()
        await expect(ines["wishes-none"]).to_be_visible()
        for card in ("w02", "w05", "w03"):
            await ines[f"wishes-card-{card}"].check()
        await picture(ines, request, "2-marked")
        await running.kill()
        await expect(ines["connection-state"]).not_to_have_attribute("data-state", "live")
        await ines["wishes-keep"].click()
        await expect(ines["wishes-kept"]).not_to_be_empty()
        await running.start()
        for one in (noor, ines):
            await one.live()
            await expect(one["wishes-one"]).to_have_count(2)
        await ines.lines[-1].close()
        await ines.live()
        shown = await ines["wishes-one"].evaluate_all("all => all.map(one => one.dataset.card).sort()")
        assert shown == ["w02", "w03"]
        await clean(ines)
        await picture(ines, request, "3-found")
        # One is drawn for tonight; a no that comes later shows nothing.
        await ines["wishes-draw"].click()
        drawn = await ines["wishes-tonight"].locator(".voice").inner_text()
        if lang == "en":
            await expect(noor["wishes-tonight"]).to_contain_text(drawn)
        await noor["wishes-card-w02"].uncheck()
        await noor["wishes-keep"].click()
        await expect(noor["wishes-keep"]).to_have_count(0)
        await expect(ines["wishes-one"]).to_have_count(2)
        await ines["wishes-plan"].first.click()
        await clean(ines)
        await picture(ines, request, "4-planning")
        if for_docs(request):
            await docs_picture(ines, "wishes")
        await ines["wishes-plan-go"].click()
        await ines["wishes-planned"].wait_for()
        assert len((await noor.state("rituals"))["plans"]) == 1
        await ines.to("tonight")
        await expect(ines.page.locator("[data-what=row-on]")).to_be_visible()
        await ines.to("wishes")
        # Closeness shows when both would like it, and to nobody before.
        await ines["wishes-closer"].click()
        await expect(ines["wishes-theme-closeness"]).to_have_count(0)
        await noor["wishes-closer"].click()
        for one in (noor, ines):
            await one["wishes-theme-closeness"].click()
        await wishes(noor, "n02")
        await wishes(ines, "n02")
        await expect(ines["wishes-one"]).to_have_count(3)
        await clean(ines)
        await picture(ines, request, "5-closer")
        await noor["wishes-closer"].click()
        await expect(noor["wishes-one"]).to_have_count(2)
        await expect(ines["wishes-one"]).to_have_count(3)
        # What is done is put away, and comes again only when it is wished anew.
        await ines.page.locator("[data-card=w03]").get_by_test_id("wishes-done").click()
        await expect(noor.page.locator("[data-card=w03]")).to_have_count(0)
        await ines["wishes-theme-dates"].click()
        await expect(ines["wishes-card-w03"]).not_to_be_checked()
        await wishes(ines, "w03")
        await expect(noor.page.locator("[data-card=w03]")).to_be_visible()


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS[-2:])
async def test_three_of_whom_one_is_a_guest(
    browser: Browser,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with hub(tmp_path / "data") as running, AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        second = await stack.enter_async_context(samesky_client.join(await first.invite(), name="Ben"))
        guest = await stack.enter_async_context(person(browser, scheme=scheme, size=size))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.page.goto(f"{guest.page.url}?lang={lang}")
        await typed.carry_out(first, "wish w01 w02")
        await typed.carry_out(second, "wish w02 w03")
        await guest.to("wishes")
        await expect(guest["wishes-closer"]).to_have_count(0)
        await wishes(guest, "w01", "w02", "w03")
        await expect(guest["wishes-one"]).to_have_count(1)
        await clean(guest)
        await picture(guest, request, "6-three")
        # A device goes, so the room has a new key: what was wished before meets what is wished then.
        before = first.raw("keys")["key"]
        async with samesky_client.join(await first.invite(seat=first.you), name=LONG) as other:
            device = other.seat.device
            await first.until(lambda room: device in room.raw("keys")["cards"])
        await first.room().remove_device(device)
        for room in (first, second):
            await room.until(lambda room: room.phrase and room.raw("keys")["key"] != before)
        await typed.carry_out(first, "wish w03")
        await typed.carry_out(second, "wish w05")
        await expect(guest.page.locator("[data-card=w03]")).to_be_visible()
        await expect(guest["wishes-one"]).to_have_count(2)

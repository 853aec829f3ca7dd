"""A hard day in two pages: told out of reach, answered by a hug on both sides, a song, an earlier date; let go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client.rows.support import answer, hard

from ..serving import HubProcess, hub
from .people import Person, meet, person
from .pictures import docs_picture, for_docs, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

LOOKS = [("light", PHONE, "en"), ("dark", DESKTOP, "de")]
IDS = ["phone-light", "desk-dark"]


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("support") / "data", joins_per_minute="1000") as made:
        yield made


@asynccontextmanager
async def two(
    running: HubProcess, browser: Browser, lang: str = "en", **look: Any
) -> AsyncIterator[tuple[Person, Person]]:
    """Noor in the evening, Inês further west; both pages have the same look."""
    async with (
        person(browser, timezone_id=city(21.5), **look) as noor,
        person(browser, timezone_id=city(18.7), **look) as ines,
    ):
        await meet(f"{running.url}/?lang={lang}", noor, ines, "Noor", "Inês")
        yield noor, ines


@pytest.mark.timeout(360)
@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS, ids=IDS)
async def test_from_the_first_word_to_a_lighter_day(
    running: HubProcess,
    browser: Browser,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("support")
        await noor["support-words"].fill("My mother is ill again, and I could not leave work.")
        await noor["support-help-hug"].click()
        await noor["support-help-song"].click()
        await clean(noor)
        await picture(noor, request, "1-written")
        # While the hub is away, what is said stays here; it goes out when it is there again.
        await running.kill()
        await noor["out-of-reach"].wait_for()
        await noor["support-tell"].click()
        await noor["support-kept-here"].wait_for()
        await running.start()
        await noor["support-own"].wait_for()
        await picture(noor, request, "2-told")
        await ines.live()
        await ines.to("tonight")
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        await picture(ines, request, "3-tonight")
        await ines["now-go"].click()
        await expect(ines["support-theirs"]).to_contain_text("My mother is ill again")
        await clean(ines)
        await picture(ines, request, "4-asked")
        await ines["support-else"].click()
        await ines["support-act-later"].wait_for()
        await ines["support-act-hug"].click()
        for who in (ines, noor):
            await who["support-hug"].wait_for()
        await picture(noor, request, "5-hug")
        if for_docs(request):
            await docs_picture(noor, "support", height=900)
        await clean(ines)
        await ines["support-more"].click()
        await ines["support-act-song"].click()
        await ines["support-link"].fill("https://youtu.be/dQw4w9WgXcQ")
        await ines["support-say"].fill("Ours, from the kitchen.")
        await clean(ines)
        await picture(ines, request, "6-song")
        await ines["support-send"].click()
        await noor["support-queue"].click()
        await expect(noor["support-queue"]).to_be_disabled()
        await noor.page.reload()
        await expect(noor["support-answered"]).to_have_count(2)
        await expect(noor["support-hug"]).to_have_count(0)
        assert len((await noor.state("playlist"))["items"]) == 1
        await clean(noor)
        await picture(noor, request, "7-answered")
        await noor["support-lighter"].click()
        await noor["support-thanks"].fill("Thank you. I could breathe.")
        await noor["support-end"].click()
        await expect(ines["support-got-lighter"]).to_contain_text("I could breathe.")
        await clean(ines)
        await picture(ines, request, "8-lighter")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(4)
        await expect(noor["kept-one"].last).to_contain_text("My mother is ill again")
        await picture(noor, request, "9-kept")


async def test_one_is_asleep_another_brings_a_date_forward_and_a_guest_reads_nothing_of_before(
    running: HubProcess, browser: Browser, request: pytest.FixtureRequest
) -> None:
    name = "A very long name, as some people have one"
    async with (
        samesky_client.make(running.url, name=name, kind="friends") as long,
        person(browser, size=PHONE, timezone_id=city(8)) as noor,
    ):
        await noor.join(await long.invite(), "Noor")
        me = await noor.page.evaluate("window.samesky.room.you")
        async with samesky_client.join(await long.invite(), name="Kenji") as kenji:
            await kenji.room().profile(tz=city(3.8))
            seat = kenji.seat
        # Noor's day waits for who is asleep, and says so of nobody; in the morning Kenji is there for her.
        await noor.to("support")
        await noor["support-tell"].click()
        await noor["support-own"].wait_for()
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "row-waits")
        async with samesky_client.Room(seat) as kenji:
            day = (await kenji.until(lambda room: room.raw("support")))["open"][me]["day"]
            await kenji.support().answer(me, day, answer("seen"))
        await expect(noor["now"]).to_have_attribute("data-what", "row-on")
        # Another's, at the same time; their next date comes sooner.
        soon = datetime.now(UTC) + timedelta(days=9)
        await long.rituals().plan(f"{soon:%Y-%m-%dT%H:%M}", "UTC")
        await long.support().share(hard("n" * 400, ("sooner", "nothing")))
        await noor["now-go"].click()
        await noor["support-act-sooner"].click()
        await noor["support-when"].fill(f"{soon - timedelta(days=4):%Y-%m-%dT20:00}")
        await noor["support-move"].click()
        await clean(noor)
        await picture(noor, request, "10-three")
        await noor["support-send"].click()
        await long.until(lambda room: any(one.kind == "answered" and one.by == me for one in room.entries))
        plans = (await long.until(lambda room: room.raw("rituals")))["plans"]
        (moved,) = (one["coming"][0] for one in plans.values())
        assert moved["at"] < (soon - timedelta(days=3)).timestamp()
        async with samesky_client.join(await long.invite(stay=3600), name="Gil") as gil:
            assert gil.raw("support") == {"open": {}}
        await picture(noor, request, "11-there")

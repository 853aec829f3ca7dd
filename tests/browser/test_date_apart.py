"""A date planned in Berlin for Tokyo, from its reminder to its lines in the timeline, by the clock of a test."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

from samesky_server import tls

from ..server.notices.fake_push import FakePush, fake_push
from ..serving import HubProcess, hub
from .people import PATIENCE, Person, Shot, meet, person
from .pushed import reachable
from .test_page import DESKTOP, PHONE, clean

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
AHEAD = 20.0
"""Seconds before something is due to which the clock is set: pages are back by then."""


@pytest.fixture
async def push(tmp_path: Path) -> AsyncIterator[FakePush]:
    folder = tmp_path / "service"
    folder.mkdir()
    async with fake_push(folder) as made:
        yield made


@pytest.fixture
def browser(whole_browser: Browser) -> Browser:
    return whole_browser


@pytest.fixture
async def running(tmp_path: Path, push: FakePush) -> AsyncIterator[HubProcess]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(push.folder / tls.SHOWN))
        async with hub(tmp_path / "data", notice_networks="127.0.0.0/8") as made:
            yield made


async def at(running: HubProcess, instant: float, *people: Person) -> None:
    """Lets it be this time for the hub, and for all who are in its rooms: their clocks follow the room's."""
    await running.stop()
    running.settings["test_clock_offset"] = str(instant - time.time())
    await running.start()
    for one in people:
        await one.until("at => Math.abs((window.samesky.room.clock.now() ?? 0) - at[0]) < 60", instant)
        await one.live()


async def told(who: Person) -> None:
    """She wants to be told on this device."""
    await who.to("room")
    await who["telling-push"].click()
    await expect(who["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
    await who.to("tonight")


@pytest.mark.timeout(480)
async def test_a_date_planned_in_berlin_for_tokyo_runs_from_its_reminder_to_the_timeline(
    running: HubProcess, browser: Browser, push: FakePush, shot: Shot
) -> None:
    async with (
        person(browser, timezone_id="Europe/Berlin", worker=True, size=DESKTOP) as mia,
        person(browser, timezone_id="Asia/Tokyo", worker=True, size=PHONE, scheme="dark") as ken,
    ):
        # It is ten in the evening, so that a day before the date is over and nobody is reminded of that.
        tonight = (datetime.now(BERLIN) + timedelta(days=1)).replace(
            hour=22, minute=0, second=0, microsecond=0
        )
        await at(running, tonight.timestamp())
        await reachable(mia.page, push.subscribe("/mia"))
        await reachable(ken.page, push.subscribe("/ken"))
        await meet(running.url, mia, ken, "Mia", "Ken")
        for one in (mia, ken):
            await told(one)

        # Tomorrow at nine in the evening in Berlin it is early morning of the day after in Tokyo.
        start = (tonight + timedelta(days=1)).replace(hour=21)
        begins, there = start.timestamp(), start.astimezone(TOKYO)
        await mia.to("evening")
        await mia["ritual-new"].click()
        await mia["ritual-programme"].select_option("coffee")
        await mia["ritual-title"].fill("Across the morning")
        await mia["ritual-day"].fill(start.strftime("%Y-%m-%d"))
        await mia["ritual-hour"].fill("21:00")
        await mia["ritual-plan"].click()
        await mia.to("tonight")
        for one in (mia, ken):
            await expect(one["coming-first"]).to_contain_text("Across the morning")
        await expect(mia["coming-first"]).to_contain_text("Mia 21:00")
        await expect(mia["coming-first"]).to_contain_text(f"Ken {there:%A %H:%M}")
        await expect(ken["coming-first"]).to_contain_text(f"Ken {there:%H:%M}")
        await expect(ken["coming-first"]).to_contain_text(f"{there:%A}")

        # Half an hour before, both are told: in the app, each by their own clock, and by push.
        await at(running, begins - 1800 - AHEAD, mia, ken)
        await expect(mia["due"]).to_contain_text("Across the morning begins at 21:00.", timeout=PATIENCE)
        await expect(ken["due"]).to_contain_text(
            f"Across the morning begins at {there:%H:%M}.", timeout=PATIENCE
        )
        reminders = {got.path: got.shown["body"] for got in await push.until(2)}
        assert reminders == {
            "/mia": "What you planned begins at 9:00\u202fPM.",
            "/ken": f"What you planned begins at {there.hour}:00\u202fAM.",
        }
        for one in (mia, ken):
            await one["coming-left"].wait_for()
            await clean(one)
        await shot(mia, "apart-1-soon-mia")
        await shot(ken, "apart-1-soon-ken")

        # When its time has come the lobby is open on both sides.
        await at(running, begins - AHEAD, mia, ken)
        await expect(mia["due"]).to_contain_text("Across the morning begins now.", timeout=PATIENCE)
        begun = (await push.until(4))[2:]
        assert {got.shown["body"] for got in begun} == {"What you planned begins now."}
        assert {got.shown["path"] for got in begun} == {f"/r/{await room_of(mia)}/rituals"}
        await clean(ken)
        await shot(mia, "apart-2-begins-mia")
        await shot(ken, "apart-2-begins-ken")
        for one in (mia, ken):
            await one["due-go"].click()
            await expect(one["evening"]).to_have_attribute("data-phase", "lobby")
        await shot(ken, "apart-3-lobby-ken")
        await mia["evening-here"].click()
        await ken["evening-here"].click()
        for one in (mia, ken):
            await one["evening-count"].wait_for()
        segments = (await mia.state("evening"))["segments"]
        for n in range(len(segments)):
            for one in (mia, ken):
                on = segments[n]["on"]
                if on in ("call", "questions"):  # both are led there, and look back at where they are
                    await one.page.wait_for_url(f"**/{on}")
                    await one.to("evening")
                await expect(one["evening-segment"]).to_have_attribute(
                    "data-segment", segments[n]["id"], timeout=PATIENCE
                )
            assert await mia["evening-segment"].inner_text() == await ken["evening-segment"].inner_text()
            await onwards(mia, ken, segments[n]["gate"])

        # It is over for both, and stays in the timeline, each at their own hour.
        for one, zone in ((mia, BERLIN), (ken, TOKYO)):
            await expect(one["evening"]).to_have_attribute("data-phase", "over", timeout=PATIENCE)
            await one.to("kept")
            kept = one["kept-one"]
            await expect(kept).to_contain_text("Across the morning")
            hour = datetime.fromtimestamp(begins, zone)
            await expect(kept).to_contain_text(f"{hour:%H:}")
            await clean(one)
        await shot(mia, "apart-4-kept-mia")
        await shot(ken, "apart-4-kept-ken")


async def room_of(who: Person) -> str:
    return str(await who.page.evaluate("() => window.samesky.room.card.id"))


async def onwards(mia: Person, ken: Person, gate: str) -> None:
    """Leaves a segment the way it was planned; one that ends by its time by both agreeing to skip it."""
    if gate == "hand":
        await mia["evening-next"].click()
    elif gate == "ready":
        await mia["evening-ready"].click()
        await ken["evening-ready"].click()
    else:
        await mia["evening-skip"].click()
        await ken["evening-yes"].click()

"""Dates to come, on Tonight and in frames: in both times, and counted down to in the last hour."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Person, Shot
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

BERLIN = ZoneInfo("Europe/Berlin")
LOOKS = [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar"), ("light", DESKTOP, "en")]
IDS = ["phone-light", "desk-dark", "phone-ar", "desk-light"]


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("coming") / "data") as made:
        yield made


def wall(ahead: float) -> str:
    """What clocks in Berlin show in so many minutes."""
    return (datetime.now(BERLIN) + timedelta(minutes=ahead)).strftime("%Y-%m-%dT%H:%M")


async def seconds_left(who: Person) -> int:
    minutes, seconds = (await who["coming-left"].inner_text()).split(":")
    return int(minutes) * 60 + int(seconds)


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS, ids=IDS)
async def test_dates_to_come_stand_on_tonight_in_both_times_and_the_next_is_counted_down_to(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("tonight")
        await noor["greeting"].wait_for()
        await expect(noor["coming"]).to_have_count(0)
        # Past midnight in Berlin it is still the evening before in São Paulo.
        await ines.rituals().plan("2099-03-22T01:00", "Europe/Berlin", again="FREQ=WEEKLY", programme="cook")
        first = noor["coming-first"]
        await expect(first).to_contain_text("21:00")
        await expect(first).to_contain_text("01:00")
        await expect(noor["coming-shift"]).to_have_count(1)
        await expect(noor["coming-left"]).to_have_count(0)
        await clean(noor)
        await shot(noor, "coming-far")
        await ines.rituals().plan(wall(50), "Europe/Berlin", programme="coffee", remind=())
        await noor["coming-left"].wait_for()
        await expect(noor["coming-more"]).to_have_count(1)
        plans = ines.raw("rituals")["plans"]
        at = min(one["coming"][0]["at"] for one in plans.values())
        assert abs(await seconds_left(noor) - (at - time.time())) <= 2
        before = await seconds_left(noor)
        await expect(noor["coming-left"]).not_to_have_text(await noor["coming-left"].inner_text())
        assert await seconds_left(noor) < before
        await clean(noor)
        await shot(noor, "coming-near")
        await first.click()
        await expect(noor["ritual"]).to_have_count(2)
        assert noor.page.url.endswith("/evening")

"""Pictures of the app, as it is: always taken, and written to docs/shots/ when `SAMESKY_SHOTS` is set."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client.rows.languages import chosen
from samesky_shared.core.until import Until

from ..serving import HubProcess, hub
from .people import PATIENCE, Person, person
from .pictures import LARGEST, small
from .test_page import DESKTOP, PHONE
from .test_short_date import media

ROOT = Path(__file__).parents[2]
CITIES = (
    "Pacific/Honolulu", "America/Los_Angeles", "America/Mexico_City", "America/Bogota", "America/Sao_Paulo",
    "Atlantic/Azores", "Africa/Accra", "Europe/Lisbon", "Europe/Berlin", "Africa/Cairo", "Africa/Nairobi",
    "Asia/Dubai", "Asia/Karachi", "Asia/Bangkok", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "Pacific/Auckland",
)  # fmt: skip


SHOWN = {
    "tonight-phone-light", "tonight-desk-dark", "tonight-phone-arabic", "question-sealed-phone-light",
    "question-open-desk-light", "question-open-phone-dark", "together-phone-light", "timer-phone-dark",
    "watch-desk-light", "kept-phone-light", "kept-phone-arabic", "kept-desk-dark", "people-desk-light",
    "settings-phone-dark", "settings-desk-light", "try-desk-light", "three-phone-light", "three-desk-dark",
    "screen-question-tv-light", "own-page-desk-light", "times-week-phone-light", "times-choose-phone-dark",
    "activity-gratitude", "activity-agreements", "activity-languages", "activity-letters", "activity-timeline",
    "two-phones-light", "two-phones-dark",
}  # fmt: skip
"""Those that pages show; all others are only taken."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("shots") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go."""
    if not os.environ.get("SAMESKY_SHOTS"):
        return tmp_path
    made = ROOT / "docs" / "shots"
    made.mkdir(exist_ok=True)
    return made


def city(hour: float) -> str:
    """A city where it is about this hour now: pictures are of an evening, whenever they are taken."""

    def apart(zone: str) -> float:
        now = datetime.now(ZoneInfo(zone))
        ahead = abs(now.hour + now.minute / 60 - hour)
        return min(ahead, 24 - ahead)

    return min(CITIES, key=apart)


async def shoot(who: Person, folder: Path, name: str) -> None:
    """One picture of what the window shows, once it is at rest."""
    if folder.name == "shots" and name not in SHOWN:
        return
    await small(who, folder / f"{name}.jpg")


@pytest.mark.parametrize(
    ("look", "scheme", "size", "lang"),
    [
        ("phone-light", "light", PHONE, "en"),
        ("phone-dark", "dark", PHONE, "en"),
        ("desk-light", "light", DESKTOP, "en"),
        ("desk-dark", "dark", DESKTOP, "en"),
        ("phone-arabic", "light", PHONE, "ar"),
    ],
)
@pytest.mark.timeout(360)
async def test_an_evening_in_pictures(
    running: HubProcess,
    browser: Browser,
    folder: Path,
    tmp_path: Path,
    look: str,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with (
        person(browser, scheme=scheme, size=size, timezone_id=city(21.5)) as noor,
        media(tmp_path) as song,
    ):
        await noor.page.goto(f"{running.url}/?lang={lang}")
        await noor["your-name"].fill("Noor")
        await noor["room-name"].fill("Slow suppers")
        await shoot(noor, folder, f"door-{look}")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        async with samesky_client.join(link, name="Inês") as ines:
            await ines.room().profile(tz=city(18.7))
            await ines.chat().say("The harbour is quiet tonight.")
            await ines.questions().draw()
            card = ines.raw("questions")["card"]
            await ines.questions().answer(
                card, "The way you read the subtitles aloud when you think I have fallen asleep."
            )
            await expect(noor["now"]).to_have_attribute("data-what", "answer")
            await expect(noor["memory"]).to_have_count(1)
            await shoot(noor, folder, f"tonight-{look}")
            await noor["now-go"].click()
            await noor["question-answer"].fill("Your keys in the door, on a Friday.")
            await shoot(noor, folder, f"question-sealed-{look}")
            await noor["question-seal"].click()
            await expect(noor["question-partner-answer"]).to_contain_text("subtitles")
            await noor["question-keep"].click()
            await noor.page.evaluate("scrollTo(0, 0)")
            await shoot(noor, folder, f"question-open-{look}")
            await noor.to("together")
            await shoot(noor, folder, f"together-{look}")
            await ines.timer().name("dough")
            await ines.timer().start(seconds=1500)
            await noor.to("timer")
            await noor["timer-pause"].wait_for()
            await shoot(noor, folder, f"timer-{look}")
            await ines.playlist().add(song)
            await noor.to("watch")
            await noor["playlist-item"].wait_for()
            await noor["player-play"].click()
            item = await ines.until(lambda room: (room.raw("player") or {}).get("item"))
            await ines.player().ready(item)
            await ines.until(lambda room: room.raw("player")["position"]["rate"] == 1)
            await shoot(noor, folder, f"watch-{look}")
            await ines.player().pause()
            await noor.to("kept")
            await expect(noor["kept-one"].first).to_be_visible()
            await shoot(noor, folder, f"kept-{look}")
            await noor.to("room")
            for late in ("telling", "calendar"):  # panels that come when they are first seen
                await noor[late].wait_for()
            await shoot(noor, folder, f"settings-{look}")
            await noor["open-own-page"].click()
            await noor["own-page-code"].wait_for()
            await shoot(noor, folder, f"own-page-{look}")
            await noor["own-page-close"].click()
            await noor["people"].click()
            await noor["people-panel"].wait_for()
            await shoot(noor, folder, f"people-{look}")


@pytest.mark.parametrize(
    ("look", "scheme", "size"), [("phone-light", "light", PHONE), ("desk-dark", "dark", DESKTOP)]
)
async def test_three_under_one_sky(
    running: HubProcess, browser: Browser, folder: Path, look: str, scheme: str, size: tuple[int, int]
) -> None:
    async with (
        samesky_client.make(running.url, name="Inês", kind="friends") as ines,
        samesky_client.join(await ines.invite(), name="Kenji") as kenji,
        person(browser, scheme=scheme, size=size, timezone_id=city(21.5)) as noor,
    ):
        await ines.room().profile(tz=city(17.9))
        await kenji.room().profile(tz=city(6.2))
        await noor.join(await ines.invite(), "Noor")
        await expect(noor["greeting"]).to_have_text("You are all here.")
        await shoot(noor, folder, f"three-{look}")


@pytest.mark.parametrize(("look", "scheme"), [("phone-light", "light"), ("phone-dark", "dark")])
async def test_a_time_for_both(
    running: HubProcess, browser: Browser, folder: Path, look: str, scheme: str
) -> None:
    async with person(browser, scheme=scheme, size=PHONE, timezone_id="Europe/Berlin") as noor:
        await noor.page.goto(running.url)
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        async with samesky_client.join(await noor["invite-link"].input_value(), name="Inês") as ines:
            await ines.room().profile(tz="America/Sao_Paulo")
            evening, weekend = ({"start": 900, "end": 1080},), ({"start": 840, "end": 1140},)
            await ines.times().say("America/Sao_Paulo", (evening,) * 5 + (weekend,) * 2)
            await noor.page.goto(f"{noor.page.url}/evening/times")
            await noor["times-say"].click()
            await noor["times-evenings"].click()
            await noor["times-weekend"].click()
            await noor["times-week"].evaluate("one => one.scrollIntoView({ block: 'center' })")
            await shoot(noor, folder, f"times-week-{look}")
            await noor["times-keep"].click()
            await noor["times-find"].click()
            boxes = noor["times-one"].get_by_role("checkbox")
            await boxes.nth(1).check()
            await boxes.nth(3).check()
            await noor.page.evaluate("scrollTo(0, 0)")
            await shoot(noor, folder, f"times-choose-{look}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_two_phones_in_step(running: HubProcess, browser: Browser, folder: Path, scheme: str) -> None:
    async with person(browser, scheme=scheme, size=DESKTOP, timezone_id=city(21.5)) as you:
        await you.page.goto(f"{running.url}/try")
        said = you["try-said"]
        await expect(said).to_have_attribute("data-said", "both", timeout=PATIENCE)
        mine, theirs = you["try-yours"], you["try-theirs"]
        await mine.get_by_test_id("dock-together").click()
        await mine.get_by_test_id("open-timer").click()
        await mine.get_by_test_id("timer-start-900").click()
        await theirs.get_by_test_id("timer-pause").wait_for()
        await you.page.evaluate("scrollTo(0, 0)")
        await shoot(you, folder, f"try-desk-{scheme}")
        await small(you, folder / f"two-phones-{scheme}.jpg", part=you.page.locator("main"))
        for each in (mine, theirs):
            await expect(each.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")


def test_the_pictures_of_the_docs_are_there_and_small() -> None:
    shown = "".join(page.read_text("utf-8") for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    for name in SHOWN:
        file = ROOT / "docs" / "shots" / f"{name}.jpg"
        assert file.name in shown
        assert 5_000 < file.stat().st_size <= LARGEST


async def test_letters_in_a_picture(running: HubProcess, browser: Browser, folder: Path) -> None:
    async with (
        samesky_client.make(running.url, name="Inês") as ines,
        person(browser, size=PHONE, timezone_id=city(13.2)) as noor,
    ):
        await ines.do("room", "profile", tz=city(9.2))
        await noor.join(ines.invite_link or "", "Noor")
        await noor.to("letters")
        for name, how, outside in (
            ("breakfast", Until("day", "2031-12-24T08:00"), {"title": "Christmas Eve, at breakfast"}),
            ("visit", Until("visit"), {}),
            ("sleep", Until("when"), {"when": "sleep"}),
            ("proud", Until("when"), {"when": "proud"}),
        ):
            await ines.letters(name).write("…", how, json.dumps(outside))
        await ines.letters("figs").write("Figs, and a stone from the beach.", Until("arrival"), "{}")
        await expect(noor["letter"]).to_have_count(5)
        await noor.page.locator('[data-on="letters:sleep"]').click()
        await noor["letter-read"].wait_for()
        await shoot(noor, folder, "activity-letters")


async def test_thanks_in_a_picture(running: HubProcess, browser: Browser, folder: Path) -> None:
    async with (
        samesky_client.make(running.url, name="Inês") as ines,
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
    ):
        await ines.do("room", "profile", tz=city(17.5))
        await noor.join(ines.invite_link or "", "Noor")
        await noor.to("gratitude")
        await ines.gratitude().thank("p1", "The way you said good night twice.")
        await noor["gratitude-partner-sealed"].wait_for()
        await noor["gratitude-thought"].wait_for()
        await shoot(noor, folder, "activity-gratitude")


async def test_agreements_in_a_picture(running: HubProcess, browser: Browser, folder: Path) -> None:
    async with (
        samesky_client.make(running.url, name="Inês") as ines,
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
    ):
        await ines.do("room", "profile", tz=city(17.5))
        await noor.join(ines.invite_link or "", "Noor")
        await noor.to("agreements")
        await ines.agreements().write("a", "v1", "We call before we are late. A word is enough.")
        await noor["agreement-sign"].click()
        await ines.agreements().write("b", "v1", "One evening a week belongs to each of us alone.")
        await noor["agreement-asks"].wait_for()
        await shoot(noor, folder, "activity-agreements")


async def test_what_does_each_good_in_a_picture(running: HubProcess, browser: Browser, folder: Path) -> None:
    async with (
        samesky_client.make(running.url, name="Inês") as ines,
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
    ):
        await ines.do("room", "profile", tz=city(17.5))
        await noor.join(ines.invite_link or "", "Noor")
        await noor.to("languages")
        await ines.languages().answer("p1", chosen("3" * 12 + "1" * 8))
        await noor["ways-begin"].click()
        for _ in range(20):
            await noor["ways-option"].nth(1).click()
        await noor["ways-seal"].click()
        await noor["ways-theirs"].wait_for()
        await shoot(noor, folder, "activity-languages")

"""Dates go to a calendar: as a file that the device makes, and by an address that the settings give."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, expect

from samesky_shared.core.recurrence import instant

from ..calendars import khal, strict
from ..server.notices.inbox import Inbox, server
from ..serving import HubProcess, hub
from .people import Shot
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

LOOKS = [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar"), ("light", DESKTOP, "en")]
IDS = ["phone-light", "desk-dark-de", "phone-dark-ar", "desk-light"]


@pytest.fixture(scope="module")
async def inbox() -> AsyncIterator[tuple[Inbox, int]]:
    made = Inbox()
    async with server(made) as port:
        yield made, port


@pytest.fixture(scope="module")
async def running(
    tmp_path_factory: pytest.TempPathFactory, inbox: tuple[Inbox, int]
) -> AsyncIterator[HubProcess]:
    settings = {"mail_server": f"plain://127.0.0.1:{inbox[1]}", "mail_from": "samesky@example.org"}
    async with hub(tmp_path_factory.mktemp("calendar") / "data", **settings) as made:
        yield made


async def test_a_date_is_taken_along_as_a_file_with_its_own_name(
    running: HubProcess, browser: Browser, tmp_path: Path
) -> None:
    async with two(running, browser) as (noor, ines):
        await ines.rituals().plan(
            "2027-01-19T20:30",
            "Asia/Kolkata",
            again="FREQ=WEEKLY;COUNT=20",
            minutes=20,
            title="Käse, Brot; Wein",
        )
        await ines.rituals().skip("d1", "2027-02-02T20:30")
        await ines.rituals().move("d1", "2027-02-09T20:30", "2027-02-10T09:30", "Australia/Lord_Howe")
        await noor.until("() => Object.keys(window.samesky.room.state('rituals').plans.d1.rule.moved).length")
        await noor.to("evening")
        await expect(noor["ritual"]).to_contain_text("Käse, Brot; Wein")
        async with noor.page.expect_download() as download:
            await noor["ritual-calendar"].click()
        file = await download.value
        assert file.suggested_filename == "samesky-d1.ics"
        raw = Path(await file.path()).read_bytes()
        made = strict(raw)
        whole, moved = made.walk("VEVENT")
        plan = ines.raw("rituals")["plans"]["d1"]
        for event in (whole, moved):
            assert event["UID"] == f"{plan['uid']}@samesky"
            assert event["SEQUENCE"] == 2
            assert event["SUMMARY"] == "Käse, Brot; Wein"
            assert event["URL"] == f"{running.url}/r/{ines.seat.room}"
        [shown] = (await khal(tmp_path / "khal", raw, "2027-01-01", "2028-01-01")).values()
        first = instant("2027-01-19T20:30", "Asia/Kolkata")
        weekly = {first + n * 7 * 86400 for n in range(20)} - {first + 14 * 86400, first + 21 * 86400}
        assert {one.start for one in shown} == weekly | {instant("2027-02-10T09:30", "Australia/Lord_Howe")}


async def test_the_file_is_the_same_event_as_in_the_feed(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (noor, ines), httpx.AsyncClient() as http:
        await ines.rituals().plan("2030-03-28T02:30", "Europe/Berlin", minutes=20)
        await noor.to("evening")
        async with noor.page.expect_download() as download:
            await noor["ritual-calendar"].click()
        [ours] = strict(Path(await (await download.value).path()).read_bytes()).walk("VEVENT")
        [theirs] = strict((await http.get(await ines.calendar_address())).content).walk("VEVENT")
        for name in (
            "UID",
            "SEQUENCE",
            "DTSTART",
            "DURATION",
            "DTSTAMP",
            "LAST-MODIFIED",
            "URL",
            "CLASS",
            "STATUS",
        ):
            assert ours[name] == theirs[name], name
        alarms = [[one["TRIGGER"].dt for one in event.walk("VALARM")] for event in (ours, theirs)]
        assert alarms[0] == alarms[1]


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS, ids=IDS)
async def test_an_address_is_made_copied_replaced_and_taken_away(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    async with (
        two(
            running,
            browser,
            lang,
            scheme=scheme,
            size=size,
            permissions=["clipboard-read", "clipboard-write"],
        ) as (noor, ines),
        httpx.AsyncClient() as http,
    ):
        await ines.rituals().plan("2030-03-28T20:30", "Europe/Berlin", title="Our secret")
        await noor.to("room")
        await noor["calendar-make"].wait_for()
        await noor["calendar"].scroll_into_view_if_needed()
        await clean(noor)
        await shot(noor, "calendar-none")
        await noor["calendar-make"].click()
        url = await noor["calendar-open"].get_attribute("href")
        assert url is not None
        assert url.startswith("webcal://127.0.0.1")
        url = url.replace("webcal:", "http:")
        await expect(noor["calendar-url"]).to_have_value(url)
        await noor["calendar-copy"].click()
        assert await noor.page.evaluate("navigator.clipboard.readText()") == url
        await noor["calendar-more"].click()
        await clean(noor)
        await shot(noor, "calendar-address")
        names = {"en": "Date", "de": "Verabredung", "ar": "موعد"}
        await noor.until(
            "([lang]) => window.samesky.room.members[window.samesky.room.you].lang.startsWith(lang)", lang
        )
        got = await http.get(url)
        [event] = strict(got.content).walk("VEVENT")
        assert event["SUMMARY"] == names[lang]
        assert "secret" not in got.text
        await noor["calendar-new"].click()
        await expect(noor["calendar-url"]).not_to_have_value(url)
        assert (await http.get(url)).status_code == 404
        await noor["calendar-off"].click()
        await noor["calendar-make"].wait_for()
        assert (
            await noor.page.evaluate(
                "window.samesky.room.state(`notices:${window.samesky.room.you}`).calendar"
            )
            is None
        )


async def test_dates_by_mail_need_a_mailbox_and_are_switched_on_by_the_keyboard(
    running: HubProcess, browser: Browser, inbox: tuple[Inbox, int]
) -> None:
    async with two(running, browser) as (noor, ines):
        await noor.to("room")
        await expect(noor["calendar"]).to_contain_text("there is none yet")
        await expect(noor["calendar-mail"]).to_have_count(0)
        before = len(inbox[0].mails)
        do = "([cmd, args]) => window.samesky.room.do(`notices:${window.samesky.room.you}`, cmd, args)"
        await noor.page.evaluate(do, ["mail", {"address": "noor@example.org"}])
        code = (await inbox[0].until(before + 1)).get_content().split("code is ")[1][:6]
        await noor.page.evaluate(do, ["confirm", {"code": code}])
        await noor["calendar-mail"].focus()
        await noor.page.keyboard.press("Space")
        await expect(noor["calendar-mail"]).to_have_attribute("aria-checked", "true")
        await ines.rituals().plan("2030-03-28T20:30", "Europe/Berlin")
        mail = await inbox[0].until(before + 2)
        assert mail["Subject"] == "A date for your calendar"
        await noor["calendar-mail"].click()
        await expect(noor["calendar-mail"]).to_have_attribute("aria-checked", "false")

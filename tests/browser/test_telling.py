"""How I am told: the panel, push on this device, what the worker shows, and where a tap leads."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room
from samesky_server import tls

from ..server.notices.fake_push import FakePush, fake_push
from ..serving import HubProcess, hub
from .people import PATIENCE, Person, Shot, person
from .pushed import NOTICES, delivered, reachable
from .test_page import DESKTOP, PHONE, clean


@pytest.fixture(scope="module")
async def push(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[FakePush]:
    async with fake_push(tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    return whole_browser


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory, push: FakePush) -> AsyncIterator[HubProcess]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(push.folder / tls.SHOWN))
        async with hub(tmp_path_factory.mktemp("telling") / "data", notice_networks="127.0.0.0/8") as made:
            yield made


@asynccontextmanager
async def two(
    running: HubProcess, browser: Browser, lang: str = "en", at: Any = None, **look: Any
) -> AsyncIterator[tuple[Person, Room]]:
    """Noor in Berlin with a page whose browser can be pushed to, where `at` says where; Inês from Python."""
    async with person(browser, timezone_id="Europe/Berlin", worker=True, **look) as noor:
        if at is not None:
            await reachable(noor.page, at)
        async with samesky_client.make(running.url, name="Inês", tz="America/Sao_Paulo") as ines:
            path, _, secret = (ines.invite_link or "").partition("#")
            await noor.page.goto(f"{path}?lang={lang}#{secret}")
            await noor["your-name"].fill("Noor")
            await noor["join"].click()
            await noor.live()
            yield noor, ines


async def mine(noor: Person) -> Any:
    """What the page knows of how she is told."""
    return await noor.page.evaluate("() => window.samesky.room.state(`notices:${window.samesky.room.you}`)")


LOOKS = [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("dark", PHONE, "ar"), ("light", DESKTOP, "en")]
IDS = ["phone-light", "desk-dark", "phone-ar", "desk-light"]


@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS, ids=IDS)
async def test_the_panel_from_nothing_to_all_of_it(
    running: HubProcess,
    browser: Browser,
    push: FakePush,
    shot: Shot,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    at = push.subscribe(f"/panel-{scheme}-{lang}")
    async with two(running, browser, lang, at, scheme=scheme, size=size) as (noor, _):
        await noor.to("room")
        panel = noor["telling"]
        await panel.wait_for()
        await expect(noor["telling-here"]).to_have_attribute("data-reach", "ready")
        await clean(noor)
        await shot(noor, "telling-1-nothing")
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        await noor["telling-address"].fill("noor at home")
        await noor["telling-send"].click()
        await expect(noor["telling-wrong"]).to_be_visible()
        await expect(noor["telling-address"]).to_have_attribute("aria-invalid", "true")
        await clean(noor)
        await shot(noor, "telling-2-wrong")
        await noor["telling-address"].fill("noor@example.org")
        await noor["telling-send"].click()
        await noor["telling-code"].fill("12")
        await noor["telling-confirm"].click()
        await expect(noor["telling-wrong"]).to_be_visible()
        await clean(noor)
        await shot(noor, "telling-3-code")
        code = mailed(running)
        await noor["telling-code"].fill("000000" if code != "000000" else "111111")
        await noor["telling-confirm"].click()
        await expect(noor["telling-wrong"]).to_be_visible()
        await noor["telling-code"].fill(code)
        await noor["telling-confirm"].click()
        await expect(noor["telling-mail-to"]).to_contain_text("noor@example.org")
        await noor["telling-quiet"].click()
        await expect(noor["telling-start"]).to_have_value("22:00")
        await noor["telling-end"].fill("07:30")
        await noor["telling-end"].blur()
        await noor["telling-asks"].click()
        await expect(noor["telling-asks"]).to_have_attribute("aria-checked", "false")
        await clean(noor)
        await shot(noor, "telling-4-all")
        told = await mine(noor)
        assert told["quiet"] == {"start": "22:00", "end": "07:30"}
        assert (told["asks"], told["mail"]["confirmed"], len(told["devices"])) == (False, True, 1)
        await noor["telling-quiet"].click()
        await expect(noor["telling-start"]).to_have_count(0)
        await noor["telling-no-mail"].click()
        await expect(noor["telling-address"]).to_be_visible()
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "false")
        assert (await mine(noor))["devices"] == []
        assert await noor.page.evaluate("localStorage.getItem('fake.subscription')") is None


def mailed(running: HubProcess) -> str:
    """The code that the hub wrote instead of a mail."""
    found = re.findall(r"\b(\d{6})\b", running.log.read_text())
    assert found
    return str(found[-1])


@pytest.mark.parametrize(
    ("found", "script"),
    [
        ("unsupported", "delete window.PushManager"),
        ("install", "delete window.PushManager; navigator.standalone = false"),
        ("denied", "Object.defineProperty(Notification, 'permission', { get: () => 'denied' })"),
        ("insecure", "Object.defineProperty(window, 'isSecureContext', { get: () => false })"),
    ],
)
async def test_a_browser_that_takes_none_is_told_what_to_do(
    running: HubProcess, browser: Browser, shot: Shot, found: str, script: str
) -> None:
    async with two(running, browser, size=PHONE) as (noor, _):
        await noor.page.evaluate(f"() => {{ {script} }}")
        await noor["dock-room"].click()
        await expect(noor["telling-here"]).to_have_attribute("data-reach", found)
        await expect(noor["telling-push"]).to_have_count(0)
        await clean(noor)
        await shot(noor, f"telling-{found}")


async def test_who_says_no_to_the_browser_is_told_nothing_and_asked_no_more(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser) as (noor, _):
        await noor.page.evaluate("() => { Notification.requestPermission = async () => 'default' }")
        await noor.to("room")
        await noor["telling-push"].click()
        await expect(noor["telling-wrong"]).to_contain_text("nothing has changed")
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "false")


async def test_while_the_browser_is_getting_ready_the_switch_says_so_and_one_tap_is_enough(
    running: HubProcess, browser: Browser, push: FakePush, shot: Shot
) -> None:
    async with two(running, browser, "en", push.subscribe("/slow"), size=PHONE) as (noor, _):
        await noor.page.evaluate(
            """() => { Notification.requestPermission = () => new Promise((done) => {
              window.asked = (window.asked ?? 0) + 1; window.allow = () => done("granted") }) }"""
        )
        await noor.to("room")
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-busy", "true")
        await expect(noor["telling-here"]).to_contain_text("getting ready")
        await clean(noor)
        await shot(noor, "telling-busy")
        await noor["telling-push"].click()
        await noor.page.evaluate("window.allow()")
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        await expect(noor["telling-push"]).to_have_attribute("aria-busy", "false")
        assert await noor.page.evaluate("window.asked") == 1


async def test_who_is_asked_for_hears_it_in_the_app_and_by_push_and_only_once_in_ten_minutes(
    running: HubProcess, browser: Browser, push: FakePush, shot: Shot
) -> None:
    async with two(running, browser, "de", push.subscribe("/asked")) as (noor, ines):
        await noor.to("room")
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        before = len(push.got)
        await noor.to("tonight")
        await ines.notices().ask()
        await expect(noor["due"]).to_contain_text("Inês würde sich über dich freuen.")
        await clean(noor)
        await shot(noor, "due-asked")
        got = (await push.until(before + 1))[before]
        assert got.path == "/asked"
        assert got.shown["body"] == "Jemand in deinem Raum würde sich über dich freuen."
        await noor["due-close"].click()
        await expect(noor["due"]).to_have_count(0)
        seat = ines.seat
        await ines.close()
        await noor["ask-for"].wait_for()
        await clean(noor)
        await noor["ask-for"].click()
        await expect(noor["asked"]).to_contain_text("Gesagt.")
        await noor["ask-for"].click()
        await expect(noor["asked"]).to_contain_text("es eilt nicht")
        await clean(noor)
        await shot(noor, "asked-again")
        async with Room(seat):
            await expect(noor["ask-for"]).to_have_count(0)


async def test_the_worker_shows_the_hubs_own_words_once_and_a_tap_leads_to_the_place(
    running: HubProcess, browser: Browser, push: FakePush
) -> None:
    async with two(running, browser, at=push.subscribe("/worker")) as (noor, ines):
        room = ines.seat.room
        await noor.page.evaluate("() => navigator.serviceWorker.ready.then(() => 0)")
        shown: dict[str, object] = {
            "title": "Samesky",
            "body": "What you planned begins now.",
            "path": f"/r/{room}/rituals",
            "tag": "one",
            "lang": "en",
        }
        await noor.page.goto(f"{running.url}/")
        for _ in range(2):
            await delivered(noor.page, running.url, shown)
            await noor.until(f"async () => (await ({NOTICES})()).length === 1")
        [told] = await noor.page.evaluate(NOTICES)
        assert told == {key: shown[key] for key in ("title", "body", "tag", "lang")}
        # Where a tap leads is said to the page that is open.
        await noor.page.evaluate(
            "path => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { go: path } }))",
            shown["path"],
        )
        await expect(noor["evening"]).to_be_visible()
        # Who looks at the room has it from the page, not from the system.
        await noor.page.evaluate(
            "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(one => one.close())"
        )
        await delivered(noor.page, running.url, shown | {"tag": "two"})
        await noor.until(f"async () => (await ({NOTICES})()).length === 0")


async def test_an_address_that_the_browser_or_the_service_gave_up_is_renewed_by_the_next_page(
    running: HubProcess, browser: Browser, push: FakePush
) -> None:
    async with two(running, browser, at=push.subscribe("/first")) as (noor, ines):
        await noor.to("room")
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        await reachable(noor.page, push.subscribe("/second"))
        await noor.page.evaluate("localStorage.removeItem('fake.subscription')")
        await noor.page.reload()
        await noor.until(
            "() => JSON.parse(localStorage['samesky.push'])[window.samesky.room.card.id].endsWith('/second')"
        )
        before = len(push.got)
        await ines.notices().ask()
        assert (await push.until(before + 1))[before].path == "/second"


async def test_who_leaves_the_room_leaves_no_subscription(
    running: HubProcess, browser: Browser, push: FakePush
) -> None:
    async with two(running, browser, at=push.subscribe("/leaves")) as (noor, _):
        await noor.to("room")
        await noor["telling-push"].click()
        await expect(noor["telling-push"]).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        await noor["people"].click()
        await noor["remove-device"].first.click()
        await noor["sure"].click()
        await noor["notice"].wait_for()
        await noor.until("() => localStorage.getItem('fake.subscription') === null")

"""The operator's page: by the keyboard, for screen readers, light and dark; and what people see of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .people import Person, person
from .pictures import SHOTS, for_docs, picture, small
from .test_page import DESKTOP, PHONE, clean

TOKEN = "correct-horse-battery-staple-0123456789"


@pytest.fixture
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    settings = {"metrics": "127.0.0.1:0", "admin": "yes", "admin_token": TOKEN}
    async with hub(tmp_path_factory.mktemp("admin") / "data", **settings) as made:
        yield made


@pytest.fixture
async def pair(running: HubProcess) -> AsyncIterator[tuple[Room, Room]]:
    """Two people in a room, so that there is somebody to see."""
    ana = await samesky_client.make(running.url, name="Ana")
    ben = await samesky_client.join(ana.invite_link or "", name="Ben")
    await ana.until(lambda room: len(room.members) == 2)
    yield ana, ben
    await ana.close()
    await ben.close()


async def sign_in(who: Person, at: str) -> None:
    """As a person does it who has no mouse."""
    await who.page.goto(at)
    await who.page.keyboard.press("Tab")
    await expect(who.page.get_by_role("link", name="To what it says")).to_be_focused()
    await who.page.keyboard.press("Tab")
    await expect(who.page.get_by_label("Token")).to_be_focused()
    await who.page.keyboard.type(TOKEN)
    await who.page.keyboard.press("Enter")
    await expect(who.page.get_by_role("heading", level=1)).to_have_text("All is well.")


async def pressed(who: Person, role: str, name: str) -> None:
    """Goes to something by Tab, as far as it takes, and presses Enter."""
    wanted = who.page.get_by_role(role, name=name)  # type: ignore[arg-type]
    await wanted.wait_for()
    for _ in range(40):
        await who.page.keyboard.press("Tab")
        if await wanted.evaluate("one => one === document.activeElement"):
            break
    await expect(wanted).to_be_focused()
    await who.page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_hub_is_looked_after_by_the_keyboard_alone(
    running: HubProcess,
    pair: tuple[Room, Room],
    browser: Browser,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
) -> None:
    ana, _ = pair
    async with person(browser, scheme=scheme, size=size) as who:
        await who.page.goto(running.ready["admin"])
        await clean(who)
        await picture(who, request, "admin-login")
        await sign_in(who, running.ready["admin"])
        await clean(who)
        await picture(who, request, "admin-home")
        for look, name in (("phone-light", "admin-phone-light"), ("desktop-dark", "admin-desk-dark")):
            if for_docs(request, look):
                await small(who, SHOTS / f"{name}.jpg")

        await pressed(who, "button", "Let nothing be changed")
        await expect(who.page.get_by_role("heading", level=1)).to_have_text("Nothing is changed.")
        await clean(who)
        await picture(who, request, "admin-held")
        with pytest.raises(samesky_client.Refused, match="unavailable"):
            await ana.do("timer", "start", seconds=60)
        await pressed(who, "button", "Let things be changed again")
        await expect(who.page.get_by_role("status")).to_have_text("Things can be changed again.")
        await ana.do("timer", "start", seconds=60)

        await who.page.locator("a.item").first.focus()
        await who.page.keyboard.press("Enter")
        await expect(who.page.get_by_role("heading", level=1)).to_contain_text("Room ")
        await clean(who)
        await picture(who, request, "admin-room")
        await who.page.get_by_role("link", name="Take out …").first.focus()
        await who.page.keyboard.press("Enter")
        await expect(who.page.get_by_role("heading", level=1)).to_have_text("Take it out?")
        await clean(who)
        await picture(who, request, "admin-really")
        await pressed(who, "button", "Take the device out")
        await expect(who.page.get_by_role("status")).to_contain_text("Taken out.")

        await pressed(who, "link", "Drain this hub …")
        await pressed(who, "button", "Drain this hub")
        await expect(who.page.get_by_role("heading", level=1)).to_have_text("This hub takes nobody.")
        await clean(who)
        await picture(who, request, "admin-drained")
        await pressed(who, "button", "Take devices again")
        await expect(who.page.get_by_role("heading", level=1)).to_have_text("All is well.")
        await pressed(who, "button", "Sign out")
        await expect(who.page.get_by_label("Token")).to_be_visible()
        assert who.faults == []


async def test_while_nothing_can_be_changed_the_app_says_so_and_keeps_what_was_written(
    running: HubProcess, browser: Browser, request: pytest.FixtureRequest
) -> None:
    async with person(browser, size=PHONE) as ana, person(browser, size=DESKTOP) as who:
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        await sign_in(who, running.ready["admin"])
        await who.page.get_by_role("button", name="Let nothing be changed").click()
        await expect(who.page.get_by_role("heading", level=1)).to_have_text("Nothing is changed.")
        await ana.to("timer")
        await ana["timer-start-300"].click()
        said = ana.page.get_by_text("Nothing can be changed here for a little while. What is here is safe.")
        await expect(said).to_be_visible()
        await ana.to("words")
        await ana["chat-input"].fill("good night")
        await ana["chat-send"].click()
        await expect(ana["held"]).to_contain_text("What you wrote is kept, and goes out by itself.")
        await picture(ana, request, "held")
        await who.page.get_by_role("button", name="Let things be changed again").click()
        await expect(ana["chat-line"]).to_contain_text("good night")
        await expect(ana["held"]).to_have_count(0)
        assert ana.faults == who.faults == []

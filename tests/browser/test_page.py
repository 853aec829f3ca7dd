"""The page from its first address on: made, shared, joined, with the keyboard, and for screen readers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import Person, person
from .pictures import AT_REST

AXE = Path(__file__).parents[2] / "client" / "web" / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = (390, 844), (1280, 800)


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("page") / "data") as made:
        yield made


async def clean(who: Person) -> None:
    """axe-core finds nothing in the page as it is, once what fades in has done so."""
    await who.page.evaluate(AT_REST)
    if not await who.page.evaluate("'axe' in window"):  # it is half a megabyte to read
        await who.page.evaluate(AXE.read_text())
    found = await who.page.evaluate(
        """async () => (await axe.run({ resultTypes: ["violations"] })).violations
            .map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"""
    )
    assert found == []
    sideways = await who.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert sideways <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_nothing_stands_in_anybodys_way(
    running: HubProcess, browser: Browser, scheme: str, size: tuple[int, int]
) -> None:
    async with person(browser, scheme=scheme, size=size) as ana:
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await clean(ana)
        await ana["make-room"].click()
        await ana.live()
        await ana["invite-link"].wait_for()
        await clean(ana)
        link = await ana["invite-link"].input_value()
        async with samesky_client.join(link, name="Ben") as ben:
            await ana.to("timer")
            await ana["timer-start-300"].click()
            await clean(ana)
            await ana.to("questions")
            await ana["question-draw"].click()
            card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
            await ben.questions().answer(card, "The sea.")
            await ben.chat().say("Are you there?")
            await ben.playlist().add("https://youtu.be/dQw4w9WgXcQ")
            await ana.to("tonight")
            await expect(ana["now"]).to_have_attribute("data-what", "answer")
            await expect(ana["memory"]).to_have_count(1)
            await clean(ana)
            await ana["now-go"].click()
            await clean(ana)
            await ana["question-answer"].fill("The window.")
            await ana["question-seal"].click()
            await expect(ana["question-partner-answer"]).to_have_text("The sea.")
            await clean(ana)
            await ana.to("words")
            await expect(ana["chat-line"]).to_have_count(1)
            await clean(ana)
            await ana.to("watch")
            await expect(ana["playlist-item"]).to_have_count(1)
            await ana["player-play"].click()
            await ana["player-elsewhere"].wait_for()
            await clean(ana)


async def test_everything_works_from_the_keyboard(running: HubProcess, browser: Browser) -> None:
    async with person(browser) as ana:
        page = ana.page
        await page.goto(running.url)
        await ana["your-name"].focus()
        await page.keyboard.type("Ana")
        await page.keyboard.press("Enter")
        await ana.live()
        link = await ana["invite-link"].input_value()
        async with samesky_client.join(link, name="Ben") as ben:
            for view, testid in (
                ("questions", "question-draw"),
                ("timer", "timer-start-60"),
                ("words", "chat-input"),
            ):
                for step in ("dock-together", f"open-{view}", testid):
                    await tabbed(ana, step)
                    if step == "chat-input":
                        await page.keyboard.type("hello")
                    await page.keyboard.press("Enter")
            await ben.until(lambda room: {"questions", "timer", "chat"} <= set(room.states))
            assert ben.raw("timer")["total"] == 60


async def tabbed(who: Person, testid: str) -> None:
    """Reaches something with the Tab key alone, from the top of the page."""
    await who.page.evaluate(
        "() => { document.activeElement?.blur?.(); window.getSelection()?.removeAllRanges() }"
    )
    await who[testid].wait_for()
    inner = "() => { let a = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; return a?.dataset?.testid ?? null }"  # noqa: E501
    for _ in range(80):
        if await who.page.evaluate(inner) == testid:
            return
        await who.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not reach {testid}")


async def test_a_link_works_once_and_the_secret_leaves_the_address(
    running: HubProcess, browser: Browser
) -> None:
    async with (
        samesky_client.make(running.url, name="Cleo") as cleo,
        person(browser) as ana,
        person(browser) as ben,
    ):
        link = cleo.invite_link or ""
        await ana.join(link, "Ana")
        assert "#" not in ana.page.url
        assert link.rpartition("#")[2] not in await ana.page.evaluate(
            "JSON.stringify([location.href, history.state])"
        )
        await ben.page.goto(link)
        await ben["your-name"].fill("Ben")
        await ben["join"].click()
        await expect(ben["door-trouble"]).to_be_visible()
        await ana.page.goto(running.url)
        await ana["known-room"].click()
        await ana.live()


async def test_wiped_storage_and_back_in_the_own_seat_by_the_partners_link(
    running: HubProcess, browser: Browser
) -> None:
    async with samesky_client.make(running.url, name="Cleo") as cleo, person(browser) as ana:
        await ana.join(cleo.invite_link or "", "Ana")
        await ana.to("words")
        await ana["chat-input"].fill("mine")
        await ana["chat-send"].click()
        await expect(ana["chat-line"]).to_contain_text("mine")
        async with person(browser) as other:  # a browser that knows nothing of the room
            await ana.to("tonight")
            await ana["invite"].click()
            await expect(ana["people-panel"]).to_be_visible()
            await clean(ana)
            await ana["add-device"].click()
            link = await ana["invite-link"].input_value()
            await other.join(link, "Ana")
            await other.to("words")
            await expect(other["chat-line"]).to_contain_text("mine")
            assert await other.page.evaluate("window.samesky.room.you") == await ana.page.evaluate(
                "window.samesky.room.you"
            )
            assert len(cleo.members) == 2

"""The sky over two, three and many people, in a window and in a narrow column of somebody's page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

import samesky_client

from ..serving import HubProcess, hub
from .embedding import SCRIPT, opened, site
from .host_apps import live
from .people import Person, person
from .test_page import DESKTOP, PHONE, clean

WEST_TO_EAST = (
    ("Inês", "America/Sao_Paulo"),
    ("Noor", "Europe/Berlin"),
    ("Anjali", "Asia/Kolkata"),
    ("Kenji", "Asia/Tokyo"),
    ("Wilhelmina-Josephine", "Pacific/Auckland"),
)


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("sky") / "data", joins_per_minute="1000") as made:
        yield made


@asynccontextmanager
async def together(
    running: HubProcess, browser: Browser, people: int, scheme: str, size: tuple[int, int]
) -> AsyncIterator[tuple[Person, dict[str, samesky_client.Room]]]:
    """The first of them with a page, the others from Python, who come from east to west."""
    async with AsyncExitStack() as stack:
        others: dict[str, samesky_client.Room] = {}
        for name, zone in reversed(WEST_TO_EAST[1:people]):
            if others:
                link = await next(iter(others.values())).invite()
                one = await stack.enter_async_context(samesky_client.join(link, name=name))
            else:
                made = samesky_client.make(running.url, name=name, kind="friends")
                one = await stack.enter_async_context(made)
            await one.room().profile(tz=zone)
            others[name] = one
        name, zone = WEST_TO_EAST[0]
        ines = await stack.enter_async_context(person(browser, scheme=scheme, size=size, timezone_id=zone))
        await ines.join(await next(iter(others.values())).invite(), name)
        await ines.until("n => Object.keys(window.samesky.room.members).length === n[0]", people)
        yield ines, others


async def box(one: Locator) -> dict[str, float]:
    found = await one.bounding_box()
    assert found is not None
    return dict(found)


FITS = """timer => {
  const [digits, arc] = ['.digits', '.arc'].map((one) => timer.shadowRoot.querySelector(one));
  return [digits.scrollWidth <= digits.clientWidth, ...[digits, arc].map((one) => one.getBoundingClientRect().width)];
}"""
"""Whether the digits fit into their box, and how wide that and the arc are."""

SETTLED = """
const sky = document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot
  .querySelector('samesky-sky').shadowRoot;
const middle = (one) => { const { left, right } = one.getBoundingClientRect(); return (left + right) / 2; };
return [...sky.querySelectorAll('.cell')].every((cell) =>
  Math.abs(middle(cell.querySelector('i')) - middle(cell.querySelector('.saying'))) <= 1);
"""
"""Everybody's words stand under their light, once all have come and been drawn."""


@pytest.mark.parametrize("people", [3, 4])
@pytest.mark.parametrize(
    ("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)], ids=["phone-light", "desktop-dark"]
)
async def test_each_of_several_has_a_share_of_the_sky_and_a_thread_goes_through_all(
    running: HubProcess, browser: Browser, people: int, scheme: str, size: tuple[int, int]
) -> None:
    async with together(running, browser, people, scheme, size) as (ines, others):
        sky = ines.page.locator("samesky-sky")
        cells = sky.locator(".cell")
        await expect(cells.locator("b")).to_have_text(
            ["Inês (you)", *(name for name, _ in WEST_TO_EAST[1:people])]
        )
        await expect(sky.locator(".own")).to_have_count(people)
        await expect(sky.locator(".through path")).to_have_count(people - 1)
        await ines.until(f"() => {{ {SETTLED} }}")
        skies = await box(sky.locator(".skies"))
        for n in range(people):
            light, words = await box(cells.nth(n).locator("i")), await box(cells.nth(n).locator(".saying"))
            assert skies["y"] < light["y"] < skies["y"] + skies["height"]
            above = words["y"] + words["height"] <= skies["y"] + skies["height"]
            assert above == (size == DESKTOP), "on a phone the words stand on the ground"
        await clean(ines)
        await ines.to("timer")
        await expect(cells).to_have_count(people)
        await clean(ines)
        # Who goes leaves a ring, and the thread goes on to the next.
        await ines.until(
            "([id]) => { const room = window.samesky.room; room.presence[id].status = 'offline';"
            " document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot"
            ".querySelector('samesky-sky').requestUpdate(); return true }",
            others["Noor"].you,
        )
        await expect(sky.locator(".through path")).to_have_count(people - 2)


async def test_of_more_than_four_names_show_when_a_light_is_reached(
    running: HubProcess, browser: Browser
) -> None:
    async with together(running, browser, 5, "light", PHONE) as (ines, _):
        cells = ines.page.locator("samesky-sky .cell")
        await expect(cells).to_have_count(5)
        await clean(ines)
        for _ in range(5):
            await ines.page.keyboard.press("Tab")
        last = cells.last
        await expect(last).to_be_focused()
        await expect(last.locator(".saying")).to_have_css("clip-path", "none")
        words, wide = await box(last.locator(".saying")), PHONE[0]
        assert words["x"] >= 0
        assert words["x"] + words["width"] <= wide
        await expect(cells.first.locator(".saying")).not_to_have_css("clip-path", "none")
        await cells.first.click()
        await expect(cells.first.locator(".saying")).to_have_css("clip-path", "none")
        await clean(ines)


async def test_a_narrow_column_of_a_wide_window_has_the_sky_of_a_phone(
    browser: Browser, tmp_path: Path
) -> None:
    columns = "".join(
        f'<div style="inline-size: {width}px"><samesky-sky size="home"></samesky-sky><samesky-sky></samesky-sky>'
        "<samesky-timer></samesky-timer></div>"
        for width in (320, 1000)
    )
    async with site(tmp_path) as flat:
        flat.html = f'{SCRIPT}<samesky-room room="flat" token-endpoint="/room-token">{columns}</samesky-room>'
        async with opened(browser, flat.address, viewport={"width": 1400, "height": 1000}) as ana:
            await live(ana.page)
            ben = await flat.partner()
            await ben.timer().start(seconds=5000)
            skies = ana.page.locator("samesky-sky")
            await expect(skies.first.locator(".hour")).to_have_count(2)
            sizes = [
                await skies.nth(n).locator(inner).first.evaluate(f"one => getComputedStyle(one).{what}")
                for n, inner, what in (
                    (0, ".hour", "fontSize"),
                    (2, ".hour", "fontSize"),
                    (1, ".sky", "minHeight"),
                    (3, ".sky", "minHeight"),
                )
            ]
            assert sizes == ["40px", "56px", "104px", "132px"]
            for n in range(2):
                timer = ana.page.locator("samesky-timer").nth(n)
                await expect(timer.get_by_test_id("timer-digits")).to_have_attribute("data-phase", "running")
                fits, digits, arc = await timer.evaluate(FITS)  # in one look: the face may change between two
                assert fits
                assert digits <= arc
            await ben.close()

"""Words in between: replies, corrections, who writes, how far each has read, and ten thousand of them."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import Person, Shot, meet, person, unhurried
from .pictures import docs_picture, for_docs
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

LIST = "document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot.querySelector('.view samesky-chat').shadowRoot.querySelector('.lines')"  # noqa: E501
MANY = 120


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("chat") / "data", joins_per_minute="1000") as made:
        yield made


async def say(who: Person, words: str) -> None:
    await who["chat-input"].fill(words)
    await who["chat-send"].click()


@pytest.mark.timeout(360)
async def test_words_outlive_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        await ben.page.goto("about:blank")  # Ben sleeps
        await ana.to("words")
        await say(ana, "Are you awake?")
        await expect(ana["chat-line"]).to_contain_text("Are you awake?")
        await shows_mark(ana)
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await ben.to("words")
        await expect(ben["chat-line"]).to_contain_text("Are you awake?")
        await expect(ben["chat-log"]).to_be_empty()  # it was there before
        await shows_mark(ben)
        await expect(ana["chat-read-by"]).to_have_text("read by Ben")
        await ben["chat-input"].press_sequentially("Now I")
        await expect(ana["chat-writing"]).to_have_text("Writing: Ben")
        await ben["chat-reply"].click()
        await expect(ben["chat-replies"]).to_contain_text("Ana")
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await say(ben, "Now I am.")  # it is kept here, and goes out later
        await running.start()
        for one in (ana, ben):
            await one.live()
        await expect(ana["chat-line"]).to_have_count(2)
        await expect(ana["chat-of"]).to_have_text("Ana: Are you awake?")
        await expect(ana["chat-log"]).to_have_text("Ben: Now I am.")
        await expect(ana["chat-writing"]).to_have_count(0)
        await ben.page.reload()
        await ben.live()
        await ben["chat-edit"].click()
        await ben["chat-edit-input"].fill("Now I am, and it rains.")
        await ben.page.keyboard.press("Enter")
        await expect(ana["chat-line"].last).to_contain_text("it rains")
        await kept_to_oneself(ana, ben)
        await ben.lines[-1].close()
        await ben.live()
        await ben["chat-unsay"].click()
        await expect(ana["chat-line"].last).to_contain_text("Taken back.")


async def shows_mark(who: Person) -> None:
    await who["chat-shows"].click()
    await who["chat-show-mark"].check(force=True)
    await who.until("() => window.samesky.room.state('chat').shows")
    await who["chat-shows"].click()


async def kept_to_oneself(ana: Person, ben: Person) -> None:
    """Who does not want it shown that they write shows nothing; and a mark that is put away is seen by nobody."""
    await ben["chat-shows"].click()
    await ben["chat-show-typing"].uncheck(force=True)
    await ana.page.evaluate(
        "window.heard = []; void window.samesky.room.on('signal', ({ kind }) => window.heard.push(kind))"
    )
    await ben["chat-input"].press_sequentially("Something")
    # What comes after it is here, so it was not sent.
    await ben.page.evaluate("window.samesky.room.signal('reaction', { name: 'heart' })")
    await ana["reaction"].wait_for()
    assert await ana.page.evaluate("window.heard") == ["reaction"]
    await expect(ana["chat-writing"]).to_have_count(0)
    await ben["chat-show-mark"].uncheck(force=True)
    await ana.until("() => Object.keys(window.samesky.room.state('chat').marks).length <= 1")


@pytest.mark.timeout(360)
async def test_a_long_past_is_drawn_only_where_it_is_looked_at_and_keeps_its_place(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser, "en", size=PHONE) as (noor, ines):
        first = ""
        for n in range(MANY):
            await unhurried(lambda n=n: ines.chat().say(f"Line {n} " + "of words " * (n % 9)))  # type: ignore[misc]
            first = first or next(one.body["line"] for one in ines.entries if one.kind == "line")
        await ines.chat().say("In answer to the first.", reply=first)
        await noor.page.reload()
        await noor.live()
        await noor.to("words")
        await expect(noor["chat-line"].last).to_contain_text("In answer to the first.")
        at_end = f"() => {LIST}.scrollHeight - {LIST}.scrollTop - {LIST}.clientHeight < 50"
        await noor.until(at_end)
        drawn = f"() => {LIST}.querySelectorAll('.line').length"
        assert await noor.page.evaluate(drawn) < 60
        # Scrolled up, what was said before comes by itself, and what one looks at stays where it is.
        for _ in range(6):
            await noor.page.evaluate(f"() => {{ {LIST}.scrollTop = 300; }}")
            await noor.until(f"() => {LIST}.scrollTop > 400 || !window.samesky.room.earlier")
        await noor.until("() => !window.samesky.room.earlier")
        assert await noor.page.evaluate(drawn) < 60
        looked = f"""() => [...{LIST}.querySelectorAll('.line')]
            .map(one => [one.dataset.line, one.offsetTop - {LIST}.scrollTop]).find(([, top]) => top >= 0)"""
        await noor.page.evaluate(f"() => {{ {LIST}.scrollTop = 4000; }}")
        await noor["chat-below"].wait_for()
        await noor.page.wait_for_function(f"() => {LIST}.querySelectorAll('.line').length > 5")
        line, top = await noor.until(looked)
        await ines.chat().say("One more.")
        await noor.until("() => window.samesky.room.entries.at(-1).kind === 'line' && true")
        assert await noor.page.evaluate(looked) == [line, pytest.approx(top, abs=2)]
        await noor.to("tonight")
        await noor.to("words")
        await noor.page.wait_for_function(f"() => {LIST}.querySelectorAll('.line').length > 5")
        assert (await noor.page.evaluate(looked))[0] == line, "the place is kept between two visits"
        await noor["chat-below"].click()
        await noor.until(at_end)
        # From a reply to what it answers, and from line to line with the keys.
        await noor["chat-of"].click()
        await expect(noor.page.locator(f'[data-line="{first}"]')).to_be_in_viewport()
        await noor.page.locator(f'[data-line="{first}"]').focus()
        await noor.page.keyboard.press("ArrowDown")
        await expect(noor.page.locator(".line:focus")).to_contain_text("Line 1 ")
        await clean(noor)


@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [
        pytest.param("light", PHONE, "en", id="phone-light"),
        pytest.param("dark", DESKTOP, "de", id="desk-dark"),
    ][: 2 if os.environ.get("SAMESKY_SHOTS_AT") else 1],
)
async def test_how_words_look(
    running: HubProcess,
    browser: Browser,
    shot: Shot,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await ines.chat().show_mark()
        await noor.to("words")
        await say(noor, "I walked home along the canal.")
        await expect(noor["chat-line"]).to_have_count(1)
        line = await ines.until(lambda room: (room.raw("chat") or {}).get("newest"))
        await ines.chat().say("And the heron, was it there?", reply=line)
        await ines.chat().read(line)
        ines.signal("typing", {"on": "chat"})
        await noor["chat-shows"].click()
        await noor["chat-show-mark"].check(force=True)
        await noor["chat-read-by"].wait_for()
        await noor["chat-reply"].last.click()
        await noor["chat-writing"].wait_for()
        await clean(noor)
        await shot(noor, "chat")
        if for_docs(request):
            await noor["chat-shows"].click()
            await docs_picture(noor, "chat")
        assert re.search("Inês", await noor["chat-line"].last.inner_text())


async def test_a_line_for_some_of_three(running: HubProcess, browser: Browser) -> None:
    async with (
        samesky_client.make(running.url, name="Ana", kind="friends") as ana,
        samesky_client.join(await ana.invite(), name="Ben") as ben,
        person(browser, size=PHONE) as cleo,
    ):
        await cleo.join(await ana.invite(), "Cleo")
        await ana.chat("two").open(audience=[ana.you, ben.you])
        await ana.chat("two").say("For you alone.")
        await ana.chat().say("For all.")
        await cleo.to("words")
        await expect(cleo["chat-line"]).to_have_count(1)
        assert "chat:two" not in await cleo.page.evaluate(
            "Object.keys(window.samesky.room.states ?? {}).join()"
        )

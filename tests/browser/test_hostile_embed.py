"""Two hundred hostile strings in a page that embeds a room: what others write, and what the page itself sets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser

import samesky_client
from samesky_client import Room

from .embedding import FLAT, SCRIPT, Site, site
from .host_apps import live
from .hostile import EVERY, TOO_LONG, packed
from .people import PATIENCE, person, unhurried
from .test_page import PHONE
from .watched import Watched, refused, spread

pytestmark = pytest.mark.timeout(300)  # hundreds of texts, as fast as members may write

OTHERS = 9
TIMERS = 24
STYLE = "<style>body { margin: 0 } samesky-room { display: grid; gap: 1rem; padding: 1rem }</style>"


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path) as made:
        made.claims = {"kind": "friends"}
        yield made


@asynccontextmanager
async def met(flat: Site, browser: Browser, html: str = FLAT) -> AsyncIterator[tuple[Watched, list[Room]]]:
    """Ana with the host app's page, and several others from Python."""
    flat.html = STYLE + SCRIPT + html
    async with AsyncExitStack() as stack:
        ana = await stack.enter_async_context(person(browser, size=PHONE))
        watched = Watched(ana, flat.address, flat.hub.url)
        await ana.page.goto(flat.address)
        await live(ana.page)
        others = []
        for n in range(OTHERS):

            async def token(user: str = f"m{n}") -> str:
                return flat.made(user, "flat", "terminal")

            one = await samesky_client.open_with_tokens(flat.hub.url, token)
            stack.push_async_callback(one.close)
            others.append(one)
        yield watched, others


async def test_names_of_those_in_the_room(flat: Site, browser: Browser) -> None:
    names = [text for text in EVERY if len(text) <= 64]
    async with met(flat, browser) as (ana, others):
        for start in range(0, len(names), OTHERS):
            some = names[start : start + OTHERS]
            await spread(others, some, lambda room, name: room.room().profile(name=name))
            await ana.shows(some)
            others[0].react("heart")
            await ana.calm()
        await refused("args.name", others[0].room().profile(name=TOO_LONG))


async def test_lines_of_the_chat(flat: Site, browser: Browser) -> None:
    async with met(flat, browser) as (ana, others):
        await spread(others, EVERY, lambda room, text: room.chat().say(text))
        await ana.shows(EVERY)
        await ana.calm()
        await refused("args.text", others[0].chat().say(TOO_LONG))


async def test_titles_in_the_queue(flat: Site, browser: Browser) -> None:
    async with met(flat, browser) as (ana, others):
        titles = [text for text in EVERY if len(json.dumps(text)) < 450]
        for start in range(0, len(titles), 90):
            some = titles[start : start + 90]
            media = [json.dumps({"url": "https://elsewhere.invalid/a.mp3", "title": text}) for text in some]
            await spread(others, media, lambda room, one: room.playlist().add(one))
            await ana.shows(some)
            await ana.calm()
            items = [item.id for item in others[0].playlist().state.items]
            await spread(others, items, lambda room, item: room.playlist().remove(item))


async def test_answers_to_a_question(flat: Site, browser: Browser) -> None:
    async with met(flat, browser) as (ana, others):
        card = None
        answers = packed(EVERY, 1500)
        for start in range(0, len(answers), OTHERS):
            some = answers[start : start + OTHERS]
            await ana.who["question-draw"].click()
            card = await others[0].until(
                lambda room, old=card: (new := (room.raw("questions") or {}).get("card")) != old and new
            )
            for n, room in enumerate(others):
                await room.until(lambda one, card=card: one.raw("questions")["card"] == card)
                await (
                    room.questions().answer(card, some[n])
                    if n < len(some)
                    else room.questions().pass_on(card)
                )
            await ana.who["question-answer"].fill("mine")
            await ana.who["question-seal"].click()
            await ana.shows(some)
            await ana.calm()


async def test_what_timers_are_for(flat: Site, browser: Browser) -> None:
    timers = "".join(f'<samesky-timer name="t{n}"></samesky-timer>' for n in range(TIMERS))
    room = f'<samesky-room room="flat" token-endpoint="/room-token">{timers}</samesky-room>'
    async with met(flat, browser, room) as (ana, others):
        for start in range(0, len(EVERY), TIMERS):
            some = list(enumerate(EVERY[start : start + TIMERS]))

            async def share(k: int, some: list[tuple[int, str]] = some) -> None:
                for n, text in some[k::OTHERS]:
                    await unhurried(lambda n=n, text=text: others[k].timer(f"t{n}").name(text))  # type: ignore[misc]

            await asyncio.gather(*(share(k) for k in range(OTHERS)))
            await ana.shows([text for _, text in some])
            await ana.calm()


@pytest.mark.parametrize("field", ["room", "name", "lang", "theme", "server"])
async def test_what_the_page_itself_sets(flat: Site, browser: Browser, field: str) -> None:
    """A page may take these from its own users; then they are texts as any other."""
    flat.html = STYLE + SCRIPT + FLAT
    make = """([field, texts]) => {
      for (const old of document.querySelectorAll(".tried")) old.remove();
      const [flat] = document.querySelectorAll("samesky-room");
      for (const [n, text] of texts.entries()) {
        const room = document.createElement("samesky-room"), timer = document.createElement("samesky-timer");
        const set = { room: `flat-${n}`, "token-endpoint": "/room-token", [field]: text };
        for (const [key, value] of Object.entries(set)) room.setAttribute(key, value);
        if (field === "name") timer.setAttribute("name", text);
        (field === "name" ? timer : room).className = "tried";
        (field === "name" ? flat : document.body).append(field === "name" ? timer : room);
        if (field !== "name") room.append(timer);
      }
    }"""
    settled = """async () => {
      for (const one of document.querySelectorAll("samesky-timer")) await one.updateComplete;
      return [...document.querySelectorAll("samesky-room")].every((one) => one.connection !== "connecting");
    }"""
    async with person(browser, size=PHONE) as ana:
        watched = Watched(ana, flat.address, flat.hub.url)
        await ana.page.goto(flat.address)
        await live(ana.page)
        for start in range(0, len(EVERY), 50):
            await ana.page.evaluate(make, [field, EVERY[start : start + 50]])
            await ana.page.wait_for_function(settled, timeout=PATIENCE)
            if field == "name":
                await ana.page.evaluate(
                    "() => { for (const one of document.querySelectorAll('.tried'))"
                    " one.shadowRoot.querySelector('[data-testid=timer-start-300]').click() }"
                )
                await ana.page.wait_for_function(
                    "() => [...document.querySelectorAll('.tried')].every(one => one.trouble || one.shown?.total)",
                    timeout=PATIENCE,
                )
            # Where the page says that the hub is, there it is looked for.
            await watched.calm(elsewhere=field == "server")
        await ana.page.evaluate(make, [field, []])
        await live(ana.page)

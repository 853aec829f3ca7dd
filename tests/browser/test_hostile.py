"""Two hundred hostile strings in every text field there is: text stays text, and nothing else happens."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Door, Refused, Room
from samesky_client.links import parse
from samesky_shared.activities.questions import OwnCard
from samesky_shared.sealing import plain

from ..serving import HubProcess, hub
from .hostile import EVERY, TOO_LONG, packed
from .people import person, unhurried
from .test_page import PHONE
from .watched import Watched, refused, spread

DEVICES = 6
"""A member may send twenty commands a second, on however many."""

ANSWER = """async (card) => {
  const { room } = window.samesky;
  await room.do("questions", "answer", { card, text: await room.seal("questions", `answer.text/${card}`, "mine") });
}"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("hostile") / "data") as made:
        yield made


@asynccontextmanager
async def met(
    running: HubProcess, browser: Browser, view: str, kind: Literal["couple", "friends"] = "couple"
) -> AsyncIterator[tuple[Watched, list[Room]]]:
    """Ana with a page in this view, and Mallory on some devices; among friends each is another Mallory."""
    async with AsyncExitStack() as stack:
        mallory = await stack.enter_async_context(samesky_client.make(running.url, name="Mallory", kind=kind))
        devices = [mallory]
        ana = await stack.enter_async_context(person(browser, size=PHONE))
        watched = Watched(ana, running.url)
        await ana.join(mallory.invite_link or "", "Ana")
        await ana.to(view)
        for _ in range(DEVICES - 1):
            link = await mallory.invite(seat=mallory.you if kind == "couple" else None)
            devices.append(await stack.enter_async_context(samesky_client.join(link, name="Mallory")))
        yield watched, devices


async def test_lines_of_the_chat_and_their_changes(running: HubProcess, browser: Browser) -> None:
    async with met(running, browser, "words", "friends") as (ana, devices):
        changed = set(EVERY[::2])
        latest: dict[Room, str] = {}

        async def say(room: Room, text: str) -> None:
            seq = await room.chat().say("before" if text in changed else text)
            latest[room] = next(one.body["line"] for one in room.entries if one.seq == seq)
            if text in changed:
                await room.chat().edit(latest[room], text)

        await spread(devices, EVERY, say)
        await ana.shows(EVERY, over="samesky-chat .lines")
        await ana.calm()
        for view in ("tonight", "kept"):
            await ana.who.to(view)
            await ana.calm()
        await refused("args.text", devices[0].chat().say(TOO_LONG))
        await refused("args.text", devices[1].chat().edit(latest[devices[1]], TOO_LONG))


async def test_what_a_timer_is_for(running: HubProcess, browser: Browser) -> None:
    async with met(running, browser, "timer") as (ana, devices):
        await devices[0].timer().start(3600)
        for text, room in zip(EVERY, itertools.cycle(devices), strict=False):
            await room.timer().name(text)
        for text in packed(EVERY, 4000):
            await devices[0].timer().name(text)
            await ana.shows([text])
            await ana.calm()
        await ana.who.to("tonight")
        await ana.shows([text])
        await ana.calm()
        await refused("args.label", devices[0].timer().name(TOO_LONG))


async def test_questions_of_ones_own_and_answers(running: HubProcess, browser: Browser) -> None:
    async with met(running, browser, "questions") as (ana, devices):
        mallory = devices[0]
        cards = packed(EVERY, 150)[:40]
        answers = itertools.cycle(packed(EVERY, 1000))
        own = tuple(OwnCard(1, mallory.seal(text, "questions", "bring.cards")) for text in cards)
        await mallory.questions().bring(own)
        await mallory.questions().use("own")
        seen: set[str] = set()
        for n in range(len(cards)):
            room = devices[n % DEVICES]
            card = await mallory.until(lambda one: (one.raw("questions") or {}).get("card") or "none")
            await room.questions().draw(after=None if card == "none" else card)
            card = await room.until(
                lambda one, old=card: (new := one.raw("questions")["card"]) != old and new
            )
            if n % 5 == 0:
                answer = next(answers)
                await room.questions().answer(card, answer)
                await ana.page.evaluate(ANSWER, card)
                await ana.shows([answer])
            text = mallory.unseal(mallory.raw("questions")["text"], "questions", "bring.cards")
            await ana.shows([text])
            seen.add(text)
            await ana.calm()
        assert seen == set(cards)
        await refused("args.cards[0].text", mallory.questions().bring((OwnCard(1, plain(TOO_LONG)),)))
        await refused("args.text", mallory.questions().answer(card, TOO_LONG))


async def test_titles_and_addresses_in_the_queue(running: HubProcess, browser: Browser) -> None:
    async with met(running, browser, "watch") as (ana, devices):
        short = [text for text in EVERY if len(json.dumps(text)) < 450]
        web = "https://elsewhere.invalid/a.mp3"
        titled = [json.dumps({"url": web, "title": text}) for text in short]
        addressed = [json.dumps({"url": text, "title": "t"}) for text in short if ":" in text]
        named = [
            json.dumps({"file": {"name": text, "size": 7, "hash": "ab"}, "title": ""}) for text in short[::3]
        ]
        for group, whole in (("title", titled), ("url", addressed), ("bare", short), ("file", named)):
            for start in range(0, len(whole), 90):
                some = whole[start : start + 90]
                await spread(devices, some, lambda room, media: room.playlist().add(media))
                await expect(ana.who["playlist-item"]).to_have_count(len(some))
                if group == "title":
                    await ana.shows([json.loads(one)["title"] for one in some])
                await ana.calm()
                items = [item.id for item in devices[0].playlist().state.items]
                await spread(devices, items, lambda room, item: room.playlist().remove(item))
                await expect(ana.who["playlist-item"]).to_have_count(0)
        await refused("args.media", devices[0].playlist().add(TOO_LONG))


async def test_what_is_no_address_of_the_web_is_never_played(running: HubProcess, browser: Browser) -> None:
    async with met(running, browser, "watch") as (ana, devices):
        played = [text for text in EVERY if ":" in text[:14] and not text.strip().lower().startswith("http")]
        assert len(played) > 20
        for n, text in enumerate(played):
            media = json.dumps({"url": text, "title": f"item {n}"})
            item = f"i{n}"
            await devices[n % DEVICES].player().load(item, media, 60.0, True)
            await ana.who.until("([item]) => window.samesky.room.state('player')?.item === item", item)
            await ana.calm()


async def test_names_of_members(running: HubProcess, browser: Browser) -> None:
    door = Door(running.url)
    names = packed(EVERY, 64, "letters")
    await refused("member.name", door.make_room(TOO_LONG))
    async with (
        person(browser, size=PHONE) as ana,
        samesky_client.make(running.url, name=names[0], kind="friends", sealing="none") as room,
    ):
        watched = Watched(ana, running.url)
        await ana.join(room.invite_link or "", "Ana")
        for start in range(0, len(names), 9):
            some = names[start : start + 9]
            link = parse(await room.invite(seats=9))
            joined = [await door.join(link.secret, one) for one in some]
            await watched.shows(some)
            room.react("heart")
            await watched.calm()
            await ana["people"].click()
            await watched.shows(some)
            await watched.calm()
            await ana["people-close"].click()
            for one in joined:
                await door.leave(one.room.id, one.token)
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
        await refused("member.name", door.join(link.secret, TOO_LONG))


async def test_every_name_of_a_room(running: HubProcess, browser: Browser) -> None:
    names = [text for text in EVERY if len(text) <= 64]
    await refused("name", Door(running.url).make_room("Ana", room_name=TOO_LONG))
    async with met(running, browser, "tonight") as (ana, devices):
        for n, (name, room) in enumerate(zip(names, itertools.cycle(devices), strict=False)):
            await unhurried(lambda name=name, room=room: room.room().rename(name=name))
            await ana.shows([name])
            if n % 12 == 0 or n == len(names) - 1:
                await ana.calm()
        await refused("args.name", devices[0].room().rename(name=TOO_LONG))
    async with person(browser, size=PHONE) as ana:
        watched, known = Watched(ana, running.url), names[:: len(names) // 6]
        for name in known:
            async with samesky_client.make(running.url, name="Mallory", room_name=name) as room:
                await ana.join(room.invite_link or "", "Ana")
        await ana.page.goto(running.url)
        await expect(ana["known-room"]).to_have_count(len(known))
        await watched.shows(known)
        await watched.calm()


async def test_a_device_says_what_it_is_in_one_word(running: HubProcess) -> None:
    door = Door(running.url)
    made = await door.make_room("Ana", kind="friends")
    assert made.invite is not None
    secret = parse(made.invite.url).secret
    kinds = [text for text in EVERY if not (text.isascii() and text.isalnum())]
    tried = [door.join(secret, "Mallory", device=text) for text in kinds]
    for error in await asyncio.gather(*tried, return_exceptions=True):
        assert isinstance(error, Refused)
        assert (error.code, error.path) == ("invalid", "device.kind")


def test_there_are_about_two_hundred_and_none_twice() -> None:
    assert len(EVERY) == len(set(EVERY)) >= 200

"""axe-core over every screen and state there is, light, dark and in Arabic. What is not walked through here fails."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client
from samesky_client import Room
from samesky_shared import codec
from samesky_shared.protocol import PresenceOf
from samesky_web import static_dir

from ..serving import HubProcess, hub
from .people import PATIENCE, Person, person
from .row_screens import ROWS
from .test_page import DESKTOP, PHONE, clean
from .test_short_date import media
from .walks import FIND, Walk

APP = Path(__file__).parents[2] / "client" / "web" / "src" / "app"
NOTES = {"trouble", "newer", "locked", "unsure", "guest", "several-timers", "signal", "exit"}
"""What may stand on a room's page besides."""


def screens() -> set[str]:
    """All there are: from the app's own sources and from the manifest of the elements."""
    read = {path.name: path.read_text("utf-8") for path in APP.glob("*.ts")}
    routes = re.findall(r'\{ to: "(\w+)"', read["route.ts"].partition("export interface")[0])
    (places,) = re.findall(r"PLACES = \[(.*?)\]", read["dock.ts"])
    views = re.findall(r'view: "(\w+)"', read["activities.ts"]) + re.findall(r'"(\w+)"', places)
    (notices,) = re.findall(r"#notice\(what: (.*?)\)", read["app.ts"])
    dialogs = [name.removesuffix(".ts") for name, text in read.items() if "<dialog" in text]
    made = json.loads((static_dir() / "custom-elements.json").read_text("utf-8"))
    elements = [one for module in made["modules"] for one in module["declarations"]]
    states = {
        f"{one['tagName']}:{state['name']}"
        for one in elements
        if one["tagName"] != "samesky-room"  # the app has a page in its place; see test_embed_theme.py
        for state in one["cssStates"]
    }
    return {
        *(f"route {one}" for one in routes),
        *(f"view {one}" for one in views),
        *(f"notice {one}" for one in re.findall(r'"(\w+)"', notices)),
        *(f"dialog {one}" for one in dialogs),
        *(f"note {one}" for one in NOTES),
        *states,
    }


async def say(who: Person, script: str) -> None:
    """Does something with the room's page itself."""
    await who.page.evaluate(f"() => {{ {FIND} const page = find('samesky-room-page'); {script} }}")
    await who.page.evaluate("() => new Promise(requestAnimationFrame)")


AROUND = ("samesky-sky", "samesky-reactions")


async def at_the_door(walk: Walk, running: HubProcess, lang: str) -> None:
    page = walk.who.page
    await page.goto(f"{running.url}/r/nowhere?lang={lang}")
    await walk.who["notice"].wait_for()
    await walk.look("notice lost")
    await page.goto(f"{running.url}/?lang={lang}")
    await walk.who["your-name"].fill("Ana")
    await walk.look("route door")
    await page.goto(f"{running.url}/try?lang={lang}")
    await expect(walk.who["try-said"]).to_have_attribute("data-said", "both", timeout=PATIENCE)
    await walk.look("route try")
    await page.goto(f"{running.url}/screen?lang={lang}")
    await walk.who["qr"].wait_for()
    await walk.look("route screen")


async def with_questions(walk: Walk, ben: Room) -> None:
    ana = walk.who
    await ana.to("questions")
    await walk.look("view questions")
    await ana["question-draw"].click()
    await ana["question-answer"].wait_for()
    await clean(ana)
    await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
    await ben.questions().answer(ben.raw("questions")["card"], "The sea.")
    await walk.look("samesky-questions:sealed")
    await ben.questions().deeper()
    await ana["question-agree"].wait_for()
    await clean(ana)
    await ana["question-answer"].fill("The window.")
    await ana["question-seal"].click()
    await walk.look("samesky-questions:revealed")
    await ana["question-keep"].click()
    await ana["question-draw"].click()
    await ana["question-answer"].fill("A lamp.")
    await ana["question-seal"].click()
    await walk.look("samesky-questions:waiting")


async def with_timers(walk: Walk, ben: Room) -> None:
    ana = walk.who
    await ana.to("timer")
    await walk.look("view timer")
    await ben.timer().name("tea")
    await ben.timer().start(seconds=600)
    await walk.look("samesky-timer:running")
    await ana["timer-pause"].click()
    await walk.look("samesky-timer:paused")
    await ben.timer().start(seconds=0.2)
    await walk.look("samesky-timer:ended")
    await ben.timer("2").start(seconds=600)
    await ana["timer-2"].wait_for()
    await ana["react-heart"].click()
    await ana["reaction"].wait_for()
    await walk.look("note several-timers", "note signal")


async def with_media(walk: Walk, ben: Room, song: str) -> None:
    ana = walk.who
    await ana.to("watch")
    await walk.look("view watch")
    await ben.playlist().add(song)
    await ben.playlist().add("https://youtu.be/dQw4w9WgXcQ")
    await expect(ana["playlist-item"]).to_have_count(2)
    await ana["player-play"].click()
    await walk.look("samesky-player:waiting")
    item = await ben.until(lambda room: (room.raw("player") or {}).get("item"))
    await ben.player().ready(item)
    await walk.look("samesky-player:running")
    await ana["player-pause"].click()
    await walk.look("samesky-player:paused")
    await ana["playlist-next"].click()
    await ana["player-elsewhere"].wait_for()
    await clean(ana)


async def with_an_evening(walk: Walk, _: Room) -> None:
    """What is in one is walked through in test_evening.py."""
    ana = walk.who
    await ana.to("evening")
    await ana["evening-cook"].wait_for()
    await ana["times-say"].click()
    await ana["times-week"].wait_for()
    await walk.look("view evening")


async def with_places(walk: Walk, ben: Room) -> None:
    ana = walk.who
    await ben.chat().say("Are you there?")
    await ana.to("words")
    await expect(ana["chat-line"]).to_have_count(1)
    await walk.look("view words")
    for view in ("together", "kept", "tonight"):
        await ana.to(view)
        await walk.look(f"view {view}")
    await ana["switch"].click()
    await expect(ana["rooms"]).to_be_visible()
    await walk.look("dialog rooms")
    await ana.page.keyboard.press("Escape")
    await ana["people"].click()
    await ana["add-device"].click()
    await ana["qr"].wait_for()
    await ana["leave"].click()
    await walk.look("dialog people")
    await ana["bring"].click()
    await ana["bring-digits"].wait_for()
    await clean(ana)
    await ana.to("room")
    await walk.look("view room")
    await ana["calendar-make"].click()
    await ana["calendar-open"].wait_for()
    await ana["calendar-more"].click()
    await clean(ana)
    await ana["open-own-page"].click()
    await expect(ana["own-page"]).to_be_visible()
    await walk.look("dialog own-page")
    await ana["own-page-close"].click()
    await ana["set-exit"].click()
    await ana["exit"].wait_for()
    await walk.look("note exit")


async def with_notes(walk: Walk, ben: Room) -> None:
    ana = walk.who
    await ana.to("tonight")
    await say(ana, "page.trouble = 'Not now.'; page.newer = true;")
    await walk.look("note trouble", "note newer")
    # A room that lost its key, and a line of which nobody knows whether it was said.
    await say(
        ana,
        "const odd = { sealing: 'locked', pending: [{ id: '1', unconfirmed: true, cmd: 'say', on: 'chat' }] };"
        " page.room = new Proxy(page.room, { get: (room, key) => odd[key] ?? (typeof room[key] === 'function' ?"
        " room[key].bind(room) : room[key]) });",
    )
    await ana["unconfirmed"].wait_for()
    await ana["not-sealing"].wait_for()
    await walk.look("note locked", "note unsure")


@asynccontextmanager
async def met(
    running: HubProcess, browser: Browser, scheme: str, size: tuple[int, int], lang: str
) -> AsyncIterator[tuple[Walk, Room, list[WebSocketRoute]]]:
    """Ana with her page, and Ben from Python."""
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with person(browser, scheme=scheme, size=size) as ana:
        await ana.page.route_web_socket("**/v1/socket", through)
        walk = Walk(ana)
        await at_the_door(walk, running, lang)
        async with samesky_client.make(running.url, name="Ben", kind="friends") as ben:
            path, _, secret = (ben.invite_link or "").partition("#")
            await ana.page.goto(f"{path}?lang={lang}#{secret}")
            await ana["your-name"].fill("Ana")
            await walk.look("route join")
            await ana["join"].click()
            await ana.live()
            await walk.look("route room")
            yield walk, ben, lines


@pytest.mark.timeout(600)
@pytest.mark.every_look
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("dark", PHONE, "ar")],
    ids=["light", "dark", "arabic"],
)
async def test_axe_finds_nothing_on_any_screen(
    browser: Browser, tmp_path: Path, scheme: str, size: tuple[int, int], lang: str
) -> None:
    (tmp_path / "media").mkdir()
    async with (
        hub(tmp_path / "data") as running,
        media(tmp_path / "media") as song,
        met(running, browser, scheme, size, lang) as (walk, ben, lines),
    ):
        ana = walk.who
        parts: tuple[Callable[[Walk, Room], Awaitable[None]], ...] = (
            with_questions,
            with_timers,
            lambda walk, ben: with_media(walk, ben, song),
            with_an_evening,
            *ROWS.values(),
            with_places,
        )
        for part in parts:
            await part(walk, ben)
        link = await ben.invite(stay=3600)
        async with samesky_client.join(link, name="Gil"):
            await ana["people"].click()
            await ana["goodbye"].click()
            await walk.look("note guest")
            await ana["people-close"].click()
        # How the others are, over each activity; and out of reach oneself: alike in either direction of writing.
        others: dict[str, tuple[str, ...]] = {
            "questions": ("samesky-questions",),
            "timer": ("samesky-timer",),
            "words": ("samesky-chat",),
            "evening": ("samesky-evening", "samesky-rituals", "samesky-times"),
            "watch": ("samesky-player", "samesky-playlist"),
            "kept": ("samesky-timeline",),
            **{view: (f"samesky-{view}",) for view in ROWS},
        }
        if lang != "en":
            others = {}
            walk.seen |= {one for one in screens() if one.endswith((":returning", ":away", ":offline"))}
        for status, state in (("unknown", "returning"), ("away", "away")):
            for view, tags in others.items():
                # Each time anew: a hub on a busy machine may find meanwhile that Ben is back.
                lines[-1].send(codec.encode(PresenceOf(member=ben.you, status=status)))
                around = () if view == "watch" else AROUND
                await ana.to(view)
                await walk.look(*(f"{one}:{state}" for one in (*tags, *around)))
        await with_notes(walk, ben)
        await ana.page.reload()
        await ana.live()
        await running.kill()
        for view, tags in others.items():
            around = () if view == "watch" else AROUND
            await ana.to(view)
            await walk.look(*(f"{one}:offline" for one in (*tags, *around)))
        for view in ("together", "kept", "room", "tonight"):
            await ana.to(view)
            await clean(ana)
        await running.start()
        await ana.live()
        you, device = await ana.page.evaluate("[window.samesky.room.you, window.samesky.room.device]")
        async with samesky_client.join(await ben.invite(seat=you), name="Ana") as other:
            await other.do("room", "remove_device", device=device)
            await ana["notice"].wait_for()
            await walk.look("notice gone")
        assert walk.seen == screens()

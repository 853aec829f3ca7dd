"""Every activity by the keyboard alone: Tab, Enter, Space, arrows and letters."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client import Room

from ..serving import HubProcess, hub
from .people import Person
from .row_keys import ROWS, gone_to, pressed
from .row_keys_doing import DOING
from .test_app import two
from .test_evening import comes, segment
from .test_page import tabbed
from .test_short_date import media

OFFERS = Path(__file__).parents[2] / "client" / "web" / "src" / "app" / "activities.ts"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("keys") / "data") as made:
        yield made


async def questions(ana: Person, ben: Room) -> None:
    await gone_to(ana, "questions")
    await pressed(ana, "question-draw")
    card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
    await ben.questions().answer(card, "The sea.")
    await tabbed(ana, "question-answer")
    await ana.page.keyboard.type("The window.")
    await pressed(ana, "question-seal")
    await expect(ana["question-partner-answer"]).to_have_text("The sea.")
    await pressed(ana, "question-keep", "Space")
    await ben.until(lambda room: any(room.raw("questions")["kept"].values()))
    await pressed(ana, "question-deeper")
    await ben.until(lambda room: room.raw("questions")["ask"])


async def kept(ana: Person, ben: Room) -> None:
    await ben.chat().say("The sea.")
    await pressed(ana, "dock-kept")
    await expect(ana["kept-one"]).to_have_count(1)
    await pressed(ana, "kept-search", words="sea")
    await pressed(ana, "kept-kind-chat", "Space")
    await pressed(ana, "kept-keep", "Space")
    await expect(ana["kept-keep"]).to_have_attribute("aria-pressed", "true")
    await pressed(ana, "kept-mine")
    await pressed(ana, "take-mine", "Space")
    async with ana.page.expect_download():
        await pressed(ana, "take-book")


async def timer(ana: Person, ben: Room) -> None:
    await gone_to(ana, "timer")
    await pressed(ana, "timer-custom", words="1:30")
    await ben.until(lambda room: (room.raw("timer") or {}).get("total") == 90)
    await pressed(ana, "timer-pause")
    await ben.until(lambda room: room.raw("timer")["elapsed"]["rate"] == 0)
    await pressed(ana, "timer-resume", "Space")
    await ben.until(lambda room: room.raw("timer")["elapsed"]["rate"] == 1)
    await pressed(ana, "timer-add")
    await ben.until(lambda room: room.raw("timer")["total"] == 150)
    await pressed(ana, "timer-reset")
    await ben.until(lambda room: room.raw("timer")["total"] is None)


async def watch(ana: Person, ben: Room, song: str) -> None:
    await gone_to(ana, "watch")
    await pressed(ana, "playlist-url", words=song)
    (item,) = await ben.until(lambda room: (room.raw("playlist") or {}).get("items"))
    await pressed(ana, "playlist-vote", "Space")
    await ben.until(lambda room: room.raw("playlist")["items"][0]["votes"])
    await pressed(ana, "player-play")
    await ben.until(lambda room: (room.raw("player") or {}).get("item"))
    await ben.player().ready(item["id"])
    await ben.until(lambda room: room.raw("player")["position"]["rate"] == 1)
    await pressed(ana, "player-pause")
    at = await ben.until(lambda room: (now := room.raw("player")["position"])["rate"] == 0 and (now,))
    await pressed(ana, "player-seek", "End")
    await ben.until(lambda room: room.raw("player")["position"]["position"] > at[0]["position"] + 5)
    await pressed(ana, "playlist-more")
    await pressed(ana, "playlist-remove")
    await ben.until(lambda room: not room.raw("playlist")["items"])


async def words(ana: Person, ben: Room) -> None:
    await gone_to(ana, "words")
    await pressed(ana, "chat-input", words="helo")
    await expect(ana["chat-line"]).to_contain_text("helo")
    await pressed(ana, "chat-edit")
    await pressed(ana, "chat-edit-input", words="hello")
    await expect(ana["chat-line"]).to_contain_text("hello")
    await pressed(ana, "chat-unsay")
    await ben.until(lambda room: any(entry.kind == "unsaid" for entry in room.entries))


async def evening(ana: Person, ben: Room) -> None:
    await gone_to(ana, "evening")
    await pressed(ana, "evening-sleep")
    await pressed(ana, "evening-here", "Space")
    await ben.until(lambda room: (room.raw("evening") or {}).get("segments"))
    await ben.evening().here()
    await expect(ana["evening"]).to_have_attribute("data-phase", "running")
    await pressed(ana, "evening-ready")
    await ben.evening().ready(segment(ben)["id"])
    await comes(ben, 2)
    await ana["breathe-panel"].wait_for()  # the evening has led there, and they breathe
    assert len(ben.raw("breathe")["on"]["along"]) == 2
    await gone_to(ana, "evening")
    await pressed(ana, "evening-hold")
    await ana["evening-held"].wait_for()
    await pressed(ana, "evening-end")
    await expect(ana["evening"]).to_have_attribute("data-phase", "over")


async def times(ana: Person, ben: Room) -> None:
    """Finding a time; that a week is drawn by keys is in test_times.py."""
    await gone_to(ana, "evening")
    await pressed(ana, "times-say", "Space")
    await pressed(ana, "times-evenings")
    await pressed(ana, "times-keep")
    tz = (await ben.until(lambda room: (room.raw("times") or {}).get("said"))) and "UTC"
    await ben.times().say(tz, (({"start": 0, "end": 1440},),) * 7)
    await pressed(ana, "times-find")
    (first, *_) = (await ben.until(lambda room: room.raw("times")["round"]))["times"]
    await ana["times-one"].first.get_by_role("checkbox").focus()
    await ana.page.keyboard.press("Space")
    await pressed(ana, "times-tick")
    await ben.times().tick("r1", (first["id"],))
    await pressed(ana, "times-book")
    plans = await ben.until(lambda room: (room.raw("rituals") or {}).get("plans"))
    assert plans["d1"]["coming"][0]["at"] == first["at"]


async def signals(ana: Person, _: Room) -> None:
    await gone_to(ana, "timer")
    await pressed(ana, "react-heart", "Space")
    await expect(ana["reaction"]).to_have_count(1)


async def people(ana: Person, ben: Room) -> None:
    await pressed(ana, "dock-room")
    await pressed(ana, "open-people")
    await expect(ana["people-panel"]).to_be_visible()
    for key in ("Tab", "Tab", "Shift+Tab"):
        await ana.page.keyboard.press(key)
    await pressed(ana, "people-close")
    await expect(ana["people-panel"]).to_be_hidden()
    await pressed(ana, "rename", words="Slow suppers")
    await ben.until(lambda room: room.card.name == "Slow suppers")
    await pressed(ana, "set-sound", "Space")
    await expect(ana["set-sound"]).to_have_attribute("aria-checked", "true")


async def calendar(ana: Person, ben: Room) -> None:
    await pressed(ana, "dock-room")
    await pressed(ana, "calendar-make")
    await ana["calendar-open"].wait_for()
    await tabbed(ana, "calendar-copy")
    await pressed(ana, "calendar-more", "Space")
    await pressed(ana, "calendar-off")
    await ana["calendar-make"].wait_for()
    await ben.rituals().plan("2030-03-28T20:30", "Europe/Berlin")
    await gone_to(ana, "evening")
    async with ana.page.expect_download():
        await pressed(ana, "ritual-calendar")


WALKS: dict[str, Callable[..., Awaitable[None]]] = {
    **ROWS,
    **DOING,
    "evening": evening,
    "kept": kept,
    "questions": questions,
    "timer": timer,
    "times": times,
    "watch": watch,
    "words": words,
    "signals": signals,
    "people": people,
    "calendar": calendar,
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("what", WALKS)
async def test_it_is_done_by_the_keyboard_alone(
    running: HubProcess, browser: Browser, tmp_path: Path, what: str
) -> None:
    async with two(running, browser) as (ana, ben):
        if what == "watch":
            async with media(tmp_path) as song:
                await watch(ana, ben, song)
        else:
            await WALKS[what](ana, ben)


def test_every_activity_of_the_app_is_tried() -> None:
    offered = set(re.findall(r'view: "(\w+)"', OFFERS.read_text("utf-8")))
    assert offered - set(WALKS) == set(), "no test says that it works by the keyboard alone"

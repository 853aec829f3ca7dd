"""Every activity by the keyboard alone: Tab, Enter, Space, arrows and letters."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client import Room
from samesky_client.notes import Day, written
from samesky_client.rows.support import hard
from samesky_shared.core.until import Until

from ..serving import HubProcess, hub
from .people import Person
from .test_app import two
from .test_evening import comes, segment
from .test_page import tabbed
from .test_short_date import media

OFFERS = Path(__file__).parents[2] / "client" / "web" / "src" / "app" / "activities.ts"


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("keys") / "data") as made:
        yield made


async def pressed(who: Person, testid: str, key: str = "Enter", *, words: str = "") -> None:
    """Reaches something with Tab, writes into it, and presses a key there."""
    await tabbed(who, testid)
    if words:
        await who.page.keyboard.press("Control+A")
        await who.page.keyboard.type(words)
    await who.page.keyboard.press(key)


async def gone_to(who: Person, view: str) -> None:
    for testid in ("dock-together", f"open-{view}"):
        await pressed(who, testid)


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
    await pressed(ana, "evening-cook")
    await pressed(ana, "evening-here", "Space")
    await ben.until(lambda room: (room.raw("evening") or {}).get("segments"))
    await ben.evening().here()
    await expect(ana["evening"]).to_have_attribute("data-phase", "running")
    await pressed(ana, "evening-ready")
    await ben.evening().ready(segment(ben)["id"])
    await comes(ben, 2)
    await pressed(ana, "evening-hold")
    await ana["evening-held"].wait_for()
    await pressed(ana, "evening-end")
    await expect(ana["evening"]).to_have_attribute("data-phase", "over")


async def letters(ana: Person, ben: Room) -> None:
    await gone_to(ana, "letters")
    await pressed(ana, "letter-new")
    await pressed(ana, "letter-how-when", "Space")
    await pressed(ana, "letter-moment-sad", "Space")
    await tabbed(ana, "letter-text")
    await ana.page.keyboard.type("I am here.")
    await pressed(ana, "letter-seal")
    await pressed(ana, "letter")
    await expect(ana["letter-mine"]).to_have_text("I am here.")
    await pressed(ana, "letter-back")
    await pressed(ana, "letter-not-now")
    await ben.letters("one").write("The sea.", Until("when"))
    await pressed(ana, "letter")
    await pressed(ana, "letter-tell", "Space")
    await pressed(ana, "letter-read")
    await expect(ana["letter-open"]).to_be_focused()
    await pressed(ana, "letter-close")
    await ben.until(lambda room: any(one.kind == "letter" for one in room.entries))


async def checkin(ana: Person, ben: Room) -> None:
    await gone_to(ana, "checkin")
    await pressed(ana, "checkin-across", "ArrowRight")
    await expect(ana["checkin-mood-words"]).to_have_text("A little light")
    await pressed(ana, "checkin-up", "ArrowDown")
    await expect(ana["checkin-mood-words"]).to_have_text("A little light, rather still")
    await pressed(ana, "checkin-feel-calm", "Space")
    await pressed(ana, "checkin-need", words="an hour")
    await expect(ana["checkin-sealed"]).to_be_visible()
    await ben.checkin().share("d1", written(Day()))
    await expect(ana["checkin-own"]).to_contain_text("calm")
    await pressed(ana, "checkin-act-hug")
    await expect(ana["checkin-answered"]).to_have_text("You: A hug")
    await pressed(ana, "checkin-again")
    await expect(ana["checkin-form"]).to_be_visible()


async def listening(ana: Person, ben: Room) -> None:
    await gone_to(ana, "listening")
    await pressed(ana, "floor-about-own", "Space")
    await pressed(ana, "floor-own", words="The long way home")
    opening = (await ben.until(lambda room: (room.raw("listening") or {}).get("opening")))["id"]
    await ben.listening().ready(opening)
    await pressed(ana, "floor-write")
    await ana["floor-words"].fill("It was dark.")
    await pressed(ana, "floor-save")
    await expect(ana["listening-written"]).to_contain_text("It was dark.")
    await pressed(ana, "listening-done")
    await expect(ana["listening"]).to_have_attribute("data-part", "reflect")
    await pressed(ana, "floor-want", "Space")
    await ben.until(lambda room: room.raw("listening")["turn"]["asking"])
    await pressed(ana, "listening-end")
    await expect(ana["listening-form"]).to_be_visible()


async def talk(ana: Person, ben: Room) -> None:
    await gone_to(ana, "talk")
    await pressed(ana, "talk-meet-advice", "Space")
    await pressed(ana, "floor-own", words="The move")
    opening = (await ben.until(lambda room: (room.raw("talk") or {}).get("opening")))["id"]
    await pressed(ana, "talk-later")
    await pressed(ana, "talk-later-say")
    await ana["talk-later-is"].wait_for()
    await ben.talk().ready(opening)
    await pressed(ana, "talk-give")
    await expect(ana["talk-give"]).to_have_count(0)
    await pressed(ana, "talk-finish")
    await ana["talk-text"].fill("Lighter.")
    await pressed(ana, "talk-seal")
    await ben.talk().say_last(opening, "So am I.")
    await expect(ana["talk-theirs"]).to_have_text("So am I.")


async def repair(ana: Person, ben: Room) -> None:
    await gone_to(ana, "repair")
    await pressed(ana, "repair-note")
    await ana["repair-note-text"].fill("Not yet said.")
    await pressed(ana, "repair-note-save")
    await pressed(ana, "floor-own", words="The party")
    opening = (await ben.until(lambda room: (room.raw("repair") or {}).get("opening")))["id"]
    await ben.repair().ready(opening)
    await pressed(ana, "repair-done")
    await ben.until(lambda room: room.raw("repair")["turn"]["part"] == "reflect")
    await pressed(ana, "repair-on")
    await ben.repair().go_on("views")
    await ana["repair-text"].fill("An hour.")
    await pressed(ana, "repair-seal")
    await pressed(ana, "repair-cool")
    await pressed(ana, "repair-cool-20")
    await ana["repair-cooling"].wait_for()


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


async def gratitude(ana: Person, ben: Room) -> None:
    await gone_to(ana, "gratitude")
    await pressed(ana, "gratitude-other", "Space")
    await tabbed(ana, "gratitude-text")
    await ana.page.keyboard.type("The window.")
    await pressed(ana, "gratitude-seal")
    await pressed(ana, "gratitude-change")
    await pressed(ana, "gratitude-pass")
    await ben.until(lambda room: room.raw("gratitude")["round"]["in"])
    await ben.gratitude().thank("p1", "The sea.")
    await ben.gratitude().share("p1")
    await expect(ana["gratitude-theirs"]).to_have_text("The sea.")
    await pressed(ana, "gratitude-next")
    await ben.until(lambda room: room.raw("gratitude")["page"] == "p2")


async def languages(ana: Person, ben: Room) -> None:
    await gone_to(ana, "languages")
    await pressed(ana, "ways-begin")
    for n in range(10):
        await expect(ana["ways-ask"]).to_contain_text(f"{n + 1} of 20")
        await ana.page.keyboard.press("Tab")  # from the situation to the first choice
        await ana.page.keyboard.press("Space")
    await pressed(ana, "ways-enough")
    await pressed(ana, "ways-seal")
    await ben.until(lambda room: (room.raw("languages") or {}).get("round"))
    await ben.languages().answer("p1", '{"chosen": {"l01": "near"}}')
    await pressed(ana, "ways-other")
    await pressed(ana, "ways-next")
    await ben.until(lambda room: room.raw("languages")["page"] == "p2")


async def agreements(ana: Person, ben: Room) -> None:
    await gone_to(ana, "agreements")
    await pressed(ana, "agreement-new")
    await ana.page.keyboard.type("We call.")
    await pressed(ana, "agreement-send")
    sentence = (await ben.until(lambda room: room.agreements().state.sentences))[0].id
    await ben.agreements().write(sentence, "v2", "We write.")
    await ana["agreement-asks"].wait_for()
    await pressed(ana, "agreement-speak", "Space")
    await ben.until(lambda room: room.agreements().state.sentences[0].talk)
    await pressed(ana, "agreement-sign")
    await pressed(ana, "agreement-back")
    await pressed(ana, "agreement-back-yes")
    await ben.until(lambda room: room.agreements().state.sentences[0].waits)


async def support(ana: Person, ben: Room) -> None:
    await ben.support().share(hard("much", ("hug",)))
    await gone_to(ana, "support")
    await pressed(ana, "support-act-hug")
    await expect(ana["support-answered"]).to_have_text("You: A hug")
    await pressed(ana, "support-more")
    await pressed(ana, "support-act-words")
    await pressed(ana, "support-say", words="I am here")
    await expect(ana["support-answered"]).to_have_count(2)
    await pressed(ana, "support-too")
    await pressed(ana, "support-help-nothing", "Space")
    await pressed(ana, "support-tell")
    await ben.until(lambda room: ana_of(room) in room.raw("support")["open"])
    await pressed(ana, "support-lighter")
    await pressed(ana, "support-thanks", words="Thank you")
    await ben.until(lambda room: ana_of(room) not in room.raw("support")["open"])
    await pressed(ana, "help-lines")
    await ana["help-lines-country"].wait_for()


def ana_of(room: Room) -> str:
    return next(member for member in room.members if member != room.you)


async def milestones(ana: Person, ben: Room) -> None:
    await gone_to(ana, "milestones")
    await pressed(ana, "milestones-what-change")
    await pressed(ana, "milestones-some-job")
    await pressed(ana, "milestones-keep")
    await pressed(ana, "milestones-talk-it")
    await tabbed(ana, "milestones-text")
    await ana.page.keyboard.type("Glad.")
    await pressed(ana, "milestones-seal")
    await pressed(ana, "milestones-without")
    await expect(ana["milestones-mine"]).to_have_text("Glad.")
    await pressed(ana, "milestones-more")
    await pressed(ana, "milestones-drop")
    await pressed(ana, "milestones-drop-yes")
    await ben.until(lambda room: room.raw("milestones")["kept"] == {})


WALKS: dict[str, Callable[..., Awaitable[None]]] = {
    "evening": evening,
    "questions": questions,
    "gratitude": gratitude,
    "agreements": agreements,
    "languages": languages,
    "milestones": milestones,
    "timer": timer,
    "checkin": checkin,
    "support": support,
    "letters": letters,
    "listening": listening,
    "talk": talk,
    "repair": repair,
    "times": times,
    "watch": watch,
    "words": words,
    "signals": signals,
    "people": people,
    "calendar": calendar,
}


@pytest.mark.timeout(120)
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

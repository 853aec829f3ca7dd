"""A whole short date on two phones and a desktop: each reloads in the middle, one is away for half a minute."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..chaos.relay import Relay
from ..serving import hub
from .people import PATIENCE, Person, person
from .test_page import PHONE
from .test_short_date import media

HAND = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
KNOWN = """() => {
  const { room } = window.samesky;
  const ons = ["timer", "questions", "playlist", "player"].flatMap(kind => room.instances(kind));
  const states = ons.map(on => [on, room.state(on)]);
  return JSON.stringify([states, room.card, room.members, room.entries.map(({ id }) => id)]);
}"""
"""What a page has of the room; nothing of it is for one of them alone, once all answers are open."""


async def reloaded(who: Person, view: str) -> None:
    """The page is loaded again, and its place in the room with it."""
    await who.page.reload()
    await who.live()
    await who.to(view)


async def said(who: Person, words: str) -> None:
    """A line of the chat."""
    await who.to("words")
    await who["chat-input"].fill(words)
    await who["chat-send"].click()


async def answered(who: Person, words: str) -> None:
    """Writes an answer and seals it."""
    await who["question-answer"].fill(words)
    await who["question-seal"].click()


async def arrive(everybody: tuple[Person, ...], dora: Room, line: str) -> None:
    """Ana comes by a line of her own."""
    for who, name in zip(everybody, ("Ana", "Ben", "Cleo"), strict=True):
        link = await dora.invite()
        await who.join(link if name != "Ana" else line + link[link.index("/j#") :], name)
    await dora.until(lambda room: len(room.members) == 4)
    for who in everybody:
        await expect(who["greeting"]).to_have_text("You are all here.")
        await expect(who.page.locator("samesky-sky .through path")).to_have_count(3)
    await said(everybody[0], "I have the wine.")
    for who in everybody[1:]:
        await who.to("words")
        await expect(who["chat-line"]).to_contain_text("I have the wine.")


async def question_and_timer(everybody: tuple[Person, ...], dora: Room, line: Relay) -> None:
    """One seals and reloads, and starts half a minute; one answers out of reach; all open at one instant."""
    ana, ben, cleo = everybody
    you = await ana.page.evaluate("window.samesky.room.you")
    await cleo.to("questions")
    await cleo["question-draw"].click()
    await dora.until(lambda room: room.questions().state["card"])
    for who in everybody:
        await who.to("questions")
        await expect(who["question-answer"]).to_be_visible()
    await answered(ben, "the harbour")
    await reloaded(ben, "timer")
    await ben["timer-custom"].fill("32")
    await ben["timer-start"].click()
    await dora.until(lambda room: room.timer().state.running)

    line.stall()
    # A silent phone is asked after 5 s, given up after 5 more, and away 15 s later.
    await ben.page.wait_for_function(
        "id => window.samesky.room.presence[id].status === 'away'", arg=you, timeout=2 * PATIENCE
    )
    await expect(ana["connection-state"]).to_have_attribute("data-state", "waiting", timeout=PATIENCE)
    await answered(ana, "the tower")  # kept, and sent later
    await answered(cleo, "the bridge")
    await reloaded(cleo, "questions")
    await expect(ben["timer-digits"]).to_have_attribute("data-phase", "ended", timeout=PATIENCE + 10_000)
    line.heal()
    await ana.live()

    await dora.until(lambda room: len(room.questions().state["round"]["in"]) == 3)
    await dora.questions().pass_on(dora.questions().state["card"])
    for who in (ana, cleo):
        for words in ("the harbour", "the tower", "the bridge"):
            await expect(who.page.get_by_text(words)).to_be_visible(timeout=PATIENCE)
    opens = dora.questions().state["round"]["opens_at"]
    for who in (ana, cleo):
        assert await who.flip("questions", opens) >= opens - 0.05, "nobody sees them before their instant"
    await ben.to("questions")
    for words in ("the harbour", "the tower", "the bridge"):
        await expect(ben.page.get_by_text(words)).to_be_visible(timeout=PATIENCE)


async def song_together(everybody: tuple[Person, ...], dora: Room, song: str) -> None:
    """It starts when all have it; the phone that reloads in the middle comes in where the others are."""
    ana, ben, cleo = everybody
    for who in everybody:
        await who.to("watch")
    await cleo["playlist-url"].fill(song)
    await cleo["playlist-title"].fill("A slow one")
    await cleo["playlist-add"].click()
    for who in everybody:
        await expect(who["playlist-item"]).to_contain_text("A slow one")
    await ben["player-play"].click()
    item = await dora.until(lambda room: (room.raw("player") or {}).get("item"))
    await dora.player().ready(item)
    await dora.until(lambda room: room.raw("player")["position"]["rate"] == 1)
    plays = """() => {
      const find = (root) => { for (const one of root.querySelectorAll("*")) {
        if (one.localName === "video") return one;
        const inner = one.shadowRoot && find(one.shadowRoot);
        if (inner) return inner;
      } };
      const media = find(document);
      return media && !media.paused && media.currentTime > 0.5;
    }"""
    for who in everybody:
        await who.until(plays)
    await reloaded(ana, "watch")
    await ana.until(plays)
    await ana["player-pause"].click()
    for who in everybody:
        await expect(who["player-play"]).to_be_visible(timeout=PATIENCE)


async def goodbye(everybody: tuple[Person, ...], dora: Room) -> None:
    ana, ben, cleo = everybody
    await ben.to("timer")
    await ben["timer-reset"].click()
    for who, words in zip(everybody, ("Good night.", "Until Sunday.", "Sleep well."), strict=True):
        await said(who, words)
    await ana["react-heart"].click()
    for who in (ben, cleo):
        await expect(who["reaction"]).to_have_attribute("data-name", "heart")
    for who in everybody:
        for words in ("I have the wine.", "Good night.", "Until Sunday.", "Sleep well."):
            await expect(who["chat-line"].filter(has_text=words)).to_have_count(1)
    await dora.until(lambda room: sum(entry.kind == "line" for entry in room.entries) == 4)


@pytest.mark.timeout(600)
async def test_a_whole_date_of_three_ends_in_step_on_two_phones_and_a_desktop(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    async with (
        hub(tmp_path / "data") as running,
        media(folder) as song,
        samesky_client.make(running.url, name="Dora", kind="friends") as dora,
        person(browser, size=PHONE, **HAND) as ana,
        person(browser, size=PHONE, scheme="dark", **HAND) as ben,
        person(browser) as cleo,
        contextlib.AsyncExitStack() as stack,
    ):
        everybody = (ana, ben, cleo)
        line = Relay(lambda: running.port)
        await line.start()
        stack.push_async_callback(line.stop)
        await arrive(everybody, dora, f"http://127.0.0.1:{line.port}")
        await question_and_timer(everybody, dora, line)
        await song_together(everybody, dora, song)
        await goodbye(everybody, dora)
        known: list[str] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE / 1000):
                while len(set(known)) != 1:  # what was said last may still be on its way to one of them
                    known = [await who.page.evaluate(KNOWN) for who in everybody]
        assert known[0] == known[1] == known[2]
        assert len(json.loads(known[0])[-1]) >= 4

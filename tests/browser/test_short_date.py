"""A short date: two pages, a program and a rehearsal partner in one room, and a hub that dies in the middle."""

from __future__ import annotations

import asyncio
import socket
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .people import PATIENCE, Person, Rehearsal, files, person, rehearsal, song

TOGETHER = 0.1
"""Seconds: what two people must not be apart by."""


@asynccontextmanager
async def media(folder: Path) -> AsyncIterator[str]:
    """Serves a song; gives its address."""
    song(folder / "song.wav", 20)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(files(folder), lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    task = asyncio.ensure_future(server._serve([listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/song.wav"
    finally:
        server.should_exit = True
        await task


@pytest.mark.timeout(480)
async def test_a_short_date(browser: Browser, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "media"
    folder.mkdir()
    async with (
        hub(data) as running,
        media(folder) as address,
        samesky_client.make(running.url, name="Cleo", kind="friends") as cleo,
        person(browser) as ana,
        person(browser) as ben,
        rehearsal(await cleo.invite(), tmp_path, address) as robin,
    ):
        for page, name in ((ana, "Ana"), (ben, "Ben")):
            await page.join(await cleo.invite(), name)
        here = await robin.until(lambda line: line["event"] == "here")
        assert here["seq"] > 0
        await cleo.until(lambda room: len(room.members) == 4 and all(here_now(room)))
        for part in (
            a_timer(cleo, ana, ben, robin),
            a_question(cleo, ana, ben),
            a_song(cleo, ana, ben),
            a_reload(cleo, ana),
            a_hub_that_dies(running, cleo, ana, ben, robin),
        ):
            await asyncio.wait_for(part, 90)


def here_now(room: Room) -> list[bool]:
    return [one.status == "here" for one in room.presence.values()]


async def a_timer(cleo: Room, ana: Person, ben: Person, robin: Rehearsal) -> None:
    """Start, pause, go on, end: one instant for everybody."""
    for page in (ana, ben):
        await page.to("timer")
    await ana["timer-custom"].fill("5")
    await ana["timer-start"].click()
    await turned(cleo, ana, ben, robin, lambda timer: timer["elapsed"]["rate"] == 1)
    await ben["timer-pause"].click()
    await turned(cleo, ana, ben, robin, lambda timer: timer["elapsed"]["rate"] == 0)
    for page in (ana, ben):
        await expect(page["timer-digits"]).to_have_attribute("data-phase", "held")
    assert await ana["timer-digits"].inner_text() == await ben["timer-digits"].inner_text()
    await ana["timer-resume"].click()
    await turned(cleo, ana, ben, robin, lambda timer: timer["elapsed"]["rate"] == 1)
    await turned(cleo, ana, ben, robin, lambda timer: timer["ended_at"] is not None)
    for page in (ana, ben):
        await expect(page["timer-digits"]).to_have_attribute("data-phase", "ended")


async def turned(cleo: Room, ana: Person, ben: Person, robin: Rehearsal, fits: Any) -> None:
    """Everybody was told the same instant, nobody showed it early, and both pages showed it together."""
    timer = await cleo.until(lambda room: (found := room.raw("timer")) and fits(found) and found)
    at = timer["ended_at"] or timer["elapsed"]["at"]
    line = await robin.until(
        lambda line: (
            line["event"] == "change" and fits_state(line, fits) and instant(line["states"]["timer"]) == at
        )
    )
    assert line["states"]["timer"] == timer
    shown = [await page.flip("timer", at) for page in (ana, ben)]
    assert min(shown) >= at - 0.02  # a frame of 60 Hz, in the one nearest to the instant
    assert abs(shown[0] - shown[1]) <= TOGETHER


def fits_state(line: dict[str, Any], fits: Any) -> bool:
    timer = line["states"].get("timer")
    return timer is not None and bool(fits(timer))


def instant(timer: dict[str, Any]) -> float:
    return float(timer["ended_at"] or timer["elapsed"]["at"])


async def a_question(cleo: Room, ana: Person, ben: Person) -> None:
    """Answers are sealed until all are in, then everybody sees them."""
    for page in (ana, ben):
        await page.to("questions")
    await ana["question-draw"].click()
    text = await ana["question-text"].inner_text()
    await expect(ben["question-text"]).to_have_text(text)
    card = cleo.raw("questions")["card"]
    await cleo.questions().answer(card, "Cleo's words")
    await ana["question-answer"].fill("Ana's secret words")
    await ana["question-seal"].click()
    await ana.until(
        "([on]) => { const r = window.samesky.room; return r.state(on).round.in.includes(r.you) }",
        "questions",
    )
    for text in (
        str(cleo.states),
        str(cleo.entries),
        await ben.page.evaluate("JSON.stringify(document.body.innerText)"),
    ):
        assert "secret words" not in text
    assert b"Ana's secret words" not in [
        bytes(value) for value in (cleo.raw("questions")["round"]["answers"] or {}).values()
    ]
    await ben["question-answer"].fill("Ben's words")
    await ben["question-seal"].click()
    opened = await cleo.until(lambda room: room.raw("questions")["round"]["opens_at"])
    for page, own in ((ana, "Ana's secret words"), (ben, "Ben's words")):
        await expect(page["question-own-answer"]).to_have_text(own)
        partners = page["question-partner-answer"]
        await expect(partners).to_have_count(3, timeout=PATIENCE)
        shown = await partners.all_inner_texts()
        wanted = {"Ana's secret words", "Ben's words", "Cleo's words"} - {own}
        assert wanted < set(shown)  # and Robin's
    shown_at = [await page.flip("questions", opened) for page in (ana, ben)]
    assert min(shown_at) >= opened - 0.02
    assert abs(shown_at[0] - shown_at[1]) <= TOGETHER


async def a_song(cleo: Room, ana: Person, ben: Person) -> None:
    """What Robin put into the queue plays in both pages, in step."""
    for page in (ana, ben):
        await page.to("watch")
    await expect(ana["playlist-item"]).to_have_count(1)
    await ana["player-play"].click()
    item = await cleo.until(lambda room: (room.raw("player") or {}).get("item"))
    await cleo.player().ready(item)  # a program has no ears, but nobody shall wait for it
    await cleo.until(lambda room: room.raw("player")["position"]["rate"] == 1)
    for page in (ana, ben):
        await page.until(
            "() => { const p = document; return window.samesky.room.state('player').position.rate === 1 }"
        )
    await in_step(ana, ben)


PLAYING = """() => {
  const find = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.dataset?.testid === 'player-media') return one;
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
    }
  };
  const media = find(document), room = window.samesky.room, now = room.clock.now();
  if (!media) return null;
  const { position, rate, at } = room.state('player').position;
  const time = media.currentTime, target = position + rate * Math.max(0, now - at);
  return { ahead: time - target, time, paused: media.paused };
}"""


async def in_step(ana: Person, ben: Person) -> None:
    """Where each page is against the one motion of the room, a second long; the pages' difference is what counts."""
    for page in (ana, ben):
        await page.until(
            f"() => {{ const s = ({PLAYING})(); return s && !s.paused && s.time > 1.5 && Math.abs(s.ahead) < .1 }}"
        )
    apart = []
    for _ in range(20):
        both = await asyncio.gather(*(page.page.evaluate(PLAYING) for page in (ana, ben)))
        assert not any(one["paused"] for one in both)
        apart.append(abs(both[0]["ahead"] - both[1]["ahead"]))
    print(f"media apart: median {1000 * statistics.median(apart):.1f} ms, most {1000 * max(apart):.1f} ms")
    assert statistics.median(apart) <= TOGETHER


async def a_reload(cleo: Room, ana: Person) -> None:
    """A page that is loaded again is back in step, and in its view."""
    await ana["chat-input"].fill("brb")
    await ana["chat-send"].click()
    await expect(ana["chat-line"]).to_have_count(1)
    await ana.page.reload()
    await ana.live()
    await expect(ana["chat-line"]).to_contain_text("brb")
    await cleo.player().pause()
    await ana.until("() => window.samesky.room.state('player').position.rate === 0")
    assert await ana.page.evaluate(
        "JSON.stringify(window.samesky.room.state('player').position)"
    ) == await ana.page.evaluate("p => JSON.stringify(p)", cleo.raw("player")["position"])


async def a_hub_that_dies(
    running: HubProcess, cleo: Room, ana: Person, ben: Person, robin: Rehearsal
) -> None:
    """kill -9, a start, and everybody carries on with what they had."""
    for page in (ana, ben):
        await page.to("timer")
    await ben["timer-start-300"].click()
    before = await cleo.until(lambda room: room.raw("timer")["total"] == 300 and room.raw("timer"))
    await running.kill()
    for page in (ana, ben):
        await expect(page["connection-state"]).not_to_have_attribute("data-state", "live", timeout=PATIENCE)
    # Said while nobody can hear it: kept on the device until it is answered.
    await ana["chat-input"].fill("are you there?")
    await ana["chat-send"].click()
    await running.start()
    for page in (ana, ben):
        await page.live()
        assert await page.state("timer") is not None
        await expect(page["chat-line"]).to_have_count(2, timeout=PATIENCE)
    await cleo.until(lambda room: room.connection == "ready" and len(entries(room)) == 2)
    assert cleo.raw("timer") == before
    said = entries(cleo)[1].id
    await robin.until(lambda line: line["event"] == "entry" and line["id"] == said)
    await ana["react-heart"].click()
    await expect(ben["reaction"].first).to_be_visible()
    await robin.until(lambda line: line["event"] == "signal" and line["data"] == {"name": "heart"})


def entries(room: Room) -> list[Any]:
    return [entry for entry in room.entries if entry.kind == "line"]

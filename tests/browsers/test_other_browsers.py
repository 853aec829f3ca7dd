"""The app, once in each browser that is no Chromium: a sealed room made in the page, and a program that joins."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Room

from ..serving import HubProcess, hub
from .firefox import firefox
from .webkit import webkit
from .window import Window

SHOTS = Path(__file__).parents[2] / "test-results" / "browsers"
SHOWN = "(words) => find('chat-line')?.getRootNode().textContent.includes(words)"
"""Whether the chat shows some words."""
Opened = AbstractAsyncContextManager[Window]


def found(what: str, program: str | None) -> str:
    """A program that must be there: who asks for these tests wants them run."""
    assert program is not None, f"there is no {what} here; ./run test-browsers says what to install"
    return program


def open_firefox(folder: Path) -> Opened:
    return firefox(found("Firefox", shutil.which("firefox-esr") or shutil.which("firefox")), folder)


def open_webkit(folder: Path) -> Opened:
    small = next((str(one) for one in sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))), None)
    driver = found("WebKitWebDriver", shutil.which("WebKitWebDriver"))
    found("Xvfb", shutil.which("Xvfb"))
    return webkit(driver, found("MiniBrowser of WebKitGTK", small), folder)


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path / "data") as made:
        yield made


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("name", "opened"), [("firefox", open_firefox), ("webkit", open_webkit)])
async def test_an_evening_in_another_browser(
    running: HubProcess, tmp_path: Path, name: str, opened: Callable[[Path], Opened]
) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    folder = tmp_path / name
    folder.mkdir(mode=0o700)
    async with opened(folder) as ana:
        link = await a_sealed_room(ana, running.url)
        print(await ana.run("() => navigator.userAgent"))
        async with samesky_client.join(link, name="Ben") as ben:
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
            await a_timer(ana, ben)
            await ana.picture(SHOTS / f"{name}-timer.png")
            await words(ana, ben)
            await ana.picture(SHOTS / f"{name}-words.png")
            await a_question(ana, ben)
            await ana.picture(SHOTS / f"{name}-question.png")
            await a_reload(ana)


async def a_sealed_room(ana: Window, address: str) -> str:
    """Ana makes a room in the page; the link for Ben, with the room key in it."""
    await ana.open(address)
    await ana.listen()
    assert await ana.run("() => isSecureContext")
    await ana.type("your-name", "Ana")
    await ana.click("make-room")
    await ana.marked("connection-state", "state", "live")
    await ana.until("() => window.samesky.room.sealing === 'sealed'")
    link: str = await ana.until("() => find('invite-link')?.value")
    assert "." in link.rpartition("#")[2], "the link has no key"
    return link


async def to(ana: Window, view: str) -> None:
    """Goes to an activity."""
    if await ana.there("back"):
        await ana.click("back")
    await ana.click("dock-together")
    await ana.click(f"open-{view}")


async def a_timer(ana: Window, ben: Room) -> None:
    """Started by her it runs for him, paused by him it stands for her, and goes on for both."""
    await to(ana, "timer")
    await ana.click("timer-start-300")
    await ben.until(lambda room: (room.raw("timer") or {}).get("total") == 300 and room.timer().state.running)
    await ana.marked("timer-digits", "phase", "running")
    await ben.timer().pause()
    await ana.marked("timer-digits", "phase", "held")
    await ben.timer().resume()
    await ana.marked("timer-digits", "phase", "running")


async def words(ana: Window, ben: Room) -> None:
    """A line of each; both read both."""
    await to(ana, "words")
    await ana.type("chat-input", "Good evening, Ben")
    await ana.click("chat-send")
    line = await ben.until(lambda room: next((one for one in room.entries if one.kind == "line"), None))
    assert isinstance(line.body["text"], bytes), "it was not sealed"
    assert ben.unseal(line.body["text"], line.on, "say.text", line.by, line.at) == "Good evening, Ben"
    await ben.chat().say("Schönen Abend, Ana")
    await ana.until(SHOWN, "Schönen Abend, Ana")


async def a_reload(ana: Window) -> None:
    """Nothing went wrong so far, and a page that is loaded again has its seat and its key."""
    assert await ana.faults() == []
    await ana.open(await ana.run("() => location.href"))
    assert await ana.run("() => window.faults ?? null") is None, "it was not loaded again"
    await ana.listen()
    await ana.marked("connection-state", "state", "live")
    await to(ana, "words")
    await ana.until(SHOWN, "Good evening, Ben")
    await ana.until(SHOWN, "Schönen Abend, Ana")
    assert await ana.faults() == []


async def a_question(ana: Window, ben: Room) -> None:
    """Both answer in private, and each reads the other's words once both are in."""
    await to(ana, "questions")
    await ana.click("question-draw")
    card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
    await ben.questions().answer(card, "The sea.")
    await ana.type("question-answer", "The window.")
    assert not await ana.there("question-partner-answer")
    await ana.click("question-seal")
    await ana.reads("question-partner-answer", "The sea.")
    await ana.reads("question-own-answer", "The window.")
    answers = await ben.until(lambda room: room.raw("questions")["round"]["answers"])
    others = next(who for who in answers if who != ben.you)
    assert ben.unseal(answers[others], "questions", f"answer.text/{card}", others) == "The window."

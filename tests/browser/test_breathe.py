"""Breathing in two pages: one light, a gentle end, and notes to oneself that never leave the device."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client

from ..serving import HubProcess, hub
from .people import LONG, PATIENCE, Person, Shot, meet, person
from .pictures import docs_picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

FIND = """const find = (root = document) => {
  for (const one of root.querySelectorAll('*')) {
    if (one.localName === 'samesky-breathe') return one;
    const inside = one.shadowRoot && find(one.shadowRoot);
    if (inside) return inside;
  }
};"""
DRAWN = f"""() => {{ {FIND}
  const one = find(), on = window.samesky?.room?.state('breathe')?.on;
  if (!on || one?.position == null) return {{}};
  const sun = new DOMMatrix(getComputedStyle(one.shadowRoot.querySelector('.sun')).transform).m42;
  const position = window.samesky.room.clock.now() - on.motion.at;
  return {{ sun, drawn: one.position, position }};
}}"""
"""Where the sun is, which second is drawn, and which it is by the room clock."""
LEFT = """() => new Promise((done) => {
  const opening = indexedDB.open('samesky-notes');
  opening.onsuccess = () => {
    const all = opening.result.transaction('rooms').objectStore('rooms').count();
    all.onsuccess = () => done(all.result);
  };
})"""
"""How many rooms have notes in this browser."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("breathe") / "data", joins_per_minute="1000") as made:
        yield made


async def part(who: Person, name: str) -> None:
    await expect(who["breathe-panel"]).to_have_attribute("data-part", name, timeout=PATIENCE)


async def moves(who: Person, after: float) -> float:
    """Waits until the light is at the second that it is by the room clock, later than one; that second."""
    near = f"([after]) => {{ const {{ drawn, position }} = ({DRAWN})();"
    near += " return drawn > after && Math.abs(drawn - position) < 0.1 && drawn; }"
    found: float = await who.until(near, after)
    return found


async def they_breathe(
    running: HubProcess, noor: Person, ines: Person, line: list[WebSocketRoute], shot: Shot
) -> None:
    """Noor begins, Inês comes along; it goes on through a lost line and a hub that restarts, and nothing is sent."""
    await noor["breathe-box"].click()
    await noor["breathe-minutes-1"].click()
    await noor["breathe-begin"].click()
    await part(noor, "settle")
    await shot(noor, "breathe-2-settle-phone-light")
    await expect(ines["now"]).to_have_attribute("data-what", "row-on")
    await ines["now-go"].click()
    await ines["breathe-join"].click()
    await expect(noor["breathe-who"]).to_contain_text("Inês")
    await part(noor, "in")
    await ines.page.emulate_media(reduced_motion="no-preference")
    await noor.page.emulate_media(reduced_motion="no-preference")
    await moves(noor, 0)
    seen = await moves(ines, 0)
    await ines.until(f"() => ({DRAWN})().sun < 60")
    await clean(ines)
    await shot(noor, "breathe-3-in-phone-light")
    await docs_picture(ines, "breathe")
    await shot(ines, "breathe-3-in-desk-dark")
    await line[-1].close()
    await running.kill()
    await expect(noor["connection-state"]).not_to_have_attribute("data-state", "live")
    await moves(noor, seen)  # out of reach the light goes on: it follows from what both know
    await running.start()
    for who in (noor, ines):
        await who.live()
    await noor.page.reload()
    await moves(noor, seen)
    await noor["breathe-pause"].click()
    await part(ines, "held")
    await shot(ines, "breathe-4-held-desk-dark")
    await ines["breathe-resume"].click()
    await part(noor, "in")
    await ines["breathe-pause"].click()
    await part(noor, "held")
    await noor["breathe-end"].click()
    for who in (noor, ines):
        await who["breathe-begin"].wait_for()


async def who_sits_writes_for_herself(noor: Person, ines: Person, sent: list[bytes], shot: Shot) -> None:
    """Noor writes in company; her words are in no frame, outlive a reload, and Inês sees only that she sat."""
    await noor["breathe-do-thought"].click()
    await noor["breathe-sit"].click()
    before = len(sent)
    for n, words in enumerate(
        ("I always spoil it", "It was one evening.", "I was tired.", "Tired is no crime.")
    ):
        await expect(noor["breathe-exercise"]).to_have_attribute("data-step", str(n))
        await noor["breathe-text"].fill(words)
        if n == 1:
            await clean(noor)
            await shot(noor, "breathe-5-thought-phone-light")
        if n < 3:
            await noor["breathe-next"].click()
    await noor["breathe-back"].click()
    await expect(noor["breathe-exercise"]).to_have_attribute("data-settled", "true")
    await noor.page.reload()
    await expect(noor["breathe-text"]).to_have_value("I was tired.")
    await noor["breathe-next"].click()
    await expect(noor["breathe-text"]).to_have_value("Tired is no crime.")
    await expect(ines["breathe-sits"]).to_contain_text("Noor")
    await shot(ines, "breathe-6-sits-desk-dark")
    await noor["breathe-keep"].click()
    await noor["breathe-waits"].wait_for()
    await noor["breathe-notes"].locator("summary").click()
    await expect(noor["breathe-note"]).to_contain_text("Tired is no crime.")
    await shot(noor, "breathe-7-notes-phone-light")
    await ines["breathe-sit-too"].click()
    for _ in range(3):
        await ines["breathe-next"].click()
    await ines["breathe-let-go"].click()
    for who in (noor, ines):
        await who["breathe-sat"].wait_for()
    said = b"".join(sent[before:])
    assert b"breathe" in said
    assert not any(words in said for words in (b"Tired", b"spoil", b"evening"))
    assert "Tired" not in await ines.page.content()


@pytest.mark.timeout(360)
async def test_one_light_on_two_screens_and_notes_that_never_leave_theirs(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    lines: list[WebSocketRoute] = []
    sent: list[bytes] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with (
        person(browser, size=PHONE, timezone_id=city(21.5)) as noor,
        person(browser, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        noor.page.on(
            "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(bytes_of(frame)))
        )
        await ines.page.route_web_socket("**/v1/socket", through)
        await meet(running.url, noor, ines, "Noor", "Inês")
        await noor.to("breathe")
        await shot(noor, "breathe-1-choose-phone-light")
        # On her own: nobody is told.
        await noor["breathe-own"].click()
        await noor["breathe-begin"].click()
        await part(noor, "settle")
        assert await ines.state("breathe") is None
        await noor["breathe-leave"].click()
        await noor["breathe-both"].click()
        await they_breathe(running, noor, ines, lines, shot)
        await shot(ines, "breathe-1-choose-desk-dark")
        await who_sits_writes_for_herself(noor, ines, sent, shot)
        await ines.to("kept")
        await ines["kept-search"].fill("kinder thought")
        await expect(ines["kept-one"]).to_have_count(1)
        # Whoever forgets the room on a device forgets the notes.
        assert await noor.page.evaluate(LEFT) == 1
        await noor.to("room")
        await noor.page.goto(running.url)
        await noor.page.get_by_role("button", name="Forget").click()
        await noor.until(f"() => ({LEFT})().then(n => n === 0)")


def bytes_of(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


async def test_three_and_a_guest_from_right_to_left(
    running: HubProcess, browser: Browser, shot: Shot
) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        second = await stack.enter_async_context(samesky_client.join(await first.invite(), name="Kenji"))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        link = await first.invite(stay=3600)
        await guest.join(link.replace("/j#", "/j?lang=ar#"), "ضيف")
        await guest.to("breathe")
        await first.breathe().begin("four-seven-eight", 1)
        await guest["breathe-join"].click()
        await second.until(lambda room: len(room.raw("breathe")["on"]["along"]) == 2)
        await second.breathe().sit("plan")
        await guest["breathe-sits"].wait_for()
        await part(guest, "in")
        await clean(guest)
        await shot(guest, "breathe-8-three-phone-ar")

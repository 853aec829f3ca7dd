"""The check-in in two pages: sealed, opened together, met; kept as a sky; a hub that restarts in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client.notes import Day, answer, read, written

from ..serving import HubProcess, hub
from .people import Person, meet, person
from .pictures import docs_picture, for_docs, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean

LOOKS = [
    ("light", PHONE, "en"), ("dark", DESKTOP, "en"), ("light", DESKTOP, "de"), ("dark", PHONE, "ar"),
]  # fmt: skip
IDS = ["phone-light", "desk-dark", "desk-de", "phone-ar"]
PAST = """() => {
  const find = (tag, root = document) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.localName === tag) return one;
      const inner = one.shadowRoot && find(tag, one.shadowRoot);
      if (inner) return inner;
    }
  };
  const element = find("samesky-checkin"), room = element.room;
  const now = room.clock.now(), texts = new Map(), members = Object.keys(room.members);
  const words = ["calm", "tired", "close", "longing", "hopeful", "worried"];
  const past = (m) => [...Array(28).keys()].filter((n) => n && (n * 7 + m * 3) % 5);
  const entries = members.flatMap((who, m) => past(m).map((n) => {
    const box = new Uint8Array([m, n]), wave = Math.sin(n / 3.1 + 2 * m) * 0.7;
    texts.set(box, JSON.stringify({ mood: [wave, Math.cos(n * 1.7 + m) * 0.8], feelings: [words[(n + m) % 6]] }));
    return { id: `p${m}-${n}`, seq: 1, at: now - n * 86400, on: "checkin", kind: "notes", by: who,
      body: { day: `d${900 - n}`, notes: { [who]: box } } };
  })).sort((a, b) => a.at - b.at);
  element.room = new Proxy(room, { get: (real, key) => key === "entries" ? [...entries, ...real.entries]
    : key === "unseal" ? (box, ...more) => texts.has(box) ? { text: texts.get(box) } : real.unseal(box, ...more)
    : typeof real[key] === "function" ? real[key].bind(real) : real[key] });
}"""
"""Four weeks of notes, as if they had been written: nobody can wait for them here."""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("checkin") / "data", joins_per_minute="1000") as made:
        yield made


@asynccontextmanager
async def two(
    running: HubProcess, browser: Browser, lang: str = "en", **look: Any
) -> AsyncIterator[tuple[Person, Person]]:
    """Noor in the evening in one place, Inês further west, each with a page; both have the check-in before them."""
    async with (
        person(browser, timezone_id=city(21.5), **look) as noor,
        person(browser, timezone_id=city(18.7)) as ines,
    ):
        await meet(f"{running.url}/?lang={lang}", noor, ines, "Noor", "Inês")
        for who in (noor, ines):
            await who.to("checkin")
            await who["checkin-seal"].wait_for()
        yield noor, ines


async def says(who: Person, across: int, *feelings: str, need: str = "", meet: str = "") -> None:
    """Fills in how somebody is; so many steps to the right."""
    slider = who["checkin-across"]
    for _ in range(abs(across)):
        await slider.press("ArrowRight" if across > 0 else "ArrowLeft")
    for one in feelings:
        await who[f"checkin-feel-{one}"].click()
    if need:
        await who["checkin-need"].fill(need)
    if meet:
        await who[f"checkin-meet-{meet}"].click()


@pytest.mark.timeout(480)
@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS, ids=IDS)
async def test_a_day_from_the_first_note_to_an_answer(
    running: HubProcess,
    browser: Browser,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await clean(noor)
        await picture(noor, request, "1-empty")
        await says(noor, 2, "tender", "tired", need="An unhurried hour, no plans", meet="comfort")
        await noor["checkin-energy-low"].click()
        await picture(noor, request, "2-written")
        await noor["checkin-seal"].click()
        await noor["checkin-sealed"].wait_for()
        await clean(noor)
        await picture(noor, request, "3-sealed")
        await noor.page.goto(f"{noor.page.url}?lang={lang}")
        await noor["checkin-sealed"].wait_for()
        # While the hub is away, what Inês writes stays with her; it goes out when it is there again.
        await ines["checkin-partner-sealed"].wait_for()
        await says(ines, -3, "longing", meet="listen")
        await running.kill()
        await ines["out-of-reach"].wait_for()
        await ines["checkin-seal"].click()
        await ines["checkin-kept-here"].wait_for()
        await running.start()
        for who in (noor, ines):
            await who.live()
            await expect(who["checkin"]).to_have_attribute("data-opened", "true")
        await expect(ines["checkin-partner"]).to_contain_text("tender, tired")
        await expect(ines["checkin-partner"]).to_contain_text("An unhurried hour, no plans")
        await clean(noor)
        await picture(noor, request, "4-open")
        await ines["checkin-act-hug"].click()
        await expect(ines["checkin-answered"]).to_have_text("You: A hug")
        await noor["checkin-answered"].wait_for()
        await noor["checkin-act-words"].click()
        await noor["checkin-words"].fill("I am here. Tell me more tonight.")
        await clean(noor)
        await noor["checkin-say"].click()
        await expect(ines["checkin-own"]).to_contain_text("Noor: I am here. Tell me more tonight.")
        await noor.page.evaluate(PAST)
        await noor["checkin-in-words"].click()
        await clean(noor)
        await noor["checkin-in-words"].click()
        await noor["checkin-own"].wait_for()
        await noor.page.evaluate(PAST)
        await picture(noor, request, "5-met")
        if for_docs(request):
            await noor.page.evaluate(PAST)
            await docs_picture(noor, "checkin", height=1330)
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(3)
        await clean(noor)
        await picture(noor, request, "6-kept")


@pytest.mark.parametrize(
    ("scheme", "size"), [("dark", PHONE), ("light", DESKTOP)], ids=["phone-dark", "desk-light"]
)
async def test_one_is_asleep_and_comes_the_next_morning(
    running: HubProcess,
    browser: Browser,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
) -> None:
    async with person(browser, scheme=scheme, size=size, timezone_id=city(8)) as noor:
        await noor.page.goto(f"{running.url}/")
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        async with samesky_client.join(link, name="Inês") as ines:
            await ines.room().profile(tz=city(3.8))
            seat = ines.seat
        await noor.to("checkin")
        await noor.until("([id]) => window.samesky.room.presence[id]?.status !== 'here'", seat.member)
        await says(noor, 3, "hopeful")
        await noor["checkin-seal"].click()
        await noor["checkin-sealed"].wait_for()
        await clean(noor)
        await picture(noor, request, "7-asleep")
        await noor["help-lines"].click()
        await noor["help-lines-country"].select_option("DE")
        await expect(noor["help-line"].first).to_contain_text("TelefonSeelsorge")
        await expect(noor["help-line"].first.get_by_role("link").first).to_have_attribute(
            "href", "tel:08001110111"
        )
        await clean(noor)
        await picture(noor, request, "12-help")
        await noor.to("tonight")
        await expect(noor["now"]).to_have_attribute("data-what", "checkin-sealed")
        async with samesky_client.Room(seat) as ines:
            day = ines.checkin().state["day"]
            await ines.checkin().share(day, written(Day((-0.4, 0.0), ("tired",))))
            await expect(noor["now"]).to_have_attribute("data-what", "checkin-open")
            await picture(noor, request, "8-tonight")
            await noor["now-go"].click()
            await expect(noor["checkin-partner"]).to_contain_text("A little heavy")
            box = await ines.until(lambda room: room.raw("checkin")["round"]["answers"].get(noor_id(room)))
            told = read(ines.unseal(box, "checkin", f"share.note/{day}", noor_id(ines)))
            assert told == Day((0.6, 0.0), ("hopeful",))
            await ines.checkin().meet(day, noor_id(ines), answer("hug"))
            await expect(noor["checkin-answered"]).to_have_text("Inês: A hug")
            await noor["checkin-again"].click()
            await noor["checkin-seal"].click()
            await ines.until(lambda room: room.raw("checkin")["day"] == "d2")
            await noor["checkin-sealed"].wait_for()


def noor_id(room: samesky_client.Room) -> str:
    return next(member for member in room.members if member != room.you)


async def test_a_note_shown_at_once_is_read_when_the_other_opens_it_and_one_may_rest(
    running: HubProcess, browser: Browser, request: pytest.FixtureRequest
) -> None:
    async with two(running, browser, size=PHONE) as (noor, ines):
        await says(ines, -4, "sad", meet="listen")
        await ines["checkin-at-once"].click()
        await ines["checkin-sealed"].wait_for()
        await expect(noor["checkin-left"]).to_contain_text("Inês has left you a note.")
        await expect(noor["checkin-partner"]).to_have_count(0)
        await clean(noor)
        await picture(noor, request, "9-left")
        await noor["checkin-read"].click()
        await expect(noor["checkin-partner"]).to_contain_text("Would like an open ear")
        await noor["checkin-act-heard"].click()
        await noor["checkin-rest"].click()
        await expect(ines["checkin"]).to_have_attribute("data-opened", "true")
        await expect(ines["checkin-partner-sealed"]).to_contain_text("Rests today.")
        await expect(ines["checkin-own"]).to_contain_text("Noor: I hear you")
        await clean(ines)
        await picture(ines, request, "10-rests")


async def test_three_and_a_guest_and_one_is_gone_on_without(
    running: HubProcess, browser: Browser, request: pytest.FixtureRequest
) -> None:
    async with (
        samesky_client.make(
            running.url, name="A very long name, as some people have one", kind="friends"
        ) as long,
        samesky_client.join(await long.invite(), name="Kenji") as kenji,
        person(browser, size=PHONE) as noor,
    ):
        await noor.join(await long.invite(stay=3600), "Noor")
        await noor.to("checkin")
        await long.checkin().share("d1", written(Day((0.8, 0.4), ("close",), need="n" * 140)))
        await noor["checkin-partner-sealed"].wait_for()
        await noor["checkin-seal"].click()
        await noor["checkin-sealed"].wait_for()
        await noor["checkin-without"].click()
        await expect(noor["checkin-partner"]).to_have_count(1)
        await clean(noor)
        await picture(noor, request, "11-three")
        assert kenji.checkin().state["round"]["answers"] == {}
        await kenji.checkin().share("d1", written(Day((-1.0, -1.0))))
        await expect(noor["checkin-partner"]).to_have_count(2)

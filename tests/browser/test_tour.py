"""A tour in two pages: a PDF and a picture as pages, one leads, the other sees the same; notes, also over a night."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, WebSocketRoute, expect

import samesky_client
from samesky_client import Room, typed
from samesky_client.rows.tour import LOOK, look_at

from ..serving import HubProcess, hub
from .people import Person, Shot, meet, person
from .pictures import docs_picture, pdf, png, written
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

LONG = "Maximiliane-Theodora von der Heide-Lüttichau"

TRAM = " ".join(
    (
        "0.96 0.94 0.88 rg 0 0 400 600 re f",
        "0.73 0.83 0.86 rg 0 0 m 400 0 l 400 110 l 300 170 180 70 0 150 c f",
        "1 1 1 RG 7 w 0 250 m 400 330 l S 60 150 m 130 520 l S 300 130 m 260 520 l S 0 420 m 400 460 l S",
        "0.72 0.36 0.22 RG 4 w 60 190 m 130 300 240 240 270 330 c 290 400 180 420 150 500 c S",
        "1 J 15 w 60 190 m 60 190 l S 270 330 m 270 330 l S 150 500 m 150 500 l S 0 J",
        written("The tram", 28, 552, 30),
        *(written("Harbour", 76, 176), written("Market", 286, 322), written("Wall to sit on", 168, 494)),
    )
)
"""A map with a line of a tram on it, as a PDF draws it."""


WRITTEN = """(img) => {
  const [width, high] = [img.naturalWidth, Math.round(img.naturalHeight / 10)];
  const context = new OffscreenCanvas(width, high).getContext("2d");
  context.drawImage(img, 0, 0);
  const { data } = context.getImageData(0, 0, width, high);
  const ink = Array.from({ length: width * high }, (_, n) => n).filter((n) => data[4 * n] < 90);
  return Math.min(...ink.map((n) => n % width)) / width;
}"""
"""How far from the left, as a share of its width, the first letter stands in the uppermost tenth of a page."""
HARBOUR = written("The harbour", 40, 520, 24)
LISBON = FilePayload(name="Lisbon.pdf", mimeType="application/pdf", buffer=pdf(TRAM, HARBOUR))
DOOR = FilePayload(name="door.png", mimeType="image/png", buffer=png(220, 180, 60))


async def sees(who: Person, page: int) -> None:
    """Waits until somebody sees the page of this number."""
    await who["tour-stage"].wait_for()
    ids = [one["id"] for one in (await who.state("tour"))["pages"]]
    await expect(who["tour-stage"]).to_have_attribute("data-page", ids[page - 1])


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("tour") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(360)
async def test_a_tour_outlives_a_reload_a_lost_line_a_hub_that_restarts_and_a_night(
    browser: Browser, tmp_path: Path
) -> None:
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=DESKTOP) as ana,
        person(browser, size=PHONE) as ben,
    ):
        await ben.page.route_web_socket("**/v1/socket", through)
        fetched: list[str] = []
        readers: list[str] = []
        ana.page.on("worker", lambda one: readers.append(one.url))
        ben.page.on("request", lambda one: fetched.append(one.url))
        await meet(f"{running.url}/?lang=ar", ana, ben)
        home = ben.page.url
        await ana.to("tour")
        await ben.to("tour")
        # A PDF and a picture become three pages, on Ana's device alone.
        await ana["tour-files"].set_input_files([LISBON, DOOR])
        await expect(ana["tour-chip"]).to_have_count(3)
        await expect(ben["tour-chip"]).to_have_count(3)
        await expect(ben["tour-stage"].locator("img")).to_have_attribute("alt", re.compile("^The tram"))
        assert [one for one in readers if "/pdf.worker." in one], "it is read beside the page, not in it"
        assert not [one for one in fetched if "/pdf." in one]
        left = await ben["tour-stage"].locator("img").evaluate(WRITTEN)
        assert 0.065 < left < 0.08, "letters stand where the PDF has them, whichever way words go around it"
        # Ana leads; what she sees and where she points, Ben sees, without a record.
        await ana["tour-take"].click()
        await expect(ben["tour-lead"]).to_contain_text("Ana leads.")
        await ben.page.evaluate("() => window.samesky.room.on('change', () => { window.records = true; })")
        await ana["tour-on"].click()
        await sees(ben, 2)
        await ana["tour-nearer"].click()
        await expect(ben["tour-stage"]).to_have_attribute("data-near", "1.25")
        await ana["tour-stage"].hover(position={"x": 60, "y": 90})
        await expect(ben["tour-pointer"]).to_have_count(1)
        assert not await ben.page.evaluate("() => window.records")
        # A line that was lost, and one who comes in the middle.
        await lines[-1].close()
        await ana["tour-on"].click()
        await ben.live()
        await sees(ben, 3)
        await ana["tour-back"].click()
        await ben.page.reload()
        await sees(ben, 2)
        # Ben looks around alone, and asks for the lead; it passes over with the page.
        await ben["tour-alone"].click()
        await ben["tour-chip"].first.click()
        await sees(ben, 1)
        await sees(ana, 2)
        await ben["tour-ask"].click()
        await ana["tour-asks"].wait_for()
        await ana["tour-hand"].click()
        await sees(ben, 2)
        await running.kill()
        await running.start()
        await ana.live()
        await ben.live()
        await ben["tour-on"].click()
        await sees(ana, 3)
        # Ben lays the lead down and sleeps. Ana takes it, leaves a note, and puts the deck away.
        await ben["tour-rest"].click()
        await ana["tour-take"].wait_for()
        await ben.page.goto("about:blank")
        await ana["tour-take"].click()
        await ana["tour-note-open"].click()
        await ana["tour-note"].fill("By the yellow door")
        await ana["tour-note-put"].click()
        await expect(ana["tour-pin"]).to_have_count(1)
        await ana["tour-away-open"].click()
        await ana["tour-away"].click()
        await expect(ana["tour-stage"]).to_have_count(0)
        # The next morning.
        await ana.page.goto("about:blank")
        await ben.page.goto(home)
        await ben.live()
        await ben.to("kept")
        await ben["kept-search"].fill("yellow")
        await expect(ben["kept-one"]).to_contain_text("By the yellow door")


def points(who: Room, page: str) -> None:
    """Looks at a page from near, and points."""
    text = json.dumps({"p": page, "z": 1.2, "x": 450, "y": 420, "c": [675, 450]})
    who.signal("look", {"on": "tour", "box": who.seal(text, "tour", LOOK)})


async def brought(ines: Room, who: Person) -> None:
    """A deck of two: words of Inês, and a picture."""
    await typed.carry_out(
        ines, "tour bring The tram goes up the hill, and at the top there is a wall to sit on."
    )
    await who["tour-files"].set_input_files([LISBON])
    await expect(who["tour-chip"]).to_have_count(3)


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", DESKTOP, "en"), ("dark", PHONE, "de"), ("light", PHONE, "en"), ("dark", DESKTOP, "ar")],
    ids=["desk-light", "phone-dark", "phone-light", "desk-ar"],
)
async def test_every_state_of_a_tour(
    running: HubProcess, browser: Browser, shot: Shot, scheme: str, size: tuple[int, int], lang: str
) -> None:
    fingers = size == PHONE
    async with two(running, browser, lang, scheme=scheme, size=size, has_touch=fingers) as (noor, ines):
        await noor.to("tour")
        await noor["tour-files"].wait_for(state="attached")
        await clean(noor)
        await shot(noor, "t1-empty")
        broken = FilePayload(name="no.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 no")
        await noor["tour-files"].set_input_files([broken])
        await noor.page.get_by_role("status").filter(has_text="PDF").first.wait_for()
        await brought(ines, noor)
        await shot(noor, "t2-nobody")
        await noor["tour-take"].click()
        await typed.carry_out(ines, "tour ask")
        await noor["tour-asks"].wait_for()
        await noor["tour-on"].click()
        await noor["tour-note-open"].click()
        await noor["tour-stage"].click(position={"x": 80, "y": 120})
        await noor["tour-fresh"].wait_for()
        await clean(noor)
        await shot(noor, "t3-leads")
        await noor["tour-note"].fill("Here we sat.")
        await noor["tour-note-put"].click()
        await noor["tour-hand"].first.click()
        await noor["tour-ask"].wait_for()
        first = ines.tour().state.pages[0].id
        look_at(ines, first)
        await expect(noor["tour-stage"]).to_have_attribute("data-page", first)
        points(ines, ines.tour().state.pages[1].id)
        await expect(noor["tour-pointer"]).to_have_count(1)
        await clean(noor)
        await shot(noor, "t4-follows")
        if (scheme, size) == ("light", DESKTOP):
            await docs_picture(noor, "tour", height=960)
        await noor["tour-alone"].click()
        await noor["tour-chip"].nth(2).click()
        await noor["tour-elsewhere"].wait_for()
        await shot(noor, "t5-alone")


async def test_twelve_with_long_names_and_a_guest(running: HubProcess, browser: Browser, shot: Shot) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(samesky_client.make(running.url, name=LONG, kind="friends"))
        for n in range(2, 12):
            await stack.enter_async_context(samesky_client.join(await first.invite(), name=f"Friend {n}"))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await typed.carry_out(first, "tour bring The tram goes up the hill.")
        await guest.to("tour")
        await guest["tour-take"].click()
        await guest["tour-rest"].wait_for()
        await clean(guest)
        await shot(guest, "t6-many")

"""The past in the app: found by day, kind and words, kept by each for themselves, and made into a keepsake."""

from __future__ import annotations

import json
import os
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Room
from samesky_client.notes import Day, written
from samesky_shared.core.until import Until

from ..serving import hub
from .people import Person, person
from .pictures import AT_REST
from .test_app_shots import ROOT, shoot
from .test_page import DESKTOP, PHONE, clean

LETTER = (
    "You left your scarf here.\n\nI have not washed it, and I will not. On some evenings it is on the chair, as if "
    "you had only gone to fetch the bread.\n\nCome and get it, soon, & with the bread. <3"
)


async def lived(ana: Room, ben: Room) -> None:
    """What two have lived through, one of each."""
    await ana.chat().say("Are you up? The fog is so thick that the harbour has gone.")
    await ben.chat().say("Gone where?")
    await ana.chat().say("Out for bread, I think.")
    await ana.questions().draw()
    card = await ben.until(lambda room: (room.raw("questions") or {}).get("card"))
    await ben.questions().answer(
        card, "The kitchen of my grandmother, on a day when it rained and nobody had to go."
    )
    await ana.questions().answer(card, "Wherever you are reading aloud.")
    await ana.gratitude().thank("p1", "That you called, though it was late.")
    await ben.gratitude().thank("p1", "The soup, and who cooked it.")
    await ana.checkin().share("d1", written(Day((0.6, -0.2), ("calm", "hopeful"), "", "a long walk")))
    await ben.checkin().share("d1", written(Day((0.1, 0.4), ("tender",))))
    await ben.letters("scarf").write(LETTER, Until("when"), json.dumps({"when": "miss"}))
    await ana.until(lambda room: room.raw("letters:scarf"))
    await ana.letters("scarf").read(tell=True)
    segments = [{"title": title, "minutes": 15} for title in ("Bread and olives", "A film, half", "Dancing")]
    await ana.evening().plan(segments=segments, title="A slow supper")  # type: ignore[arg-type]
    await ana.evening().start()
    await ana.until(lambda room: room.raw("evening")["phase"] == "running")
    await ana.evening().end()
    await ben.evening().end()
    await ana.until(lambda room: any(one.kind == "evening" for one in room.entries))


@pytest.mark.timeout(480)
async def test_the_past_is_found_by_day_kind_and_words_kept_and_taken_along(
    browser: Browser, tmp_path: Path
) -> None:
    shots = os.environ.get("SAMESKY_SHOTS_AT")

    async def shot(who: Person, name: str) -> None:
        if shots:
            await who.page.evaluate(AT_REST)
            await who.page.screenshot(path=Path(shots) / f"timeline-{name}.png", full_page=True)

    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(hub(tmp_path / "data", joins_per_minute="1000"))
        ana = await stack.enter_async_context(samesky_client.make(running.url, name="Inês"))
        ben = await stack.enter_async_context(samesky_client.join(ana.invite_link or "", name="Noor"))
        await ana.do("room", "profile", tz="America/Sao_Paulo")
        await ben.do("room", "profile", tz="Europe/Berlin")
        await lived(ana, ben)
        link = await ana.invite(seat=ben.you)
        noor = await stack.enter_async_context(person(browser, size=DESKTOP, timezone_id="Europe/Berlin"))
        await noor.join(link, "Noor")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(8)
        await clean(noor)
        await shot(noor, "1-all")
        # By kind, by words, by day.
        await noor["kept-kind-letters"].click()
        await expect(noor["kept-one"]).to_have_count(1)
        await expect(noor["kept-one"]).to_contain_text("… you miss me")
        await noor["kept-all"].click()
        await noor["kept-search"].fill("SOUP who")
        await expect(noor["kept-one"]).to_have_count(1)
        await noor["kept-search"].fill("")
        await noor["kept-day"].fill("2020-02-29")
        await expect(noor["kept-empty"]).to_contain_text("Nothing of this day")
        today = datetime.fromtimestamp(ana.now(), ZoneInfo("Europe/Berlin")).date().isoformat()
        await noor["kept-day"].fill(today)
        await expect(noor["kept-one"]).to_have_count(8)
        await noor["kept-all-days"].click()
        # Kept, by one alone, over a reload and a hub that restarts.
        letter = noor["kept-one"].filter(has_text="scarf")
        await letter.get_by_test_id("kept-keep").click()
        await noor["kept-one"].filter(has_text="Gone where").get_by_test_id("kept-keep").click()
        await expect(letter.get_by_test_id("kept-keep")).to_have_attribute("aria-pressed", "true")
        if os.environ.get("SAMESKY_SHOTS"):
            await noor.page.evaluate("scrollTo(0, 0)")
            await shoot(noor, ROOT / "docs" / "shots", "activity-timeline")
        await running.kill()
        await running.start()
        await noor.page.reload()
        await noor.live()
        await noor["kept-mine"].click()
        await expect(noor["kept-one"]).to_have_count(2)
        await clean(noor)
        assert ana.raw(f"timeline:{ben.you}") is None
        await noor["kept-one"].filter(has_text="Gone where").get_by_test_id("kept-keep").click()
        await expect(noor["kept-one"]).to_have_count(1)
        await shot(noor, "2-mine")
        # A keepsake of all of it, and one of what Noor keeps.
        books = []
        for choice in ("take-all", "take-mine"):
            await noor[choice].click()
            async with noor.page.expect_download() as waits:
                await noor["take-book"].click()
            books.append(tmp_path / f"{choice}.html")
            await (await waits.value).save_as(books[-1])
        whole, mine = (book.read_text("utf-8") for book in books)
        assert "Out for bread" in whole
        assert "Out for bread" not in mine
        assert "as if you had only gone" in mine
        assert "soon, &#38; with the bread. &#60;3" in mine
        assert "<script" not in whole
        assert "font/woff2;base64," in whole
        await noor.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        await clean(noor)
        await shot(noor, "3-phone")
        # It stands alone: no network, in print and on a screen.
        asked: list[str] = []
        reader = await stack.enter_async_context(person(browser, size=(900, 1100)))
        reader.page.on("request", lambda request: asked.append(request.url))
        await reader.page.goto(books[0].as_uri())
        await clean(reader)
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        await expect(reader.page.locator(".piece")).to_have_count(8)
        await shot(reader, "4-book")
        assert (await reader.page.pdf(prefer_css_page_size=True)).startswith(b"%PDF")
        if shots:
            (Path(shots) / "book.pdf").write_bytes(await reader.page.pdf(prefer_css_page_size=True))

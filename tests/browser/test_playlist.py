"""Watching together: lists, order by hand, what was seen, why something cannot be played, what is one's own."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from ..serving import hub
from .media_site import Site, media_site
from .people import Person, Shot, meet, person, song
from .pictures import docs_picture, for_docs
from .test_page import DESKTOP, PHONE, clean

LOOKING = os.environ.get("SAMESKY_SHOTS_AT")
LOOKS = [
    pytest.param("light", DESKTOP, "en", id="desk-light"),
    pytest.param("dark", PHONE, "en", id="phone-dark"),
    pytest.param("light", PHONE, "ar", id="phone-ar"),
]
PLAYER = "document.querySelector('samesky-app').shadowRoot.querySelector('samesky-room-page').shadowRoot.querySelector('samesky-watch').shadowRoot.querySelector('samesky-player:not([hidden])').shadowRoot"  # noqa: E501
TIME = f"() => {PLAYER}.querySelector('video, samesky-youtube').currentTime"


async def titles(who: Person) -> list[str]:
    return [text.split("\n")[0] for text in await who["playlist-item"].locator(".grow").all_inner_texts()]


async def add(who: Person, url: str, title: str) -> None:
    await who["playlist-url"].fill(url)
    await who["playlist-title"].fill(title)
    await who["playlist-add"].click()
    await expect(who["playlist-item"].last).to_contain_text(title)


async def plays(who: Person, on: str = "player") -> Any:
    await who.until(
        f"([on]) => window.samesky.room.state(on)?.position.rate === 1 && {PLAYER}.querySelector('video, samesky-youtube')?.currentTime > 0",  # noqa: E501
        on,
    )


@pytest.mark.timeout(480)
async def test_an_evening_of_watching_outlives_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        media_site(tmp_path / "media") as site,
        hub(tmp_path / "data") as running,
        person(browser) as ana,
        person(browser) as ben,
    ):
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        await ben.page.goto("about:blank")  # Ben sleeps
        await ana.to("watch")
        for name, title in (("song.wav", "Rain"), ("short.wav", "Bell"), ("gone.mp4", "Lost")):
            await add(ana, site.at(name), title)
        await ordered_by_hand(ana)
        await named(ana)
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await ben.to("watch")
        await expect(ben.page.get_by_role("heading", name="Sundays")).to_be_visible()
        assert await titles(ben) == ["Rain", "Bell", "Lost"]
        await ben["playlist-vote"].last.click()
        await ana["player-play"].click()
        await why_it_cannot_be_played(ana, ben)
        await ana["playlist-play"].first.click()
        await plays(ben)
        await expect(ben["player-did"]).to_have_text("Ana: put this on")
        await gone_elsewhere(ana, ben)
        before = (await ana.state("player"))["position"]["position"]
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await running.start()
        for one in (ana, ben):
            await one.live()
        await ana.page.reload()
        await ana.live()
        await ana["player-play"].wait_for()
        assert (await ana.state("player"))["position"]["position"] == before, "it stands where it was held"
        await ana["player-play"].click()
        await plays(ana)
        await ben.lines[-1].close()
        await ben.live()
        await plays(ben)
        await seen_to_the_end(ana, ben)


async def ordered_by_hand(ana: Person) -> None:
    """By keys, by dragging, by buttons; what is taken out comes back."""
    handle = ana["playlist-drag"].first
    await handle.focus()
    await ana.page.keyboard.press("ArrowDown")
    await expect(ana["playlist-item"].nth(1)).to_contain_text("Rain")
    await expect(ana["playlist-drag"].nth(1)).to_be_focused()
    row, grip = (
        await ana["playlist-item"].last.bounding_box(),
        await ana["playlist-drag"].first.bounding_box(),
    )
    assert row
    assert grip
    mouse = ana.page.mouse
    await mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    await mouse.down()
    await mouse.move(grip["x"] + 20, row["y"] + row["height"] - 4, steps=6)
    await mouse.up()
    await expect(ana["playlist-item"].last).to_contain_text("Bell")
    assert await titles(ana) == ["Rain", "Lost", "Bell"]
    await ana["playlist-more"].last.click()
    await ana["playlist-up"].click()
    await expect(ana["playlist-item"].last).to_contain_text("Lost")
    await ana["playlist-remove"].click()  # what is open is about the bell still
    await expect(ana["playlist-item"]).to_have_count(2)
    await expect(ana["playlist-gone"]).to_contain_text("Bell")
    await ana["playlist-put-back"].click()
    await expect(ana["playlist-item"]).to_have_count(3)
    assert await titles(ana) == ["Rain", "Bell", "Lost"]


async def named(ana: Person) -> None:
    """A name for the first list, and a second one, which is left again."""
    await ana["playlist-call-it"].click()
    await ana["playlist-label"].fill("Sundays")
    await ana["playlist-label-save"].click()
    await expect(ana.page.get_by_role("heading", name="Sundays")).to_be_visible()
    await ana["list-new"].click()
    await expect(ana["playlist-item"]).to_have_count(0)
    await ana["list-1"].click()
    await expect(ana["playlist-item"]).to_have_count(3)


async def why_it_cannot_be_played(ana: Person, ben: Person) -> None:
    """The most wanted is gone: both see why, one goes on without picture, and where nobody can play it, it rests."""
    await expect(ana["player-why"]).to_have_text("It is not there any more.")
    await expect(ana["player-trouble"]).to_contain_text("Ben: It is not there any more.")
    await clean(ana)
    await ana["player-blind"].click()
    await expect(ana["player-without"]).to_be_visible()
    await expect(ben.page.get_by_text("Ana, without picture")).to_be_visible()
    assert (await ben.state("player"))["gate"]["ready"] == [
        await ana.page.evaluate("window.samesky.room.you")
    ]


async def gone_elsewhere(ana: Person, ben: Person) -> None:
    """A seek of one is seen by the other and undone there; then it is held."""
    await ben["player-on"].click()
    await ben["player-on"].click()
    await expect(ana["player-did"]).to_contain_text(re.compile(r"^Ben: to 0:2\d$"))
    await expect(ana["player-undo"]).to_contain_text(re.compile(r"Back to 0:0\d"))
    await ana["player-undo"].click()
    await expect(ben["player-did"]).to_contain_text(re.compile(r"^Ana: to 0:0\d$"))
    await expect(ben["player-undo"]).to_contain_text("Back to 0:2")
    await ben["player-pause"].click()
    await expect(ana["player-did"]).to_have_text("Ben: pause")


async def seen_to_the_end(ana: Person, ben: Person) -> None:
    """What plays to its end goes into the history, and what comes next begins."""
    await ana["player-seek"].fill("39")
    await expect(ben["playlist-item"].nth(1)).to_have_attribute("aria-current", "true")
    await ben["playlist-history"].click()
    await expect(ben["playlist-seen-list"]).to_contain_text("Rain")
    await expect(ana["playlist-item"].first).to_contain_text("seen")
    await plays(ana)


@pytest.mark.timeout(300)
async def test_what_is_ones_own_stays_on_the_device(browser: Browser, tmp_path: Path) -> None:
    async with (
        media_site(tmp_path / "media") as site,
        hub(tmp_path / "data", youtube=site.origin) as running,
        person(browser) as ana,
        person(browser) as ben,
    ):
        await meet(running.url, ana, ben)
        for one in (ana, ben):
            await one.to("watch")
        await subtitles_of_ones_own(ana, ben, site)
        await another_cut(ana, ben, tmp_path)
        await youtube_after_a_tap(ana, ben, site)


async def subtitles_of_ones_own(ana: Person, ben: Person, site: Site) -> None:
    await add(ana, site.at("song.wav"), "Rain")
    await ana["player-play"].click()
    await plays(ana)
    await ana["player-fine"].click()
    await ana["subs-url"].fill(site.at("walled.vtt"))
    await ana["subs-take"].click()
    await expect(ana["subs-said"]).to_contain_text("keeps them to itself")
    await ana["subs-url"].fill(site.at("open.vtt"))
    await ana["subs-take"].click()
    await expect(ana["player-said"]).to_have_text("You always leave")
    for _ in range(40):
        await ana["subs-earlier"].click()
    await expect(ana["subs-offset"]).to_have_text("-20.0 s")
    await expect(ana["player-said"]).to_have_text("before the tide turns.")
    await expect(ben["player-said"]).to_have_count(0)
    assert "subtitles" not in str(
        await ben.page.evaluate("JSON.stringify(window.samesky.room.state('player'))")
    )
    await ana["subs-off"].click()
    await expect(ana["player-said"]).to_have_count(0)
    text = "1\n00:00:00,000 --> 00:09:00,000\n<i>Good night</i>\n"
    await ana["subs-file"].set_input_files(
        {"name": "a.srt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    await expect(ana["player-said"]).to_have_text("Good night")


async def another_cut(ana: Person, ben: Person, tmp_path: Path) -> None:
    """A file each: the same one plays, one of another length is told and used only by choice, and none is sent."""
    song(tmp_path / "walk.wav", 12.0)
    song(tmp_path / "longer.wav", 19.0)
    await ana["playlist-file"].set_input_files(tmp_path / "walk.wav")
    await expect(ana["playlist-item"].last).to_contain_text("walk")
    await ana["playlist-play"].last.click()
    await ben["player-file"].set_input_files(tmp_path / "longer.wav")
    await expect(ben["player-cut"]).to_contain_text("another cut, 0:07 longer")
    await expect(ana["player-awaited"]).to_contain_text("Waits for Ben")
    await ben["player-cut-use"].click()
    await plays(ben)
    await plays(ana)


async def youtube_after_a_tap(ana: Person, ben: Person, site: Site) -> None:
    """Nothing of it is asked before the tap; then its frame is in step, and is told no more than where it stands."""
    await add(ana, "https://youtu.be/dQw4w9WgXcQ", "A video")
    await ana["playlist-play"].last.click()
    for one in (ana, ben):
        await one["player-frame-tap"].wait_for()
    assert not [path for path, _ in site.asked if path.startswith("embed/")]
    await expect(ana["player-elsewhere"]).to_have_attribute("rel", "noopener noreferrer")
    for one in (ana, ben):
        await one["player-frame-tap"].click()
    await plays(ana)
    await plays(ben)
    frames = [(path, page) for path, page in site.asked if path.startswith("embed/")]
    assert {path for path, _ in frames} == {"embed/dQw4w9WgXcQ"}
    home = await ana.page.evaluate("location.origin")
    assert {page for _, page in frames} == {f"{home}/"}, "the room's address is not told"
    await ben["player-seek"].fill("30")
    for one in (ana, ben):
        await one.until(f"() => ({TIME})() > 30 && ({TIME})() < 40")
    await ana["player-pause"].click()
    await expect(ben["player-play"]).to_be_visible()
    await add(ana, "https://youtu.be/notembeddable", "Not here")
    await ana["playlist-play"].last.click()
    await expect(ben["player-why"]).to_have_text("It may not be shown here.")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("scheme", "size", "lang"), LOOKS[: 3 if LOOKING else 1])
async def test_how_a_queue_looks(
    browser: Browser,
    tmp_path: Path,
    shot: Shot,
    request: pytest.FixtureRequest,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with (
        media_site(tmp_path / "media") as site,
        hub(tmp_path / "data", youtube=site.origin) as running,
        person(browser, scheme=scheme, size=size) as noor,
    ):
        await noor.page.goto(f"{running.url}/?lang={lang}")
        await noor["your-name"].fill("Noor")
        await noor["make-room"].click()
        await noor.live()
        await noor.to("watch")
        await expect(noor["list-new"]).to_be_visible()
        await add(noor, site.at("song.wav"), "The Tide Table")
        await add(noor, site.at("short.wav"), "Cartola, side one")
        await add(noor, "https://youtu.be/dQw4w9WgXcQ", "Walk along the Landwehr canal")
        await noor["player-play"].click()
        await plays(noor)
        await noor["player-on"].click()
        await noor["player-fine"].click()
        await noor["playlist-more"].nth(1).click()
        await noor["playlist-history"].click()
        await noor["player-undo"].wait_for()
        await clean(noor)
        await shot(noor, "2-plays")
        if for_docs(request, "desk-light"):
            await noor["player-fine"].click()
            await noor["playlist-history"].click()
            await docs_picture(noor, "playlist")
        await noor["playlist-play"].last.click()
        await noor["player-frame-tap"].wait_for()
        await clean(noor)
        await shot(noor, "3-youtube")

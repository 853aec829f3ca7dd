"""A moment in the app: two cameras at one instant, a strip that opens for both, taken again, and kept."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

from samesky_client.rows.moment import give

from ..serving import HubProcess, hub
from .conftest import CHROMIUM
from .people import Shot, friends, meet, person
from .pictures import docs_picture, png
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

FILMS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
REFUSED = """() => {
  navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("", "NotAllowedError"); };
}"""
CAMERA = """() => {
  const inside = (root) => [...root.querySelectorAll("video"), ...[...root.querySelectorAll("*")]
    .flatMap((one) => one.shadowRoot ? inside(one.shadowRoot) : [])];
  return inside(document).some((one) => one.videoWidth > 0);
}"""
"""Whether a camera shows something."""
DRAWN = """() => {
  const inside = (root) => [...root.querySelectorAll("img"), ...[...root.querySelectorAll("*")]
    .flatMap((one) => one.shadowRoot ? inside(one.shadowRoot) : [])];
  const all = inside(document).filter((one) => one.src.startsWith("data:image/webp") && one.naturalWidth === 720);
  return all.length;
}"""
"""How many pictures of ours are on the screen."""


@pytest.fixture(scope="module")
async def filming() -> AsyncIterator[Browser]:
    """A browser with a camera that nobody has: it shows a clock."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("there is no Chromium here")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=FILMS)
        yield launched
        await launched.close()


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("moment") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(360)
async def test_two_cameras_fire_at_one_instant_and_the_strip_outlives_a_night_a_reload_and_a_hub_that_restarts(
    filming: Browser, tmp_path: Path
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(filming, size=PHONE) as ana,
        person(filming, size=PHONE) as ben,
    ):
        await meet(running.url, ana, ben)
        home = ben.page.url
        await ana.to("moment")
        await ana["moment-gather"].click()
        await expect(ben["now"]).to_contain_text("A strip is begun with you.")
        await ben["now-go"].click()
        for who in (ana, ben):
            await who["moment-camera"].click()
            await who.page.wait_for_function(f"() => ({CAMERA})()")
            await who["moment-ready"].click()
        await ben["moment-count"].wait_for()
        fires = (await ben.state("moment"))["making"]["fires_at"]
        shown = [await who.flip("moment", fires) for who in (ana, ben)]
        assert max(abs(at - fires) for at in shown) < 1, (
            "it fires when it is time, however busy this machine is"
        )
        print(f"fired {[round(1000 * (at - fires), 1) for at in shown]} ms after the instant")
        for who in (ana, ben):
            await expect(who["moment-finder"]).to_have_attribute("data-has", "picture")
        # Nobody sees anything before both are in.
        await ana["moment-words"].fill("A green clock")
        await ana["moment-give"].click()
        await ana["moment-given"].wait_for()
        await ben.until("() => window.samesky.room.state('moment').making.round.in.length")
        assert (await ben.state("moment"))["making"]["round"]["answers"] == {}
        await ben["moment-give"].click()
        for who in (ana, ben):
            await who["moment-open"].wait_for()
            await who.until(f"() => ({DRAWN})() === 2")
        await expect(ben["strip-picture"].filter(has_text="A green clock")).to_have_count(1)
        await ana["moment-keep"].click()
        # Ben would rather have another one; then he sleeps, and the hub restarts.
        await ben["moment-again"].click()
        await ana["moment-finder"].wait_for()
        await ben.page.goto("about:blank")
        await running.kill()
        await running.start()
        await ana.live()
        photo = {"name": "us.png", "mimeType": "image/png", "buffer": png(200, 120, 60)}
        await ana["moment-file"].set_input_files(photo)
        await ana["moment-give"].click()
        await expect(ana["moment-given"]).to_contain_text("Ben")
        await ana.page.reload()
        await ana["moment-given"].wait_for()
        # The next morning, without a camera.
        await ben.page.goto(home)
        await ben.live()
        await ben["now-go"].click()
        await ben.page.evaluate(REFUSED)
        await ben["moment-camera"].click()
        await expect(ben.page.get_by_text("There is no camera here")).to_have_count(1)
        await ben["moment-card"].click()
        await ben["moment-give"].click()
        for who in (ana, ben):
            await who["moment-open"].wait_for()
            await who["moment-keep"].click()
        for who in (ana, ben):
            await who["moment-kept"].wait_for()
        await ana.to("kept")
        await ana["strip-picture"].first.wait_for()
        await ana.until(f"() => ({DRAWN})() === 2")
        await expect(ana["kept-one"]).to_have_count(1)
        async with ana.page.expect_download() as book:
            await ana["take-book"].click()
        text = Path(await (await book.value).path()).read_text("utf-8")
        assert text.count('<img class="picture"') == 2
        assert text.count('src="data:image/webp;base64,') == 2
        assert "At home" not in text
        # Whoever thinks otherwise later takes theirs out, for both.
        await ana["strip-out"].click()
        await ana["strip-out-sure"].click()
        for who in (ana, ben):
            await expect(who["strip-picture"]).to_have_count(1)


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("light", DESKTOP, "en"), ("dark", PHONE, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 2
    ],
)
async def test_every_state_of_a_strip(
    running: HubProcess,
    filming: Browser,
    shot: Shot,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, filming, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("moment")
        await noor["moment-gather"].wait_for()
        await shot(noor, "1-nothing")
        await noor["moment-gather"].click()
        await noor["moment-finder"].wait_for()
        await clean(noor)
        await shot(noor, "2-booth")
        await noor["moment-camera"].click()
        await noor.page.wait_for_function(f"() => ({CAMERA})()")
        await ines.until(lambda room: room.moment().state["making"])
        await ines.moment().ready("m1")
        await noor.until("() => window.samesky.room.state('moment').making.ready.length")
        await shot(noor, "3-camera")
        await noor["moment-ready"].click()
        await noor["moment-count"].wait_for()
        await shot(noor, "4-count")
        await expect(noor["moment-finder"]).to_have_attribute("data-has", "picture")
        await clean(noor)
        await shot(noor, "5-mine")
        await noor.page.route("**/v1/rooms/-/blobs/*", lambda route: route.fulfill(status=409))
        await noor["moment-give"].click()
        trouble = noor.page.locator("samesky-moment [role=status] .note")
        await expect(trouble).to_contain_text("no space for another picture" if lang == "en" else "")
        await expect(noor["moment-finder"]).to_have_attribute("data-has", "picture")
        await noor.page.unroute("**/v1/rooms/-/blobs/*")
        await noor["moment-give"].click()
        await noor["moment-given"].wait_for()
        await shot(noor, "6-given")
        await give(ines, png(90, 130, 180), "The window, as every evening")
        await noor["moment-open"].wait_for()
        await noor["strip-picture"].nth(1).wait_for()
        await noor.until("() => document.readyState === 'complete'")
        await clean(noor)
        await shot(noor, "7-open")
        if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", PHONE):
            await docs_picture(noor, "moment")
        await ines.moment().keep("m1")
        await noor["moment-keep"].click()
        await noor["moment-kept"].wait_for()
        await shot(noor, "8-kept")
        await noor.to("kept")
        await noor["strip-picture"].first.wait_for()
        await clean(noor)
        await shot(noor, "9-in-kept")


async def test_twelve_with_long_names_and_a_guest(running: HubProcess, filming: Browser, shot: Shot) -> None:
    async with AsyncExitStack() as stack:
        first, *others = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(filming, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await guest.to("moment")
        await guest["moment-gather"].click()
        for n, friend in enumerate((first, *others)):
            await friend.until(lambda room: room.moment().state["making"])
            await give(friend, png(20 * n, 120, 200 - 10 * n))
        await guest["moment-card"].click()
        await guest["moment-give"].click()
        await guest["moment-open"].wait_for()
        await expect(guest["strip-picture"]).to_have_count(12)
        await clean(guest)
        await shot(guest, "10-many")

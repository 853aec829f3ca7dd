"""Culture in the app: words with their sound, holidays of both, a good time to call, how it is done at home."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from samesky_client.rows.culture import home_written, teach, word_written

from ..serving import HubProcess, hub
from .people import LONG, Shot, friends, meet, person, song
from .pictures import docs_picture
from .test_evening import two
from .test_page import DESKTOP, PHONE, clean

MICROPHONE = """() => {
  // No machine of ours has one: what is heard is a tone, made here.
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const to = context.createMediaStreamDestination();
    const tone = new OscillatorNode(context);
    tone.connect(to);
    tone.start();
    return to.stream;
  };
}"""
PLAYED = """() => {
  window.played = [];
  HTMLMediaElement.prototype.play = async function () { window.played.push(this.src); };
}"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("culture") / "data", joins_per_minute="1000") as made:
        yield made


@pytest.mark.timeout(360)
async def test_a_word_and_its_sound_outlive_a_night_a_reload_a_lost_line_and_a_hub_that_restarts(
    browser: Browser, tmp_path: Path
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana, person(browser) as ben:
        await ben.line_can_be_cut()
        await meet(running.url, ana, ben)
        home = ben.page.url
        # Ben sleeps: his page is closed.
        await ben.page.goto("about:blank")
        await ana.to("culture")
        await ana["culture-add"].select_option("PT")
        await ana["culture-save"].click()
        await ana["culture-holiday"].first.wait_for()
        await expect(ana["culture-holiday"].first).to_contain_text("Portugal, Ana")
        await ana["culture-teach"].click()
        await ana["culture-word"].fill("saudade")
        await ana["culture-means"].fill("a longing that is sweet")
        await ana.page.evaluate(MICROPHONE)
        await ana["culture-record"].click()
        await expect(ana["culture-record"]).to_have_attribute("aria-pressed", "true")
        await ana["culture-record"].click()
        await ana["culture-clip"].wait_for()
        await ana["culture-keep"].click()
        await expect(ana["culture-play"]).to_have_count(1)
        await running.kill()
        await expect(ana["connection-state"]).not_to_have_attribute("data-state", "live")
        await expect(ana["culture-taught"]).to_contain_text("saudade")
        await running.start()
        await ana.live()
        await ana.page.reload()
        await ana["culture-holiday"].first.wait_for()
        await expect(ana["culture-holiday"].first).to_contain_text("Portugal, Ana")
        await ana["culture-draw"].click()
        card = await ana["culture-card"].inner_text()
        # The next morning.
        await ben.page.goto(home)
        await ben.live()
        await ben.to("culture")
        await ben.page.evaluate(PLAYED)
        await ben["culture-play"].click()
        (sound,) = await ben.until("() => window.played.length && window.played")
        assert sound.startswith("data:audio/")
        await expect(ben["culture-card"]).to_have_text(card)
        await ben["culture-text"].fill("Twice on the cheek, and nobody counts.")
        await running.kill()
        await expect(ben["connection-state"]).not_to_have_attribute("data-state", "live")
        await ben["culture-tell"].click()  # it is kept here, and goes out later
        await running.start()
        await ana.live()
        await ana["culture-told"].wait_for()
        await expect(ana["culture-told"]).to_contain_text("nobody counts")
        await ben.lines[-1].close()
        await ben.live()
        await ben["culture-draw"].click()
        await expect(ana["culture-card"]).not_to_have_text(card)
        await ana.to("kept")
        await expect(ana["kept-one"]).to_have_count(2)
        await expect(ana["kept-one"].first).to_contain_text(card)
        await ana["kept-search"].fill("saudade")
        await expect(ana["kept-one"]).to_contain_text("saudade = a longing that is sweet")


@pytest.mark.timeout(360)
@pytest.mark.parametrize(
    ("scheme", "size", "lang"),
    [("light", PHONE, "en"), ("dark", DESKTOP, "de"), ("light", DESKTOP, "en"), ("dark", PHONE, "ar")][
        : 4 if os.environ.get("SAMESKY_SHOTS_AT") else 2
    ],
)
async def test_every_state_of_where_we_are_from(
    running: HubProcess,
    browser: Browser,
    shot: Shot,
    tmp_path: Path,
    scheme: str,
    size: tuple[int, int],
    lang: str,
) -> None:
    async with two(running, browser, lang, scheme=scheme, size=size) as (noor, ines):
        await noor.to("culture")
        await noor["culture-home"].wait_for()
        await clean(noor)
        await shot(noor, "1-empty")
        await noor["culture-add"].select_option("BR")
        await noor["culture-save"].click()
        await ines.culture().home(home_written(("DE", "PT"), ("07:30", "23:00")))
        await ines.culture().draw()
        card = await ines.until(lambda room: room.culture().state.card)
        await teach(
            ines,
            "Feierabend",
            "when work is over, and the evening is yours",
            say="FY-er-ah-bent",
            sound=b"OggS",
        )
        await ines.culture().teach(word_written("Fernweh", "homesick for where one has never been"))
        await ines.culture().tell(card, "Shoes off at the door, always, and slippers for guests.")
        await noor["culture-told"].wait_for()
        await noor["culture-holiday"].first.wait_for()
        await noor["culture-teach"].click()
        song(tmp_path / "word.wav", 1.0)
        await noor["culture-file"].set_input_files(tmp_path / "word.wav")
        await noor["culture-clip"].wait_for()
        await clean(noor)
        await shot(noor, "2-open")
        if os.environ.get("SAMESKY_SHOTS") and (scheme, size) == ("light", DESKTOP):
            await noor["culture-teach"].click()
            await docs_picture(noor, "culture")
            await noor["culture-teach"].click()
        await noor["culture-clip-drop"].click()
        await noor["culture-file"].set_input_files(
            {"name": "x.txt", "mimeType": "text/plain", "buffer": b"no"}
        )
        await expect(noor["culture-clip"]).to_have_count(0)
        await noor.to("tonight")
        await expect(noor["now"]).to_contain_text("Inês")
        await noor.to("kept")
        await expect(noor["kept-one"]).to_have_count(3)
        await clean(noor)
        await shot(noor, "3-kept")


async def test_twelve_with_long_names_and_a_guest(running: HubProcess, browser: Browser, shot: Shot) -> None:
    async with AsyncExitStack() as stack:
        first, *_ = await stack.enter_async_context(friends(running.url, 11))
        guest = await stack.enter_async_context(person(browser, scheme="dark", size=PHONE))
        await guest.join(await first.invite(stay=3600), "Guest")
        await first.culture().home(home_written(("PT", "BR", "DE"), ("03:00", "03:00")))
        await guest.to("culture")
        await guest["culture-holiday"].first.wait_for()
        await expect(guest["culture-holiday"].first).to_contain_text(LONG)
        await clean(guest)
        await shot(guest, "4-many")

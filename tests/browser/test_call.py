"""A call in two pages: rung, taken, muted, shared, cut and mended, also by a relay alone; what may be in its way."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client

from ..serving import HubProcess, hub
from .calls import calling, flows, hears_and_sees, looks, pairs
from .drawn import DRAWN
from .people import Person, meet, person
from .pictures import docs_picture, picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean
from .turn import relay


@pytest.fixture(scope="module")
async def caller() -> AsyncIterator[Browser]:
    async with calling() as made:
        yield made


async def together(running: HubProcess, noor: Person, ines: Person) -> None:
    """Both in one sealed room."""
    await meet(running.url, noor, ines, "Noor", "Inês")


async def drawn(noor: Person, ines: Person) -> None:
    """Where pictures are kept: the same with somebody to be seen, for the page of the activity."""
    if not (os.environ.get("SAMESKY_SHOTS") or os.environ.get("SAMESKY_SHOTS_AT")):
        return
    for who, look in ((noor, [225, True]), (ines, [55, False])):
        await who.page.evaluate(DRAWN, look)
        for _ in range(2):
            await who["call-camera"].click()
    for who in (noor, ines):
        await hears_and_sees(who)
    await docs_picture(noor, "call")
    await picture(noor, None, "call-drawn-phone-light", whole=False)
    await picture(ines, None, "call-drawn-desk-dark", whole=False)


async def relayed(who: Person) -> None:
    """What this page sends goes by the relay alone, and it has shown the others no other way."""
    await hears_and_sees(who)
    for one in await pairs(who):
        assert (one["local"], set(one["mine"])) == ("relay", {"relay"})


@pytest.mark.timeout(360)
async def test_from_a_not_now_to_the_end(caller: Browser, tmp_path: Path) -> None:
    passed: list[bytes] = []

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def on(message: str | bytes) -> None:
            passed.append(message if isinstance(message, bytes) else message.encode())
            server.send(message)

        line.on_message(on)

    async with (
        relay(tmp_path / "relay") as coturn,
        hub(tmp_path / "data", log_level="debug", **coturn.settings) as running,
        person(caller, size=PHONE, timezone_id=city(21.5)) as noor,
        person(caller, size=DESKTOP, scheme="dark", timezone_id=city(18.7)) as ines,
    ):
        await ines.page.route_web_socket("**/v1/socket", through)
        await together(running, noor, ines)
        await noor.to("call")
        await noor["call-none"].wait_for()
        await clean(noor)
        await picture(noor, None, "call-1-none-phone-light")
        await noor["call-with"].click()
        await noor["call-rings"].wait_for()
        await picture(noor, None, "call-2-rings-phone-light")
        await ines["call-tile-asks"].wait_for()
        await expect(ines["now"]).to_have_attribute("data-what", "row-asks")
        await clean(ines)
        await picture(ines, None, "call-2-asked-desk-dark")
        # A "not now" is nothing that the hub hears of.
        heard = len(passed)
        await ines["call-tile-not-now"].click()
        await ines["call-tile-asks"].wait_for(state="detached")
        assert not [one for one in passed[heard:] if b"leave" in one or b"not" in one]
        await ines.to("call")
        await ines["call-show"].click()
        await ines["call-asks"].wait_for()
        await clean(ines)
        await picture(ines, None, "call-3-asked-desk-dark")
        await ines["call-without"].click()
        await hears_and_sees(ines)
        await hears_and_sees(noor, camera=False)
        await expect(noor["call-face"].locator("video")).to_have_count(0)
        await ines["call-camera"].click()
        await hears_and_sees(noor)
        await clean(noor)
        for who, name in ((noor, "phone-light"), (ines, "desk-dark")):
            await who["call-eye"].wait_for()
            await picture(who, None, f"call-4-together-{name}", whole=False)
        await drawn(noor, ines)
        assert not [one for one in passed if b"fingerprint" in one or b"candidate:" in one or b"a=ice" in one]

        await noor["call-mute"].click()
        await expect(ines["call-face"]).to_contain_text("microphone off")
        await noor["call-mute"].click()
        await expect(ines["call-face"]).not_to_contain_text("microphone off")
        await ines["call-share"].click()
        await noor["call-shared"].wait_for()
        await flows(noor, "video", "2")
        await picture(noor, None, "call-5-shared-phone-light", whole=False)
        await ines["call-share"].click()
        await noor["call-shared"].wait_for(state="detached")

        # A thin line: voices alone, which both are told, and then the pictures again.
        await looks(ines, 0.4)
        await ines["call-thin"].wait_for()
        await noor["call-thin-them"].wait_for()
        await expect(noor["call-face"].locator("video")).to_have_count(0)
        await flows(noor, "audio", "0")
        await picture(ines, None, "call-5-thin-desk-dark", whole=False)
        await picture(noor, None, "call-5-thin-phone-light", whole=False)
        await looks(ines, 0.0, later=25)
        await ines["call-thin"].wait_for(state="detached")
        await hears_and_sees(noor)

        # Something else together: the call stays, and mute is in reach.
        await noor.to("timer")
        await noor["call-tile"].wait_for()
        await noor["call-tile-mute"].click()
        await expect(ines["call-face"]).to_contain_text("microphone off")
        await noor["call-tile-mute"].click()
        await clean(noor)
        await picture(noor, None, "call-6-tile-phone-light", whole=False)
        await noor["call-tile-back"].click()
        await hears_and_sees(noor)

        # Through a relay only, from now on: her address is shown no more.
        await noor["call-devices"].click()
        await noor["call-relay"].check()
        await relayed(noor)
        # All that is relayed is cut, and comes again by other allocations.
        await coturn.kill()
        await ines["call-lost"].wait_for()
        await coturn.start()
        await relayed(noor)
        await hears_and_sees(ines)
        assert "ALLOCATE processed, success" in coturn.log.read_text()
        assert coturn.settings["turn_secret"] not in running.log.read_text()

        # Without the hub both go on; with it again nothing has happened.
        before = await noor.state("call")
        await running.kill()
        await ines["call-hub-away"].wait_for()
        for who in (noor, ines):
            await flows(who, "video", "1")
        await picture(ines, None, "call-7-hub-away-desk-dark", whole=False)
        await running.start()
        for who in (noor, ines):
            await who.live()
            await hears_and_sees(who)
        assert (await noor.state("call"))["id"] == before["id"]

        # A reload: the place is kept, and it comes back by itself.
        await noor.page.reload()
        await ines["call-lost"].wait_for()
        await picture(ines, None, "call-8-lost-desk-dark", whole=False)
        for who in (noor, ines):
            await hears_and_sees(who)
        await ines["call-end"].click()
        await expect(noor["call-trouble"]).to_have_attribute("data-what", "over")
        await ines["call-none"].wait_for()
        await picture(noor, None, "call-9-over-phone-light")
        assert (await noor.state("call"))["inside"] == {}
        assert await noor.page.evaluate("window.samesky.room.entries.length") == 0


async def lacking(who: Person, error: str, *kinds: str) -> None:
    """From now on devices of these kinds are not to be had on this page, for this reason; without kinds all are."""
    await who.page.evaluate(
        """([error, kinds]) => {
          const media = navigator.mediaDevices;
          media.real ??= media.getUserMedia;
          media.getUserMedia = async wanted => {
            if (kinds.some(kind => wanted[kind])) throw new DOMException("", error);
            return media.real(wanted);
          };
        }""",
        [error, kinds],
    )


@pytest.mark.timeout(300)
async def test_what_may_stand_in_its_way(caller: Browser, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(hub(tmp_path / "data"))
        ben = await stack.enter_async_context(samesky_client.make(running.url, name="Ben", kind="friends"))
        noor = await stack.enter_async_context(person(caller, size=PHONE))
        await noor.join(await ben.invite(), "Noor")
        await noor.to("call")
        await noor["call-none"].wait_for()
        for error, what in (
            ("NotAllowedError", "refused"),
            ("NotFoundError", "none"),
            ("NotReadableError", "busy"),
            ("TypeError", "other"),
        ):
            await lacking(noor, error, "audio", "video")
            await noor["call-with"].click()
            await expect(noor["call-trouble"]).to_have_attribute("data-what", f"mic-{what}")
            await picture(noor, None, f"call-trouble-{what}-phone-light")
            await noor["call-close"].click()
        # A camera that another program holds: heard, and not seen.
        await lacking(noor, "NotReadableError", "video")
        await noor["call-with"].click()
        await noor["call-lack-camera"].wait_for()
        await picture(noor, None, "call-lack-camera-phone-light")
        await lacking(noor, "")
        await noor["call-camera"].click()
        await noor["call-lack-camera"].wait_for(state="detached")
        await noor["call-end"].click()
        # Through a relay only, where there is none.
        await noor["call-devices"].click()
        await noor["call-relay"].check()
        await noor["call-with"].click()
        await expect(noor["call-trouble"]).to_have_attribute("data-what", "no-relay")
        await clean(noor)
        await picture(noor, None, "call-trouble-no-relay-phone-light")
        await noor["call-relay"].uncheck()
        await noor["call-devices"].click()
        await noor["call-close"].click()
        # Four are in it; when one goes, there is a place. Theirs are devices that carry nothing.
        others = [ben]
        for name in ("Cleo", "A very long name, as some people have one", "Eve"):
            other = samesky_client.join(await ben.invite(), name=name)
            others.append(await stack.enter_async_context(other))
        await ben.call().ring()
        call = (await ben.until(lambda room: room.raw("call")))["id"]
        for other in others[1:]:
            await other.call().join(call)
        await expect(noor["call-on"]).to_contain_text("Four are in the call")
        await picture(noor, None, "call-full-phone-light")
        await others[-1].call().leave(call)
        await noor["call-with"].click()
        await expect(noor["call-face"]).to_have_count(3)
        await clean(noor)
        await picture(noor, None, "call-of-four-phone-light")
        for other in others[:-1]:
            await other.call().leave(call)
        await expect(noor["call-trouble"]).to_have_attribute("data-what", "over")

"""A call in two pages: rung, taken, muted, shared, cut and mended; by a relay alone; and all that may stand in its way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

import samesky_client

from ..serving import HubProcess, hub
from .calls import calling, flows, hears_and_sees, pairs
from .people import PATIENCE, Person, person
from .pictures import picture
from .test_app_shots import city
from .test_page import DESKTOP, PHONE, clean
from .turn import relay

RELAY_ONLY = "localStorage.setItem('samesky-call', JSON.stringify({ relay: true }))"


@pytest.fixture(scope="module")
async def caller() -> AsyncIterator[Browser]:
    async with calling() as made:
        yield made


async def together(running: HubProcess, noor: Person, ines: Person) -> None:
    """Both in one sealed room."""
    await noor.page.goto(running.url)
    await noor["your-name"].fill("Noor")
    await noor["make-room"].click()
    await noor.live()
    await ines.join(await noor["invite-link"].input_value(), "Inês")
    await noor.until("() => Object.keys(window.samesky.room.members).length === 2")


async def both_in(noor: Person, ines: Person) -> None:
    await noor.to("call")
    await noor["call-with"].click()
    await ines["call-tile-with"].click()
    for who in (noor, ines):
        await hears_and_sees(who)


@pytest.mark.timeout(180)
async def test_from_a_not_now_to_the_end(caller: Browser, tmp_path: Path) -> None:
    passed: list[bytes] = []

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def on(message: str | bytes) -> None:
            passed.append(message if isinstance(message, bytes) else message.encode())
            server.send(message)

        line.on_message(on)

    async with (
        hub(tmp_path / "data") as running,
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
        await clean(noor)
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
        assert not [one for one in passed if b"fingerprint" in one or b"candidate:" in one or b"a=ice" in one]

        await noor["call-mute"].click()
        await expect(ines["call-face"]).to_contain_text("microphone off")
        await noor["call-mute"].click()
        await expect(ines["call-face"]).not_to_contain_text("microphone off")
        await ines["call-share"].click()
        await noor["call-shared"].wait_for()
        await flows(noor, "video", "2")
        await clean(ines)
        await picture(noor, None, "call-5-shared-phone-light", whole=False)
        await ines["call-share"].click()
        await noor["call-shared"].wait_for(state="detached")

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


@pytest.mark.timeout(180)
async def test_by_a_relay_alone_cut_and_mended(caller: Browser, tmp_path: Path) -> None:
    async with (
        relay(tmp_path / "relay") as coturn,
        hub(tmp_path / "data", log_level="debug", **coturn.settings) as running,
        person(caller, size=PHONE) as noor,
        person(caller, size=DESKTOP) as ines,
    ):
        await together(running, noor, ines)
        await noor.page.evaluate(RELAY_ONLY)
        await both_in(noor, ines)
        [hers] = await pairs(noor)
        assert (hers["local"], set(hers["mine"])) == ("relay", {"relay"})
        # All that is relayed is cut, and comes again by other allocations.
        await coturn.kill()
        await ines["call-lost"].wait_for()
        await coturn.start()
        for who in (noor, ines):
            await hears_and_sees(who)
        [hers] = await pairs(noor)
        assert (hers["local"], set(hers["mine"])) == ("relay", {"relay"})
        said = coturn.log.read_text()
        assert "ALLOCATE processed, success" in said
        assert "Noor" not in said
        credential = await noor.page.evaluate(
            """async () => {
              const { room } = window.samesky;
              const headers = { Authorization: `Bearer ${await room.token()}` };
              return (await (await fetch("/v1/rooms/-/relays", { headers })).json()).servers[0].credential;
            }"""
        )
        assert credential not in running.log.read_text()
        assert coturn.settings["turn_secret"] not in running.log.read_text()


@pytest.mark.timeout(120)
async def test_what_may_stand_in_its_way(caller: Browser, browser: Browser, tmp_path: Path) -> None:
    async def named(error: str | None, who: Person) -> None:
        """From now on devices are not to be had for this reason; None: they are."""
        await who.page.evaluate(
            """name => {
              const media = navigator.mediaDevices;
              media.real ??= media.getUserMedia.bind(media);
              media.getUserMedia = name
                ? wanted => name.split(" ").some(one => !one.includes("-") || wanted[one.split("-")[0]])
                  ? Promise.reject(new DOMException("no", name.split("-").pop())) : media.real(wanted)
                : media.real;
            }""",
            error,
        )

    async with (
        hub(tmp_path / "data") as running,
        person(caller, size=PHONE) as noor,
        person(browser, size=PHONE, scheme="dark") as kim,
    ):
        await noor.page.goto(running.url)
        await noor["your-name"].fill("Noor")
        await noor["room-friends"].click() if await noor["room-friends"].count() else None
        await noor["make-room"].click()
        await noor.live()
        link = await noor["invite-link"].input_value()
        await noor.to("call")
        await noor["call-alone"].wait_for()
        async with samesky_client.join(link, name="Ben") as ben:
            await noor["call-none"].wait_for()
            for error, what in (
                ("NotAllowedError", "refused"),
                ("NotFoundError", "none"),
                ("NotReadableError", "busy"),
                ("TypeError", "other"),
            ):
                await named(error, noor)
                await noor["call-with"].click()
                await expect(noor["call-trouble"]).to_have_attribute("data-what", f"mic-{what}")
                if what == "refused":
                    await clean(noor)
                await picture(noor, None, f"call-trouble-{what}-phone-light")
                await noor["call-close"].click()
            # A camera that another program holds: heard, and not seen.
            await named("video-NotReadableError", noor)
            await noor["call-with"].click()
            await noor["call-lack-camera"].wait_for()
            await picture(noor, None, "call-lack-camera-phone-light")
            await named(None, noor)
            await noor["call-camera"].click()
            await noor["call-lack-camera"].wait_for(state="detached")
            await noor["call-end"].click()
            await noor["call-none"].wait_for()
            # Through a relay only, where there is none.
            await noor["call-devices"].click()
            await noor["call-relay"].check()
            await clean(noor)
            await picture(noor, None, "call-devices-phone-light")
            await noor["call-with"].click()
            await expect(noor["call-trouble"]).to_have_attribute("data-what", "no-relay")
            await picture(noor, None, "call-trouble-no-relay-phone-light")
            await noor["call-relay"].uncheck()
            await noor["call-close"].click()
            # Taken to another device, then a minute without an answer.
            await noor["call-with"].click()
            await ben.until(lambda room: (room.raw("call") or {}).get("id"))
            call: dict[str, Any] = ben.raw("call")  # type: ignore[assignment]
            await ben.call().join(call["id"])
            await expect(noor["call-face"]).to_have_attribute("data-state", "coming")
            await ben.call().leave(call["id"])
            await expect(noor["call-trouble"]).to_have_attribute("data-what", "over", timeout=PATIENCE)
            _ = kim

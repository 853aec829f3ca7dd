"""The people panel: links, devices, the key, the card and the way out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, expect

import samesky_client
from samesky_client import Gone, Refused, Room

from ..serving import HubProcess, hub
from .people import Person, person
from .test_page import DESKTOP, PHONE, clean

VAULT_IS_EMPTY = """() => new Promise((done) => {
  const opening = indexedDB.open("samesky");
  opening.onsuccess = () => {
    const look = () => {
      const count = opening.result.transaction("rooms").objectStore("rooms").count();
      count.onsuccess = () => count.result ? setTimeout(look, 20) : done(opening.result.close() ?? true);
    };
    look();
  };
})"""
"""Waits for it."""
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset.testid;
}"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("people") / "data") as made:
        yield made


@asynccontextmanager
async def two(running: HubProcess, browser: Browser, **look: object) -> AsyncIterator[tuple[Person, Room]]:
    """Ana with a page that made the room, Ben with the Python client."""
    async with person(browser, **look) as ana:  # type: ignore[arg-type]
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        link = await ana["invite-link"].input_value()
        async with samesky_client.join(link, name="Ben") as ben:
            await ana.until("() => Object.keys(window.samesky.room.members).length === 2")
            yield ana, ben


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_the_panel_stands_in_nobodys_way(
    running: HubProcess, browser: Browser, scheme: str, size: tuple[int, int]
) -> None:
    async with two(running, browser, scheme=scheme, size=size) as (ana, _):
        await ana["people"].click()
        await expect(ana["people-panel"]).to_be_visible()
        await ana["add-device"].click()
        await ana["qr"].wait_for()
        await ana["leave"].click()
        await ana["sure"].wait_for()
        await clean(ana)
        await ana.page.keyboard.press("Escape")
        await expect(ana["people-panel"]).to_be_hidden()
        assert await ana.page.evaluate(FOCUSED) == "people"


async def test_both_read_the_same_words(running: HubProcess, browser: Browser) -> None:
    from samesky_shared.decks import phrase_words

    async with two(running, browser) as (ana, ben):
        await ana["people"].click()
        assert ben.phrase is not None
        words = [phrase_words("en")[n] for n in ben.phrase]
        await expect(ana["phrase"].locator("span")).to_have_text(words)
        await expect(ana["sealing"]).to_have_attribute("data-state", "sealed")
        await expect(ana["in-step"]).to_contain_text(" ms on this device")


async def test_a_link_that_was_taken_back_opens_nothing(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        link = await ben.invite(seat=ben.you)
        await ana["people"].click()
        await expect(ana["open-link"]).to_have_count(1)
        await ana["revoke"].click()
        await expect(ana["open-link"]).to_have_count(0)
        with pytest.raises(Refused):
            await samesky_client.join(link, name="Eve")


async def test_a_link_that_is_tried_again_is_told_to_both(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        link = await ben.invite(seat=ben.you)
        async with samesky_client.join(link, name="Ben"):
            pass
        with pytest.raises(Refused):
            await samesky_client.join(link, name="Eve")
        await ana["people"].click()
        await expect(ana["tried"]).to_contain_text("Ben")
        await ben.until(lambda room: room.raw("room")["tried"])


async def test_a_removed_device_says_so_and_forgets_its_key(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben), person(browser) as phone:
        you = await ana.page.evaluate("window.samesky.room.you")
        await phone.join(await ben.invite(seat=you), "Ana")
        before = ben.phrase
        await ana["people"].click()
        await expect(ana["device"]).to_have_count(2)
        await ana["remove-device"].nth(1).click()
        await ana["sure"].click()
        await expect(phone["notice"]).to_contain_text("was removed")
        assert await phone.page.evaluate(VAULT_IS_EMPTY)
        assert (
            await phone.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('samesky:room:'))")
            == []
        )
        await ben.until(lambda room: room.phrase != before)
        await ana["people-close"].click()
        await ana.to("words")
        await ana["chat-input"].fill("only us now")
        await ana["chat-send"].click()
        line = await ben.until(lambda room: [one for one in room.entries if one.kind == "line"])
        assert ben.unseal(line[0].body["text"], "chat", "say.text", you) == "only us now"


async def test_leaving_is_one_step_and_asks_nobody(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        await ana["people"].click()
        await ana["leave"].click()
        await ana["sure"].click()
        await expect(ana["notice"]).to_be_visible()
        await ben.until(lambda room: list(room.members) == [ben.you])
        await ana.page.goto(running.url)
        await expect(ana["known-room"]).to_have_count(0)


async def test_a_card_on_paper_brings_ana_back_with_all_words(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        await ana.to("words")
        await ana["chat-input"].fill("from before the card")
        await ana["chat-send"].click()
        await ana.page.evaluate("window.print = () => {}")
        await ana["people"].click()
        await ana["print-card"].click()
        await ana.page.emulate_media(media="print")
        card = ana["room-card"]
        await expect(card).to_be_visible()
        await expect(card).to_contain_text("Ana")
        await expect(card.get_by_test_id("qr")).to_be_visible()
        url = await card.locator(".url").inner_text()
        you = await ana.page.evaluate("window.samesky.room.you")
        async with person(browser) as again:
            await again.join(url, "whoever")
            assert await again.page.evaluate("window.samesky.room.you") == you
            await again.to("words")
            await expect(again["chat-line"].filter(has_text="from before the card")).to_have_count(1)
        with pytest.raises(Refused):
            await samesky_client.join(url, name="Eve")
        assert ben.connection == "ready"


async def test_a_device_that_signs_itself_out_is_out(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben):
        you = await ana.page.evaluate("window.samesky.room.you")
        desk = await samesky_client.join(await ben.invite(seat=you), name="Ana")
        await ana["people"].click()
        mine = ana["device"].filter(has_text="this one")
        await mine.get_by_test_id("remove-device").click()
        await expect(mine).to_contain_text("in your hand")
        await ana["sure"].click()
        await expect(ana["notice"]).to_be_visible()
        assert desk.connection == "ready"
        await desk.leave()
        with pytest.raises(Gone):
            await desk.until(lambda room: False)
        await desk.close()


async def test_a_room_is_deleted_when_both_ask_and_one_can_think_again(
    running: HubProcess, browser: Browser
) -> None:
    async with two(running, browser) as (ana, ben):
        await ana["people"].click()
        await ana["delete-room"].click()
        await ana["sure"].click()
        await expect(ana["deleting"]).to_contain_text("Ana")
        await ben.until(lambda room: room.raw("room")["deleting"])
        await ana["keep-room"].click()
        await expect(ana["deleting"]).to_have_count(0)
        await ben.delete()
        await expect(ana["deleting"]).to_contain_text("Ben")
        await ana["delete-room"].click()
        await ana["sure"].click()
        await expect(ana["notice"]).to_be_visible()
        with pytest.raises(Gone):
            await ben.until(lambda room: False)


async def test_who_leaves_can_take_their_words_out_of_the_room(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser) as (ana, ben), person(browser) as other:
        await ana.to("words")
        await ana["chat-input"].fill("mine alone")
        await ana["chat-send"].click()
        await ben.chat().say("and mine")
        await other.join(await ben.invite(seat=ben.you), "Ben")
        await other.to("words")
        await expect(other["chat-line"].filter(has_text="mine alone")).to_have_count(1)
        await ana["people"].click()
        await ana["leave"].click()
        await ana["leave-nothing"].click()
        await expect(ana["notice"]).to_be_visible()
        await expect(other["chat-line"].filter(has_text="mine alone")).to_have_count(0)
        await expect(other["chat-line"].filter(has_text="taken back")).to_have_count(1)
        await expect(other["chat-line"].filter(has_text="and mine")).to_have_count(1)
        await ben.until(
            lambda room: ["text" in e.body for e in room.entries if e.kind == "line"] == [False, True]
        )


async def test_a_guest_comes_for_an_evening_and_is_sent_home(running: HubProcess, browser: Browser) -> None:
    async with two(running, browser, size=PHONE) as (ana, ben), person(browser) as gus:
        await ben.chat().say("just between us")
        await ana["people"].click()
        await ana["invite-guest"].click()
        await gus.join(await ana["invite-link"].input_value(), "Gus")
        assert await gus.page.evaluate("window.samesky.room.entries.length") == 0
        await expect(gus["invite"]).to_have_count(0)
        await gus["people"].click()
        for mine in ("invite-guest", "add-device", "delete-room"):
            await expect(gus[mine]).to_have_count(0)
        await expect(gus["people-panel"]).to_contain_text("guest until")
        await gus["leave"].wait_for()
        await clean(gus)
        await ana["goodbye"].click()
        await clean(ana)
        await ana["sure"].click()
        await expect(ana["goodbye"]).to_have_count(0)
        await expect(gus["notice"]).to_be_visible()
        assert await gus.page.evaluate(VAULT_IS_EMPTY)

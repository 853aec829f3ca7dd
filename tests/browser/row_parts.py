"""What a page may style of the elements: how it is found, and rows of doing something together in their states."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from playwright.async_api import Page

from samesky_client import Room, typed
from samesky_client.rows.moment import give
from samesky_client.rows.touch import holding, left
from samesky_web import static_dir

from .drawn import DRAWN
from .people import SETTLED
from .pictures import png

FOUND = """(states) => Object.entries(states).map(([tag, names]) => {
  const all = [...document.querySelectorAll(tag)];
  const inner = all.flatMap((one) => [...(one.shadowRoot?.querySelectorAll("[part]") ?? [])]);
  const parts = inner.flatMap((one) => [...one.part]);
  return [tag, parts, names.filter((name) => all.some((one) => one.matches(`:state(${name})`)))];
})"""


def declared() -> dict[str, dict[str, Any]]:
    """What the manifest says of each element, by its tag."""
    made = json.loads((static_dir() / "custom-elements.json").read_text("utf-8"))
    return {one["tagName"]: one for module in made["modules"] for one in module["declarations"]}


class Album:
    """Parts and states that were seen, by tag."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said = {
            tag: (
                {part["name"] for part in one["cssParts"]},
                {state["name"] for state in one["cssStates"]},
            )
            for tag, one in declared().items()
        }
        self.parts: defaultdict[str, set[str]] = defaultdict(set)
        self.states: defaultdict[str, set[str]] = defaultdict(set)

    async def look(self, *reached: str) -> None:
        """Takes in what is there, once these (`samesky-timer:running`) are."""
        await self.reached(*reached)
        states = {tag: sorted(names) for tag, (_, names) in self.said.items()}
        for tag, parts, now in await self.page.evaluate(FOUND, states):
            self.parts[tag] |= set(parts)
            self.states[tag] |= set(now)

    async def reached(self, *names: str) -> None:
        """Waits until these are, and the hub has what was done."""
        for one in names:
            tag, _, state = one.partition(":")
            await self.page.wait_for_function(
                "([tag, state]) => document.querySelector(tag).matches(`:state(${state})`)", arg=[tag, state]
            )
        await self.page.wait_for_function(SETTLED)


async def touch(page: Page, ben: Room, album: Album) -> None:
    await page.locator("samesky-touch").get_by_test_id("touch-stays").click()
    await album.look("samesky-touch:offered")
    async with holding(ben):
        await album.look("samesky-touch:together")
    await page.locator("samesky-touch").get_by_test_id("touch-stays").click()
    await ben.touch().leave(next(one for one in ben.members if one != ben.you), left("kiss"))
    await album.look("samesky-touch:waiting")


async def moment(page: Page, ben: Room, album: Album) -> None:
    await page.get_by_test_id("moment-gather").click()
    await page.get_by_test_id("moment-card").click()
    await page.get_by_test_id("moment-give").click()
    await album.look("samesky-moment:waiting")
    await give(ben, png(90, 130, 180))
    await page.get_by_test_id("moment-keep").wait_for()
    await album.look("samesky-moment:revealed")
    await page.get_by_test_id("moment-again").click()
    await page.get_by_test_id("moment-card").click()
    await album.reached()
    await ben.moment().ready("m2")
    await page.get_by_test_id("moment-ready").click()
    await album.look("samesky-moment:counting")


async def cook(page: Page, ben: Room, album: Album) -> None:
    await page.locator("samesky-cook").get_by_test_id("cook-recipe").first.click()
    await page.get_by_test_id("cook-begin").click()
    await page.get_by_test_id("cook-done").click()
    await album.look("samesky-cook:waiting")
    await ben.cook().done("d1", 0)
    await page.get_by_test_id("cook-time").click()
    await album.look("samesky-cook:running")
    await ben.cook().serve("d1")
    await ben.cook().say("d1", "Good.")
    await page.get_by_test_id("cook-line").wait_for()
    await album.look("samesky-cook:revealed")


async def play(page: Page, ben: Room, album: Album) -> None:
    await page.get_by_test_id("play-lay-this").click()
    await page.get_by_test_id("play-pick").first.click()
    await album.look("samesky-play:sealed", "samesky-play:waiting")
    await page.get_by_test_id("play-draw").click()
    await page.get_by_test_id("play-sheet").wait_for()
    await ben.play().answer(ben.play().state["page"], "0")
    await ben.play().shelve("{}")
    await page.get_by_test_id("play-shelved").wait_for()
    await page.get_by_test_id("play-write-tale").click()
    await album.look("samesky-play:revealed")


async def breathe(page: Page, ben: Room, album: Album) -> None:
    await ben.breathe().begin("box", 1)
    await page.get_by_test_id("breathe-join").wait_for()
    await album.look("samesky-breathe:running")
    await ben.breathe().pause()
    await album.look("samesky-breathe:paused")
    await page.get_by_test_id("breathe-do-plan").click()
    await page.get_by_test_id("breathe-text").wait_for()
    await album.look()


async def pact(page: Page, ben: Room, album: Album) -> None:
    await ben.pact().ask(30)
    await album.look("samesky-pact:asked")
    await page.get_by_test_id("pact-agree").click()
    await album.look("samesky-pact:on")


async def learn(page: Page, ben: Room, album: Album) -> None:
    await ben.learn().aim("Portuguese")
    await page.get_by_test_id("learn-chapter").first.fill("At table")
    await page.get_by_test_id("learn-chapter-go").click()
    await page.get_by_test_id("learn-plan").click()
    await page.get_by_test_id("learn-ask").click()
    await page.get_by_test_id("learn-question").fill("Bread?")
    await page.get_by_test_id("learn-right").fill("pão")
    await album.look()
    await page.get_by_test_id("learn-ask-go").click()
    await album.look("samesky-learn:sealed", "samesky-learn:waiting")
    await ben.learn().answer("p2", "pan")
    await album.look("samesky-learn:revealed")


async def call(page: Page, ben: Room, album: Album) -> None:
    await page.evaluate(DRAWN, [55, False])
    call = page.locator("samesky-call")
    await ben.call().ring()
    await album.look("samesky-call:asked")
    await call.get_by_test_id("call-with").click()
    await album.look("samesky-call:together")
    await call.get_by_test_id("call-end").click()
    await call.get_by_test_id("call-without").click()
    await album.look("samesky-call:waiting")
    await call.get_by_test_id("call-end").click()


async def tour(page: Page, ben: Room, album: Album) -> None:
    await typed.carry_out(ben, "tour bring The tram goes up the hill.")
    await page.get_by_test_id("tour-take").click()
    await album.look("samesky-tour:leading")
    await page.get_by_test_id("tour-hand").first.click()
    await album.reached()
    await typed.carry_out(ben, "tour note 1 By the yellow door")
    await page.get_by_test_id("tour-noted").wait_for()
    await album.look("samesky-tour:following")

"""How rows of doing something together are done by the keyboard alone; those of talking are in `row_keys.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from samesky_client import Room, typed
from samesky_client.rows.moment import give
from samesky_client.rows.touch import left

from .drawn import DRAWN
from .people import Person
from .pictures import png
from .row_keys import ana_of, gone_to, pressed
from .test_page import tabbed


async def call(ana: Person, ben: Room) -> None:
    await ana.page.evaluate(DRAWN, [55, False])
    await ben.call().ring()
    await pressed(ana, "call-tile-without")
    await ben.until(lambda room: len(room.raw("call")["inside"]) == 2)
    for key in ("Enter", "Space"):
        await pressed(ana, "call-mute", key)
    await pressed(ana, "call-devices")
    await pressed(ana, "call-relay", "Space")
    await pressed(ana, "call-relay", "Space")
    await pressed(ana, "back")
    await pressed(ana, "call-tile-mute")
    await expect(ana["call-tile-mute"]).to_have_attribute("aria-pressed", "true")
    await pressed(ana, "call-tile-back")
    await pressed(ana, "call-end")
    await ben.until(lambda room: room.raw("call")["id"] == "")


async def touch(ana: Person, ben: Room) -> None:
    await ben.touch().leave(ana_of(ben), left("kiss"))
    await gone_to(ana, "touch")
    await pressed(ana, "touch-feel")
    await expect(ana["touch-says"]).to_contain_text("A kiss")
    await tabbed(ana, "touch-hold")
    await ana.page.keyboard.down("Space")
    await ben.until(lambda room: ana_of(room) in room.touch().state.held)
    await ana.page.keyboard.up("Space")
    await ben.until(lambda room: not room.touch().state.held)
    await pressed(ana, "touch-stays", "Space")
    await ben.until(lambda room: ana_of(room) in room.touch().state.held)
    hears = ben.signals()
    await pressed(ana, "touch-tap", "Space")
    await pressed(ana, "touch-hug")
    assert [(await anext(hears)).data["name"] for _ in range(2)] == ["tap", "hug"]


async def moment(ana: Person, ben: Room) -> None:
    await gone_to(ana, "moment")
    await pressed(ana, "moment-gather")
    await pressed(ana, "moment-card", "Space")
    await pressed(ana, "moment-words", words="My sky tonight")
    await pressed(ana, "moment-give")
    await give(ben, png(90, 130, 180))
    await pressed(ana, "moment-keep")
    await ben.moment().keep("m1")
    await ana["moment-kept"].wait_for()


async def cook(ana: Person, ben: Room) -> None:
    await gone_to(ana, "cook")
    await pressed(ana, "cook-minds-open")
    await pressed(ana, "cook-allergen-egg", "Space")
    await pressed(ana, "cook-minds-save")
    await ben.until(lambda room: room.cook().state.minds)
    await tabbed(ana, "cook-filter-fits")
    await ana.page.keyboard.press("Tab")  # to the first recipe
    await ana.page.keyboard.press("Enter")
    await pressed(ana, "cook-more")
    await pressed(ana, "cook-begin")
    await tabbed(ana, "cook-units-us")
    await ana.page.keyboard.press("Tab")  # to the first ingredient
    await ana.page.keyboard.press("Space")
    await pressed(ana, "cook-done")
    await ben.until(lambda room: room.cook().state.dish.laid and room.cook().state.dish.done)
    await ben.cook().done("d1", 0)
    await pressed(ana, "cook-time")
    await pressed(ana, "cook-pause")
    await pressed(ana, "cook-go-on")
    await ben.cook().go_on("d1", 1)
    await pressed(ana, "cook-other")
    await pressed(ana, "cook-serve")
    await tabbed(ana, "cook-text")
    await ana.page.keyboard.type("Good.")
    await pressed(ana, "cook-say")
    await pressed(ana, "cook-clear")
    await ben.until(lambda room: any(one.kind == "cooked" for one in room.entries))


async def play(ana: Person, ben: Room) -> None:
    await gone_to(ana, "play")
    await pressed(ana, "play-write-begin")
    await tabbed(ana, "play-begin-text")
    await ana.page.keyboard.type("When it rains, I")
    await ana.page.keyboard.press("Enter")
    await tabbed(ana, "play-text")
    await ana.page.keyboard.type("sleep")
    await pressed(ana, "play-seal")
    await pressed(ana, "play-draw")
    await tabbed(ana, "play-sheet")
    for key in ("Space", "ArrowRight", "ArrowDown", "Space"):
        await ana.page.keyboard.press(key)
    await expect(ana["play-sheet"].locator("polyline")).to_have_count(1)
    await ben.until(lambda room: room.play().state["sketch"])
    await ben.play().guess("s1", "a line")
    await pressed(ana, "play-right")
    await pressed(ana, "play-slip-open")
    await tabbed(ana, "play-slip")
    await ana.page.keyboard.type("Knock knock.")
    await pressed(ana, "play-slip-put")
    await pressed(ana, "play-pull")
    await pressed(ana, "play-shelve-open")
    await tabbed(ana, "play-shelve")
    await ana.page.keyboard.type("the blue goat")
    await pressed(ana, "play-shelve-put")
    await ben.until(lambda room: {"drawing", "joke", "inside"} <= {one.kind for one in room.entries})


async def breathe(ana: Person, ben: Room) -> None:
    await gone_to(ana, "breathe")
    await pressed(ana, "breathe-box", "Space")
    await pressed(ana, "breathe-minutes-5", "Space")
    await pressed(ana, "breathe-begin")
    await ben.until(lambda room: (room.raw("breathe") or {}).get("on"))
    assert ben.raw("breathe")["on"]["pattern"] == "box"
    await pressed(ana, "breathe-pause")
    await ben.until(lambda room: room.raw("breathe")["on"]["motion"]["rate"] == 0)
    await pressed(ana, "breathe-end")
    await pressed(ana, "breathe-do-plan")
    for words in ("A walk.", "On Sunday."):
        await tabbed(ana, "breathe-text")
        await ana.page.keyboard.type(words)
        await pressed(ana, "breathe-next")
        await expect(ana["breathe-prompt"]).to_be_focused()
    await pressed(ana, "breathe-keep")
    await ana["breathe-notes"].wait_for()


async def tour(ana: Person, ben: Room) -> None:
    await gone_to(ana, "tour")
    await tabbed(ana, "tour-files")
    await pressed(ana, "tour-write-open")
    await tabbed(ana, "tour-write")
    await ana.page.keyboard.type("The tram goes up the hill.")
    await pressed(ana, "tour-write-put")
    await ben.until(lambda room: room.tour().state.pages)
    await typed.carry_out(ben, "tour bring Then we eat.")
    await pressed(ana, "tour-take")
    await tabbed(ana, "tour-stage")
    await ana.page.keyboard.press("ArrowRight")
    await expect(ana["tour-where"]).to_contain_text("Page 2 of 2")
    await ana.page.keyboard.press("+")
    await expect(ana["tour-stage"]).to_have_attribute("data-near", "1.25")
    await pressed(ana, "tour-note-open")
    await tabbed(ana, "tour-note")
    await ana.page.keyboard.type("By the yellow door")
    await pressed(ana, "tour-note-put")
    await ben.until(lambda room: room.tour().state.notes)
    await pressed(ana, "tour-rest")
    await pressed(ana, "tour-away-open")
    await pressed(ana, "tour-away")
    await ben.until(lambda room: not room.tour().state.pages)


DOING: dict[str, Callable[[Person, Room], Awaitable[None]]] = {
    "call": call,
    "touch": touch,
    "moment": moment,
    "cook": cook,
    "play": play,
    "tour": tour,
    "breathe": breathe,
}

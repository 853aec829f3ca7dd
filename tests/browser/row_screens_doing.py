"""What is walked through of rows that are done, played, felt and seen together; see `row_screens.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from samesky_client import Room, typed
from samesky_client.rows import moment
from samesky_client.rows.touch import holding, left

from .drawn import DRAWN
from .pictures import png
from .walks import Walk


async def call(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_call.py. Ben's device carries nothing."""
    ana = walk.who
    await ana.page.evaluate(DRAWN, [55, False])
    await ana.to("call")
    await ana["call-none"].wait_for()
    await walk.look("view call")
    await ben.call().ring()
    await ana["call-asks"].wait_for()
    await walk.look("samesky-call:asked")
    await ana["call-with"].click()
    await ana["call-face"].wait_for()
    await walk.look("samesky-call:together")
    await ana["call-end"].click()
    await ana["call-without"].click()
    await ana["call-rings"].wait_for()
    await walk.look("samesky-call:waiting")
    await ana["call-end"].click()


async def cook(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_cook.py."""
    ana = walk.who
    await ana.to("cook")
    await ana["cook-recipe"].first.click()
    await ana["cook-begin"].click()
    await ana["cook-done"].click()
    await walk.look("view cook", "samesky-cook:waiting")
    await ben.cook().done("d1", 0)
    await ana["cook-time"].click()
    await walk.look("samesky-cook:running")
    await ben.cook().serve("d1")
    await walk.look("samesky-cook:revealed")


async def strip(walk: Walk, ben: Room) -> None:
    """What there is with a camera is walked through in test_moment.py."""
    ana = walk.who
    await ana.to("moment")
    await ana["moment-gather"].click()
    await ana["moment-card"].click()
    await walk.look("view moment")
    await ana["moment-give"].click()
    await walk.look("samesky-moment:waiting")
    await ben.moment().ready("m1")
    await moment.give(ben, png(90, 130, 180))
    await ana["moment-keep"].wait_for()
    await walk.look("samesky-moment:revealed")
    await ana["moment-again"].click()
    await ana["moment-card"].click()
    await walk.reached()
    await ben.moment().ready("m2")
    await ana["moment-ready"].click()
    await walk.look("samesky-moment:counting")
    await ana["moment-let-go"].click()


async def play(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_play.py."""
    ana = walk.who
    await ana.to("play")
    await ana["play-lay-this"].click()
    await ana["play-pick"].first.click()
    await ana["play-draw"].click()
    await ana["play-sheet"].wait_for()
    await walk.look("view play", "samesky-play:sealed", "samesky-play:waiting")
    await ben.play().answer(ben.play().state["page"], "0")
    await walk.look("samesky-play:revealed")


async def breathe(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_breathe.py."""
    ana = walk.who
    await ana.to("breathe")
    await walk.look("view breathe")
    await ana["breathe-begin"].click()
    await walk.look("samesky-breathe:running")
    await ben.breathe().pause()
    await walk.look("samesky-breathe:paused")
    await ana["breathe-end"].click()
    await ana["breathe-do-like"].click()
    await ana["breathe-text"].fill("My feet.")
    await walk.look("view breathe")
    for _ in range(2):
        await ana["breathe-next"].click()
    await ana["breathe-keep"].click()
    await ana["breathe-notes"].locator("summary").click()
    await walk.look("view breathe")


async def learn(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_learn.py."""
    ana = walk.who
    await ben.learn().aim("Portuguese")
    await ben.learn().quiz("Bread?", "pão")
    await ana.to("learn")
    await walk.look("view learn", "samesky-learn:sealed")
    await ana["learn-answer"].fill("pan")
    await ana["learn-seal"].click()
    await walk.look("samesky-learn:revealed")
    await ana["learn-ask"].click()
    await ana["learn-question"].fill("Salt?")
    await ana["learn-right"].fill("sal")
    await ana["learn-ask-go"].click()
    await walk.look("samesky-learn:waiting")


async def pact(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_pact.py."""
    ana = walk.who
    await ana.to("pact")
    await walk.look("view pact")
    await ana["pact-ask"].click()
    await walk.look("samesky-pact:asked")
    await ben.pact().agree("p1")
    await walk.look("samesky-pact:on")


async def tour(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_tour.py."""
    ana = walk.who
    await ana.to("tour")
    await typed.carry_out(ben, "tour bring The tram goes up the hill.")
    await ana["tour-stage"].wait_for()
    await ana["tour-take"].click()
    await walk.look("view tour", "samesky-tour:leading")
    await typed.carry_out(ben, "tour ask")
    await ana["tour-hand"].first.click()
    await walk.reached()
    await typed.carry_out(ben, "tour note 1 By the yellow door")
    await ana["tour-noted"].wait_for()
    await walk.look("samesky-tour:following")


async def hands(walk: Walk, ben: Room) -> None:
    """What is felt is walked through in test_touch.py."""
    ana = walk.who
    await ana.to("touch")
    await ana["touch-hold"].wait_for()
    await walk.look("view touch")
    await ana["touch-stays"].click()
    await walk.look("samesky-touch:offered")
    async with holding(ben):
        await walk.look("samesky-touch:together")
    await ben.touch().leave(await ana.page.evaluate("() => window.samesky.room.you"), left("hug"))
    await walk.look("samesky-touch:waiting")
    await ana["touch-stays"].click()


DOING: dict[str, Callable[[Walk, Room], Awaitable[None]]] = {
    "touch": hands,
    "moment": strip,
    "cook": cook,
    "play": play,
    "call": call,
    "breathe": breathe,
    "pact": pact,
    "learn": learn,
    "tour": tour,
}

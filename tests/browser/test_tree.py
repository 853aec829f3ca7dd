"""What a screen reader is told: the accessibility tree of each activity, as it was read and found good."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from ..serving import HubProcess, hub
from .people import Person
from .test_app import two
from .test_page import PHONE

TIMER = """
- main:
  - link "Together"
  - status: In step
  - button "People"
  - heading "Timer" [level=1]
  - region "Timer":
    - heading "Timer" [level=2]
    - timer "Timer, 0:00 left": 0:00
    - paragraph: Both of you see the same digit, and it ends at one instant.
    - status
    - button "1 min"
    - button "5 min"
    - button "15 min"
    - button "25 min"
    - textbox "Seconds, or 1:30"
    - button "Start"
    - button "Stopwatch"
    - group: Rounds of work and rest
    - group: Name it
    - status
  - link "Another timer"
"""
HELD = """
- region "Timer":
  - heading "Timer" [level=2]
  - timer "Timer, 10:00 left": 10:00
  - paragraph: Held
  - status
  - button "Go on"
  - button "1 min more"
  - button "Reset"
  - group: Name it
  - status
"""
QUESTION = """
- region "A question":
  - heading "A question" [level=2]
  - text: Depth 1 of 4
  - heading /.+/ [level=3]
  - status
  - paragraph: Ben
  - paragraph: Not in yet. You will see nothing of it until you are both in.
  - paragraph: Ana
  - text: Only you see this
  - textbox "Your answer"
  - button "Seal my answer"
  - button "Pass, no reason needed"
  - button "Another question"
  - status
  - group: Themes and decks
  - group: Bring questions of your own
"""
WATCH = """
- main:
  - heading "Watch and listen" [level=1]
  - region "Queue":
    - heading "Queue" [level=3]
    - paragraph: Add a film or a song. It starts when it is ready on both sides.
    - textbox "Address of a video or song"
    - button "Add"
    - textbox "Title (may stay empty)"
    - button "Or a file of your own"
    - status
"""
WORDS = """
- region "Words":
  - heading "Words" [level=2]
  - list "Words":
    - listitem:
      - paragraph: /Ben .+/
      - paragraph: hello
      - button "Reply"
  - log "Words"
  - textbox "Say something"
  - button "Send"
  - status
  - group: What shows of you
"""
TONIGHT = """
- main:
  - button /go to another room/
  - heading "You are both here." [level=1]
  - region:
    - heading /.+/ [level=2]
    - link "Answer it"
  - region "Or something small":
    - heading "Or something small" [level=2]
    - link /^Timer/
    - link /^Watch and listen/
    - link /^Thanks/
  - region "Said lately":
    - heading "Said lately" [level=2]
    - figure:
      - blockquote: hello
"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("tree") / "data") as made:
        yield made


async def test_each_activity_is_told_in_order_and_by_name(running: HubProcess, browser: Browser) -> None:
    async def told(who: Person, tree: str) -> None:
        await expect(who.page.get_by_role("main")).to_match_aria_snapshot(tree)

    async with two(running, browser, size=PHONE, timezone_id="Asia/Tokyo") as (ana, ben):
        await ben.do("room", "profile", tz="America/Sao_Paulo")  # the west is told first
        await ana.to("timer")
        await told(ana, TIMER)
        await ben.timer().start(seconds=600)
        await ben.timer().pause()
        await told(ana, HELD)
        await ana.to("questions")
        await ben.questions().draw()
        await told(ana, QUESTION)
        await ana.to("watch")
        await told(ana, WATCH)
        await ben.chat().say("hello")
        await ana.to("words")
        await told(ana, WORDS)
        await expect(ana["chat-earlier"]).to_have_count(0)  # all that was said is here
        await ana.to("tonight")
        await told(ana, TONIGHT)

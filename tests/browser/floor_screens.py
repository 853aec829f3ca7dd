"""The screens of activities in which one has the floor, for the walk through every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesky_client import Room

if TYPE_CHECKING:
    from .test_every_screen import Walk


async def with_listening(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_listening.py."""
    ana = walk.who
    await ana.to("listening")
    await ana["floor-about-card"].click()
    await walk.look("view listening")
    await ana["floor-ask"].click()
    await walk.look("samesky-listening:waiting")
    await ben.listening().ready(
        (await ben.until(lambda room: (room.raw("listening") or {}).get("opening")))["id"]
    )
    await walk.look("samesky-listening:running")
    await ben.listening().hold()
    await walk.look("samesky-listening:paused")


async def with_talk(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_talk.py."""
    ana = walk.who
    await ana.to("talk")
    await ana["talk-meet-listen"].click()
    await walk.look("view talk")
    await ana["floor-ask"].click()
    await ana["talk-later"].click()
    await walk.look("samesky-talk:waiting")
    opening = (await ben.until(lambda room: (room.raw("talk") or {}).get("opening")))["id"]
    await ben.talk().ready(opening)
    await walk.look("samesky-talk:running")
    await ben.talk().hold()
    await walk.look("samesky-talk:paused")
    await ben.talk().finish()
    await walk.look("samesky-talk:sealed")
    await ben.talk().say_last(opening, "Good.")
    await ana["talk-text"].fill("Good.")
    await ana["talk-seal"].click()
    await walk.look("samesky-talk:revealed")

"""Breathing on a real hub: typed in terminals, nothing ticks, and it is in the keepsake."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, Room, keepsake, typed
from samesky_shared.core.breath import breath_at

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, f"breathe {line}")


async def test_two_breathe_as_one_and_it_is_kept_that_they_did(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("", "join", "sat", "sit still", "box 99"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "4-7-8 1")
    on = (await ben.until(lambda room: room.raw("breathe")))["on"]
    await goes(ben, "join")
    assert on["motion"]["at"] > ben.now(), "it begins a little ahead, for everybody to see it"
    for room in (ana, ben):
        await room.until(lambda one: len(one.raw("breathe")["on"]["along"]) == 2)
        motion = room.breathe().state.on
        assert motion is not None
        assert breath_at(motion.parts, motion.motion.position_at(on["motion"]["at"] + 20)).round == 1
    await goes(ben, "pause")
    await ana.until(lambda room: room.raw("breathe")["on"]["motion"]["rate"] == 0)
    await goes(ana, "end")
    await ben.until(lambda room: room.raw("breathe")["on"] is None)


async def test_sitting_side_by_side_tells_nothing_but_that_they_sat(both: Both) -> None:
    ana, ben = await both()
    await goes(ana, "sit like", "sat")
    await ben.until(lambda room: room.raw("breathe"))
    await goes(ben, "sat")
    (sat,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "sat"])
    assert sat.body == {"what": "like", "who": [ana.you, ben.you]}
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    assert "Kind to yourselves, side by side" in page.getvalue()

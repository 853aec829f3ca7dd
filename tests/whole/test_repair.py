"""A repair on a real hub: typed in terminals, a pause in its middle, sealed, and in the keepsake."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, f"repair {line}")


async def stage(room: Room, wanted: str) -> None:
    await room.until(lambda one: ((one.raw("repair") or {}).get("turn") or {}).get("stage") == wanted)


async def test_a_repair_is_typed_through_and_kept(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("", "done", "sign"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ben, "note what I dare not say")
    await goes(ana, "begin the party")
    opening = (await ben.until(lambda room: (room.raw("repair") or {}).get("opening")))["about"]
    assert b"party" not in opening
    await goes(ben, "ready")
    await stage(ana, "views")
    assert ana.raw("repair")["note"] is None
    await goes(ben, "cool 20")
    await ana.until(lambda room: room.raw("repair")["cooling"])
    for wrong in ("done", "onward"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "back")  # it is not time yet
    assert ana.raw("repair")["cooling"]["gate"] is None
    assert ana.raw("repair")["turn"]["clock"]["rate"] == 0


async def test_a_pause_ends_at_the_time_that_both_agreed_to_when_both_are_back(both: Both) -> None:
    ana, ben = await both()
    await goes(ana, "begin")
    await ben.until(lambda room: (room.raw("repair") or {}).get("opening"))
    await goes(ben, "ready", "cool 20")
    await ana.until(lambda room: room.raw("repair")["cooling"])
    await goes(ana, "when 10")
    await ben.until(lambda room: room.raw("repair")["cooling"]["proposed"])
    await ana.repair().back_at(ana.now() + 2.0)  # sooner than anybody types, so that nobody waits here
    soon = await ben.until(
        lambda room: room.raw("repair")["cooling"]["proposed"] < room.now() + 60 and room.now()
    )
    await goes(ben, "suits")
    for room in (ana, ben):
        await room.until(lambda one: one.raw("repair")["cooling"]["gate"])
        assert room.now() >= room.raw("repair")["cooling"]["back_at"] > soon
    await goes(ana, "back")
    await ben.until(lambda room: room.raw("repair")["cooling"]["gate"]["ready"])
    assert ben.raw("repair")["turn"]["clock"]["rate"] == 0
    await goes(ben, "back")
    await ana.until(lambda room: room.raw("repair")["cooling"] is None)
    assert ana.raw("repair")["turn"]["clock"]["rate"] == 1


async def test_needs_a_ground_and_a_step_are_in_the_keepsake(both: Both) -> None:
    ana, ben = await both()
    await goes(ana, "begin")
    await ben.until(lambda room: (room.raw("repair") or {}).get("opening"))
    await goes(ben, "ready")
    for now, then in (("views", "needs"), ("needs", "offers"), ("offers", "ground")):
        await stage(ana, now)
        if now == "needs":
            await goes(ana, "write a *quiet* hour")
            await goes(ben, "write to be asked")
        await goes(ana, "onward")
        await goes(ben, "onward")
        await stage(ana, then)
    await goes(ana, "ground we call before ten")
    await ben.until(lambda room: room.raw("repair")["ground"])
    await goes(ben, "sign", "open apology")
    await ana.until(lambda room: room.raw("repair")["asked"])
    await goes(ana, "yes")
    await ben.until(lambda room: room.raw("repair")["steps"])
    await goes(ben, "say apology I am sorry.", "end")
    await ana.until(lambda room: room.raw("repair")["turn"] is None)
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    for said in ("Needs: a \\*quiet\\* hour", "One ground: we call before ten", "An apology: I am sorry."):
        assert said in page.getvalue()

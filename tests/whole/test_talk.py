"""A talk on a real hub: typed in terminals, sealed, to a last word of each, and in the keepsake."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, f"talk {line}")


async def floor(room: Room, who: str) -> None:
    await room.until(lambda one: ((one.raw("talk") or {}).get("turn") or {}).get("talking") == who)


async def test_a_talk_is_typed_through_and_kept(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("", "ready", "give"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "the *move*, advice")
    opening = (await ben.until(lambda room: room.raw("talk")))["opening"]
    assert b"move" not in opening["about"]
    await goes(ben, "later 20:30")
    await ana.until(lambda room: room.raw("talk")["later"])
    await goes(ben, "ready")
    await floor(ana, ana.you)
    await goes(ana, "minute", "hold", "on", "give")
    await floor(ben, ben.you)
    await goes(ben, "give")
    await floor(ana, ana.you)
    await goes(ana, "finish", "last I feel lighter.")
    view = await ben.until(
        lambda room: (seen := room.raw("talk"))["round"] and ana.you in seen["round"]["in"] and seen
    )
    assert view["round"]["answers"] == {}
    await goes(ben, "last So do I.")
    await ana.until(lambda room: any(entry.kind == "talked" for entry in room.entries))
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    assert "*Something to talk about*\n  - **Ana:** About: the \\*move\\* · Advice" in page.getvalue()
    assert "  - **Ana:** I feel lighter." in page.getvalue()
    assert "  - **Ben:** So do I." in page.getvalue()
    await goes(ben, "something else")
    await ana.until(lambda room: room.raw("talk")["opening"]["by"] == ben.you)
    await goes(ben, "not-today")
    await ana.until(lambda room: room.raw("talk")["opening"] is None)

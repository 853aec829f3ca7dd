"""Listening on a real hub: typed in terminals, sealed, through a whole turn, and in the keepsake."""

from __future__ import annotations

import io
import json

import pytest

from samesky_client import Refused, Room, keepsake, typed
from samesky_shared.sealing import text_of

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, f"listening {line}")


async def part(room: Room, wanted: str | None) -> None:
    await room.until(lambda one: ((one.raw("listening") or {}).get("turn") or {}).get("part") == wanted)


async def test_a_turn_is_typed_through_and_kept(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("", "done", "ready", "Nobody"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "me the quiet days")
    opening = (await ben.until(lambda room: room.raw("listening")))["opening"]
    assert b"quiet" not in opening["about"]
    assert ben.unseal(opening["about"], "listening", f"announce.about/{ana.you}", ana.you) == "the quiet days"
    await goes(ben, "ready")
    await part(ana, "speak")
    await goes(ana, "write I fear to ask *twice*.", "minute", "hold", "on", "done")
    await part(ben, "reflect")
    box = ben.raw("listening")["turn"]["said"]["speak"]["text"]
    with pytest.raises(Refused, match="sealed"):
        text_of(box)
    await goes(ben, "write You fear to ask.", "done", "done")
    await part(ana, "confirm")
    await goes(ana, "again")
    await part(ben, "reflect")
    await goes(ben, "write You fear to ask twice.", "done", "done")
    await part(ana, "confirm")
    await goes(ana, "done")
    await part(ben, "validate")
    await goes(ben, "done")
    await part(ben, "swap")
    await goes(ben, "pass")
    await part(ana, None)
    assert ana.raw("listening")["heard"] == [ana.you]
    page, lines = io.StringIO(), io.StringIO()
    await keepsake.as_page(ben, page)
    assert (
        "*A listening turn* Ana was heard; Ben said it back.\n  - **Ana:** About: the quiet days"
        in page.getvalue()
    )
    assert "  - **Ana:** I fear to ask \\*twice\\*." in page.getvalue()
    assert "  - **Ben:** Said back: You fear to ask twice." in page.getvalue()
    await keepsake.as_lines(ana, lines)
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    (one,) = [line["body"] for line in found if line.get("kind") == "heard"]
    assert (one["about"], one["said"]["reflect"]["text"]) == ("the quiet days", "You fear to ask twice.")

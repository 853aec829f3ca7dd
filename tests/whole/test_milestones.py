"""Milestones on a real hub: sealed, in the terminal, celebrated for both, talked through, and in the keepsake."""

from __future__ import annotations

import asyncio
import io
import json
from typing import Any

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


def kept(room: Room) -> list[dict[str, Any]]:
    """All milestones, as this member sees them."""
    return list((room.raw("milestones") or {"kept": {}})["kept"].values())


async def test_names_years_and_lists_are_sealed_on_their_way_and_open_for_both(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "milestone day 2019-02-29 Our day")
    await typed.carry_out(ana, "milestone visit 2030-05-01 10:00 to 2030-05-09 Lisbon, at last")
    await typed.carry_out(ana, "milestone list 2 Tickets")
    await ben.until(lambda room: [one for one in kept(room) if one["items"]])
    await typed.carry_out(ben, "milestone tick 2.1")
    await ana.until(
        lambda room: [1 for one in kept(room) for item in one["items"].values() if item["done_by"] == ben.you]
    )
    view = ana.raw("milestones")
    assert b"Lisbon" not in b"".join(one["words"] for one in view["kept"].values())
    by_what = {one["what"]: (id, one) for id, one in view["kept"].items()}
    id, day = by_what["yearly"]
    called = ben.unseal(day["words"], "milestones", f"yearly.words/{id}", ana.you)
    assert json.loads(called) == {"title": "Our day", "since": 2019}
    assert day["start"][4:] in ("-02-28T20:00", "-02-29T20:00")
    _, visit = by_what["visit"]
    assert [one["done_by"] for one in visit["items"].values()] == [ben.you]
    with pytest.raises(Refused):
        await typed.carry_out(ben, "milestone celebrate 7")


async def test_it_is_celebrated_for_both_at_one_instant_talked_through_and_kept(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "milestone change A *new* job")
    await ben.until(lambda room: room.raw("milestones"))
    await typed.carry_out(ben, "milestone celebrate 1")
    feasts = await asyncio.gather(
        *(one.until(lambda room: room.raw("milestones")["celebration"]) for one in (ana, ben))
    )
    assert feasts[0] == feasts[1]
    await typed.carry_out(ana, "milestone write 1 Glad, and afraid")
    await ben.until(lambda room: (room.raw("milestones")["round"] or {}).get("in"))
    await typed.carry_out(ben, "milestone write 1 Proud of you")
    await ana.until(lambda room: any(entry.kind == "talked" for entry in room.entries))
    await ana.until(lambda room: room.raw("milestones")["round"]["opens_at"])
    await typed.carry_out(ana, "milestone write 1 And a month later")
    assert ana.raw("milestones")["id"] == "t2"
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    assert "*celebrated · A \\*new\\* job*" in page.getvalue()
    assert "  - **Ana:** Glad, and afraid\n  - **Ben:** Proud of you" in page.getvalue()
    (entry,) = [one for one in ana.entries if one.kind == "talked"]
    body = keepsake.opened(entry, ana)["body"]
    assert body["texts"] == {ana.you: "Glad, and afraid", ben.you: "Proud of you"}
    await ana.room().erase(entry.id)
    (left,) = await ben.until(
        lambda room: [
            one for one in room.entries if one.kind == "talked" and ana.you not in one.body["texts"]
        ]
    )
    assert keepsake.opened(left, ben)["body"]["texts"] == {ben.you: "Proud of you"}

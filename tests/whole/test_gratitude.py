"""Gratitude on a real hub: sealed, in the terminal, in the keepsake, and with a partner who rehearses."""

from __future__ import annotations

import io
import json

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


def thanks(room: Room) -> list[dict[str, str]]:
    """What has opened, as this member reads it."""
    return [
        keepsake.opened(entry, room)["body"]["thanks"] for entry in room.entries if entry.kind == "thanks"
    ]


async def test_thanks_are_sealed_on_their_way_and_open_for_both_in_one_record(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "thank the call yesterday")
    view = await ben.until(lambda room: room.raw("gratitude"))
    assert (view["round"]["in"], view["round"]["answers"]) == ([ana.you], {})
    box = ana.raw("gratitude")["round"]["answers"][ana.you]
    assert b"call" not in box
    assert ana.unseal(box, "gratitude", "thank.text/p1", ana.you) == "the call yesterday"
    seq = await ben.gratitude().thank("p1", "the soup")
    await ana.until(lambda room: room.seq >= seq)
    said = {ana.you: "the call yesterday", ben.you: "the soup"}
    assert thanks(ana) == thanks(ben) == [said]


async def test_thanking_again_begins_a_new_page_and_nothing_is_an_answer_too(both: Both) -> None:
    ana, ben = await both()
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, "thank")
    assert caught.value.code == "invalid"
    await typed.carry_out(ana, "thank the rain")
    await typed.carry_out(ana, "thank the rain, and the roof")
    await ben.until(lambda room: room.raw("gratitude"))
    await typed.carry_out(ben, "thank nothing")
    await ana.until(lambda room: room.raw("gratitude")["round"]["opens_at"])
    assert ana.raw("gratitude")["page"] == "p1"
    assert thanks(ben) == []
    await typed.carry_out(ana, "thank the sun")
    assert ana.raw("gratitude")["page"] == "p2"
    assert ana.raw("gratitude")["round"]["in"] == [ana.you]


async def test_the_keepsake_has_them_to_read_and_for_programs(both: Both) -> None:
    ana, ben = await both()
    await ana.gratitude().thank("p1", "the *call*")
    await ben.gratitude().thank("p1", "the soup")
    await ana.until(lambda room: any(entry.kind == "thanks" for entry in room.entries))
    page, lines = io.StringIO(), io.StringIO()
    await keepsake.as_page(ana, page)
    assert "*Thanks*\n  - **Ana:** the \\*call\\*\n  - **Ben:** the soup" in page.getvalue()
    await keepsake.as_lines(ana, lines)
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    (one,) = [line["body"] for line in found if line.get("kind") == "thanks"]
    assert one == {"page": "p1", "thanks": {ana.you: "the *call*", ben.you: "the soup"}}


async def test_each_erases_their_own_thanks_and_those_of_the_other_stay(both: Both) -> None:
    ana, ben = await both()
    await ana.gratitude().thank("p1", "the call")
    await ben.gratitude().thank("p1", "the soup")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "thanks"])
    await ana.room().erase(entry.id)
    await ben.until(lambda room: thanks(room) == [{ben.you: "the soup"}])

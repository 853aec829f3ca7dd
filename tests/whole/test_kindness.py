"""Small acts on a real hub: from one to one, kept, and typed in a terminal."""

from __future__ import annotations

import io
import json

import pytest

from samesky_client import Room, keepsake
from samesky_client.rows.kindness import did_text
from samesky_client.typed import carry_out
from samesky_shared.decks.cards import card_file
from samesky_shared.errors import Refused

from .conftest import Both


def came(room: Room, kind: str) -> bool:
    return any(one.kind == kind for one in room.entries if one.on == "kindness")


async def test_an_act_and_the_thanks_for_it_are_in_the_keepsake(both: Both) -> None:
    ana, ben = await both()
    card = card_file("kindness", "en").cards[0]
    await ana.kindness().did(ben.you, did_text("And it went well", card.id))
    await ben.until(lambda room: came(room, "did"))
    await ben.kindness().thank(ana.you, "How good of you")
    await ana.until(lambda room: came(room, "thanked"))
    page, lines = io.StringIO(), io.StringIO()
    await keepsake.as_page(ana, page)
    await keepsake.as_lines(ana, lines)
    assert f"**Ana → Ben:** {card.text} · And it went well" in page.getvalue()
    assert "**Ben → Ana:** How good of you" in page.getvalue()
    told = [json.loads(line) for line in lines.getvalue().splitlines()[1:]]
    bodies = {one["kind"]: one["body"] for one in told if one["on"] == "kindness"}
    assert json.loads(bodies["did"]["text"]) == {"act": card.id, "text": "And it went well"}
    assert bodies["thanked"] == {"member": ana.you, "text": "How good of you"}


async def test_it_is_typed_in_a_terminal(both: Both) -> None:
    ana, ben = await both()
    await carry_out(ana, "good near, seen")
    box = (await ben.until(lambda room: room.raw("kindness")))["cares"][ana.you]
    assert json.loads(ben.unseal(box, "kindness", "care.text", ana.you)) == {"ways": ["seen", "near"]}
    await carry_out(ben, "did Ana watered the plants")
    await ana.until(lambda room: came(room, "did"))
    await carry_out(ana, "thanks Ben for the plants")
    await ben.until(lambda room: came(room, "thanked"))
    await carry_out(ana, "good nothing")
    await ben.until(lambda room: room.raw("kindness")["cares"] == {})
    for line, says in (("good cake", "What does you good"), ("did Ana", "For whom"), ("thanks", "For whom")):
        with pytest.raises(Refused, match=says):
            await carry_out(ben, line)

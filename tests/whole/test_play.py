"""Games on a real hub: pages that open together, strokes that leave no trace, a picture as a blob, a jar."""

from __future__ import annotations

import asyncio
import io

from samesky_client import keepsake, typed
from samesky_client.rows.play import PICTURE

from .conftest import Both


async def test_pages_open_together_and_are_kept_with_what_each_said(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "game tale I met a bear. / I can juggle. / I was born at sea. = 3")
    await ben.until(lambda room: room.play().state["words"])
    assert ben.play().state["round"]["answers"] == {}
    await typed.carry_out(ben, "game say 1")
    await ana.until(lambda room: room.play().state["round"]["opens_at"])
    await typed.carry_out(ana, "game finish When it rains, I …")
    await ben.until(lambda room: room.play().state["game"] == "finish")
    await typed.carry_out(ben, "game say dance")
    await typed.carry_out(ana, "game pass")
    await ana.until(lambda room: sum(one.kind == "played" for one in room.entries) >= 1)
    await typed.carry_out(ben, "game jar Knock knock.")
    await ana.until(lambda room: room.play().state["inside"] == 1)
    await typed.carry_out(ana, "game pull")
    await typed.carry_out(ben, "game inside the blue goat")
    await ana.until(lambda room: any(one.kind == "inside" for one in room.entries))
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    text = page.getvalue()
    assert "**Ana:** the tale: 3" in text
    assert "**Ben:** 1" in text
    assert "**Ben:** Knock knock." in text
    assert "**Ben:** the blue goat" in text


async def test_strokes_reach_the_other_and_leave_no_record_and_the_picture_stays_as_a_blob(
    both: Both,
) -> None:
    ana, ben = await both()
    await ana.play().draw()
    await ben.until(lambda room: room.play().state["sketch"])
    assert ben.play().state["sketch"]["card"] is None
    seq = ben.seq
    heard = ben.signals()
    ana.signal("stroke", {"on": "play", "box": b"\x01" + b"x" * 130})
    signal = await asyncio.wait_for(anext(aiter(heard)), 10)
    assert (signal.kind, signal.data["box"][:1]) == ("stroke", b"\x01")
    await typed.carry_out(ben, "game guess a snail")
    (guess,) = await ana.until(lambda room: room.play().state["sketch"]["guesses"])
    assert ana.seq == seq + 1, "a guess is a record, a stroke is none"
    picture = await ana.keep_blob("play", PICTURE, '{"lines":[[1,2,3,4]]}')
    await ana.play().right("s1", guess["id"], picture=picture)
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "drawing"])
    box = await ben.blob(entry.body["blobs"][0])
    assert ben.unseal(box, "play", PICTURE, ana.you) == '{"lines":[[1,2,3,4]]}'
    assert (entry.body["found"], ben.play().state["sketch"]["card"]) == (ben.you, entry.body["card"])

"""A tour on a real hub: pages as blobs, a lead that passes over, looks that leave no record, notes that stay."""

from __future__ import annotations

import asyncio
import io

from samesky_client import keepsake, typed
from samesky_client.rows.tour import LOOK, PAGE, look_at, look_in, page_line
from samesky_client.speech import Speech

from .conftest import Both


async def test_pages_are_looked_at_together_and_what_is_noted_is_kept(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "tour bring The tram goes up the hill.")
    await typed.carry_out(ana, "tour bring Then we eat.")
    await ben.until(lambda room: len(room.tour().state.pages) == 2)
    first, second = ben.tour().state.pages
    text = ben.unseal(await ben.blob(second.blob), "tour", PAGE, ana.you)
    assert page_line(Speech("en"), text) == "Then we eat."
    await typed.carry_out(ana, "tour lead")
    await ben.until(lambda room: room.tour().state.leading.who == ana.you)
    # Pages turn without a record.
    seq, heard = ben.seq, ben.signals()
    await typed.carry_out(ana, "tour page 2")
    for _ in range(20):
        look_at(ana, second.id)
    signal = await asyncio.wait_for(anext(aiter(heard)), 10)
    assert signal.kind == "look"
    assert look_in(ben.unseal(signal.data["box"], "tour", LOOK, ana.you)) == (second.id, False)
    await typed.carry_out(ben, "tour ask")
    await ana.until(lambda room: room.tour().state.leading.asking)
    assert ana.seq == seq + 1, "to ask is a record, to look is none"
    await typed.carry_out(ana, "tour hand Ben")
    await ben.until(lambda room: room.tour().state.leading.who == ben.you)
    assert ben.tour().state.page == second.id, "the page where the lead passed over is noted"
    await typed.carry_out(ben, "tour note 1 By the yellow door")
    await ana.until(lambda room: room.tour().state.notes)
    await typed.carry_out(ana, "tour away")
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "toured"])
    assert (entry.body["count"], list(entry.body["blobs"])) == (2, [first.blob])
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    assert "**Ben:** By the yellow door" in page.getvalue()

"""A moment on a real hub: pictures that are sealed, open together, are kept by all, and come into a keepsake."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from samesky_client import Refused, book, typed
from samesky_client.rows.moment import give, picture, said_in

from ..browser.pictures import png
from .conftest import Both


async def test_a_strip_is_made_and_kept_by_both_and_who_erases_takes_their_picture_out(
    both: Both, tmp_path: Path
) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "moment")
    await ben.until(lambda room: room.moment().state["making"])
    file = tmp_path / "me.png"
    file.write_bytes(png(200, 120, 60))
    await typed.carry_out(ana, f"moment put {file} the sea")
    making = await ben.until(
        lambda room: room.moment().state["making"]["round"]["in"] and room.moment().state
    )
    assert making["making"]["round"]["answers"] == {}
    await give(ben, png(90, 130, 180))
    done = await ana.until(
        lambda room: room.moment().state["making"]["round"]["opens_at"] and room.moment().state
    )
    box = done["making"]["round"]["answers"][ana.you]
    name, words = said_in(ben.unseal(box, "moment", "put.text/m1", ana.you))
    assert words == "the sea"
    assert b"IHDR" not in await ben.blob(name)
    shown = await picture(ben, "moment", ana.you, name)
    assert shown.startswith("data:image/png;base64,")
    assert "QXQgaG9tZQ" not in shown  # "At home"
    for room in (ana, ben):
        await typed.carry_out(room, "moment keep")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "strip"])
    assert entry.to == (ana.you, ben.you)
    page = io.StringIO()
    await book.as_book(ben, page)
    assert page.getvalue().count('<img class="picture"') == 2
    assert 'alt="the sea"' in page.getvalue()
    await ana.room().erase(entry.id)
    await ben.until(
        lambda room: [one for one in room.entries if set(one.body.get("pictures", ())) == {ben.you}]
    )
    with pytest.raises(Refused) as caught:
        await ben.blob(name)
    assert caught.value.code == "unknown"


async def test_all_fire_at_one_instant_and_again_begins_anew(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "moment")
    for room in (ana, ben):
        await room.until(lambda one: one.moment().state["making"])
        await typed.carry_out(room, "moment ready")
    fires = [await room.until(lambda one: one.moment().state["making"]["fires_at"]) for room in (ana, ben)]
    assert fires[0] == fires[1] > ana.now()
    await typed.carry_out(ben, "moment again")
    await ana.until(lambda room: room.moment().state["making"]["strip"] == "m2")
    await typed.carry_out(ben, "moment no")
    await ana.until(lambda room: room.moment().state["making"] is None)
    with pytest.raises(Refused):
        await typed.carry_out(ana, "moment ready")

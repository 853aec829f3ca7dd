"""Queues on a real hub: named, mixed for all alike, undone, seen, and in the keepsake."""

from __future__ import annotations

import io
import json

from samesky_client import keepsake, typed
from samesky_client.words import title_in

from .conftest import Both

FILM = json.dumps({"title": "The Tide Table", "url": "https://films.example/tide.mp4"})


async def test_a_list_is_filled_mixed_played_undone_and_seen(both: Both) -> None:
    ana, ben = await both()
    await ana.playlist("2").add(FILM, length=6000.0)
    for n in range(6):
        await typed.carry_out(ben, f"add #2 https://songs.example/{n}.mp3")
    await typed.carry_out(ana, "name-list #2 Sundays")
    await typed.carry_out(ana, "mix #2")
    seen = await ben.until(lambda room: room.playlist("2").state.shuffle and room.playlist("2").state)
    assert [one.id for one in seen.upcoming()] == [one.id for one in ana.playlist("2").state.upcoming()]
    assert b"Sundays" not in (seen.label or b"")
    assert ben.unseal(seen.label, "playlist:2", "name.label") == "Sundays"
    await typed.carry_out(ana, "play #2 1")
    film = await ben.until(lambda room: room.player("2").state.item)
    for room in (ana, ben):
        await room.player("2").ready(film)
    await ana.until(lambda room: room.player("2").state.playing)
    await ben.player("2").seek(3000.0)
    await ana.until(lambda room: room.player("2").state.sought)
    await typed.carry_out(ana, "undo #2")
    await ben.until(lambda room: room.player("2").state.position.position < 60)
    # Gone on to another and back: there it goes on.
    await ben.player("2").seek(2300.0)
    await typed.carry_out(ben, "next #2")
    await ana.until(lambda room: room.player("2").state.item != film)
    await typed.carry_out(ana, "undo #2")
    assert await ben.until(lambda room: room.player("2").state.item == film and room.player("2").state)
    assert 2300 <= ben.player("2").state.position.position < 2310
    await typed.carry_out(ana, "out #2 2")
    await ben.until(lambda room: room.playlist("2").state.removed)
    await typed.carry_out(ben, "put-back #2")
    await ben.until(lambda room: len(room.playlist("2").state.items) == 7)
    await typed.carry_out(ben, "seen #2 1")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "seen"])
    assert (
        title_in(ana.unseal(entry.body["media"], entry.on, "add.media", entry.body["by"])) == "The Tide Table"
    )
    page = io.StringIO()
    await keepsake.as_page(ana, page)
    assert "*Seen together*\n  - **Ana:** The Tide Table" in page.getvalue()
    await ben.player("2").trouble(film, "codec")
    await ben.player("2").go_without_picture(film)
    state = await ana.until(lambda room: room.player("2").state.without_picture and room.player("2").state)
    assert state.troubles == {ben.you: "codec"}

"""Seats over a real hub: back in by the partner's link, a device removed, and leaving."""

from __future__ import annotations

import pytest

import samesky_client
from samesky_client import Gone, Refused

from .conftest import Both


async def test_ana_is_back_in_her_seat_with_all_her_words(both: Both) -> None:
    ana, ben = await both()
    await ana.chat().say("mine")
    await ana.questions().draw()
    card = ana.raw("questions")["card"]
    await ana.questions().answer(card, "only for me, until you answer")
    await ana.close()  # and her storage is wiped: nothing of the seat is left
    link = await ben.invite(seat=ana.you)
    async with samesky_client.join(link, name="whatever") as back:
        assert back.you == ana.you
        assert back.members[back.you].name == "Ana"
        assert [entry.by for entry in back.entries if entry.kind == "line"] == [back.you]
        assert list(back.raw("questions")["round"]["answers"]) == [back.you]
        assert len(back.raw("room")["devices"]) == 2
        assert "devices" not in ben.raw("room") or len(ben.raw("room")["devices"]) == 1
    await ben.close()


async def test_a_device_that_was_removed_is_out_and_stays_out(both: Both) -> None:
    ana, ben = await both()
    link = await ana.invite(seat=ana.you)
    desk = await samesky_client.join(link, name="Ana")
    await desk.room().remove_device(ana.seat.device)
    with pytest.raises(Gone) as gone:
        await ana.until(lambda room: False)
    assert gone.value.code == 4410
    with pytest.raises(Refused):
        await samesky_client.open(ana.seat)
    assert desk.connection == ben.connection == "ready"
    for room in (ana, desk, ben):
        await room.close()


async def test_leaving_needs_nobody_and_takes_every_link_along(both: Both) -> None:
    ana, ben = await both()
    link = await ben.invite(seat=ana.you)
    await ana.leave()
    with pytest.raises(Gone) as gone:
        await ana.until(lambda room: False)
    assert gone.value.code == 4410
    await ben.until(lambda room: set(room.members) == {room.you})
    with pytest.raises(Refused):
        await samesky_client.join(link, name="Ana")


async def test_a_stolen_link_is_refused_and_both_see_that_it_was_tried(both: Both) -> None:
    ana, ben = await both()
    with pytest.raises(Refused) as refused:
        await samesky_client.join(ana.invite_link or "", name="Eve")
    assert refused.value.code == "forbidden"
    for room in (ana, ben):
        [tried] = (await room.until(lambda room: room.raw("room").get("tried"))).values()
        assert (tried["by"], tried["count"]) == (ana.you, 1)
        await room.close()


async def test_a_guest_is_there_for_a_while_and_hears_nothing_of_before(both: Both) -> None:
    ana, ben = await both()
    await ana.chat().say("just between us")
    async with samesky_client.join(await ana.invite(stay=3600.0), name="Gus") as gus:
        assert gus.entries == ()
        assert set(gus.members) == {ana.you, ben.you, gus.you}
        assert gus.members[gus.you].until is not None
        key = ana.phrase
        assert gus.phrase == key
        await ben.chat().say("welcome")
        [line] = await gus.until(lambda room: room.entries)
        assert gus.unseal(line.body["text"], "chat", "say.text", ben.you, line.at) == "welcome"
        assert [one.id for one in (await gus.page()).entries] == [line.id]
        with pytest.raises(Refused):
            await gus.invite()
        with pytest.raises(Refused):
            await gus.delete()
        await ben.room().guest(gus.you, 0.5)  # they go by themselves, when the time is up
        with pytest.raises(Gone) as gone:
            await gus.until(lambda room: False)
        assert gone.value.code == 4410
    await ana.until(lambda room: set(room.members) == {ana.you, ben.you})
    await ben.until(lambda room: room.phrase not in (None, key))

"""Touch on a real hub: hands that are held and lost, touches of now, and one that waits for the morning."""

from __future__ import annotations

import asyncio

import pytest

from samesky_client import Refused, typed
from samesky_client.rows.touch import give, holding, left, left_in
from samesky_shared.core.together import WITHIN, Made, met
from samesky_shared.protocol import SignalFrom

from .conftest import Both


async def test_two_hold_hands_from_one_instant_on_until_one_lets_go(both: Both) -> None:
    ana, ben = await both()
    async with holding(ana):
        await ben.until(lambda room: ana.you in room.touch().state.held)
        await typed.carry_out(ben, "touch hand")
        since = await ana.until(lambda room: room.touch().state.since)
        assert await ben.until(lambda room: room.touch().state.since) == since
        assert ana.touch().state.held == {ana.you: since, ben.you: since}
        assert ana.touch().state.grip != ben.touch().state.grip
    await ben.until(lambda room: room.touch().state.since is None)
    assert set(ben.touch().state.held) == {ben.you}
    assert sum(ben.touch().state.days.values()) < 60
    await typed.carry_out(ben, "touch go")
    await ana.until(lambda room: not room.touch().state.held)


async def test_both_find_the_same_moment_from_what_each_made(both: Both) -> None:
    ana, ben = await both()
    hears = {room: room.signals() for room in (ana, ben)}
    now = ana.now()
    assert ana.signal("touch", {"name": "kiss", "at": now})
    assert ben.signal("touch", {"name": "kiss", "at": now + WITHIN})
    found = []
    for room, at in ((ana, now), (ben, now + WITHIN)):
        heard: SignalFrom = await asyncio.wait_for(anext(hears[room]), 20)
        theirs = Made(heard.sender, heard.data["name"], heard.data["at"])
        found.append(met([Made(room.you, "kiss", at), theirs]))
    assert found[0] == found[1] != []
    with pytest.raises(Refused) as caught:
        give(ana, "bite")
    assert (caught.value.code, caught.value.path) == ("invalid", "data.name")


async def test_what_is_left_at_night_is_sealed_and_felt_in_the_morning(both: Both) -> None:
    ana, ben = await both()
    await ana.touch().leave(ben.you, left("forehead"))
    (one,) = await ben.until(lambda room: room.touch().state.left)
    assert b"forehead" not in one.text
    assert left_in(ben.unseal(one.text, "touch", f"leave.text/{ben.you}", ana.you)) == "forehead"
    assert ana.touch().state.left == ()
    mine = ana.touch().state.mine
    await typed.carry_out(ben, "touch feel")
    await ben.until(lambda room: not room.touch().state.left)
    await ana.until(lambda room: room.seq >= ben.seq)
    assert ana.touch().state.mine == mine, "whether it was felt is told to nobody"
    with pytest.raises(Refused):
        await typed.carry_out(ben, "touch feel")
    hears = ben.signals()
    await typed.carry_out(ana, "touch hug Ben")
    heard = await asyncio.wait_for(anext(hears), 20)
    assert (heard.kind, heard.data["name"]) == ("touch", "hug")

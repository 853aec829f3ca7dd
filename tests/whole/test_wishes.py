"""Wishes on a real hub: what both want shows for both, and the hub has nothing but digests."""

from __future__ import annotations

import pytest

from samesky_client import Refused, Room, typed, wishing

from .conftest import Both


def found(room: Room) -> set[str]:
    """The cards that all want, as this member reads them."""
    every = [one.id for one in wishing.wishes("en", "couple", 2, close=True)]
    return set(wishing.common(room.raw("wishes")["found"], room.digests("wishes", every)).values())


async def test_what_both_want_shows_for_both_and_a_no_for_nobody(both: Both) -> None:
    ana, ben = await both()
    for line in ("wish", "wish w99", "closeness maybe", "wish n01"):
        with pytest.raises(Refused):
            await typed.carry_out(ana, line)
    await typed.carry_out(ana, "wish w01 w02 w40")
    await typed.carry_out(ben, "wish w02, w03")
    await typed.carry_out(ben, "wish w03 w40")
    await ana.until(lambda room: room.raw("wishes")["found"] and found(room) == {"w02", "w40"})
    assert found(ben) == {"w02", "w40"}
    box = ana.raw("wishes")["mine"]
    assert b"w01" not in box
    assert wishing.wanted(ana.unseal(box, "wishes", "wish.mine", ana.you)) == {"w01", "w02", "w40"}
    # Who takes a mark off tells nobody.
    seq = ben.seq
    await typed.carry_out(ben, "wish w02")
    await ana.until(lambda room: room.seq > seq)
    assert found(ana) == {"w02", "w40"}


async def test_closeness_shows_when_both_would_like_it(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "closeness yes")
    assert not ana.raw("wishes")["close"]
    await typed.carry_out(ben, "closeness yes")
    await ana.until(lambda room: room.raw("wishes")["close"])
    await typed.carry_out(ana, "wish n02")
    await typed.carry_out(ben, "wish n02")
    await ana.until(lambda room: found(room) == {"n02"})
    await typed.carry_out(ana, "closeness no")
    assert not ana.raw("wishes")["close"]
    assert ben.raw("wishes")["close"]
    assert wishing.wanted(ana.unseal(ana.raw("wishes")["mine"], "wishes", "wish.mine", ana.you)) == set()

"""A pact on a real hub: typed in terminals, seen by those of it, over without a trace of who looked away."""

from __future__ import annotations

import pytest

from samesky_client import Refused, Room, typed

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, line)


async def test_two_put_other_things_away_and_see_when_one_looks_elsewhere(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("pact", "pact yes", "pact leave", "pact 3"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "pact 30")
    await ben.until(lambda room: room.raw("pact"))
    await goes(ben, "pact yes")
    await ana.until(lambda room: room.raw("pact")["on"])
    ben.say_presence("hidden", False)
    await ana.until(lambda room: room.presence[ben.you].focus is False)
    assert ana.presence[ben.you].status == "here"
    ben.say_presence("here", True)
    await ana.until(lambda room: room.presence[ben.you].focus is True)
    await goes(ben, "pact leave")
    await ana.until(lambda room: room.raw("pact")["on"] is None)
    assert not [entry for entry in ana.entries if entry.on == "pact"], "it was too short to be kept"


async def test_who_appears_offline_is_not_seen_by_the_others_until_they_say_so(both: Both) -> None:
    ana, ben = await both()
    await goes(ben, "offline")
    await ana.until(lambda room: room.presence[ben.you].status == "offline")
    assert ana.presence[ben.you].devices == {}
    await goes(ben, "here")
    await ana.until(lambda room: room.presence[ben.you].status == "here")

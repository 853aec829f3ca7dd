"""A call over a real hub: who is asked and who is inside, a hub that dies meanwhile, and what of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

import samesky_client
from samesky_client import Refused, Room

from ..serving import hub


async def inside(room: Room, *members: str) -> None:
    await room.until(lambda one: tuple((one.raw("call") or {}).get("inside", ())) == members)


async def test_it_outlives_the_hub_and_leaves_nothing(tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Ana", kind="friends") as ana,
        samesky_client.join(await ana.invite(), name="Ben") as ben,
    ):
        await ana.call().ring()
        call = (await ben.until(lambda room: room.raw("call")))["id"]
        assert list(ben.raw("call")["asked"]) == [ben.you]
        await ben.call().join(call)
        await inside(ana, ana.you, ben.you)
        await running.kill()
        await running.start()
        async with samesky_client.join(await ana.invite(), name="Cleo") as cleo:
            assert tuple(cleo.raw("call")["inside"]) == (ana.you, ben.you)
        await ben.call().leave(call)
        await ana.until(lambda room: room.raw("call")["id"] == "")
        with pytest.raises(Refused) as refused:
            await ben.call().join(call)
        assert (refused.value.code, refused.value.path) == ("conflict", "args.call")
        assert not [one for one in ana.entries if one.on == "call"]
        assert ana.signal("call", {"call": call, "from": "a", "to": "b", "box": b"\x01"})
        with pytest.raises(Refused):
            ana.signal("call", {"call": call, "sdp": "v=0"})


async def test_who_goes_for_good_is_out_at_once(tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Ana", kind="friends") as ana,
        samesky_client.join(await ana.invite(), name="Ben") as ben,
        samesky_client.join(await ana.invite(), name="Cleo") as cleo,
    ):
        await ana.call().ring()
        call = (await ben.until(lambda room: room.raw("call")))["id"]
        await ben.call().join(call)
        await cleo.call().join(call)
        await inside(ana, ana.you, ben.you, cleo.you)
        await cleo.leave()
        await inside(ana, ana.you, ben.you)

"""Hard days on a real hub: sealed through a restart, answered from one to one, kept, and typed in a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Room, keepsake
from samesky_client.rows.support import answer, hard
from samesky_client.typed import carry_out
from samesky_shared.errors import Refused

from ..serving import hub
from .conftest import Both


def kinds(room: Room) -> list[str]:
    return [one.kind for one in room.entries if one.on == "support"]


async def test_who_was_asleep_finds_it_after_a_restart_answers_and_all_of_it_is_kept(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running, samesky_client.make(running.url, name="Ana") as ana:
        async with samesky_client.join(ana.invite_link or "", name="Ben") as ben:
            seat = ben.seat
        await ana.support().share(hard("Too much at once", ("hug",)))
        await running.kill()
        await running.start()
        async with Room(seat) as back:
            found = (await back.until(lambda room: room.raw("support")))["open"][ana.you]
            told = back.unseal(found["text"], "support", "share.text", ana.you)
            assert json.loads(told) == {"words": "Too much at once", "help": ["hug"]}
            await back.support().answer(ana.you, found["day"], answer("hug"))
            await ana.until(lambda room: "answered" in kinds(room))
            await ana.support().lighter(found["day"], "Thank you")
            await back.until(lambda room: "lighter" in kinds(room))
            assert back.raw("support") == {"open": {}}
        page, lines = io.StringIO(), io.StringIO()
        await keepsake.as_page(ana, page)
        await keepsake.as_lines(ana, lines)
        assert "Too much at once · Would help: a hug" in page.getvalue()
        assert "**Ben → Ana:** A hug" in page.getvalue()
        told = [json.loads(one) for one in lines.getvalue().splitlines()[1:]]
        bodies = {one["kind"]: one["body"]["text"] for one in told if one["on"] == "support"}
        assert (json.loads(bodies["answered"]), bodies["lighter"]) == ({"act": "hug"}, "Thank you")


async def test_it_is_typed_in_a_terminal(both: Both) -> None:
    ana, ben = await both()
    with pytest.raises(Refused, match="Nobody has a hard day"):
        await carry_out(ben, "there Ana hug")
    await carry_out(ana, "hard call: the news")
    await ben.until(lambda room: room.raw("support"))
    with pytest.raises(Refused, match="There whom"):
        await carry_out(ben, "there Ana")
    await carry_out(ben, "there Ana call in ten minutes")
    await ana.until(lambda room: "answered" in kinds(room))
    await carry_out(ana, "lighter")
    await ben.until(lambda room: "lighter" in kinds(room))
    with pytest.raises(Refused, match="Nobody has a hard day"):
        await carry_out(ana, "lighter")

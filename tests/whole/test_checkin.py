"""Check-ins on a real hub: sealed through a restart, opened at one instant, met, kept, and typed in a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import samesky_client
from samesky_client import Room, keepsake
from samesky_client.notes import Day, answer, read, written
from samesky_client.typed import carry_out
from samesky_shared.errors import Refused

from ..serving import hub
from .conftest import Both


def notes(room: Room) -> list[Any]:
    return [one for one in room.entries if one.kind == "notes"]


def note_of(room: Room, member: str) -> Day | None:
    """What this device reads of a note of today."""
    view = room.raw("checkin")
    return read(room.unseal(view["round"]["answers"][member], "checkin", f"share.note/{view['day']}", member))


async def test_two_say_how_they_are_and_both_open_at_one_instant(both: Both) -> None:
    ana, ben = await both()
    await ana.checkin().share("d1", written(Day((0.4, -0.4), ("calm",), "low", "an hour", "listen")))
    seen = await ben.until(lambda room: room.raw("checkin"))
    assert seen["round"]["answers"] == {}
    await ben.checkin().share("d1", written(Day((-0.8, 0.8))))
    for room in (ana, ben):
        await room.until(lambda one: notes(one))
    assert ana.raw("checkin")["round"]["opens_at"] == ben.raw("checkin")["round"]["opens_at"]
    assert note_of(ben, ana.you) == Day((0.4, -0.4), ("calm",), "low", "an hour", "listen")
    assert note_of(ana, ben.you) == Day((-0.8, 0.8))


async def test_a_hub_that_restarts_keeps_a_sealed_note_and_the_day_goes_on(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running, samesky_client.make(running.url, name="Ana") as ana:
        async with samesky_client.join(ana.invite_link or "", name="Ben") as ben:
            seat = ben.seat
        await ana.checkin().share("d1", written(Day((0.8, 0.0))))
        await running.kill()
        await running.start()
        async with Room(seat) as back:
            await back.checkin().share("d1", written(Day()))
            await back.until(lambda one: notes(one))
            assert note_of(back, ana.you) == Day((0.8, 0.0))
        await ana.until(lambda one: notes(one))


async def test_an_answer_reaches_one_and_all_of_it_is_in_the_keepsake(both: Both) -> None:
    ana, ben = await both()
    await ana.checkin().share("d1", written(Day((0.4, 0.0), ("close",))), at_once=True)
    await ben.until(lambda room: notes(room))
    await ben.checkin().meet("d1", ana.you, answer("hug"))
    await ana.until(lambda room: any(one.kind == "met" for one in room.entries))
    page, lines = io.StringIO(), io.StringIO()
    await keepsake.as_page(ana, page)
    await keepsake.as_lines(ana, lines)
    assert "*How are you, really?*\n  - **Ana:** a little light · close to you" in page.getvalue()
    assert "**Ben → Ana:** A hug" in page.getvalue()
    told = [json.loads(line) for line in lines.getvalue().splitlines()[1:]]
    found = {one["kind"]: one["body"] for one in told if one["on"] == "checkin"}
    assert read(found["notes"]["notes"][ana.you]) == Day((0.4, 0.0), ("close",))
    assert json.loads(found["met"]["text"]) == {"act": "hug"}
    assert found["met"]["member"] == ana.you


async def test_it_is_typed_in_a_terminal(both: Both) -> None:
    ana, ben = await both()
    with pytest.raises(Refused, match="Nobody has written"):
        await carry_out(ana, "rest")
    await carry_out(ana, "checkin a little light, calm, listen: an hour")
    await carry_out(ana, "show-note")
    await ben.until(lambda room: notes(room))
    assert note_of(ben, ana.you) == Day((0.4, 0.0), ("calm",), "", "an hour", "listen")
    await carry_out(ben, "meet Ana I am here")
    await ana.until(lambda room: any(one.kind == "met" for one in room.entries))
    await carry_out(ben, "rest")
    await ana.until(lambda room: room.raw("checkin")["round"]["opens_at"])
    await carry_out(ana, "checkin heavy")
    assert ana.raw("checkin")["day"] == "d2"
    with pytest.raises(Refused, match="Whom"):
        await carry_out(ben, "meet Ana")

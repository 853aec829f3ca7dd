"""What was said, taken along: opened on the device, by whoever may read it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Room, Seats, keepsake
from samesky_client.device import new_name

from ..serving import HubProcess, hub


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HubProcess]:
    async with hub(tmp_path_factory.mktemp("export") / "data") as made:
        yield made


async def an_evening(running: HubProcess) -> tuple[Room, Room, str]:
    """Ana and Ben, who have answered a question and said some things; and the card."""
    ana = await samesky_client.make(running.url, name="Ana", room_name="Slow #1")
    ben = await samesky_client.join(ana.invite_link or "", name="Ben")
    await ana.questions().draw()
    card = ana.raw("questions")["card"]
    await ana.questions().answer(card, "the sea")
    await ben.questions().answer(card, "a *window*")
    await ana.chat().say("good nigt")
    await ana.until(lambda room: any(one.kind == "line" for one in room.entries))
    line = next(one.body["line"] for one in ana.entries if one.kind == "line")
    await ben.chat().say("sleep well", reply=line)
    await ana.chat().edit(line, "good night")
    return ana, ben, card


async def test_all_that_was_said_is_there_and_open(
    running: HubProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepsake, "PAGE", 2)  # so that there are several
    ana, ben, card = await an_evening(running)
    out = io.StringIO()
    await ben.until(lambda room: len(room.entries) == 4)
    count = await keepsake.as_lines(ben, out)
    head, *rest = [json.loads(line) for line in out.getvalue().splitlines()]
    assert head["room"]["name"] == "Slow #1"
    assert {one["name"] for one in head["members"].values()} == {"Ana", "Ben"}
    assert len(rest) == count == 4
    assert [one["kind"] for one in rest] == ["answers", "line", "line", "edited"]
    assert rest[0]["body"]["answers"] == {ana.you: "the sea", ben.you: "a *window*"}
    assert rest[0]["body"]["card"] == card
    assert [one["body"]["text"] for one in rest[1:]] == ["good nigt", "sleep well", "good night"]
    for room in (ana, ben):
        await room.close()


async def test_as_a_page_it_reads_as_it_was_last_written(running: HubProcess) -> None:
    ana, ben, _ = await an_evening(running)
    out = io.StringIO()
    assert await keepsake.as_page(ana, out) == 3
    page = out.getvalue()
    assert page.startswith("# Slow \\#1\n")
    assert "**Ana:** good night" in page
    assert "good nigt" not in page
    assert "**Ben:** a \\*window\\*" in page
    for room in (ana, ben):
        await room.close()


async def test_the_command_writes_the_room_where_one_was_last(running: HubProcess, tmp_path: Path) -> None:
    ana, ben, _ = await an_evening(running)
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ben.seat)
    await ben.close()
    command = [sys.executable, "-m", "samesky_client", "export"]
    environ = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}

    async def export(*more: str) -> tuple[int | None, str, str]:
        process = await asyncio.create_subprocess_exec(
            *command, *more, env=environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        out, said = await process.communicate()
        return process.returncode, out.decode(), said.decode()

    code, out, said = await export()
    assert (code, said) == (0, "samesky: 4 entries\n")
    assert "sleep well" in out
    code, _, said = await export(await ana.invite(seat=ben.you))
    assert code == 2
    assert "did not come by this link" in said
    await ana.close()

"""What was said, taken along: opened on the device, by whoever may read it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import sys
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Room, Seats, keepsake
from samesky_client.device import new_name

from ..serving import HubProcess, hub


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


async def samesky(home: Path, *arguments: str) -> tuple[int | None, str, str]:
    """Runs the command; gives its exit code, output and what it says besides."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "samesky_client", *arguments),
        env=os.environ | {"XDG_CONFIG_HOME": str(home)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, said = await process.communicate()
    return process.returncode, out.decode(), said.decode()


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

    async def export(*more: str) -> tuple[int | None, str, str]:
        return await samesky(tmp_path, "export", *more)

    code, out, said = await export()
    assert (code, said) == (0, "samesky: 4 entries\n")
    assert "sleep well" in out
    code, _, said = await export(await ana.invite(seat=ben.you))
    assert code == 2
    assert "did not come by this link" in said
    await ana.close()


async def test_a_room_moves_to_another_hub_with_two_commands(running: HubProcess, tmp_path: Path) -> None:
    ana, ben, _ = await an_evening(running)
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ana.seat)
    code, out, said = await samesky(tmp_path, "export", "--format", "file")
    assert (code, said) == (0, "")
    file = tmp_path / "room.ndjson"
    file.write_text(out)
    async with hub(tmp_path / "data") as elsewhere:
        code, link, said = await samesky(tmp_path, "import", str(file), "--server", elsewhere.url)
        assert (code, said) == (0, "")
        async with samesky_client.join(link.strip(), name="x") as there:
            assert there.you == ben.you
            told = io.StringIO()
            assert await keepsake.as_lines(there, told) == 4
            assert "sleep well" in told.getvalue()
        code, out, _ = await samesky(tmp_path, "export")  # the room where one was last is the new one
        assert code == 0
        assert "good night" in out
        code, _, said = await samesky(tmp_path / "else", "import", str(file), "--server", elsewhere.url)
        assert code == 2
        assert "no key" in said
    file.write_text("not a room\n")
    code, _, said = await samesky(tmp_path, "import", str(file), "--server", running.url)
    assert code == 2
    assert "not the file of a room" in said
    for room in (ana, ben):
        await room.close()

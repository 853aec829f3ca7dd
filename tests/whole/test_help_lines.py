"""The list of help on a real hub: the operator's own takes the place of ours, and a mistake in it stops the start."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Seats
from samesky_client.terminal import visit

from ..serving import HubProcess, hub

OWN = """
[[country]]
code = "IS"
emergency = ["112"]

[[country.line]]
about = "talk"
name = "Hjálparsími"
phone = "1717"
source = "the town hall"
checked = 2026-11-25
"""


async def test_an_own_list_is_read_in_python_and_in_a_terminal_and_leaves_nothing_in_the_room(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    async with (
        hub(tmp_path / "data", help_lines=str(own)) as running,
        samesky_client.make(running.url, name="Ana") as ana,
    ):
        (country,) = (await ana.help_lines()).countries
        assert (country.code, country.zones, country.lines[0].phone) == (
            "IS",
            ("Atlantic/Reykjavik",),
            "1717",
        )
        screen = io.StringIO()
        link = await ana.invite()
        typed = io.StringIO("helplines is\nhelplines zz\nquit\n")
        async with asyncio.timeout(20):
            await visit(link, "Ben", plain=True, seats=Seats(tmp_path / "seats"), read=typed, write=screen)
        assert "IS  In danger now: 112" in screen.getvalue()
        assert "IS  Hjálparsími · 1717 · Somebody who listens" in screen.getvalue()
        assert "! Which country? IS" in screen.getvalue()
        await ana.until(lambda room: len(room.members) == 2)
        assert [one.on for one in ana.entries] == []


@pytest.mark.parametrize("wrong", ["9 to 5", "112; rm"])
async def test_a_mistake_stops_the_start_with_one_line_that_names_it(tmp_path: Path, wrong: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN.replace("1717", wrong), encoding="utf-8")
    broken = HubProcess(tmp_path / "data", help_lines=str(own))
    with pytest.raises(AssertionError, match="did not start"):
        await broken.start()
    assert await broken.ended() == 1
    said = broken.log.read_text("utf-8").splitlines()
    assert [line for line in said if "help_lines: country[0].line[0].phone" in line]
    assert wrong not in broken.log.read_text("utf-8"), "what stands there is not quoted"

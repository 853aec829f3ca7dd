"""Letters on a real hub: sealed, in the terminal, opened in their time, in the keepsake."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from samesky_client import Refused, Room, keepsake, typed
from samesky_client.rows import letters
from samesky_client.rows.row import Looking
from samesky_client.speech import Speech
from samesky_shared.core.until import Until

from .conftest import Both

T = Speech("en")


def lines(room: Room) -> list[str]:
    """What a terminal shows of the shelf, without what letters are called by."""
    found = [
        letters.lines(Looking(T, f"letters:{name}", room.members, room.you, room.now(), room.unseal), view)
        for name, view in sorted(letters.shelf(room).items(), key=lambda one: one[1]["written"])
    ]
    return [re.sub(r"  [0-9a-z]{3,4} ", "  ", line) for (line,) in found]


def name_of(room: Room, how: str) -> str:
    """What the letter that waits for this is called by."""
    return next(name for name, view in letters.shelf(room).items() if view["how"] == how)[:4]


def opened(room: Room) -> list[dict[str, Any]]:
    """What has opened, as this member reads it."""
    return [keepsake.opened(one, room)["body"] for one in room.entries if one.kind == "letter"]


async def test_a_letter_for_a_moment_is_typed_sealed_numbered_and_opened(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "letter when sleep: The window is open: listen.")
    await ben.until(letters.shelf)
    ((name, view),) = letters.shelf(ben).items()
    assert view["text"] is None
    assert b"window" not in letters.shelf(ana)[name]["text"]
    assert lines(ben) == ["letters  from Ana · … you cannot sleep"]
    await typed.carry_out(ben, f"open {name[:4]}")
    (one,) = await ben.until(opened)
    assert one["text"] == "The window is open: listen."
    (entry,) = [entry for entry in ben.entries if entry.kind == "letter"]
    look = Looking(T, entry.on, ben.members, ben.you, ben.now(), ben.unseal)
    said = letters.line(look, entry)
    assert said == "letters  Ana, … you cannot sleep: The window is open: listen."
    assert letters.shelf(ben) == {}
    assert lines(ana) == ["letters  from you · … you cannot sleep"], "who wrote it is not told"
    await typed.carry_out(ana, f"take-back {name[:4]}")
    await ana.until(lambda room: not letters.shelf(room))


async def test_a_day_comes_by_the_clock_of_who_reads(both: Both) -> None:
    ana, ben = await both()
    await ben.do("room", "profile", tz="Asia/Tokyo")
    await ana.until(lambda room: room.members[ben.you].tz == "Asia/Tokyo")
    await typed.carry_out(ana, "letter 2031-12-24 8:00: Good morning.")
    await ben.until(letters.shelf)
    assert lines(ben) == ["letters  from Ana · 2031-12-24 08:00"]
    at = datetime(2031, 12, 23, 23, tzinfo=UTC).timestamp()
    assert next(iter(letters.shelf(ana).values()))["times"] == {ben.you: at}
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, "letter 2020-12-24: too late")
    assert caught.value.path == "args.until.day"


async def test_a_visit_and_a_parcel(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "letter visit: At last.")
    await ben.until(letters.shelf)
    await typed.carry_out(ben, "together")
    await typed.carry_out(ana, "together")
    await ben.until(lambda room: [one["text"] for one in opened(room)] == ["At last."])
    with pytest.raises(Refused):
        await typed.carry_out(ben, "together")
    await typed.carry_out(ana, "letter parcel From the bakery: Two rolls, one for each.")
    await ben.until(letters.shelf)
    assert lines(ben) == ["letters  from Ana · From the bakery · It is not on its way yet."]
    await typed.carry_out(ana, f"post {name_of(ana, 'arrival')}")
    await ben.until(lambda room: next(iter(letters.shelf(room).values()))["sent"])
    await typed.carry_out(ben, f"open {name_of(ben, 'arrival')}")
    await ana.until(lambda room: len(opened(room)) == 2)
    assert letters.shelf(ana) == {}


@pytest.mark.parametrize(
    "line", ["letter", "letter hello", "letter when: x", "letter soon: x", "open", "open 9"]
)
async def test_what_cannot_be_read_asks_back(both: Both, line: str) -> None:
    ana, _ = await both()
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, line)
    assert caught.value.code in ("invalid", "unknown")


async def test_the_keepsake_has_them_for_who_wrote_and_for_who_read(both: Both) -> None:
    ana, ben = await both()
    await ana.letters("one").write(
        "First *line*.\n\nSecond.", Until("when"), json.dumps({"title": "For June"})
    )
    await ben.until(letters.shelf)
    await ben.letters("one").read(tell=True)
    await ben.until(opened)
    await ana.until(opened)
    for room in (ana, ben):
        page, found = io.StringIO(), io.StringIO()
        await keepsake.as_page(room, page)
        text = "    > First \\*line\\*.\n    >\n    > Second.\n"
        assert f"*a letter · For June*\n  - **Ana:** \n{text}" in page.getvalue()
        await keepsake.as_lines(room, found)
        bodies = [json.loads(line).get("body", {}) for line in found.getvalue().splitlines()]
        (mine,) = [body for body in bodies if body.get("letter") == "one"]
        assert mine["text"] == "First *line*.\n\nSecond."


async def test_only_who_wrote_a_letter_takes_its_words_away(both: Both) -> None:
    ana, ben = await both()
    await ana.letters("one").write("Gone.", Until("when"))
    await ben.until(letters.shelf)
    await ben.letters("one").read(tell=True)
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "letter"])
    await ben.room().erase(entry.id)
    await ben.chat().say("It is not mine to take away.")
    assert opened(ben)[0]["text"] == "Gone."
    await ana.room().erase(entry.id)
    await ben.until(lambda room: opened(room) == [{}])

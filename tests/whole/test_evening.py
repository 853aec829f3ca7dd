"""An evening on a real hub: sealed titles, one instant for both, and a hub that goes away in the middle."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import samesky_client
from samesky_client import Room, Seats, keepsake
from samesky_client.connection import Times
from samesky_client.device import new_name
from samesky_shared.core.course import COUNT
from samesky_shared.protocol import Change

from ..serving import hub
from .conftest import Both
from .test_export import samesky

PROGRAMME: list[dict[str, Any]] = [
    {
        "minutes": 30,
        "title": "Bread and olives",
        "on": "timer:oven",
        "cmd": "start",
        "args": {"seconds": 900},
    },
    {"minutes": 20, "on": "questions", "cmd": "draw"},
    {"minutes": 10, "card": "cook-thanks"},
]


def now(room: Room) -> Any:
    """The segment that the evening is in."""
    evening = room.raw("evening") or {}
    return next((one for one in evening.get("segments", ()) if one["id"] == evening["current"]), None)


async def begun(ana: Room, ben: Room) -> list[Change]:
    """Both are here; the changes by which the first segment begins, as each of them sees it."""
    await ana.evening.plan(PROGRAMME, title="Slow supper")
    heard = [room.changes() for room in (ana, ben)]
    await ana.evening().here()
    await ben.evening().here()
    found = []
    for changes in heard:
        async for change in changes:
            if (change.states.get("evening") or {}).get("current"):
                found.append(change)
                break
    return found


async def test_both_begin_at_one_instant_announced_ahead_and_the_titles_are_theirs(both: Both) -> None:
    ana, ben = await both()
    changes = await begun(ana, ben)
    assert {change.at for change in changes} == {changes[0].at}
    coming = changes[0].states["evening"]["clock"]["at"]
    assert changes[0].at == coming
    assert set(changes[0].states) == {"evening", "timer:oven"}, "what it opens begins in the same record"
    for room in (ana, ben):
        assert room.clock.now() < coming, "it is there before it is due"
        title = now(room)["title"]
        assert b"olives" not in title
        assert room.unseal(title, "evening", "plan.segments", ana.you) == "Bread and olives"


async def test_at_the_end_it_is_kept_and_read_out(both: Both) -> None:
    ana, ben = await both()
    await begun(ana, ben)
    await ana.wait_for(now_starts(ana))
    await ben.evening().next(now(ben)["id"])
    await ana.until(lambda room: (now(room) or {}).get("on") == "questions")
    assert ana.raw("questions")["card"]
    await ana.wait_for(now_starts(ana))
    await ana.evening().end()
    await ben.until(lambda room: room.raw("evening")["phase"] == "over")
    out, page = io.StringIO(), io.StringIO()
    await ben.until(lambda room: any(one.kind == "evening" for one in room.entries))
    await keepsake.as_lines(ben, out)
    (kept,) = [one for one in map(json.loads, out.getvalue().splitlines()) if one.get("kind") == "evening"]
    assert kept["body"]["title"] == "Slow supper"
    assert [one["title"] for one in kept["body"]["segments"]] == ["Bread and olives", None]
    await keepsake.as_page(ben, page)
    assert "*Slow supper*" in page.getvalue()
    assert "  - Bread and olives (1 min)" in page.getvalue()


def now_starts(room: Room) -> float:
    """Room time at which the current segment began."""
    at: float = room.raw("evening")["clock"]["at"]
    return at


async def test_a_hub_that_is_killed_in_the_middle_of_a_segment_comes_back_to_it(tmp_path: Path) -> None:
    times = Times(chance=lambda: 0.01)
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Ana", times=times) as ana,
        samesky_client.join(ana.invite_link or "", name="Ben", times=times) as ben,
    ):
        await begun(ana, ben)
        await ana.wait_for(now_starts(ana))
        before = ana.raw("evening")
        await running.kill()
        await running.start()
        await ben.evening().extend(before["current"], 600)
        for room in (ana, ben):
            await room.until(lambda one: one.raw("evening")["length"] == 2400)
            after = room.raw("evening")
            assert after["clock"] == before["clock"], "its clock has run on"
            assert (after["phase"], after["held"]) == ("running", None)
        await ana.evening().next(before["current"])
        await ben.until(lambda room: (now(room) or {}).get("on") == "questions")
        assert now_starts(ben) > now_starts_of(before) + COUNT


def now_starts_of(evening: Any) -> float:
    """As `now_starts`, of a state."""
    at: float = evening["clock"]["at"]
    return at


async def test_a_file_is_planned_from_the_command_line_and_sealed(both: Both, tmp_path: Path) -> None:
    ana, ben = await both()
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ana.seat)
    file = tmp_path / "plan.toml"
    file.write_text('title = "Slow supper"\n[[segment]]\ntitle = "Bread"\nminutes = 30\n')
    code, out, said = await samesky(tmp_path, "evening", "plan", str(file))
    assert (code, out, said) == (0, "", "samesky: planned, 1 segments, 30 min\n")
    plan = await ben.until(lambda room: (room.raw("evening") or {}).get("segments") and room.raw("evening"))
    assert ben.unseal(plan["title"], "evening", "plan.title", ana.you) == "Slow supper"
    assert ben.unseal(plan["segments"][0]["title"], "evening", "plan.segments", ana.you) == "Bread"
    file.write_text(file.read_text() + '[when]\nstart = 2099-01-22T21:00:00\ntz = "Europe/Lisbon"\n')
    code, out, said = await samesky(tmp_path, "evening", "plan", str(file))
    assert (code, out) == (0, "")
    dates = await ben.until(lambda room: (room.raw("rituals") or {}).get("plans"))
    assert ben.unseal(dates["d1"]["title"], "evening", "plan.title", ana.you) == "Slow supper"
    part = dates["d1"]["segments"][0]["title"]
    assert ben.unseal(part, "evening", "plan.segments", ana.you) == "Bread"
    file.write_text("[[segment]]\nminutes = 0\n")
    code, out, said = await samesky(tmp_path, "evening", "plan", str(file))
    assert (code, out) == (2, "")
    assert "segment 1, minutes" in said


async def test_the_address_of_a_calendar_is_given_replaced_and_taken_away_in_a_terminal(
    both: Both, tmp_path: Path
) -> None:
    ana, _ = await both()
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ana.seat)
    code, out, said = await samesky(tmp_path, "evening", "calendar")
    assert (code, said) == (0, "")
    assert out.startswith(f"{ana.seat.server}/v1/rooms/{ana.seat.room}/calendar.ics?key=")
    assert (await samesky(tmp_path, "evening", "calendar"))[1] == out, "the same as long as there is one"
    assert (await samesky(tmp_path, "evening", "calendar", "--new"))[1] not in ("", out)
    assert await samesky(tmp_path, "evening", "calendar", "--off") == (0, "", "samesky: taken away\n")
    await ana.until(lambda room: room.notices().state.calendar is None)
    assert (await samesky(tmp_path, "evening", "calendar", "--off", "--new"))[0] == 2
    assert (await samesky(tmp_path, "evening"))[0] == 2

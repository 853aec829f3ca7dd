"""Learning on a real hub: a goal laid out by both, a question that opens with its answers, and what is kept of it."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


async def goes(room: Room, *lines: str) -> None:
    """What one of them types."""
    for line in lines:
        await typed.carry_out(room, f"learn {line}")


async def test_a_goal_is_laid_out_by_both_and_kept_when_it_was_reached(both: Both) -> None:
    ana, ben = await both()
    for wrong in ("", "did 1", "add", "ask what", "there"):
        with pytest.raises(Refused):
            await goes(ana, wrong)
    await goes(ana, "goal Portuguese", "add At table", "add Songs")
    await ben.until(
        lambda room: len((room.raw("learn") or {"goal": {"chapters": ()}})["goal"]["chapters"]) == 2
    )
    await goes(ben, "did 2")
    await ana.until(lambda room: room.raw("learn")["goal"]["through"])
    await goes(ana, "there")
    (reached,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "reached"])
    assert [one["by"] for one in reached.body["chapters"]] == [ana.you, ana.you]
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    for words in ("Learned together", "Portuguese", "At table", "Songs"):
        assert words in page.getvalue()


async def test_a_question_opens_with_the_answers(both: Both) -> None:
    ana, ben = await both()
    await goes(ana, "ask How is bread called? = pão")
    seen = await ben.until(lambda room: room.raw("learn"))
    assert seen["round"]["answers"] == {}
    await goes(ben, "say pan")
    await ana.until(lambda room: [one for one in room.entries if one.kind == "quizzed"])
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    for words in ("How is bread called?", "pão (asked)", "pan"):
        assert words in page.getvalue()

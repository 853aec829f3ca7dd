"""Guessing on a real hub: sealed, in the terminal, and in the keepsake."""

from __future__ import annotations

import io
import json

import pytest

from samesky_client import Refused, keepsake, typed
from samesky_client.guesses import read

from .conftest import Both


async def test_answer_and_guess_are_sealed_on_their_way_and_open_for_both_in_one_record(both: Both) -> None:
    ana, ben = await both()
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, "guess the sea / the hills")
    assert caught.value.code == "conflict"
    await typed.carry_out(ana, "guess")
    await typed.carry_out(ana, "guess the sea / the hills")
    view = await ben.until(lambda room: (view := room.raw("guess")) and view["round"]["in"] and view)
    assert view["round"]["answers"] == {}
    box = ana.raw("guess")["round"]["answers"][ana.you]
    assert b"hills" not in box
    assert (read(ana.unseal(box, "guess", "answer.note/h1", ana.you)) or view).guess == "the hills"
    await typed.carry_out(ben, "guess the hills / the sea")
    await ana.until(lambda room: room.raw("guess")["round"]["opens_at"])
    await typed.carry_out(ben, "near close")
    (mark,) = await ana.until(lambda room: room.raw("guess")["marks"])
    assert b"close" not in mark["mark"]
    assert ana.unseal(mark["mark"], "guess", f"mark.mark/h1/{ana.you}", ben.you) == "close"
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, "near perfect")
    assert caught.value.code == "invalid"

    page, lines = io.StringIO(), io.StringIO()
    await keepsake.as_page(ana, page)
    assert page.getvalue().endswith("  - **Ben → Ana:** the sea\n")
    assert "  - **Ana:** the sea\n" in page.getvalue()
    await keepsake.as_lines(ana, lines)
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    (one,) = [line["body"] for line in found if line.get("kind") == "hand"]
    assert json.loads(one["notes"][ben.you]) == {"answer": "the hills", "guess": "the sea"}


async def test_a_pass_ends_the_wait_and_keeps_what_the_other_wrote_theirs(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "guess")
    await typed.carry_out(ana, "guess the sea")
    await ben.until(lambda room: (view := room.raw("guess")) and view["round"]["in"])
    await typed.carry_out(ben, "guess nothing")
    await ana.until(lambda room: room.raw("guess")["round"]["opens_at"])
    with pytest.raises(Refused) as caught:
        await typed.carry_out(ana, "near off")
    assert caught.value.code == "conflict"
    assert [entry.to for entry in ben.entries if entry.kind == "hand"] == []
    await ana.guess().share("h1")
    (entry,) = await ben.until(lambda room: [one for one in room.entries if one.kind == "hand"])
    await ana.room().erase(entry.id)
    await ben.until(lambda room: not room.entries[-1].body)

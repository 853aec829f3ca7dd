"""Agreements on a real hub: sealed, typed in the terminal, in the keepsake, erased by who wrote them."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, Room, keepsake, typed

from .conftest import Both


def held(room: Room) -> list[str]:
    """The words that hold, as this member reads them."""
    return [
        room.unseal(one.holds.text, "agreements", f"write.text/{one.id}/{one.holds.id}", one.holds.by)
        for one in room.agreements().state.sentences
        if one.holds is not None
    ]


async def test_a_sentence_is_written_signed_put_in_other_words_and_taken_back(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "propose We call before we are late")
    await ben.until(lambda room: room.agreements().state.sentences)
    assert b"late" not in ben.agreements().state.sentences[0].waits.text  # type: ignore[union-attr]
    await typed.carry_out(ben, "sign 1")
    await ana.until(lambda room: held(room) == ["We call before we are late"])
    await typed.carry_out(ben, "amend 1 We write before we are late")
    await ana.until(lambda room: room.agreements().state.sentences[0].waits)
    assert held(ana) == ["We call before we are late"]
    await typed.carry_out(ana, "sign 1")
    await ben.until(lambda room: held(room) == ["We write before we are late"])
    await typed.carry_out(ben, "unsign 1")
    await ana.until(lambda room: held(room) == [])
    await typed.carry_out(ben, "put-away 1")
    await ana.until(lambda room: room.agreements().state.sentences == ())


async def test_what_is_typed_wrong_is_refused_in_words(both: Both) -> None:
    ana, _ = await both()
    for line in (
        "propose",
        "sign",
        "sign 7",
        "amend 1",
        "amend x y",
        "look-again soon",
        "look-again 2001-01-01",
    ):
        with pytest.raises(Refused) as caught:
            await typed.carry_out(ana, line)
        assert caught.value.code == "invalid"


async def test_the_day_to_look_again_is_for_both(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "propose We call")
    year = int(ana.now() / 31556952) + 1971
    await typed.carry_out(ana, f"look-again {year}-03-01")
    await ben.until(lambda room: room.agreements().state.review_at)
    await typed.carry_out(ben, "looked")
    await ana.until(lambda room: room.agreements().state.reviewed_at)
    await typed.carry_out(ana, "look-again none")
    assert ana.agreements().state.review_at is None


async def test_the_keepsake_has_what_came_to_hold_and_its_writer_may_erase_it(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "propose We *call*")
    await ben.until(lambda room: room.agreements().state.sentences)
    await typed.carry_out(ben, "sign 1")
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "agreed"])
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    assert "*agreed*\n  - **Ana:** We \\*call\\*" in page.getvalue()
    await ben.room().erase(entry.id)  # he signed it last, and they are not his words
    assert [one.body["by"] for one in ana.entries if one.id == entry.id] == [ana.you]
    await ana.room().erase(entry.id)
    await ben.until(lambda room: [one.body for one in room.entries if one.id == entry.id] == [{}])

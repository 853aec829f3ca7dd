"""Sealed rooms over a real hub: keys go by links and envelopes, and the hub has none of the words."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

import samesky_client
from samesky_client import Gone, Refused, Room, Seat, Seats
from samesky_client.terminal import visit
from samesky_shared.decks import phrase_words
from samesky_shared.sealing import PLAIN, plain

from ..client.test_terminal import Keys, Screen
from ..serving import HubProcess
from .conftest import Both


def lines(room: Room) -> list[str]:
    """What was said, as this room's owner reads it."""
    return [
        room.unseal(entry.body["text"], entry.on, "say.text", entry.by or "", entry.at)
        for entry in room.entries
        if entry.kind == "line"
    ]


async def test_words_are_sealed_on_the_way_and_read_by_the_partner(both: Both) -> None:
    ana, ben = await both()
    assert ana.card.sealing == "room-key"
    await ana.chat().say("good night")
    await ben.until(lambda one: one.entries)
    assert lines(ben) == ["good night"]
    assert ana.phrase == ben.phrase
    assert b"good night" not in ben.entries[-1].body["text"]


async def test_the_hub_takes_nothing_in_the_open(both: Both) -> None:
    ana, _ = await both()
    with pytest.raises(Refused) as caught:
        await ana.chat().say(plain("in the open"))
    assert (caught.value.code, caught.value.path) == ("invalid", "args.text")


async def test_a_new_key_when_a_device_goes_reaches_who_was_away(running: HubProcess) -> None:
    kept: list[Seat] = []
    ana = await samesky_client.make(running.url, name="Ana")
    ben = await samesky_client.join(ana.invite_link or "", name="Ben", keep=kept.append)
    phone = await samesky_client.join(await ana.invite(seat=ana.you), name="Ana")
    for room in (ana, ben, phone):
        await room.until(lambda one: len((one.raw("keys") or {"cards": ()})["cards"]) == 3)
    await phone.chat().say("one")
    await ben.until(lambda one: one.entries)
    await ben.close()
    await ana.room().remove_device(phone.seat.device)
    with pytest.raises(Gone):
        await phone.until(lambda one: False)
    await ana.until(lambda one: one.raw("keys")["past"] is not None)
    await ana.chat().say("two")
    async with samesky_client.open(kept[-1], keep=kept.append) as back:
        await back.until(lambda one: len(one.entries) == 2)
        assert lines(back) == ["one", "two"]
        assert back.phrase == ana.phrase != phone.phrase
    assert kept[-1].key == ana.seat.key
    async with samesky_client.open(kept[-1]) as again:  # what was kept is enough
        assert lines(again) == ["one", "two"]
    await ana.close()


async def test_a_wiped_device_reads_all_its_words_by_the_partners_link(both: Both) -> None:
    ana, ben = await both()
    await ana.chat().say("mine")
    await ana.questions().draw()
    card = ana.raw("questions")["card"]
    await ana.questions().answer(card, "only for me, until you answer")
    await ana.close()
    async with samesky_client.join(await ben.invite(seat=ana.you), name="Ana") as back:
        assert lines(back) == ["mine"]
        answer = back.raw("questions")["round"]["answers"][back.you]
        assert answer[0] != PLAIN
        assert back.unseal(answer, "questions", f"answer.text/{card}", back.you).startswith("only for me")
    await ben.close()


async def test_a_link_whose_key_was_cut_off_is_not_used_up(running: HubProcess) -> None:
    ana = await samesky_client.make(running.url, name="Ana")
    link = ana.invite_link or ""
    with pytest.raises(Refused) as caught:
        await samesky_client.join(link[:-5], name="Ben")
    assert caught.value.path == "link"
    async with samesky_client.join(link, name="Ben") as ben:
        assert not ben.locked_out
    await ana.close()


async def test_where_it_is_wanted_nothing_is_sealed(running: HubProcess) -> None:
    async with samesky_client.make(running.url, name="Ana", sealing="none") as ana:
        assert "." not in (ana.invite_link or "").rpartition("#")[2]
        await ana.chat().say("in the open")
        await ana.until(lambda one: one.entries)
        assert ana.entries[-1].body["text"] == plain("in the open")
        assert ana.raw("keys") is None
        assert ana.phrase is None


async def test_the_terminal_reads_and_writes_sealed_words_and_knows_the_way_out(
    running: HubProcess, tmp_path: Path
) -> None:
    ana = await samesky_client.make(running.url, name="Ana")
    keys, screen = Keys(), Screen()
    task = asyncio.ensure_future(
        visit(ana.invite_link, "Ben", plain=True, seats=Seats(tmp_path), read=keys.source, write=screen)
    )
    await screen.shows("type help")
    await ana.chat().say("good night")
    await screen.shows("chat     Ana: good night")
    keys.type("say sleep well")
    await ana.until(lambda room: len(lines(room)) == 2)
    assert lines(ana) == ["good night", "sleep well"]
    await ana.until(lambda room: len(room.raw("keys")["cards"]) == 2)
    keys.type("devices")
    assert ana.phrase is not None
    await screen.shows("phrase   " + " ".join(phrase_words("en")[n] for n in ana.phrase))
    assert "devices  1. Terminal (this one)" in screen.getvalue()
    keys.type("invite nobody")
    await screen.shows("! Nobody here")
    keys.type("invite ana")
    await screen.shows("/j#")
    link = next(text for text in screen.getvalue().splitlines() if "/j#" in text)
    async with samesky_client.join(link, name="x") as again:
        assert again.you == ana.you
        assert lines(again) == ["good night", "sleep well"]
    keys.type("leave")
    await screen.shows("type: leave for good")
    keys.type("leave for good")
    with pytest.raises(Gone):
        await task
    assert list(ana.members) == [ana.you]
    await ana.close()

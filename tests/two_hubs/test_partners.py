"""Two partners on two hubs notice nothing: they see each other, and what they do is one thing."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from samesky_client import Room
from samesky_client.errors import Gone

from .hubs import Two, shared


async def both(pair: tuple[Room, Room], seq: int) -> None:
    """Waits until both have come so far."""
    for room in pair:
        await room.until(lambda one: one.seq >= seq)


async def test_they_see_each_other_and_what_they_say_they_do(two: Two) -> None:
    ana, ben = pair = await two.partners()
    ben.say_presence("busy")
    await ana.until(lambda room: room.presence[ben.you].status == "busy")
    ben.say_presence("here")
    await ana.until(lambda room: room.presence[ben.you].status == "here")
    assert [room.presence[ana.you].status for room in pair] == ["here", "here"]


async def test_a_timer_starts_and_ends_at_one_instant(two: Two) -> None:
    ana, ben = pair = await two.partners()
    await both(pair, await ana.timer().start(0.4))
    views = [room.raw("timer") for room in pair]
    assert views[0] == views[1]
    for room in pair:
        await room.until(lambda one: one.raw("timer")["ended_at"] is not None)
    assert ana.raw("timer") == ben.raw("timer")
    assert ana.seq == ben.seq, "it ended once"


async def test_their_clocks_are_one(two: Two) -> None:
    ana, ben = pair = await two.partners()
    for room in pair:
        await room.until(lambda one: one.clock.quality != "none")
    before, between, after = ana.now(), ben.now(), ana.now()
    bound = ana.clock.error + ben.clock.error + 0.005  # what hubs may differ by
    assert before - bound <= between <= after + bound, "further apart than they know"


async def test_answers_show_when_both_have_answered(two: Two) -> None:
    ana, ben = pair = await two.partners()
    await both(pair, await ana.do("questions", "draw"))
    card = ana.raw("questions")["card"]
    await both(pair, await ana.do("questions", "answer", card=card, text="the sea"))
    assert "the sea" not in str(ben.raw("questions")["round"])
    await both(pair, await ben.do("questions", "answer", card=card, text="the hills"))
    for room in pair:
        await room.until(lambda one: any(entry.kind == "answers" for entry in one.entries))
    opened = [next(entry for entry in room.entries if entry.kind == "answers") for room in pair]
    assert opened[0] == opened[1]


async def test_signals_reach_the_other(two: Two) -> None:
    ana, ben = await two.partners()
    heard = ben.signals()
    assert ana.react("heart")
    signal = await anext(heard)
    assert (signal.sender, signal.kind, signal.data) == (ana.you, "reaction", {"name": "heart"})


async def test_commands_of_both_at_once_have_one_order(two: Two) -> None:
    pair = await two.partners()
    told: list[list[tuple[int, str, tuple[str, ...]]]] = [[], []]

    async def watch(room: Room, into: list[tuple[int, str, tuple[str, ...]]]) -> None:
        async for change in room.changes():
            into.append((change.seq, change.mark, change.ids))

    async def talk(room: Room) -> list[int]:
        seqs = []
        for n in range(0, 60, 10):
            lines = [room.do("chat", "say", text=f"{n + k}") for k in range(10)]
            seqs += await asyncio.gather(*lines)
        return seqs

    watching = [asyncio.ensure_future(watch(*each)) for each in zip(pair, told, strict=True)]
    start = max(room.seq for room in pair)
    seqs = await asyncio.gather(*[talk(room) for room in pair])
    kept = sorted(seqs[0] + seqs[1])
    assert kept == list(range(start + 1, start + 121)), "each is kept once, and none between them"
    await both(pair, kept[-1])
    assert list(map(str, pair[0].entries)) == list(map(str, pair[1].entries))
    assert shared(pair[0]) == shared(pair[1])
    for one in watching:
        one.cancel()
    first, second = (set(each) for each in told)
    common = {seq for seq, _, _ in first} & {seq for seq, _, _ in second}
    assert {each for each in first if each[0] in common} == {each for each in second if each[0] in common}
    assert len(common) >= 120


async def test_a_link_made_at_one_hub_is_good_at_the_other(two: Two) -> None:
    ana, _ = await two.partners()
    async with httpx.AsyncClient() as http:
        for n in range(5):
            secret = {"device": {"id": ana.seat.device, "secret": ana.seat.secret}}
            token = (await http.post(f"{two.east.url}/v1/token", json=secret)).json()["token"]
            head = {"Authorization": f"Bearer {token}"}
            where = f"/v1/rooms/{ana.seat.room}/invites"
            body = {"seat": ana.you}
            made = (await http.post(two.east.url + where, json=body, headers=head)).raise_for_status().json()
            joined = await http.post(
                f"{two.west.url}/v1/join",
                json={"secret": made["url"].rpartition("#")[2].partition(".")[0], "member": {"name": "Ana"}},
            )
            assert joined.status_code == 201, (n, joined.text)


async def test_a_second_device_on_the_other_hub_is_the_same_person(two: Two) -> None:
    ana, ben = await two.partners()
    again = await two.enter(ben.seat, two.east.url)
    with pytest.raises(Gone) as gone:
        await ben.until(lambda room: False)
    assert gone.value.code == 4409, "one device is in one place"
    assert await again.do("chat", "say", text="from the east now")
    assert ana.presence[ben.you].status == "here"

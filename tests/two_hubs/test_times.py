"""Finding a time over two hubs that share a Redis: ticks stay hidden, and two taps at once book one date."""

from __future__ import annotations

import asyncio

from .hubs import Two

ALWAYS = (({"start": 0, "end": 1440},),) * 7


async def test_two_look_tick_and_book_at_once_and_there_is_one_round_and_one_date(two: Two) -> None:
    ana, ben = await two.partners()
    await asyncio.gather(ana.times().say("Asia/Kolkata", ALWAYS), ben.times().say("America/St_Johns", ALWAYS))
    for room in (ana, ben):
        await room.until(lambda one: len((one.raw("times") or {}).get("said", ())) == 2)
    await asyncio.gather(ana.times().find(60), ben.times().find(60))
    for room in (ana, ben):
        await room.until(lambda one: one.raw("times")["round"])
    assert ana.raw("times")["round"]["times"] == ben.raw("times")["round"]["times"]
    assert ana.raw("times")["round"]["id"] == "r1", "one round"
    await ana.times().tick("r1", ("t1", "t2"))
    assert ana.raw("times")["round"]["yours"] == ["t1", "t2"]
    await ben.times().tick("r1", ("t2", "t3"))
    assert ben.raw("times")["round"]["yours"] == ["t2", "t3"]
    for room in (ana, ben):
        await room.until(lambda one: one.raw("times")["round"]["suits"] == ["t2"])
    at = ana.raw("times")["round"]["times"][1]["at"]
    await asyncio.gather(ana.times().book("r1", "t2"), ben.times().book("r1", "t2"))
    for room in (ana, ben):
        (plan,) = (await room.until(lambda one: (one.raw("rituals") or {}).get("plans"))).values()
        assert plan["coming"][0]["at"] == at
        booked = room.raw("times")["booked"]
        assert (booked["at"], booked["by"]) == (at, plan["by"])

"""Commands and pages until they are answered, against a scripted hub."""

from __future__ import annotations

import asyncio

import pytest
from tests.client.fake_hub import FakeHub, Visit, Waits, at

from samesky_client import orders
from samesky_client.errors import NotConfirmed
from samesky_client.room import Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import Do, Page, Refusal, Signal, Timeline


async def stay(visit: Visit) -> None:
    await visit.socket.wait_closed()


async def test_refusals_reach_whoever_gave_the_command() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        do = await visit.next(Do)
        await visit.send(Refusal("conflict", "There is nothing to resume.", do.id, "args.seconds"))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        with pytest.raises(Refused) as refused:
            await room.timer().resume()
        assert (refused.value.code, refused.value.path) == ("conflict", "args.seconds")


async def test_a_stale_lasting_command_waits_for_the_persons_decision() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        do = await visit.next(Do)
        await visit.send(Refusal("stale", "Who knows.", do.id))
        again = await visit.next(Do)
        assert again.id != do.id
        assert again.args == do.args
        await visit.keep(again, 2)
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        with pytest.raises(NotConfirmed):
            await room.chat().say("did you get this?")
        (id,) = room.unconfirmed
        assert await room.send_again(id) == 2
        assert not room.unconfirmed


async def test_a_lasting_command_is_sent_again_when_the_store_is_back() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        do = await visit.next(Do)
        await visit.send(Refusal("unavailable", "The store does not answer.", do.id, None, 0.0))
        assert await visit.next(Do) == do
        await visit.keep(do, 2)
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        assert await room.questions().answer("c1", "the sea") == 2


async def test_what_cannot_travel_is_refused_before_it_leaves() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        await stay(visit)

    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        with pytest.raises(Refused, match="NaN"):
            await room.timer().start(float("nan"))
        with pytest.raises(Refused) as refused:
            await room.chat().say("x" * 70_000)
        assert refused.value.code == "too_large"
        with pytest.raises(Refused, match="on"):
            await room.do("Not a name", "start")


async def test_what_comes_too_fast_is_sent_again_in_the_order_in_which_it_was_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[bytes] = []

    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        for n in range(20):
            do = await visit.next(Do)
            if n >= 5:
                await visit.send(Refusal("too_fast", "Too many at once.", do.id, None, 0.01))
            else:
                kept.append(do.args["text"])
                await visit.keep(do, n + 2)
        for n in range(5, 20):
            do = await visit.next(Do)
            kept.append(do.args["text"])
            await visit.keep(do, n + 2)
        await stay(visit)

    monkeypatch.setattr(orders, "PACE", 0.01)
    async with FakeHub(script) as hub, Room(hub.seat()) as room:
        waiting = [asyncio.ensure_future(room.chat().say(f"{n:02}")) for n in range(20)]
        await asyncio.gather(*waiting)
    assert kept == [f"\0{n:02}".encode() for n in range(20)]


async def test_a_page_is_asked_for_again_on_a_new_connection() -> None:
    async def drops(visit: Visit) -> None:
        await visit.greet(at(4))
        await visit.next(Timeline)
        visit.socket.transport.abort()

    async def answers(visit: Visit) -> None:
        await visit.greet(at(4), resumed=True)
        ask = await visit.next(Timeline)
        await visit.send(Page(ask.id, (), False))
        await stay(visit)

    async with FakeHub(drops, answers) as hub, Room(hub.seat(), times=Waits().times()) as room:
        assert not (await room.page(before=3)).more


async def test_a_momentary_command_that_nobody_waits_for_any_more_is_not_sent_again() -> None:
    heard = asyncio.Event()

    async def drops(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.next(Do)
        heard.set()
        await visit.next(Signal)
        visit.socket.transport.abort()

    async def hears_the_next(visit: Visit) -> None:
        await visit.greet(at(1), resumed=True)
        do = await visit.next(Do)
        assert do.cmd == "say"
        await visit.keep(do, 2)
        await stay(visit)

    async with FakeHub(drops, hears_the_next) as hub, Room(hub.seat(), times=Waits().times()) as room:
        pausing = asyncio.ensure_future(room.timer().pause())
        await heard.wait()
        pausing.cancel()
        await asyncio.wait([pausing])
        room.react("heart")
        await room.until(lambda room: len(hub.visits) == 2 and room.connection == "ready")
        assert await room.chat().say("hello") == 2

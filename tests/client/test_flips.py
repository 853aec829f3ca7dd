"""Changes at their instants, in the order of these, not in that in which they came."""

from __future__ import annotations

import asyncio

import pytest

from samesky_client.device import Seat
from samesky_client.feeds import Feed
from samesky_client.flips import Flips
from samesky_client.room import Room
from samesky_shared.protocol import Change

from .fake_hub import FakeHub, Visit, at


@pytest.fixture
def seat() -> Seat:
    return Seat("http://127.0.0.1:9", "r1", "ana", "d1", "secret")


async def ready(visit: Visit) -> None:
    await visit.greet(at(1))
    await visit.socket.wait_closed()


async def test_each_comes_at_its_instant_and_the_sooner_first() -> None:
    feed: Feed[Change] = Feed()
    async with FakeHub(ready) as hub, Room(hub.seat()) as room:
        await room.until(lambda one: one.round_trip is not None)
        flips, now = Flips(feed.listen(), room), room.now()
        feed.put(Change(2, "m", now + 0.12, {"timer": {}}))
        feed.put(Change(3, "m", now + 0.06, {"player": {}}))
        feed.put(Change(4, "m", now - 1.0, {"chat": {}}))
        feed.put(Change(5, "m", now + 0.12, {"timer": {}}))
        seen = []
        for _ in range(4):
            change = await anext(flips)
            assert room.now() >= change.at, "never before its instant"
            seen.append(change.seq)
        assert seen == [4, 3, 2, 5]


async def test_one_that_comes_meanwhile_may_be_sooner() -> None:
    feed: Feed[Change] = Feed()
    async with FakeHub(ready) as hub, Room(hub.seat()) as room:
        await room.until(lambda one: one.round_trip is not None)
        flips = Flips(feed.listen(), room)
        feed.put(Change(2, "m", room.now() + 30.0, {}))
        first = asyncio.ensure_future(anext(flips))
        await asyncio.sleep(0)
        feed.put(Change(3, "m", room.now() + 0.02, {}))
        assert (await first).seq == 3


async def test_it_ends_with_the_room(seat: Seat) -> None:
    room = Room(seat)
    flips = room.flips()
    await room.close()
    with pytest.raises(StopAsyncIteration):
        await anext(flips)

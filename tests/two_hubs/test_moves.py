"""Hubs die, devices move, and the partner on the other hub sees nothing of it that is not so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from samesky_client import Room

from ..redis_servers import Server
from .hubs import Two, shared, two_hubs


@pytest.fixture
async def two(redis: Server, tmp_path: Path) -> AsyncIterator[Two]:
    """Two hubs of this test alone."""
    async with two_hubs(redis, tmp_path) as made:
        yield made


class Seen:
    """What one partner is shown of the other, from now on."""

    def __init__(self, room: Room, of: str) -> None:
        self.statuses = [room.presence[of].status]
        self._watching = asyncio.ensure_future(self._watch(room, of))

    async def _watch(self, room: Room, of: str) -> None:
        async for _ in room.events():
            status = room.presence[of].status
            if status != self.statuses[-1]:
                self.statuses.append(status)

    def stop(self) -> list[str]:
        self._watching.cancel()
        return list(self.statuses)


async def back(room: Room) -> None:
    """Waits until a device whose connection was cut is there again."""
    await room.until(lambda one: one.connection != "ready")
    room.reconnect()
    await room.until(lambda one: one.connection == "ready")


async def test_a_device_moves_from_hub_to_hub_and_back(two: Two) -> None:
    door = await two.door(two.east)
    ana, ben = await two.partners(west=door.url)
    seen = Seen(ana, ben.you)
    for n, hub in enumerate((two.west, two.east, two.west)):
        door.to = hub
        door.cut()
        await back(ben)
        seq = await ben.do("chat", "say", text=f"move {n}")
        await ana.until(lambda room, seq=seq: room.seq >= seq)  # type: ignore[misc]
        seq = await ana.timer().start(60 + n)
        await ben.until(lambda room, seq=seq: room.seq >= seq)  # type: ignore[misc]
    assert seen.stop() == ["here"]
    assert shared(ana) == shared(ben)


async def test_a_hub_is_killed_and_its_device_comes_back_at_the_other(two: Two) -> None:
    door = await two.door(two.west)
    ana, ben = await two.partners(west=door.url)
    seen = Seen(ana, ben.you)
    said = [asyncio.ensure_future(ben.do("chat", "say", text=f"line {n}")) for n in range(8)]
    await said[0]
    await two.west.kill()
    door.to = two.east
    await back(ben)
    seqs = await asyncio.gather(*said)
    await ana.until(lambda room: room.seq >= max(seqs))
    page = await ana.page(before=2**50, limit=100)
    lines = [entry for entry in page.entries if entry.kind == "line"]
    texts = [ana.unseal(entry.body["text"], entry.on, "say.text") for entry in lines]
    assert sorted(texts) == [f"line {n}" for n in range(8)], "each once"
    assert seen.stop() == ["here"]


async def test_who_was_on_a_hub_that_died_is_away_within_six_seconds(two: Two) -> None:
    ana, ben = await two.partners()
    await two.west.kill()
    killed = time.monotonic()
    await ana.until(lambda room: room.presence[ben.you].status == "away")
    assert time.monotonic() - killed < 6.0


async def test_a_hub_that_stops_sends_its_devices_to_the_other_and_nobody_is_gone(two: Two) -> None:
    door = await two.door(two.west)
    ana, ben = await two.partners(west=door.url)
    seen = Seen(ana, ben.you)
    door.to = two.east
    assert await two.west.stop() == 0
    await back(ben)
    await ana.until(lambda room: room.presence[ben.you].status == "here")
    assert await ben.do("chat", "say", text="here again")
    assert seen.stop() == ["here"]

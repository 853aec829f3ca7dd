"""Two hubs on a cluster: their partners are in step while a slot moves and a primary dies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from samesky_client import Room
from samesky_server.stores.redis_keys import ClusterNames, slot

from ..redis_groups import CALM, Shards, shards
from ..redis_servers import Server
from .hubs import Two, shared, two_hubs

NAMES = ClusterNames()


@pytest.fixture
def group(tmp_path: Path) -> Iterator[Shards]:
    with shards("redis", tmp_path / "cluster", "--appendonly", "yes", replicas=True) as made:
        yield made


@pytest.fixture
async def two(group: Shards, tmp_path: Path) -> AsyncIterator[Two]:
    async with two_hubs(group.servers[0], tmp_path, redis=group.url) as made:
        yield made


def home(group: Shards, room: Room) -> Server:
    return group.at(NAMES.keys(room.seat.room).log)


async def in_step(pair: tuple[Room, Room], seq: int) -> None:
    for room in pair:
        await room.until(lambda one: one.seq >= seq)
    assert shared(pair[0]) == shared(pair[1])


def here(pair: tuple[Room, Room]) -> list[str]:
    return [one.presence[other.you].status for one, other in (pair, pair[::-1])]


async def test_partners_are_in_step_while_a_slot_moves_and_a_primary_dies(group: Shards, two: Two) -> None:
    first = await two.partners()
    others = await two.partners()
    while home(group, others[0]) is home(group, first[0]):
        others = await two.partners()
    for pair in (first, others):
        await in_step(pair, await pair[0].timer().start(600))
        await in_step(pair, await pair[1].do("chat", "say", text="before"))

    # The slot of the one room moves to where the others are, while both talk.
    old, new = home(group, first[0]), home(group, others[0])
    moving = asyncio.ensure_future(
        asyncio.to_thread(group.move, slot(NAMES.keys(first[0].seat.room).log.encode()), new)
    )
    lines = 0
    while not moving.done() or lines < 4:
        await first[lines % 2].do("chat", "say", text=f"line {lines}")
        lines += 1
    await moving
    await in_step(first, await first[0].do("chat", "say", text="there"))
    assert home(group, first[0]) is new
    said = [entry.body for entry in first[1].entries if entry.kind == "line"]
    assert len(said) == lines + 2
    await asyncio.to_thread(group.move, slot(NAMES.keys(first[0].seat.room).log.encode()), old)

    # Where the one room lives now dies. The others go on as if nothing were; the one is told what is, and comes back.
    await in_step(first, await first[1].do("chat", "say", text="back"))
    old.kill()
    letter = asyncio.ensure_future(first[0].do("chat", "say", text="while it was away"))
    for n in range(6):
        await in_step(others, await others[n % 2].do("chat", "say", text=f"meanwhile {n}"))
        assert here(others) == ["here", "here"]
    assert not letter.done()
    async with httpx.AsyncClient() as http:
        for hub in (two.east, two.west):
            assert (await http.get(f"{hub.url}/readyz")).status_code == 200
    group.hasten()
    await letter
    group.hasten(CALM)
    for room in first:
        await room.until(lambda one: one.entries[-1].seq == one.seq and one.connection == "ready")
        await room.until(lambda one: len([e for e in one.entries if e.kind == "line"]) >= lines + 4)
    await in_step(first, await first[1].do("chat", "say", text="in step"))
    assert [entry.body for entry in first[0].entries] == [entry.body for entry in first[1].entries]
    assert here(first) == ["here", "here"]

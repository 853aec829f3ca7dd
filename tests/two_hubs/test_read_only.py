"""What one hub is told holds at the other, and at one that starts later; what people wrote goes out by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from ..redis_servers import Server
from ..serving import hub
from .hubs import Two, shared, two_hubs

PLACE = {"metrics": "127.0.0.1:0", "admin": "yes"}


async def read_only(at: str, seconds: float) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=at, trust_env=False, timeout=30) as http:
        answer = await http.post("/api/read-only", json={"seconds": seconds})
        found: dict[str, Any] = answer.raise_for_status().json()
        return found


@pytest.fixture
async def two(redis: Server, tmp_path: Path) -> Any:
    async with two_hubs(redis, tmp_path, **PLACE) as made:
        yield made


async def test_read_only_holds_at_all_hubs_of_the_store(two: Two, redis: Server, tmp_path: Path) -> None:
    ana, ben = await two.partners()
    await ana.do("chat", "say", text="before")
    await ben.until(lambda room: "chat" in room.states or room.entries)
    held = await read_only(two.east.ready["admin"], 600)
    assert (held["hubs"], held["agree"]) == (2, 2)
    before = shared(ben)
    async with httpx.AsyncClient() as http:
        for url in (two.east.url, two.west.url):
            assert (await http.post(f"{url}/v1/rooms", json={"member": {"name": "Eve"}})).status_code == 503
            assert (await http.get(f"{url}/readyz")).json()["status"] == "read-only"
    async with hub(tmp_path / "north", redis=redis.url, **PLACE) as north:
        async with httpx.AsyncClient() as http:
            answer = await http.post(f"{north.url}/v1/rooms", json={"member": {"name": "Eve"}})
        assert answer.status_code == 503, "it starts with it"
        again = await two.enter(ben.seat, north.url)
        assert shared(again) == before, "who comes in meanwhile sees all that there is"
        await again.close()
    ben = await two.enter(ben.seat, two.west.url)
    waiting = asyncio.ensure_future(ana.do("timer", "start", seconds=60, lasting=True))
    freed = await read_only(two.west.ready["admin"], 0)
    assert freed["agree"] == freed["hubs"]
    await waiting
    await ben.until(lambda room: "timer" in room.states)

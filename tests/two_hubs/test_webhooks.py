"""Two hubs at one Redis tell one host app; one is killed while it does."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from samesky_server import tls

from ..redis_servers import Server
from ..server.notices.fake_host import FakeHost, fake_host, issuers_toml
from ..serving import HubProcess
from .hubs import Two, two_hubs

API_KEY = "a key that only the server of the host app has"
PLAN = {"start": "2031-01-24T21:00", "tz": "Europe/Lisbon"}
ROOMS = 12


@pytest.fixture
async def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeHost]:
    async with fake_host(tmp_path / "host") as made:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "host" / tls.SHOWN))
        yield made


@pytest.fixture
async def pair(host: FakeHost, redis: Server, tmp_path: Path) -> AsyncIterator[Two]:
    file = tmp_path / "issuers.toml"
    file.write_text(issuers_toml(host, API_KEY, name=f"https://{tmp_path.name}.example.org"))
    async with two_hubs(redis, tmp_path, issuers=str(file), webhook_networks="127.0.0.0/8") as made:
        yield made


async def plan(hub: HubProcess, room: str) -> str:
    """Has the only user of a room plan a date; returns the hub's id of the room."""
    async with httpx.AsyncClient(base_url=hub.url) as http:
        body = {"external_id": "user-1", "name": "Ana", "room": room, "device": "d"}
        head = {"Authorization": f"Bearer {API_KEY}"}
        made: dict[str, Any] = (await http.post("/v1/tokens", json=body, headers=head)).json()
        head = {"Authorization": f"Bearer {made['participant_token']}"}
        (await http.post("/v1/rooms/-/dates", json=PLAN, headers=head)).raise_for_status()
        id: str = made["ids"]["room"]
        return id


async def test_each_event_is_told_once_by_either_hub(pair: Two, host: FakeHost) -> None:
    rooms = await asyncio.gather(*(plan((pair.east, pair.west)[n % 2], f"flat-{n}") for n in range(ROOMS)))
    await host.until(lambda one: len(one.told) >= 2 * ROOMS)
    told = Counter((one.type, one.data["room"]) for one in host.told)
    assert told == {(what, room): 1 for room in rooms for what in ("member.joined", "date.planned")}


@pytest.mark.timeout(150)
async def test_what_a_killed_hub_was_telling_is_told_by_the_other_and_nothing_else_twice(
    pair: Two, host: FakeHost
) -> None:
    """It takes as long as a lease, a minute: that is how the other hub learns of it."""
    host.mute = True
    lost = set(await asyncio.gather(*(plan(pair.east, f"lost-{n}") for n in range(4))))
    await host.until(lambda one: len(one.told) == 8)
    await pair.east.kill()
    in_flight = {one.id for one in host.told}
    host.mute = False
    kept = set(await asyncio.gather(*(plan(pair.west, f"kept-{n}") for n in range(4))))
    await host.until(lambda one: len(one.told) == 24)
    times = Counter(one.id for one in host.told)
    assert {id for id, count in times.items() if count > 1} == in_flight
    assert max(times.values()) == 2
    assert {one.data["room"] for one in host.told if one.id in in_flight} == lost
    assert {one.data["room"] for one in host.told if one.id not in in_flight} == kept
    assert await _letters(pair.west) == []


async def _letters(hub: HubProcess) -> list[Any]:
    async with httpx.AsyncClient(base_url=hub.url) as http:
        answer = await http.get("/v1/dead-letters", headers={"Authorization": f"Bearer {API_KEY}"})
        letters: list[Any] = answer.json()["letters"]
        return letters

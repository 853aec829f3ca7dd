"""What a guesser or a hoarder may do, they may do once, however many hubs there are to do it at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from ..redis_servers import Server
from .hubs import Two, two_hubs

SETTINGS = {"rooms_per_hour": "4", "trials_per_hour": "3", "joins_per_minute": "3"}
ROOM = {"member": {"name": "Ana"}}


@pytest.fixture
async def two(redis: Server, tmp_path: Path) -> AsyncIterator[Two]:
    await asyncio.to_thread(redis.ask, "FLUSHALL")
    async with two_hubs(redis, tmp_path, **SETTINGS) as made:
        yield made


async def each(two: Two, count: int, path: str, body: dict[str, object], *froms: str) -> list[int]:
    """The statuses of so many requests, at the one hub and the other in turn, each from one of these addresses."""
    found = []
    async with httpx.AsyncClient() as http:
        for n in range(count):
            hub = (two.east, two.west)[n % 2]
            head = {"X-Forwarded-For": froms[n % len(froms)]} if froms else {}
            found.append((await http.post(hub.url + path, json=body, headers=head)).status_code)
    return found


async def test_rooms_trials_and_tries_at_links_are_counted_over_both(two: Two, redis: Server) -> None:
    assert await each(two, 6, "/v1/rooms", ROOM) == [201] * 4 + [429] * 2
    assert await each(two, 5, "/v1/try", ROOM) == [201] * 3 + [429] * 2
    assert await each(two, 5, "/v1/join", {"secret": "no-such-link-" + "x" * 30}) == [403] * 3 + [429] * 2
    kept = [key.decode() for key in await asyncio.to_thread(redis.ask, "KEYS", "samesky:spent:*")]
    assert len(kept) == 4, "of one address: rooms, trials, joins; and the trials of all"
    assert not any("127" in key.removeprefix("samesky:spent:").split(":") for key in kept)
    left = [int(await asyncio.to_thread(redis.ask, "PTTL", key)) for key in kept]
    assert all(0 < one <= 3_600_000 for one in left)


async def test_a_network_of_ipv6_is_one_address_and_another_is_not(two: Two) -> None:
    same = ("2001:db8:1:2::1", "2001:db8:1:2:9::9")
    assert (
        await each(two, 5, "/v1/join", {"secret": "no-such-link-" + "x" * 30}, *same) == [403] * 3 + [429] * 2
    )
    assert (
        await each(two, 2, "/v1/join", {"secret": "no-such-link-" + "x" * 30}, "2001:db8:1:3::1") == [403] * 2
    )


async def test_digits_are_guessed_no_more_often_at_two(two: Two) -> None:
    made = await two.east.make_room("Ana", "Ben")
    head = {"Authorization": f"Bearer {made[0]['token']}"}
    async with httpx.AsyncClient(headers=head) as http:
        hubs = [two.east, two.west] * 4
        asked = [await http.post(hub.url + "/v1/rooms/-/screens", json={"code": "000000"}) for hub in hubs]
    assert [one.status_code for one in asked] == [404] * 6 + [429] * 2
    assert asked[-1].json()["retry_after"] > 1


async def test_without_the_store_each_hub_goes_by_what_it_knows(two: Two, redis: Server) -> None:
    secret = "no-such-link-" + "x" * 30
    redis.kill()
    try:
        statuses = await each(two, 10, "/v1/join", {"secret": secret})
    finally:
        await asyncio.to_thread(redis.start)
    # What is asked for needs the store itself: nobody learns anything, and at each hub the fourth is too many.
    assert statuses == [statuses[0]] * 6 + [429] * 4
    assert statuses[0] in (403, 503)

"""The address of a calendar that is taken away at one hub leads nowhere at the other, at once."""

from __future__ import annotations

import asyncio

import httpx

from .hubs import Two


async def test_an_address_ends_at_once_on_every_hub(two: Two) -> None:
    ana, ben = await two.partners()
    await ana.rituals().plan("2027-01-22T21:00", "Europe/Lisbon", again="FREQ=WEEKLY")
    async with httpx.AsyncClient() as http:
        for _ in range(5):
            url = await ben.calendar_address(new=True)
            there = url.replace(two.west.url, two.east.url)
            assert there != url
            assert (await http.get(there)).status_code == 200
            while not await asyncio.to_thread(two.redis.ask, "CLIENT", "KILL", "TYPE", "pubsub"):
                pass  # nobody is woken, and yet
            await ben.no_calendar_address()
            assert (await http.get(there)).status_code == 404

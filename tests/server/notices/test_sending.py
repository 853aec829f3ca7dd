"""Sending within a lease; what couriers and reporters do with it is in their own tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from samesky_server.notices import sending
from samesky_server.notices.port import Later
from samesky_server.notices.sending import Sending
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused


class Site:
    """A clock, and a store that is away for so many times."""

    def __init__(self, away: int = 0, code: str = "unavailable") -> None:
        self.time, self.away, self.code = 1000.0, away, code
        self.changes = 0
        self.slept: list[float] = []
        self.sending = Sending(self.change, lambda: self.time)
        self.sending.sleep = self.sleep  # type: ignore[assignment]

    async def change(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> None:
        self.changes += 1
        if self.away:
            self.away -= 1
            raise Refused(self.code, "No.", retry_after=2.0)  # type: ignore[arg-type]

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


async def test_what_is_sent_in_time_says_what_came_of_it() -> None:
    async def send() -> str:
        return "sent"

    assert await Site().sending.sent("mail", 1060.0, send) == "sent"


async def test_nothing_is_begun_that_might_outlast_the_lease() -> None:
    async def send() -> str:
        raise AssertionError

    assert await Site().sending.sent("mail", 1029.9, send) == Later()


async def test_what_hangs_or_breaks_is_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "SEND_WITHIN", 0.01)

    async def hang() -> str:
        await asyncio.Event().wait()
        return "sent"

    async def fall() -> str:
        raise RuntimeError("a fault of ours")

    for send in (hang, fall):
        assert await Site().sending.sent("mail", 1060.0, send) == Later()


async def test_it_is_taken_off_once_the_store_is_back() -> None:
    site = Site(away=3)
    await site.sending.settled("room", 1060.0, "notices:ben", lambda state: state)
    assert (site.changes, site.slept) == (4, [2.0] * 3)


async def test_it_is_left_to_the_next_when_the_lease_is_over_or_the_room_is_gone() -> None:
    site = Site(away=1000)
    await site.sending.settled("room", 1010.0, "notices:ben", lambda state: state)
    assert sum(site.slept) == 10.0
    site = Site(away=1000, code="unknown")
    await site.sending.settled("room", 1010.0, "notices:ben", lambda state: state)
    assert site.slept == []

"""What all that a room owes has in common when it is sent: within its lease, and taken off afterwards.

The record in which something is taken up is made by exactly one hub, and that hub sends it, then takes it off in
another record. Should it be killed in between, the room is due again when the lease is over, and another hub takes it
up. So each is sent at least once, and repeated at most once for each hub that was killed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from samesky_shared.core.activity import Activity
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused

from ..log import log
from .port import Later

SEND_WITHIN = 20.0
"""Seconds that one sending may take."""
MARGIN = 10.0
"""Seconds that are left to take it off before another hub takes it up."""
AT_ONCE = 64
"""Sendings under way at the same time."""

T = TypeVar("T")
Change = Callable[[str, Callable[[Room, Moment], Draft | None]], Awaitable[object]]


class Sending:
    """Sends, at most `at_once` at the same time.

    Args:
        change: changes a room and waits until that is kept.
        now: the room clock.
        at_once: how many.
    """

    def __init__(self, change: Change, now: Callable[[], float], at_once: int = AT_ONCE) -> None:
        self._change = change
        self._now = now
        self.free = asyncio.Semaphore(at_once)
        self.sleep = asyncio.sleep

    async def sent(self, way: str, again: float, send: Callable[[], Awaitable[T]]) -> T | Later:
        """What comes of sending; whatever goes wrong is to be tried later.

        Args:
            way: its name, for the log.
            again: room time at which the lease is over.
            send: sends it.
        """
        async with self.free:
            if self._now() + SEND_WITHIN + MARGIN > again:
                return Later()  # so busy that another hub may be at it before we could say that it is done
            try:
                async with asyncio.timeout(SEND_WITHIN):
                    return await send()
            except TimeoutError:
                return Later()
            except Exception:  # noqa: BLE001 - a fault in one way must not keep the others from being gone
                log.exception("notice_failed", way=way)
                return Later()

    async def settled(self, room: str, until: float, on: str, rule: Callable[[Activity], Activity]) -> None:
        """Says in the instance `on` what became of it, for as long as nobody else can have taken it up."""
        while True:
            try:
                await self._change(room, lambda room, moment: room.amend(moment, on, rule))
            except Refused as refused:
                if refused.code != "unavailable" or self._now() + 1 >= until:
                    log.warning("notice_not_taken_off")
                    return
                await self.sleep(refused.retry_after or 1.0)
            else:
                return

"""Looks after the keys of a sealed room in the background, one command after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from samesky_shared.errors import Refused

from .errors import Gone, NotConfirmed
from .orders import Orders
from .replica import Replica
from .safe import KEYS, Order, Safe


class Keeper:
    """Sends what the safe finds that this device should say in `keys`.

    Args:
        safe: knows the keys.
        orders: sends commands.
        replica: the room as it is known here.
        now: the room clock.
    """

    def __init__(self, safe: Safe, orders: Orders, replica: Replica, now: Callable[[], float]) -> None:
        self._safe = safe
        self._orders = orders
        self._replica = replica
        self._now = now
        self._chore: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Takes the state of `keys` as it is now; to be called whenever that has changed."""
        seen = self._replica.states.get(KEYS)
        order = self._safe.follow(seen, self._now())
        if order is not None and self._chore is None and self._replica.ready:
            self._chore = asyncio.ensure_future(self._send(order, seen))

    async def close(self) -> None:
        """The end."""
        if self._chore is not None:
            self._chore.cancel()
            await asyncio.gather(self._chore, return_exceptions=True)

    async def _send(self, order: Order, seen: object) -> None:
        cmd, args = order
        refused = False
        try:
            await self._orders.do(KEYS, cmd, True, args)
        except (Refused, NotConfirmed, Gone):
            refused = True  # another device was faster; what it did shows what there is to do
        self._chore = None
        # That may have been heard before the refusal. And one may lead to the next: first my card, then a new key.
        if not refused or self._replica.states.get(KEYS) is not seen:
            self.look()

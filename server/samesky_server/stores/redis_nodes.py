"""Where the keys are: which server a part lives at, and the ways there. At one Redis; `redis_cluster` is of many."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from redis.asyncio import Connection

from ..redis_url import Address, Place
from .redis_keys import Names
from .redis_link import Link, Way

HERE: Address = ("", 0)
FOLLOW = 1.0
"""Seconds between two looks which server the Sentinels name."""


class Nodes(Protocol):
    """The servers of a store, and what is where."""

    names: Names
    way: Way
    """The way to whatever server has the keys of a command, for what need not stay in order."""
    moved: Callable[[], None]
    """Called when a part may live elsewhere than before."""

    async def open(self) -> None:
        """Finds out what is where. Raises `StoreError`."""

    async def close(self) -> None:
        """Waits for what is in flight, and disconnects. Idempotent."""

    def lane(self) -> Callable[[], Way]:
        """Makes ways on which what is asked of one part stays in order, all with the same connections."""

    def every(self) -> list[Link]:
        """A link to each server that takes writes."""

    async def scan(self, pattern: str) -> list[str]:
        """The names of all keys that match, in no order. Raises `StoreError`."""

    def spread(self) -> list[int]:
        """A part at each of a few servers, so that some are there though one is not."""

    def clock(self) -> Way:
        """The way to the server whose clock all hubs go by. Raises `StoreError`."""

    def home(self, part: int) -> Address | None:
        """Where a part lives, as far as is known."""

    def listener(self, home: Address) -> Connection:
        """A connection of its own, not connected yet."""

    def doubt(self) -> None:
        """Something was not where it should be, or did not answer: looks again what is where."""


class OneNode:
    """All is at one Redis, or at the primary that Sentinels name: they are asked for it all the time, since one that
    is cut off from them goes on taking writes, which will be lost."""

    def __init__(self, place: Place) -> None:
        self.link = Link(place)
        self.way: Way = self.link
        self.names = Names(self.link.db)
        self.moved: Callable[[], None] = lambda: None
        self._links = [self.link]
        self._at = HERE
        self._following: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Finds out which it is, if anybody knows."""
        if self.link.watched:
            self._at = await self.link.primary() or HERE
            self._following = asyncio.get_running_loop().create_task(self._follow())

    async def close(self) -> None:
        """As `Nodes` says."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.wait([self._following])
        await self.link.close()

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(FOLLOW)
            named = await self.link.primary()
            if named is not None and named != self._at:
                self._at = named
                await asyncio.gather(*[link.leave() for link in self._links], return_exceptions=True)
                self.moved()

    def lane(self) -> Callable[[], Way]:
        """As `Nodes` says."""

        def alone() -> Link:
            self._links.append(self.link.alone())
            return self._links[-1]

        return alone

    def every(self) -> list[Link]:
        """As `Nodes` says."""
        return [self.link]

    async def scan(self, pattern: str) -> list[str]:
        """As `Nodes` says."""
        return list(await self.link.scan(pattern))

    def spread(self) -> list[int]:
        """As `Nodes` says."""
        return [0]

    def clock(self) -> Way:
        """As `Nodes` says."""
        return self.link

    def home(self, part: int) -> Address:
        """As `Nodes` says."""
        return self._at

    def listener(self, home: Address) -> Connection:
        """As `Nodes` says."""
        return self.link.listener()

    def doubt(self) -> None:
        """There is nowhere else."""

"""Feeds: what happens in a room, for any number of listeners, each at its own pace."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")
BOUND = 1000
"""How many things one listener may be behind; then the oldest are dropped."""


class Listener(Generic[T]):
    """An asynchronous iterator over what happens from now on; it ends when the room is closed."""

    def __init__(self, feed: Feed[T]) -> None:
        self._feed = feed
        self._waiting: deque[T] = deque(maxlen=BOUND)
        self._wake = asyncio.Event()
        self._over = False

    def __aiter__(self) -> Listener[T]:
        return self

    async def __anext__(self) -> T:
        while not self._waiting:
            if self._over:
                raise StopAsyncIteration
            self._wake.clear()
            await self._wake.wait()
        return self._waiting.popleft()

    def close(self) -> None:
        """Stops listening; what has come already can still be taken."""
        self._feed.listeners.discard(self)
        self.end()

    def put(self, one: T) -> None:
        """Something has happened."""
        self._waiting.append(one)
        self._wake.set()

    def end(self) -> None:
        """Nothing more will happen."""
        self._over = True
        self._wake.set()


class Feed(Generic[T]):
    """Where listeners come from."""

    def __init__(self) -> None:
        self.listeners: WeakSet[Listener[T]] = WeakSet()  # who stops iterating is forgotten
        self._over = False

    def listen(self) -> Listener[T]:
        """A new listener, which hears everything from now on."""
        made = Listener(self)
        if self._over:
            made.end()
        else:
            self.listeners.add(made)
        return made

    def put(self, one: T) -> None:
        """Tells all listeners."""
        for listener in self.listeners:
            listener.put(one)

    def end(self) -> None:
        """Ends all listeners."""
        self._over = True
        for listener in self.listeners:
            listener.end()
        self.listeners.clear()

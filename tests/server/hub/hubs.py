"""Several hubs at one store, each on a line of its own that a test can cut, and one clock that a test lets pass."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from samesky_server.hub.watch import GLANCE
from samesky_server.stores.base import Listener, Outcome, StoreError, Unavailable
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.record import Record

from .harness import T0, Guest, World

NOW = (
    "append",
    "hint",
    "publish",
    "subscribe",
    "unsubscribe",
    "open",
    "close",
    "name",
    "durability",
    "data_dir",
)
"""What of a store is not asked and awaited, or no matter of a line."""


class Ear:
    """Hears a line's rooms for a hub, as far as the line lets it."""

    def __init__(self, line: Line, listener: Listener) -> None:
        self.line = line
        self.listener = listener

    def heard_record(self, room: str, record: Record) -> None:
        if not (self.line.away or self.line.loses_records or self.line.hung):
            self.listener.heard_record(room, record)

    def heard_message(self, room: str, message: bytes) -> None:
        if not (self.line.away or self.line.loses_messages or self.line.hung):
            self.listener.heard_message(room, message)

    def heard_gap(self) -> None:
        self.listener.heard_gap()


class Line:
    """One hub's way to a store that several share. `away`: it answers at once that it is not there; `hung`: never."""

    shared = True

    def __init__(self, store: EmbeddedStore, wall: Callable[[], float]) -> None:
        self.store = store
        self.away = self.loses_records = self.loses_messages = False
        self.hung = False
        self.calls: list[str] = []
        self.fails: Callable[[str], None] | None = None
        """Asked before each call by its name; what it raises goes to who calls."""
        self._wall = wall
        self._ears: dict[int, Ear] = {}
        self._held: list[Callable[[], None]] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        if name in NOW:
            return found

        async def asked(*args: Any, **named: Any) -> Any:
            self._called(name)
            if self.away:
                raise StoreError("away")
            if self.hung:
                freed = asyncio.Event()
                self._held.append(freed.set)
                await freed.wait()
            return await found(*args, **named)

        return asked

    async def time(self) -> float:
        if self.away:
            raise StoreError("away")
        return self._wall()

    async def writable(self) -> bool:
        return not (self.away or self.hung)

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        self._called("append")
        if self.away:
            asyncio.get_running_loop().call_soon(done, Unavailable(1.0))
        elif self.hung:
            self._held.append(lambda: self.store.append(room, record, base, expect, done))
        else:
            self.store.append(room, record, base, expect, lambda outcome: self._answered(done, outcome))

    def _answered(self, done: Callable[[Outcome], None], outcome: Outcome) -> None:
        if self.fails is not None:
            self.fails("appended")
        done(outcome)

    def hint(self, room: str, due: float) -> None:
        self._called("hint")
        if not self.away:
            self.store.hint(room, due)

    def publish(self, room: str, message: bytes) -> None:
        if not (self.away or self.hung):
            self.store.publish(room, message)

    def subscribe(self, room: str, listener: Listener) -> None:
        self.store.subscribe(room, self._ears.setdefault(id(listener), Ear(self, listener)))

    def unsubscribe(self, room: str, listener: Listener) -> None:
        self.store.unsubscribe(room, self._ears.setdefault(id(listener), Ear(self, listener)))

    def free(self) -> None:
        """Ends the hang: what was asked is done now."""
        self.hung = False
        held, self._held = self._held, []
        for one in held:
            one()

    def _called(self, name: str) -> None:
        self.calls.append(name)
        if self.fails is not None:
            self.fails(name)


class Site(World):
    """One hub of several."""

    def __init__(self, hubs: Hubs, line: Line) -> None:
        self.hubs = hubs
        self.line = line
        self.dead = False
        super().__init__(line)  # type: ignore[arg-type]
        line.subscribe(":hubs", self.hub.watch)

    @property
    def time(self) -> float:
        return self.hubs.time

    @time.setter
    def time(self, time: float) -> None:
        self.hubs.time = time

    def kill(self) -> None:
        """As a process that is killed: it says nothing more, and hears nothing."""
        self.dead = self.line.away = True


class Hubs:
    """Hubs at one store. No time passes but in `wait`."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store
        self.time = 0.0
        self.sites: list[Site] = []

    def site(self) -> Site:
        """One hub more."""
        made = Site(self, Line(self.store, lambda: T0 + self.time))
        self.sites.append(made)
        return made

    async def wait(self, seconds: float) -> None:
        """Lets time pass for all hubs, with their beats and looks, as their loops would."""
        for _ in range(round(seconds / GLANCE)):
            self.time += GLANCE
            for site in self.sites:
                if not site.dead:
                    await site.hub.watch._beat()
                    if self.time % 1 == 0:
                        site.hub.tick()
            await settled()


async def settled() -> None:
    """Lets all that is on its way between hubs in this process arrive."""
    for _ in range(20):
        await asyncio.sleep(0)


def statuses(guest: Guest, member: str) -> list[str]:
    """How a member was shown to a guest, from its welcome on."""
    told = [frame.presence[member].status for frame in guest.wire.sent if hasattr(frame, "presence")]
    return told + [frame.status for frame in guest.wire.sent if getattr(frame, "member", None) == member]


@asynccontextmanager
async def hubs(path: Path, count: int = 2) -> AsyncIterator[Hubs]:
    """So many hubs at a store in `path`, which has the room of ana and ben."""
    store = EmbeddedStore(path)
    await store.open()
    made = Hubs(store)
    try:
        for _ in range(count):
            made.site()
        await made.sites[0].found()
        yield made
        for site in made.sites:
            site.line.away = site.line.loses_records = False
            site.line.free()
            await site.hub.close()
    finally:
        await store.close()

"""Devices, hubs and a store in one process, where nothing moves by itself: neither frames, nor answers, nor time.

The devices are real clients on which only the socket is missing: what they send lies on a line until the test lets
it pass, and may be lost there. The hubs are real ones on a store (`Hubs` of the hub's own tests). The loop's clock is
the one that everybody goes by, and it stands still but in `pass_time`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from tests.chaos.history import Log
from tests.chaos.witness import Score
from tests.server.hub.harness import ROOM, T0
from tests.server.hub.hubs import Hubs, Line, Site

from samesky_server.hub.watch import GLANCE, TOPS
from samesky_server.stores.base import HUBS, Outcome, Store, StoreError

from .device import EVERYTHING, Device

LATER = 8.0
"""Seconds in which hubs find all that they have missed, and every short timer rings."""
TRIES = 20


class Counted:
    """A store that knows whether it is asked anything just now."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self.asked = 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        if not asyncio.iscoroutinefunction(found):
            return found

        async def ask(*args: Any, **named: Any) -> Any:
            self.asked += 1
            try:
                return await found(*args, **named)
            finally:
                self.asked -= 1

        return ask

    def append(self, room: str, record: Any, base: int, expect: int, done: Callable[[Outcome], None]) -> None:
        def answered(outcome: Outcome) -> None:
            self.asked -= 1
            done(outcome)

        self.asked += 1
        self.store.append(room, record, base, expect, answered)


class Way(Line):
    """A hub's way to the store, on which answers can be late. `mute`: what it is told is kept, and not answered."""

    mute = False

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._late: list[Callable[[], None]] = []

    def _answered(self, done: Callable[[Outcome], None], outcome: Outcome) -> None:
        if self.mute:
            self._late.append(partial(super()._answered, done, outcome))
        else:
            super()._answered(done, outcome)

    def whole(self) -> None:
        """All is well with it."""
        self.away = self.loses_records = False
        self.free()

    def free(self) -> None:
        """What hung is done, and what was late arrives."""
        self.mute = False
        late, self._late = self._late, []
        for answer in late:
            answer()
        super().free()


class Playground:
    """All of it. Rooms are those of `World`: ana and ben, with two devices each.

    Args:
        loop: what it runs in; from now on its clock stands.
        store: opens a store, also again.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, store: Callable[[], Store]) -> None:
        self.loop = loop
        self._time = 0.0
        loop.time = lambda: self._time  # type: ignore[method-assign]
        self._made = store
        self.score = Score()
        self.devices: list[Device] = []
        self.faults: list[object] = []
        loop.set_exception_handler(lambda _, found: self.faults.append(found.get("exception") or found))

    async def open(self, count: int = 2) -> None:
        """So many hubs, and one room."""
        store: Any = self._made()
        await store.open()
        self.store = Counted(store)
        self.hubs = Hubs(self.store)  # type: ignore[arg-type]
        for _ in range(count):
            await self.build()
        await self.sites[0].found()
        await self.settled()

    @property
    def sites(self) -> list[Site]:
        """The hubs that live."""
        return [site for site in self.hubs.sites if not site.dead]

    async def build(self) -> Site:
        """One hub more."""
        site = Site(self.hubs, Way(self.store, lambda: T0 + self._time))  # type: ignore[arg-type]
        await site.clock.meet(site.line.time)
        self.hubs.sites.append(site)
        return site

    async def settled(self) -> None:
        """Until nothing happens any more by itself."""
        ready: Any = getattr(self.loop, "_ready")  # noqa: B009 - a loop does not say it otherwise
        while True:
            await asyncio.sleep(0)
            if not ready and not self.store.asked:
                return

    async def pass_time(self, seconds: float) -> None:
        """Lets time pass, with all that loops of hubs would do meanwhile."""
        for n in range(1, round(seconds / GLANCE) + 1):
            self._time += GLANCE
            self.hubs.time = self._time
            for site in self.sites:
                await self._turn(site.hub.watch._beat)
                if n % 4 == 0:
                    site.hub.tick()
                    self._look(site, site.hub.watch._look)
                    self._look(site, partial(site.hub.rooms.alarms.scan, site.hub.lives))
                if n % round(TOPS / GLANCE) == 0:
                    self._look(site, site.hub.watch._ask)
            await self.settled()

    async def _turn(self, work: Callable[[], Awaitable[Any]]) -> None:
        with contextlib.suppress(StoreError):
            await work()

    def _look(self, site: Site, work: Callable[[], Awaitable[Any]]) -> None:
        made: Coroutine[Any, Any, None] = self._turn(work)
        site.hub.tasks.spawn(made)

    # ------------------------------------------------------------------------------------------- blows

    async def restart(self, *sites: Site, rough: bool) -> None:
        """Hubs end, as by `kill -9` or in peace, and others take their places; in between, if there were no more,
        the store is closed and opened."""
        for site in sites:
            if rough:
                site.kill()
                for device in self.devices:
                    if device.site is site:
                        device.cut()
            else:
                site.line.whole()  # type: ignore[attr-defined]
                await self.settled()
                await site.hub.drain()
                await site.hub.close()
                site.dead = True
            site.line.unsubscribe(ROOM, site.hub.rooms)
            site.line.unsubscribe(HUBS, site.hub.watch)
        await self.settled()
        if not self.sites:
            await self.store.close()
            await self.store.open()
        for _ in sites:
            await self.build()

    async def close(self) -> None:
        """The end of all of it."""
        for device in self.devices:
            device.cut()
            await device.room.close()
        for site in self.hubs.sites:
            site.line.away = site.dead
            site.line.free()
            for live in list(site.hub.lives.values()) if site.dead else ():
                live.over()
            await site.hub.close()
        await self.store.close()

    # ------------------------------------------------------------------------------------------ the end

    async def flow(self, device: Device) -> bool:
        """Lets everything pass between a device and its hub; whether there was anything."""
        moved = False
        while device.up() | device.down():
            moved = True
            await self.settled()
        return moved

    async def calm(self) -> None:
        """All is whole again: everybody comes back, and all that is under way arrives."""
        for site in self.sites:
            site.line.whole()  # type: ignore[attr-defined]
        await self.settled()
        for device in self.devices:
            await self.arrive(device)
        seconds = LATER
        for _ in range(TRIES):
            await self.pass_time(seconds)
            if not any([await self.arrive(device) for device in self.devices]):
                return
            seconds = 1.0  # something was still to be said, which the others have to hear

    async def arrive(self, device: Device) -> bool:
        """Lets a device come to where it has everything, or has to stay away; whether anything passed."""
        moved = False
        for n in range(TRIES):
            if not device.on:
                device.dial(self.sites[n % len(self.sites)])
            device.reads(slowly=False)
            moved |= await self.flow(device)
            if device.gone or device.room._replica.ready:
                break
            await self.pass_time(1.0)
        return moved

    async def log(self) -> Log:
        """What the store has."""
        records = await self.store.tail(ROOM, 0, EVERYTHING)
        loaded = await self.store.load(ROOM)
        return Log(records or [], loaded.snapshot, loaded.tail) if loaded is not None else Log([])

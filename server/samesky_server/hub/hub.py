"""The hub: all sessions, what is asked of its rooms from outside, and the one second that passes for everybody."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from random import SystemRandom
from time import perf_counter
from typing import Any

from msgspec.structs import replace

from samesky_shared.core.activity import Activity, Catalog
from samesky_shared.core.members import Members
from samesky_shared.core.parting import part
from samesky_shared.core.record import Record
from samesky_shared.core.room import Room
from samesky_shared.core.seats import Left
from samesky_shared.errors import LEFT, RESTARTING, UNREADABLE, Refused
from samesky_shared.protocol import Durability, Position, Ready

from .. import metrics
from ..admission import turned_away
from ..auth import Claims
from ..limits import Crowd
from ..stores.base import Duplicate, Store, StoreError, Unreadable
from . import damaged, making, telling
from .alarms import SCAN_EVERY
from .door import SLICE, Turns
from .live import Live
from .making import away
from .neighbours import Neighbours
from .resume import change_for, missed, welcome_for
from .roomclock import RoomClock
from .rooms import Rooms
from .session import Session
from .tasks import Again, Tasks
from .telling import Beat, Told
from .ticks import Ticks
from .watch import Watch
from .wire import Receiver, Wire

RETRY_WITHIN = 5.0
"""Seconds over which devices spread their first try elsewhere when this hub goes."""
DRAIN_AT_MOST = 10.0
"""Seconds that what is in flight may take when the hub stops."""
AWAY = 2.0
"""Seconds after which to try again when the store does not answer."""


class Hub:
    """Everything between sockets and store. It lives in one event loop."""

    def __init__(
        self,
        store: Store,
        clock: RoomClock,
        catalog: Catalog,
        read: Callable[[str], Claims],
        crowd: Crowd | None = None,
    ) -> None:
        """`read` tells whom a token names, or raises `TokenError`; `crowd` counts the sockets by address."""
        self.store = store
        self.clock = clock
        self.now = clock.now
        self.catalog = catalog
        self.read = read
        self.draining = False
        self.sessions: set[Session] = set()
        self.crowd = crowd or Crowd(sys.maxsize)
        self.tasks = Tasks()
        self.turns = Turns()
        """In which everybody comes in, from the connection to the room."""
        self.neighbours = Neighbours(os.urandom(6).hex(), clock.monotonic, shared=store.shared)
        self.rooms = Rooms(store, clock, catalog, self.neighbours, self.tasks.spawn)
        self.lives = self.rooms.lives
        self.eraser = self.rooms.eraser
        self.chores = self.rooms.chores
        self.read_only = self.rooms.read_only
        self.watch = Watch(
            store, self.neighbours, clock, lambda: list(self.lives.values()), self.beat, self.read_only.hurry
        )
        self._visits = Ticks[Session](lambda one: one.tick(asyncio.get_running_loop().time()))
        self._ticks = Again("ticks", self._second)
        self._scans = Again("alarms", self._scan)

    # ------------------------------------------------------------------------------------ start and end

    def start(self) -> None:
        """Lets time pass for everybody, once a second."""
        self.watch.start()
        self.read_only.start()
        self._ticks.start()
        self._scans.start()

    async def drain(self) -> None:
        """Says goodbye to every device, in a way that spreads their return, and finishes what is in flight."""
        self.draining = True
        metrics.DRAINING.set(1)
        spread = SystemRandom()
        for session in list(self.sessions):
            session.bye(RESTARTING, "the hub restarts", round(spread.uniform(0, RETRY_WITHIN), 3))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_AT_MOST):
                # Only here does anybody wait for all rooms at once, so no room has an event for it.
                while any(live.busy for live in self.lives.values()):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)

    def takes_again(self) -> None:
        """Takes devices again after `drain`."""
        self.draining = False
        metrics.DRAINING.set(0)

    async def close(self) -> None:
        """Keeps snapshots and lets go of every room. The store stays open. Idempotent."""
        loops = (self._ticks, self._scans, self.watch, self.read_only)
        await asyncio.gather(*[one.close() for one in loops])
        await self.rooms.close()
        await self.tasks.finished()

    def beat(self) -> Beat:
        """How this hub is, for the others."""
        return Beat(
            self.neighbours.hub, len(self.sessions), len(self.lives), self.read_only.on, self.draining
        )

    @property
    def clock_id(self) -> str:
        """Of the room clock; another one when it was set ahead."""
        return self.clock.id

    @property
    def durability(self) -> Durability:
        """What an acknowledgement means."""
        return self.store.durability

    def session(self, wire: Wire) -> Receiver:
        """The receiver for a socket that was just accepted."""
        made = Session(self, wire, asyncio.get_running_loop().time())
        self.sessions.add(made)
        self._visits.stir(made)
        self.crowd.comes(wire.address)
        return made

    def closed(self, session: Session) -> None:
        """A session is over."""
        if session in self.sessions:
            self.sessions.remove(session)
            self._visits.drop(session)
            self.crowd.goes(session.wire.address)
            metrics.closed(session.code, lagging=session.wire.lagging())

    # ---------------------------------------------------------------------------------------- sessions

    def enter(self, session: Session, room: str, since: Position | None) -> None:
        """Brings a session into its room, when it is its turn."""

        def comes() -> None:
            if session.state == "entering":
                self.tasks.spawn(self._enter(session, room, since))

        self.turns.add(comes)

    async def _enter(self, session: Session, room: str, since: Position | None) -> None:
        try:
            away = await turned_away(self, session.claims, session.kind)
            if away is not None:
                return session.ends(*away)
            live = await self.rooms.live(room)
            if live is None:
                return session.absent()
            if since is not None and since.seq > live.room.seq:
                await self.rooms.fetched(live)  # it comes from another hub, which had heard more
            reason = session.admits(live.room.members)
            if reason is not None:
                return session.ends(LEFT, reason)
            found = await missed(live, self.store, since)
        except Unreadable as error:
            self.rooms.damaged.found(room, error)
            return session.bye(UNREADABLE, damaged.WHY, damaged.AGAIN)
        except StoreError:
            metrics.STORE_ERRORS.inc()
            return session.unready()
        if session.state != "entering":
            return None
        if self.lives.get(room) is not live:
            return await self._enter(session, room, since)  # it was let go of meanwhile
        live.company.came(session, session.kind, session.status)
        welcome = welcome_for(live, session.member, session.device, found, self.now(), self.durability)
        session.outbox.frame(welcome)
        change = change_for(live, session.member, found)
        if change is not None:
            session.outbox.frame(change)
        session.outbox.frame(Ready(live.room.position))
        metrics.RESUMES.labels(found.outcome(since)).inc()
        session.entered(live)
        return None

    def find(self, live: Live, id: str, base: int, then: Callable[[int | Refused | None], None]) -> None:
        """Asks the store whether a command has landed."""

        async def ask() -> None:
            try:
                found = await self.store.find(live.room.id, id, base)
            except StoreError:
                metrics.STORE_ERRORS.inc()
                return then(away(AWAY))
            if isinstance(found, Duplicate):
                return then(found.seq)
            then(None if found is None else Refused("stale", "It can't be known whether this was applied."))
            return None

        self.tasks.spawn(ask())

    def page(self, live: Live, before: int | None, limit: int, then: Callable[[Any], None]) -> None:
        """Asks the store for a page of the past."""

        async def ask() -> None:
            try:
                entries, more = await self.store.page(live.room.id, before, limit)
            except StoreError:
                metrics.STORE_ERRORS.inc()
                return then(away(AWAY))
            then((live.history.current(entries), more))
            return None

        self.tasks.spawn(ask())

    def publish(self, live: Live, told: Told) -> None:
        """Sends a signal on its way: to the devices here at once, to other hubs where there can be any."""
        live.company.tells(told)
        if self.store.shared:
            self.store.publish(live.room.id, telling.pack(replace(told, hub=self.rooms.id)))

    # ------------------------------------------------------------------------------------------- rooms

    async def members(self, room: str) -> Members | None:
        """Who is in a room; None when there is no such room. Raises `Refused("unavailable")`."""
        live = await self.rooms.asked(room)
        return None if live is None else live.room.members

    async def room(self, room: str, *, fresh: bool = False) -> Room | None:
        """The room as it is now; see `rooms_port`."""
        live = await self.rooms.asked(room)
        if live is not None and fresh:
            await self.rooms.fresh(live)
            live = await self.rooms.asked(room)  # it may have had to be read anew
        return None if live is None else live.room.fork()

    async def found(self, members: Members) -> bool:
        """Makes the room `members.id`; False when it exists already. Raises `Refused("unavailable")`."""
        self.read_only.check()
        moment = making.moment_at(self.now(), self.rooms.listening)
        return await making.found(self.store, self.catalog, members, moment, self.rooms.kept)

    async def act(
        self, room: str, who: str, device: str, on: str, cmd: str, args: dict[str, Any], id: str
    ) -> Record | None:
        """A member's command, from where there is no socket; see `rooms_port`."""
        return await self.rooms.once(
            room, lambda room, moment: room.act(moment, who, on, cmd, args, id=id, device=device), id
        )

    async def settle(
        self, room: str, by: str | None, change: Callable[[Members, float], Members]
    ) -> Members | None:
        """Changes who is in a room; see `rooms_port`."""
        live = await self.rooms.change(
            room, lambda room, moment: room.settle(moment, by, change(room.members, moment.now))
        )
        return None if live is None else live.room.members

    async def amend(self, room: str, on: str, rule: Callable[[Activity, float], Activity]) -> Room | None:
        """Notes something in an instance that is the room's own; see `rooms_port`."""
        live = await self.rooms.change(
            room, lambda room, moment: room.amend(moment, on, lambda state: rule(state, moment.now))
        )
        return None if live is None else live.room.fork()

    async def leave(self, room: str, member: str, *, erase: bool) -> Left | None:
        """Lets a member go, with what they wrote or without it; see `rooms_port`."""
        live = await self.rooms.change(room, lambda room, moment: part(room, moment, member, erase=erase))
        if live is None:
            return None
        gone = live.room.members.deleted_at is not None
        erased = 0 if gone or not erase else await self.eraser.finished(room, member)
        return Left(live.room.newest, erased, gone)

    # -------------------------------------------------------------------------------------------- time

    async def _second(self) -> float:
        # A little at a time: after thousands have come there is something to do for each of them. The time is asked
        # anew each time, since an old one beside the room clock's would look as if that had been set ahead.
        for look in (self._visits.look, self.rooms.tick):
            while not look(self.clock.monotonic(), perf_counter() + SLICE):  # noqa: ASYNC110
                await asyncio.sleep(0)
        return 1.0

    async def _scan(self) -> float:
        if self.read_only.on:
            return SCAN_EVERY  # what is due waits
        wait = await self.rooms.alarms.scan(self.lives)
        await self.chores.sweep()
        return wait

    def tick(self) -> None:
        """Lets a second pass, for all at once."""
        now = self.clock.monotonic()
        self._visits.look(now)
        self.rooms.tick(now)

    def stirs(self, session: Session) -> None:
        """Lets `session.tick` be called at the next second."""
        self._visits.stir(session)

"""The hub: all rooms that are in memory here, all sessions, and the one second that passes for everybody.

There is no owner, leader or lock between hubs; the append decides. A room is loaded when somebody enters or
something in it is due, and is let go of when nobody is left who would notice.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from random import SystemRandom
from typing import Any

import msgspec

from samesky_shared.core.activity import Catalog
from samesky_shared.core.members import Members
from samesky_shared.core.parting import part
from samesky_shared.core.record import Record
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.core.seats import Left
from samesky_shared.errors import LEFT, RESTARTING, TOO_SLOW, Refused
from samesky_shared.protocol import Durability, Position, Ready

from ..admission import turned_away
from ..auth import Claims
from ..log import log
from ..stores.base import Duplicate, Store, StoreError
from . import making
from .alarms import Alarms
from .chores import Chores
from .eraser import Eraser
from .lead import Appends
from .live import Intent, Live
from .making import away
from .resume import change_for, missed, welcome_for
from .roomclock import RoomClock
from .session import Session
from .tasks import Tasks
from .wire import Receiver, Wire

IDLE = 5.0
"""Seconds for which a room that nobody needs stays in memory."""
RETRY_WITHIN = 5.0
"""Seconds over which devices spread their first try elsewhere when this hub goes."""
DRAIN_AT_MOST = 10.0
"""Seconds that what is in flight may take when the hub stops."""
AWAY = 2.0
"""Seconds after which to try again when the store does not answer."""


class Hub:
    """Everything between sockets and store. It lives in one event loop."""

    def __init__(
        self, store: Store, clock: RoomClock, catalog: Catalog, read: Callable[[str], Claims]
    ) -> None:
        """`read` tells whom a token names, or raises `TokenError`."""
        self.store = store
        self.clock = clock
        self.clock_id = clock.id
        self.catalog = catalog
        self.read = read
        self.draining = False
        self.appends = Appends()
        self.sessions: set[Session] = set()
        self.lives: dict[str, Live] = {}
        self._loading: dict[str, asyncio.Task[Live | None]] = {}
        self._early: dict[str, list[Record]] = {}
        self.tasks = Tasks()
        self._spawn = self.tasks.spawn
        self._alarms = Alarms(store, clock.now, self._load)
        self.eraser = Eraser(store, catalog, self.change)
        self.chores = Chores(store, clock.now, self._spawn)
        self._ticker: asyncio.Task[None] | None = None

    # ------------------------------------------------------------------------------------ start and end

    def start(self) -> None:
        """Lets time pass for everybody, once a second."""
        self._ticker = asyncio.get_running_loop().create_task(self._ticks())

    async def drain(self) -> None:
        """Says goodbye to every device, in a way that spreads their return, and finishes what is in flight."""
        self.draining = True
        spread = SystemRandom()
        for session in list(self.sessions):
            session.bye(RESTARTING, "the hub restarts", round(spread.uniform(0, RETRY_WITHIN), 3))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_AT_MOST):
                # Only here does anybody wait for all rooms at once, so no room has an event for it.
                while any(live.busy for live in self.lives.values()):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Keeps snapshots and lets go of every room. The store stays open. Idempotent."""
        if self._ticker is not None:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
            self._ticker = None
        self._alarms.close()
        await self.eraser.close()
        for live in list(self.lives.values()):
            self._unload(live)
        await asyncio.gather(*self._loading.values(), return_exceptions=True)
        await self.tasks.finished()

    def now(self) -> float:
        """The room clock."""
        return self.clock.now()

    def session(self, wire: Wire) -> Receiver:
        """The receiver for a socket that was just accepted."""
        made = Session(self, wire, asyncio.get_running_loop().time())
        self.sessions.add(made)
        return made

    def closed(self, session: Session) -> None:
        """A session is over."""
        self.sessions.discard(session)

    # ---------------------------------------------------------------------------------------- sessions

    def enter(self, session: Session, room: str, since: Position | None) -> None:
        """Brings a session into its room."""
        self._spawn(self._enter(session, room, since))

    async def _enter(self, session: Session, room: str, since: Position | None) -> None:
        try:
            away = await turned_away(self, session.claims, session.kind)
            if away is not None:
                return session.ends(*away)
            live = await self._live(room)
            if live is None:
                return session.absent()
            reason = session.admits(live.room.members)
            if reason is not None:
                return session.ends(LEFT, reason)
            found = await missed(live, self.store, since)
        except StoreError:
            return session.unready()
        if session.state != "entering":
            return None
        if self.lives.get(room) is not live:
            return await self._enter(session, room, since)  # it was let go of meanwhile
        live.came(session, session.kind)
        welcome = welcome_for(live, session.member, session.device, found, self.now(), self.durability)
        session.outbox.frame(welcome)
        change = change_for(live, session.member, found)
        if change is not None:
            session.outbox.frame(change)
        session.outbox.frame(Ready(live.room.position))
        session.entered(live)
        return None

    def find(self, live: Live, id: str, base: int, then: Callable[[int | Refused | None], None]) -> None:
        """Asks the store whether a command has landed."""

        async def ask() -> None:
            try:
                found = await self.store.find(live.room.id, id, base)
            except StoreError:
                return then(away(AWAY))
            if isinstance(found, Duplicate):
                return then(found.seq)
            then(None if found is None else Refused("stale", "It can't be known whether this was applied."))
            return None

        self._spawn(ask())

    def page(self, live: Live, before: int | None, limit: int, then: Callable[[Any], None]) -> None:
        """Asks the store for a page of the past."""

        async def ask() -> None:
            try:
                entries, more = await self.store.page(live.room.id, before, limit)
            except StoreError:
                return then(away(AWAY))
            then((live.current(entries), more))
            return None

        self._spawn(ask())

    def publish(self, live: Live, message: bytes) -> None:
        """Sends a signal on its way."""
        self.store.publish(live.room.id, message)

    # ------------------------------------------------------------------------------------------- rooms

    async def members(self, room: str) -> Members | None:
        """Who is in a room; None when there is no such room. Raises `Refused("unavailable")`."""
        live = await self._asked(room)
        return None if live is None else live.room.members

    async def room(self, room: str) -> Room | None:
        """The room as it is now; see `http.rooms_port`."""
        live = await self._asked(room)
        return None if live is None else live.room.fork()

    async def found(self, members: Members) -> bool:
        """Makes the room `members.id`; False when it exists already. Raises `Refused("unavailable")`."""
        return await making.found(self.store, self.catalog, members, self.now())

    async def settle(
        self, room: str, by: str | None, change: Callable[[Members, float], Members]
    ) -> Members | None:
        """Changes who is in a room; see `rooms_port`."""
        live = await self.change(
            room, lambda room, moment: room.settle(moment, by, change(room.members, moment.now))
        )
        return None if live is None else live.room.members

    async def leave(self, room: str, member: str, *, erase: bool) -> Left | None:
        """Lets a member go, with what they wrote or without it; see `rooms_port`."""
        live = await self.change(room, lambda room, moment: part(room, moment, member, erase=erase))
        if live is None:
            return None
        gone = live.room.members.deleted_at is not None
        erased = 0 if gone or not erase else await self.eraser.finished(room, member)
        return Left(live.room.newest, erased, gone)

    async def change(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> Live | None:
        """Changes a room, kept on return; None: no such room. Raises as `make`, or `Refused("unavailable")`."""
        live = await self._asked(room)
        if live is None:
            return None
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def refuse(refused: Refused) -> None:
            if not kept.done():
                kept.set_exception(refused)

        def answer(seq: int, made: bool) -> None:
            if not kept.done():
                kept.set_result(None)

        live.submit(Intent(make, answer, refuse))
        await kept
        return live

    async def _asked(self, room: str) -> Live | None:
        try:
            return await self._live(room)
        except StoreError:
            raise away(AWAY) from None

    async def _live(self, room: str) -> Live | None:
        """The room in memory, loaded if need be. Raises `StoreError`."""
        live = self.lives.get(room)
        if live is not None:
            live.idle_since = self.now()
            return live
        task = self._loading.get(room)
        if task is None:
            task = self._loading[room] = asyncio.get_running_loop().create_task(self._loaded(room))
        return await asyncio.shield(task)

    def _load(self, room: str) -> None:
        async def load() -> None:
            try:
                if await self._live(room) is None:
                    for hint in [at for name, at in await self.store.due(self.now(), 256) if name == room]:
                        await self.store.unhint(room, hint, None)
            except StoreError:
                pass  # the next look at the hints finds it again

        self._spawn(load())

    async def _loaded(self, room: str) -> Live | None:
        # Hears the room before it is read, so that no record falls in between.
        early = self._early[room] = []
        self.store.subscribe(room, self)
        try:
            found = await self.store.load(room)
            if found is None:
                self.store.unsubscribe(room, self)
                return None
            alive = Room(room, self.catalog, "")
            if found.snapshot is not None:
                alive.restore(found.snapshot)
            for record in found.tail:
                alive.apply(record)
            if alive.members.deleted_at is not None:  # the record comes first; whoever meets it finishes
                await self.store.delete(room)
                self.store.unsubscribe(room, self)
                return None
            live = self.lives[room] = Live(self, alive, found.tail)
        except BaseException:
            self.store.unsubscribe(room, self)
            raise
        finally:
            del self._loading[room], self._early[room]
        for record in early:
            live.heard(record)
        self.alarm(live)
        if alive.members.erasures.waiting:
            self.eraser.start(live)
        return live

    def _unload(self, live: Live) -> None:
        room = live.room.id
        if live.room.seq > live.snapshot_at and live.room.members.deleted_at is None:
            self.compact(live)
        self._alarms.drop(room)
        self.store.unsubscribe(room, self)
        del self.lives[room]

    # -------------------------------------------------------------------------------- home of live rooms

    @property
    def durability(self) -> Durability:
        """What an acknowledgement means."""
        return self.store.durability

    def alarm(self, live: Live) -> None:
        """Sets the room's alarm."""
        self._alarms.set(live)

    def compact(self, live: Live) -> None:
        """Keeps a snapshot of the room as it is now."""
        self.chores.compact(live.room.id, live.room.snapshot())

    def erases(self, live: Live) -> None:
        """Empties entries that a member wants erased."""
        self.eraser.start(live)

    def deleted(self, live: Live) -> None:
        """Forgets a room that was deleted; what the store has of it goes when it is met there."""
        if self.lives.get(live.room.id) is live:
            self._unload(live)
            self._load(live.room.id)

    def catch_up(self, live: Live) -> None:
        """Fetches what is newer than the room knows."""

        async def fetch() -> None:
            try:
                records = await self.store.tail(live.room.id, live.room.seq, 4096)
            except StoreError:
                return live.failed()
            if records is None or any(record.epoch != live.room.epoch for record in records[:1]):
                # What came between is gone: devices resume, and the room is read anew.
                live.failed()
                for guest in list(live.guests.values()):
                    guest.ends(TOO_SLOW, "the room has to be read anew")
                if self.lives.get(live.room.id) is live:
                    self._unload(live)
                return None
            live.caught_up(records)
            return None

        self._spawn(fetch())

    def heard_record(self, room: str, record: Record) -> None:
        """A record of a room that we subscribed to."""
        live = self.lives.get(room)
        if live is not None:
            live.heard(record)
        elif room in self._early:
            self._early[room].append(record)

    def heard_message(self, room: str, message: bytes) -> None:
        """A signal in a room that we subscribed to."""
        live = self.lives.get(room)
        if live is None:
            return
        sender, to, kind, data, at = msgspec.msgpack.decode(message)
        for guest in list(live.guests.values()):
            if guest.member != sender and to in (None, guest.member):
                guest.hears_signal(sender, kind, data, at)

    def heard_gap(self) -> None:
        """Anything may have been missed."""
        for live in list(self.lives.values()):
            live.behind()

    # -------------------------------------------------------------------------------------------- time

    async def _ticks(self) -> None:
        while True:
            await asyncio.sleep(1)
            try:
                self.tick()
                await self._alarms.scan(self.lives)
                await self.chores.sweep()
            except StoreError:
                log.warning("store_away")
            except Exception:  # noqa: BLE001 - time must not stop for one broken room
                log.exception("tick_failed")

    def tick(self) -> None:
        """Lets a second pass."""
        loop_now = asyncio.get_running_loop().time()
        for session in list(self.sessions):
            session.tick(loop_now)
        now = self.now()
        for live in list(self.lives.values()):
            live.tick()
            due = live.room.due()
            if due is not None and due <= now and not live.busy:
                live.wake()  # the store was away when it was due
            used = live.guests or live.busy or live.room.id in self.eraser.running
            if not used and live.presence.quiet() and now - live.idle_since >= IDLE:
                self._unload(live)

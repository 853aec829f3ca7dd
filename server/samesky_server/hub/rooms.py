"""The rooms that are in memory here: how they come, what they hear of, and when they go.

There is no owner, leader or lock between hubs; the append decides. A room is loaded when somebody enters or
something in it is due. One that turns out to have another history than the store is read anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any, TypeVar

from samesky_shared.core.activity import Catalog
from samesky_shared.core.record import Record
from samesky_shared.core.room import ROOM, Draft, Moment, Room
from samesky_shared.errors import TOO_SLOW, UNREADABLE, Refused

from .. import metrics
from ..log import log
from ..stores.base import Duplicate, Loaded, Store, StoreError, Unreadable
from . import damaged, telling
from .alarms import Alarms
from .chores import Chores
from .damaged import Damaged
from .eraser import Eraser
from .intents import Intent
from .lead import Appends
from .live import Live
from .neighbours import Neighbours
from .presence import Standing
from .read_only import ReadOnly
from .roomclock import RoomClock
from .telling import Gone, Seen, Told
from .ticks import Ticks

T = TypeVar("T")
IDLE = 5.0
"""Seconds for which a room that nobody needs stays in memory."""
ANSWER_WITHIN = 5.0
"""Seconds that the store may take to load a room before whoever asks is told that it is away."""
STEP = 0.01
"""Seconds by which the room clock may be set ahead before all that waits for a room time is set anew."""
AT_ONCE = 4096
"""Records that are fetched at once when a room is behind."""


class Rooms:
    """Those of one hub; the home of each."""

    def __init__(
        self,
        store: Store,
        clock: RoomClock,
        catalog: Catalog,
        neighbours: Neighbours,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.id = neighbours.hub
        self.store = store
        self.now = clock.now
        self.catalog = catalog
        self.spawn = spawn
        self.appends = Appends()
        self.read_only = ReadOnly(store, clock.now)
        self.kept: Callable[[Room, Draft], None] = lambda room, draft: None
        self.listening: frozenset[str] = frozenset()
        self.lives: dict[str, Live] = {}
        self.alarms = Alarms(store, clock.now, self.load, neighbours.mine)
        self.eraser = Eraser(store, catalog, self.change)
        self.chores = Chores(store, clock.now, spawn)
        self.damaged = Damaged(clock.monotonic)
        self._neighbours = neighbours
        self._ticks = Ticks(self._tick)
        self._standings = neighbours.standings()
        self._ahead = clock.now() - clock.monotonic()
        """Room time less the monotonic clock, when all that waits for a room time was set last."""
        self._loading: dict[str, asyncio.Task[Live | None]] = {}
        self._early: dict[str, list[Callable[[Live], None]]] = {}
        """What was heard of rooms on their way in."""

    async def close(self) -> None:
        """Keeps snapshots and lets go of every room. Idempotent."""
        self.alarms.close()
        await self.eraser.close()
        for live in list(self.lives.values()):
            self.unload(live)
        if self._loading:
            await asyncio.wait(set(self._loading.values()), timeout=ANSWER_WITHIN)

    # ------------------------------------------------------------------------------------ come and go

    async def live(self, room: str) -> Live | None:
        """The room in memory, loaded if need be; None when there is no such room.

        Raises:
            StoreError: the store does not answer; `Unreadable`: what it has of the room is damaged.
        """
        live = self.lives.get(room)
        if live is not None:
            live.idle_since = self.now()
            return live
        self.damaged.check(room)
        task = self._loading.get(room)
        if task is None:
            task = self._loading[room] = asyncio.get_running_loop().create_task(self._loaded(room))
        return await _answer(task)

    def load(self, room: str) -> None:
        """Brings a room into memory, for what is due in it."""

        async def load() -> None:
            try:
                if await self.live(room) is None:
                    for hint in [at for name, at in await self.store.due(self.now(), 256) if name == room]:
                        await self.store.unhint(room, hint, None)
            except StoreError:
                pass  # the next look at the hints finds it again

        self.spawn(load())

    async def change(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> Live | None:
        """Changes a room, kept on return; None: no such room. Raises as `make`, or `Refused("unavailable")`."""
        live = await self.asked(room)
        if live is not None:
            await self.fresh(live)
        return await self.noted(room, make)

    async def noted(self, room: str, make: Callable[[Room, Moment], Draft | None]) -> Live | None:
        """The same for what need not have heard the others first: should they differ, the append decides."""
        live = await self.asked(room)
        if live is not None:
            await _kept(live, make)
        return live

    async def once(self, room: str, make: Callable[[Room, Moment], Draft | None], id: str) -> Record | None:
        """As `change`, for a command with an id, however often it comes.

        Returns the record that was made, now or when it first came; None when it had no effect or is too long ago.
        Raises `Refused`, as `make` does, and `unknown` when there is no such room.
        """
        live = await self.asked(room)
        if live is None:
            raise Refused("unknown", "There is no such room.")
        await self.fresh(live)
        loop = asyncio.get_running_loop()
        with _unavailable():
            found = await _answer(loop.create_task(self.store.find(room, id, 0)))
        seq = found.seq if isinstance(found, Duplicate) else await _kept(live, make, id)
        with _unavailable():
            records = await _answer(loop.create_task(self.store.tail(room, seq - 1, 1)))
        return next((one for one in records or () if one.id == id), None)

    async def asked(self, room: str) -> Live | None:
        """As `live`. Raises `Refused("unavailable")`."""
        with _unavailable():
            return await self.live(room)

    async def fresh(self, live: Live) -> None:
        """Hears all that other hubs have said until now, such as a new link. Raises `Refused("unavailable")`."""
        if self.store.shared:
            with _unavailable():
                await _answer(asyncio.get_running_loop().create_task(self.fetched(live)))

    async def _loaded(self, room: str) -> Live | None:
        # Hears the room before it is read, so that no record falls in between.
        early = self._early[room] = []
        self.store.subscribe(room, self)
        try:
            found = await self.store.load(room)
            if found is None:
                self.store.unsubscribe(room, self)
                return None
            alive = self._built(room, found)
            if alive.members.deleted_at is not None:  # the record comes first; whoever meets it finishes
                await self.store.delete(room)
                self.store.unsubscribe(room, self)
                return None
            live = Live(self, alive, found.tail)
            if self.store.shared:
                await live.company.meet()
            self.lives[room] = live
        except Unreadable as error:
            self.damaged.found(room, error)
            self.store.unsubscribe(room, self)
            raise
        except BaseException:
            self.store.unsubscribe(room, self)
            raise
        finally:
            del self._loading[room], self._early[room]
        for hear in early:
            hear(live)
        self.damaged.read(room)
        self.alarm(live)
        self.stirs(live)
        if alive.members.erasures.waiting:
            self.erases(live)
        return live

    def _built(self, room: str, found: Loaded) -> Room:
        """The room that a store has kept. Raises `Unreadable`."""
        alive = Room(room, self.catalog, "")
        if found.snapshot is not None:
            alive.restore(found.snapshot)
        for record in found.tail:
            try:
                alive.apply(record)
            except ValueError:
                raise Unreadable("a record is missing") from None
        if ROOM in alive.foreign:  # else nobody would be a member, and all be told that they have left
            raise Unreadable("who is in it cannot be read")
        return alive

    def unload(self, live: Live) -> None:
        """Lets go of a room, and keeps what it has become."""
        if live.room.seq > live.snapshot_at and live.room.members.deleted_at is None:
            self.compact(live)
        self._drop(live)

    def _drop(self, live: Live) -> None:
        room = live.room.id
        live.over()
        self.alarms.drop(room)
        self.store.unsubscribe(room, self)
        self._ticks.drop(live)
        del self.lives[room]

    def tick(self, now: float, until: float = inf) -> bool:
        """Lets a second pass; `now` is the monotonic clock, `until` and what is returned as for `Ticks.look`."""
        standings, ahead = self._neighbours.standings(), self.now() - now
        stepped = ahead - self._ahead > STEP
        self._ahead = ahead if stepped else min(self._ahead, ahead)
        if stepped or standings != self._standings:
            self._standings = standings
            for live in self.lives.values():
                self.stirs(live)
                if stepped:  # what was to ring after so many seconds has to ring sooner
                    self.alarms.drop(live.room.id)
                    self.alarms.set(live)
        return self._ticks.look(now, until)

    def _tick(self, live: Live) -> float | None:
        if self.lives.get(live.room.id) is not live:
            return None
        wait, now, due = live.tick() or inf, self.now(), live.room.due()
        if due is not None:
            if due <= now and not live.busy:
                live.wake()  # the store was away when it was due
            wait = min(wait, max(0.0, due - now))
        if not (live.company.guests or live.busy or live.room.id in self.eraser.running):
            left = live.idle_since + IDLE - now if live.company.presence.quiet() else 1.0
            if left <= 0:
                self.unload(live)
                return None
            wait = min(wait, left)
        return None if wait == inf else wait

    # ------------------------------------------------------------------------------ home of live rooms

    def standing(self, hub: str) -> Standing:
        """How a hub stands."""
        return self._neighbours.standing(hub)

    def stirs(self, live: Live) -> None:
        """Lets `live.tick` be called at the next second."""
        self._ticks.stir(live)

    def alarm(self, live: Live) -> None:
        """Sets the room's alarm."""
        self.alarms.set(live)

    def compact(self, live: Live) -> None:
        """Keeps a snapshot of the room as it is now."""
        if not self.read_only.on:
            self.chores.compact(live.room.id, live.room.snapshot())

    def erases(self, live: Live) -> None:
        """Empties entries that a member wants erased; else the room reminds us."""
        if not self.read_only.on:
            self.eraser.start(live)

    def deleted(self, live: Live) -> None:
        """Forgets a room that was deleted; what the store has of it goes when it is met there."""
        if self.lives.get(live.room.id) is live:
            self.unload(live)
            self.load(live.room.id)

    def forked(self, live: Live) -> None:
        """The store has another history, or what came between is gone: devices come back, and it is read anew."""
        self._give_up(live, TOO_SLOW, "the room has to be read anew")

    def unreadable(self, live: Live, error: Unreadable) -> None:
        """What the store has of the room is damaged: devices are told so when they come back."""
        self.damaged.found(live.room.id, error)
        self._give_up(live, UNREADABLE, damaged.WHY)

    def _give_up(self, live: Live, code: int, reason: str) -> None:
        if self.lives.get(live.room.id) is live:
            self._drop(live)  # without a snapshot: it is not what the store says
            for guest in list(live.company.guests.values()):
                guest.ends(code, reason)

    def catch_up(self, live: Live) -> None:
        """Fetches what is newer than the room knows."""

        async def fetch() -> None:
            try:
                await self.fetched(live)
            except BaseException as error:  # else the room would stay as it is for ever
                live.failed()
                if not isinstance(error, StoreError):
                    raise

        self.spawn(fetch())

    async def fetched(self, live: Live) -> None:
        """The same, done on return. Raises `StoreError`."""
        try:
            records = await self.store.tail(live.room.id, live.room.seq, AT_ONCE)
        except Unreadable as error:
            self.unreadable(live, error)
            raise
        if records is None:
            log.warning("room_read_anew")
            self.forked(live)
        else:
            live.caught_up(records)

    # ----------------------------------------------------------------------------------- what is heard

    def heard_record(self, room: str, record: Record) -> None:
        """A record of a room that we subscribed to."""
        self._heard(room, lambda live: live.heard(record))

    def heard_message(self, room: str, message: bytes) -> None:
        """What another hub tells, or this one."""
        told = telling.read(message)
        if isinstance(told, Seen | Gone | Told):
            self._heard(room, lambda live: live.company.heard(told))

    def _heard(self, room: str, hear: Callable[[Live], None]) -> None:
        live = self.lives.get(room)
        if live is not None:
            hear(live)
        elif room in self._early:
            self._early[room].append(hear)

    def heard_gap(self) -> None:
        """The watch hears of it too, and looks at every room."""


async def _kept(live: Live, make: Callable[[Room, Moment], Draft | None], id: str = "") -> int:
    """Submits it and waits until it is kept; the seq of the record that it is in."""
    kept: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def refuse(refused: Refused) -> None:
        if not kept.done():
            kept.set_exception(refused)

    def answer(seq: int, made: bool) -> None:
        if not kept.done():
            kept.set_result(seq)

    live.submit(Intent(make, answer, refuse, id))
    return await kept


async def _answer(task: asyncio.Task[T]) -> T:
    """Waits for the store, but not for ever; what was asked of it goes on. Raises `StoreError`."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            return await asyncio.shield(task)
    except TimeoutError:
        raise StoreError("The store does not answer.") from None


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise Refused("unavailable", damaged.SAID, retry_after=damaged.AGAIN) from None
    except StoreError:
        metrics.STORE_ERRORS.inc()
        raise Refused("unavailable", "The store does not answer.", retry_after=2.0) from None

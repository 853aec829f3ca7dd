"""What a hub does against all that it may have missed: beats, looks at its rooms, and the store's clock.

Only where other hubs may use the store: one that is alone misses nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from samesky_shared.core.record import Record

from ..stores.base import HUBS, Store, StoreError
from . import telling
from .live import Live
from .neighbours import BEAT, Neighbours
from .roomclock import RoomClock
from .tasks import Again
from .telling import Beat, Held

GLANCE = 0.25
"""Seconds between two looks at how the neighbours stand."""
TOPS = 4.0
"""Seconds between two looks at the tops of all rooms: what was missed is late by no more than that and the answer."""
ROUND = 30
"""Seconds in which the presence of every room is read once."""
AT_ONCE = 32
"""Rooms whose presence is read at the same time."""
ASK = 1000
"""Rooms whose tops are asked for in one look."""


class Watch:
    """Of one hub. It listens where hubs meet.

    Args:
        store: where the rooms are.
        neighbours: the other hubs.
        clock: this hub's, which goes by the store's.
        lives: the rooms in memory.
        beat: how this hub is.
        held: called when what all hubs are held to may have changed.
    """

    def __init__(
        self,
        store: Store,
        neighbours: Neighbours,
        clock: RoomClock,
        lives: Callable[[], list[Live]],
        beat: Callable[[], Beat],
        held: Callable[[], None],
    ) -> None:
        self._store = store
        self._neighbours = neighbours
        self._clock = clock
        self._lives = lives
        self._how = beat
        self._held = held
        self._turn = self._second = 0
        self._all = False
        self._tops = Again("tops", self._ask)
        self._round = Again("presence", self._look)
        self._beats = Again("beats", self._beat)
        self._time = Again("clock", self._follow)
        self._loops = (self._beats, self._tops, self._round, self._time)

    def start(self) -> None:
        """Begins, where there can be others."""
        if self._store.shared:
            self._store.subscribe(HUBS, self)
            for loop in self._loops:
                loop.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        self._store.unsubscribe(HUBS, self)
        await asyncio.gather(*[loop.close() for loop in self._loops])

    # ------------------------------------------------------------------------------------- what is heard

    def heard_message(self, room: str, message: bytes) -> None:
        """A hub is alive."""
        told = telling.read(message)
        if isinstance(told, Held):
            self._held()
        elif isinstance(told, Beat) and self._neighbours.beat(told):
            self.heard_gap()

    def heard_gap(self) -> None:
        """Anything may have been missed: looks at everything now."""
        self._all = True
        self._tops.hurry()
        self._round.hurry()
        self._held()

    def heard_record(self, room: str, record: Record) -> None:
        """No room is called so."""

    # --------------------------------------------------------------------------------------------- turns

    async def _beat(self) -> float:
        if self._turn % round(BEAT / GLANCE) == 0:
            self._store.publish(HUBS, telling.pack(self._how()))
        self._turn += 1
        if self._neighbours.look():
            for live in self._lives():
                live.company.tick()
        return GLANCE

    async def _ask(self) -> float:
        lives = self._lives()
        for start in range(0, len(lives), ASK):
            asked = [(live, live.room.seq) for live in lives[start : start + ASK]]
            found = await self._store.tops([live.room.id for live, _ in asked])
            away = {room for room, position in found.items() if position is None}
            for live, seq in asked:
                if live.room.id not in away:
                    live.top(found.get(live.room.id), seq)
        return TOPS

    async def _look(self) -> float:
        every, self._all = self._all, False
        self._second = (self._second + 1) % ROUND
        lives = [live for live in self._lives() if every or hash(live.room.id) % ROUND == self._second]
        failed: StoreError | None = None
        for start in range(0, len(lives), AT_ONCE):
            looks = [live.company.look() for live in lives[start : start + AT_ONCE]]
            for one in await asyncio.gather(*looks, return_exceptions=True):
                if isinstance(one, StoreError):
                    failed = one  # other rooms may be kept where there are answers
                elif one is not None:
                    raise one
        if failed is not None:
            raise failed
        return 1.0

    async def _follow(self) -> float:
        wait = await self._clock.ask(self._store.time)
        return 3600.0 if wait is None else wait

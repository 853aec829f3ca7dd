"""Empties entries of the timeline that a member wants erased, and forgets the records that held them.

What is to do stands in the room itself, so it goes on after a hub has stopped; doing it twice does no harm.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import msgspec
from msgspec.structs import replace

from samesky_shared.core.activity import Catalog
from samesky_shared.core.erasing import Erasing, Erasures
from samesky_shared.core.parting import erased, redaction
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry

from ..log import log
from ..stores.base import Store, StoreError
from .live import Live

AT_ONCE = 50
"""Entries that one record empties, at most."""
BYTES_AT_ONCE = 32_768
"""Bytes that may be left in them together, before one record more is begun."""
PAGE = 200

Change = Callable[[str, Callable[[Room, Moment], Draft | None]], Awaitable[Live | None]]
_size = msgspec.msgpack.Encoder().encode


class Eraser:
    """The erasing of one hub, one task a room.

    Args:
        store: where rooms are kept.
        catalog: the activities, which know whose words stand where in an entry.
        change: changes a room and waits until that is kept.
    """

    def __init__(self, store: Store, catalog: Catalog, change: Change) -> None:
        self.running: dict[str, asyncio.Task[dict[str, int]]] = {}
        """By room; the result is how many entries were emptied, by member."""
        self._store = store
        self._catalog = catalog
        self._change = change

    def start(self, live: Live) -> None:
        """Does what the room has to erase, unless that is under way."""
        room = live.room.id
        if room not in self.running:
            self.running[room] = asyncio.get_running_loop().create_task(self._run(room, live))

    async def finished(self, room: str, member: str) -> int | None:
        """Waits for what is under way: how many of a member's entries were emptied; None when it failed."""
        task = self.running.get(room)
        return None if task is None else (await asyncio.shield(task)).get(member)

    async def close(self) -> None:
        """Waits for all that is under way."""
        await asyncio.gather(*self.running.values())

    async def _run(self, room: str, now: Live | None) -> dict[str, int]:
        counts: dict[str, int] = {}
        try:
            # Each change tells the room as it is then: it may have been read anew meanwhile, or be deleted.
            while now is not None and now.room.members.erasures.of:
                member, what = next(iter(now.room.members.erasures.of.items()))
                counts[member] = counts.get(member, 0) + await self._empty(room, member, what)
                now = await self._note(room, partial(Erasures.done, member=member, what=what))
            if now is not None and now.room.members.erasures.forgetting:
                await self._store.compact(room, now.room.snapshot(), forget=True)
                await self._note(room, lambda erasures, now: erasures.forgotten())
        except (Refused, StoreError):
            log.warning("erasing_interrupted")  # the room reminds us
            counts = {}
        finally:
            del self.running[room]
        return counts

    async def _note(self, room: str, change: Callable[..., Erasures]) -> Live | None:
        def make(room: Room, moment: Moment) -> Draft | None:
            members = room.members
            changed = change(members.erasures, now=moment.now)
            return room.settle(moment, None, replace(members, erasures=changed))

        return await self._change(room, make)

    async def _empty(self, room: str, member: str, what: Erasing) -> int:
        count, size = 0, 0
        batch: list[Entry] = []
        async for entry in self._entries(room, what):
            less = erased(self._catalog, entry, member)
            if less is not None:
                batch.append(less)
                count, size = count + 1, size + len(_size(less.body))
            if len(batch) >= AT_ONCE or size >= BYTES_AT_ONCE:
                await self._redact(room, batch)
                batch, size = [], 0
        if batch:
            await self._redact(room, batch)
        return count

    async def _redact(self, room: str, batch: list[Entry]) -> None:
        entries = tuple(batch)
        await self._change(room, lambda room, moment: redaction(room, moment, entries))

    async def _entries(self, room: str, what: Erasing) -> AsyncIterator[Entry]:
        if what.entries is not None:
            for id in what.entries:
                found, _ = await self._store.page(room, int(id.partition("-")[0]) + 1, 1)
                for entry in found:
                    if entry.id == id:
                        yield entry
            return
        before, more = None, True
        while more:
            found, more = await self._store.page(room, before, PAGE)
            for entry in found:
                yield entry
            before = found[0].seq if found else 0

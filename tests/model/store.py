"""The model of a store as a whole `Store`: in memory, done as soon as it is asked, and nothing is ever forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from samesky_server.stores.base import Listener, Loaded, Outcome
from samesky_server.stores.bus import Bus, Present
from samesky_server.stores.model import ModelRoom
from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability, Entry, Position


class ModelStore:
    """Rooms of `ModelRoom`, and who listens to them."""

    name = "model"
    durability: Durability = "memory"
    shared = True

    def __init__(self) -> None:
        self.rooms: dict[str, ModelRoom] = {}
        self._values: dict[str, bytes] = {}
        self._bus = Bus()
        self._present = Present()

    async def open(self) -> float:
        return 0.0

    async def close(self) -> None:
        """Nothing is in flight."""

    async def writable(self) -> bool:
        return True

    async def time(self) -> float | None:
        return None

    async def keep(self, name: str, value: bytes) -> bytes:
        return self._values.setdefault(name, value)

    # --------------------------------------------------------------------------------------------- records

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        outcome = self.rooms.setdefault(room, ModelRoom()).append(record, base, expect)
        asyncio.get_running_loop().call_soon(self._answer, room, record, outcome, done)

    def _answer(self, room: str, record: Record, outcome: Outcome, done: Callable[[Outcome], None]) -> None:
        done(outcome)
        if type(outcome).__name__ == "Appended":
            self._bus.record(room, record)

    def _room(self, room: str) -> ModelRoom:
        return self.rooms.get(room, ModelRoom())

    async def find(self, room: str, id: str, base: int) -> Outcome | None:
        return self._room(room).find(id, base)

    async def load(self, room: str) -> Loaded | None:
        return self._room(room).load()

    async def tail(self, room: str, after: int, limit: int) -> list[Record] | None:
        return self._room(room).records[after : after + limit]

    async def tops(self, rooms: Sequence[str]) -> dict[str, Position]:
        return {room: self._room(room).records[-1].position for room in rooms if self._room(room).records}

    async def page(self, room: str, before: int | None, limit: int) -> tuple[list[Entry], bool]:
        return self._room(room).page(before, limit)

    async def entries(self, room: str, after: int, limit: int) -> list[Entry]:
        return [entry for entry in self._room(room).entries() if entry.seq > after][:limit]

    async def compact(self, room: str, snapshot: Snapshot, forget: bool = False) -> None:
        kept = self._room(room)
        same = 0 < snapshot.seq <= len(kept.records) and kept.records[snapshot.seq - 1].mark == snapshot.mark
        if same and (kept.snapshot is None or kept.snapshot.seq <= snapshot.seq):
            kept.snapshot = snapshot

    async def delete(self, room: str) -> None:
        self.rooms.pop(room, None)
        self._present.forget(room)

    # -------------------------------------------------------------------------------- hints, who hears, who is here

    def hint(self, room: str, due: float) -> None:
        kept = self.rooms.setdefault(room, ModelRoom())
        kept.due = due if kept.due is None else min(due, kept.due)

    async def due(self, now: float, limit: int) -> list[tuple[str, float]]:
        found = [
            (one.due, room) for room, one in self.rooms.items() if one.due is not None and one.due <= now
        ]
        return [(room, due) for due, room in sorted(found)[:limit]]

    async def unhint(self, room: str, due: float, then: float | None) -> None:
        if self._room(room).due == due:
            self.rooms[room].due = then

    def subscribe(self, room: str, listener: Listener) -> None:
        self._bus.subscribe(room, listener)

    def unsubscribe(self, room: str, listener: Listener) -> None:
        self._bus.unsubscribe(room, listener)

    def publish(self, room: str, message: bytes) -> None:
        asyncio.get_running_loop().call_soon(self._bus.message, room, message)

    async def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        self._present.touch(room, device, value, ttl)

    async def leave(self, room: str, device: str) -> None:
        self._present.leave(room, device)

    async def here(self, room: str) -> dict[str, bytes]:
        return self._present.here(room)

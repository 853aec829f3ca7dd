"""The hub as it is, with a store that keeps nothing: what a command costs before any disk or network takes its part.

Rooms are read from the embedded store; what is appended to them is numbered, told and forgotten. It says so to its
devices: durability `memory`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

from samesky_server import app
from samesky_server.__main__ import serve
from samesky_server.stores.base import Appended, Conflict, Outcome
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.record import Record, Snapshot
from samesky_shared.protocol import Durability


class Forgetful(EmbeddedStore):
    """The embedded store, of which only the beginning is true."""

    name = "memory"
    durability: Durability = "memory"

    _tops: dict[str, int]

    def append(
        self, room: str, record: Record, base: int, expect: int, done: Callable[[Outcome], None]
    ) -> None:
        top = self._tops.get(room, expect)
        if top != expect:
            asyncio.get_running_loop().call_soon(done, Conflict(top))
            return
        self._tops[room] = record.seq
        asyncio.get_running_loop().call_soon(self._kept, room, record, done)

    def _kept(self, room: str, record: Record, done: Callable[[Outcome], None]) -> None:
        done(Appended(record.seq))
        self._bus.record(room, record)

    def hint(self, room: str, due: float) -> None:
        pass

    async def compact(self, room: str, snapshot: Snapshot, forget: bool = False) -> None:
        pass

    async def open(self) -> float:
        self._tops = {}
        return await super().open()


if __name__ == "__main__":
    app.EmbeddedStore = Forgetful  # type: ignore[misc]
    sys.argv.append("--insecure-dev")  # else a hub does not start that forgets
    sys.exit(serve())

"""The processes that a round plays with, and how each of them is struck."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from samesky_server.stores import disk, rows
from samesky_server.stores.base import Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.record import Record

from ..serving import HubProcess
from .collected import Collected, newest
from .dropping import KEPT
from .history import Log

KEEPING, DROPPING = "tests.chaos.keeping", "tests.chaos.dropping"
"""What hubs do with records."""
SETTINGS = {"tokens_per_minute": "1000000", "trials_per_hour": "0"}
EVERYTHING = 1_000_000


class Arena(Protocol):
    """Hubs and a store."""

    targets: int
    """How many processes can be struck."""

    collected: Collected | None
    """Where its hubs drop records: all that were seen of the room that plays."""

    @property
    def logs(self) -> list[Path]:
        """What its processes wrote."""

    async def start(self) -> None:
        """Starts all that does not run."""

    async def stop(self) -> None:
        """Ends all."""

    async def strike(self, target: int) -> None:
        """Strikes a process and brings it back."""

    async def make_room(self, *names: str) -> list[dict[str, str]]:
        """A room with these members: `server`, `room`, `member`, `device`, `secret` of each."""

    async def newest(self, room: str) -> Sequence[Record]:
        """The newest records of a room as they are now."""

    async def read(self, room: str, rough: bool) -> Log:
        """What the store has of a room; hubs may have to end for it, roughly or in peace."""


class Embedded:
    """One hub with the embedded store; SIGKILL takes both."""

    targets = 1
    module = KEEPING

    def __init__(self, folder: Path) -> None:
        self.hub = HubProcess(folder / "data", module=self.module, **SETTINGS)
        self.collected = Collected() if self.module == DROPPING else None

    @property
    def logs(self) -> list[Path]:
        return [self.hub.log]

    async def start(self) -> None:
        if not self.hub.runs:
            await self.hub.start()

    async def stop(self) -> None:
        if self.hub.runs:
            await self.hub.stop()

    async def strike(self, target: int) -> None:
        await self.hub.kill()
        await self.hub.start()

    async def make_room(self, *names: str) -> list[dict[str, str]]:
        return await seats(self.hub, [self.hub.url], *names)

    async def newest(self, room: str) -> Sequence[Record]:
        db = disk.open_to_read(self.hub.data)
        try:
            top = rows.newest(db, room)
            return rows.tail(db, room, max(0, top - KEPT // 2), KEPT) or []
        finally:
            db.close()

    async def read(self, room: str, rough: bool) -> Log:
        await (self.hub.kill() if rough else self.hub.stop())
        store = EmbeddedStore(self.hub.data)
        await store.open()
        try:
            return await read(store, room, self.collected)
        finally:
            await store.close()


class DroppingEmbedded(Embedded):
    """The same, and records are dropped all the time."""

    module = DROPPING


class FaultyEmbedded(Embedded):
    """One hub with the embedded store, which dies where it is told to."""

    module = "tests.chaos.faulty"

    async def end_hub(self) -> None:
        await self.stop()

    async def start_to_die(self, fault: str) -> None:
        self.hub.settings["chaos_fault"] = fault
        await self.hub.start()

    async def died(self, within: float) -> bool:
        try:
            async with asyncio.timeout(within):
                code = await self.hub.ended()
        except TimeoutError:
            code = await self.hub.stop()
        return code == -signal.SIGKILL

    async def peek(self, room: str) -> list[Record]:
        db = disk.open_to_read(self.hub.data)
        try:
            return rows.tail(db, room, 0, EVERYTHING) or []
        finally:
            db.close()


async def seats(hub: HubProcess, urls: list[str], *names: str) -> list[dict[str, str]]:
    """Makes a room and takes its seats, each at one of the addresses in turn."""
    made = await hub.make_room(*names)
    return [
        {
            "server": urls[n % len(urls)],
            "room": one["room"]["id"],
            "member": one["member"]["id"],
            "device": one["device"]["id"],
            "secret": one["device"]["secret"],
        }
        for n, one in enumerate(made)
    ]


async def read(store: Store, room: str, collected: Collected | None) -> Log:
    """All that a store has of a room, and had, when somebody saw that."""
    records = await store.tail(room, 0, EVERYTHING)
    loaded = await store.load(room)
    if loaded is None:
        return Log([])  # the room is gone, and the checker says what of it is missing
    if collected is not None:
        assert records is None, "a round in which nothing was dropped"
        last = loaded.tail[-1] if loaded.tail else loaded.snapshot
        collected.add(await newest(store, room))
        records = collected.whole(last.seq, last.mark)
    assert records is not None, "records of a round are not kept that long"
    return Log(records, loaded.snapshot, loaded.tail)

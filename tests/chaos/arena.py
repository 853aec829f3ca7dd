"""The processes that a round plays with, and how each of them is struck."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Protocol

from samesky_server.stores import disk, rows
from samesky_server.stores.base import Store
from samesky_server.stores.embedded import EmbeddedStore
from samesky_shared.core.record import Record

from ..serving import HubProcess
from .history import Log

SETTINGS = {"tokens_per_minute": "1000000", "trials_per_hour": "0"}
EVERYTHING = 1_000_000


class Arena(Protocol):
    """Hubs and a store."""

    targets: int
    """How many processes can be struck."""

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

    async def read(self, room: str, rough: bool) -> Log:
        """What the store has of a room; hubs may have to end for it, roughly or in peace."""


class Embedded:
    """One hub with the embedded store; SIGKILL takes both."""

    targets = 1

    def __init__(self, folder: Path) -> None:
        self.hub = HubProcess(folder / "data", module="tests.chaos.keeping", **SETTINGS)

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

    async def read(self, room: str, rough: bool) -> Log:
        await (self.hub.kill() if rough else self.hub.stop())
        store = EmbeddedStore(self.hub.data)
        await store.open()
        try:
            return await read(store, room)
        finally:
            await store.close()


class FaultyEmbedded(Embedded):
    """One hub with the embedded store, which dies where it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.hub.module = "tests.chaos.faulty"

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


async def read(store: Store, room: str) -> Log:
    """All that a store has of a room."""
    records = await store.tail(room, 0, EVERYTHING)
    loaded = await store.load(room)
    assert records is not None, "records of a round are not kept that long"
    if loaded is None:
        return Log([])  # the room is gone, and the checker says what of it is missing
    return Log(records, loaded.snapshot, loaded.tail)

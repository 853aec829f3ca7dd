"""Two real hubs at one real Redis, and a door in front of them that leads to either, as a balancer would."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import samesky_client
from samesky_client import Room
from samesky_client.device import Seat

from ..redis_servers import Server
from ..serving import HubProcess


def shared(room: Room) -> dict[str, Any]:
    """The states that are the same for everybody: all but the room's own, which says who *you* are."""
    return {on: view for on, view in room.states.items() if on != "room"}


class Door:
    """A port of its own that leads each new connection to the hub of the moment."""

    def __init__(self, to: HubProcess) -> None:
        self.to = to
        self.url = ""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._talks = asyncio.Event()
        self._talks.set()

    async def open(self) -> None:
        """Begins to listen."""
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def hush(self) -> None:
        """From now on nothing goes through, in either direction, and nothing ends: half-open lines."""
        self._talks.clear()

    def cut(self) -> None:
        """Ends every connection that goes through it, as a network that is gone: the hub is told nothing."""
        for one in self._open:
            one.transport.abort()
        self._talks.set()

    async def close(self) -> None:
        """The end."""
        assert self._server is not None
        self._server.close()
        self.cut()

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up, down = await asyncio.open_connection("127.0.0.1", self.to.port)
        except OSError:
            return writer.transport.abort()
        ends = {writer, down}
        self._open |= ends
        tasks = [asyncio.ensure_future(self._pipe(*pair)) for pair in ((reader, down), (up, writer))]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for one in ends:
            one.transport.abort()
        self._open -= ends
        await asyncio.gather(*tasks, return_exceptions=True)
        return None

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                await self._talks.wait()
                writer.write(data)
                await writer.drain()
        await self._talks.wait()  # that one of them has ended does not go through either


class Two:
    """Two hubs, `east` and `west`, and a door to each for devices that shall be able to move.

    They are at `redis`, unless settings say another one. `west_module` is what is run as the one of them in place of
    `samesky_server`.
    """

    def __init__(
        self, redis: Server, folder: Path, /, *, west_module: str = "samesky_server", **settings: str
    ) -> None:
        self.redis = redis
        settings = {"redis": redis.url} | settings
        self.east = HubProcess(folder / "east", **settings)
        self.west = HubProcess(folder / "west", module=west_module, **settings)
        self.rooms: list[Room] = []
        self.doors: list[Door] = []

    async def door(self, to: HubProcess) -> Door:
        """A new door."""
        made = Door(to)
        await made.open()
        self.doors.append(made)
        return made

    async def partners(self, east: str | None = None, west: str | None = None) -> tuple[Room, Room]:
        """Ana at the one hub and Ben at the other, who have seen each other; or at these addresses."""
        ana = await samesky_client.make(self.east.url, name="Ana")
        ben = await samesky_client.join(ana.invite_link or "", name="Ben")
        for one in (ana, ben):  # each has seen the other's key
            await one.until(lambda room: len((room.raw("keys") or {"cards": ()})["cards"]) == 2)
        seats = [(ana.seat, east or self.east.url), (ben.seat, west or self.west.url)]
        for one in (ana, ben):
            await one.close()
        pair = [await self.enter(seat, url) for seat, url in seats]
        for room, other in (pair, pair[::-1]):
            # What is shown at first may be the grace of their first connections; this comes over the new ones.
            for status in ("busy", "here"):
                other.say_presence(status)
                await room.until(
                    lambda one, key=other.you, status=status: one.presence[key].status == status  # type: ignore[misc]
                )
        return pair[0], pair[1]

    async def enter(self, seat: Seat, url: str) -> Room:
        """A device at a hub."""
        room = Room(replace(seat, server=url))
        self.rooms.append(room)
        return await room.enter()


@asynccontextmanager
async def two_hubs(redis: Server, folder: Path, /, **settings: str) -> AsyncIterator[Two]:
    """Both run within the block."""
    made = Two(redis, folder, **settings)
    try:
        await asyncio.gather(made.east.start(), made.west.start())
        yield made
    finally:
        for room in made.rooms:
            await room.close()
        for door in made.doors:
            await door.close()
        await asyncio.gather(made.east.stop(), made.west.stop())

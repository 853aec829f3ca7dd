"""What an operator sees and does at one hub, in its event loop.

Rooms, members and devices go by the names that the log has for them, which are those of this process until it ends.
Whoever knows the id of a room or device may use that. Whatever is done is one line in the log.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from samesky_shared.core.members import Members
from samesky_shared.errors import Refused

from ..hub.neighbours import BEAT
from ..hub.read_only import AT_MOST
from ..hub.watch import GLANCE
from ..limits import network
from ..log import log, shown
from ..stores.base import StoreError
from .reports import (
    Connections,
    DeviceLine,
    Drained,
    Held,
    HubNow,
    Revoked,
    RoomLine,
    RoomList,
    RoomSeen,
    Status,
)

if TYPE_CHECKING:
    from ..hub.hub import Hub
    from ..hub.live import Live

AGREED_WITHIN = 6.0
"""Seconds in which all hubs have heard what they are held to, and have said so."""
LISTED = 200
"""Rooms in one list; those with the most devices come first."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}")
"""Of a room, or what it is called here."""


class Acts:
    """At one hub.

    Args:
        hub: which.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._began = hub.clock.monotonic()

    # ---------------------------------------------------------------------------------------- what is seen

    async def status(self) -> Status:
        """How the hub is."""
        hub, store = self._hub, self._hub.store
        return Status(
            hub.neighbours.hub,
            version("samesky"),
            os.getpid(),
            round(hub.clock.monotonic() - self._began, 1),
            store.name,
            store.durability,
            await store.writable(),
            self._left(),
            hub.draining,
            len(hub.sessions),
            len(hub.lives),
            self._hubs(),
        )

    async def connections(self) -> Connections:
        """Who is connected: no addresses, but how many there are, and how many come from the busiest."""
        sessions = self._hub.sessions
        joined = sum(one.state == "joined" for one in sessions)
        by_address = Counter(network(one.wire.address) for one in sessions)
        most = max(by_address.values(), default=0)
        return Connections(len(sessions), joined, len(sessions) - joined, len(by_address), most, self._hubs())

    async def rooms(self) -> RoomList:
        """The rooms in memory, those with the most devices first."""
        lines = [self._line(live) for live in self._hub.lives.values()]
        lines.sort(key=lambda one: (-one.devices - one.elsewhere, -one.records, one.room))
        return RoomList(lines[:LISTED], len(lines))

    async def room(self, name: str) -> RoomSeen:
        """One room with its devices. Raises `Refused`."""
        id = await self._room(name)
        live = self._hub.lives.get(id)
        if live is None:
            raise _nowhere()
        now, here = self._hub.now(), live.company.guests
        elsewhere = {one.device for one in live.company.presence.devices()} - set(here)
        lines = [
            DeviceLine(
                shown(f"{id} {device}"),
                shown(f"{id} {member}"),
                key.kind,
                "here" if device in here else "elsewhere" if device in elsewhere else "",
                round(max(0.0, now - key.added), 1),
            )
            for member, seat in live.room.members.members.items()
            for device, key in seat.devices.items()
        ]
        return RoomSeen(
            shown(id), sorted(lines, key=lambda one: (one.where != "here", not one.where, one.age))
        )

    # ---------------------------------------------------------------------------------------- what is done

    async def revoke(self, target: str) -> Revoked:
        """Takes devices out of a room, on all hubs and for good: their sockets close, their secrets open nothing.

        Args:
            target: a room (then all of its devices go), a device of one in memory, or `ROOM/DEVICE`.

        Raises:
            Refused: `unknown`, `conflict` (it may be several), or `unavailable`.
        """
        with _audited("revoke") as note:
            room, device = await self._meant(target)
            note["target"] = shown(room) if device is None else f"{shown(room)}/{shown(f'{room} {device}')}"
            gone: frozenset[str] = frozenset()

            def without(members: Members, now: float) -> Members:
                nonlocal gone
                gone = members.devices() if device is None else members.devices() & {device}
                rest = members.without_devices(gone, now)
                return replace(rest, invites={}) if device is None else rest

            if await self._hub.settle(room, None, without) is None:
                raise _nowhere()
            note["devices"] = len(gone)
            return Revoked(shown(room), len(gone))

    async def drain(self, on: bool) -> Drained:
        """Says goodbye to all devices and takes no new ones, or takes them again. Returns at once."""
        with _audited("drain", on=on):
            if on and not self._hub.draining:
                self._hub.tasks.spawn(self._hub.drain())
                await asyncio.sleep(0)  # it has begun then
            elif not on:
                self._hub.takes_again()
            return Drained(self._hub.draining, len(self._hub.sessions))

    async def read_only(self, seconds: float) -> Held:
        """Lets nothing be changed at all hubs of the store, for so many seconds; 0: no longer.

        Returns once all have said that they hold to it, or after `AGREED_WITHIN`.

        Raises:
            Refused: `invalid`, or `unavailable`.
        """
        with _audited("read_only") as note:
            if not 0 <= seconds <= AT_MOST:
                raise Refused("invalid", f"At most {AT_MOST:.0f} seconds.", path="seconds")
            note["seconds"] = seconds
            try:
                await self._hub.read_only.hold(seconds)
            except StoreError:
                raise Refused("unavailable", "The store does not answer.", retry_after=2.0) from None
            if self._hub.store.shared:  # one that started just now may not have been heard yet
                await asyncio.sleep(BEAT + GLANCE)
            hubs = self._hubs()
            try:
                async with asyncio.timeout(AGREED_WITHIN):
                    while not all(one.read_only == (seconds > 0) for one in hubs):
                        await asyncio.sleep(0.05)
                        hubs = self._hubs()
            except TimeoutError:
                pass  # how many have not is in the answer
            agree = sum(one.read_only == (seconds > 0) for one in hubs)
            note |= {"hubs": len(hubs), "agree": agree}
            return Held(self._left(), len(hubs), agree)

    # ---------------------------------------------------------------------------------------- who is meant

    async def _room(self, name: str) -> str:
        """The id of the room that is called so here, or has this id. Raises `Refused`."""
        found = [id for id in self._hub.lives if name in (id, shown(id))]
        if len(found) > 1:
            raise _several()
        if not found and _ID.fullmatch(name) and await self._hub.room(name) is not None:
            found = [name]
        if not found:
            raise _nowhere()
        return found[0]

    async def _meant(self, target: str) -> tuple[str, str | None]:
        """The room that is meant, and the device; None: all of them. Raises `Refused`."""
        name, _, device = target.partition("/")
        if device:
            room = await self._room(name)
            found = self._devices(device, room)
        else:
            try:
                return await self._room(name), None
            except Refused as refused:
                found = [] if refused.code != "unknown" else self._devices(name)
                if not found:
                    raise
        if len(found) > 1:
            raise _several()
        if not found:
            raise Refused("unknown", "This room has no such device (any more).")
        return found[0]

    def _devices(self, name: str, room: str | None = None) -> list[tuple[str, str | None]]:
        """The devices of rooms in memory that are called so here, or have this id."""
        return [
            (id, device)
            for id, live in self._hub.lives.items()
            if room in (None, id)
            for device in live.room.members.devices()
            if name in (device, shown(f"{id} {device}"))
        ]

    # ---------------------------------------------------------------------------------------------- pieces

    def _left(self) -> float:
        held = self._hub.read_only
        return round(held.until - self._hub.now(), 1) if held.on else 0.0

    def _hubs(self) -> list[HubNow]:
        beats = [self._hub.beat(), *self._hub.neighbours.others()]
        return [HubNow(one.hub, one.sockets, one.rooms, one.read_only, one.draining) for one in beats]

    def _line(self, live: Live) -> RoomLine:
        members, here = live.room.members, len(live.company.guests)
        mine = self._hub.neighbours.hub
        elsewhere = sum(one.hub != mine for one in live.company.presence.devices())
        first = min(
            (seat.joined for seat in members.members.values() if seat.joined), default=self._hub.now()
        )
        age = round(max(0.0, self._hub.now() - first), 1)
        return RoomLine(shown(live.room.id), here, elsewhere, len(members.members), live.room.seq, age)


@contextmanager
def _audited(action: str, **what: Any) -> Iterator[dict[str, Any]]:
    """One line in the log, with what is noted on the way; it names no room and no device but as logs do."""
    outcome = "failed"
    try:
        yield what
        outcome = "done"
    except Refused as refused:
        outcome = refused.code
        raise
    finally:
        log.warning("admin", action=action, outcome=outcome, **what)


def _nowhere() -> Refused:
    return Refused(
        "unknown",
        "No room in memory here is called so, and none has this id. Names are those of one process.",
    )


def _several() -> Refused:
    return Refused("conflict", "More than one is called so: give its id.")

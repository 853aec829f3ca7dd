"""Rooms of two that are made at once in a store that no hub has open, and what opens them.

Making thousands over HTTP would take longer than what is measured with them. They are the same as those that HTTP
makes: by the hub's own code, in its own store; and the tokens are of the secret that the hub is then started with.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgpack
import msgspec

from samesky_server.app import activities, store_of
from samesky_server.auth import Draw, Tokens, hash_of
from samesky_server.hub.live import COMPACT_EVERY
from samesky_server.hub.making import found, moment_at
from samesky_server.settings import Settings
from samesky_server.stores.base import Appended, Outcome, Store
from samesky_shared.core.members import Members
from samesky_shared.core.room import Draft, Room
from samesky_shared.core.seats import DeviceKey, Seat
from samesky_shared.protocol import Position

AT_ONCE = 500
"""Rooms on their way to the store."""
FLYING = 16
"""Records of each room on their way."""


class Device(NamedTuple):
    """One member's device."""

    room: str
    member: str
    device: str


class Crowd(NamedTuple):
    """The rooms, and the hub's settings that belong to them."""

    settings: dict[str, str]
    devices: list[Device]
    """Two of each room, one after the other."""
    positions: list[Position]
    """Of each room."""

    def hellos(self, *, resume: bool = False) -> list[bytes]:
        """A `hello` with a fresh token for each device; with `resume` it says what it knows."""
        tokens = Tokens(self.settings["secret"].encode(), time.time)
        made = []
        for n, one in enumerate(self.devices):
            hello: dict[str, Any] = {"t": "hello", "token": tokens.issue(*one)}
            if resume:
                hello["since"] = msgspec.to_builtins(self.positions[n // 2])
            made.append(bytes(msgpack.packb(hello)))
        return made


Act = tuple[str, str, dict[str, Any]]
"""The instance, the command, its arguments."""


async def crowd(data: Path, rooms: int, redis: str = "", *, before: Sequence[Act] = ()) -> Crowd:
    """So many rooms in a new store, in each of which one member has done all of this before."""
    settings = {"secret": secrets.token_urlsafe(32)} | ({"redis": redis} if redis else {})
    store = store_of(Settings(data=str(data), redis=redis))
    catalog, now = activities(), time.time()
    devices: list[Device] = []
    made: list[Room] = []

    def kept(room: Room, draft: Draft) -> None:
        room.apply(draft.record, draft.instances)
        made.append(room)

    await store.open()
    try:
        for begin in range(0, rooms, AT_ONCE):
            some = [_members(now) for _ in range(begin, min(begin + AT_ONCE, rooms))]
            assert all(
                await asyncio.gather(*(found(store, catalog, one, moment_at(now), kept) for one in some))
            )
            await asyncio.gather(*(_done(store, room, before, now) for room in made[begin:]))
    finally:
        await store.close()
    for room in made:
        for member, seat in room.members.members.items():
            devices += [Device(room.id, member, device) for device in seat.devices]
    return Crowd(settings, devices, [room.position for room in made])


async def _done(store: Store, room: Room, acts: Sequence[Act], now: float) -> None:
    """As a hub does it: records one after the other, and a snapshot now and then."""
    who = next(iter(room.members.members))
    for n, (on, cmd, args) in enumerate(acts):
        draft = room.act(moment_at(now + n / 1000), who, on, cmd, args, id=f"before-{n}")
        assert draft is not None
        room.apply(draft.record, draft.instances)
        landed: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        store.append(room.id, draft.record, room.seq - 1, room.seq - 1, landed.set_result)
        last = n == len(acts) - 1
        if last or n % FLYING == 0:
            assert isinstance(await landed, Appended)
        if last or room.seq % COMPACT_EVERY == 0:
            await store.compact(room.id, room.snapshot())


def _members(now: float) -> Members:
    draw = Draw(b"")
    room, secret = draw.room(), hash_of("")
    return Members(
        id=room,
        members={
            draw.id(name): Seat(name, joined=now, devices={draw.id(name + "'s"): DeviceKey(secret, now)})
            for name in ("Ana", "Ben")
        },
    )


def write_firsts(path: Path, frames: Iterable[bytes]) -> None:
    """As the generator reads them."""
    path.write_bytes(b"".join(len(one).to_bytes(4, "little") + one for one in frames))

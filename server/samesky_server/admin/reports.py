"""What an operator is told: how a hub is, and what came of what was done. Nothing runs in here."""

from __future__ import annotations

from msgspec import Struct


class HubNow(Struct, frozen=True):
    """One hub at the store."""

    hub: str
    connections: int
    rooms: int
    """In memory."""
    read_only: bool
    draining: bool


class Status(Struct, frozen=True):
    """How this hub is."""

    hub: str
    """What hubs call it among each other, until it ends."""
    version: str
    pid: int
    up: float
    """Seconds."""
    store: str
    durability: str
    store_up: bool
    read_only: float
    """Seconds for which nothing may be changed; 0: it may."""
    draining: bool
    connections: int
    rooms: int
    hubs: list[HubNow]
    """This one first, then those that it hears."""


class Connections(Struct, frozen=True):
    """Who is connected, as amounts."""

    connections: int
    joined: int
    """In their rooms."""
    coming: int
    """On their way in."""
    addresses: int
    most: int
    """From one address, or one /64 of IPv6."""
    hubs: list[HubNow]


class RoomLine(Struct, frozen=True):
    """A room in memory."""

    room: str
    devices: int
    """Connected here."""
    elsewhere: int
    """Connected to other hubs."""
    members: int
    records: int
    age: float
    """Seconds since the first who is still a member came."""


class RoomList(Struct, frozen=True):
    """The rooms in memory."""

    rooms: list[RoomLine]
    total: int


class DeviceLine(Struct, frozen=True):
    """A device of a room, connected or not."""

    device: str
    member: str
    kind: str
    """What it says it is."""
    where: str
    """`here`, `elsewhere`, or empty: it is not connected."""
    age: float
    """Seconds."""


class RoomSeen(Struct, frozen=True):
    """One room and its devices."""

    room: str
    devices: list[DeviceLine]


class Revoked(Struct, frozen=True):
    """Devices that were taken out."""

    room: str
    devices: int


class Drained(Struct, frozen=True):
    """Whether the hub takes devices, and how many it has still."""

    draining: bool
    connections: int


class Held(Struct, frozen=True):
    """What all hubs are held to."""

    read_only: float
    """Seconds; 0: no longer."""
    hubs: int
    agree: int
    """How many of these have said that they hold to it."""

"""The thin client of Samesky: a room as an object that keeps itself up to date.

    async with samesky_client.join(link, name="Ana") as room:
        await room.timer("tea").start(seconds=240)
        async for change in room.changes(): ...

Everything a partner does arrives by itself; a lost connection comes back by itself.
"""

from __future__ import annotations

from samesky_shared.errors import Refused

from .device import Seat, Seats
from .door import Door
from .enter import Entrance, join, make, open, open_with_tokens  # noqa: A004 - read as samesky_client.open
from .errors import Gone, NotConfirmed, Unreachable
from .room import Room

__all__ = [
    "Door",
    "Entrance",
    "Gone",
    "NotConfirmed",
    "Refused",
    "Room",
    "Seat",
    "Seats",
    "Unreachable",
    "join",
    "make",
    "open",
    "open_with_tokens",
]

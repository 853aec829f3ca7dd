"""The thin client of Samesky: a room as an object that keeps itself up to date.

    async with samesky_client.join(link, name="Ana") as room:
        await room.timer("tea").start(seconds=240)
        async for change in room.changes(): ...

Everything a partner does arrives by itself; a lost connection comes back by itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_WHERE = {
    "samesky_shared.errors": ("Refused",),
    ".device": ("Seat", "Seats"),
    ".door": ("Door",),
    ".enter": ("Entrance", "join", "make", "open", "open_with_tokens"),
    ".errors": ("Gone", "NotConfirmed", "Unreachable"),
    ".room": ("Room",),
}


def __getattr__(name: str) -> Any:
    # When it is asked for: `samesky serve` and `samesky help` need none of it (PEP 562).
    for module, names in _WHERE.items():
        if name in names:
            found = globals()[name] = getattr(import_module(module, __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

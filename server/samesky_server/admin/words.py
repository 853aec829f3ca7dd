"""What the operator reads, in words: the same on the page and in a terminal."""

from __future__ import annotations

from typing import Protocol

TIED = "\u00a0"
"""A space that breaks no line."""
KEPT = {
    "disk": "What is acknowledged is on the disk.",
    "second": "Up to a second of what is acknowledged can be lost.",
    "memory": "What is acknowledged is in memory only.",
}


class How(Protocol):
    """What a sentence about a hub is made of."""

    @property
    def store_up(self) -> bool:
        """Whether the store takes writes."""

    @property
    def durability(self) -> str:
        """What an acknowledgement means."""

    @property
    def read_only(self) -> float:
        """Seconds for which nothing may be changed; 0: it may."""

    @property
    def draining(self) -> bool:
        """Whether it takes no devices."""

    @property
    def connections(self) -> int:
        """Devices."""

    @property
    def rooms(self) -> int:
        """In memory."""


def sentence(how: How) -> tuple[str, str]:
    """How a hub is, in a few words, and then in a few more."""
    many = f"{counted(how.connections, 'device')}, {counted(how.rooms, 'room')} in memory."
    kept = KEPT.get(how.durability, "How it is kept the store does not say.")
    if not how.store_up:
        return "The store is away.", f"{many} Commands are refused until it is back; it heals by itself."
    if how.draining:
        return "This hub takes nobody.", f"{many} It has said goodbye to its devices."
    if how.read_only:
        return "Nothing is changed.", f"{many} It is so for another {span(how.read_only)}."
    return "All is well.", f"{many} {kept}"


def counted(many: int, one: str, more: str = "") -> str:
    """`1 room`, `2 rooms`."""
    return f"{many} {one if many == 1 else more or one + 's'}"


def span(seconds: float) -> str:
    """How long, to two parts: `2 d 4 h`, `12 min`, `40 s`; its spaces break no line."""
    whole = round(seconds)
    for unit, size, less, part in (("d", 86_400, "h", 3600), ("h", 3600, "min", 60)):
        if whole >= size:
            rest = whole % size // part
            return f"{whole // size} {unit} {rest} {less}".removesuffix(f" 0 {less}").replace(" ", TIED)
    return (f"{whole // 60} min" if whole >= 60 else f"{whole} s").replace(" ", TIED)


def where(place: str) -> str:
    """Where a device is connected."""
    return {"here": "connected here", "elsewhere": "connected to another hub"}.get(place, "not connected")

"""What a session and a socket know of each other. `socket.py` gives both shells; tests give a third."""

from __future__ import annotations

from typing import Protocol

from samesky_shared.codec import Format


class Wire(Protocol):
    """The way out to one device. Nothing here blocks, awaits or raises, also after the socket is gone."""

    fmt: Format
    address: str
    """The peer's address, for limits; never logged."""
    heard: float
    """`loop.time()` of the last byte that came in."""
    pings: bool
    """Whether `ping` reaches the peer (plain ASGI servers ping by themselves)."""

    def send(self, message: bytes) -> None:
        """Sends one frame of the protocol (binary for msgpack, text for JSON)."""

    def ping(self) -> None:
        """Sends a WebSocket ping; the answer shows in `heard`."""

    def lagging(self) -> bool:
        """Whether the peer reads more slowly than we write: the write buffer is over its high-water mark."""

    def close(self, code: int, reason: str) -> None:
        """Starts the closing handshake and frees the socket at the latest 5 s later. Idempotent."""


class Receiver(Protocol):
    """The way in from one device, called in the event loop."""

    def received(self, message: bytes, text: bool) -> None:
        """One whole message; `text` frames are valid UTF-8."""

    def drained(self) -> None:
        """The write buffer, once over its high-water mark, is low again."""

    def lost(self) -> None:
        """The socket is gone. Called exactly once, and last."""

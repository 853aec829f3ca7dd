"""What a session and a socket know of each other. `socket.py` gives both shells; tests give a third."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from samesky_shared.codec import Format
from samesky_shared.errors import TOO_SLOW

from ..log import log

HIGH_WATER = 65_536
"""Unsent bytes above which a device lags."""
HOPELESS = 4 * 2**20
"""Bytes sent to a device while it lags, over which it is closed as too slow."""
CLOSE_WITHIN = 5.0
"""Seconds for the closing handshake; then the socket is cut."""
FAULT = (1011, "something went wrong here")
SLOW = (TOO_SLOW, "this device reads too slowly")


class Wire(Protocol):
    """The way out to one device. Nothing here blocks, awaits or raises, also after the socket is gone."""

    fmt: Format
    address: str
    """The peer's address, for limits; never logged."""
    heard: float
    """`loop.time()` of the last byte that came in."""
    pings: bool
    """Whether `ping` reaches the peer (plain ASGI servers ping by themselves)."""

    @property
    def held(self) -> bool:
        """Whether what the peer said first has come and waits for its turn."""

    def send(self, message: bytes) -> None:
        """Sends one frame of the protocol (binary for msgpack, text for JSON)."""

    def ping(self) -> None:
        """Sends a WebSocket ping; the answer shows in `heard`."""

    def trail(self) -> None:
        """Sends the smallest thing there is, which says nothing: see `tail`."""

    def lagging(self) -> bool:
        """Whether the peer reads more slowly than we write: the write buffer is over its high-water mark."""

    def waiting(self) -> int:
        """Bytes that are not sent yet."""

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


def guarded(wire: Wire, call: Callable[[], None]) -> None:
    """Calls a session; when it fails, its own device is closed and nobody else's."""
    try:
        call()
    except Exception:  # noqa: BLE001 - one device's fault is not to be another's, and must not be silent
        log.exception("session_failed")
        wire.close(*FAULT)

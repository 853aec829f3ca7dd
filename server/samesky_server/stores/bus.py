"""Within one process: who listens to which room, and which devices are present."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from samesky_shared.core.record import Record

from .base import Listener

SWEEP = 60.0
"""Seconds between two looks for rooms whose devices have all expired."""


class Bus:
    """Listeners by room. Nothing is kept for those who do not listen yet."""

    def __init__(self) -> None:
        self._rooms: dict[str, dict[int, Listener]] = {}

    def subscribe(self, room: str, listener: Listener) -> None:
        """Adds a listener. Idempotent."""
        self._rooms.setdefault(room, {})[id(listener)] = listener

    def unsubscribe(self, room: str, listener: Listener) -> None:
        """Takes a listener away. Idempotent."""
        listeners = self._rooms.get(room)
        if listeners is not None and listeners.pop(id(listener), None) is not None and not listeners:
            del self._rooms[room]

    def rooms(self) -> list[str]:
        """The rooms that somebody listens to."""
        return list(self._rooms)

    def has(self, room: str) -> bool:
        """Whether somebody listens to a room."""
        return room in self._rooms

    def gap(self) -> None:
        """Tells every listener, once, that it may have missed something, now. In the event loop."""
        listeners = {id(one): one for some in self._rooms.values() for one in some.values()}
        for listener in listeners.values():
            try:
                listener.heard_gap()
            except Exception as error:  # noqa: BLE001 - one listener's fault must not silence the others
                report("A listener failed.", error)

    def record(self, room: str, record: Record) -> None:
        """Tells of a record, now. In the event loop."""
        self._tell(room, lambda listener: listener.heard_record(room, record))

    def message(self, room: str, message: bytes) -> None:
        """Tells of a message, now. In the event loop."""
        self._tell(room, lambda listener: listener.heard_message(room, message))

    def _tell(self, room: str, tell: Callable[[Listener], None]) -> None:
        for listener in list(self._rooms.get(room, {}).values()):
            try:
                tell(listener)
            except Exception as error:  # noqa: BLE001 - one listener's fault must not silence the others
                report("A listener of a room failed.", error)


class Present:
    """What is said of present devices, each for a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rooms: dict[str, dict[str, tuple[bytes, float]]] = {}
        self._swept = clock()

    def touch(self, room: str, device: str, value: bytes, ttl: float) -> None:
        """Keeps a value for `ttl` seconds."""
        now = self._clock()
        self._rooms.setdefault(room, {})[device] = (value, now + ttl)
        if now - self._swept >= SWEEP:
            self._swept = now
            for one in list(self._rooms):
                self.here(one)

    def leave(self, room: str, device: str) -> None:
        """Forgets a device. Idempotent."""
        self._rooms.get(room, {}).pop(device, None)

    def here(self, room: str) -> dict[str, bytes]:
        """Device to value."""
        now = self._clock()
        devices = {device: kept for device, kept in self._rooms.get(room, {}).items() if kept[1] > now}
        if devices:
            self._rooms[room] = devices
        else:
            self._rooms.pop(room, None)
        return {device: value for device, (value, _) in devices.items()}

    def forget(self, room: str) -> None:
        """Forgets a room. Idempotent."""
        self._rooms.pop(room, None)


def report(message: str, error: Exception) -> None:
    """Hands the error of somebody who was called back to the event loop's handler."""
    asyncio.get_running_loop().call_exception_handler({"message": message, "exception": error})

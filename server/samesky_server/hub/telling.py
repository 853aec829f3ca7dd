"""What hubs tell each other through the store: of their devices, of signals, and that they are alive.

All of it is soft: a message may be missed, and what matters is told again or can be looked up (`company`, `watch`).
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from samesky_shared.protocol import DeviceStatus

from .lead import Path


class Seen(Struct, frozen=True, array_like=True, tag="seen"):
    """A device that is connected to a hub; also what the store keeps of it for hubs that come later."""

    hub: str
    device: str
    member: str
    """Whose it is; empty for a screen, by which nobody is here."""
    kind: str
    """What it says it is: phone, desktop, …"""
    status: DeviceStatus
    since: float
    """Room time at which it came: of two connections of one device the later one counts."""
    at: float
    """Room time at which it said that status."""
    path: Path | None = None
    """The way down to it; None while it is hidden."""
    focus: bool | None = None
    """Whether somebody looks at it, while they have agreed to let others see that; else nothing."""


class Gone(Struct, frozen=True, array_like=True, tag="gone"):
    """Its socket is gone."""

    hub: str
    device: str
    silent: bool = False
    """It gave no sign of life any more."""


class Told(Struct, frozen=True, array_like=True, tag="signal"):
    """A signal of a member, to one, to a screen of theirs or to all others."""

    sender: str
    to: str | None
    kind: str
    data: object
    at: float
    hub: str = ""
    """Whose devices have it already; hubs before 0.4 do not say."""


class Beat(Struct, frozen=True, array_like=True, tag="beat"):
    """A hub is alive and can reach the store; with how it is, which older hubs do not say."""

    hub: str
    sockets: int = 0
    rooms: int = 0
    """In memory."""
    read_only: bool = False
    draining: bool = False


class Held(Struct, frozen=True, array_like=True, tag="held"):
    """What all hubs are held to has changed: look it up."""


Telling = Seen | Gone | Told | Beat | Held

pack = msgspec.msgpack.Encoder().encode
_read = msgspec.msgpack.Decoder(Telling).decode


def read(message: bytes) -> Telling | None:
    """What was told; None for what only a newer hub understands."""
    try:
        told: Telling = _read(message)
    except msgspec.MsgspecError:
        return None
    return told

"""Seats in rooms, kept on this device so that a second `samesky join LINK` comes back as the same member.

One small JSON file a seat in `~/.config/samesky/seats/` (`XDG_CONFIG_HOME` is honoured), readable by its owner
only. The file's name is a hash of the link it came by, so a link cannot be read off a directory listing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct


class Seat(Struct, frozen=True):
    """Everything needed to come back to a room."""

    server: str
    room: str
    member: str
    device: str
    secret: str
    name: str = ""
    key: str = ""
    """The room key as it stands in a link; the newest that this device got; empty where nothing is sealed."""
    device_key: str = ""
    """This device's X25519 key, for envelopes, as hex."""
    known: dict[str, str] = {}
    """The public keys of the devices that had the room key when we last looked, as hex."""

    def __repr__(self) -> str:
        return f"Seat({self.server!r}, {self.room!r}, {self.member!r})"


def name_for(server: str, secret: str) -> str:
    """The name under which the seat taken with a link is kept."""
    return hashlib.sha256(f"{server}#{secret}".encode()).hexdigest()[:40]


def new_name() -> str:
    """A name for a seat that came by no link: of who made the room."""
    return secrets.token_hex(20)


class Seats:
    """The seats kept on this device.

    Args:
        folder: where; default as above.
    """

    def __init__(self, folder: Path | None = None) -> None:
        config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
        self.folder = folder or Path(config).expanduser() / "samesky" / "seats"

    def get(self, name: str) -> Seat | None:
        """The seat kept under this name; None when there is none, or it cannot be read."""
        return _read(self.folder / f"{name}.json")

    def newest(self) -> tuple[str, Seat] | None:
        """The seat that was used last, and its name here."""
        with contextlib.suppress(OSError):
            files = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
            return next(((file.stem, seat) for file in files if (seat := _read(file)) is not None), None)
        return None

    def in_room(self, room: str) -> Seat | None:
        """The seat in this room that was used last."""
        files = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        return next((seat for file in files if (seat := _read(file)) is not None and seat.room == room), None)

    def keep(self, name: str, seat: Seat) -> None:
        """Keeps a seat, whole or not at all. Raises `OSError`."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=self.folder, suffix=".new")  # made with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(seat))
                file.flush()
                os.fsync(file.fileno())
            Path(made).replace(self.folder / f"{name}.json")
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise

    def used(self, name: str) -> None:
        """Marks a seat as the one that was used last."""
        with contextlib.suppress(OSError):
            os.utime(self.folder / f"{name}.json")

    def forget(self, name: str) -> None:
        """Forgets a seat."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)


def _read(file: Path) -> Seat | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Seat)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None

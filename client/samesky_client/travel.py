"""`samesky export --format file` and `samesky import`: a room as a file, from one hub to another.

The file stays sealed as the room was. The key stays on the devices: whoever imports has it in the seat that they had.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from samesky_shared.errors import Refused

from .device import Seat, Seats, new_name
from .door import Door
from .enter import founded, seat_of
from .links import with_key


async def as_file(seat: Seat, target: BinaryIO) -> None:
    """Writes the file of the room of this seat. Raises `Refused` and `Unreachable`."""
    door = Door(seat.server)
    token = await door.token(seat.device, seat.secret)
    await door.export(seat.room, token.token, target)


async def bring(path: Path, server: str, seats: Seats, say: Callable[[str], object]) -> None:
    """Makes a room of a file on the hub at `server` (address or founder link), and says the others' links.

    The seat that this device had in the room says who one is there, and has the key.

    Raises:
        Refused: it is no room's file, this device had no seat in the room, or what the hub says.
        Unreachable, OSError: the hub or the file.
    """
    where, founder = founded(server)
    with path.open("rb") as file:
        try:
            room = str(json.loads(file.readline())["room"]["id"])
        except (ValueError, KeyError, TypeError):
            raise Refused("invalid", "This is not the file of a room.", path="file") from None
        old = seats.in_room(room)
        if old is None:
            raise Refused(
                "unknown", "This device had no seat in that room, so it has no key to it.", path="file"
            )
        file.seek(0)
        made = await Door(where).import_room(file, old.member, key=founder)
    seats.keep(new_name(), seat_of(where, old.name, made, old.key))
    for link in made.invites.values():
        say(with_key(link.url, old.key))

"""What is asked of the hub from outside its sockets: rooms by id, and changes in who is in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from samesky_shared.core.activity import Activity
from samesky_shared.core.members import Members
from samesky_shared.core.record import Record
from samesky_shared.core.room import Room
from samesky_shared.core.seats import Left


class Rooms(Protocol):
    """The hub, as a keeper of rooms. Every method raises `Refused("unavailable")` when the store does not answer."""

    def now(self) -> float:
        """The room clock."""

    async def members(self, room: str) -> Members | None:
        """Who is in a room; None when there is no such room."""

    async def room(self, room: str, *, fresh: bool = False) -> Room | None:
        """The room as it is now, which stays so; None when there is no such room.

        `fresh`: with all that other hubs have said until now, for what must end at once.
        """

    async def found(self, members: Members) -> bool:
        """Makes the room `members.id`; False when it exists already (then nothing changed)."""

    async def amend(self, room: str, on: str, rule: Callable[[Activity, float], Activity]) -> Room | None:
        """Notes something in an instance that is the room's own: `rule(state, now)` gives what it shall be, and may
        be called again. Returns the room as it is then; None when there is no such room."""

    async def leave(self, room: str, member: str, *, erase: bool) -> Left | None:
        """Lets a member go; with `erase` what they wrote goes too. None when there is no such room."""

    async def act(
        self, room: str, who: str, device: str, on: str, cmd: str, args: dict[str, Any], id: str
    ) -> Record | None:
        """A member's command, as their devices send it on a socket. With the same `id` it takes effect once.

        Returns the record that it made, now or when it first came; None when it had no effect, or is too long ago.

        Raises:
            Refused: what the rule refuses; `unknown` when there is no such room.
        """

    async def settle(
        self, room: str, by: str | None, change: Callable[[Members, float], Members]
    ) -> Members | None:
        """Changes who is in a room: `change(members, now)` gives what it shall be, and may be called again on
        newer members; what it raises passes through. Returns what was kept; None when there is no such room."""

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Literal

from samesky_shared.core.members import Members
from samesky_shared.core.seats import RoomView

from ..remote import Remote


class RoomRemote(Remote[RoomView]):
    """The room itself: its kind and name, who has a seat, which invitations are open."""

    kind = Members
    shape = RoomView

    async def profile(
        self,
        name: str | None = None,
        tz: str | None = None,
        lang: str | None = None,
        hue: Literal["amber", "coral", "rose", "plum", "iris", "sea", "jade", "moss"] | None = None,
    ) -> int:
        """Change my own name, time zone, language or colour."""
        return await self._do("profile", name=name, tz=tz, lang=lang, hue=hue)

    async def rename(self, name: str) -> int:
        """Give the room another name."""
        return await self._do("rename", name=name)

    async def remove_device(self, device: str) -> int:
        """Take one of my own devices out of the room: it is closed at once and its secret opens nothing more.

        Open invitations are void then, since the device may know them; a screen knows none.
        """
        return await self._do("remove_device", device=device)

    async def guest(self, member: str, stay: float) -> int:
        """Let a guest stay for so many seconds from now; with 0 they go at once."""
        return await self._do("guest", member=member, stay=stay)

    async def keep(self) -> int:
        """Take back that I want the room deleted."""
        return await self._do("keep")

    async def erase(self, entry: str) -> int:
        """Erase an entry of mine for good; what is not mine stays.

        The entry stays in its place without a body. The hub empties it at once and forgets within a day what
        else held it.
        """
        return await self._do("erase", entry=entry)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Literal

from samesky_shared.activities.playlist import Playlist

from ..remote import Remote


class PlaylistRemote(Remote[Playlist]):
    """A queue that everybody fills; the most wanted comes first, then what was added first."""

    kind = Playlist
    shape = Playlist

    async def add(self, media: str | bytes, length: float | None = None) -> int:
        """Put something at the end of the queue."""
        return await self._do("add", media=media, length=length)

    async def remove(self, item: str) -> int:
        """Take something out; what plays goes on playing."""
        return await self._do("remove", item=item)

    async def move(self, item: str, before: str | None = None) -> int:
        """Move something in front of another, or to the end."""
        return await self._do("move", item=item, before=before)

    async def vote(self, item: str, up: bool = True) -> int:
        """Want something more, or take that back."""
        return await self._do("vote", item=item, up=up)

    async def order(
        self, shuffle: bool | None = None, repeat: Literal["off", "all", "one"] | None = None
    ) -> int:
        """Choose whether the next is drawn by chance, and what repeats."""
        return await self._do("order", shuffle=shuffle, repeat=repeat)

    async def play(self, item: str) -> int:
        """Play this now."""
        return await self._do("play", item=item)

    async def next(self, after: str | None = None) -> int:
        """Go from this item to the next one; at the end of the queue the player stops."""
        return await self._do("next", after=after)

    async def back(self, before: str) -> int:
        """Go from this item back to the one that was played before it."""
        return await self._do("back", before=before)

    async def pause(self) -> int:
        """Hold what plays of it."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on with what was held."""
        return await self._do("resume")

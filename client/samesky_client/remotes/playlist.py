"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Literal

from samesky_shared.activities.playlist import Playlist

from ..remote import Remote


class PlaylistRemote(Remote[Playlist]):
    """A queue that everybody fills; the most wanted comes first, then what was added first.

    A room has several: `playlist`, `playlist:2`, … each with a name that only the devices can read, and a `player` of
    its own name.
    """

    kind = Playlist
    shape = Playlist

    async def name(self, label: str | bytes | None = None) -> int:
        """Say what this queue is for."""
        return await self._do("name", label=label)

    async def add(self, media: str | bytes, length: float | None = None) -> int:
        """Put something at the end of the queue."""
        return await self._do("add", media=media, length=length)

    async def remove(self, item: str) -> int:
        """Take something out; what plays goes on playing."""
        return await self._do("remove", item=item)

    async def put_back(self, item: str) -> int:
        """Put back what was taken out last."""
        return await self._do("put_back", item=item)

    async def move(self, item: str, before: str | None = None) -> int:
        """Move something in front of another, or to the end."""
        return await self._do("move", item=item, before=before)

    async def vote(self, item: str, up: bool = True) -> int:
        """Want something more, or take that back."""
        return await self._do("vote", item=item, up=up)

    async def order(
        self, shuffle: bool | None = None, repeat: Literal["off", "all", "one"] | None = None
    ) -> int:
        """Choose whether they come in an order drawn by chance (drawn anew each time), and what repeats."""
        return await self._do("order", shuffle=shuffle, repeat=repeat)

    async def left(self, item: str, position: float) -> int:
        """Say at which second something was left; a long one goes on from there. The player does it by itself."""
        return await self._do("left", item=item, position=position)

    async def seen(self, item: str, yes: bool = True) -> int:
        """Say that something was seen to its end, or that it was not. The first time it goes into the timeline."""
        return await self._do("seen", item=item, yes=yes)

    async def play(self, item: str) -> int:
        """Play this now; something long goes on where it was left."""
        return await self._do("play", item=item)

    async def next(self, after: str | None = None) -> int:
        """Go from this item to the next one; at the end of the queue the player stops."""
        return await self._do("next", after=after)

    async def back(self, before: str) -> int:
        """Go from this item back to the one that was played before it, to where that was left."""
        return await self._do("back", before=before)

    async def pause(self) -> int:
        """Hold what plays of it."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on with what was held."""
        return await self._do("resume")

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.moment import Moment

from ..remote import Remote


class MomentRemote(Remote[dict[str, Any]]):
    """A shared 3-2-1 and a strip of everybody's pictures, kept when all agree."""

    kind = Moment

    async def gather(self) -> int:
        """Begin a strip with those who are here; alone, with all, who add theirs when they come."""
        return await self._do("gather")

    async def ready(self, strip: str) -> int:
        """Say that I am ready; with the last of the circle the count begins, and once more after it."""
        return await self._do("ready", strip=strip)

    async def put(self, strip: str, text: str | bytes, picture: str) -> int:
        """Give my picture to the strip; another one in its place, until all are in.

        In the box is JSON: `picture`, the SHA-256 of the blob, a data URL sealed for the field `put.picture`;
        maybe `words` of what is on it.
        """
        return await self._do("put", strip=strip, text=text, picture=picture)

    async def without_me(self, strip: str) -> int:
        """I am not in this one; no reason needed."""
        return await self._do("without_me", strip=strip)

    async def go_without(self, strip: str, member: str) -> int:
        """Open the strip without waiting for this member any longer."""
        return await self._do("go_without", strip=strip, member=member)

    async def again(self, strip: str) -> int:
        """Take it anew: all pictures of it are gone, and everybody gets ready again."""
        return await self._do("again", strip=strip)

    async def keep(self, strip: str) -> int:
        """Keep the open strip; with the yes of all whose pictures are in it, it goes into their timeline."""
        return await self._do("keep", strip=strip)

    async def let_go(self, strip: str) -> int:
        """Let the strip go: nothing of it is kept."""
        return await self._do("let_go", strip=strip)

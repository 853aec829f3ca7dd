"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.gratitude import Gratitude

from ..remote import Remote


class GratitudeRemote(Remote[dict[str, Any]]):
    """A page at a time: each names what they are thankful for, and all of it opens together."""

    kind = Gratitude

    async def thank(self, page: str, text: str | bytes) -> int:
        """Write on the page; it stays yours alone until everybody is in. Write again to put it in other words."""
        return await self._do("thank", page=page, text=text)

    async def pass_on(self, page: str) -> int:
        """Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it."""
        return await self._do("pass_on", page=page)

    async def go_without(self, page: str, member: str) -> int:
        """Open the page without waiting for this member any longer."""
        return await self._do("go_without", page=page, member=member)

    async def share(self, page: str) -> int:
        """Show what I wrote also to those who passed."""
        return await self._do("share", page=page)

    async def turn_over(self, after: str | None = None) -> int:
        """Begin a new page; `after` is the one that lies open (none: whichever does)."""
        return await self._do("turn_over", after=after)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.languages import Languages

from ..remote import Remote


class LanguagesRemote(Remote[dict[str, Any]]):
    """What does each good, by twenty small situations, opened together."""

    kind = Languages

    async def answer(self, page: str, text: str | bytes) -> int:
        """Seal what I have chosen; it stays mine alone until everybody is in. Seal it again to change it.

        In the box is JSON, so that all clients read it: `chosen`, by the id of a situation (`l01`) one of `seen`,
        `eased`, `near`, `sure`, `glad`, `free`. What was left out is not in it.
        """
        return await self._do("answer", page=page, text=text)

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

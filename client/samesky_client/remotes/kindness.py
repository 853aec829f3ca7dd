"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.kindness import Kindness

from ..remote import Remote


class KindnessRemote(Remote[Kindness]):
    """What does each good, small acts that were done, and thanks for them."""

    kind = Kindness
    shape = Kindness

    async def care(self, text: str | bytes | None = None) -> int:
        """Say what does me good, so that small acts can be fitted to it; without words it is taken back.

        In the box is JSON, so that all clients read it: `ways`, with some of `seen`,
        `eased`, `near`, `sure`, `glad`, `free`.
        """
        return await self._do("care", text=text)

    async def did(self, member: str, text: str | bytes) -> int:
        """Tell somebody of a small act; only they get it. What nobody is told of needs no command.

        In the box is JSON: `act`, the id of a card of the deck `kindness`, `text`, or both.
        """
        return await self._do("did", member=member, text=text)

    async def thank(self, member: str, text: str | bytes) -> int:
        """Thank somebody for something small; only they get it."""
        return await self._do("thank", member=member, text=text)

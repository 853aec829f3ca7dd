"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.guess import Guess

from ..remote import Remote


class GuessRemote(Remote[dict[str, Any]]):
    """A hand at a time: each answers the card and guesses another's answer; all of it opens together."""

    kind = Guess

    async def draw(self, after: str | None = None) -> int:
        """Draw the next card; `after` is the hand on the table now (none at the beginning)."""
        return await self._do("draw", after=after)

    async def answer(self, hand: str, note: str | bytes) -> int:
        """Answer the card, and guess; both stay mine alone until everybody is in. Say it again to change it.

        In the box is JSON, so that all clients read it: `answer`, and `guess` where there is one.
        """
        return await self._do("answer", hand=hand, note=note)

    async def pass_on(self, hand: str) -> int:
        """Pass, no reason needed. Who passes reads what the others wrote only if they share it."""
        return await self._do("pass_on", hand=hand)

    async def go_without(self, hand: str, member: str) -> int:
        """Open the hand without waiting for this member any longer."""
        return await self._do("go_without", hand=hand, member=member)

    async def share(self, hand: str) -> int:
        """Show what I wrote also to those who passed."""
        return await self._do("share", hand=hand)

    async def mark(self, hand: str, member: str, mark: str | bytes) -> int:
        """Say how near this member came with their guess about me; they alone get it. In the box is a word:
        `close`, `part` or `off`.
        """
        return await self._do("mark", hand=hand, member=member, mark=mark)

    async def count(self, shown: bool) -> int:
        """Put the count of guesses away, for both, or bring it back where I have put it away."""
        return await self._do("count", shown=shown)

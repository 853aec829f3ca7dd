"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.wishes import Wishes

from ..remote import Remote


class WishesRemote(Remote[dict[str, Any]]):
    """Each marks what they would like; only what all want is ever shown, and the hub cannot tell what that is."""

    kind = Wishes

    async def wish(self, wanted: str | bytes, mine: str | bytes) -> int:
        """Say what I would like, all of it at once, in place of what I said before.

        `wanted` is a box of form 3: 128 digests, those of the cards that I want among others that mean nothing. In
        `mine` is JSON for my own devices: `wants`, the ids of the cards with spaces between them, and `key`, the
        digest of nothing. Where that is another by now, the room has a new key, and the list is to be made anew.
        """
        return await self._do("wish", wanted=wanted, mine=mine)

    async def choose(self, wish: str | None = None) -> int:
        """Choose one of what all want for tonight; none takes it back."""
        return await self._do("choose", wish=wish)

    async def let_go(self, wish: str) -> int:
        """Put one of what all want away, for all: it is done, or no longer what it was."""
        return await self._do("let_go", wish=wish)

    async def closeness(self, shown: bool) -> int:
        """Say whether I would like to see wishes of closeness; they show once everybody does."""
        return await self._do("closeness", shown=shown)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.culture import Culture

from ..remote import Remote


class CultureRemote(Remote[Culture]):
    """Where each is from, words taught to each other, and how things are done at home."""

    kind = Culture
    shape = Culture

    async def home(self, about: str | bytes) -> int:
        """Say where I am from and when a call is welcome; once more: in its place."""
        return await self._do("home", about=about)

    async def no_home(self) -> int:
        """Take that back."""
        return await self._do("no_home")

    async def teach(self, word: str | bytes, clip: str | None = None) -> int:
        """Teach a word of mine: what it means, how it is said, and maybe how it sounds."""
        return await self._do("teach", word=word, clip=clip)

    async def draw(self, after: str | None = None) -> int:
        """Lay out another card; `after` is the one on the table, if any."""
        return await self._do("draw", after=after)

    async def tell(self, card: str, text: str | bytes) -> int:
        """Tell how it is done where I am from."""
        return await self._do("tell", card=card, text=text)

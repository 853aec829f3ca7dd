"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.tour import Tour

from ..remote import Remote


class TourRemote(Remote[Tour]):
    """A shared deck of pages: one leads and all see the same, near or far; the lead passes over, notes stay."""

    kind = Tour
    shape = Tour

    async def bring(self, name: str | bytes, pages: tuple[str, ...]) -> int:
        """Bring pages, in their order, behind those that are there; the first ones begin a deck.

        In a blob is JSON: `picture`, a data URL, with `words` that say what is on it; or `text`.
        """
        return await self._do("bring", name=name, pages=pages)

    async def take_out(self, page: str) -> int:
        """Take a page out of the deck that I brought, or that somebody brought who has left."""
        return await self._do("take_out", page=page)

    async def put_away(self, deck: str) -> int:
        """Put the deck away: its notes are kept, and what was brought stays where it is kept, too."""
        return await self._do("put_away", deck=deck)

    async def take(self, page: str, after: str | None = None) -> int:
        """Take the lead, at this page; `after` is who leads, if anybody."""
        return await self._do("take", page=page, after=after)

    async def ask(self) -> int:
        """Say quietly that I would like to lead."""
        return await self._do("ask")

    async def unask(self) -> int:
        """Take that back."""
        return await self._do("unask")

    async def hand(self, to: str, page: str) -> int:
        """Hand the lead over to another, at this page."""
        return await self._do("hand", to=to, page=page)

    async def rest(self, page: str) -> int:
        """Lay the lead down, at this page: each looks around as they like."""
        return await self._do("rest", page=page)

    async def note(self, page: str, text: str | bytes, x: int = 500, y: int = 500) -> int:
        """Leave a note on a page, at a place."""
        return await self._do("note", page=page, text=text, x=x, y=y)

    async def unnote(self, note: str) -> int:
        """Take a note of mine back."""
        return await self._do("unnote", note=note)

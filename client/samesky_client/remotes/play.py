"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any, Literal

from samesky_shared.activities.play import Play

from ..remote import Remote


class PlayRemote(Remote[dict[str, Any]]):
    """Small games page by page, a drawing that is guessed, a jar of jokes and a shelf of our own."""

    kind = Play

    async def pass_on(self, page: str) -> int:
        """Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it."""
        return await self._do("pass_on", page=page)

    async def go_without(self, page: str, member: str) -> int:
        """Open the page without waiting for this member any longer."""
        return await self._do("go_without", page=page, member=member)

    async def share(self, page: str) -> int:
        """Show what I wrote also to those who passed."""
        return await self._do("share", page=page)

    async def lay(self, game: Literal["this", "finish"], after: str | None = None) -> int:
        """Lay out a card of a game; `after` is the page on the table, if any."""
        return await self._do("lay", game=game, after=after)

    async def begin(self, text: str | bytes, after: str | None = None) -> int:
        """Begin a sentence of my own, for all to finish."""
        return await self._do("begin", text=text, after=after)

    async def tell(self, text: str | bytes, which: str | bytes, after: str | None = None) -> int:
        """Tell two truths and a tale; which it is opens with the guesses."""
        return await self._do("tell", text=text, which=which, after=after)

    async def answer(self, page: str, text: str | bytes) -> int:
        """Say mine: `0` or `1` of this or that, the end of a sentence, which is the tale. Once more: in its place."""
        return await self._do("answer", page=page, text=text)

    async def turn_over(self, after: str | None = None) -> int:
        """Clear the table; `after` is the page that lies open (none: whichever does)."""
        return await self._do("turn_over", after=after)

    async def draw(self, after: str | None = None) -> int:
        """Draw something that only I know; `after` is the drawing that is there, if any."""
        return await self._do("draw", after=after)

    async def guess(self, sketch: str, text: str | bytes) -> int:
        """Say what I think it is; all read it."""
        return await self._do("guess", sketch=sketch, text=text)

    async def leave(self, sketch: str, picture: str) -> int:
        """Leave my picture for who is not here; they guess when they come."""
        return await self._do("leave", sketch=sketch, picture=picture)

    async def right(self, sketch: str, guess: str, picture: str | None = None) -> int:
        """Say that this guess is right; the picture is kept."""
        return await self._do("right", sketch=sketch, guess=guess, picture=picture)

    async def reveal(self, sketch: str, picture: str | None = None) -> int:
        """Say what it is, though nobody has guessed it; the picture is kept."""
        return await self._do("reveal", sketch=sketch, picture=picture)

    async def slip(self, text: str | bytes) -> int:
        """Put a joke into the jar."""
        return await self._do("slip", text=text)

    async def take_back(self, slip: str) -> int:
        """Take a joke of mine out of the jar, unread."""
        return await self._do("take_back", slip=slip)

    async def pull(self) -> int:
        """Pull a joke out of the jar, for all to read; it is kept."""
        return await self._do("pull")

    async def shelve(self, text: str | bytes) -> int:
        """Put something on the shelf that only we laugh at: in the box is JSON, `words` and `from`."""
        return await self._do("shelve", text=text)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any, Literal

from samesky_shared.activities.questions import OwnCard, Questions

from ..remote import Remote


class QuestionsRemote(Remote[dict[str, Any]]):
    """One question at a time; nobody sees another's answer before all have answered."""

    kind = Questions

    async def draw(self, after: str | None = None) -> int:
        """Draw the next question; `after` is the card on the table now (none at the beginning)."""
        return await self._do("draw", after=after)

    async def answer(self, card: str, text: str | bytes) -> int:
        """Answer the card; it stays yours alone until everybody has answered or passed."""
        return await self._do("answer", card=card, text=text)

    async def pass_on(self, card: str) -> int:
        """Pass, no reason needed. Who passes sees the others' answers only if they share them."""
        return await self._do("pass_on", card=card)

    async def go_without(self, card: str, member: str) -> int:
        """Open the answers without waiting for this member any longer."""
        return await self._do("go_without", card=card, member=member)

    async def share(self, card: str) -> int:
        """Show my opened answer also to those who passed."""
        return await self._do("share", card=card)

    async def deeper(self) -> int:
        """Ask everybody to open the next depth."""
        return await self._do("deeper")

    async def agree(self, depth: int) -> int:
        """Say yes to opening this depth."""
        return await self._do("agree", depth=depth)

    async def not_now(self, depth: int) -> int:
        """Say not now; nobody is told, and it leaves no trace."""
        return await self._do("not_now", depth=depth)

    async def lighter(self, depth: int) -> int:
        """Go back to a lighter depth; needs nobody's yes."""
        return await self._do("lighter", depth=depth)

    async def keep(self, card: str) -> int:
        """Keep a card that was drawn as a favourite."""
        return await self._do("keep", card=card)

    async def let_go(self, card: str) -> int:
        """Take a card out of my favourites."""
        return await self._do("let_go", card=card)

    async def bring(self, cards: tuple[OwnCard, ...]) -> int:
        """Bring own questions; they join the room's own deck and stay unseen until they are drawn."""
        return await self._do("bring", cards=cards)

    async def take_back(self, card: str) -> int:
        """Take a card out of the own deck, unless it is on the table."""
        return await self._do("take_back", card=card)

    async def take_all_back(self) -> int:
        """Take all cards that I brought out of the own deck, but for one that is on the table."""
        return await self._do("take_all_back")

    async def use(self, deck: Literal["everyday", "own"]) -> int:
        """Draw from this deck from now on."""
        return await self._do("use", deck=deck)

    async def choose(
        self, themes: tuple[Literal["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"], ...]
    ) -> int:
        """Draw only these themes of the everyday deck from now on; none means all."""
        return await self._do("choose", themes=themes)

    async def theme(
        self, theme: Literal["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"], yes: bool
    ) -> int:
        """Draw from this theme of the everyday deck too, or no longer; what others choose meanwhile stays chosen."""
        return await self._do("theme", theme=theme, yes=yes)

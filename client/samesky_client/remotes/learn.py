"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.learn import Learn

from ..remote import Remote


class LearnRemote(Remote[dict[str, Any]]):
    """A shared goal with chapters, how far each is with them, and questions that open with all answers."""

    kind = Learn

    async def pass_on(self, page: str) -> int:
        """Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it."""
        return await self._do("pass_on", page=page)

    async def go_without(self, page: str, member: str) -> int:
        """Open the page without waiting for this member any longer."""
        return await self._do("go_without", page=page, member=member)

    async def share(self, page: str) -> int:
        """Show what I wrote also to those who passed."""
        return await self._do("share", page=page)

    async def aim(self, text: str | bytes, goal: str | None = None) -> int:
        """Say what is to be learned; with `goal` the one that is there in other words."""
        return await self._do("aim", text=text, goal=goal)

    async def chapter(self, goal: str, chapter: str, text: str | bytes) -> int:
        """Add a chapter, under a new id; one that is there is put in other words."""
        return await self._do("chapter", goal=goal, chapter=chapter, text=text)

    async def move(self, goal: str, chapter: str, before: str | None = None) -> int:
        """Put a chapter before another, or at the end."""
        return await self._do("move", goal=goal, chapter=chapter, before=before)

    async def strike(self, goal: str, chapter: str) -> int:
        """Take a chapter out."""
        return await self._do("strike", goal=goal, chapter=chapter)

    async def did(self, goal: str, chapter: str, through: bool = True) -> int:
        """Say that I am through with a chapter, or am not after all."""
        return await self._do("did", goal=goal, chapter=chapter, through=through)

    async def reach(self, goal: str) -> int:
        """Say that we are there: it is kept, and there is room for another."""
        return await self._do("reach", goal=goal)

    async def let_go(self, goal: str) -> int:
        """Let the goal go, with its chapters; nothing is kept of it, and no reason is needed."""
        return await self._do("let_go", goal=goal)

    async def quiz(self, text: str | bytes, right: str | bytes, after: str | None = None) -> int:
        """Ask the others something; my answer opens with theirs. `after` is the page on the table, if any."""
        return await self._do("quiz", text=text, right=right, after=after)

    async def answer(self, page: str, text: str | bytes) -> int:
        """Answer for myself; once more: in its place, until all is open."""
        return await self._do("answer", page=page, text=text)

    async def turn_over(self, after: str | None = None) -> int:
        """Clear the table; `after` is the page that lies open (none: whichever does)."""
        return await self._do("turn_over", after=after)

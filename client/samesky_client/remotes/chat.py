"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.chat import Chat

from ..remote import Remote


class ChatRemote(Remote[dict[str, Any]]):
    """Lines, replies, corrections; and how far each has read, between those who want that.

    Nobody's reading shows by itself: who shows their own mark sees those of others who do, and no others.
    That somebody writes is a signal, `typing`, of which nothing is kept.
    """

    kind = Chat

    async def say(self, text: str | bytes, reply: str | None = None) -> int:
        """Say something, maybe in reply to a line."""
        return await self._do("say", text=text, reply=reply)

    async def edit(self, line: str, text: str | bytes) -> int:
        """Put a line of mine in other words."""
        return await self._do("edit", line=line, text=text)

    async def unsay(self, line: str) -> int:
        """Take a line of mine back."""
        return await self._do("unsay", line=line)

    async def show_mark(self, on: bool = True) -> int:
        """Show how far I have read, from now on, and see it of the others who do; or show it no more."""
        return await self._do("show_mark", on=on)

    async def read(self, line: str) -> int:
        """I have read up to this line. Kept only where I show my mark, and only of a line that is known still."""
        return await self._do("read", line=line)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.chat import Chat

from ..remote import Remote


class ChatRemote(Remote[dict[str, Any]]):
    """Lines, replies, corrections."""

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

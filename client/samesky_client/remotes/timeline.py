"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.timeline import Timeline, TimelineView

from ..remote import Remote


class TimelineRemote(Remote[TimelineView]):
    """The pieces of the past that a member keeps."""

    kind = Timeline
    shape = TimelineView

    async def keep(self, entry: str) -> int:
        """Keep a piece of the past: the entry of this id."""
        return await self._do("keep", entry=entry)

    async def let_go(self, entry: str) -> int:
        """Keep it no longer; it stays in the past as it was."""
        return await self._do("let_go", entry=entry)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Literal

from samesky_shared.activities.breathe import Breathe

from ..remote import Remote


class BreatheRemote(Remote[Breathe]):
    """A circle that moves as one, and exercises in being kind to oneself."""

    kind = Breathe
    shape = Breathe

    async def begin(self, pattern: Literal["box", "four-seven-eight", "coherent"], minutes: int) -> int:
        """Begin to breathe, in place of what is held; who likes joins."""
        return await self._do("begin", pattern=pattern, minutes=minutes)

    async def join(self, breathing: str) -> int:
        """Breathe along."""
        return await self._do("join", breathing=breathing)

    async def leave(self, breathing: str) -> int:
        """Breathe along no more; when nobody does, it is over."""
        return await self._do("leave", breathing=breathing)

    async def pause(self) -> int:
        """Hold it for everybody."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on, with the beginning of the breath that was held."""
        return await self._do("resume")

    async def end(self, breathing: str) -> int:
        """End it gently for everybody: with the breath that is on; at once while it is held."""
        return await self._do("end", breathing=breathing)

    async def sit(self, what: Literal["thought", "plan", "like"]) -> int:
        """Sit down to be kind to myself, in company; the others may, too, until tomorrow night."""
        return await self._do("sit", what=what)

    async def rise(self, sitting: str) -> int:
        """I have sat; when all have, it is over for all at one instant."""
        return await self._do("rise", sitting=sitting)

    async def let_be(self, sitting: str) -> int:
        """Wait for nobody any more; those who have sat have."""
        return await self._do("let_be", sitting=sitting)

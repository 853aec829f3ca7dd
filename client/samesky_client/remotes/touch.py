"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.touch import Touch, TouchView

from ..remote import Remote


class TouchRemote(Remote[TouchView]):
    """Hands held at a distance with one pulse for all who hold, and touches that are left for later."""

    kind = Touch
    shape = TouchView

    async def hold(self, grip: str) -> int:
        """Hold out a hand until `release`, maybe on another device than before; `grip` is a new id."""
        return await self._do("hold", grip=grip)

    async def still(self, grip: str) -> int:
        """Say that this device still holds; without effect when that hold is over."""
        return await self._do("still", grip=grip)

    async def release(self, grip: str) -> int:
        """Let go; without effect when that hold is over or another has begun."""
        return await self._do("release", grip=grip)

    async def leave(self, member: str, text: str | bytes) -> int:
        """Leave a touch for somebody, to be felt when they come; what I left for them before makes room.

        In the box is JSON: `touch`, one of `squeeze`, `hug`, `kiss`, `forehead`.
        """
        return await self._do("leave", member=member, text=text)

    async def felt(self, touch: str) -> int:
        """Take a touch that waits for me: it is felt, and waits no longer. Nobody is told."""
        return await self._do("felt", touch=touch)

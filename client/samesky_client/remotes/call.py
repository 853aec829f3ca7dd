"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.call import Call

from ..remote import Remote


class CallRemote(Remote[Call]):
    """Who is in a call and who is asked. Sound and pictures go from device to device, never through the hub."""

    kind = Call
    shape = Call

    async def ring(self) -> int:
        """Say that I would like to talk: all others are asked for a minute. Inside: ask those again who are not.

        While a call is on that I am not in, it is the same as `join`.
        """
        return await self._do("ring")

    async def join(self, call: str) -> int:
        """Come in, with this device."""
        return await self._do("join", call=call)

    async def leave(self, call: str) -> int:
        """Go out. Where only one is left, and nobody is asked, the call is over."""
        return await self._do("leave", call=call)

    async def lost(self, call: str, member: str, device: str) -> int:
        """Nothing has been heard of this device for a while: its place is kept for two minutes, then it is out."""
        return await self._do("lost", call=call, member=member, device=device)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.keys import Keys, Sent

from ..remote import Remote


class KeysRemote(Remote[Keys]):
    """The room key's id, the cards of the devices, and envelopes for who was away when it changed."""

    kind = Keys
    shape = Keys

    async def begin(self, key: str, card: str | bytes) -> int:
        """Say which key the room has, as its first device."""
        return await self._do("begin", key=key, card=card)

    async def show(self, key: str, card: str | bytes) -> int:
        """Show my device's public key, sealed with this key; nothing happens when there is a newer one."""
        return await self._do("show", key=key, card=card)

    async def turn(
        self, after: str, key: str, past: str | bytes, proof: str | bytes, devices: dict[str, Sent]
    ) -> int:
        """Go from this key to a new one, with an envelope for each device that shall have it."""
        return await self._do("turn", after=after, key=key, past=past, proof=proof, devices=devices)

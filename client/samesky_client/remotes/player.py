"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Literal

from samesky_shared.activities.player import Player

from ..remote import Remote


class PlayerRemote(Remote[Player]):
    """Media in lockstep. Each side plays its own copy; only the position is shared."""

    kind = Player
    shape = Player

    async def load(
        self, item: str, media: str | bytes, length: float | None = None, play: bool = False
    ) -> int:
        """Put something on. With `play` it starts when everybody who is here is ready."""
        return await self._do("load", item=item, media=media, length=length, play=play)

    async def ready(self, item: str) -> int:
        """My device can play this item now."""
        return await self._do("ready", item=item)

    async def stalled(self, item: str) -> int:
        """My device has run out of data; everybody waits for it, for a while."""
        return await self._do("stalled", item=item)

    async def go_without(self, item: str, member: str) -> int:
        """Do not wait for this member's media any longer."""
        return await self._do("go_without", item=item, member=member)

    async def play(self) -> int:
        """Play on from here, as soon as everybody who is here is ready."""
        return await self._do("play")

    async def pause(self) -> int:
        """Hold it for everybody."""
        return await self._do("pause")

    async def resume(self) -> int:
        """Go on from where it was held; nothing happens where it has ended or nothing is on."""
        return await self._do("resume")

    async def seek(self, position: float) -> int:
        """Go to this second, for everybody; it goes on playing if it was."""
        return await self._do("seek", position=position)

    async def speed(self, rate: float) -> int:
        """Play at this speed, for everybody."""
        return await self._do("speed", rate=rate)

    async def stop(self, item: str) -> int:
        """Put this item away."""
        return await self._do("stop", item=item)

    async def policy(self, on_stall: Literal["pause", "catch-up"]) -> int:
        """Choose what happens when somebody runs out of data: all wait, or they catch up by themselves."""
        return await self._do("policy", on_stall=on_stall)

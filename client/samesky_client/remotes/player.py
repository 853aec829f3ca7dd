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
        self,
        item: str,
        media: str | bytes,
        length: float | None = None,
        play: bool = False,
        position: float = 0.0,
    ) -> int:
        """Put something on, from this second. With `play` it starts when everybody who is here is ready."""
        return await self._do("load", item=item, media=media, length=length, play=play, position=position)

    async def ready(self, item: str, length: float | None = None) -> int:
        """My device can play this item now; how long it is, where that was not known."""
        return await self._do("ready", item=item, length=length)

    async def trouble(
        self, item: str, why: Literal["codec", "gone", "cors", "blocked", "network", "other"]
    ) -> int:
        """My device cannot play this item, and why. The others see it; who of us goes on how is a choice."""
        return await self._do("trouble", item=item, why=why)

    async def go_without_picture(self, item: str) -> int:
        """Go on without picture and sound on my side: nobody waits for my media."""
        return await self._do("go_without_picture", item=item)

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

    async def undo(self, of: str) -> int:
        """Back to where it was before somebody went elsewhere; undone once more, it is there again."""
        return await self._do("undo", of=of)

    async def speed(self, rate: float) -> int:
        """Play at this speed, for everybody."""
        return await self._do("speed", rate=rate)

    async def stop(self, item: str) -> int:
        """Put this item away."""
        return await self._do("stop", item=item)

    async def policy(self, on_stall: Literal["pause", "catch-up"]) -> int:
        """Choose what happens when somebody runs out of data: all wait, or they catch up by themselves."""
        return await self._do("policy", on_stall=on_stall)

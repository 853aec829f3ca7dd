"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.listening import Listening

from ..remote import Remote


class ListeningRemote(Remote[dict[str, Any]]):
    """One speaks, another says it back, until who spoke is heard; then the next."""

    kind = Listening

    async def ready(self, opening: str) -> int:
        """I am ready; when all are, it begins."""
        return await self._do("ready", opening=opening)

    async def not_now(self, opening: str) -> int:
        """Not now; nobody is told, and it leaves no trace. Who announced it takes it back."""
        return await self._do("not_now", opening=opening)

    async def begin(self, opening: str) -> int:
        """Begin with those who are ready."""
        return await self._do("begin", opening=opening)

    async def lengthen(self, seconds: float) -> int:
        """Let this turn, and everybody's, last so long; never shorter than before."""
        return await self._do("lengthen", seconds=seconds)

    async def announce(
        self, first: str, minutes: int = 3, topic: str | None = None, about: str | bytes | None = None
    ) -> int:
        """Say that I would like to be heard, or to hear somebody (`first` is who speaks first), and maybe of what."""
        return await self._do("announce", first=first, minutes=minutes, topic=topic, about=about)

    async def hold(self) -> int:
        """Hold it for everybody."""
        return await self._do("hold")

    async def resume(self) -> int:
        """Go on where it was held."""
        return await self._do("resume")

    async def done(self, after: str) -> int:
        """My part is done; after "did I get it?" it means yes. `after` is the part that it is about."""
        return await self._do("done", after=after)

    async def ask(self) -> int:
        """Ask for the floor, quietly."""
        return await self._do("ask")

    async def unask(self) -> int:
        """Take that back."""
        return await self._do("unask")

    async def again(self, after: str) -> int:
        """Not quite: say it back once more, please."""
        return await self._do("again", after=after)

    async def pass_on(self, after: str) -> int:
        """I would rather not be heard now; no reason needed."""
        return await self._do("pass_on", after=after)

    async def write(self, part: str, text: str | bytes) -> int:
        """Write what I say in this part, for those who take part. Write again to put it in other words."""
        return await self._do("write", part=part, text=text)

    async def end(self) -> int:
        """Leave it at that, for today; needs nobody's yes."""
        return await self._do("end")

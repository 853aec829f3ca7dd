"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.talk import Talk

from ..remote import Remote


class TalkRemote(Remote[dict[str, Any]]):
    """What somebody would like to talk about, who has the floor, and a closing word of each."""

    kind = Talk

    async def ready(self, opening: str) -> int:
        """I am ready; when all are, it begins."""
        return await self._do("ready", opening=opening)

    async def not_now(self, opening: str) -> int:
        """Not now; nobody is told, and it leaves no trace. Who announced it takes it back."""
        return await self._do("not_now", opening=opening)

    async def begin(self, opening: str) -> int:
        """Begin with those who are ready."""
        return await self._do("begin", opening=opening)

    async def announce(self, about: str | bytes, minutes: int = 3) -> int:
        """Say what I would like to talk about, and how I would be met.

        In the box is JSON, so that all clients read it: `words`, or `topic` with a card of the topics, and `meet`
        (`listen`, `comfort`, `advice`, `think`).
        """
        return await self._do("announce", about=about, minutes=minutes)

    async def lengthen(self, seconds: float) -> int:
        """Let this turn, and everybody's, last so long; never shorter than before."""
        return await self._do("lengthen", seconds=seconds)

    async def later_at(self, opening: str, at: float) -> int:
        """Later, at this time: then all are asked again. Said anew, it is another time."""
        return await self._do("later_at", opening=opening, at=at)

    async def hold(self) -> int:
        """Hold it for everybody."""
        return await self._do("hold")

    async def resume(self) -> int:
        """Go on where it was held."""
        return await self._do("resume")

    async def give(self, after: str) -> int:
        """Give the floor on: to who asked for it first, else to who comes next. `after` is the turn that is over."""
        return await self._do("give", after=after)

    async def ask(self) -> int:
        """Ask for the floor, quietly."""
        return await self._do("ask")

    async def unask(self) -> int:
        """Take that back."""
        return await self._do("unask")

    async def finish(self) -> int:
        """Bring it to a close: a last word of each. Needs nobody's yes."""
        return await self._do("finish")

    async def say_last(self, talk: str, text: str | bytes) -> int:
        """My closing word; it stays mine alone until everybody's is in. Say it again to change it."""
        return await self._do("say_last", talk=talk, text=text)

    async def pass_on(self, talk: str) -> int:
        """No last word; no reason needed."""
        return await self._do("pass_on", talk=talk)

    async def go_without(self, talk: str, member: str) -> int:
        """Open the closing words without waiting for this member any longer."""
        return await self._do("go_without", talk=talk, member=member)

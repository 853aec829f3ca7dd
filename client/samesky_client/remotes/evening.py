"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.evening import Evening
from samesky_shared.core.programme import Planned

from ..remote import Remote


class EveningRemote(Remote[dict[str, Any]]):
    """A whole evening as one object: planned, begun together, held, lengthened, skipped by all, ended, kept."""

    kind = Evening

    async def plan(
        self,
        segments: tuple[Planned, ...],
        title: str | bytes | None = None,
        programme: str | None = None,
        after: int | None = None,
        by: str | None = None,
        ritual: str | None = None,
        date: str | None = None,
    ) -> int:
        """Plan the whole programme anew.

        `after` is the revision that it was made from: refused when somebody has planned since. `by` is who sealed the
        titles, where that is somebody else; `ritual` and `date` say which date it is, if it is one.
        """
        return await self._do(
            "plan",
            segments=segments,
            title=title,
            programme=programme,
            after=after,
            by=by,
            ritual=ritual,
            date=date,
        )

    async def gather(self) -> int:
        """Open the lobby, for whoever comes."""
        return await self._do("gather")

    async def here(self) -> int:
        """Say that I am here. When everybody is, it begins; while it runs, I join."""
        return await self._do("here")

    async def not_here(self) -> int:
        """Take back that I am here."""
        return await self._do("not_here")

    async def start(self) -> int:
        """Begin now, with those who are here."""
        return await self._do("start")

    async def hold(self, segment: str) -> int:
        """Hold the evening, until somebody goes on."""
        return await self._do("hold", segment=segment)

    async def go_on(self) -> int:
        """Go on, if need be without who is on the way back."""
        return await self._do("go_on")

    async def go_without(self, member: str) -> int:
        """Do not wait for this member any longer; they may come in at any time."""
        return await self._do("go_without", member=member)

    async def extend(self, segment: str, seconds: float) -> int:
        """Stay longer with this segment."""
        return await self._do("extend", segment=segment, seconds=seconds)

    async def ready(self, segment: str) -> int:
        """Say that I am ready to leave this segment; it ends when everybody is."""
        return await self._do("ready", segment=segment)

    async def next(self, after: str) -> int:
        """Go from this segment to the next, where it ends by anybody's hand; after the last it is over."""
        return await self._do("next", after=after)

    async def skip(self, segment: str) -> int:
        """Ask everybody to leave this segment now, or agree to that."""
        return await self._do("skip", segment=segment)

    async def jump(self, segment: str, to: str) -> int:
        """Ask everybody to go from this segment to another, or agree to that."""
        return await self._do("jump", segment=segment, to=to)

    async def agree(self, to: str) -> int:
        """Say yes to going to this segment, or to the end."""
        return await self._do("agree", to=to)

    async def not_now(self, to: str) -> int:
        """Say not now; nobody is told, and it leaves no trace."""
        return await self._do("not_now", to=to)

    async def rest(self) -> int:
        """Go on another day: it keeps its place."""
        return await self._do("rest")

    async def end(self) -> int:
        """End the evening here."""
        return await self._do("end")

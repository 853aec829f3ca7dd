"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.programme import Planned

from ..remote import Remote


class RitualsRemote(Remote[Rituals]):
    """One-off and recurring dates, each with a programme; due, reminded of and opened once."""

    kind = Rituals
    shape = Rituals

    async def plan(
        self,
        start: str,
        tz: str,
        again: str | None = None,
        until: str | None = None,
        minutes: int = 120,
        title: str | bytes | None = None,
        programme: str | None = None,
        segments: tuple[Planned, ...] | None = None,
        remind: tuple[int, ...] = (1440, 30),
        ritual: str | None = None,
    ) -> int:
        """Plan a date, or dates that repeat, at this wall time of this zone; with `ritual` in place of that one."""
        return await self._do(
            "plan",
            start=start,
            tz=tz,
            again=again,
            until=until,
            minutes=minutes,
            title=title,
            programme=programme,
            segments=segments,
            remind=remind,
            ritual=ritual,
        )

    async def move(self, ritual: str, date: str, start: str, tz: str | None = None) -> int:
        """Move one date, named by the wall time that its series gives it; to its own time, it is as it was."""
        return await self._do("move", ritual=ritual, date=date, start=start, tz=tz)

    async def skip(self, ritual: str, date: str) -> int:
        """Leave one date out."""
        return await self._do("skip", ritual=ritual, date=date)

    async def restore(self, ritual: str, date: str) -> int:
        """Take back that a date was moved or left out."""
        return await self._do("restore", ritual=ritual, date=date)

    async def prepare(
        self,
        ritual: str,
        date: str | None = None,
        segments: tuple[Planned, ...] | None = None,
        title: str | bytes | None = None,
        programme: str | None = None,
        minutes: int | None = None,
    ) -> int:
        """Lay out another programme for all dates, or for one, named by the wall time that its series gives it.

        One date with neither segments nor a programme goes by that of all again. `minutes` is the length, where it is
        not that of the segments.
        """
        return await self._do(
            "prepare",
            ritual=ritual,
            date=date,
            segments=segments,
            title=title,
            programme=programme,
            minutes=minutes,
        )

    async def drop(self, ritual: str) -> int:
        """Let it go, with all its dates."""
        return await self._do("drop", ritual=ritual)

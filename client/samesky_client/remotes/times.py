"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.times import Times, TimesView
from samesky_shared.core.freehours import Span
from samesky_shared.core.programme import Planned

from ..remote import Remote


class TimesRemote(Remote[TimesView]):
    """Finding a time: free hours of each, up to five times for all, private ticks, one tap that books."""

    kind = Times
    shape = TimesView

    async def say(
        self, tz: str, week: tuple[tuple[Span, ...], ...], days: dict[str, tuple[Span, ...]] | None = None
    ) -> int:
        """Say when I am free, by the clock of this zone: each week, and single days that are otherwise."""
        return await self._do("say", tz=tz, week=week, days=days)

    async def forget(self) -> int:
        """Take my free hours back."""
        return await self._do("forget")

    async def find(self, minutes: int = 120, after: str | None = None) -> int:
        """Look for times at which all who have said their hours are free; `after` is the round that there is."""
        return await self._do("find", minutes=minutes, after=after)

    async def tick(self, round: str, suits: tuple[str, ...]) -> int:
        """Say which of the times suit me, in place of what I said before; none: I take it back, or say nothing."""
        return await self._do("tick", round=round, suits=suits)

    async def book(
        self,
        round: str,
        time: str,
        title: str | bytes | None = None,
        programme: str | None = None,
        segments: tuple[Planned, ...] | None = None,
    ) -> int:
        """Plan what suits all as a date, by the clock by which I said my hours."""
        return await self._do(
            "book", round=round, time=time, title=title, programme=programme, segments=segments
        )

    async def drop(self, round: str) -> int:
        """Let the round be."""
        return await self._do("drop", round=round)

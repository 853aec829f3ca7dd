"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any, Literal

from samesky_shared.activities.milestones import Milestones

from ..remote import Remote


class MilestonesRemote(Remote[dict[str, Any]]):
    """Days of every year, visits with a list for each, and life changes, talked through one at a time."""

    kind = Milestones

    async def yearly(
        self,
        milestone: str,
        words: str | bytes,
        day: str,
        hour: str,
        tz: str,
        leap: Literal["before", "after"] = "before",
    ) -> int:
        """Keep a day that comes every year, and is celebrated at this hour of this zone; once more: in its place."""
        return await self._do(
            "yearly", milestone=milestone, words=words, day=day, hour=hour, tz=tz, leap=leap
        )

    async def visit(
        self, milestone: str, words: str | bytes, start: str, tz: str, until: str | None = None
    ) -> int:
        """Count down to a visit that begins at this wall time there; once more: in its place, with its list."""
        return await self._do("visit", milestone=milestone, words=words, start=start, tz=tz, until=until)

    async def change(
        self, milestone: str, words: str | bytes, day: str | None = None, tz: str | None = None
    ) -> int:
        """Name something that changes in a life, maybe with the day on which it does; once more: in its place."""
        return await self._do("change", milestone=milestone, words=words, day=day, tz=tz)

    async def drop(self, milestone: str) -> int:
        """Let it go, with its list and what was not opened of it."""
        return await self._do("drop", milestone=milestone)

    async def item(self, milestone: str, item: str, text: str | bytes) -> int:
        """Put something on the list of a visit, or in other words."""
        return await self._do("item", milestone=milestone, item=item, text=text)

    async def tick(self, milestone: str, item: str, done: bool = True) -> int:
        """Say that something of the list is seen to, or is not after all."""
        return await self._do("tick", milestone=milestone, item=item, done=done)

    async def strike(self, milestone: str, item: str) -> int:
        """Take something off the list."""
        return await self._do("strike", milestone=milestone, item=item)

    async def celebrate(self, milestone: str) -> int:
        """Celebrate it now: on all screens at the same instant."""
        return await self._do("celebrate", milestone=milestone)

    async def write(self, milestone: str, round: str, text: str | bytes) -> int:
        """Write how a change is for you; it stays yours alone until all are in. Write again to change it.

        `round` is that on the table, or the next where that lies open.
        """
        return await self._do("write", milestone=milestone, round=round, text=text)

    async def pass_on(self, milestone: str, round: str) -> int:
        """Nothing to say of it now; no reason needed."""
        return await self._do("pass_on", milestone=milestone, round=round)

    async def go_without(self, round: str, member: str) -> int:
        """Open what is written without waiting for this member any longer."""
        return await self._do("go_without", round=round, member=member)

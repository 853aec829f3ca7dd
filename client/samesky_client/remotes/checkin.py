"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.checkin import Checkin

from ..remote import Remote


class CheckinRemote(Remote[dict[str, Any]]):
    """A day at a time: each says how they are, all of it opens together, and each may be met in it."""

    kind = Checkin

    async def share(self, day: str, note: str | bytes, at_once: bool = False) -> int:
        """Say how I am; it stays mine alone until everybody is in. Say it again to change it.

        With the day after an open one, that begins. `at_once` shows it to everybody now, as `show` does. In the box
        is JSON, so that all clients read it: `mood` (two numbers from -1 to 1: heavy to light, still to stirred), and
        where they were given `feelings`, `energy`, `need` and `meet`.
        """
        return await self._do("share", day=day, note=note, at_once=at_once)

    async def show(self, day: str) -> int:
        """Show my note to everybody now, whether theirs is in or not."""
        return await self._do("show", day=day)

    async def rest(self, day: str) -> int:
        """Not today, no reason needed. Who rests reads the notes that are shown to everybody."""
        return await self._do("rest", day=day)

    async def go_without(self, day: str, member: str) -> int:
        """Open the day without waiting for this member any longer."""
        return await self._do("go_without", day=day, member=member)

    async def meet(self, day: str, member: str, text: str | bytes) -> int:
        """Answer a note that I can read, with an act or a few words; only its writer gets it.

        In the box is JSON: `act` (`heard`, `hug`, `call`, `space`), or `text`.
        """
        return await self._do("meet", day=day, member=member, text=text)

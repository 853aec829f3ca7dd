"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.support import Support

from ..remote import Remote


class SupportRemote(Remote[dict[str, Any]]):
    """Hard days, what would help, and acts in answer: a hug felt on both sides, words, a call, a song."""

    kind = Support

    async def share(self, text: str | bytes) -> int:
        """Say that it is a hard day, and what would help; who is away is told once. Again: in other words.

        In the box is JSON, so that all clients read it: `words`, and `help` with some of `listen`, `hug`, `words`,
        `call`, `song`, `sooner`, `space`, `nothing`.
        """
        return await self._do("share", text=text)

    async def answer(self, member: str, day: str, text: str | bytes) -> int:
        """Answer somebody's hard day with an act or a few words; only they get it.

        In the box is JSON: `act` (`seen`, `hug`, `call`, `song`, `sooner`, `space`, `later`), `text`, or both; with
        `song` maybe `link`, an address, and with `sooner` maybe `at`, a room time.
        """
        return await self._do("answer", member=member, day=day, text=text)

    async def lighter(self, day: str, text: str | bytes | None = None) -> int:
        """It is lighter now; maybe with a word for those who read it. It stays in the timeline."""
        return await self._do("lighter", day=day, text=text)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.letters import Letters
from samesky_shared.core.until import Until

from ..remote import Remote


class LettersRemote(Remote[dict[str, Any]]):
    """One letter or parcel, from its sealing until all who it is for have opened it."""

    kind = Letters

    async def write(
        self,
        text: str | bytes,
        until: Until,
        outside: str | bytes | None = None,
        to: tuple[str, ...] | None = None,
    ) -> int:
        """Write a letter, or say what is in a parcel; `to` names who it is for (none: all others).

        `outside` stands on the envelope, and who it is for reads it at once. In it is JSON, so that all clients read
        it: `title`, or `when`, one of `sleep`, `miss`, `sad`, `proud`, `argued` and `alone`.
        """
        return await self._do("write", text=text, until=until, outside=outside, to=to)

    async def read(self, tell: bool = False) -> int:
        """Open a letter that waits for this moment, or say that a parcel has come.

        With `tell` who wrote it learns that it was opened; of a parcel they learn it always.
        """
        return await self._do("read", tell=tell)

    async def together(self) -> int:
        """Say that we are together now; a letter for a visit opens when both who it concerns say so."""
        return await self._do("together")

    async def send(self) -> int:
        """Say that a parcel is on its way."""
        return await self._do("send")

    async def take_back(self) -> int:
        """Take a letter back. Who has opened it keeps it."""
        return await self._do("take_back")

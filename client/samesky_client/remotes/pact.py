"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.pact import Pact, PactView

from ..remote import Remote


class PactRemote(Remote[PactView]):
    """Other things put away for a while: as long as it is on, each of it sees when another looks away."""

    kind = Pact
    shape = PactView

    async def ask(self, minutes: int) -> int:
        """Ask those who are here to put other things away for so many minutes; I do."""
        return await self._do("ask", minutes=minutes)

    async def agree(self, pact: str) -> int:
        """Say yes; when all have, it is on for all at one instant."""
        return await self._do("agree", pact=pact)

    async def not_now(self, pact: str) -> int:
        """Say not now; nobody is told, and it leaves no trace. Who asked takes it back by the same word."""
        return await self._do("not_now", pact=pact)

    async def leave(self, pact: str) -> int:
        """Take up other things again; no reason needed. With fewer than two it is over."""
        return await self._do("leave", pact=pact)

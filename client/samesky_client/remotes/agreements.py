"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.activities.agreements import Agreements

from ..remote import Remote


class AgreementsRemote(Remote[Agreements]):
    """Sentences that all have signed: what is written, put in other words, looked at again, and let go of."""

    kind = Agreements
    shape = Agreements

    async def write(
        self, sentence: str, version: str, text: str | bytes, circle: tuple[str, ...] | None = None
    ) -> int:
        """Write a sentence for all to sign, or put one in other words; I sign it by that.

        `sentence` is an id of my choice, or the one of a sentence; `version` is `v1`, or the one after its newest.
        `circle` are those whom it concerns (none: whom it concerned, or everybody); I am always one of them.
        """
        return await self._do("write", sentence=sentence, version=version, text=text, circle=circle)

    async def sign(self, sentence: str, version: str) -> int:
        """Sign these words. With the last signature they hold."""
        return await self._do("sign", sentence=sentence, version=version)

    async def take_back(self, sentence: str, version: str) -> int:
        """Take my signature back; no reason needed. What held waits again; my own words that wait are gone."""
        return await self._do("take_back", sentence=sentence, version=version)

    async def let_go(self, sentence: str, version: str) -> int:
        """Put away a sentence that waits and does not hold."""
        return await self._do("let_go", sentence=sentence, version=version)

    async def speak(self, sentence: str, wanted: bool = True) -> int:
        """Say that I would like to speak about it first, or no longer."""
        return await self._do("speak", sentence=sentence, wanted=wanted)

    async def look_again(self, at: float | None = None) -> int:
        """Set the day on which to look at all of them again (room time), in place of any other; none: no day."""
        return await self._do("look_again", at=at)

    async def looked(self, after: float | None = None) -> int:
        """We have looked at them; `after` is the day for which that was set (none: whichever was)."""
        return await self._do("looked", after=after)

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from typing import Any, Literal

from samesky_shared.activities.repair import Repair

from ..remote import Remote


class RepairRemote(Remote[dict[str, Any]]):
    """Views, needs, offers, and one ground; with a pause whenever one needs it."""

    kind = Repair

    async def cool_off(self, seconds: float) -> int:
        """A pause now, and when I am back. Needs nobody's yes, and gives no reason."""
        return await self._do("cool_off", seconds=seconds)

    async def back_at(self, at: float) -> int:
        """Propose another time of return; it holds when all have agreed to it."""
        return await self._do("back_at", at=at)

    async def ready(self, opening: str) -> int:
        """I am ready; when all are, it begins."""
        return await self._do("ready", opening=opening)

    async def agree_back(self, at: float) -> int:
        """Agree to this time of return."""
        return await self._do("agree_back", at=at)

    async def not_now(self, opening: str) -> int:
        """Not now; nobody is told, and it leaves no trace. Who announced it takes it back."""
        return await self._do("not_now", opening=opening)

    async def begin(self, opening: str) -> int:
        """Begin with those who are ready."""
        return await self._do("begin", opening=opening)

    async def back(self) -> int:
        """I am back; when all are, it goes on where it stood."""
        return await self._do("back")

    async def lengthen(self, seconds: float) -> int:
        """Let this turn, and everybody's, last so long; never shorter than before."""
        return await self._do("lengthen", seconds=seconds)

    async def hold(self) -> int:
        """Hold it for everybody."""
        return await self._do("hold")

    async def resume(self) -> int:
        """Go on where it was held."""
        return await self._do("resume")

    async def ask(self) -> int:
        """Ask for the floor, quietly."""
        return await self._do("ask")

    async def announce(self, about: str | bytes | None = None, minutes: int = 3) -> int:
        """Say that I would like to repair something, and maybe what; with that I accept the ground rules."""
        return await self._do("announce", about=about, minutes=minutes)

    async def unask(self) -> int:
        """Take that back."""
        return await self._do("unask")

    async def note(self, text: str | bytes | None) -> int:
        """Write something for myself alone, before or meanwhile; with nothing, wipe it away."""
        return await self._do("note", text=text)

    async def done(self, after: str) -> int:
        """My part is done; after "did I get it?" it means yes, and the next one's view comes."""
        return await self._do("done", after=after)

    async def again(self, after: str) -> int:
        """Not quite: say it back once more, please."""
        return await self._do("again", after=after)

    async def go_on(self, stage: Literal["views", "needs", "offers", "ground"]) -> int:
        """I want to go on from this stage to what comes next; when all do, it goes."""
        return await self._do("go_on", stage=stage)

    async def write(self, stage: Literal["views", "needs", "offers", "ground"], text: str | bytes) -> int:
        """What I need, or what I offer; it opens when all are in."""
        return await self._do("write", stage=stage, text=text)

    async def pass_on(self, stage: Literal["views", "needs", "offers", "ground"]) -> int:
        """Nothing here; no reason needed."""
        return await self._do("pass_on", stage=stage)

    async def propose(self, after: int, text: str | bytes) -> int:
        """Put the ground for all into words, or amend version `after`; with that I sign it."""
        return await self._do("propose", after=after, text=text)

    async def sign(self, version: int) -> int:
        """Sign it in these words; when all have, it is kept."""
        return await self._do("sign", version=version)

    async def open_step(
        self, what: Literal["apology", "amends", "forgiveness", "letting-go", "softener"]
    ) -> int:
        """Ask whether all want to open this step, or to see a card to laugh at."""
        return await self._do("open_step", what=what)

    async def agree(self, what: Literal["apology", "amends", "forgiveness", "letting-go", "softener"]) -> int:
        """Yes to what was asked."""
        return await self._do("agree", what=what)

    async def decline(
        self, what: Literal["apology", "amends", "forgiveness", "letting-go", "softener"]
    ) -> int:
        """Not now; nobody is told, and it leaves no trace."""
        return await self._do("decline", what=what)

    async def say(
        self, what: Literal["apology", "amends", "forgiveness", "letting-go"], text: str | bytes
    ) -> int:
        """Take a step that all have opened, in own words; it is kept for those who take part."""
        return await self._do("say", what=what, text=text)

    async def look_back(self, at: float | None) -> int:
        """Set a day to look back at it, or none."""
        return await self._do("look_back", at=at)

    async def end(self) -> int:
        """Leave it at that, for today; needs nobody's yes."""
        return await self._do("end")

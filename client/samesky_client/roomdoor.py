"""What a room asks of its hub by HTTP: links, leaving, the address of one's calendar."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, Literal, Unpack

from samesky_shared.core.notices import Notices
from samesky_shared.errors import Refused
from samesky_shared.protocol import RoomCard

from .answers import Deletion, HelpLines, Holidays, Invitation, Left, Token
from .door import Door
from .links import with_key
from .safe import Safe


class RoomDoor(ABC):
    """A room that knows the door of its hub, and where tokens come from."""

    _door: Door
    _fetch: Callable[[], Awaitable[Token]]
    _safe: Safe

    @property
    @abstractmethod
    def card(self) -> RoomCard:
        """What the room is."""

    @property
    @abstractmethod
    def you(self) -> str:
        """Your member id."""

    @abstractmethod
    async def do(self, on: str, cmd: str, /, *, lasting: bool | None = None, **args: Any) -> int:
        """Sends a command."""

    async def invite(self, **how: Unpack[Invitation]) -> str:
        """A new link for others: see `Invitation`. Raises `Refused` and `Unreachable`."""
        if self._safe.locked_out:
            raise Refused("forbidden", "This device does not have the room's key for the link.")
        made = await self._door.invite(self.card.id, (await self._fetch()).token, **how)
        key = self._safe.key
        return with_key(made.url, "" if key is None else key.text())

    async def leave(self, *, words: Literal["left", "deleted"] = "left") -> Left:
        """Leaves the room for good, see `Door.leave`. Raises `Refused` and `Unreachable`."""
        return await self._door.leave(self.card.id, (await self._fetch()).token, words=words)

    async def delete(self) -> Deletion:
        """Asks for the room to be deleted, see `Door.delete_room`. Raises `Refused` and `Unreachable`."""
        return await self._door.delete_room(self.card.id, (await self._fetch()).token)

    async def help_lines(self) -> HelpLines:
        """Where help is to be found, by the hub's operator; the room learns nothing. Raises `Unreachable`."""
        return await self._door.help_lines()

    async def holidays(self, year: int) -> Holidays:
        """Public holidays of all countries, so the hub does not hear whose. Raises `Refused` and `Unreachable`."""
        return await self._door.holidays(year)

    async def keep_blob(self, on: str, field: str, text: str) -> str:
        """Seals a long text for a field of an instance and keeps it in the room; gives the SHA-256 of the box.

        It ends after 30 days unless an entry names it. Raises `Refused` and `Unreachable`.
        """
        box = self._safe.seal(text, on, field)
        return await self._door.put_blob(self.card.id, (await self._fetch()).token, box)

    async def blob(self, sha256: str) -> bytes:
        """A box that the room keeps, for `unseal`. Raises `Refused` and `Unreachable`."""
        return await self._door.get_blob(self.card.id, (await self._fetch()).token, sha256)

    async def calendar_address(self, *, new: bool = False) -> str:
        """Where calendars fetch your dates: made if you have none; with `new` another, and the old one ends.

        Whoever has it sees when your dates are. Raises `Refused` and `Unreachable`.
        """
        if not new:
            try:
                return await self._door.calendar(self.card.id, (await self._fetch()).token)
            except Refused as refused:
                if refused.code != "unknown":
                    raise
        await self.do(f"{Notices.kind}:{self.you}", "calendar")
        return await self._door.calendar(self.card.id, (await self._fetch()).token)

    async def no_calendar_address(self) -> None:
        """Takes it away: it leads nowhere from then on. Raises as `do`."""
        await self.do(f"{Notices.kind}:{self.you}", "no_calendar")

"""The activities' commands as methods. Made by `python -m samesky_client.generate`; do not edit."""

from __future__ import annotations

from samesky_shared.core.notices import Notices, NoticesView

from ..remote import Remote


class NoticesRemote(Remote[NoticesView]):
    """What a member is told though no page is open: when something is near, or somebody asks for them.

    It is a member's own: `notices:MEMBER`, which nobody else sees.
    """

    kind = Notices
    shape = NoticesView

    async def push(self, endpoint: str, p256dh: str, auth: str) -> int:
        """Tell me on this device by web push; what it takes is what the browser says when it subscribes."""
        return await self._do("push", endpoint=endpoint, p256dh=p256dh, auth=auth)

    async def no_push(self) -> int:
        """Tell me nothing more on this device."""
        return await self._do("no_push")

    async def mail(self, address: str) -> int:
        """Tell me by mail. A code goes to the address; nothing else does before `confirm` brings it back."""
        return await self._do("mail", address=address)

    async def confirm(self, code: str) -> int:
        """Show that the mailbox is mine."""
        return await self._do("confirm", code=code)

    async def no_mail(self) -> int:
        """Tell me nothing more by mail, and forget the address."""
        return await self._do("no_mail")

    async def quiet(self, start: str | None = None, end: str | None = None) -> int:
        """Tell me nothing in these hours of my day; without them there are none."""
        return await self._do("quiet", start=start, end=end)

    async def answer_asks(self, yes: bool) -> int:
        """Tell me, or do not, when somebody asks for me; nobody learns which."""
        return await self._do("answer_asks", yes=yes)

    async def lulls(self, yes: bool) -> int:
        """Tell me, or do not, once when there was no evening for two weeks; nobody learns which."""
        return await self._do("lulls", yes=yes)

    async def invites(self, yes: bool) -> int:
        """Mail me each date that is planned, changed or let go, as an event for my calendar; or do not."""
        return await self._do("invites", yes=yes)

    async def calendar(self) -> int:
        """Give my calendar an address, or another one: the old one leads nowhere from then on."""
        return await self._do("calendar")

    async def no_calendar(self) -> int:
        """Take the address away again."""
        return await self._do("no_calendar")

    async def ask(self, member: str | None = None) -> int:
        """Ask for the others, or for one: they are told that I would be glad of them. Once in ten minutes."""
        return await self._do("ask", member=member)

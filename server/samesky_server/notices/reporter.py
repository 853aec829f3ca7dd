"""Tells host apps what happens in the rooms of their users.

What a room owes its host app is taken up and taken off like notices (see `sending`). What can't be delivered is put
among the dead letters of the issuer, which are in a room of its own, and only then taken off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from samesky_shared.core.activity import Activity
from samesky_shared.core.members import Members
from samesky_shared.core.reports import Report, Reports
from samesky_shared.core.room import ROOM, Draft, Room
from samesky_shared.errors import Refused

from ..log import log
from .port import Later
from .sending import Change, Sending
from .webhook import Said, Webhook

AT_ONCE = 16
"""Reports under way to one host app at the same time: one that hangs holds up nobody else."""
ON = Reports.kind
Became = dict[str, tuple[Report, Report | None]]


class Host(NamedTuple):
    """A host app that listens."""

    webhook: Webhook
    post_room: str
    """Where its dead letters are."""


class Reporter:
    """The reports of one hub.

    Args:
        hosts: those who listen, by issuer.
        change: changes a room and waits until that is kept.
        found: makes a room, if there is none of its id.
        now: the room clock.
        spawn: does something in the background.
    """

    def __init__(
        self,
        hosts: Mapping[str, Host],
        change: Change,
        found: Callable[[Members], Awaitable[bool]],
        now: Callable[[], float],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._hosts = hosts
        self._change = change
        self._found = found
        self._now = now
        self._spawn = spawn
        self.sendings = {issuer: Sending(change, now, AT_ONCE) for issuer in hosts}
        self._none = Sending(change, now)

    def kept(self, room: Room, draft: Draft) -> None:
        """A record that this hub made was kept; `room` is as it was before. Sends what was taken up in it."""
        one = draft.instances.get(ON)
        if one is None or not isinstance(one.state, Reports):
            return
        old = room.instances.get(ON)
        taken = one.state.since(old.state if old is not None and isinstance(old.state, Reports) else None)
        home = draft.instances.get(ROOM) or room.instances.get(ROOM)
        if taken and home is not None and isinstance(home.state, Members):
            self._spawn(self._serve(room.id, home.state.host, taken))

    async def _serve(self, room: str, issuer: str, taken: Mapping[str, Report]) -> None:
        became: Became = {}
        host = self._hosts.get(issuer)
        if host is None:
            # It is told nothing any more; or this hub alone does not know it yet, being restarted last.
            became = {id: (one, None) for id, one in taken.items() if not one.worth(self._now())}
        else:
            await asyncio.gather(
                *(self._told(room, issuer, host, id, one, became) for id, one in taken.items())
            )
        if not became:
            return

        def rule(state: Activity) -> Activity:
            return state.settled(became) if isinstance(state, Reports) else state

        until = min(report.again for report, _ in became.values())
        await self.sendings.get(issuer, self._none).settled(room, until, ON, rule)

    async def _told(
        self, room: str, issuer: str, host: Host, id: str, report: Report, became: Became
    ) -> None:
        """Tells it, and notes what became of it; nothing, where that is for the next who takes it up."""
        where = report.room or room
        said = Said("never", report.status)
        if report.worth(self._now()):
            sending = self.sendings[issuer]
            got = await sending.sent("webhook", report.again, lambda: host.webhook.send(where, id, report))
            said = Said(got) if isinstance(got, Later) else got
        if said.outcome == "sent":
            became[id] = report, None
        elif isinstance(said.outcome, Later) and not report.last:
            became[id] = report, report.failed(said.status, self._now(), said.outcome.wait)
        elif await self._buried(host, id, replace(report, room=where, status=said.status), issuer):
            became[id] = report, None
            log.warning("report_undeliverable", status=said.status, tries=report.tries)

    async def _buried(self, host: Host, id: str, report: Report, issuer: str) -> bool:
        """Puts it among the dead letters; False when the store is away."""

        def rule(state: Activity) -> Activity:
            return state.buried({id: report}) if isinstance(state, Reports) else state

        try:
            await self._found(Members(id=host.post_room, host=issuer))
            await self._change(host.post_room, lambda room, moment: room.amend(moment, ON, rule, Reports()))
        except Refused:
            return False
        return True

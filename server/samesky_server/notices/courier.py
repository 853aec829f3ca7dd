"""Sends what rooms owe their members.

The record in which a notice is taken up is made by exactly one hub, and that hub sends it, then takes it off in
another record (see `sending`).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.activity import Activity
from samesky_shared.core.notices import CODE, DATED, MAIL, Notices, Owed
from samesky_shared.core.room import Draft, Room
from samesky_shared.core.seats import Seat

from ..calendars.dated import Dated, dated_by
from .port import Later, Notice, Outcome, Way
from .sending import Change, Sending
from .wording import wording

PUSH = "push/"

Became = dict[str, tuple[Owed, Owed | None]]


class Courier:
    """The sending of one hub.

    Args:
        ways: by name, `push` and `mail`; where one is missing, nobody is told by it.
        change: changes a room and waits until that is kept.
        now: the room clock.
        spawn: does something in the background.
    """

    def __init__(
        self,
        ways: Mapping[str, Way],
        change: Change,
        now: Callable[[], float],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._ways = ways
        self._now = now
        self._spawn = spawn
        self.sending = Sending(change, now)

    def kept(self, room: Room, draft: Draft) -> None:
        """A record that this hub made was kept; `room` is as it was before. Sends what was taken up in it."""
        for on, one in draft.instances.items():
            if one is None or not isinstance(one.state, Notices):
                continue
            old = room.instances.get(on)
            before = old.state if old is not None and isinstance(old.state, Notices) else None
            taken = one.state.since(before)
            member = on.partition(":")[2]
            seat = room.members.members.get(member)
            if taken and seat is not None:
                dated = {key: self._dated(room, draft, owed) for key, owed in taken.items()}
                self._spawn(self._serve(room.id, member, seat, one.state, taken, dated))

    def _dated(self, room: Room, draft: Draft, owed: Owed) -> Dated | None:
        """What goes into a calendar, as the record has it."""
        on = owed.on
        one = draft.instances[on] if on in draft.instances else room.instances.get(on)
        if owed.what not in DATED or one is None or not isinstance(one.state, Rituals):
            return None
        return dated_by(one.state, owed.of.partition("/")[0], self._now())

    async def _serve(
        self,
        room: str,
        member: str,
        seat: Seat,
        state: Notices,
        taken: Mapping[str, Owed],
        dated: Mapping[str, Dated | None],
    ) -> None:
        became: Became = {}
        gone: set[str] = set()
        for key, owed in taken.items():
            quiet = (
                None if state.hours is None or owed.what == CODE else state.hours.ends(seat.tz, self._now())
            )
            event = dated[key]
            if owed.what in DATED and event is None:
                after = None  # it is over, or of a zone that is no more
            elif quiet is None:
                notice = self._notice(room, member, seat, state, key, owed)._replace(dated=event)
                after = await self._told(state, notice, owed, gone)
            else:
                after = owed.postponed(quiet) if quiet < owed.until else None
            became[key] = owed, after
        await self._settled(room, member, became, gone)

    async def _told(self, state: Notices, notice: Notice, owed: Owed, gone: set[str]) -> Owed | None:
        """What becomes of a notice; devices that are gone are added to `gone`."""
        targets = {
            name: target
            for name, target in self._targets(state, owed).items()
            if owed.left is None or name in owed.left
        }
        if not targets:
            return None
        asked = [self._sent(name, way, to, notice, owed) for name, (way, to) in targets.items()]
        outcomes = dict(zip(targets, await asyncio.gather(*asked), strict=True))
        gone |= {name.removeprefix(PUSH) for name, one in outcomes.items() if one == "gone" and name != MAIL}
        later = {name: one for name, one in outcomes.items() if isinstance(one, Later)}
        if not later:
            return None
        return owed.failed(tuple(later), self._now(), min(one.wait for one in later.values()))

    def _targets(self, state: Notices, owed: Owed) -> dict[str, tuple[Way, Any]]:
        found: dict[str, tuple[Way, Any]] = {}
        push, mail, box = self._ways.get("push"), self._ways.get(MAIL), state.mailbox
        if push is not None and owed.what != CODE:
            found |= {PUSH + device: (push, one) for device, one in state.devices.items()}
        if mail is not None and box is not None and bool(box.code) == (owed.what == CODE):
            found[MAIL] = mail, box.address
        return found

    def _notice(self, room: str, member: str, seat: Seat, state: Notices, key: str, owed: Owed) -> Notice:
        now, say = self._now(), wording(seat.lang)
        whole = f"{room} {member} {key} {owed.at!r} {owed.of}".encode()
        code = "" if state.mailbox is None else state.mailbox.code
        path = "/".join(part for part in ("/r", room, *owed.on.split(":")) if part)
        return Notice(
            hashlib.sha256(whole).hexdigest()[:32],
            owed.what,
            say(f"notice-{owed.what}-title" if owed.what in DATED else "notice-title"),
            say.body(owed, seat.tz, now, code),
            path,
            owed.at,
            max(1.0, owed.until - now),
            say.language,
            seat.tz,
        )

    async def _sent(self, name: str, way: Way, to: Any, notice: Notice, owed: Owed) -> Outcome:
        return await self.sending.sent(name.partition("/")[0], owed.again, lambda: way.send(to, notice))

    async def _settled(self, room: str, member: str, became: Became, gone: set[str]) -> None:
        """Says in the room what became of them."""

        def rule(state: Activity) -> Activity:
            return state.settled(became, gone) if isinstance(state, Notices) else state

        until = min(owed.again for owed, _ in became.values())
        await self.sending.settled(room, until, f"{Notices.kind}:{member}", rule)

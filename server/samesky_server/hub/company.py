"""The devices of one room: those connected here, those on other hubs, and what the hubs tell each other of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import inf

from msgspec.structs import replace

from samesky_shared.core.activity import Lead
from samesky_shared.errors import REPLACED
from samesky_shared.protocol import DeviceStatus, MemberStatus, PresenceOf, SignalFrom

from ..log import log
from ..stores.base import StoreError
from . import telling
from .lead import Path, Reach, ahead, reach
from .outbox import Outgoing
from .ports import Guest, Home, Owner
from .presence import Presence
from .telling import Gone, Seen, Told

KEPT_FOR = 90.0
"""Seconds for which the store keeps what is said of a device; it is said again each `watch.ROUND`."""
_NOTABLE = 0.01
"""Seconds by which a way down must have changed to be worth telling the other hubs."""


class _Nobody:
    """In place of a room that was let go of."""

    def notice(self, member: str, status: MemberStatus, id: str, missed: Callable[[], None]) -> None:
        """Is not interested."""

    def cares(self) -> bool:
        """No."""
        return False

    def attends(self, one: str, other: str) -> bool:
        """No."""
        return False

    def stirs(self) -> None:
        """Does not."""


NOBODY = _Nobody()


class Company:
    """Who is in a room.

    Args:
        home: the hub.
        room: the room's id.
        owner: the room.
    """

    __slots__ = (
        "_home", "_leads", "_noticed", "_owner", "_reach", "_room", "_saying", "_unsaid", "guests", "presence",
    )  # fmt: skip

    def __init__(self, home: Home, room: str, owner: Owner) -> None:
        self.guests: dict[str, Guest] = {}
        """Those connected here, by device."""
        self.presence = Presence(home.id, home.standing)
        self._home = home
        self._room = room
        self._owner = owner
        self._noticed: dict[str, MemberStatus] = {}
        self._unsaid: dict[str, bytes | None] = {}
        """What the store has yet to hear, by device; None: that it is gone."""
        self._saying = False
        self._reach: tuple[float, Reach] | None = None
        """Up to which room time it holds, and what the devices need; None when they or their ways have changed."""
        self._leads: tuple[float, dict[Lead, float]] | None = None
        """What the store took, and the leads that follow; None when it has to be found anew."""

    def over(self) -> None:
        """The room is let go of here: so is whoever wanted to know, and counting frees them."""
        self._owner = NOBODY

    # ----------------------------------------------------------------------------------- devices here

    def came(self, guest: Guest, kind: str, status: DeviceStatus = "here") -> None:
        """A device has joined here."""
        self._stirred()
        now, old = self._home.now(), self.guests.get(guest.device)
        before = self.presence.device(guest.device)
        since = now if before is None else max(now, before.since + 0.001)
        self.guests[guest.device] = guest
        if old is not None:
            old.ends(REPLACED, "this device opened a newer connection")
        self._say(Seen(self._home.id, guest.device, guest.member, kind, status, since, since, guest.path))

    def went(self, guest: Guest) -> None:
        """A device's socket is gone."""
        self._stirred()
        if self.guests.get(guest.device) is guest:
            del self.guests[guest.device]
            told = Gone(self._home.id, guest.device, guest.silent)
            self._publish(told, guest.device, None)
            self._changed(self.presence.lost(told.hub, told.device, self._home.now(), silent=told.silent))

    def says(self, guest: Guest, status: DeviceStatus, focus: bool | None = None) -> None:
        """A device tells what it does."""
        self._stirred()
        seen = self._mine(guest)
        if seen is not None:
            self._say(replace(seen, focus=focus), status, guest.path)

    def shown(self, member: str, to: str) -> PresenceOf:
        """What one member sees of another."""
        note = self.presence.of(member)
        return note if note.focus is None or self._owner.attends(member, to) else replace(note, focus=None)

    def measured(self, guest: Guest) -> None:
        """A device has measured its way down."""
        self._reach = None
        seen = self._mine(guest)
        if seen is not None and _notable(seen.path, guest.path):
            self._say(seen, seen.status, guest.path)

    def leads(self, now: float) -> dict[Lead, float]:
        """Seconds of lead by class, at a room time, of what the devices and the store have shown up to now."""
        needed = self._reach
        if needed is None or needed[0] < now:
            paths = list(self.paths())
            until = now if any(path.more for path in paths) else inf
            needed, self._leads = (until, reach(paths, now)), None
            self._reach = needed
        append, known = self._home.appends.q99, self._leads
        if known is None or known[0] != append:
            known = self._leads = append, ahead(needed[1], append)
        return known[1]

    def paths(self) -> Iterator[Path]:
        """The ways down to all devices that show something, on whichever hub."""
        for guest in self.guests.values():
            if guest.path is not None:
                yield guest.path
        yield from self.presence.elsewhere()

    def tells(self, told: Told) -> None:
        """Hands a signal to those here whom it is for."""
        out = Outgoing(SignalFrom(told.sender, told.kind, told.at, told.data))
        for guest in list(self.guests.values()):
            if guest.member != told.sender and told.to in (None, guest.member or guest.device):
                guest.hears_passing(out)

    # ------------------------------------------------------------------------------ devices elsewhere

    def heard(self, told: Seen | Gone | Told) -> None:
        """A hub tells of a device, or hands on a signal."""
        if told.hub == self._home.id:
            return None  # it knows already
        if isinstance(told, Told):
            return self.tells(told)
        self._stirred()
        now = self._home.now()
        if isinstance(told, Gone):
            return self._changed(self.presence.lost(told.hub, told.device, now, silent=told.silent))
        self._changed(self.presence.said(told, now))
        self._replaced(told.device)
        return None

    async def meet(self) -> None:
        """Reads who is there already, of which those hubs have let the activities know. Raises `StoreError`."""
        self.presence.looked(await self._read(), self._home.now())
        known = self.presence.known()
        self._noticed = {member: status for member, status in known.items() if status in ("here", "busy")}

    async def _read(self) -> list[Seen]:
        found = await self._home.store.here(self._room)
        return [one for raw in found.values() if isinstance(one := telling.read(raw), Seen)]

    async def look(self) -> None:
        """Says again what is here, and reads what others have said. Raises `StoreError`."""
        self._stirred()
        for guest in list(self.guests.values()):
            seen = self._mine(guest)
            if seen is not None:
                self._unsaid.setdefault(seen.device, telling.pack(seen))
        await self._say_all()
        read = await self._read()
        for one in read:
            if one.hub == self._home.id and one.device not in self.guests:
                self._unsaid.setdefault(one.device, None)  # its end did not reach the store
        self._changed(self.presence.looked(read, self._home.now()))
        for one in read:
            self._replaced(one.device)

    def _replaced(self, device: str) -> None:
        seen, guest = self.presence.device(device), self.guests.get(device)
        if guest is not None and seen is not None and seen.hub != self._home.id:
            guest.ends(REPLACED, "this device opened a newer connection")

    # ----------------------------------------------------------------------------------------- telling

    def _mine(self, guest: Guest) -> Seen | None:
        seen = self.presence.device(guest.device)
        mine = seen is not None and seen.hub == self._home.id and self.guests.get(guest.device) is guest
        return seen if mine else None

    def _say(self, seen: Seen, status: DeviceStatus | None = None, path: Path | None = None) -> None:
        if status is not None:
            at = seen.at if status == seen.status else max(self._home.now(), seen.at)
            seen = replace(seen, status=status, at=at, path=path)
        self._publish(seen, seen.device, telling.pack(seen))
        self._changed(self.presence.said(seen, self._home.now()))

    def _publish(self, told: Seen | Gone, device: str, value: bytes | None) -> None:
        if not self._home.store.shared:
            return
        self._home.store.publish(self._room, telling.pack(told))
        self._unsaid[device] = value
        if not self._saying:
            self._home.spawn(self._say_soon())

    async def _say_soon(self) -> None:
        try:
            await self._say_all()
        except StoreError:
            log.debug("presence_unsaid")  # `look` says it again

    async def _say_all(self) -> None:
        # One after the other, so that the store ends with the last word.
        if self._saying:
            return
        self._saying = True
        store = self._home.store
        try:
            while self._unsaid:
                device = next(iter(self._unsaid))
                value = self._unsaid.pop(device)
                if value is None:
                    await store.leave(self._room, f"{self._home.id}/{device}")
                else:
                    await store.touch(self._room, f"{self._home.id}/{device}", value, KEPT_FOR)
        finally:
            self._saying = False

    # ---------------------------------------------------------------------------------------- statuses

    def tick(self) -> bool:
        """Lets time pass: who has been gone long enough is shown so. Returns whether that may go on by itself."""
        self._reach = None
        self._changed(self.presence.tick(self._home.now()))
        return self.presence.moving()

    def _changed(self, members: list[str]) -> None:
        for member in members:
            for guest in list(self.guests.values()):
                guest.hears_passing(Outgoing(self.shown(member, guest.member)))
        if not self._owner.cares():
            return
        for member, status in self.presence.known().items():
            if self._noticed.get(member, "offline") != status:
                before = self._noticed.get(member, "offline")
                self._noticed[member] = status
                sign = self.presence.sign(member)
                self._owner.notice(member, status, sign, partial(self._missed, member, before))

    def _missed(self, member: str, before: MemberStatus) -> None:
        self._noticed[member] = before
        self._owner.stirs()

    def _stirred(self) -> None:
        self._reach = None
        self._owner.stirs()


def _notable(old: Path | None, new: Path | None) -> bool:
    if old is None or new is None:
        return old is not new
    if (old.down is None) is not (new.down is None) or old.late_at != new.late_at:
        return True
    return abs((old.down or 0.0) - (new.down or 0.0)) > _NOTABLE or (
        abs((old.floor or 0.0) - (new.floor or 0.0)) > _NOTABLE
    )

"""Who is in a room: kinds of rooms, seats, devices and invitations, kept as the room's own instance `room`.

Secrets are kept as hashes only. Joining, inviting and leaving come through HTTP and use the methods without
`@command`; what members may do themselves are commands like those of any activity. A member sees their own devices
and nobody else's; every open invitation is seen by all, and so is an attempt to use one a second time. A screen is a
device without a voice: it goes by itself after a while, and sees what somebody sees who is no member.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, ClassVar, Literal

from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Lang, Person, RoomCard, Tz
from .activity import Activity, Key, Turn, command
from .erasing import EntryId, Erasures
from .seats import (
    DeletingView,
    DeviceKey,
    DeviceView,
    Ending,
    Hue,
    Invite,
    InviteView,
    Name,
    RoomName,
    RoomView,
    Seat,
    Spent,
    Stay,
    TriedView,
)

RoomKind = Literal["couple", "partners", "friends", "family"]
Sealing = Literal["room-key", "none"]
SEATS: dict[RoomKind, int] = {"couple": 2, "partners": 12, "friends": 12, "family": 12}
HUES = ("amber", "sea", "rose", "jade", "iris", "coral", "moss", "plum")
MAX_GUESTS = 4
"""At once, besides the seats of members."""
MAX_DEVICES = 8
SCREEN_TIME = 12 * 3600.0
"""Seconds after which a screen goes by itself."""
MAX_INVITES = 12
MAX_SPENT = 12
"""Used invitations that are remembered, to notice when one is tried again."""
MAX_TRIES = 9
"""Attempts that are counted for each."""


class Members(Activity, frozen=True):
    """The room itself: its kind and name, who has a seat, which invitations are open."""

    kind: ClassVar[str] = "room"
    id: str = ""
    room: RoomKind = "couple"
    name: str = ""
    sealing: Sealing = "none"
    members: dict[str, Seat] = {}
    invites: dict[str, Invite] = {}
    spent: dict[str, Spent] = {}
    seats: int = 0
    """How many members it may have; 0: as many as its kind."""
    barred: float = 0.0
    """Room time at which somebody left or a device was removed last: a host app's word of before lets nobody in."""

    host: str = ""
    """The issuer whose users meet here, who is told what happens; empty: none."""
    ending: dict[str, Ending] = {}
    """The members who want the room deleted."""
    erasures: Erasures = Erasures()
    deleted_at: float | None = None
    """Nothing else is left then, and the hub deletes what is kept of the room."""

    @property
    def places(self) -> int:
        """How many members it can have, not counting guests."""
        return min(self.seats or SEATS[self.room], SEATS[self.room])

    @property
    def residents(self) -> frozenset[str]:
        """The members who are no guests: whose room it is."""
        return frozenset(key for key, one in self.members.items() if one.until is None)

    def view(self, who: str) -> RoomView:
        """The room without anything that opens it, with my own devices."""
        seat = self.members.get(who)
        if seat is None:
            return RoomView(self.card(), self.people(), self.places)
        mine = {key: DeviceView(one.kind, one.added, one.until) for key, one in seat.devices.items()}
        if seat.until is not None:
            return RoomView(self.card(), self.people(), self.places, devices=mine)
        return RoomView(
            self.card(),
            self.people(),
            self.places,
            {
                key: InviteView(one.by, one.expires_at, one.seats, one.seat, one.stay, one.screen)
                for key, one in self.invites.items()
            },
            mine,
            {key: TriedView(one.by, one.tried_at, one.tries) for key, one in self.spent.items() if one.tries},
            self.deleting(),
        )

    def card(self) -> RoomCard:
        """What the room is."""
        return RoomCard(self.id, self.room, self.name, self.sealing)

    def devices(self) -> frozenset[str]:
        """The ids of all devices of all members."""
        return frozenset(device for seat in self.members.values() for device in seat.devices)

    def is_screen(self, member: str, device: str) -> bool:
        """Whether this device of a member is one without a voice."""
        seat = self.members.get(member)
        key = None if seat is None else seat.devices.get(device)
        return key is not None and key.until is not None

    def people(self) -> dict[str, Person]:
        """The members as others see them."""
        return {
            key: Person(one.name, one.tz, one.lang, one.hue, one.until) for key, one in self.members.items()
        }

    @command(lasting=True)
    def profile(
        self,
        turn: Turn,
        name: Name | None = None,
        tz: Tz | None = None,
        lang: Lang | None = None,
        hue: Hue | None = None,
    ) -> Members:
        """Change my own name, time zone, language or colour."""
        seat = self.members.get(turn.who)
        if seat is None:
            raise Refused("forbidden", "Only a member has a profile.")
        given: dict[str, Any] = {"name": name, "tz": tz, "lang": lang, "hue": hue}
        changed = {key: value for key, value in given.items() if value is not None}
        return replace(self, members=self.members | {turn.who: replace(seat, **changed)})

    @command(lasting=True)
    def rename(self, turn: Turn, name: RoomName) -> Members:
        """Give the room another name."""
        self.resident(turn.who)
        return replace(self, name=name)

    @command(lasting=True)
    def remove_device(self, turn: Turn, device: Key) -> Members:
        """Take one of my own devices out of the room: it is closed at once and its secret opens nothing more.

        Open invitations are void then, since the device may know them; a screen knows none.
        """
        seat = self.members.get(turn.who)
        if seat is None or device not in seat.devices:
            raise Refused("unknown", "You have no such device.", path="args.device")
        return self.without_devices({device}, turn.now)

    @command(lasting=True)
    def guest(self, turn: Turn, member: Key, stay: Stay) -> Members:
        """Let a guest stay for so many seconds from now; with 0 they go at once."""
        if turn.who != member:
            self.resident(turn.who)
        seat = self.members.get(member)
        if seat is None or seat.until is None:
            raise Refused("unknown", "There is no such guest.", path="args.member")
        if turn.who == member and turn.now + stay > seat.until:
            raise Refused("forbidden", "Who invited you says how long you stay.", path="args.stay")
        if not stay:
            return self.left(member, turn.now)
        return replace(self, members=self.members | {member: replace(seat, until=turn.now + stay)})

    @command(lasting=True)
    def keep(self, turn: Turn) -> Members:
        """Take back that I want the room deleted."""
        if turn.who not in self.ending:
            return self
        return replace(self, ending={who: one for who, one in self.ending.items() if who != turn.who})

    @command(lasting=True)
    def erase(self, turn: Turn, entry: EntryId) -> Members:
        """Erase an entry of mine for good; what is not mine stays.

        The entry stays in its place without a body. The hub empties it at once and forgets within a day what
        else held it.
        """
        if turn.who not in self.members:
            raise Refused("forbidden", "Only a member has entries.")
        return replace(self, erasures=self.erasures.asked(turn.who, entry, turn.now))

    def due(self) -> float | None:
        """When a guest or a screen goes, the room is deleted (again a moment later, should a hub stop), or erases."""
        if self.deleted_at is not None:
            return self.deleted_at + 1
        waits = [one.until for one in self.ending.values()]
        waits += [one.until for one in self.members.values() if one.until is not None]
        waits += [key.until for one in self.members.values() for key in one.devices.values() if key.until]
        erases = self.erasures.due()
        return min(waits if erases is None else [*waits, erases], default=None)

    def on_due(self, turn: Turn) -> Members:
        """Whoever asked has waited long enough: it is deleted. Guests and screens go. Or the hub goes on erasing."""
        if self.deleted_at is not None:
            return self
        if any(one.until <= turn.at for one in self.ending.values()):
            return self._deleted(turn.at)
        rest = self
        for member, one in self.members.items():
            if one.until is not None and one.until <= turn.at:
                rest = rest.left(member, turn.at)
                continue
            over = {key for key, device in one.devices.items() if device.until and device.until <= turn.at}
            rest = rest._without(member, over) if over else rest
        return replace(rest, erasures=rest.erasures.woken(turn.at))

    def resident(self, member: str) -> Seat:
        """The seat of one whose room it is.

        Raises:
            Refused: `forbidden` for a guest, and for one who is no member.
        """
        seat = self.members.get(member)
        if seat is None or seat.until is not None:
            raise Refused("forbidden", "Only a member of the room may do that.")
        return seat

    def unwanted(self, member: str, now: float, wait: float) -> Members:
        """With this member's wish to delete the room: at once when all want it, else `wait` seconds from now.

        Raises:
            Refused: `forbidden` for a guest, and for one who is no member.
        """
        self.resident(member)
        ending = self.ending if member in self.ending else self.ending | {member: Ending(now, now + wait)}
        return replace(self, ending=ending)._ended(now)

    def _ended(self, now: float) -> Members:
        """Deleted when nobody is left who wants the room."""
        return self._deleted(now) if all(member in self.ending for member in self.residents) else self

    def _deleted(self, now: float) -> Members:
        return Members(id=self.id, deleted_at=now)

    def deleting(self) -> DeletingView | None:
        """Who wants the room deleted and when it will be; None when nobody does."""
        if not self.ending:
            return None
        at = min(one.until for one in self.ending.values())
        return DeletingView(at, {member: one.at for member, one in self.ending.items()})

    def invited(self, key: str, invite: Invite, now: float) -> Members:
        """With one more open invitation; those past their time are dropped.

        Raises:
            Refused: `full` when every seat is taken or too many invitations are open, `invalid` for more seats than
                there are or a screen in another's seat, `unknown` for a way back into a seat that nobody has.
        """
        kept = {old: one for old, one in self.invites.items() if one.expires_at > now}
        if invite.screen and invite.seat != invite.by:
            raise Refused("invalid", "A screen is one more device of your own.", path="screen")
        free = self._free(guest=invite.stay is not None)
        if invite.seat is not None:
            if invite.seat not in self.members:
                raise Refused("unknown", "There is no such member.", path="seat")
            if invite.seats != 1:
                raise Refused("invalid", "A way back is for one.", path="seats")
            if invite.stay is not None:
                raise Refused("invalid", "Who has a seat does not become a guest.", path="stay")
        elif free <= 0:
            raise Refused("full", "Every seat of this room is taken.")
        elif invite.seats > free:
            raise Refused("invalid", f"There are {free} free seats.", path="seats")
        if len(kept) >= MAX_INVITES:
            raise Refused("full", "Too many invitations are open; revoke one first.")
        return replace(self, invites=kept | {key: invite})

    def revoked(self, key: str) -> Members:
        """Without this invitation; the same when there is none."""
        if key not in self.invites:
            return self
        return replace(self, invites={old: one for old, one in self.invites.items() if old != key})

    def joined(self, invite: str | None, key: str, seat: Seat, now: float) -> Members:
        """With one more member, who came by `invite` (None: the founder).

        Raises:
            Refused: `forbidden` when the invitation is used up, revoked or too old; `full`.
        """
        if invite is not None and invite in self.invites and self.invites[invite].seat is not None:
            raise _not_open()
        if invite is None:
            return self._seated(key, seat)
        rest, stay = self._used(invite, now), self.invites[invite].stay
        return rest._seated(key, seat if stay is None else replace(seat, joined=now, until=now + stay))

    def came_back(self, invite: str, key: str, device: DeviceKey, now: float) -> Members:
        """With one more device in the seat that the invitation leads back to.

        Raises:
            Refused: `forbidden` as for `joined`; `full` when the seat has too many devices.
        """
        open_one = self.invites.get(invite)
        seat = None if open_one is None or open_one.seat is None else self.members.get(open_one.seat)
        if open_one is None or open_one.seat is None or seat is None:
            raise _not_open()
        if len(seat.devices) >= MAX_DEVICES:
            raise Refused("full", f"A member has at most {MAX_DEVICES} devices; remove one first.")
        if open_one.screen:
            device = replace(device, kind="screen", until=now + SCREEN_TIME)
        back = replace(seat, devices=seat.devices | {key: device})
        return replace(self._used(invite, now), members=self.members | {open_one.seat: back})

    def vouched(self, member: str, seat: Seat, device: str, key: DeviceKey, issued_at: float) -> Members:
        """With this device in the seat of a member for whom a host app vouches; the same when it is there.

        A new member takes `seat`. Where the seat has too many devices, the oldest of the host app's makes room.

        Raises:
            Refused: `expired` when somebody or a device was taken out since the host app said so; `full`.
        """
        known = self.members.get(member)
        if known is not None and device in known.devices:
            return self
        if issued_at <= self.barred:
            raise Refused("expired", "Somebody left or a device was removed since this token was made.")
        if known is None:
            return self._seated(member, replace(seat, devices={device: key}))
        kept = dict(known.devices)
        if len(kept) >= MAX_DEVICES:
            theirs = [(one.added, name) for name, one in kept.items() if not one.hash]
            if not theirs:
                raise Refused("full", f"A member has at most {MAX_DEVICES} devices; remove one first.")
            del kept[min(theirs)[1]]
        return replace(self, members=self.members | {member: replace(known, devices=kept | {device: key})})

    def left(self, member: str, now: float) -> Members:
        """Without this member; open invitations are void, since who has gone may know them.

        When nobody is left but guests and members who want the room deleted, it is.
        """
        if member not in self.members:
            return self
        rest = {key: one for key, one in self.members.items() if key != member}
        ending = {key: one for key, one in self.ending.items() if key != member}
        barred = max(self.barred, now)
        return replace(self, members=rest, invites={}, ending=ending, barred=barred)._ended(now)

    def without_devices(self, devices: Set[str], now: float) -> Members:
        """Without these devices, whosever they are; open invitations are void, unless all of them are screens."""
        rest, knowing = self, False
        for member, seat in self.members.items():
            gone = devices & seat.devices.keys()
            rest = rest._without(member, gone) if gone else rest
            knowing = knowing or any(seat.devices[one].until is None for one in gone)
        return replace(rest, invites={}, barred=max(self.barred, now)) if knowing else rest

    def tried_again(self, invite: str, now: float) -> Members:
        """With one more attempt to use an invitation that was used up; after `MAX_TRIES` they are not counted."""
        spent = self.spent.get(invite)
        if spent is None or spent.tries >= MAX_TRIES:
            return self
        return replace(self, spent=self.spent | {invite: replace(spent, tries=spent.tries + 1, tried_at=now)})

    def _seated(self, key: str, seat: Seat) -> Members:
        if self._free(guest=seat.until is not None) <= 0:
            raise Refused("full", "Every seat of this room is taken.")
        taken = {one.hue for one in self.members.values()}
        hue = next((one for one in HUES if one not in taken), HUES[len(self.members) % len(HUES)])
        return replace(self, members=self.members | {key: replace(seat, hue=hue)})

    def _without(self, member: str, devices: Set[str]) -> Members:
        seat = self.members[member]
        rest = {key: one for key, one in seat.devices.items() if key not in devices}
        return replace(self, members=self.members | {member: replace(seat, devices=rest)})

    def _free(self, *, guest: bool) -> int:
        residents = len(self.residents)
        return MAX_GUESTS - (len(self.members) - residents) if guest else self.places - residents

    def _used(self, invite: str, now: float) -> Members:
        open_one = self.invites.get(invite)
        if open_one is None or open_one.expires_at <= now:
            raise _not_open()
        if open_one.seats > 1:
            fewer = replace(open_one, seats=open_one.seats - 1)
            return replace(self, invites=self.invites | {invite: fewer})
        spent = [*self.spent.items(), (invite, Spent(open_one.hash, open_one.by))][-MAX_SPENT:]
        return replace(self.revoked(invite), spent=dict(spent))


def _not_open() -> Refused:
    return Refused("forbidden", "This invitation is used up, was taken back or is too old.")

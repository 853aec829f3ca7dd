"""Who is in a room: kinds of rooms, seats, devices and invitations, kept as the room's own instance `room`.

Secrets are kept as hashes only. Joining, inviting and leaving come through HTTP and use the methods without
`@command`; what members may do themselves are commands like those of any activity.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Lang, Person, RoomCard, Tz
from .activity import Activity, Turn, command

RoomKind = Literal["couple", "partners", "friends", "family"]
SEATS: dict[RoomKind, int] = {"couple": 2, "partners": 12, "friends": 12, "family": 12}
HUES = ("amber", "sea", "rose", "jade", "iris", "coral", "moss", "plum")
MAX_DEVICES = 8
MAX_INVITES = 12

Name = Annotated[str, Meta(min_length=1, max_length=64, description="A name, as the member writes it.")]
RoomName = Annotated[str, Meta(max_length=64, description="A name for the room.")]
Hue = Literal["amber", "coral", "rose", "plum", "iris", "sea", "jade", "moss"]


class DeviceKey(Struct, frozen=True):
    """One device of a member: the hash of its secret, and since when."""

    hash: str
    added: float


class Seat(Struct, frozen=True):
    """One member."""

    name: str
    tz: str = ""
    lang: str = ""
    hue: str = "amber"
    joined: float = 0.0
    devices: dict[str, DeviceKey] = {}


class Invite(Struct, frozen=True):
    """An open invitation: the hash of its secret, how many seats it still gives, until when."""

    hash: str
    by: str
    expires_at: float
    seats: int = 1


class RoomView(Struct, frozen=True):
    """What members see of their room."""

    room: RoomCard
    members: dict[str, Person]
    seats: int


class Members(Activity, frozen=True):
    """The room itself: its kind and name, who has a seat, which invitations are open."""

    kind: ClassVar[str] = "room"
    id: str = ""
    room: RoomKind = "couple"
    name: str = ""
    sealing: Literal["room-key", "none"] = "none"
    members: dict[str, Seat] = {}
    invites: dict[str, Invite] = {}

    def view(self, who: str) -> RoomView:
        """The room without anything that opens it."""
        return RoomView(self.card(), self.people(), SEATS[self.room])

    def card(self) -> RoomCard:
        """What the room is."""
        return RoomCard(self.id, self.room, self.name, self.sealing)

    def people(self) -> dict[str, Person]:
        """The members as others see them."""
        return {key: Person(one.name, one.tz, one.lang, one.hue) for key, one in self.members.items()}

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
        return replace(self, name=name)

    def invited(self, key: str, invite: Invite, now: float) -> Members:
        """With one more open invitation; those past their time are dropped.

        Raises:
            Refused: `full` when every seat is taken or too many invitations are open, `invalid` for more seats
                than there are.
        """
        kept = {old: one for old, one in self.invites.items() if one.expires_at > now}
        free = SEATS[self.room] - len(self.members)
        if free <= 0:
            raise Refused("full", "Every seat of this room is taken.")
        if invite.seats > free:
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
        invites = dict(self.invites)
        if invite is not None:
            open_one = invites.get(invite)
            if open_one is None or open_one.expires_at <= now:
                raise Refused("forbidden", "This invitation is used up, was taken back or is too old.")
            if open_one.seats > 1:
                invites[invite] = replace(open_one, seats=open_one.seats - 1)
            else:
                del invites[invite]
        if len(self.members) >= SEATS[self.room]:
            raise Refused("full", "Every seat of this room is taken.")
        taken = {one.hue for one in self.members.values()}
        hue = next((one for one in HUES if one not in taken), HUES[len(self.members) % len(HUES)])
        return replace(self, invites=invites, members=self.members | {key: replace(seat, hue=hue)})

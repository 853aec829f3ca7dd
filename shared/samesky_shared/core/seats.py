"""What is kept of seats, devices and invitations, and what a member sees of them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from ..protocol import Person, RoomCard

Name = Annotated[str, Meta(min_length=1, max_length=64, description="A name, as the member writes it.")]
RoomName = Annotated[str, Meta(max_length=64, description="A name for the room.")]
Stay = Annotated[float, Meta(ge=0, le=7 * 86_400, description="Seconds, a week at most.")]
Hue = Literal["amber", "coral", "rose", "plum", "iris", "sea", "jade", "moss"]


class DeviceKey(Struct, frozen=True):
    """One device of a member: the hash of its secret, since when, and what kind of thing it says it is.

    Without a hash a host app vouches for it, and no secret opens it.
    """

    hash: str
    added: float
    kind: str = ""
    until: float | None = None
    """A screen, which has no voice and sees what nobody in particular sees: room time at which it goes by itself."""


class Seat(Struct, frozen=True):
    """One member."""

    name: str
    tz: str = ""
    lang: str = ""
    hue: str = "amber"
    joined: float = 0.0
    devices: dict[str, DeviceKey] = {}
    until: float | None = None
    """A guest: room time at which they leave by themselves."""

    def sees(self, at: float) -> bool:
        """Whether they may see an entry of room time `at`: a guest sees none of what was before they came."""
        return self.until is None or at >= self.joined


class Invite(Struct, frozen=True):
    """An open invitation: the hash of its secret, how many seats it still gives, until when.

    With `seat` it is a way back into the seat of that member: it gives them one more device, which is a screen where
    it says so. With `stay` who comes is a guest for so many seconds.
    """

    hash: str
    by: str
    expires_at: float
    seats: int = 1
    seat: str | None = None
    stay: float | None = None
    screen: bool = False


class Spent(Struct, frozen=True):
    """An invitation that was used up, and how often somebody has tried it since."""

    hash: str
    by: str
    tries: int = 0
    tried_at: float = 0.0


class InviteView(Struct, frozen=True):
    """An open invitation, without what opens it."""

    by: Annotated[str, Meta(description="The member who made it.")]
    expires_at: Annotated[float, Meta(description="Room time.")]
    seats: Annotated[int, Meta(description="How many may still join by it.")]
    seat: Annotated[str | None, Meta(description="The member whom it lets back in.")] = None
    stay: Annotated[float | None, Meta(description="Seconds for which who comes is a guest.")] = None
    screen: Annotated[bool, Meta(description="What comes by it is a screen of that member's.")] = False


class DeviceView(Struct, frozen=True):
    """One of my devices."""

    kind: str
    added: Annotated[float, Meta(description="Room time.")]
    until: Annotated[
        float | None, Meta(description="A screen, which has no voice: room time at which it goes by itself.")
    ] = None


class TriedView(Struct, frozen=True):
    """A link that was used up and tried again: perhaps it was stolen."""

    by: Annotated[str, Meta(description="The member who made it.")]
    at: Annotated[float, Meta(description="Room time of the last attempt.")]
    count: int


class Ending(Struct, frozen=True):
    """A member's wish that the room be deleted: since when, and when it is done without the others."""

    at: Annotated[float, Meta(description="Room time.")]
    until: Annotated[float, Meta(description="Room time.")]


class Left(Struct, frozen=True):
    """The receipt of one who has left."""

    left_at: Annotated[float, Meta(description="Room time.")]
    entries_erased: Annotated[
        int | None, Meta(description="Entries that lost words; null when the hub is still at it.")
    ] = 0
    room_deleted: Annotated[bool, Meta(description="Nobody is left, so the whole room is gone.")] = False


class DeletingView(Struct, frozen=True):
    """The room is to be deleted."""

    at: Annotated[
        float, Meta(description="Room time at which it is deleted, unless who asked takes it back.")
    ]
    by: Annotated[dict[str, float], Meta(description="Who asked, and at which room time.")]


class RoomView(Struct, frozen=True):
    """What a member sees of the room."""

    room: RoomCard
    members: dict[str, Person]
    seats: Annotated[int, Meta(description="How many members it can have.")]
    invites: dict[str, InviteView] = {}
    devices: Annotated[dict[str, DeviceView], Meta(description="My own devices.")] = {}
    tried: dict[str, TriedView] = {}
    deleting: Annotated[
        DeletingView | None, Meta(description="Who wants the room deleted, if anybody does.")
    ] = None

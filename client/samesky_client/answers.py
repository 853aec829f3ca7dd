"""What a hub answers by HTTP, as types. What opens something is not in what they look like when printed."""

from __future__ import annotations

from typing import TypedDict

from msgspec import Struct

from samesky_shared.protocol import RoomCard


class MemberId(Struct, frozen=True):
    """A member, by id."""

    id: str


class DeviceSecret(Struct, frozen=True):
    """A device with the secret that only it knows."""

    id: str
    secret: str

    def __repr__(self) -> str:
        return f"DeviceSecret({self.id!r})"


class InviteLink(Struct, frozen=True):
    """An open invitation; `expires_at` is room time."""

    id: str
    url: str
    expires_at: float

    def __repr__(self) -> str:
        return f"InviteLink({self.id!r})"


class Invitation(TypedDict, total=False):
    """What an invitation may be; what is not given is as the hub likes it."""

    seats: int
    """How many may join by it."""
    expires_in: float
    """Seconds for which it is open."""
    seat: str | None
    """A member whom it leads back into their seat, with one more device."""
    stay: float | None
    """Seconds after which who comes leaves by themselves: a guest."""


class Joined(Struct, frozen=True):
    """A seat in a room: who you are there, and a first token."""

    room: RoomCard
    member: MemberId
    device: DeviceSecret
    token: str
    expires_in: float = 300.0
    invite: InviteLink | None = None
    """The link for the partner, for who made the room."""

    def __repr__(self) -> str:
        return f"Joined({self.room.id!r}, {self.member.id!r})"


class Token(Struct, frozen=True):
    """A member's token and the seconds for which it lives."""

    token: str
    expires_in: float = 300.0

    def __repr__(self) -> str:
        return "Token()"


class Imported(Joined, frozen=True):
    """A seat in a room that was made of a file, and the links back into theirs for the others, by member."""

    invites: dict[str, InviteLink] = {}

    def __repr__(self) -> str:
        return f"Imported({self.room.id!r}, {self.member.id!r})"


class Left(Struct, frozen=True):
    """The receipt of one who has left, at room time `left_at`.

    `entries_erased` is None while the hub is still at it; `room_deleted`: nobody was left, so all is gone.
    """

    left_at: float
    entries_erased: int | None = 0
    room_deleted: bool = False


class Deletion(Struct, frozen=True):
    """What comes of the wish to delete a room: it is gone, or will be at `deletes_at` (room time)."""

    deleted: bool
    deletes_at: float | None = None


class HelpLine(Struct, frozen=True):
    """A line that people may call, or open in a browser."""

    about: str
    """`talk`, `crisis` or `violence`."""
    name: str
    source: str = ""
    """Where this is from, and on which day somebody looked."""
    checked: str = ""
    phone: str | None = None
    web: str | None = None
    languages: tuple[str, ...] = ()
    always: bool = False


class HelpCountry(Struct, frozen=True):
    """What there is in a country, and its time zones."""

    code: str
    zones: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    lines: tuple[HelpLine, ...] = ()


class HelpLines(Struct, frozen=True):
    """Where help is to be found, by country: what the operator of a hub has set."""

    countries: tuple[HelpCountry, ...] = ()


class Holiday(Struct, frozen=True, order=True):
    """A public holiday."""

    day: str
    """As `12-25`."""
    name: str
    english: str | None = None


class Holidays(Struct, frozen=True):
    """Public holidays of a year, by country."""

    year: int
    countries: dict[str, tuple[Holiday, ...]] = {}


class CalendarAddress(Struct, frozen=True):
    """Where calendars fetch a member's dates: for that member alone."""

    url: str

    def __repr__(self) -> str:
        return "CalendarAddress()"

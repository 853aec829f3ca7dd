"""The HTTP bodies, typed. With the table in `requests` they are the source of handlers, OpenAPI and TypeScript."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from samesky_shared.core.activity import Lead
from samesky_shared.core.members import RoomKind
from samesky_shared.core.seats import InviteView, Name, RoomName
from samesky_shared.protocol import Durability, Lang, Person, RoomCard, Tz

from .issuers import HostName, HostSeats

DAY = 86400.0
INVITE_TIME = 7 * DAY
"""Seconds for which an invitation is open, unless its maker says otherwise."""
MAX_BODY = 65_536
"""Largest body of a request, in bytes."""

NDJSON = "application/x-ndjson"
Secret = Annotated[str, Meta(min_length=44, max_length=44, pattern=r"^[A-Za-z0-9_-]{44}\Z")]
LONGEST_INVITE = 30 * DAY
LONGEST_SCREEN = 600.0
"""Seconds for which the invitation of a screen, and the digits that it shows, are good."""
ExpiresIn = Annotated[
    float,
    Meta(
        ge=60,
        le=3660 * DAY,
        description="Seconds from now, from a minute to 30 days; to ten years for a way back, for a card on paper.",
    ),
]


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A body says what it does not know."""


class Newcomer(Body, frozen=True):
    """A member as they introduce themselves."""

    name: Name
    tz: Tz = ""
    lang: Lang = ""


class NewDevice(Body, frozen=True):
    """What a device says of itself."""

    kind: Annotated[
        str, Meta(max_length=16, pattern=r"^[a-z]*\Z", description="phone, desktop, browser, …")
    ] = ""


class CreateRoom(Body, frozen=True):
    """A new room and its first member."""

    member: Newcomer
    kind: Annotated[RoomKind, Meta(description="A couple has 2 seats, the others have 12.")] = "couple"
    name: RoomName = ""
    sealing: Annotated[
        Literal["none", "room-key"],
        Meta(description="Whether what people write is sealed on their devices; it stays so."),
    ] = "none"
    device: NewDevice = NewDevice()


class CreateInvite(Body, frozen=True):
    """A link for others to join, or for one member to come back."""

    seats: Annotated[int, Meta(ge=1, le=12, description="How many may join by it.")] = 1
    expires_in: ExpiresIn = INVITE_TIME
    seat: Annotated[
        Annotated[str, Meta(max_length=64)] | None,
        Meta(description="A member whom it lets back into their seat, with one more device; or yourself."),
    ] = None
    stay: Annotated[
        Annotated[float, Meta(ge=60, le=7 * 86_400)] | None,
        Meta(description="Who comes is a guest for so many seconds; four may be there besides the seats."),
    ] = None
    screen: Annotated[
        bool,
        Meta(
            description="For a screen of your own: it has no voice and goes after 12 hours. `seat` is yourself."
        ),
    ] = False


class Join(Body, frozen=True):
    """Taking a seat with an invitation, or coming back into one's own."""

    secret: Annotated[str, Meta(max_length=512, description="What stands behind `#` in the link.")]
    member: Annotated[Newcomer | None, Meta(description="Needed for a new seat; a way back knows who.")] = (
        None
    )
    device: NewDevice = NewDevice()


class DeviceProof(Body, frozen=True):
    """A device and its secret, as given when it joined."""

    id: Annotated[str, Meta(max_length=64)]
    secret: Annotated[str, Meta(max_length=512)]


class FetchToken(Body, frozen=True):
    """Asking for a fresh token."""

    device: DeviceProof


class CreateHostToken(Body, frozen=True):
    """A host app asks for a token for one of its users. What says how the room is counts when it is made."""

    external_id: Annotated[HostName, Meta(description="The user, as the host app knows them.")]
    name: Name
    room: Annotated[
        HostName | None, Meta(description="The room, as the host app names it; without it a new one.")
    ] = None
    kind: Annotated[RoomKind, Meta(description="A couple has 2 seats, the others have 12.")] = "couple"
    seats: HostSeats | None = None
    sealing: Annotated[
        Literal["none", "room-key"], Meta(description="Whether words are sealed on the devices.")
    ] = "none"
    device: Annotated[
        HostName | None, Meta(description="The device, so that two of a user differ; else each token is one.")
    ] = None
    tz: Tz = ""
    lang: Lang = ""


class MemberId(Struct, frozen=True):
    """The caller as a member."""

    id: str


class DeviceSecret(Struct, frozen=True):
    """This device; the secret is shown once and stays on the device."""

    id: str
    secret: Secret


class InviteLink(Struct, frozen=True):
    """An open invitation; the secret is shown once."""

    id: str
    secret: Secret
    url: Annotated[str, Meta(description="The link for the partner; the secret stands behind `#`.")]
    expires_at: Annotated[float, Meta(description="Room time.")]


class Joined(Struct, frozen=True):
    """A seat was taken: who you are, and a first token."""

    room: RoomCard
    member: MemberId
    device: DeviceSecret
    token: str
    expires_in: Annotated[float, Meta(description="Seconds for which the token lives.")]


class Created(Struct, frozen=True):
    """A room was made: who you are, a first token and a link for the others."""

    room: RoomCard
    member: MemberId
    device: DeviceSecret
    token: str
    expires_in: Annotated[float, Meta(description="Seconds for which the token lives.")]
    invite: InviteLink


class Token(Struct, frozen=True):
    """A fresh token."""

    token: str
    expires_in: Annotated[float, Meta(description="Seconds for which it lives.")]


class HostIds(Struct, frozen=True):
    """The hub's names for a room of a host app, and for its user there; always the same."""

    room: str
    member: str


class HostToken(Struct, frozen=True):
    """What the host app gives to its user's page."""

    server_url: Annotated[str, Meta(description="The hub's address.")]
    participant_token: Annotated[str, Meta(description="For `hello` and `Authorization: Bearer`.")]
    room: Annotated[str, Meta(description="The room, as the host app names it, to ask for it again.")]
    expires_in: Annotated[float, Meta(description="Seconds for which the token lives.")]
    ids: Annotated[HostIds, Meta(description="How the hub calls them: in addresses and in webhooks.")]


class RoomNow(Struct, frozen=True):
    """A room as a member sees it."""

    room: RoomCard
    you: Annotated[str, Meta(description="Your member id.")]
    members: dict[str, Person]
    seats: Annotated[int, Meta(description="How many members it can have.")]
    invites: dict[str, InviteView]


class Imported(Struct, frozen=True):
    """A room was made from a file: who you are, a first token and the ways back for the others."""

    room: RoomCard
    member: MemberId
    device: DeviceSecret
    token: str
    expires_in: Annotated[float, Meta(description="Seconds for which the token lives.")]
    invites: Annotated[dict[str, InviteLink], Meta(description="By member: the link back into their seat.")]


class Deletion(Struct, frozen=True, omit_defaults=True):
    """What comes of a member's wish to delete the room."""

    deleted: Annotated[bool, Meta(description="It is gone: all members wanted it, or there was one only.")]
    deletes_at: Annotated[
        float | None, Meta(description="Room time at which it goes, unless who asked takes it back.")
    ] = None


class DeadLetter(Struct, frozen=True, omit_defaults=True):
    """An event that a host app could not be told."""

    id: Annotated[str, Meta(description="Its `webhook-id`.")]
    type: Annotated[str, Meta(description="As in the webhook, like what follows.")]
    room: str
    happened_at: Annotated[float, Meta(description="In seconds since 1970.")]
    tries: int
    status: Annotated[int, Meta(description="What the host app answered last; 0: nothing, or it is blocked.")]
    ritual: str = ""
    date: str = ""
    at: float | None = None
    member: str = ""


class DeadLetters(Struct, frozen=True):
    """What a host app could not be told, oldest first: the newest hundred."""

    letters: list[DeadLetter]
    under_way: Annotated[int, Meta(description="How many are being sent again.")]
    dropped: Annotated[int, Meta(description="How many made room for newer ones, up to 1000.")]


class CommandCard(Struct, frozen=True):
    """One command of an activity."""

    name: str
    summary: str
    lead: Annotated[Lead, Meta(description="How far ahead it takes effect.")]
    lasting: Annotated[bool, Meta(description="Kept by clients until it is answered.")]
    advances: Annotated[
        str | None, Meta(description="The argument that names what is left behind, if it has one.")
    ]
    args: Annotated[dict[str, Any], Meta(description="JSON Schema.")]


class ActivityCard(Struct, frozen=True):
    """One activity."""

    kind: str
    summary: str
    commands: list[CommandCard]
    state: Annotated[dict[str, Any], Meta(description="JSON Schema of what a member sees.")]


class Activities(Struct, frozen=True):
    """What this hub offers."""

    activities: list[ActivityCard]


class CalendarAddress(Struct, frozen=True):
    """Where calendars fetch a member's dates. Whoever has it sees when they are, so it is for that member's alone."""

    url: Annotated[str, Meta(description="It holds a key that opens nothing else.")]


class PushKey(Struct, frozen=True):
    """What a browser subscribes to web push with."""

    key: Annotated[str, Meta(description="The hub's public key: `applicationServerKey`, in base64url.")]


class Alive(Struct, frozen=True):
    """The hub runs."""

    status: Literal["ok"] = "ok"


class Readiness(Struct, frozen=True):
    """Whether the hub takes devices, and with `ready` their commands."""

    status: Literal["ready", "read-only", "draining", "store unavailable"]
    durability: Durability


class Problem(Struct, frozen=True, omit_defaults=True):
    """Why a request was refused (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: Annotated[str, Meta(description="A refusal code of the protocol, or `token`.")]
    path: Annotated[str | None, Meta(description="The field that is wrong, e.g. `member.name`.")] = None
    retry_after: Annotated[float | None, Meta(description="Seconds.")] = None

"""The HTTP bodies, typed, and the table of requests: the source of handlers, OpenAPI and TypeScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from msgspec import Meta, Struct

from samesky_shared.core.activity import Lead
from samesky_shared.core.members import RoomKind
from samesky_shared.core.seats import InviteView, Left, Name, RoomName
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
ExpiresIn = Annotated[
    float,
    Meta(
        ge=60,
        le=3660 * DAY,
        description="Seconds from now, from a minute to 30 days; to ten years for a way back, for a card on paper.",
    ),
]


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Newcomer(_Body, frozen=True):
    """A member as they introduce themselves."""

    name: Name
    tz: Tz = ""
    lang: Lang = ""


class NewDevice(_Body, frozen=True):
    """What a device says of itself."""

    kind: Annotated[
        str, Meta(max_length=16, pattern=r"^[a-z]*\Z", description="phone, desktop, browser, …")
    ] = ""


class CreateRoom(_Body, frozen=True):
    """A new room and its first member."""

    member: Newcomer
    kind: Annotated[RoomKind, Meta(description="A couple has 2 seats, the others have 12.")] = "couple"
    name: RoomName = ""
    sealing: Annotated[
        Literal["none", "room-key"],
        Meta(description="Whether what people write is sealed on their devices; it stays so."),
    ] = "none"
    device: NewDevice = NewDevice()


class CreateInvite(_Body, frozen=True):
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


class Join(_Body, frozen=True):
    """Taking a seat with an invitation, or coming back into one's own."""

    secret: Annotated[str, Meta(max_length=512, description="What stands behind `#` in the link.")]
    member: Annotated[Newcomer | None, Meta(description="Needed for a new seat; a way back knows who.")] = (
        None
    )
    device: NewDevice = NewDevice()


class DeviceProof(_Body, frozen=True):
    """A device and its secret, as given when it joined."""

    id: Annotated[str, Meta(max_length=64)]
    secret: Annotated[str, Meta(max_length=512)]


class FetchToken(_Body, frozen=True):
    """Asking for a fresh token."""

    device: DeviceProof


class CreateHostToken(_Body, frozen=True):
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


class HostToken(Struct, frozen=True):
    """What the host app gives to its user's page."""

    server_url: Annotated[str, Meta(description="The hub's address.")]
    participant_token: Annotated[str, Meta(description="For `hello` and `Authorization: Bearer`.")]
    room: Annotated[str, Meta(description="The room, as the host app names it, to ask for it again.")]
    expires_in: Annotated[float, Meta(description="Seconds for which the token lives.")]


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
    """Whether the hub takes commands."""

    status: Literal["ready", "draining", "store unavailable"]
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


class Request(NamedTuple):
    """One row of the table: a method and path, what it takes and gives."""

    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    summary: str
    body: type[Struct] | None
    status: int
    answer: type[Struct] | None
    auth: Literal["none", "token", "create", "host"]
    """Nothing, a member's token, what `rooms` in the settings asks of who makes a room, or a host app's key."""
    refusals: tuple[int, ...]
    takes: str = ""
    """The media type of a body that is no JSON."""
    gives: str = ""
    """The media type of an answer that is no JSON."""
    query: Mapping[str, str] = {}
    """Parameters behind `?`, each with what it means."""


REQUESTS: tuple[Request, ...] = (
    Request(
        "POST", "/v1/rooms", "Make a room.", CreateRoom, 201, Created, "create", (400, 401, 403, 409, 429)
    ),
    Request("GET", "/v1/rooms/{room}", "Look at a room.", None, 200, RoomNow, "token", (401, 404, 409)),
    Request(
        "DELETE",
        "/v1/rooms/{room}",
        "Ask for the room to be deleted: at once (200) when all members have asked, else after a wait (202).",
        None,
        200,
        Deletion,
        "token",
        (401, 404),
    ),
    Request(
        "POST",
        "/v1/rooms/{room}/invites",
        "Make an invitation.",
        CreateInvite,
        201,
        InviteLink,
        "token",
        (400, 401, 404, 409),
    ),
    Request(
        "DELETE",
        "/v1/rooms/{room}/invites/{id}",
        "Take an invitation back.",
        None,
        204,
        None,
        "token",
        (401, 404, 409),
    ),
    Request(
        "DELETE",
        "/v1/rooms/{room}/members/me",
        "Leave the room, alone and at once; open invitations are void then.",
        None,
        200,
        Left,
        "token",
        (400, 401, 404, 409),
        query={
            "words": "`left` (the default): what I wrote stays. `deleted`: it is erased, in states and entries."
        },
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/export",
        "Take the room along as a file: all that you may see of its states, its timeline and blobs.",
        None,
        200,
        None,
        "token",
        (401, 404, 429),
        gives=NDJSON,
    ),
    Request(
        "POST",
        "/v1/import",
        "Make a room from such a file (at most 64 MiB), under its old id, where this hub has none of that id.",
        None,
        201,
        Imported,
        "create",
        (400, 401, 403, 409, 413, 429),
        takes=NDJSON,
        query={"member": "Which of the room's members you are."},
    ),
    Request(
        "PUT",
        "/v1/rooms/{room}/blobs/{sha256}",
        "Keep a blob of at most 2 MiB for 30 days, or for as long as an entry names it.",
        None,
        204,
        None,
        "token",
        (400, 401, 404, 409, 413, 429),
        takes="application/octet-stream",
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/blobs/{sha256}",
        "Fetch a blob.",
        None,
        200,
        None,
        "token",
        (400, 401, 404),
        gives="application/octet-stream",
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/calendar",
        "The address of my calendar, once the command `calendar` of `notices` has given it one.",
        None,
        200,
        CalendarAddress,
        "token",
        (401, 404),
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/calendar.ics",
        "A member's calendar (RFC 5545), for programs that fetch it again and again; with `ETag`.",
        None,
        200,
        None,
        "none",
        (404, 429),
        gives="text/calendar",
        query={"key": "The key in the address."},
    ),
    Request(
        "POST", "/v1/join", "Take a seat with an invitation.", Join, 201, Joined, "none", (400, 403, 409, 429)
    ),
    Request("POST", "/v1/token", "Fetch a fresh token.", FetchToken, 200, Token, "none", (400, 403, 429)),
    Request("POST", "/v1/try", "Try a room.", CreateRoom, 201, Created, "none", (400, 403, 409, 429)),
    Request(
        "POST", "/v1/tokens", "Token of a host app.", CreateHostToken, 201, HostToken, "host", (400, 401, 429)
    ),
    Request("GET", "/v1/activities", "List the activities.", None, 200, Activities, "none", ()),
    Request("GET", "/v1/push-key", "The key for web push.", None, 200, PushKey, "none", ()),
    Request("GET", "/healthz", "Whether the process lives.", None, 200, Alive, "none", ()),
    Request("GET", "/readyz", "Whether it takes commands.", None, 200, Readiness, "none", ()),
)

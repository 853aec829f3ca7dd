"""The table of HTTP requests: the source of handlers, OpenAPI and TypeScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from samesky_shared.core.seats import Left

from .api import (
    NDJSON,
    Activities,
    Alive,
    CalendarAddress,
    Created,
    CreateHostToken,
    CreateInvite,
    CreateRoom,
    DeadLetters,
    Deletion,
    FetchToken,
    HostToken,
    Imported,
    InviteLink,
    Join,
    Joined,
    PushKey,
    Readiness,
    RoomNow,
    Token,
)
from .api_dates import DateCard, Dates, MoveDate, PlanDate
from .api_screens import ForScreen, FoundScreen, FromPhone, FromScreen, ShowDigits, ShownDigits, TypedDigits
from .help_lines import HelpLines
from .public_holidays import Holidays
from .relays import Relays


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
    Request(
        "GET",
        "/v1/rooms/{room}",
        "Look at a room. `-` stands for the room of the token, here and below.",
        None,
        200,
        RoomNow,
        "token",
        (401, 404, 409),
    ),
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
        "/v1/rooms/{room}/dates",
        "List what is planned, with the dates that come: as instants, by each member's clock, moved and skipped.",
        None,
        200,
        Dates,
        "token",
        (400, 401, 404, 429),
        query={"count": "How many dates of each are listed, 1 to 8; 8 unless given."},
    ),
    Request(
        "POST",
        "/v1/rooms/{room}/dates",
        "Plan a date, or dates that repeat.",
        PlanDate,
        201,
        DateCard,
        "token",
        (400, 401, 403, 404, 409, 429),
    ),
    Request(
        "PUT",
        "/v1/rooms/{room}/dates/{ritual}",
        "Plan it anew: all of it is as the body says, and no date is moved or skipped any more.",
        PlanDate,
        200,
        DateCard,
        "token",
        (400, 401, 403, 404, 409, 429),
    ),
    Request(
        "DELETE",
        "/v1/rooms/{room}/dates/{ritual}",
        "Cancel it, with all its dates.",
        None,
        204,
        None,
        "token",
        (401, 403, 404, 409, 429),
    ),
    Request(
        "PUT",
        "/v1/rooms/{room}/dates/{ritual}/{date}",
        "Move one date. Moved to its own time, it is as the series has it, also when it was skipped.",
        MoveDate,
        200,
        DateCard,
        "token",
        (400, 401, 403, 404, 409, 429),
    ),
    Request(
        "DELETE",
        "/v1/rooms/{room}/dates/{ritual}/{date}",
        "Cancel one date.",
        None,
        204,
        None,
        "token",
        (401, 403, 404, 409, 429),
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
        (400, 404, 429),
        gives="text/calendar",
        query={"key": "The key in the address."},
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/relays",
        "The relays for calls, with credentials of mine for them.",
        None,
        200,
        Relays,
        "token",
        (401, 404, 429),
    ),
    Request(
        "POST",
        "/v1/rooms/{room}/screens",
        "Find a screen by the six digits that it shows; the first who types them has it.",
        TypedDigits,
        200,
        FoundScreen,
        "token",
        (400, 401, 403, 404, 429),
    ),
    Request(
        "GET",
        "/v1/rooms/{room}/screens/{code}",
        "What a screen that I have found says.",
        None,
        200,
        FoundScreen,
        "token",
        (401, 403, 404, 429),
    ),
    Request(
        "PUT",
        "/v1/rooms/{room}/screens/{code}",
        "Leave something for it: a challenge, and once the words were compared an envelope.",
        FromPhone,
        204,
        None,
        "token",
        (400, 401, 403, 404, 409, 429),
    ),
    Request(
        "DELETE",
        "/v1/rooms/{room}/screens/{code}",
        "Send it away: it was another one.",
        None,
        204,
        None,
        "token",
        (401, 403, 404, 429),
    ),
    Request(
        "POST",
        "/v1/screens",
        "Show six digits on a screen.",
        ShowDigits,
        201,
        ShownDigits,
        "none",
        (400, 429),
    ),
    Request(
        "GET",
        "/v1/screens/{code}",
        "What a phone has left for the screen, which asks with its secret as `Authorization: Bearer`.",
        None,
        200,
        ForScreen,
        "none",
        (404, 429),
    ),
    Request(
        "PUT",
        "/v1/screens/{code}",
        "Show the key of the screen, once there is a challenge; with its secret likewise.",
        FromScreen,
        204,
        None,
        "none",
        (400, 404, 409, 429),
    ),
    Request(
        "POST", "/v1/join", "Take a seat with an invitation.", Join, 201, Joined, "none", (400, 403, 409, 429)
    ),
    Request("POST", "/v1/token", "Fetch a fresh token.", FetchToken, 200, Token, "none", (400, 403, 429)),
    Request("POST", "/v1/try", "Try a room.", CreateRoom, 201, Created, "none", (400, 403, 409, 429)),
    Request(
        "POST", "/v1/tokens", "Token of a host app.", CreateHostToken, 201, HostToken, "host", (400, 401, 429)
    ),
    Request(
        "GET",
        "/v1/dead-letters",
        "List what this host app could not be told by its webhook.",
        None,
        200,
        DeadLetters,
        "host",
        (401, 429),
    ),
    Request(
        "POST",
        "/v1/dead-letters",
        "Send them all again.",
        None,
        202,
        DeadLetters,
        "host",
        (401, 429),
    ),
    Request(
        "POST",
        "/v1/dead-letters/{id}",
        "Send one again.",
        None,
        202,
        DeadLetters,
        "host",
        (401, 404, 429),
    ),
    Request("DELETE", "/v1/dead-letters/{id}", "Forget one.", None, 204, None, "host", (401, 404, 429)),
    Request("GET", "/v1/activities", "List the activities.", None, 200, Activities, "none", ()),
    Request("GET", "/v1/push-key", "The key for web push.", None, 200, PushKey, "none", ()),
    Request("GET", "/v1/help-lines", "Where help is to be found.", None, 200, HelpLines, "none", ()),
    Request(
        "GET",
        "/v1/holidays/{year}",
        "Public holidays of all countries in a year: last year's, this one's, or those of the next two.",
        None,
        200,
        Holidays,
        "none",
        (404,),
    ),
    Request("GET", "/healthz", "Whether the process lives.", None, 200, Alive, "none", ()),
    Request("GET", "/readyz", "Whether it takes commands.", None, 200, Readiness, "none", ()),
)

"""The wire, version 1: every frame, typed, in two halves. Docs, vectors and TypeScript types are made from it.

One frame is one map and `t` names its type. Times are seconds on the room clock (Unix epoch, never stepping
back), durations are seconds, ids are strings. Unknown keys are ignored; an unknown `t` is refused.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

PATH = "/v1/socket"
SUBPROTOCOLS = ("samesky.v1.msgpack", "samesky.v1.json")
MAX_FRAME = 65_536
"""Largest frame in bytes, both ways for one message of the client."""
MAX_STATE = 32_768
"""Largest state of one instance, in bytes of MessagePack."""
MAX_SIGNAL = 16_384
"""Largest `data` of a signal, in bytes of MessagePack."""
MAX_BLOB = 2 * 1024 * 1024
"""Largest blob, in bytes."""

Kind = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,31}\Z", description="The kind of an activity.")]
On = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9-]{0,31}(:[a-z0-9-]{1,32})?\Z", description="`kind` or `kind:name`."),
]
Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,31}\Z")]
Id = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[!-~]+\Z")]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
Time = Annotated[float, Meta(ge=0, le=1e11)]
Delay = Annotated[float, Meta(ge=0, le=60)]
Durability = Literal["disk", "second", "memory", "unknown"]
MemberStatus = Literal["here", "busy", "away", "offline", "unknown"]
DeviceStatus = Literal["here", "busy", "hidden", "offline"]
"""What a device says of itself; one that says `offline` is there and shows itself to nobody."""
Tz = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z0-9_+/-]*\Z", description="IANA time zone.")]
Lang = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z0-9-]*\Z", description="BCP 47 language tag.")]


class Position(Struct, frozen=True):
    """A place in the history of a room. Same mark at the same seq means the same history."""

    epoch: Annotated[str, Meta(max_length=64, description="The life of this log; new after an import.")]
    seq: Seq
    mark: Annotated[str, Meta(max_length=64, description="64 random bits kept with the record, as hex.")]


class Device(Struct, frozen=True, omit_defaults=True):
    """What a device says of itself. Nothing of it is required."""

    name: Annotated[str, Meta(max_length=64)] = ""
    tz: Tz = ""
    lang: Lang = ""
    kind: Annotated[str, Meta(max_length=16, pattern=r"^[a-z]*\Z")] = ""


class _Frame(Struct, frozen=True, omit_defaults=True, tag_field="t", tag=str.lower):
    pass


# ---------------------------------------------------------------------------------------- client to hub


class Hello(_Frame, frozen=True):
    """The first frame, within 5 s of opening."""

    token: Annotated[str, Meta(max_length=4096, description="The member's token.")]
    since: Annotated[
        Position | None, Meta(description="Position of the last `change` or `ready` applied.")
    ] = None
    device: Annotated[Device | None, Meta(description="What this device says of itself.")] = None
    status: Annotated[DeviceStatus, Meta(description="As in `presence`, from the first moment on.")] = "here"


class Ping(_Frame, frozen=True):
    """A clock sample, answered at once and ahead of all else."""

    n: Annotated[int, Meta(ge=0, le=2**53, description="A number of the client's.")]
    c: Annotated[float, Meta(description="The client's own monotonic clock, in seconds.")]
    down: Annotated[Delay | None, Meta(description="q90 of the one-way delay down, in seconds.")] = None
    floor: Annotated[Delay | None, Meta(description="Round-trip floor in seconds.")] = None
    late: Annotated[
        Delay | None, Meta(description="Something came this many seconds after its `at` since the last ping.")
    ] = None


class Do(_Frame, frozen=True):
    """A command to an instance, which is made on first use."""

    id: Annotated[Id, Meta(description="Unique; the same again on a resend.")]
    base: Annotated[Seq, Meta(description="My `seq` when I first sent it; never changed on a resend.")]
    on: Annotated[On, Meta(description="The instance.")]
    cmd: Annotated[Word, Meta(description="The command.")]
    args: Annotated[dict[str, Any] | None, Meta(description="Its arguments by name.")] = None
    until: Annotated[Time | None, Meta(description="Room time after which it is refused `expired`.")] = None


class Signal(_Frame, frozen=True):
    """Now or never: reactions, taps, typing. Delivered at most once and never stored."""

    kind: Annotated[Word, Meta(description="What it is, e.g. `reaction`.")]
    to: Annotated[
        Id | None, Meta(description="One member, or a screen of mine by its device id; else all others.")
    ] = None
    data: Annotated[Any, Meta(description="Up to 16 KiB.")] = None
    at: Annotated[Time | None, Meta(description="Room time it belongs to.")] = None


class Presence(_Frame, frozen=True):
    """What this device does."""

    status: DeviceStatus
    focus: Annotated[
        bool | None,
        Meta(
            description="Whether one looks at it; said only while a pact is on, and shown to those of it only."
        ),
    ] = None


class Timeline(_Frame, frozen=True):
    """Asks for a page of the past."""

    id: Id
    before: Annotated[Seq | None, Meta(description="Entries of records below this `seq`.")] = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class Renew(_Frame, frozen=True):
    """A fresh token in band."""

    token: Annotated[str, Meta(max_length=4096)]


# ---------------------------------------------------------------------------------------- hub to client


class Entry(Struct, frozen=True, omit_defaults=True):
    """One entry of the timeline: something worth keeping."""

    id: Annotated[str, Meta(description="`seq-n`, unique in the room.")]
    seq: Seq
    at: float
    on: On
    kind: Annotated[str, Meta(description="What the activity calls it.")]
    by: Annotated[str | None, Meta(description="The member; none when the room itself did it.")] = None
    body: Annotated[dict[str, Any], Meta(description="As the activity defines it.")] = {}
    to: Annotated[tuple[str, ...] | None, Meta(description="Only these members ever see it.")] = None


class Person(Struct, frozen=True, omit_defaults=True):
    """A member as the others see them."""

    name: str
    tz: str = ""
    lang: str = ""
    hue: str = ""
    until: Annotated[float | None, Meta(description="A guest: room time at which they leave.")] = None


class RoomCard(Struct, frozen=True, omit_defaults=True):
    """What a room is."""

    id: str
    kind: str
    name: str = ""
    sealing: Literal["room-key", "none"] = "none"


class PresenceOf(_Frame, frozen=True, tag="presence"):
    """How present a member is."""

    member: str
    status: MemberStatus
    devices: Annotated[dict[str, int], Meta(description="How many devices of which kind.")] = {}
    focus: Annotated[
        bool | None,
        Meta(description="Of who is in a pact with you: whether they look here. Never a word of since when."),
    ] = None


class Limits(Struct, frozen=True):
    """Limits of this hub."""

    frame: Annotated[int, Meta(description="Bytes of a frame.")] = MAX_FRAME
    state: Annotated[int, Meta(description="Bytes of an instance's state.")] = MAX_STATE
    signal: Annotated[int, Meta(description="Bytes of a signal's `data`.")] = MAX_SIGNAL
    page: Annotated[int, Meta(description="Entries of a page.")] = 100


class Welcome(_Frame, frozen=True):
    """Answers `hello`; `change` frames follow with what is newer than `since`, then `ready`."""

    you: Annotated[
        str,
        Meta(description="Your member id; empty on a screen, which sees what no member in particular sees."),
    ]
    device: Annotated[str, Meta(description="Your device id.")]
    room: RoomCard
    members: dict[str, Person]
    presence: dict[str, PresenceOf]
    now: Annotated[float, Meta(description="The room clock.")]
    limits: Limits
    durability: Annotated[Durability, Meta(description="What an acknowledgement means: how it is kept.")]
    resumed: Annotated[bool, Meta(description="Only what is newer follows; else every state does.")]
    forked: Annotated[
        bool | None, Meta(description="The log lost its tail: take all states, resend lasting commands.")
    ] = None


class Ready(_Frame, frozen=True):
    """The replica is complete up to here."""

    position: Position


class Change(_Frame, frozen=True):
    """One committed record: the whole new state of every instance it changed, and its entries."""

    seq: Seq
    mark: str
    at: Annotated[float, Meta(description="When it takes effect; may lie ahead.")]
    states: Annotated[dict[str, Any], Meta(description="Instance to its view, or null when closed.")]
    by: Annotated[str | None, Meta(description="The member; none when the room itself did it.")] = None
    ids: Annotated[tuple[str, ...], Meta(description="The commands that made it: the acknowledgement.")] = ()
    entries: tuple[Entry, ...] = ()
    redacted: Annotated[
        tuple[Entry, ...],
        Meta(
            description="Earlier entries as they are from now on, erased in part or whole: replace those you hold."
        ),
    ] = ()
    ahead: Annotated[
        float | None,
        Meta(description="So many seconds before `at` the hub sent it; without it nothing is timed."),
    ] = None


class Done(_Frame, frozen=True):
    """An acknowledgement where no `change` follows: a repeat, or no effect."""

    id: str
    seq: Seq


class Refusal(_Frame, frozen=True, tag="refused"):
    """Nothing changed."""

    code: str
    message: str
    id: str | None = None
    path: Annotated[str | None, Meta(description="The field, e.g. `args.seconds`.")] = None
    retry_after: Annotated[float | None, Meta(description="Seconds.")] = None


class Pong(_Frame, frozen=True):
    """Answers `ping`."""

    n: int
    c: float
    r: Annotated[float, Meta(description="Room clock at receipt.")]
    s: Annotated[float, Meta(description="Room clock at sending.")]
    clk: Annotated[str, Meta(description="Id of the clock; a new one means: forget old samples.")]


class Page(_Frame, frozen=True):
    """Answers `timeline`; oldest entry first."""

    id: str
    entries: tuple[Entry, ...]
    more: bool


class SignalFrom(_Frame, frozen=True, tag="signal", rename={"sender": "from"}):
    """A signal of another member."""

    sender: Annotated[str, Meta(description="The member.")]
    kind: str
    at: float
    data: Any = None


class Expiring(_Frame, frozen=True, rename={"within": "in"}):
    """`renew` within so many seconds."""

    within: Annotated[float, Meta(description="Seconds.")]


class Bye(_Frame, frozen=True):
    """The hub is about to close this socket."""

    code: int
    reason: str
    retry_after: float | None = None


ClientFrame = Hello | Ping | Do | Signal | Presence | Timeline | Renew
HubFrame = Welcome | Ready | Change | Done | Refusal | Pong | Page | PresenceOf | SignalFrom | Expiring | Bye

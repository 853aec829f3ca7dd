"""The HTTP bodies of dates: as they are planned, and as they are listed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from samesky_shared.activities.rituals import Minutes as Planned
from samesky_shared.activities.rituals import Reminders
from samesky_shared.core.activity import Key
from samesky_shared.core.programme import MAX_SEGMENTS, Card, Gate, Minutes, PartTitle, Title, Value
from samesky_shared.core.recurrence import Wall
from samesky_shared.core.repeats import Again
from samesky_shared.protocol import On, Tz, Word

from .api import Body

Text = Annotated[
    str,
    Meta(min_length=1, max_length=200, description="Only where the room is not sealed; at most 255 bytes."),
]


class DatePart(Body, frozen=True):
    """A segment of the programme. What it is called is text, or a box that was sealed on a device."""

    minutes: Minutes
    gate: Gate = "hand"
    on: Annotated[On | None, Meta(description="The instance that it is about.")] = None
    cmd: Annotated[Word | None, Meta(description="The command that opens it.")] = None
    args: Annotated[dict[Key, Value], Meta(max_length=6, description="Arguments of that command.")] = {}
    title: Text | None = None
    box: PartTitle | None = None
    card: Card | None = None


class PlanDate(Body, frozen=True):
    """A date, or dates that repeat: wall time in a zone, as `rituals plan` takes it."""

    start: Wall
    tz: Tz
    again: Again | None = None
    until: Wall | None = None
    minutes: Planned = 120
    title: Text | None = None
    box: Annotated[
        Title | None, Meta(description="The title where the room is sealed, as standard base64.")
    ] = None
    programme: Card | None = None
    segments: Annotated[tuple[DatePart, ...], Meta(max_length=MAX_SEGMENTS)] = ()
    remind: Reminders = (1440, 30)


class MoveDate(Body, frozen=True):
    """Where one date goes; to its own time, it is as its series has it."""

    start: Wall
    tz: Annotated[Tz | None, Meta(description="Without it, that of the series.")] = None


class DateSegment(Struct, frozen=True, omit_defaults=True):
    """A segment of the programme of a date."""

    minutes: int
    gate: Gate
    on: str | None = None
    cmd: str | None = None
    args: dict[str, Value] = {}
    title: str | None = None
    box: bytes | None = None
    card: str | None = None


class OwnProgramme(Struct, frozen=True, omit_defaults=True):
    """What is laid out on one date alone."""

    by: str
    title: str | None = None
    box: bytes | None = None
    programme: str | None = None
    segments: tuple[DateSegment, ...] = ()


class ComingDate(Struct, frozen=True, omit_defaults=True):
    """One date that comes, or that was left out."""

    date: Annotated[str, Meta(description="Its name: the wall time that its series gives it.")]
    at: Annotated[float, Meta(description="When it begins, in seconds since 1970.")]
    start: Annotated[str, Meta(description="When it begins, as wall time there.")]
    tz: str
    state: Annotated[Literal["planned", "moved", "skipped"], Meta(description="What became of it.")]
    local: Annotated[
        dict[str, str], Meta(description="By member: when that is by their clock. Without who has no zone.")
    ]
    minutes: Annotated[int, Meta(description="How long it is.")]
    own: Annotated[OwnProgramme | None, Meta(description="Where it does not go by the programme of all.")] = (
        None
    )


class DateCard(Struct, frozen=True, omit_defaults=True):
    """Something planned, with the dates that come."""

    ritual: Annotated[str, Meta(description="Its id.")]
    by: Annotated[str, Meta(description="The member who planned it; empty when they took their words along.")]
    start: str
    tz: str
    minutes: int
    remind: tuple[int, ...]
    coming: list[ComingDate]
    again: str | None = None
    until: str | None = None
    title: str | None = None
    box: bytes | None = None
    programme: str | None = None
    segments: tuple[DateSegment, ...] = ()


class Dates(Struct, frozen=True):
    """What is planned in a room."""

    dates: list[DateCard]

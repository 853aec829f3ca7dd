"""The programme of an evening: its segments, as they are planned and as they are kept.

A plan holds no words in the open: what a segment is called is sealed, or stands in a deck under the id of a card.
Its opening command can carry numbers, choices and ids only, and it is carried out as a wish of the room: in nobody's
name, since who sets it off by a tap has not chosen it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from ..errors import Refused
from ..protocol import On, Word
from ..sealing import AROUND, Box
from .activity import Cue, Key

MAX_SEGMENTS = 24
Title = Annotated[
    Box, Meta(max_length=192 + AROUND, extra_json_schema={"sealed": True, "place": "evening plan.title"})
]
"""What an evening is called: sealed for the evening, wherever it is planned."""
PartTitle = Annotated[
    Box, Meta(max_length=192 + AROUND, extra_json_schema={"sealed": True, "place": "evening plan.segments"})
]
"""What a segment is called; sealed for the evening, too."""
Card = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z", description="Names words of a deck, read in each own language."),
]
Gate = Literal["time", "ready", "hand"]
"""What a segment ends by: its time, everybody being ready, or anybody's hand."""
Minutes = Annotated[int, Meta(ge=1, le=720, description="Planned minutes.")]
Value = bool | Annotated[int, Meta(ge=-(2**53), le=2**53)] | Annotated[float, Meta(ge=-1e12, le=1e12)] | Key
"""What an opening may say: a number, a choice or an id; never words."""

NOT_OPENED = ("room", "keys", "evening")
"""Instances of these kinds an evening does not lead."""


class Planned(Struct, frozen=True):
    """One segment as somebody plans it. One without `on` has a title and a clock, and so has one whose activity
    does not exist here."""

    minutes: Minutes
    gate: Gate = "hand"
    on: Annotated[On | None, Meta(description="The instance that it is about.")] = None
    cmd: Annotated[Word | None, Meta(description="The command that opens it.")] = None
    args: Annotated[
        dict[Key, Value], Meta(max_length=6, description="Arguments of that command: numbers, choices, ids.")
    ] = {}
    title: PartTitle | None = None
    card: Card | None = None


class Segment(Planned, frozen=True):
    """One segment of the programme as it is kept; ids are never used again, so an old tap moves nothing."""

    id: str = ""

    @property
    def seconds(self) -> float:
        """How long it is planned to be."""
        return self.minutes * 60.0

    @property
    def opening(self) -> tuple[Cue, ...]:
        """What opens it."""
        return self._cue(self.cmd, self.args) if self.cmd else ()

    @property
    def pausing(self) -> tuple[Cue, ...]:
        """What holds what it opened."""
        return self._cue("pause", {}) if self.cmd else ()

    @property
    def resuming(self) -> tuple[Cue, ...]:
        """What goes on with it."""
        return self._cue("resume", {}) if self.cmd else ()

    def _cue(self, cmd: str, args: dict[str, Value]) -> tuple[Cue, ...]:
        return () if self.on is None else (Cue(self.on, cmd, dict(args), wish=True),)


Programme = Annotated[tuple[Planned, ...], Meta(min_length=1, max_length=MAX_SEGMENTS)]


def kept(segments: tuple[Planned, ...], revision: int) -> tuple[Segment, ...]:
    """The programme of a plan.

    Raises:
        Refused: `invalid`, naming the segment that leads what no evening leads.
    """
    for n, one in enumerate(segments):
        if one.on is not None and one.on.partition(":")[0] in NOT_OPENED:
            raise Refused("invalid", "An evening does not lead this.", path=f"args.segments[{n}].on")
    return tuple(
        Segment(one.minutes, one.gate, one.on, one.cmd, one.args, one.title, one.card, f"r{revision}s{n}")
        for n, one in enumerate(segments)
    )


class Coming(Struct, frozen=True):
    """The segment that begins, after a 3-2-1, at room time `at`."""

    segment: str
    at: float


class Held(Struct, frozen=True):
    """The evening holds its breath: by somebody's hand, or for who is on the way back."""

    by: str = ""
    awaited: tuple[str, ...] = ()
    until: float = 0.0

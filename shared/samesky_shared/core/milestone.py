"""A milestone: a day that comes every year, a visit with its list, or a life change; and when it comes next.

Rules:

1. A day is the wall time of a zone, and a 29th of February has its place in other years, too.
2. What it is called is sealed; what it is worth waking for is not.
3. A new version takes the place of the old and keeps what others have done with that.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Tz
from ..sealing import AROUND, Box
from .recurrence import Rule, Wall, dates, instant
from .repeats import Again

FORGET = 60 * 86400.0
"""Seconds after its end for which a visit keeps its place when another needs it."""
What = Literal["yearly", "visit", "change"]
Words = Annotated[Box, Meta(max_length=384 + AROUND)]
"""What it is: a small sealed object."""
Thing = Annotated[Box, Meta(max_length=192 + AROUND)]


class Errand(Struct, frozen=True):
    """Something on the list of a visit."""

    by: str
    text: Thing
    done_by: str = ""
    """Who has seen to it."""


class Milestone(Struct, frozen=True):
    """A milestone."""

    what: What
    by: str
    """Who wrote and sealed its words."""
    words: Words | None
    start: Wall | None = None
    """When it comes next, or came, as wall time."""
    tz: Tz = ""
    again: Again | None = None
    until: Wall | None = None
    """Until when a visit is, as wall time there."""
    at: float | None = None
    """Room time at which it comes; None when nothing is ahead."""
    ends_at: float | None = None
    celebrated: float | None = None
    """Room time at which it was celebrated last."""
    items: dict[str, Errand] = {}
    talked: float | None = None
    """Room time at which it was talked through last."""

    def reckoned(self, after: float) -> Milestone:
        """With its next day after an instant."""
        try:
            coming = dates(Rule(self.start or "", self.tz, self.again), after, 1) if self.start else []
        except Refused:
            coming = []  # a zone that was taken out of the world's list since
        return replace(self, at=coming[0].at, start=coming[0].start) if coming else replace(self, at=None)

    def come(self, at: float) -> Milestone:
        """As it is once its instant has come, at room time `at`."""
        return self.reckoned(at) if self.again else replace(self, at=None)

    def after(self, old: Milestone) -> Milestone:
        """In place of an older version of it."""
        return replace(self, items=old.items, celebrated=old.celebrated, talked=old.talked)

    def over(self, now: float) -> bool:
        """Whether it is a visit that was over long ago."""
        if self.what != "visit" or self.start is None:
            return False
        return (self.ends_at or instant(self.start, self.tz)) + FORGET < now

    def without(self, member: str) -> Milestone:
        """Without what this member wrote: its words, and things on its list."""
        items = {id: item for id, item in self.items.items() if item.by != member}
        return replace(self, items=items, words=None if self.by == member else self.words)

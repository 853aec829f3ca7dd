"""`letters`: words that wait, sealed, for a day, a visit or a moment; and what is on its way by post.

Rules:

1. A letter is an instance of its own, `letters:ID`: who it is not for does not see that there is one.
2. Who reads sees from whom it is, when it opens and what stands on the envelope, and the words only once it is open
   for them: on its day at the hour of their own clock, on a visit when both have said that they are together, or
   when they want to. A parcel opens when they say that it has come.
3. A letter to several opens for each of them on their own, and none of them sees whether another has read it.
4. What has opened stands in the timeline of who reads it, and of who wrote it.
5. Who wrote it can take it back for as long as it is closed. Whether a letter for a moment was opened they learn only
   if its reader says so; taking it back tells them nothing either.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Key, Note, Step, Tell, Turn, command
from ..core.recurrence import Wall
from ..core.until import How, Shut, Until
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

LINGER = 86400.0
"""Seconds after which nothing is left of a letter that is open for all."""
TELL_LATE = 12 * 3600.0
"""Seconds for which it is news that a letter is open."""
Text = Annotated[Box, Meta(max_length=16384 + AROUND)]
Envelope = Annotated[Box, Meta(max_length=512 + AROUND)]


class LetterView(Struct, frozen=True):
    """A letter as it lies on the shelf of who wrote it, or of who it is for until they have opened it."""

    by: str
    to: tuple[str, ...]
    how: How
    day: Wall | None
    """What the clock of who reads shows when it opens."""
    times: dict[str, float]
    """When that is for each."""
    outside: Sealed | None
    text: Sealed | None
    """Its words: for who wrote it alone."""
    written: float
    sent: float | None
    """Since when a parcel is on its way."""
    here: dict[str, float]
    """Who has said that they are together, and when."""
    opened: dict[str, float]
    """For whom it is open, as far as who wrote it is told; others are not."""


class Letters(Activity, frozen=True):
    """One letter or parcel, from its sealing until all who it is for have opened it."""

    kind: ClassVar[str] = "letters"
    text: Text | None = None
    outside: Envelope | None = None
    shut: Shut | None = None
    written: float = 0.0
    sent: float | None = None
    told: tuple[str, ...] = ()
    """Who has let the writer know that they have read it."""

    @command(lasting=True)
    def write(
        self,
        turn: Turn,
        text: Text,
        until: Until,
        outside: Envelope | None = None,
        to: tuple[Key, ...] | None = None,
    ) -> Step:
        """Write a letter, or say what is in a parcel; `to` names who it is for (none: all others).

        `outside` stands on the envelope, and who it is for reads it at once. In it is JSON, so that all clients read
        it: `title`, or `when`, one of `sleep`, `miss`, `sad`, `proud`, `argued` and `alone`.
        """
        if self.shut is not None:
            raise Refused("conflict", "There is a letter of this name already.", path="on")
        others = tuple(one for one in turn.seats if one != turn.who)
        for n, one in enumerate(to or ()):
            if one not in others:
                raise Refused("unknown", "This member is not in the room, or wrote it.", path=f"args.to[{n}]")
        readers = others if to is None else tuple(one for one in others if one in to)
        if not readers:
            raise Refused("not_yet", "A letter needs somebody who it is for.", path="args.to")
        zones = {one: turn.zones.get(one) or turn.zones.get(turn.who, "") for one in readers}
        shut = Shut.closed(until, turn.who, zones, turn.now, "args.until")
        made = replace(self, text=text, outside=outside, shut=shut, written=turn.now, sent=None, told=())
        return Step(made)

    @command()
    def read(self, turn: Turn, tell: bool = False) -> Letters | Step:
        """Open a letter that waits for this moment, or say that a parcel has come.

        With `tell` who wrote it learns that it was opened; of a parcel they learn it always.
        """
        shut = self._shut()
        return self._moved(turn, shut.opened_by(turn.who, turn.at), tell=tell or shut.until.how == "arrival")

    @command()
    def together(self, turn: Turn) -> Letters | Step:
        """Say that we are together now; a letter for a visit opens when both who it concerns say so."""
        return self._moved(turn, self._shut().together(turn.who, turn.at))

    @command(lasting=True)
    def send(self, turn: Turn) -> Letters:
        """Say that a parcel is on its way."""
        shut = self._mine(turn)
        if shut.until.how != "arrival":
            raise Refused("conflict", "Only a parcel is on its way.")
        return self if self.sent is not None else replace(self, sent=turn.now)

    @command(lasting=True)
    def take_back(self, turn: Turn) -> Step:
        """Take a letter back. Who has opened it keeps it."""
        self._mine(turn)
        return Step(Letters(), ends=True)

    # -------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> LetterView | None:
        """The letter, for who has not opened it yet, and for who wrote it until it is known to be read."""
        shut = self.shut
        mine = shut is not None and who == shut.by
        if shut is None or (self._over() if mine else who not in shut.zones or who in shut.opened):
            return None
        told = self.told if shut.until.how in ("when", "arrival") else tuple(shut.opened)
        return LetterView(
            shut.by,
            tuple(shut.zones),
            shut.until.how,
            shut.until.day,
            shut.times,
            self.outside,
            self.text if mine else None,
            self.written,
            self.sent,
            shut.here,
            {one: shut.opened[one] for one in told if one in shut.opened} if mine else {},
        )

    def due(self) -> float | None:
        """Its day, for who has that next; then the end of its time on the shelf."""
        if self.shut is None:
            return None
        if not self._over():
            return self.shut.due
        return max(self.shut.opened.values()) + LINGER

    def on_due(self, turn: Turn) -> Letters | Step:
        """It opens for whose day has come; or is put away, when all have it."""
        if self.shut is None or (self._over() and self.due() is not None):
            return Step(Letters(), ends=True)
        return self._moved(turn, self.shut.late(turn.at))

    def on_zone(self, turn: Turn, member: str) -> Letters | Step:
        """It opens by the clock of where they are now; at once, where its hour is over there."""
        if self.shut is None:
            return self
        tz = turn.zones.get(member) or self.shut.zones.get(member, "")
        return self._moved(turn, self.shut.moved(member, tz).late(turn.now))

    def on_left(self, turn: Turn, member: str) -> Letters | Step:
        """A letter that is for nobody any more is put away. That of who has left waits on; one for a visit opens when
        who it is for wants it."""
        if self.shut is None:
            return Step(Letters(), ends=True)
        shut = self.shut.without(member)
        if member == shut.by and shut.until.how == "visit":
            shut = replace(shut, until=Until("when"))
        return replace(self, shut=shut) if shut.zones else Step(Letters(), ends=True)

    def without(self, member: str) -> Letters:
        """Nothing, where they wrote it."""
        return Letters() if self.shut is not None and self.shut.by == member else self

    def exported(self, who: str) -> Letters | None:
        """What I wrote and nobody is known to have read; who it is for has what is open in the timeline."""
        if self.shut is None or self.shut.by != who:
            return None
        return replace(self, shut=replace(self.shut, here={}, opened={}), told=())

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """A letter is of who wrote it, whoever opened it."""
        return {} if entry.body.get("by") == member else entry.body

    def _shut(self) -> Shut:
        if self.shut is None:
            raise Refused("conflict", "There is no such letter; it was opened, or taken back.")
        return self.shut

    def _mine(self, turn: Turn) -> Shut:
        shut = self._shut()
        if shut.by != turn.who:
            raise Refused("forbidden", "Only who wrote it does that.")
        return shut

    def _over(self) -> bool:
        """Whether nothing of it is left to wait for: also that it was read is known, or no secret."""
        shut = self.shut
        if shut is None or not shut.done or not shut.zones:
            return False
        return shut.until.how != "when" or shut.zones.keys() <= set(self.told)

    def _moved(self, turn: Turn, after: Shut, *, tell: bool = False) -> Letters | Step:
        """With the letter as it is now; for whom it has opened, it goes into the timeline."""
        before = self.shut
        assert before is not None
        new = tuple(one for one in after.opened if one not in before.opened)
        told = self.told if not tell or turn.who in self.told else (*self.told, turn.who)
        if after == before and told == self.told:
            return self
        secret = after.until.how == "when"
        writer = told and not self.told if secret else after.opened and not before.opened
        to = (*new, after.by) if writer else new
        notes = (Note("letter", self._body(turn.name), to),) if to else ()
        waited = tuple(one for one in new if one != turn.who)
        late = turn.at + TELL_LATE
        tells = (Tell("letter", waited, turn.name, until=late),) if waited else ()
        return Step(replace(self, shut=after, told=told), notes, tells=tells)

    def _body(self, name: str) -> dict[str, Any]:
        shut = self._shut()
        return {
            "letter": name,
            "by": shut.by,
            "how": shut.until.how,
            "outside": self.outside,
            "text": self.text,
            "written": self.written,
        }

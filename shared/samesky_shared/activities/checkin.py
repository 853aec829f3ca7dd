"""`checkin`: how each of us is today, sealed until all are in, or shown to the others at once.

Rules:

1. A day begins with the first note and waits for every seat, whoever is here: it works while one is asleep. After
   twenty hours it goes on without who wrote nothing; that is rest, and nobody is told of it.
2. A note is one box: mood, feelings, energy, need, and how to be met are words of the writer, and the hub knows none.
3. Nobody reads another's note before theirs is in, too; but who writes may show theirs to all at once.
4. An act in answer goes from one to one: nobody else in the room reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.circle import Gate, circle_of, pair_of
from ..core.reveal import Reveal, fits
from ..errors import Refused
from ..protocol import Entry
from ..sealing import Sealed

DAY = 20 * 3600.0
"""Seconds for which a day waits for notes: until the next one begins for everybody, wherever they live."""


class Checkin(Activity, frozen=True):
    """A day at a time: each says how they are, all of it opens together, and each may be met in it."""

    kind: ClassVar[str] = "checkin"
    number: Count = 1
    since: float | None = None
    """Room time of the first note of this day."""
    round: Reveal | None = None
    shown: tuple[str, ...] = ()
    """Whose notes everybody may read already."""

    @command(lead="sure", lasting=True)
    def share(self, turn: Turn, day: Key, note: Sealed, at_once: bool = False) -> Checkin | Step:
        """Say how I am; it stays mine alone until everybody is in. Say it again to change it.

        With the day after an open one, that begins. `at_once` shows it to everybody now, as `show` does. In the box
        is JSON, so that all clients read it: `mood` (two numbers from -1 to 1: heavy to light, still to stirred), and
        where they were given `feelings`, `energy`, `need` and `meet`.
        """
        fits(note, len(turn.seats), "args.note")
        today = self._begun(turn, day)
        assert today.round is not None
        shown = turn.who in today.shown or at_once
        return today._moved(turn, today.round.put(turn.who, note, turn.at), show=shown)

    @command(lasting=True)
    def show(self, turn: Turn, day: Key) -> Checkin | Step:
        """Show my note to everybody now, whether theirs is in or not."""
        before = self._round(day)
        if turn.who not in before.boxes:
            raise Refused("conflict", "You have no note on this day.")
        return self if turn.who in self.shown else self._moved(turn, before, show=True)

    @command(lead="sure", lasting=True)
    def rest(self, turn: Turn, day: Key) -> Checkin | Step:
        """Not today, no reason needed. Who rests reads the notes that are shown to everybody."""
        return self._moved(turn, self._round(day).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, day: Key, member: Key) -> Checkin | Step:
        """Open the day without waiting for this member any longer."""
        before = self._round(day)
        if member == turn.who:
            raise Refused("invalid", "Rest instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Write or rest first.")
        return self._moved(turn, before.without(member, turn.at))

    @command(lasting=True)
    def meet(self, turn: Turn, day: Key, member: Key, text: Sealed) -> Step:
        """Answer a note that I can read, with an act or a few words; only its writer gets it.

        In the box is JSON: `act` (`heard`, `hug`, `call`, `space`), or `text`.
        """
        if member == turn.who or member not in self._read(self._round(day), turn.who):
            raise Refused("not_yet", "You can't read their note of this day.", path="args.member")
        body = {"day": day, "member": member, "text": text}
        return Step(self, (Note("met", body, pair_of(turn, member)),))

    @property
    def day(self) -> str:
        """The id of the day."""
        return f"d{self.number}"

    @property
    def next(self) -> str:
        """The id of the day after it."""
        return f"d{self.number % 1000 + 1}"

    def view(self, who: str) -> dict[str, Any]:
        """The day as this member may see it now."""
        seen: dict[str, Any] | None = None
        if self.round is not None:
            seen = {**self.round.view(who), "answers": self._read(self.round, who)}
        return {
            "day": self.day,
            "next": self.next,
            "since": self.since,
            "round": seen,
            "shown": self.shown,
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The day with the notes that all may read."""
        seen, now = self.view(""), self.round
        if now is None:
            return seen
        read = now.common(everybody)
        return seen | {"round": read | {"answers": {**read["answers"], **seen["round"]["answers"]}}}

    def due(self) -> float | None:
        """The end of the time for notes."""
        return self.round.due if self.round else None

    def on_due(self, turn: Turn) -> Checkin | Step:
        """The day opens without who did not come."""
        return self if self.round is None else self._moved(turn, self.round.late(turn.at))

    def on_left(self, turn: Turn, member: str) -> Checkin | Step:
        """Nobody waits for them any more."""
        if self.round is None or self.round.opens_at is not None:
            return self
        return self._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Checkin:
        """Without their note of this day."""
        if self.round is None:
            return self
        shown = tuple(one for one in self.shown if one != member)
        return replace(self, round=self.round.without_words(member), shown=shown)

    def exported(self, who: str) -> Checkin:
        """Which day it was; what was opened on it stands in the timeline."""
        return replace(self, since=None, round=None, shown=())

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their note; those of the others stay."""
        notes = entry.body.get("notes")
        if entry.kind != "notes" or not isinstance(notes, dict):
            return super().without_words(entry, member)
        rest = {who: box for who, box in notes.items() if who != member}
        return {**entry.body, "notes": rest} if rest else {}

    def _begun(self, turn: Turn, day: str) -> Checkin:
        if day == self.day and self.round is not None:
            return self
        over = self.round is not None and self.round.opens_at is not None
        if day != (self.next if over else self.day):
            raise Refused("conflict", "Another day is on the table.", path="args.day")
        gate = Gate(circle_of(turn, sleepers=True), (), turn.now + DAY)
        number = self.number % 1000 + 1 if over else self.number
        return replace(self, number=number, since=turn.now, round=Reveal(gate), shown=())

    def _round(self, day: str) -> Reveal:
        if self.round is None or day != self.day:
            raise Refused("conflict", "Another day is on the table.", path="args.day")
        return self.round

    def _read(self, now: Reveal, who: str) -> dict[str, bytes]:
        """The notes that this member may read."""
        seen: dict[str, bytes] = now.view(who)["answers"]
        return {one: box for one, box in now.boxes.items() if one in seen or one in self.shown}

    def _moved(self, turn: Turn, after: Reveal, *, show: bool = False) -> Checkin | Step:
        """With the day as it is now. What is new to readers goes into their timeline, each note once."""
        before = self.round or after
        after = after.settled(turn.at).awaiting(turn.now)
        if before == after and not show:
            return self
        shown = tuple(one for one in self.shown if one in after.boxes)
        if show:
            shown = tuple(dict.fromkeys((*shown, turn.who)))
        notes = [
            self._note({who: box for who, box in boxes.items() if who not in shown}, readers)
            for boxes, readers in after.opened(before, turn.seats)
        ]
        if show:
            had = before.opens_at is not None and turn.who in before.boxes  # those who are in have it already
            readers = tuple(one for one in turn.seats if not (had and one in after.boxes))
            notes.append(self._note({turn.who: after.boxes[turn.who]}, readers))
        return Step(replace(self, round=after, shown=shown), tuple(one for one in notes if one is not None))

    def _note(self, notes: Mapping[str, bytes], readers: tuple[str, ...]) -> Note | None:
        return Note("notes", {"day": self.day, "notes": notes}, readers) if notes and readers else None

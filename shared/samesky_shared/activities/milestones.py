"""`milestones`: days that come every year, visits that are counted down to, and life changes to talk through.

Rules:

1. A day is the wall time of a zone; a 29th of February is kept in other years on the day that was chosen for it.
2. What has come is celebrated at its own instant on all screens, also while nobody looks; and whenever somebody
   wishes, at one instant again. Who was asleep finds it kept.
3. The hub knows days and hours, since it wakes for them. It knows neither what a day is of nor since which year: that
   is sealed, and so is all that stands on the list of a visit.
4. A change is talked through one at a time: each writes how it is for them, and all of it opens together (`reveal`).
   It waits for every seat, and may be taken up again as often as it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Tell, Turn, command
from ..core.circle import circle_of
from ..core.milestone import Errand, Milestone, Thing, What, Words
from ..core.quiet import Wall as Hour
from ..core.recurrence import DayOfYear, Leap, Wall, every_year, instant, wall
from ..core.reveal import Reveal, fits
from ..errors import Refused
from ..protocol import Entry, Tz
from ..sealing import AROUND, Sealed

MAX_MILESTONES = 16
MAX_ITEMS = 32
"""Things on the lists of all visits together."""
TEXTS = 2 * (3072 + AROUND)
"""Bytes of all that is written of a change in one round."""
LATE = 12 * 3600.0
"""Seconds after its instant in which a day is still celebrated, if everything was down."""
AGAIN = 12 * 3600.0
"""Seconds within which celebrating again is the same celebration, and kept once."""


class Celebration(Struct, frozen=True):
    """What is celebrated, or was last."""

    milestone: str
    at: float
    """Room time at which all screens begin."""
    by: str
    """Who wished it; empty: its day has come."""


class Milestones(Activity, frozen=True):
    """Days of every year, visits with a list for each, and life changes, talked through one at a time."""

    kind: ClassVar[str] = "milestones"
    kept: dict[str, Milestone] = {}
    celebration: Celebration | None = None
    talk: str = ""
    """The change that is talked through, or was last."""
    number: Count = 1
    round: Reveal | None = None

    # ------------------------------------------------------------------------------------------- the days

    @command(lasting=True)
    def yearly(
        self,
        turn: Turn,
        milestone: Key,
        words: Words,
        day: DayOfYear,
        hour: Hour,
        tz: Tz,
        leap: Leap = "before",
    ) -> Milestones:
        """Keep a day that comes every year, and is celebrated at this hour of this zone; once more: in its place."""
        year = wall(turn.now, _known(tz))[:4]
        first = Milestone("yearly", turn.who, words, f"{year}-01-01T{hour}", tz, every_year(day, leap))
        return self._put(turn, milestone, first.reckoned(turn.now))

    @command(lasting=True)
    def visit(
        self, turn: Turn, milestone: Key, words: Words, start: Wall, tz: Tz, until: Wall | None = None
    ) -> Milestones:
        """Count down to a visit that begins at this wall time there; once more: in its place, with its list."""
        at = instant(start, _known(tz))
        ends = None if until is None else instant(until, tz)
        if ends is not None and ends <= at:
            raise Refused("invalid", "It ends before it begins.", path="args.until")
        if (at if ends is None else ends) <= turn.now:
            raise Refused("conflict", "That is in the past.", path="args.start")
        ahead = at if at > turn.now else None
        return self._put(
            turn, milestone, Milestone("visit", turn.who, words, start, tz, None, until, ahead, ends)
        )

    @command(lasting=True)
    def change(
        self, turn: Turn, milestone: Key, words: Words, day: Wall | None = None, tz: Tz | None = None
    ) -> Milestones:
        """Name something that changes in a life, maybe with the day on which it does; once more: in its place."""
        if (day is None) != (tz is None):
            raise Refused("invalid", "A day has its zone.", path="args.tz" if tz is None else "args.day")
        if tz is not None:
            _known(tz)
        return self._put(turn, milestone, Milestone("change", turn.who, words, day, tz or ""))

    @command(lasting=True)
    def drop(self, turn: Turn, milestone: Key) -> Milestones:
        """Let it go, with its list and what was not opened of it."""
        kept = {id: one for id, one in self.kept.items() if id != milestone}
        if milestone == self.talk:
            return replace(self, kept=kept, talk="", round=None, number=self._next)
        return self if milestone not in self.kept else replace(self, kept=kept)

    # ------------------------------------------------------------------------------------ the list of a visit

    @command(lasting=True)
    def item(self, turn: Turn, milestone: Key, item: Key, text: Thing) -> Milestones:
        """Put something on the list of a visit, or in other words."""
        one = self._found(milestone, "visit")
        if item not in one.items and sum(len(other.items) for other in self.kept.values()) >= MAX_ITEMS:
            raise Refused("full", f"There is room for {MAX_ITEMS} things; strike one first.")
        done = one.items[item].done_by if item in one.items else ""
        return self._with(milestone, replace(one, items=one.items | {item: Errand(turn.who, text, done)}))

    @command(lasting=True)
    def tick(self, turn: Turn, milestone: Key, item: Key, done: bool = True) -> Milestones:
        """Say that something of the list is seen to, or is not after all."""
        one = self._found(milestone, "visit")
        if item not in one.items:
            raise Refused("unknown", "That is not on the list.", path="args.item")
        before = one.items[item]
        if bool(before.done_by) == done:
            return self
        after = replace(before, done_by=turn.who if done else "")
        return self._with(milestone, replace(one, items=one.items | {item: after}))

    @command(lasting=True)
    def strike(self, turn: Turn, milestone: Key, item: Key) -> Milestones:
        """Take something off the list."""
        one = self._found(milestone, "visit")
        if item not in one.items:
            return self
        return self._with(
            milestone, replace(one, items={id: kept for id, kept in one.items.items() if id != item})
        )

    # ---------------------------------------------------------------------------------------- celebrating

    @command(lead="sure")
    def celebrate(self, turn: Turn, milestone: Key) -> Step:
        """Celebrate it now: on all screens at the same instant."""
        one = self._found(milestone)
        return Step(*self._celebrated({milestone: one}, Celebration(milestone, turn.at, turn.who)))

    # ------------------------------------------------------------------------------------- talking it through

    @command(lead="sure", lasting=True)
    def write(self, turn: Turn, milestone: Key, round: Key, text: Sealed) -> Milestones | Step:
        """Write how a change is for you; it stays yours alone until all are in. Write again to change it.

        `round` is that on the table, or the next where that lies open.
        """
        fits(text, len(turn.seats), whole=TEXTS)
        return self._moved(
            turn, *self._begun(turn, milestone, round), lambda one: one.put(turn.who, text, turn.at)
        )

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, milestone: Key, round: Key) -> Milestones | Step:
        """Nothing to say of it now; no reason needed."""
        return self._moved(
            turn, *self._begun(turn, milestone, round), lambda one: one.passed_by(turn.who, turn.at)
        )

    @command(lead="sure")
    def go_without(self, turn: Turn, round: Key, member: Key) -> Milestones | Step:
        """Open what is written without waiting for this member any longer."""
        before = self.round
        if before is None or round != self._id:
            raise Refused("conflict", "That is not on the table.", path="args.round")
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Write or pass first.")
        return self._moved(turn, self, before, lambda one: one.without(member, turn.at))

    # ---------------------------------------------------------------------------------------- what all see

    def view(self, who: str) -> dict[str, Any]:
        """All of it, but of what is written only what this member may see now."""
        return {
            "kept": self.kept,
            "celebration": self.celebration,
            "talk": self.talk,
            "id": self._id,
            "next": f"t{self._next}",
            "round": self.round.view(who) if self.round else None,
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """All of it, with what all may read of what is written."""
        return self.view("") | {"round": self.round.common(everybody) if self.round else None}

    def due(self) -> float | None:
        """The next day that comes, or the end of the time for writing."""
        ahead = [one.at for one in self.kept.values() if one.at is not None]
        ends = self.round.due if self.round else None
        return min(ahead if ends is None else [*ahead, ends], default=None)

    def on_due(self, turn: Turn) -> Milestones | Step:
        """Days come, and are celebrated; what is written opens without who did not come."""
        come = {id: one for id, one in self.kept.items() if one.at is not None and one.at <= turn.at}
        state, notes, tells = self, tuple[Note, ...](), tuple[Tell, ...]()
        if come and turn.now <= turn.at + LATE:
            state, notes = self._celebrated(come, Celebration(next(iter(come)), turn.at, ""))
            tells = (Tell("celebrates", key="day", about=turn.at, until=turn.at + LATE),)
        if come:
            over = {id: state.kept[id].come(max(turn.at, turn.now)) for id in come}
            state = replace(state, kept=state.kept | over)
        if state.round is None or state.round.due is None or state.round.due > turn.at:
            return Step(state, notes, tells=tells)
        step = state._moved(turn, state, state.round, lambda one: one.late(turn.at))
        more = step if isinstance(step, Step) else Step(step)
        return replace(more, entries=(*notes, *more.entries), tells=tells)

    def on_left(self, turn: Turn, member: str) -> Milestones | Step:
        """Nobody waits for them any more."""
        if self.round is None or self.round.opens_at is not None:
            return self
        return self._moved(turn, self, self.round, lambda one: one.without(member, turn.at))

    def without(self, member: str) -> Milestones:
        """Without what they wrote: what they called a milestone, things on lists, and what is on the table."""
        kept = {id: one.without(member) for id, one in self.kept.items()}
        return replace(self, kept=kept, round=self.round.without_words(member) if self.round else None)

    def exported(self, who: str) -> Milestones:
        """Without what is on the table; what was opened stands in the timeline."""
        return replace(self, round=None, talk="", celebration=None)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """What they wrote of a change, and what they called it; what others wrote stays."""
        body = entry.body
        if body.get("by") == member:
            body = {**body, "words": None}
        if entry.kind == "talked" and isinstance(body.get("texts"), dict):
            texts = {who: box for who, box in body["texts"].items() if who != member}
            return {**body, "texts": texts} if texts else {}
        return body if body.get("words") else {}

    # -------------------------------------------------------------------------------------------- inside

    @property
    def _id(self) -> str:
        return f"t{self.number}"

    @property
    def _next(self) -> int:
        return self.number % 1000 + 1

    def _found(self, milestone: str, what: What | None = None) -> Milestone:
        one = self.kept.get(milestone)
        if one is None:
            raise Refused("unknown", "There is no such milestone.", path="args.milestone")
        if what is not None and one.what != what:
            raise Refused("conflict", "That is a milestone of another kind.", path="args.milestone")
        return one

    def _with(self, milestone: str, one: Milestone) -> Milestones:
        return replace(self, kept=self.kept | {milestone: one})

    def _put(self, turn: Turn, milestone: str, new: Milestone) -> Milestones:
        if milestone in self.kept:
            old = self._found(milestone, new.what)
            return self._with(milestone, new.after(old))
        kept = self.kept
        if len(kept) >= MAX_MILESTONES:
            kept = {id: one for id, one in kept.items() if not one.over(turn.now)}
        if len(kept) >= MAX_MILESTONES:
            raise Refused("full", f"There is room for {MAX_MILESTONES}; let one go first.")
        return replace(self, kept=kept | {milestone: new})

    def _celebrated(
        self, kept: Mapping[str, Milestone], first: Celebration
    ) -> tuple[Milestones, tuple[Note, ...]]:
        """With these celebrated; each is kept, but for one that was a moment ago."""
        fresh = {
            id: one for id, one in kept.items() if one.celebrated is None or first.at - one.celebrated > AGAIN
        }
        notes = tuple(Note("celebrated", _body(id, one) | {"day": one.start}) for id, one in fresh.items())
        done = {id: replace(one, celebrated=first.at) for id, one in fresh.items()}
        return replace(self, celebration=first, kept=self.kept | done), notes

    def _begun(self, turn: Turn, milestone: str, round: str) -> tuple[Milestones, Reveal]:
        """The round of this name: that on the table, or a new one."""
        self._found(milestone, "change")
        table = self.round
        new = Reveal.begun(circle_of(turn, sleepers=True), turn.now)
        if table is None:
            if round != self._id:
                raise Refused("conflict", "That is not on the table.", path="args.round")
            return replace(self, talk=milestone), new
        if round == self._id and milestone == self.talk:
            return self, table
        if round != f"t{self._next}" or table.opens_at is None:
            raise Refused("conflict", "Another is on the table.", path="args.round")
        return replace(self, talk=milestone, number=self._next, round=None), new

    def _moved(
        self, turn: Turn, state: Milestones, before: Reveal, move: Callable[[Reveal], Reveal]
    ) -> Milestones | Step:
        """`state` with the round as `move` makes it of `before`; what opens goes into the timeline of who wrote."""
        after = move(before).settled(turn.at).awaiting(turn.now)
        if state.round == after:
            return state
        opened = after.opened(before, turn.seats)
        one = state.kept[state.talk]
        made = replace(state, round=after)
        if opened:
            made = made._with(state.talk, replace(one, talked=after.opens_at))
        body = _body(state.talk, one) | {"round": state._id}
        return Step(
            made, tuple(Note("talked", body | {"texts": boxes}, readers) for boxes, readers in opened)
        )


def _body(id: str, one: Milestone) -> dict[str, Any]:
    return {"milestone": id, "what": one.what, "words": one.words, "by": one.by}


def _known(tz: str) -> str:
    """The zone, if it is known here. Raises `Refused` with the path."""
    try:
        instant("2020-01-01T00:00", tz)
    except Refused as refused:
        raise Refused(refused.code, refused.message, path="args.tz") from None
    return tz

"""`talk`: somebody announces what they would like to talk about, and how they would be met; then each has the floor.

Rules:

1. "Now?" has three answers: I am ready, later at a time, and not today, which leaves no trace. At the time that was
   said all are asked again.
2. What it is about and how to be met is one box: the hub knows neither.
3. One has the floor at a time, each as long, and gives it on when they have said what they wanted to: to who asked
   for it first, else to the next. A clock that has run out cuts nobody off.
4. Anybody may bring it to a close. Then each has a closing word, sealed until all are in, or passes; those who went
   to sleep still have theirs. The words stay in the timeline of those who gave one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Key, Note, Step, Tell, Turn, command
from ..core.floor import Floor
from ..core.floored import About, Floored, Minutes
from ..core.opening import OPEN_TIME, Opening
from ..core.reveal import Reveal, fits
from ..errors import Refused
from ..protocol import Entry
from ..sealing import Sealed

When = Annotated[float, Meta(ge=0, lt=1e11, description="Room time.")]


class Later(Struct, frozen=True):
    """A time at which all are asked again."""

    by: str
    at: float


class Talk(Floored, frozen=True):
    """What somebody would like to talk about, who has the floor, and a closing word of each."""

    kind: ClassVar[str] = "talk"
    later: Later | None = None
    round: Reveal | None = None
    """Closing words."""

    @command(lead="sure", lasting=True)
    def announce(self, turn: Turn, about: About, minutes: Minutes = 3) -> Step:
        """Say what I would like to talk about, and how I would be met.

        In the box is JSON, so that all clients read it: `words`, or `topic` with a card of the topics, and `meet`
        (`listen`, `comfort`, `advice`, `think`).
        """
        if self.round is not None and self.round.opens_at is None:
            raise Refused("conflict", "The closing words are not in yet.")
        fresh = self if self.round is None else replace(self, opening=None)
        return fresh.announced(turn, turn.who, minutes, about=about)

    @command(lasting=True)
    def later_at(self, turn: Turn, opening: Key, at: When) -> Talk:
        """Later, at this time: then all are asked again. Said anew, it is another time."""
        before = self._opening(opening)
        if not turn.now < at <= turn.now + OPEN_TIME:
            raise Refused("invalid", "That lies behind us, or too far ahead.", path="args.at")
        until = max(before.gate.until or 0.0, at + OPEN_TIME)
        waits = replace(before, gate=replace(before.gate, until=until))
        return replace(self, opening=waits, later=Later(turn.who, at))

    @command(lead="sure", advances="after")
    def give(self, turn: Turn, after: Key) -> Talk:
        """Give the floor on: to who asked for it first, else to who comes next. `after` is the turn that is over."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        given = floor.given_to(floor.following(), turn.at)
        return replace(self, number=self.counted, floor=given, until=turn.now + OPEN_TIME)

    @command(lead="sure")
    def finish(self, turn: Turn) -> Talk | Step:
        """Bring it to a close: a last word of each. Needs nobody's yes."""
        self._floor(turn.who)
        return self._closing(turn)

    @command(lead="sure", lasting=True)
    def say_last(self, turn: Turn, talk: Key, text: Sealed) -> Talk | Step:
        """My closing word; it stays mine alone until everybody's is in. Say it again to change it."""
        before = self._round(turn.who, talk)
        fits(text, len(turn.seats))
        return self._moved(turn, before.put(turn.who, text, turn.at))

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, talk: Key) -> Talk | Step:
        """No last word; no reason needed."""
        return self._moved(turn, self._round(turn.who, talk).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, talk: Key, member: Key) -> Talk | Step:
        """Open the closing words without waiting for this member any longer."""
        before = self._round(turn.who, talk)
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Say your last word or pass first.")
        return self._moved(turn, before.without(member, turn.at))

    def view(self, who: str) -> dict[str, Any]:
        """What is announced, who has the floor, or the closing words as this member may see them."""
        floor = self.floor
        turn: dict[str, Any] | None = None
        if floor is not None:
            turn = {
                "id": self.name,
                "talking": floor.talking,
                "circle": floor.circle,
                "clock": floor.clock,
                "length": floor.length,
                "paused": floor.paused,
                "away": floor.away,
                "asking": floor.asking,
                "next": floor.following(),
            }
        mine = self.opening is not None and (
            self.opening.gate.until is not None or who in self.opening.gate.circle
        )
        opening = (
            self.opening if mine or self.opening is None else self.opening.without_words(self.opening.by)
        )
        closing = self.round.view(who) if self.round is not None and mine else None
        return {
            "opening": opening,
            "minutes": self.minutes,
            "later": self.later,
            "turn": turn,
            "round": closing,
        }

    def due(self) -> float | None:
        """When all are asked again, what was announced is gone, or what is on or closing goes on by itself."""
        if self.round is not None:
            return self.round.due
        return self.later.at if self.later is not None and self.floor is None else super().due()

    def on_due(self, turn: Turn) -> Talk | Step:
        """All are asked again; or nobody has gone on for days."""
        if self.round is not None:
            nobody = not self.round.gate.ready
            return self._over() if nobody else self._moved(turn, self.round.late(turn.at))
        if self.later is not None and self.floor is None:
            away = tuple(one for one in turn.seats if one not in turn.present)
            tells = (Tell("begins", away, self.later.by),) if away and self.opening is not None else ()
            return Step(replace(self, later=None), tells=tells)
        return super().on_due(turn)

    def begun(self, turn: Turn, floor: Floor) -> Talk:
        """The first has the floor."""
        return replace(self, number=self.counted, floor=floor, later=None)

    def ended(self, turn: Turn) -> Talk | Step:
        """Nobody has gone on for days: it comes to its close."""
        return self._closing(turn)

    def on_left(self, turn: Turn, member: str) -> Talk | Step:
        """Who is left goes on, if they are two."""
        opening = self.opening and self.opening.without(member)
        after = replace(self, opening=opening, later=self.later if opening else None)
        if self.round is not None:
            return after._moved(turn, self.round.without(member, turn.at))
        floor = self.floor
        if floor is None or member not in floor.circle:
            return after
        if len(floor.circle) <= 2:
            return self._over()
        following = floor.following() if floor.speaker == member else floor.speaker
        given = floor if following == floor.speaker else floor.given_to(following, turn.at)
        rest = given.without(member, turn.at)
        assert rest is not None, "who has the floor now is still here"
        return replace(after, number=self.counted, floor=rest)

    def without(self, member: str) -> Talk:
        """Without what they wrote."""
        rest = self.round.without_words(member) if self.round else None
        return replace(self, round=rest, opening=self.opening and self.opening.without_words(member))

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their closing word, and what they announced; the rest stays."""
        words = entry.body.get("words")
        if entry.kind != "talked" or not isinstance(words, dict):
            return super().without_words(entry, member)
        rest = {who: box for who, box in words.items() if who != member}
        about = None if entry.body.get("by") == member else entry.body.get("about")
        return {**entry.body, "words": rest, "about": about} if rest or about else {}

    def _opened(self, after: Opening | None) -> Talk:
        rest = super()._opened(after)
        return rest if after is not None or rest.later is None else replace(rest, later=None)

    def _over(self) -> Talk:
        return Talk(number=self.counted, minutes=self.minutes)

    def _closing(self, turn: Turn) -> Talk:
        assert self.floor is not None
        circle = tuple(one for one in turn.seats if one in self.floor.circle)
        return replace(
            self, number=self.counted, floor=None, until=None, round=Reveal.begun(circle, turn.now)
        )

    def _round(self, who: str, talk: str) -> Reveal:
        if self.round is None or self.opening is None or self.opening.id != talk:
            raise Refused("conflict", "That is not on the table any more.", path="args.talk")
        if who not in self.opening.gate.circle:
            raise Refused("forbidden", "You are not of this round.")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Talk | Step:
        """With the closing words as they are now; what opens goes into the timeline of those who gave one."""
        assert self.round is not None
        after = after.settled(turn.at).awaiting(turn.now)
        if self.round == after:
            return self
        opened = after.opened(self.round, turn.seats)
        notes = tuple(Note("talked", self._body(boxes), readers) for boxes, readers in opened)
        return Step(replace(self, round=after), notes)

    def _body(self, words: Mapping[str, bytes]) -> dict[str, Any]:
        opening = self.opening
        return {
            "talk": opening.id if opening else "",
            "by": opening.by if opening else "",
            "about": opening.about if opening else None,
            "words": words,
        }

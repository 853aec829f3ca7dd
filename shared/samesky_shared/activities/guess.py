"""`guess`: how well do you know me: each answers a card, and guesses what another answers.

Rules:

1. Whom each guesses stands when the card is drawn: of two it is the other, of more the next in a ring that moves on
   by a seat with every card, so that in time everybody guesses everybody. Who is not here then guesses along.
2. Answer and guess are one box, so the hub cannot tell whether there is a guess in it. All open together.
3. How near a guess came says who it is about, in a box that only the two of them get; also when the next hand is on
   the table already, for who slept. Nobody but their devices can count. What they count is the last forty; either of
   two puts the count away for both, and that is told to nobody.
4. Cards come from the two lighter depths: to guess at what somebody hardly says themselves is no game.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.circle import circle_of
from ..core.drawn import Drawn, next_card
from ..core.reveal import Reveal, fits
from ..decks import question_cards
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

DEPTHS = (1, 2)
MARKS = 40
"""Marks that are kept, of all together, for the count."""
Mark = Annotated[Box, Meta(max_length=64 + AROUND)]


class Marked(Struct, frozen=True):
    """How near a guess came, as the one says whom it is about."""

    hand: str
    by: str
    of: str
    """Who guessed."""
    mark: Mark


class Past(Struct, frozen=True):
    """The hand before: who wrote on it, and whom they guessed."""

    hand: str
    whom: dict[str, str] = {}
    wrote: tuple[str, ...] = ()


class Guess(Activity, frozen=True):
    """A hand at a time: each answers the card and guesses another's answer; all of it opens together."""

    kind: ClassVar[str] = "guess"
    number: Count = 0
    card: str | None = None
    drawn: Drawn = {}
    whom: dict[str, str] = {}
    """By who guesses, whom."""
    round: Reveal | None = None
    last: Past | None = None
    marks: tuple[Marked, ...] = ()
    away: tuple[str, ...] = ()
    """Who has put the count away."""

    @command(lead="sure", advances="after")
    def draw(self, turn: Turn, after: Key | None = None) -> Guess:
        """Draw the next card; `after` is the hand on the table now (none at the beginning)."""
        if after != self.hand:
            return self
        before = self.round
        if before is not None and before.opens_at is None and {*before.boxes, *before.passed} - {turn.who}:
            # Also after a pass: else this refusal would tell an answer from a pass.
            raise Refused("not_yet", "Somebody is in; answer, pass, or go on without who is awaited.")
        if len(turn.seats) < 2:
            raise Refused("conflict", "There is nobody yet whom you could guess.")
        cards = [card for depth in DEPTHS for card in _cards(depth, turn)]
        card, drawn = next_card(self.drawn, cards, self.card, turn.seed)
        circle, number = circle_of(turn), self.number % 1000 + 1
        last = self.last
        if before is not None and before.opens_at is not None:
            last = Past(self.hand or "", self.whom, tuple(before.boxes))
        return replace(
            self,
            last=last,
            number=number,
            card=card,
            drawn=drawn,
            whom=_ring(circle, turn.seats, number),
            round=Reveal.begun(circle, turn.now),
        )

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, hand: Key, note: Sealed) -> Guess | Step:
        """Answer the card, and guess; both stay mine alone until everybody is in. Say it again to change it.

        In the box is JSON, so that all clients read it: `answer`, and `guess` where there is one.
        """
        before = self._round(hand)
        fits(note, len(turn.seats), "args.note")
        return self._moved(turn, before.put(turn.who, note, turn.at))

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, hand: Key) -> Guess | Step:
        """Pass, no reason needed. Who passes reads what the others wrote only if they share it."""
        return self._moved(turn, self._round(hand).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, hand: Key, member: Key) -> Guess | Step:
        """Open the hand without waiting for this member any longer."""
        before = self._round(hand)
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Answer or pass first.")
        return self._moved(turn, before.without(member, turn.at))

    @command(lasting=True)
    def share(self, turn: Turn, hand: Key) -> Guess | Step:
        """Show what I wrote also to those who passed."""
        before = self._round(hand)
        after = before.shared_by(turn.who)
        if after is before:
            return self
        rest = tuple(member for member in turn.seats if member not in after.boxes)
        notes = (Note("hand", self._body({turn.who: after.boxes[turn.who]}), rest),) if rest else ()
        return Step(replace(self, round=after), notes)

    @command(lasting=True)
    def mark(self, turn: Turn, hand: Key, member: Key, mark: Mark) -> Guess:
        """Say how near this member came with their guess about me; they alone get it. In the box is a word:
        `close`, `part` or `off`."""
        if self.last is not None and hand == self.last.hand:
            whom, wrote = self.last.whom, self.last.wrote
            readable = {*wrote} if turn.who in wrote else set()
        else:
            whom, readable = self.whom, {*self._round(hand).view(turn.who)["answers"]}
        if whom.get(member) != turn.who or member not in readable:
            raise Refused("not_yet", "You can't read a guess of theirs about you.", path="args.member")
        new = Marked(hand, turn.who, member, mark)
        rest = [one for one in self.marks if (one.hand, one.by, one.of) != (hand, turn.who, member)]
        return replace(self, marks=tuple([*rest, new][-MARKS:]))

    @command()
    def count(self, turn: Turn, shown: bool) -> Guess:
        """Put the count of guesses away, for both, or bring it back where I have put it away."""
        rest = tuple(one for one in self.away if one != turn.who)
        away = rest if shown else (*rest, turn.who)
        return self if (turn.who in self.away) is not shown else replace(self, away=away)

    @property
    def hand(self) -> str | None:
        """The id of the hand on the table."""
        return None if self.round is None else f"h{self.number}"

    def view(self, who: str) -> dict[str, Any]:
        """The table as this member may see it now; of the marks those between them and another."""
        return {
            "hand": self.hand,
            "card": self.card if self.round else None,
            "whom": self.whom if self.round else {},
            "round": self.round.view(who) if self.round else None,
            "last": self.last.hand if self.last else None,
            "marks": tuple(one for one in self.marks if self._shows(one, who)),
            "away": who in self.away,
        }

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The table with the hand that all may read."""
        return self.view("") | {"round": self.round.common(everybody) if self.round else None}

    def due(self) -> float | None:
        """The end of the time for answers."""
        return self.round.due if self.round else None

    def on_due(self, turn: Turn) -> Guess | Step:
        """The hand opens without who did not come."""
        return self if self.round is None else self._moved(turn, self.round.late(turn.at))

    def on_left(self, turn: Turn, member: str) -> Guess | Step:
        """Nobody waits for them any more."""
        if self.round is None or self.round.opens_at is not None:
            return self
        return self._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Guess:
        """Without what they wrote on this hand, and without their marks."""
        marks = tuple(one for one in self.marks if one.by != member)
        away = tuple(one for one in self.away if one != member)
        rest = None if self.round is None else self.round.without_words(member)
        return replace(self, round=rest, marks=marks, away=away)

    def exported(self, who: str) -> Guess:
        """Which cards were drawn; what was opened stands in the timeline."""
        return replace(self, card=None, whom={}, round=None, last=None, marks=(), away=())

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their answer and guess; those of the others stay."""
        notes = entry.body.get("notes")
        if entry.kind != "hand" or not isinstance(notes, dict):
            return super().without_words(entry, member)
        rest = {who: box for who, box in notes.items() if who != member}
        return {**entry.body, "notes": rest} if rest else {}

    def _shows(self, one: Marked, who: str) -> bool:
        """A mark of this hand or the last, and of those before while neither has put the count away."""
        pair = {one.by, one.of}
        now = one.hand in (self.hand, self.last.hand if self.last else None)
        return who in pair and (now or not pair & {*self.away})

    def _round(self, hand: str) -> Reveal:
        if self.round is None or hand != self.hand:
            raise Refused("conflict", "Another hand is on the table.", path="args.hand")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Guess | Step:
        """With the hand as it is now; what opens goes into the timeline of those who wrote."""
        before = self.round
        after = after.settled(turn.at).awaiting(turn.now)
        if before is None or before == after:
            return self
        opened = after.opened(before, turn.seats)
        return Step(
            replace(self, round=after),
            tuple(Note("hand", self._body(boxes), readers) for boxes, readers in opened),
        )

    def _body(self, notes: Mapping[str, bytes]) -> dict[str, Any]:
        return {"hand": self.hand, "card": self.card, "whom": self.whom, "notes": notes}


def _cards(depth: int, turn: Turn) -> tuple[str, ...]:
    return question_cards("everyday", depth, (), turn.room or "couple", len(turn.seats))


def _ring(circle: tuple[str, ...], seats: tuple[str, ...], number: int) -> dict[str, str]:
    """Whom each guesses. Those of the circle guess one another, each is guessed once; the others guess along."""
    step = 1 + number % (len(circle) - 1)
    whom = {who: circle[(n + step) % len(circle)] for n, who in enumerate(circle)}
    rest = [who for who in seats if who not in whom]
    return whom | {who: circle[(n + number) % len(circle)] for n, who in enumerate(rest)}

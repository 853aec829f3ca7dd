"""`agreements`: sentences that all whom they concern have signed, put in other words together, and looked at again.

Rules:

1. A sentence holds once everybody in its circle has signed the same version. Who writes a version signs it by that.
2. Not to sign is no answer: it leaves no trace, and nothing runs out. Who would rather speak first can say so.
3. Other words are a new version. The one that holds goes on until all have signed the new one.
4. Nobody is held: a signature can be taken back at any time, and then the sentence waits for it as a new one would.
5. Each version that came to hold stands in the timeline, with who signed it: nobody can say later that it was
   another one.
6. The day on which to look at them again is one for all, and only says so: nothing ends by itself.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Tell, Turn, command
from ..errors import Refused
from ..protocol import Entry, Time
from ..sealing import AROUND, Sealed

MOST = 16
"""Sentences at once. All of them, each with other words that wait, fit into one state."""
LONGEST = 384 + AROUND
"""Bytes of the box of one version."""
REVIEW_WITHIN = 3 * 366 * 86400.0
"""Seconds ahead in which the day to look again may lie."""
Circle = Annotated[
    tuple[Key, ...], Meta(min_length=1, max_length=12, description="The members whom it concerns.")
]


class Version(Struct, frozen=True):
    """A sentence in certain words, and who has signed them."""

    id: str
    """`v1`, `v2`, …"""
    text: Sealed
    by: str
    at: float
    """Room time at which it was written, or came to hold."""
    circle: tuple[str, ...]
    """Whom it concerns: all of them sign."""
    signed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all have signed."""
        return all(member in self.signed for member in self.circle)

    def without(self, member: str) -> Version:
        """Nobody waits for them any more."""
        return replace(
            self,
            circle=tuple(one for one in self.circle if one != member),
            signed=tuple(one for one in self.signed if one != member),
        )


class Sentence(Struct, frozen=True):
    """What holds, and what waits to be signed; at least one of them is there."""

    id: str
    made: Count
    """How many versions there were."""
    holds: Version | None = None
    waits: Version | None = None
    talk: tuple[str, ...] = ()
    """Who would like to speak about it first."""

    def settled(self, at: float) -> tuple[Sentence, tuple[Note, ...]]:
        """With what waits in force, when all have signed; and what that leaves in the timeline."""
        now = self.waits
        if now is None or not now.whole:
            return self, ()
        holds = replace(now, at=at)
        body = {"sentence": self.id, "version": now.id, "by": now.by, "text": now.text, "signed": now.signed}
        return replace(self, holds=holds, waits=None, talk=()), (Note("agreed", body, None),)


class Agreements(Activity, frozen=True):
    """Sentences that all have signed: what is written, put in other words, looked at again, and let go of."""

    kind: ClassVar[str] = "agreements"
    sentences: tuple[Sentence, ...] = ()
    review_at: float | None = None
    """Room time at which to look at all of them again."""
    review_by: str = ""
    reviewed_at: float | None = None
    """When they were last looked at together."""

    @command(lead="sure", lasting=True)
    def write(
        self, turn: Turn, sentence: Key, version: Key, text: Sealed, circle: Circle | None = None
    ) -> Step:
        """Write a sentence for all to sign, or put one in other words; I sign it by that.

        `sentence` is an id of my choice, or the one of a sentence; `version` is `v1`, or the one after its newest.
        `circle` are those whom it concerns (none: whom it concerned, or everybody); I am always one of them.
        """
        if len(text) > LONGEST:
            raise Refused("too_large", f"It has at most {LONGEST} bytes here.", path="args.text")
        before = self._get(sentence)
        if before is None and len(self.sentences) >= MOST:
            raise Refused("too_large", f"There are at most {MOST} at once.", path="args.sentence")
        made = before.made if before else 0
        if version != f"v{made + 1}":
            raise Refused("conflict", "It was put in other words just now.", path="args.version")
        old = (before.waits or before.holds) if before else None
        new = Version(version, text, turn.who, turn.at, self._circle(turn, circle, old), (turn.who,))
        base = before or Sentence(sentence, 0)
        after, notes = replace(base, made=made + 1, waits=new, talk=()).settled(turn.at)
        others = tuple(member for member in new.circle if member != turn.who)
        tells = () if notes else (Tell("agreement", others, f"s-{sentence}"),)
        return Step(self._with(after), notes, tells=tells)

    @command(lead="sure", lasting=True)
    def sign(self, turn: Turn, sentence: Key, version: Key) -> Agreements | Step:
        """Sign these words. With the last signature they hold."""
        one, words = self._version(sentence, version)
        if turn.who not in words.circle:
            raise Refused("forbidden", "It does not concern you.", path="args.sentence")
        if turn.who in words.signed:
            return self
        signed = replace(words, signed=(*words.signed, turn.who))
        talk = tuple(member for member in one.talk if member != turn.who)
        after, notes = replace(one, waits=signed, talk=talk).settled(turn.at)
        return Step(self._with(after), notes)

    @command(lead="sure", lasting=True)
    def take_back(self, turn: Turn, sentence: Key, version: Key) -> Agreements:
        """Take my signature back; no reason needed. What held waits again; my own words that wait are gone."""
        one, words = self._version(sentence, version)
        if turn.who not in words.signed:
            return self
        rest = replace(words, signed=tuple(member for member in words.signed if member != turn.who))
        if words is one.holds:  # other words that wait already take its place
            return self._with(replace(one, holds=None, waits=one.waits or rest))
        if words.by != turn.who:
            return self._with(replace(one, waits=rest))
        return self._with(replace(one, waits=None, talk=())) if one.holds else self._lacking(one.id)

    @command(lasting=True)
    def let_go(self, turn: Turn, sentence: Key, version: Key) -> Agreements:
        """Put away a sentence that waits and does not hold."""
        one, words = self._version(sentence, version)
        if turn.who not in words.circle:
            raise Refused("forbidden", "It does not concern you.", path="args.sentence")
        if one.holds is not None:
            raise Refused("conflict", "It holds; take your signature back first.", path="args.sentence")
        if words.by != turn.who and words.by in words.signed:
            raise Refused("forbidden", "Who wrote it can put it away.", path="args.sentence")
        return self._lacking(one.id)

    @command(lasting=True)
    def speak(self, turn: Turn, sentence: Key, wanted: bool = True) -> Agreements:
        """Say that I would like to speak about it first, or no longer."""
        one = self._get(sentence)
        if one is None:
            raise Refused("unknown", "There is no such sentence.", path="args.sentence")
        if (turn.who in one.talk) == wanted:
            return self
        rest = tuple(member for member in one.talk if member != turn.who)
        return self._with(replace(one, talk=(*rest, turn.who) if wanted else rest))

    @command(lead="sure", lasting=True)
    def look_again(self, turn: Turn, at: Time | None = None) -> Agreements:
        """Set the day on which to look at all of them again (room time), in place of any other; none: no day."""
        if at is not None and not turn.now < at <= turn.now + REVIEW_WITHIN:
            raise Refused("invalid", "It lies ahead, within three years.", path="args.at")
        return replace(self, review_at=at, review_by="" if at is None else turn.who)

    @command(lead="sure", advances="after")
    def looked(self, turn: Turn, after: Time | None = None) -> Agreements | Step:
        """We have looked at them; `after` is the day for which that was set (none: whichever was)."""
        if self.review_at is None or after not in (None, self.review_at):
            return self
        body = {"holds": tuple(one.id for one in self.sentences if one.holds is not None)}
        state = replace(self, review_at=None, review_by="", reviewed_at=turn.at)
        return Step(state, (Note("looked", body),))

    # -------------------------------------------------------------------------------------- the room

    def due(self) -> float | None:
        """The day to look again, until it has come."""
        return self.review_at if self.review_by else None

    def on_due(self, turn: Turn) -> Agreements | Step:
        """The day has come; it stays until somebody says that they have looked."""
        return Step(replace(self, review_by=""), tells=(Tell("look-again", turn.seats, "look"),))

    def on_left(self, turn: Turn, member: str) -> Agreements | Step:
        """Nobody waits for them any more; what they alone had to sign holds, what concerned nobody else is gone."""
        left: list[Sentence] = []
        notes: list[Note] = []
        for one in self.sentences:
            holds, waits = (each and each.without(member) for each in (one.holds, one.waits))
            after = replace(
                one,
                holds=holds if holds and holds.circle else None,
                waits=waits if waits and waits.circle else None,
                talk=tuple(who for who in one.talk if who != member),
            )
            after, new = after.settled(turn.at)
            notes += new
            if after.holds or after.waits:
                left.append(after)
        state = replace(self, sentences=tuple(left))
        return self if state == self else Step(state, tuple(notes))

    def without(self, member: str) -> Agreements:
        """Without the versions that they wrote."""
        left = []
        for one in self.sentences:
            holds, waits = (each if each and each.by != member else None for each in (one.holds, one.waits))
            if holds or waits:
                left.append(replace(one, holds=holds, waits=waits))
        return replace(self, sentences=tuple(left))

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Words are those of who wrote them, whoever signed last."""
        return {} if entry.kind == "agreed" and entry.body.get("by") == member else entry.body

    def _get(self, sentence: str) -> Sentence | None:
        return next((one for one in self.sentences if one.id == sentence), None)

    def _version(self, sentence: str, version: str) -> tuple[Sentence, Version]:
        one = self._get(sentence)
        if one is None:
            raise Refused("unknown", "There is no such sentence.", path="args.sentence")
        for words in (one.waits, one.holds):
            if words is not None and words.id == version:
                return one, words
        raise Refused("conflict", "It was put in other words meanwhile.", path="args.version")

    def _circle(self, turn: Turn, asked: tuple[str, ...] | None, old: Version | None) -> tuple[str, ...]:
        if asked is None:
            wanted = old.circle if old else turn.seats
        else:
            wanted = asked
            for n, member in enumerate(asked):
                if member not in turn.seats:
                    raise Refused("unknown", "There is no such member.", path=f"args.circle[{n}]")
        return tuple(member for member in turn.seats if member in wanted or member == turn.who)

    def _with(self, sentence: Sentence) -> Agreements:
        if self._get(sentence.id) is None:
            return replace(self, sentences=(*self.sentences, sentence))
        some = tuple(sentence if one.id == sentence.id else one for one in self.sentences)
        return replace(self, sentences=some)

    def _lacking(self, sentence: str) -> Agreements:
        return replace(self, sentences=tuple(one for one in self.sentences if one.id != sentence))

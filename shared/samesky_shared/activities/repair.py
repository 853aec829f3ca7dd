"""`repair`: a slow conversation after a quarrel, in which nothing is forced. It is no therapy, and says so.

Rules:

1. Who announces it, and who is ready for it, accepts the ground rules. Notes that somebody makes for themselves,
   before or meanwhile, are theirs alone.
2. Anybody may call a cool-off at any time, with a time of return; it stops everything at once (`core/cooling`).
3. First each says their view, with the same time, and another says it back until who spoke says that it is right.
   Then each writes what they need, then what they offer; both open together. Then one ground for all is put into
   words, amended, and signed by all. From one to the next it goes when all want to.
4. An apology, making amends, forgiving and letting go are steps apart, in no order. Each opens only when all say yes,
   a "not now" leaves no trace, and nobody has to take one. So it is with a card to laugh at.
5. It can be left at that at any time. A day to look back may be set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Key, Note, Step, Tell, Turn, command
from ..core.chance import number as chance
from ..core.consent import Ask
from ..core.cooled import Cooled
from ..core.floor import Floor
from ..core.floored import About, Minutes
from ..core.reveal import Reveal, fits
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box, Sealed

Stage = Literal["views", "needs", "offers", "ground"]
STAGES: tuple[Stage, ...] = ("views", "needs", "offers", "ground")
Part = Literal["speak", "reflect", "confirm"]
Deep = Literal["apology", "amends", "forgiveness", "letting-go"]
Asked = Literal["apology", "amends", "forgiveness", "letting-go", "softener"]
Words = Annotated[Box, Meta(max_length=768 + AROUND)]
When = Annotated[float, Meta(ge=0, lt=1e11, description="Room time.")]
SOFTENERS = 12
"""Cards to laugh at, `s01` to `s12`."""
FAR = 400 * 86400.0


class Ground(Struct, frozen=True):
    """What all could stand on, as it was put last."""

    version: int
    by: str
    text: Words
    signed: tuple[str, ...]


class Repair(Cooled, frozen=True):
    """Views, needs, offers, and one ground; with a pause whenever one needs it."""

    kind: ClassVar[str] = "repair"
    stage: Stage = "views"
    part: Part = "speak"
    notes: dict[str, Words] = {}
    """What each wrote for themselves alone."""
    round: Reveal | None = None
    """Needs, or offers."""
    onward: tuple[str, ...] = ()
    """Who wants to go on to what comes next."""
    ground: Ground | None = None
    asked: Ask | None = None
    steps: tuple[Deep, ...] = ()
    """Those that all have opened."""
    card: str | None = None
    look_at: float | None = None
    """Room time of the day to look back."""

    @command(lead="sure", lasting=True)
    def announce(self, turn: Turn, about: About | None = None, minutes: Minutes = 3) -> Step:
        """Say that I would like to repair something, and maybe what; with that I accept the ground rules."""
        step = self.announced(turn, turn.who, minutes, about=about)
        assert isinstance(step.state, Repair)
        kept = replace(step.state, notes=self.notes, look_at=self.look_at, cooling=self.cooling)
        return replace(step, state=kept)

    @command(lasting=True)
    def note(self, turn: Turn, text: Words | None) -> Repair:
        """Write something for myself alone, before or meanwhile; with nothing, wipe it away."""
        notes = {who: box for who, box in self.notes.items() if who != turn.who}
        return replace(self, notes=notes if text is None else notes | {turn.who: text})

    @command(lead="sure", advances="after")
    def done(self, turn: Turn, after: Key) -> Repair:
        """My part is done; after "did I get it?" it means yes, and the next one's view comes."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        self._warm(turn)
        if self.stage != "views":
            raise Refused("conflict", "The views have been said.")
        if self.part == "confirm":
            coming = floor.next()
            return self._at(floor.given_to(coming, turn.at), turn, "speak") if coming else self._staged(turn)
        return self._at(floor, turn, "reflect" if self.part == "speak" else "confirm")

    @command(lead="sure", advances="after")
    def again(self, turn: Turn, after: Key) -> Repair:
        """Not quite: say it back once more, please."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        self._warm(turn)
        if self.stage != "views" or self.part != "confirm":
            raise Refused("conflict", "That comes when it was said back.")
        return self._at(floor, turn, "reflect")

    @command(lead="sure")
    def go_on(self, turn: Turn, stage: Stage) -> Repair | Step:
        """I want to go on from this stage to what comes next; when all do, it goes."""
        circle = self._warm(turn)
        if stage != self.stage or turn.who in self.onward or stage == "ground":
            return self
        onward = (*self.onward, turn.who)
        if all(one in onward for one in circle):
            return self._staged(turn)
        return replace(self, onward=onward)

    @command(lead="sure", lasting=True)
    def write(self, turn: Turn, stage: Stage, text: Sealed) -> Repair | Step:
        """What I need, or what I offer; it opens when all are in."""
        before = self._round(turn, stage)
        fits(text, len(turn.seats))
        return self._moved(turn, before.put(turn.who, text, turn.at))

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, stage: Stage) -> Repair | Step:
        """Nothing here; no reason needed."""
        return self._moved(turn, self._round(turn, stage).passed_by(turn.who, turn.at))

    @command(lead="sure", lasting=True)
    def propose(self, turn: Turn, after: int, text: Words) -> Repair:
        """Put the ground for all into words, or amend version `after`; with that I sign it."""
        self._warm(turn)
        if self.stage != "ground":
            raise Refused("not_yet", "That comes after the offers.")
        if after != (self.ground.version if self.ground else 0):
            raise Refused("conflict", "It has other words by now.", path="args.after")
        return replace(self, ground=Ground(after + 1, turn.who, text, (turn.who,)))

    @command(lead="sure", lasting=True)
    def sign(self, turn: Turn, version: int) -> Repair | Step:
        """Sign it in these words; when all have, it is kept."""
        circle, before = self._warm(turn), self.ground
        if before is None or before.version != version:
            raise Refused("conflict", "It has other words by now.", path="args.version")
        if turn.who in before.signed:
            return self
        after = replace(before, signed=(*before.signed, turn.who))
        whole = all(one in after.signed for one in circle)
        body = {"version": version, "by": after.by, "text": after.text}
        return Step(replace(self, ground=after), (Note("ground", body, circle),) if whole else ())

    @command()
    def open_step(self, turn: Turn, what: Asked) -> Repair:
        """Ask whether all want to open this step, or to see a card to laugh at."""
        circle = self._warm(turn)
        if what in self.steps:
            return self
        if self.asked is not None and self.asked.topic == what:
            return self._agreed(turn, self.asked.answered(turn.who, "yes"))
        return replace(self, asked=Ask.opened(what, turn.who, circle, turn.now))

    @command()
    def agree(self, turn: Turn, what: Asked) -> Repair:
        """Yes to what was asked."""
        return self._agreed(turn, self._asked(turn, what).answered(turn.who, "yes"))

    @command()
    def decline(self, turn: Turn, what: Asked) -> Repair:
        """Not now; nobody is told, and it leaves no trace."""
        return self._agreed(turn, self._asked(turn, what).answered(turn.who, "not_now"))

    @command(lead="sure", lasting=True)
    def say(self, turn: Turn, what: Deep, text: Words) -> Step:
        """Take a step that all have opened, in own words; it is kept for those who take part."""
        circle = self._warm(turn)
        if what not in self.steps:
            raise Refused("not_yet", "That opens when all say yes.")
        body = {"what": what, "text": text, "of": self.opening.id if self.opening else ""}
        return Step(self, (Note("said", body, circle),))

    @command(lasting=True)
    def look_back(self, turn: Turn, at: When | None) -> Repair:
        """Set a day to look back at it, or none."""
        if at is not None and not turn.now < at <= turn.now + FAR:
            raise Refused("invalid", "That lies behind us, or too far ahead.", path="args.at")
        return replace(self, look_at=at)

    @command(lead="sure")
    def end(self, turn: Turn) -> Repair:
        """Leave it at that, for today; needs nobody's yes."""
        self._floor(turn.who)
        return self.ended(turn)

    def view(self, who: str) -> dict[str, Any]:
        """What is announced, or on; of notes my own alone, and of what was written what is open to me."""
        floor = self.floor
        inside = floor is not None and who in floor.circle
        turn: dict[str, Any] | None = None
        if floor is not None:
            turn = {
                "id": self.name,
                "stage": self.stage,
                "part": self.part,
                "speaker": floor.speaker,
                "listener": floor.beside(floor.speaker),
                "talking": floor.talking,
                "circle": floor.circle,
                "clock": floor.clock,
                "length": floor.length,
                "paused": floor.paused,
                "away": floor.away,
                "asking": floor.asking,
                "onward": self.onward,
            }
        opening = self.opening
        if opening is not None and floor is not None and not inside:
            opening = opening.without_words(opening.by)
        return {
            "opening": opening,
            "minutes": self.minutes,
            "turn": turn,
            "note": self.notes.get(who),
            "round": self.round.view(who) if self.round and inside else None,
            "ground": self.ground if inside else None,
            "cooling": self.cooling,
            "asked": self.asked.view(who) if self.asked and who in self.asked.circle else None,
            "steps": self.steps if inside else (),
            "card": self.card if inside else None,
            "look_at": self.look_at,
        }

    def due(self) -> float | None:
        """The next of: the return, the end of an ask or of a round, the day to look back, and the end."""
        waits = [
            super().due(),
            self.asked.until if self.asked else None,
            self.round.due if self.round else None,
            self.look_at,
        ]
        return min((one for one in waits if one is not None), default=None)

    def on_due(self, turn: Turn) -> Repair | Step:
        """What is due of these, one after the other."""
        if self.look_at is not None and self.look_at <= turn.at:
            return Step(replace(self, look_at=None), tells=(Tell("look-again", turn.seats),))
        if self.asked is not None and self.asked.until <= turn.at:
            return replace(self, asked=None)
        if self.round is not None and self.round.due is not None and self.round.due <= turn.at:
            return self._moved(turn, self.round.late(turn.at))
        return super().on_due(turn)

    def cooled(self, turn: Turn) -> Repair:
        """A pause begins: what was asked is asked no more."""
        return replace(self, asked=None)

    def warmed(self, turn: Turn) -> Repair:
        """All are back: clocks go on where views are said."""
        floor = self.floor
        return replace(self, floor=floor.resumed(turn.at)) if floor and self.stage == "views" else self

    def begun(self, turn: Turn, floor: Floor) -> Repair:
        """Whoever announced it says their view first; a pause that was called goes on."""
        held = floor.held(turn.at) if self.cooling else floor
        return replace(self._at(held, turn, "speak"), stage="views")

    def ended(self, turn: Turn) -> Repair:
        """Left at that; the day to look back stays, and so do notes until their writer wipes them away."""
        return Repair(number=self.counted, minutes=self.minutes, notes=self.notes, look_at=self.look_at)

    def on_left(self, turn: Turn, member: str) -> Repair | Step:
        """Who is left goes on, if they are two; what they wrote for themselves goes with them."""
        notes = {who: box for who, box in self.notes.items() if who != member}
        opening = self.opening and self.opening.without(member)
        after = replace(self, notes=notes, opening=opening, asked=None)
        floor = self.floor
        if floor is None:
            rest = after.cooling.without(member, turn.seats) if after.cooling else None
            return replace(after, cooling=None if rest and rest.over else rest)
        if member not in floor.circle:
            return after
        left = floor.without(member, turn.at)
        circle = tuple(one for one in floor.circle if one != member)
        if len(circle) < 2:
            return after.ended(turn)
        if left is None:  # whose view was the last has gone: it is at what comes next
            given = replace(floor, circle=circle, speaker=circle[0], voice="").lent_to(circle[0], turn.at)
            after = replace(after, floor=given)
            after = after._staged(turn) if after.stage == "views" else after
        elif left.speaker != floor.speaker and after.stage == "views":
            after = after._at(left, turn, "speak")
        else:
            after = replace(after, floor=left, number=self.counted)
            if after.stage == "views":
                after = after._at(left, turn, after.part)
        onward = tuple(one for one in after.onward if one != member)
        after = replace(after, onward=onward)
        if after.cooling is not None:
            after = after.thawed(turn, after.cooling.without(member, circle))
        if after.round is not None:
            return after._moved(turn, after.round.without(member, turn.at))
        return after

    def without(self, member: str) -> Repair:
        """Without what they wrote."""
        ground = None if self.ground is not None and self.ground.by == member else self.ground
        return replace(
            self,
            notes={who: box for who, box in self.notes.items() if who != member},
            opening=self.opening and self.opening.without_words(member),
            round=self.round.without_words(member) if self.round else None,
            ground=ground,
        )

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their needs or offers, or the words for a ground that were theirs; those of the others stay."""
        words = entry.body.get("words")
        if isinstance(words, dict):
            rest = {who: box for who, box in words.items() if who != member}
            return {**entry.body, "words": rest} if rest else {}
        if entry.kind == "ground":
            return {} if entry.body.get("by") == member else entry.body
        return super().without_words(entry, member)

    # ----------------------------------------------------------------------------------------- beneath

    def _at(self, floor: Floor, turn: Turn, part: Part) -> Repair:
        lent = floor.lent_to(floor.beside(floor.speaker) if part == "reflect" else floor.speaker, turn.at)
        return replace(self, number=self.counted, floor=lent, part=part, until=turn.now + 3 * 86400.0)

    def _staged(self, turn: Turn) -> Repair:
        """At the stage after this one; clocks stand there."""
        assert self.floor is not None
        stage = STAGES[min(STAGES.index(self.stage) + 1, len(STAGES) - 1)]
        words = Reveal.begun(self.floor.circle, turn.now) if stage in ("needs", "offers") else None
        held = replace(self.floor, voice="").held(turn.at)
        until = turn.now + 2 * 3 * 86400.0
        return replace(
            self, stage=stage, round=words, onward=(), floor=held, number=self.counted, until=until
        )

    def _round(self, turn: Turn, stage: Stage) -> Reveal:
        self._warm(turn)
        if self.round is None or stage != self.stage:
            raise Refused("conflict", "Another stage is on.", path="args.stage")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Repair | Step:
        assert self.round is not None
        after = after.settled(turn.at).awaiting(turn.now)
        if self.round == after:
            return self
        notes = tuple(
            Note(self.stage, self._body(boxes), readers)
            for boxes, readers in after.opened(self.round, turn.seats)
        )
        return Step(replace(self, round=after), notes)

    def _body(self, words: Mapping[str, bytes]) -> dict[str, Any]:
        return {"stage": self.stage, "words": words}

    def _asked(self, turn: Turn, what: str) -> Ask:
        self._warm(turn)
        if self.asked is None or self.asked.topic != what:
            raise Refused("conflict", "That is not asked any more.", path="args.what")
        return self.asked

    def _agreed(self, turn: Turn, after: Ask) -> Repair:
        if after == self.asked:
            return self
        if not after.agreed:
            return replace(self, asked=after)
        if after.topic == "softener":
            return replace(self, asked=None, card=f"s{1 + chance(turn.seed, 'softener') % SOFTENERS:02d}")
        deep: Any = after.topic
        return replace(self, asked=None, steps=(*self.steps, deep))

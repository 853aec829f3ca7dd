"""`play`: small games, a drawing that is guessed, a jar of jokes, and a shelf of what only we laugh at.

Rules:

1. A game is a page: this or that, a sentence to finish, two truths and a tale. Each writes for themselves, and all of
   it opens together; it waits for who sleeps, and a pass gives no reason. Nothing is counted.
2. Of a tale its sentences are read by all at once, which of them is untrue only with the guesses.
3. What is drawn is known to who draws it alone until it is guessed or told. Strokes are signals, of which nothing is
   kept; the picture at the end is one sealed blob. Then anybody may draw, who has drawn last.
4. A joke in the jar is read by its writer alone, until somebody pulls one out: which, is chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Count, Key, Note, Step, Turn, command
from ..core.chance import number, pick
from ..core.drawn import Drawn, next_card
from ..core.pages import Pages
from ..core.reveal import fits
from ..decks.games import game_cards
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box

MOST_GUESSES, MOST_SLIPS = 12, 24
WHOLE = 12 * (384 + AROUND)
"""Bytes of all that is written on a page together."""
Small = Annotated[Box, Meta(max_length=384 + AROUND)]
Begun = Annotated[
    Box, Meta(max_length=384 + AROUND, extra_json_schema={"sealed": True, "place": "play begin.text"})
]
"""The beginning of a sentence; sealed for the instance, whatever page it comes after."""
Tale = Annotated[
    Box, Meta(max_length=1536 + AROUND, extra_json_schema={"sealed": True, "place": "play tell.text"})
]
"""Three sentences in JSON: a list of texts."""
Which = Annotated[
    Box, Meta(max_length=64 + AROUND, extra_json_schema={"sealed": True, "place": "play tell.which"})
]
"""Which of them is untrue: `0`, `1` or `2`."""
Guess = Annotated[Box, Meta(max_length=128 + AROUND)]
Picture = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}\Z",
        description="The SHA-256 of a sealed picture that the room keeps as a blob.",
    ),
]


class Guessed(Struct, frozen=True):
    """What somebody thinks it is."""

    id: str
    by: str
    text: Guess


class Sketch(Struct, frozen=True):
    """What is drawn now, or was drawn last."""

    id: str
    by: str
    card: str | None = None
    """What it is; for the others nothing until it is over."""
    guesses: tuple[Guessed, ...] = ()
    picture: str | None = None
    over: bool = False
    found: str = ""
    """Who has guessed it."""


class Slip(Struct, frozen=True):
    """A joke in the jar."""

    by: str
    text: Small


class Play(Pages, frozen=True):
    """Small games page by page, a drawing that is guessed, a jar of jokes and a shelf of our own."""

    kind: ClassVar[str] = "play"
    opens_as: ClassVar[str] = "played"
    game: Literal["this", "finish", "tale"] | None = None
    card: str | None = None
    by: str = ""
    """Who tells, or has begun the sentence."""
    words: Tale | None = None
    drawn: Drawn = {}
    sketches: Count = 0
    sketch: Sketch | None = None
    slips: Count = 0
    jar: dict[str, Slip] = {}
    pulled: Slip | None = None
    """The joke that was pulled out last."""

    # --------------------------------------------------------------------------------------------- pages

    @command(lead="sure", advances="after")
    def lay(self, turn: Turn, game: Literal["this", "finish"], after: Key | None = None) -> Play:
        """Lay out a card of a game; `after` is the page on the table, if any."""
        fresh = self._fresh(turn, after)
        if fresh is None:
            return self
        last = self.card if self.game == game else None
        card, drawn = next_card(self.drawn, game_cards(game), last, turn.seed)
        return replace(fresh, game=game, card=card, drawn=drawn)

    @command(lead="sure", lasting=True, advances="after")
    def begin(self, turn: Turn, text: Begun, after: Key | None = None) -> Play:
        """Begin a sentence of my own, for all to finish."""
        fresh = self._fresh(turn, after)
        return self if fresh is None else replace(fresh, game="finish", by=turn.who, words=text)

    @command(lead="sure", lasting=True, advances="after")
    def tell(self, turn: Turn, text: Tale, which: Which, after: Key | None = None) -> Play | Step:
        """Tell two truths and a tale; which it is opens with the guesses."""
        fresh = self._fresh(turn, after)
        if fresh is None:
            return self
        told = replace(fresh, game="tale", by=turn.who, words=text)
        return told._moved(turn, told._begun(turn, told.page).put(turn.who, which, turn.at))

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, page: Key, text: Small) -> Play | Step:
        """Say mine: `0` or `1` of this or that, the end of a sentence, which is the tale. Once more: in its place."""
        if self.game is None:
            raise Refused("conflict", "Nothing is on the table; lay something out.", path="args.page")
        if self.game == "tale" and turn.who == self.by:
            raise Refused("conflict", "You tell this one; the others guess.", path="args.page")
        before = self._begun(turn, page)
        fits(text, len(turn.seats), "args.text", WHOLE)
        return self._moved(turn, before.put(turn.who, text, turn.at))

    @command(lead="sure", advances="after")
    def turn_over(self, turn: Turn, after: Key | None = None) -> Play:
        """Clear the table; `after` is the page that lies open (none: whichever does)."""
        made = super().turn_over(turn, after)
        return self if made is self else replace(made, game=None, card=None, by="", words=None)

    # ------------------------------------------------------------------------------------------- drawing

    @command(lead="sure", advances="after")
    def draw(self, turn: Turn, after: Key | None = None) -> Play:
        """Draw something that only I know; `after` is the drawing that is there, if any."""
        before = self.sketch
        if after != (before.id if before else None):
            return self
        if (
            before
            and not before.over
            and before.by != turn.who
            and (before.by in turn.present or before.picture)
        ):
            raise Refused("conflict", "Somebody draws, or waits for guesses.", path="args.after")
        last = before.card if before else None
        card, drawn = next_card(self.drawn, game_cards("draw"), last, turn.seed)
        count = self.sketches % 1000 + 1
        return replace(self, sketches=count, drawn=drawn, sketch=Sketch(f"s{count}", turn.who, card))

    @command(lasting=True)
    def guess(self, turn: Turn, sketch: Key, text: Guess) -> Play:
        """Say what I think it is; all read it."""
        now = self._sketch(sketch)
        if turn.who == now.by or now.over:
            raise Refused("conflict", "There is nothing for you to guess now.", path="args.sketch")
        one = Guessed(f"g{number(turn.seed, 'guess'):016x}", turn.who, text)
        return replace(self, sketch=replace(now, guesses=(*now.guesses, one)[-MOST_GUESSES:]))

    @command(lasting=True)
    def leave(self, turn: Turn, sketch: Key, picture: Picture) -> Play:
        """Leave my picture for who is not here; they guess when they come."""
        now = self._mine(turn, sketch)
        return self if now.over else replace(self, sketch=replace(now, picture=picture))

    @command(lead="sure", lasting=True)
    def right(self, turn: Turn, sketch: Key, guess: Key, picture: Picture | None = None) -> Play | Step:
        """Say that this guess is right; the picture is kept."""
        now = self._mine(turn, sketch)
        found = next((one.by for one in now.guesses if one.id == guess), None)
        if found is None:
            raise Refused("unknown", "There is no such guess.", path="args.guess")
        return self._shown(now, found, picture)

    @command(lead="sure", lasting=True)
    def reveal(self, turn: Turn, sketch: Key, picture: Picture | None = None) -> Play | Step:
        """Say what it is, though nobody has guessed it; the picture is kept."""
        return self._shown(self._mine(turn, sketch), "", picture)

    # ---------------------------------------------------------------------------------- the jar, the shelf

    @command(lasting=True)
    def slip(self, turn: Turn, text: Small) -> Play:
        """Put a joke into the jar."""
        if len(self.jar) >= MOST_SLIPS:
            raise Refused("full", "The jar is full; pull one out first.", retry_after=60.0)
        count = self.slips % 1000 + 1
        return replace(self, slips=count, jar=self.jar | {f"j{count}": Slip(turn.who, text)})

    @command(lasting=True)
    def take_back(self, turn: Turn, slip: Key) -> Play:
        """Take a joke of mine out of the jar, unread."""
        one = self.jar.get(slip)
        if one is None or one.by != turn.who:
            raise Refused("unknown", "There is no such joke of yours.", path="args.slip")
        return replace(self, jar={key: other for key, other in self.jar.items() if key != slip})

    @command(lead="sure")
    def pull(self, turn: Turn) -> Step:
        """Pull a joke out of the jar, for all to read; it is kept."""
        if not self.jar:
            raise Refused("conflict", "The jar is empty.")
        key = pick(turn.seed, tuple(self.jar))
        one = self.jar[key]
        rest = {other: slip for other, slip in self.jar.items() if other != key}
        note = Note("joke", {"by": one.by, "text": one.text})
        return Step(replace(self, jar=rest, pulled=one), (note,))

    @command(lasting=True)
    def shelve(self, turn: Turn, text: Small) -> Step:
        """Put something on the shelf that only we laugh at: in the box is JSON, `words` and `from`."""
        return Step(self, (Note("inside", {"text": text}),))

    # -------------------------------------------------------------------------------------------- the room

    def view(self, who: str) -> dict[str, Any]:
        """The page as this member may see it now; what is drawn if they may know it; their own jokes in the jar."""
        now = self.sketch
        if now is not None and not now.over and now.by != who:
            now = replace(now, card=None)
        return super().view(who) | {
            "game": self.game,
            "card": self.card,
            "by": self.by,
            "words": self.words,
            "sketch": now,
            "jar": {key: one.text for key, one in self.jar.items() if one.by == who},
            "inside": len(self.jar),
            "pulled": self.pulled,
        }

    def on_left(self, turn: Turn, member: str) -> Play | Step:
        """Nobody waits for them, and nobody guesses at what they drew."""
        after = self if self.sketch is None or self.sketch.by != member else replace(self, sketch=None)
        if self.round is None or self.round.opens_at is not None:
            return after
        return after._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Play:
        """Without what they wrote and drew."""
        after = super().without(member)
        if after.by == member:
            after = replace(after, by="", words=None)
        sketch = after.sketch
        if sketch is not None:
            guesses = tuple(one for one in sketch.guesses if one.by != member)
            sketch = None if sketch.by == member else replace(sketch, guesses=guesses)
        jar = {key: one for key, one in after.jar.items() if one.by != member}
        pulled = None if after.pulled is not None and after.pulled.by == member else after.pulled
        return replace(after, sketch=sketch, jar=jar, pulled=pulled)

    def exported(self, who: str) -> Play:
        """Which cards were drawn, and one's own jokes; what was opened stands in the timeline."""
        jar = {key: one for key, one in self.jar.items() if one.by == who}
        return Play(self.number, drawn=self.drawn, slips=self.slips, jar=jar)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Without what they wrote: their box of a page, and its beginning; their jokes and pictures."""
        body = super().without_words(entry, member)
        if entry.kind == "joke":
            return {} if entry.body.get("by") == member else entry.body
        if entry.kind == cls.opens_as and body.get("by") == member:
            return {**body, "words": None, "by": ""}
        return body

    def _fresh(self, turn: Turn, after: str | None) -> Play | None:
        """A new page without a game, where the one on the table may go; None: it is another by now."""
        if not self._gives_way(turn, after, self.game is not None):
            return None
        count = self.number % 1000 + 1
        return replace(self, number=count, round=None, game=None, card=None, by="", words=None)

    def _body(self, boxes: Mapping[str, bytes]) -> dict[str, Any]:
        return super()._body(boxes) | {
            "game": self.game,
            "card": self.card,
            "words": self.words,
            "by": self.by,
        }

    def _sketch(self, sketch: str) -> Sketch:
        if self.sketch is None or sketch != self.sketch.id:
            raise Refused("conflict", "Something else is drawn now.", path="args.sketch")
        return self.sketch

    def _mine(self, turn: Turn, sketch: str) -> Sketch:
        now = self._sketch(sketch)
        if now.by != turn.who:
            raise Refused("forbidden", "Who draws says so.", path="args.sketch")
        return now

    def _shown(self, now: Sketch, found: str, picture: str | None) -> Play | Step:
        if now.over:
            return self
        over = replace(now, over=True, found=found, picture=picture or now.picture)
        body = {"card": now.card, "found": found, "blobs": (over.picture,)}
        notes = (Note("drawing", body),) if over.picture else ()
        return Step(replace(self, sketch=over), notes)

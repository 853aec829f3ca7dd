"""`listening`: one is heard, another says back what they heard, and who spoke decides whether that is it.

Rules:

1. It begins when those who take part are ready, each by themselves. All have equal clocks, and a clock that has run
   out cuts nobody off.
2. A turn has five parts: speak, say it back, ask, "did I get it?", "that makes sense". Each belongs to one member,
   who alone says that it is done. Whether it was got right, who spoke decides; if not, it is said back once more.
3. Then the next is heard, when they want to be. Anybody may hold it, ask quietly for the floor, or end it.
4. Each may write what they say as well: so it works while one is asleep, and nobody's clock runs then.
5. What is written is for those who take part, and stays in their timeline.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Key, Note, Step, Turn, command
from ..core.floor import Floor
from ..core.floored import About, Floored, Minutes
from ..core.opening import OPEN_TIME
from ..errors import Refused
from ..protocol import Entry
from ..sealing import AROUND, Box

Part = Literal["speak", "reflect", "clarify", "confirm", "validate", "swap"]
"""What a turn is made of; `swap` is before the next one's, who begins when they want to."""
AFTER: dict[Part, Part] = {
    "swap": "speak", "speak": "reflect", "reflect": "clarify", "clarify": "confirm", "confirm": "validate",
}  # fmt: skip
BACK: tuple[Part, ...] = ("reflect", "clarify", "validate")
"""Parts of who says back what they heard; the others belong to who is heard."""
Words = Annotated[Box, Meta(max_length=3072 + AROUND)]


class Said(Struct, frozen=True):
    """What somebody wrote in a part of this turn."""

    part: str
    by: str
    text: Words


class Listening(Floored, frozen=True):
    """One speaks, another says it back, until who spoke is heard; then the next."""

    kind: ClassVar[str] = "listening"
    part: Part = "speak"
    listener: str = ""
    """Who says back what they heard."""
    said: dict[Part, Said] = {}
    heard: tuple[str, ...] = ()
    """Whose turn came to its end."""

    @command(lead="sure", lasting=True)
    def announce(
        self,
        turn: Turn,
        first: Key,
        minutes: Minutes = 3,
        topic: Key | None = None,
        about: About | None = None,
    ) -> Step:
        """Say that I would like to be heard, or to hear somebody (`first` is who speaks first), and maybe of what."""
        return self.announced(turn, first, minutes, topic, about)

    @command(lead="sure", advances="after")
    def done(self, turn: Turn, after: Key) -> Listening | Step:
        """My part is done; after "did I get it?" it means yes. `after` is the part that it is about."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        if self.part != "validate":
            return self._at(turn, floor, AFTER[self.part])
        return self._next(replace(self, heard=(*self.heard, floor.speaker)), turn, floor, whole=True)

    @command(lead="sure", advances="after")
    def again(self, turn: Turn, after: Key) -> Listening:
        """Not quite: say it back once more, please."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        if self.part != "confirm":
            raise Refused("conflict", "That comes when it was said back.")
        return self._at(turn, floor, "reflect")

    @command(lead="sure", advances="after")
    def pass_on(self, turn: Turn, after: Key) -> Listening | Step:
        """I would rather not be heard now; no reason needed."""
        floor = self._mine(turn.who, after)
        if floor is None:
            return self
        if self.part != "swap":
            raise Refused("conflict", "Your turn is on; it can be ended.")
        return self._next(self, turn, floor, whole=False)

    @command(lasting=True)
    def write(self, turn: Turn, part: Key, text: Words) -> Listening:
        """Write what I say in this part, for those who take part. Write again to put it in other words."""
        floor = self._mine(turn.who, part)
        if floor is None or self.part == "swap":
            raise Refused("conflict", "Another part is on.", path="args.part")
        return replace(
            self, said=self.said | {self.part: Said(part, turn.who, text)}, until=turn.now + OPEN_TIME
        )

    @command(lead="sure")
    def end(self, turn: Turn) -> Step:
        """Leave it at that, for today; needs nobody's yes."""
        self._floor(turn.who)
        return self._ended(turn)

    def view(self, who: str) -> dict[str, Any]:
        """What is announced, or on; what was written, for those who take part."""
        floor = self.floor
        turn: dict[str, Any] | None = None
        if floor is not None:
            turn = {
                "id": self.name,
                "part": self.part,
                "speaker": floor.speaker,
                "listener": self.listener,
                "talking": floor.talking,
                "circle": floor.circle,
                "clock": floor.clock,
                "length": floor.length,
                "paused": floor.paused,
                "away": floor.away,
                "asking": floor.asking,
                "said": self.said if who in floor.circle else {},
                "spoken": floor.spoken,
                "next": floor.next(),
            }
        return {"opening": self.opening, "minutes": self.minutes, "turn": turn, "heard": self.heard}

    def on_left(self, turn: Turn, member: str) -> Listening | Step:
        """Who is left goes on, if they are two."""
        opening = self.opening and self.opening.without(member)
        floor = self.floor
        if floor is None or member not in floor.circle:
            return replace(self, opening=opening)
        rest = floor.without(member, turn.at)
        after = replace(self, opening=opening)
        if rest is None or len(rest.circle) < 2:
            return after._ended(turn)
        if rest.speaker != floor.speaker:
            return after._left(turn, rest, whole=False)
        if member != self.listener:
            return replace(after, floor=rest)
        back = replace(after, floor=rest, listener=rest.beside(rest.speaker))
        return back._at(turn, rest, self.part) if self.part in BACK else back

    def without(self, member: str) -> Listening:
        """Without what they wrote."""
        said = {part: one for part, one in self.said.items() if one.by != member}
        return replace(self, said=said, opening=self.opening and self.opening.without_words(member))

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """What they wrote in it, and how they named it; the rest stays."""
        said = entry.body.get("said")
        if entry.kind != "heard" or not isinstance(said, dict):
            return super().without_words(entry, member)
        rest = {part: one for part, one in said.items() if one["by"] != member}
        about = None if entry.body.get("by") == member else entry.body.get("about")
        return {**entry.body, "said": rest, "about": about}

    def begun(self, turn: Turn, floor: Floor) -> Listening:
        """The first is to speak."""
        return self._at(turn, floor, "speak")

    def ended(self, turn: Turn) -> Step:
        """Left at that; what was written is kept."""
        return self._ended(turn)

    def _at(self, turn: Turn, floor: Floor, part: Part) -> Listening:
        """At this part of the speaker's turn."""
        listener = self.listener
        if part in ("swap", "speak") or listener not in floor.circle or listener == floor.speaker:
            listener = floor.beside(floor.speaker)
        lent = floor.lent_to(listener if part in BACK else floor.speaker, turn.at)
        number, until = self.counted, turn.now + OPEN_TIME
        return replace(self, number=number, part=part, listener=listener, floor=lent, until=until)

    def _next(self, after: Listening, turn: Turn, floor: Floor, *, whole: bool) -> Listening | Step:
        """This turn is over: the next one's, or the end."""
        coming = floor.next()
        if coming is None:
            return after._ended(turn, whole=whole)
        return after._left(turn, floor.given_to(coming, turn.at), whole=whole)

    def _left(self, turn: Turn, floor: Floor, *, whole: bool) -> Step:
        """The turn that was is over, and the next one's comes; what was written is kept."""
        after = replace(self, said={}, floor=floor)._at(turn, floor, "swap")
        return Step(after, self._kept(turn, whole=whole))

    def _ended(self, turn: Turn, *, whole: bool = False) -> Step:
        rest = Listening(number=self.counted, minutes=self.minutes, heard=self.heard)
        return Step(rest, self._kept(turn, whole=whole))

    def _kept(self, turn: Turn, *, whole: bool) -> tuple[Note, ...]:
        """The entry of the turn that is over, for those who took part; none where nothing came of it."""
        floor, opening = self.floor, self.opening
        if floor is None or not (whole or self.said):
            return ()
        body = {
            "part": self.name,
            "speaker": floor.speaker,
            "listener": self.listener,
            "by": opening.by if opening else "",
            "first": opening.first if opening else "",
            "topic": opening.topic if opening else None,
            "about": opening.about if opening else None,
            "said": self.said,
            "whole": whole,
        }
        to = tuple(one for one in turn.seats if one in floor.circle)
        return (Note("heard", body, to),) if to else ()

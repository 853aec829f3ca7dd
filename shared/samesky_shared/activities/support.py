"""`support`: somebody has a hard day and says what would help; the others answer with an act.

Rules:

1. Each member has one hard day at most that is open. It ends when they say that it is lighter, or by itself in time;
   nobody else ends it, and nobody is told that it went by itself.
2. What is hard and what would help is one box, and so is an answer: the hub knows neither a hug from a word, nor
   what was asked for.
3. Those who had a seat when it was said read it, and nobody who came later.
4. An answer goes from one to one, at one instant on both sides. Who does not answer has done nothing: there is no
   "no" to give, and none to see.
"""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Tell, Turn, command
from ..core.circle import pair_of
from ..core.reveal import fits
from ..errors import Refused
from ..sealing import Sealed

OPEN = 36 * 3600.0
"""Seconds after its last words in which a hard day goes by itself."""


class HardDay(Struct, frozen=True):
    """A hard day of somebody that is open."""

    day: str
    """Its id."""
    text: Sealed
    since: float
    """Room time of the first words of it."""
    until: float
    to: tuple[str, ...]
    """Who reads it: all who had a seat."""


class Support(Activity, frozen=True):
    """Hard days, what would help, and acts in answer: a hug felt on both sides, words, a call, a song."""

    kind: ClassVar[str] = "support"
    number: Count = 0
    """How many hard days there were, up to a thousand; then it begins anew."""
    open: dict[str, HardDay] = {}
    """By whose they are."""

    @command(lasting=True)
    def share(self, turn: Turn, text: Sealed) -> Step:
        """Say that it is a hard day, and what would help; who is away is told once. Again: in other words.

        In the box is JSON, so that all clients read it: `words`, and `help` with some of `listen`, `hug`, `words`,
        `call`, `song`, `sooner`, `space`, `nothing`.
        """
        fits(text, len(turn.seats))
        before = self.open.get(turn.who)
        number = self.number if before else self.number % 1000 + 1
        day = HardDay(
            before.day if before else f"h{number}",
            text,
            before.since if before else turn.now,
            turn.now + OPEN,
            before.to if before else turn.seats,
        )
        others = tuple(member for member in day.to if member not in (turn.who, *turn.present))
        tells = () if before or not others else (Tell("asked", others, turn.who, until=day.until),)
        note = Note("hard", {"day": day.day, "text": text}, day.to)
        return Step(replace(self, number=number, open=self.open | {turn.who: day}), (note,), tells=tells)

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, member: Key, day: Key, text: Sealed) -> Step:
        """Answer somebody's hard day with an act or a few words; only they get it.

        In the box is JSON: `act` (`seen`, `hug`, `call`, `song`, `sooner`, `space`, `later`), `text`, or both; with
        `song` maybe `link`, an address, and with `sooner` maybe `at`, a room time.
        """
        fits(text, len(turn.seats))
        found = self._read(turn.who, member, day)
        away = member not in turn.present
        tells = (Tell("anything", (member,), turn.who, until=found.until),) if away else ()
        note = Note("answered", {"member": member, "day": day, "text": text}, pair_of(turn, member))
        return Step(self, (note,), tells=tells)

    @command(lasting=True)
    def lighter(self, turn: Turn, day: Key, text: Sealed | None = None) -> Step:
        """It is lighter now; maybe with a word for those who read it. It stays in the timeline."""
        found = self.open.get(turn.who)
        if found is None or found.day != day:
            raise Refused("conflict", "You have no such hard day.", path="args.day")
        if text is not None:
            fits(text, len(turn.seats))
        note = Note("lighter", {"day": day} | ({} if text is None else {"text": text}), found.to)
        return Step(self._ended(turn.who), (note,))

    def view(self, who: str) -> dict[str, Any]:
        """The hard days that this member may read."""
        return {
            "open": {
                member: {"day": one.day, "text": one.text, "since": one.since, "until": one.until}
                for member, one in self.open.items()
                if who in one.to
            }
        }

    def due(self) -> float | None:
        """When the next one goes by itself."""
        return min((one.until for one in self.open.values()), default=None)

    def on_due(self, turn: Turn) -> Support:
        """Those whose time is over are gone, and nothing is said of it."""
        rest = {member: one for member, one in self.open.items() if one.until > turn.at}
        return replace(self, open=rest)

    def on_left(self, turn: Turn, member: str) -> Support:
        """Theirs goes with them."""
        return self._ended(member)

    def without(self, member: str) -> Support:
        """Without their hard day."""
        return self._ended(member)

    def exported(self, who: str) -> Support:
        """How many there were; what was said stands in the timeline."""
        return replace(self, open={})

    def _ended(self, who: str) -> Support:
        if who not in self.open:
            return self
        return replace(self, open={member: one for member, one in self.open.items() if member != who})

    def _read(self, who: str, member: str, day: str) -> HardDay:
        found = self.open.get(member)
        if member == who or found is None or who not in found.to:
            raise Refused("conflict", "They have no hard day that you can read.", path="args.member")
        if found.day != day:
            raise Refused("conflict", "That hard day is over.", path="args.day")
        return found

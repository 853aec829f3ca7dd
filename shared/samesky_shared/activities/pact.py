"""`pact`: both put other things away for a while, and are here for each other.

Rules:

1. One asks for so many minutes; it is on as soon as all who were asked have said yes (`core/consent`): a "not now"
   leaves no trace, and an ask that nobody takes up is over by itself.
2. While it is on, those of it see when another looks away from their page. That is presence (`attending`): it is told
   as it is now or not at all, to nobody else, and no record has a word of it.
3. Whoever likes leaves, without a reason; with fewer than two it is over. Nobody joins it: those of it
   have agreed to be seen by one another, and by nobody who comes later.
4. What is kept is that there was such a time, and whose it was. Neither how long, nor who looked away.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.consent import Ask
from ..errors import Refused

ASKS = 300.0
"""Seconds for which an ask stays open: time to put something down first."""
SHORT = 300.0
"""Seconds; what was over before is not kept."""
Minutes = Annotated[int, Meta(ge=5, le=240)]


class Asked(Struct, frozen=True):
    """A pact that somebody asks for."""

    minutes: Minutes
    ask: Ask


class Kept(Struct, frozen=True):
    """A pact that is on."""

    id: str
    minutes: Minutes
    who: tuple[str, ...]
    since: float
    """Room time at which it began."""

    @property
    def until(self) -> float:
        """Room time at which it is over by itself."""
        return self.since + 60.0 * self.minutes


class AskedView(Struct, frozen=True):
    """A pact that somebody asks for. It shows nobody's answer but yours."""

    id: str
    minutes: int
    by: str
    circle: tuple[str, ...]
    until: float
    yours: Literal["yes"] | None


class OnView(Struct, frozen=True):
    """A pact that is on, and the room time at which it is over."""

    id: str
    minutes: int
    who: tuple[str, ...]
    since: float
    until: float


class PactView(Struct, frozen=True):
    """What is asked for, and what is on."""

    asked: AskedView | None
    on: OnView | None


class Pact(Activity, frozen=True):
    """Other things put away for a while: as long as it is on, each of it sees when another looks away."""

    kind: ClassVar[str] = "pact"
    number: Count = 0
    asked: Asked | None = None
    on: Kept | None = None

    @command(lead="sure")
    def ask(self, turn: Turn, minutes: Minutes) -> Pact:
        """Ask those who are here to put other things away for so many minutes; I do."""
        if self.on is not None:
            raise Refused("conflict", "Other things are put away already.")
        if self.asked is not None:
            raise Refused("conflict", "Somebody asks already; answer that.")
        if len(turn.present) < 2:
            raise Refused("not_yet", "Nobody else is in the room.")
        count = self.number % 1000 + 1
        ask = Ask.opened(f"p{count}", turn.who, turn.present, turn.now, ASKS)
        return replace(self, number=count, asked=Asked(minutes, ask))

    @command(lead="sure")
    def agree(self, turn: Turn, pact: Key) -> Pact:
        """Say yes; when all have, it is on for all at one instant."""
        before = self._open(pact)
        return self._asking(replace(before, ask=before.ask.answered(turn.who, "yes")), turn)

    @command()
    def not_now(self, turn: Turn, pact: Key) -> Pact:
        """Say not now; nobody is told, and it leaves no trace. Who asked takes it back by the same word."""
        before = self._open(pact)
        if before.ask.by == turn.who:
            return replace(self, asked=None)
        after = before.ask.answered(turn.who, "not_now")
        return self if after is before.ask else replace(self, asked=replace(before, ask=after))

    @command(lead="sure")
    def leave(self, turn: Turn, pact: Key) -> Pact | Step:
        """Take up other things again; no reason needed. With fewer than two it is over."""
        if self.on is None or self.on.id != pact:
            return self
        return self._left(turn, turn.who)

    def attending(self) -> tuple[str, ...]:
        """Those of the pact that is on."""
        return () if self.on is None else self.on.who

    def view(self, who: str) -> PactView:
        """What I am asked for, with nobody's answer but mine, and what is on."""
        asked, on = self.asked, self.on
        shown = None
        if asked is not None and who in asked.ask.circle:
            ask = asked.ask
            yours: Literal["yes"] | None = "yes" if who in ask.yes else None
            shown = AskedView(ask.topic, asked.minutes, ask.by, ask.circle, ask.until, yours)
        return PactView(shown, None if on is None else OnView(on.id, on.minutes, on.who, on.since, on.until))

    def due(self) -> float | None:
        """The end of the ask, or of the pact."""
        if self.on is not None:
            return self.on.until
        return None if self.asked is None else self.asked.ask.until

    def on_due(self, turn: Turn) -> Pact | Step:
        """An ask that not all took up is over; so is a pact whose time has come."""
        return replace(self, asked=None) if self.on is None else self._over(self.on, self.on.until)

    def on_left(self, turn: Turn, member: str) -> Pact | Step:
        """It goes on with the others, if they are two."""
        if self.on is not None and member in self.on.who:
            return self._left(turn, member)
        asked = self.asked
        if asked is None or member not in asked.ask.circle:
            return self
        rest = tuple(one for one in asked.ask.circle if one != member)
        if member == asked.ask.by or len(rest) < 2:
            return replace(self, asked=None)
        yes = tuple(one for one in asked.ask.yes if one != member)
        return self._asking(replace(asked, ask=replace(asked.ask, circle=rest, yes=yes)), turn)

    def exported(self, who: str) -> None:
        """Nothing of it: what is on is between those who are here."""

    def _open(self, pact: str) -> Asked:
        if self.asked is None or self.asked.ask.topic != pact:
            raise Refused("conflict", "Nobody asks for this now.", path="args.pact")
        return self.asked

    def _asking(self, asked: Asked, turn: Turn) -> Pact:
        if asked == self.asked:
            return self
        if not asked.ask.agreed:
            return replace(self, asked=asked)
        on = Kept(asked.ask.topic, asked.minutes, asked.ask.circle, turn.at)
        return replace(self, asked=None, on=on)

    def _left(self, turn: Turn, member: str) -> Pact | Step:
        on = self.on
        if on is None or member not in on.who:
            return self
        rest = tuple(one for one in on.who if one != member)
        return replace(self, on=replace(on, who=rest)) if len(rest) > 1 else self._over(on, turn.at)

    def _over(self, on: Kept, at: float) -> Pact | Step:
        after = replace(self, on=None)
        if at - on.since < SHORT:
            return after
        body: dict[str, Any] = {"who": on.who}
        return Step(after, (Note("together", body, on.who),))

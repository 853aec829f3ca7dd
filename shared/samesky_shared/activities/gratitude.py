"""`gratitude`: each names what they are thankful for; all of it opens together, and is kept.

Rules:

1. A page waits for every seat, whoever is here when it begins: the ritual is the same while one is asleep.
2. Nobody reads another's thanks before theirs are in, too; then all open at one instant.
3. "Not today" counts as being in and gives no reason. What was opened stays in the timeline of those who wrote.
4. What is drawn again from the past is drawn on the devices: the hub cannot tell what is old and dear.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Note, Step, Turn, command
from ..core.circle import circle_of
from ..core.reveal import Reveal, fits
from ..errors import Refused
from ..protocol import Entry
from ..sealing import Sealed


class Gratitude(Activity, frozen=True):
    """A page at a time: each names what they are thankful for, and all of it opens together."""

    kind: ClassVar[str] = "gratitude"
    number: Count = 1
    round: Reveal | None = None

    @command(lead="sure", lasting=True)
    def thank(self, turn: Turn, page: Key, text: Sealed) -> Gratitude | Step:
        """Write on the page; it stays yours alone until everybody is in. Write again to put it in other words."""
        fits(text, len(turn.seats))
        return self._moved(turn, self._begun(turn, page).put(turn.who, text, turn.at))

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, page: Key) -> Gratitude | Step:
        """Nothing today; no reason needed. Who passes reads the others' thanks only if they share them."""
        return self._moved(turn, self._begun(turn, page).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, page: Key, member: Key) -> Gratitude | Step:
        """Open the page without waiting for this member any longer."""
        before = self._round(page)
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Write or pass first.")
        return self._moved(turn, before.without(member, turn.at))

    @command(lasting=True)
    def share(self, turn: Turn, page: Key) -> Gratitude | Step:
        """Show what I wrote also to those who passed."""
        before = self._round(page)
        after = before.shared_by(turn.who)
        if after is before:
            return self
        rest = tuple(member for member in turn.seats if member not in after.boxes)
        notes = (Note("thanks", self._body({turn.who: after.boxes[turn.who]}), rest),) if rest else ()
        return Step(replace(self, round=after), notes)

    @command(lead="sure", advances="after")
    def turn_over(self, turn: Turn, after: Key | None = None) -> Gratitude:
        """Begin a new page; `after` is the one that lies open (none: whichever does)."""
        if after not in (None, self.page) or self.round is None:
            return self
        if self.round.opens_at is None:
            if {*self.round.boxes, *self.round.passed} - {turn.who}:
                # Also after a pass: else this refusal would tell thanks from a pass.
                raise Refused("not_yet", "Somebody is in; write, pass, or go on without who is awaited.")
            return self
        return replace(self, number=self.number % 1000 + 1, round=None)

    @property
    def page(self) -> str:
        """The id of the page on the table."""
        return f"p{self.number}"

    def view(self, who: str) -> dict[str, Any]:
        """The page as this member may see it now."""
        return {"page": self.page, "round": self.round.view(who) if self.round else None}

    def due(self) -> float | None:
        """The end of the time for thanks."""
        return self.round.due if self.round else None

    def on_due(self, turn: Turn) -> Gratitude | Step:
        """The page opens without who did not come."""
        return self if self.round is None else self._moved(turn, self.round.late(turn.at))

    def on_left(self, turn: Turn, member: str) -> Gratitude | Step:
        """Nobody waits for them any more."""
        if self.round is None or self.round.opens_at is not None:
            return self
        return self._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Gratitude:
        """Without what they wrote on this page."""
        return self if self.round is None else replace(self, round=self.round.without_words(member))

    def exported(self, who: str) -> Gratitude:
        """Which page it was; what was opened on it stands in the timeline."""
        return replace(self, round=None)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their thanks; those of the others stay."""
        thanks = entry.body.get("thanks")
        if entry.kind != "thanks" or not isinstance(thanks, dict):
            return super().without_words(entry, member)
        rest = {who: box for who, box in thanks.items() if who != member}
        return {**entry.body, "thanks": rest} if rest else {}

    def _begun(self, turn: Turn, page: str) -> Reveal:
        if page != self.page:
            raise Refused("conflict", "Another page is on the table.", path="args.page")
        return self.round or Reveal.begun(circle_of(turn, sleepers=True), turn.now)

    def _round(self, page: str) -> Reveal:
        if self.round is None or page != self.page:
            raise Refused("conflict", "Another page is on the table.", path="args.page")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Gratitude | Step:
        """With the page as it is now; what opens goes into the timeline of those who wrote."""
        before = self.round or replace(after, opens_at=None)
        after = after.settled(turn.at).awaiting(turn.now)
        if self.round == after:
            return self
        opened = after.opened(before, turn.seats)
        return Step(
            replace(self, round=after),
            tuple(Note("thanks", self._body(boxes), readers) for boxes, readers in opened),
        )

    def _body(self, thanks: Mapping[str, bytes]) -> dict[str, Any]:
        return {"page": self.page, "thanks": thanks}

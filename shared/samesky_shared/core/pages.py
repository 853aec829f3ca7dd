"""Pages: a round after another in which each writes one box for themselves, and all of it opens together.

Rules:

1. A page waits for every seat, whoever is here when it begins: it is the same while one is asleep.
2. Nobody reads another's box before theirs is in, too; then all open at one instant.
3. A pass counts as being in and gives no reason. What was opened stays in the timeline of those who wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Entry
from .activity import Activity, Count, Key, Note, Step, Turn, command
from .circle import circle_of
from .reveal import Reveal, fits


class Pages(Activity, frozen=True):
    """What activities share that go page by page. Theirs is the command that writes, and `opens_as`."""

    opens_as: ClassVar[str]
    """The kind of the entries of what was opened, and the name of the boxes in them."""
    number: Count = 1
    round: Reveal | None = None

    @command(lead="sure", lasting=True)
    def pass_on(self, turn: Turn, page: Key) -> Self | Step:
        """Nothing this time; no reason needed. Who passes reads what the others wrote only if they share it."""
        return self._moved(turn, self._begun(turn, page).passed_by(turn.who, turn.at))

    @command(lead="sure")
    def go_without(self, turn: Turn, page: Key, member: Key) -> Self | Step:
        """Open the page without waiting for this member any longer."""
        before = self._round(page)
        if member == turn.who:
            raise Refused("invalid", "Pass instead.", path="args.member")
        if turn.who not in before.boxes and turn.who not in before.passed:
            raise Refused("not_yet", "Write or pass first.")
        return self._moved(turn, before.without(member, turn.at))

    @command(lasting=True)
    def share(self, turn: Turn, page: Key) -> Self | Step:
        """Show what I wrote also to those who passed."""
        before = self._round(page)
        after = before.shared_by(turn.who)
        if after is before:
            return self
        rest = tuple(member for member in turn.seats if member not in after.boxes)
        boxes = {turn.who: after.boxes[turn.who]}
        notes = (Note(self.opens_as, self._body(boxes), rest),) if rest else ()
        return Step(replace(self, round=after), notes)

    @command(lead="sure", advances="after")
    def turn_over(self, turn: Turn, after: Key | None = None) -> Self:
        """Begin a new page; `after` is the one that lies open (none: whichever does)."""
        if after not in (None, self.page) or self.round is None:
            return self
        if self.round.opens_at is None:
            if {*self.round.boxes, *self.round.passed} - {turn.who}:
                # Also after a pass: else this refusal would tell words from a pass.
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

    def common(self, everybody: tuple[str, ...]) -> dict[str, Any]:
        """The page with what all have opened."""
        return self.view("") | {"round": self.round.common(everybody) if self.round else None}

    def due(self) -> float | None:
        """The end of the time for writing."""
        return self.round.due if self.round else None

    def on_due(self, turn: Turn) -> Self | Step:
        """The page opens without who did not come."""
        return self if self.round is None else self._moved(turn, self.round.late(turn.at))

    def on_left(self, turn: Turn, member: str) -> Self | Step:
        """Nobody waits for them any more."""
        if self.round is None or self.round.opens_at is not None:
            return self
        return self._moved(turn, self.round.without(member, turn.at))

    def without(self, member: str) -> Self:
        """Without what they wrote on this page."""
        return self if self.round is None else replace(self, round=self.round.without_words(member))

    def exported(self, who: str) -> Self:
        """Which page it was; what was opened on it stands in the timeline."""
        return replace(self, round=None)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Their box; those of the others stay."""
        boxes = entry.body.get(cls.opens_as)
        if entry.kind != cls.opens_as or not isinstance(boxes, dict):
            return super().without_words(entry, member)
        rest = {who: box for who, box in boxes.items() if who != member}
        return {**entry.body, cls.opens_as: rest} if rest else {}

    def _gives_way(self, turn: Turn, after: str | None, laid: bool) -> bool:
        """Whether the page on the table may go; no, where `after` is another by now. `laid`: something lies on it.

        Raises:
            Refused: `not_yet` while somebody is in and others are awaited.
        """
        if after != (self.page if laid else after and self.page):
            return False
        now = self.round
        if now is not None and now.opens_at is None and {*now.boxes, *now.passed} - {turn.who}:
            # Also after a pass: else this refusal would tell words from a pass.
            raise Refused("not_yet", "Somebody is in; say yours, pass, or go on without who is awaited.")
        return True

    def _put(self, turn: Turn, page: str, box: bytes, path: str = "args.text") -> Self | Step:
        """With my box on the page."""
        fits(box, len(turn.seats), path)
        return self._moved(turn, self._begun(turn, page).put(turn.who, box, turn.at))

    def _begun(self, turn: Turn, page: str) -> Reveal:
        if page != self.page:
            raise Refused("conflict", "Another page is on the table.", path="args.page")
        return self.round or Reveal.begun(circle_of(turn, sleepers=True), turn.now)

    def _round(self, page: str) -> Reveal:
        if self.round is None or page != self.page:
            raise Refused("conflict", "Another page is on the table.", path="args.page")
        return self.round

    def _moved(self, turn: Turn, after: Reveal) -> Self | Step:
        """With the page as it is now; what opens goes into the timeline of those who wrote."""
        before = self.round or replace(after, opens_at=None)
        after = after.settled(turn.at).awaiting(turn.now)
        if self.round == after:
            return self
        opened = after.opened(before, turn.seats)
        return Step(
            replace(self, round=after),
            tuple(Note(self.opens_as, self._body(boxes), readers) for boxes, readers in opened),
        )

    def _body(self, boxes: Mapping[str, bytes]) -> dict[str, Any]:
        return {"page": self.page, self.opens_as: boxes}

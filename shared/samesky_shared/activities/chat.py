"""`chat`: short words in between. Lines live in the timeline; the state only knows who wrote which."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.structs import replace

from ..core.activity import Activity, Key, Note, Step, Turn, command
from ..core.chance import short_id
from ..errors import Refused
from ..protocol import Entry
from ..sealing import Sealed

REMEMBERED = 200
"""How many of the newest lines can still be changed."""


class Chat(Activity, frozen=True):
    """Lines, replies, corrections; and how far each has read, between those who want that.

    Nobody's reading shows by itself: who shows their own mark sees those of others who do, and no others.
    That somebody writes is a signal, `typing`, of which nothing is kept.
    """

    kind: ClassVar[str] = "chat"
    lines: dict[str, str] = {}
    marks: dict[str, str] = {}
    """Who shows how far they have read, and that line; empty before the first."""

    @command(lasting=True)
    def say(self, turn: Turn, text: Sealed, reply: Key | None = None) -> Step:
        """Say something, maybe in reply to a line."""
        line = short_id(turn.seed)
        newest = dict([*self.lines.items(), (line, turn.who)][-REMEMBERED:])
        body: dict[str, Any] = {"line": line, "text": text}
        return Step(
            replace(self, lines=newest), (Note("line", body if reply is None else body | {"reply": reply}),)
        )

    @command(lasting=True)
    def edit(self, turn: Turn, line: Key, text: Sealed) -> Step:
        """Put a line of mine in other words."""
        self._own(turn, line)
        return Step(self, (Note("edited", {"line": line, "text": text}),))

    @command(lasting=True)
    def unsay(self, turn: Turn, line: Key) -> Step:
        """Take a line of mine back."""
        self._own(turn, line)
        rest = {key: who for key, who in self.lines.items() if key != line}
        return Step(replace(self, lines=rest), (Note("unsaid", {"line": line}),))

    @command()
    def show_mark(self, turn: Turn, on: bool = True) -> Chat:
        """Show how far I have read, from now on, and see it of the others who do; or show it no more."""
        if not turn.who or on == (turn.who in self.marks):
            return self
        if on:
            return replace(self, marks=self.marks | {turn.who: ""})
        return replace(self, marks=_others(self.marks, turn.who))

    @command()
    def read(self, turn: Turn, line: Key) -> Chat:
        """I have read up to this line. Kept only where I show my mark, and only of a line that is known still."""
        at = list(self.lines)
        if turn.who not in self.marks or line not in self.lines:
            return self
        before = self.marks[turn.who]
        if before in self.lines and at.index(before) >= at.index(line):
            return self
        return replace(self, marks=self.marks | {turn.who: line})

    def on_left(self, turn: Turn, member: str) -> Chat:
        """Their mark goes with them."""
        return replace(self, marks=_others(self.marks, member)) if member in self.marks else self

    def exported(self, who: str) -> Chat:
        """All of it: who said which line stands in the timeline too."""
        return self

    def without(self, member: str) -> Chat:
        """Their lines can't be replied to or changed any more."""
        lines = {key: who for key, who in self.lines.items() if who != member}
        return replace(self, lines=lines, marks=_others(self.marks, member))

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Which line it was stays, so that its place shows that something was taken back."""
        if entry.by != member:
            return entry.body
        return {key: value for key, value in entry.body.items() if key != "text"}

    def view(self, who: str) -> dict[str, Any]:
        """Which line is the newest; and how far others have read who show it, for who shows it, too."""
        shows = who in self.marks
        marks = {one: line for one, line in self.marks.items() if line} if shows else {}
        return {"newest": next(reversed(self.lines), None), "shows": shows, "marks": marks}

    def _own(self, turn: Turn, line: str) -> None:
        author = self.lines.get(line)
        if author is None:
            raise Refused("unknown", "This line can't be changed any more.", path="args.line")
        if author != turn.who:
            raise Refused("forbidden", "Only who said it may change it.", path="args.line")


def _others(marks: dict[str, str], member: str) -> dict[str, str]:
    return {one: line for one, line in marks.items() if one != member}

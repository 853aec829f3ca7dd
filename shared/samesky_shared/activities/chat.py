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
    """Lines, replies, corrections."""

    kind: ClassVar[str] = "chat"
    lines: dict[str, str] = {}

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

    def exported(self, who: str) -> Chat:
        """All of it: who said which line stands in the timeline too."""
        return self

    def without(self, member: str) -> Chat:
        """Their lines can't be replied to or changed any more."""
        return replace(self, lines={key: who for key, who in self.lines.items() if who != member})

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """Which line it was stays, so that its place shows that something was taken back."""
        if entry.by != member:
            return entry.body
        return {key: value for key, value in entry.body.items() if key != "text"}

    def view(self, who: str) -> dict[str, Any]:
        """Which line is the newest; the lines themselves are in the timeline."""
        return {"newest": next(reversed(self.lines), None)}

    def _own(self, turn: Turn, line: str) -> None:
        author = self.lines.get(line)
        if author is None:
            raise Refused("unknown", "This line can't be changed any more.", path="args.line")
        if author != turn.who:
            raise Refused("forbidden", "Only who said it may change it.", path="args.line")

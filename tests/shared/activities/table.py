"""A table with a deck of questions on it."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities.questions import Questions
from samesky_shared.core.record import Record
from samesky_shared.testing import Rehearsal

from ..probe import act


class Table(Rehearsal):
    """A rehearsal with words for what happens at the table."""

    def __init__(self, *members: str) -> None:
        super().__init__((Questions,), members or ("ann", "bob"))

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "questions")
        assert isinstance(found, dict)
        return found

    @property
    def card(self) -> str:
        found: str = self.state("questions").card
        return found

    def draw(self, who: str = "ann") -> Record | None:
        now = self.state("questions")
        return self.act(who, "questions", "draw", after=now.card if now else None)

    def answer(self, who: str, text: bytes = b"") -> Record:
        return act(self, who, "questions", "answer", card=self.card, text=b"\x00" + (text or who.encode()))

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "questions", cmd, card=self.card, **args)

    def bring(self, *texts: bytes) -> None:
        cards = [{"depth": 1, "text": b"\x00" + text} for text in texts]
        act(self, "ann", "questions", "bring", cards=cards)
        if self.state("questions").deck != "own":
            act(self, "ann", "questions", "use", deck="own")

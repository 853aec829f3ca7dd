"""Consent: going deeper needs everyone's yes, and a no looks exactly like a timeout.

An ask stays open for its whole time unless all say yes. Who has said yes, "not now" or nothing is shown to
nobody but the member concerned, so neither an answer nor its absence can be read off the other's screen.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused

ASK_TIME = 60.0
"""Seconds for which an ask stays open."""


class Ask(Struct, frozen=True):
    """One open ask for everybody's yes."""

    topic: str
    by: str
    circle: tuple[str, ...]
    until: float
    answers: dict[str, Literal["yes", "not_now"]] = {}

    @classmethod
    def opened(cls, topic: str, by: str, circle: tuple[str, ...], now: float) -> Ask:
        """A new ask; who asks says yes by asking."""
        return cls(topic, by, circle, now + ASK_TIME, {by: "yes"})

    @property
    def agreed(self) -> bool:
        """Whether everybody has said yes."""
        return all(self.answers.get(member) == "yes" for member in self.circle)

    def answered(self, who: str, answer: Literal["yes", "not_now"]) -> Ask:
        """With a member's answer, which they may change while it is open.

        Raises:
            Refused: `forbidden` for one who is not asked.
        """
        if who not in self.circle:
            raise Refused("forbidden", "You are not asked.")
        return replace(self, answers=self.answers | {who: answer})

    def view(self, who: str) -> dict[str, Any]:
        """The ask as one member sees it: their own answer and nobody else's."""
        return {"topic": self.topic, "by": self.by, "until": self.until, "yours": self.answers.get(who)}

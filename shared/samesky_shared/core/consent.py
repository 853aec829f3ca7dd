"""Consent: going deeper needs everyone's yes, and a no looks exactly like a timeout.

An ask stays open for its whole time unless all say yes. Who has said yes is shown to nobody but themselves. A "not
now" is the absence of a yes and leaves no trace: it changes nothing, so it makes no record whose mere arrival
could be told from silence.
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
    yes: tuple[str, ...] = ()

    @classmethod
    def opened(cls, topic: str, by: str, circle: tuple[str, ...], now: float, lasts: float = ASK_TIME) -> Ask:
        """A new ask, open for `lasts` seconds; who asks says yes by asking."""
        return cls(topic, by, circle, now + lasts, (by,))

    @property
    def agreed(self) -> bool:
        """Whether everybody has said yes."""
        return all(member in self.yes for member in self.circle)

    def answered(self, who: str, answer: Literal["yes", "not_now"]) -> Ask:
        """With a member's answer, which they may change while it is open; a "not now" takes back a yes.

        Raises:
            Refused: `forbidden` for one who is not asked.
        """
        if who not in self.circle:
            raise Refused("forbidden", "You are not asked.")
        if (answer == "yes") == (who in self.yes):
            return self
        rest = tuple(member for member in self.yes if member != who)
        return replace(self, yes=(*rest, who) if answer == "yes" else rest)

    def view(self, who: str) -> dict[str, Any]:
        """The ask as one member sees it: their own answer and nobody else's."""
        return {
            "topic": self.topic,
            "by": self.by,
            "until": self.until,
            "yours": "yes" if who in self.yes else None,
        }

"""A way to a member, and what goes it. A new way is one class with one method, and one line in the app."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, Protocol

from samesky_shared.protocol import Lang, Tz

from ..calendars.dated import Dated


class Notice(NamedTuple):
    """What a member is told. Nothing in it is private."""

    id: str
    """The same when it is told again: who shows it twice shows it once."""
    what: str
    """What kind it is."""
    title: str
    body: str
    path: str
    """Where in the app it leads."""
    at: float
    """Room time at which it fell due."""
    lasts: float
    """Seconds for which it is worth telling from now on."""
    lang: Lang
    tz: Tz
    dated: Dated | None = None
    """What goes into a calendar with it."""


class Later(NamedTuple):
    """It can't be told now; in `wait` seconds at the earliest."""

    wait: float = 0.0


Outcome = Literal["sent", "gone", "never"] | Later
"""`gone`: there is nobody at this address any more. `never`: there is, who will not take this notice."""


class Way(Protocol):
    """One way to tell."""

    async def send(self, to: Any, notice: Notice) -> Outcome:
        """Tells it to an address of this way's own kind. Whatever goes wrong is an outcome; it takes 20 s at most."""

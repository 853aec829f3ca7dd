"""`reports`: what a room owes the host app of its users: events, such as a date that was planned.

Rules:

1. The instance is the room's own: nobody sees that it exists, and nobody commands it.
2. An event is owed (see `owing`) from the record on in which it happened, to the issuer whose users meet in the room.
3. What can't be delivered, however often, is a *dead letter*. Those of an issuer are kept in a room of its own, where
   no member is; from there they can be sent again.
4. A report has no words of people in it: what happened, ids and times.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from .activity import Activity, Count, Event, Turn
from .owing import Debt, due, lent, settled, since, with_one, woken

FIRST_WAIT = 5.0
"""Seconds until the second try; each further wait is `GROWTH` times as long, up to `LONGEST_WAIT`."""
GROWTH = 3.0
LONGEST_WAIT = 8 * 3600.0
MAX_TRIES = 12
"""So it is tried for about 28 hours."""
LASTS = 3 * 86_400.0
"""Seconds after which an event is a dead letter in any case, also when everything was down."""
MAX_OWED = 64
MAX_DEAD = 100
"""Letters of an issuer that are kept, those on their way again too."""


class Report(Debt, frozen=True, kw_only=True):
    """An event on its way to a host app, or one that did not get there."""

    what: str
    ritual: str = ""
    date: str = ""
    about: float | None = None
    member: str = ""
    room: str = ""
    """Where it happened, when that is not the room that owes it."""
    status: int = 0
    """What it was answered last; 0: nothing."""

    def worth(self, now: float) -> bool:
        """Whether it is to be tried at room time `now`, being taken up."""
        return self.tries <= MAX_TRIES and now < self.until

    @property
    def last(self) -> bool:
        """Whether this is the last try."""
        return self.tries >= MAX_TRIES

    def failed(self, status: int, now: float, wait: float = 0.0) -> Report:
        """To be tried again, in `wait` seconds at the earliest."""
        pause = min(FIRST_WAIT * GROWTH ** (self.tries - 1), LONGEST_WAIT)
        return replace(self, status=status, again=now + max(pause, min(wait, LONGEST_WAIT)))


class Reports(Activity, frozen=True):
    """What a host app is still to be told."""

    kind: ClassVar[str] = "reports"
    owed: dict[str, Report] = {}
    dead: dict[str, Report] = {}
    """What did not get there; only in the room of an issuer."""
    dropped: Count = 0
    """Dead letters that made room for newer ones."""

    def told(self, id: str, event: Event, who: str, at: float, now: float) -> Reports:
        """With one more event, taken up at once."""
        made = Report(
            at=at,
            until=at + LASTS,
            again=at,
            what=event.what,
            ritual=event.ritual,
            date=event.date,
            about=event.about,
            member=event.member or who,
        )
        return replace(self, owed=with_one(self.owed, id, lent(made, max(at, now)), MAX_OWED))

    def due(self) -> float | None:
        """When the first of what is owed is to be taken up."""
        return due(self.owed)

    def on_due(self, turn: Turn) -> Reports:
        """It is taken up by the hub whose record this is, however late: then it becomes a dead letter."""
        return replace(self, owed=woken(self.owed, turn.at, max(turn.at, turn.now), lent))

    def since(self, before: Reports | None) -> dict[str, Report]:
        """What was taken up by the record that made this of `before`."""
        return since(self.owed, {} if before is None else before.owed)

    def settled(self, became: Mapping[str, tuple[Report, Report | None]]) -> Reports:
        """After a hub has tried."""
        return replace(self, owed=settled(self.owed, became))

    def buried(self, letters: Mapping[str, Report]) -> Reports:
        """With these among the dead letters, the oldest of which make room."""
        dead = {**{id: one for id, one in self.dead.items() if id not in letters}, **letters}
        over = max(0, len(dead) + len(self.owed.keys() - letters.keys()) - MAX_DEAD)
        kept = dict(list(dead.items())[over:])
        return replace(self, dead=kept, dropped=min(1000, self.dropped + len(dead) - len(kept)))

    def revived(self, ids: tuple[str, ...], now: float) -> Reports:
        """These are on their way again, as if for the first time."""
        again = {
            id: lent(replace(self.dead[id], tries=0, until=now + LASTS), now) for id in ids if id in self.dead
        }
        return replace(self.forgotten(ids), owed={**self.owed, **again})

    def forgotten(self, ids: tuple[str, ...]) -> Reports:
        """Without these dead letters."""
        return replace(self, dead={id: one for id, one in self.dead.items() if id not in ids})

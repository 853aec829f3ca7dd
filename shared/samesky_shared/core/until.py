"""Sealed until its time: something waits, closed, for those who it is for, and opens for each of them by a rule.

Rules:

1. The rule is set when it is closed, and for whom it is: nothing opens sooner because of who joins or leaves.
2. `day`: on a date, when the clocks *of who reads* show it; with a zone, at one instant for all. Whoever moves has it
   open by the clocks of where they are then. Who says that they live further east has it sooner: this keeps a
   promise, it is no safe.
3. `visit`: once who closed it and who reads have both said that they are together.
4. `when`: when who reads wants it. `arrival`: when who reads says that it has come.
5. What is open stays open.

The rule is kept here and by hubs; what it closes is sealed, and the key to that is on the devices.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused
from ..protocol import Tz
from .recurrence import Wall, instant

How = Literal["day", "visit", "when", "arrival"]
TOGETHER = 12 * 3600.0
"""Seconds for which somebody's word counts that they are together with another."""


class Until(Struct, frozen=True):
    """When something opens."""

    how: How
    day: Wall | None = None
    """Of `day`: what the clock shows then."""
    tz: Tz | None = None
    """Of `day`: whose clock; None: the one of who reads."""

    def at(self, tz: str) -> float | None:
        """The instant at which it opens for a reader in this zone; None where that is not a matter of time."""
        if self.how != "day" or self.day is None:
            return None
        try:
            return instant(self.day, self.tz or tz or "UTC")
        except Refused:
            return instant(self.day, "UTC")  # a zone that is not known here


class Shut(Struct, frozen=True):
    """Something closed, for whom it is, and for whom of them it is open."""

    until: Until
    by: str
    zones: dict[str, str]
    """Where those live who it is for."""
    here: dict[str, float] = {}
    """Who has said that they are together, and when."""
    opened: dict[str, float] = {}
    """For whom it is open, and since when."""

    @classmethod
    def closed(cls, until: Until, by: str, zones: dict[str, str], now: float, path: str) -> Shut:
        """Closed now, for those whose zones these are.

        Args:
            until: when it opens.
            by: who closes it.
            zones: by member, where each lives who it is for.
            now: room time.
            path: the argument that `until` came as.

        Raises:
            Refused: with the path of what cannot be.
        """
        if (until.how == "day") != (until.day is not None):
            raise Refused("conflict", "A day goes with `day`, and with nothing else.", path=f"{path}.day")
        if until.tz is not None:
            if until.how != "day":
                raise Refused("conflict", "A zone goes with a day.", path=f"{path}.tz")
            try:
                instant("2026-01-01T00:00", until.tz)
            except Refused:
                raise Refused("unknown", "There is no such time zone.", path=f"{path}.tz") from None
        made = cls(until, by, zones)
        if any(at <= now for at in made.times.values()):
            raise Refused("conflict", "That is in the past for somebody who it is for.", path=f"{path}.day")
        return made

    @property
    def times(self) -> dict[str, float]:
        """When it opens for each, where that is a matter of time."""
        found = {who: self.until.at(tz) for who, tz in self.zones.items()}
        return {who: at for who, at in found.items() if at is not None}

    @property
    def due(self) -> float | None:
        """When it next opens for somebody by itself."""
        return min((at for who, at in self.times.items() if who not in self.opened), default=None)

    @property
    def done(self) -> bool:
        """Whether it is open for all who it is for."""
        return self.zones.keys() <= self.opened.keys()

    def late(self, at: float) -> Shut:
        """Open for all whose time has come."""
        ready = {who: when for who, when in self.times.items() if who not in self.opened and when <= at}
        return replace(self, opened=self.opened | dict.fromkeys(ready, at)) if ready else self

    def moved(self, who: str, tz: str) -> Shut:
        """With another zone for one who it is for."""
        if who not in self.zones or self.zones[who] == tz:
            return self
        return replace(self, zones=self.zones | {who: tz})

    def together(self, who: str, at: float) -> Shut:
        """One says that they are together with the others; open for whom that makes two of them.

        Raises:
            Refused: `conflict` where it does not wait for that.
        """
        if self.until.how != "visit" or (who != self.by and who not in self.zones):
            raise Refused("conflict", "It does not wait for a visit of yours.")
        here = {one: since for one, since in self.here.items() if since > at - TOGETHER} | {who: at}
        ready = [one for one in self.zones if one in here and one not in self.opened and self.by in here]
        return replace(self, here=here, opened=self.opened | dict.fromkeys(ready, at))

    def opened_by(self, who: str, at: float) -> Shut:
        """One opens it; the same when they have it open.

        Raises:
            Refused: `forbidden` for whom it is not, `not_yet` where it is not theirs to say when.
        """
        if who not in self.zones:
            raise Refused("forbidden", "It is not for you.")
        if who in self.opened:
            return self
        if self.until.how not in ("when", "arrival"):
            raise Refused("not_yet", "It opens in its time.")
        return replace(self, opened=self.opened | {who: at})

    def without(self, member: str) -> Shut:
        """Without one who it was for."""
        if member not in self.zones and member not in self.here:
            return self
        return replace(
            self,
            zones={who: tz for who, tz in self.zones.items() if who != member},
            here={who: at for who, at in self.here.items() if who != member},
            opened={who: at for who, at in self.opened.items() if who != member},
        )

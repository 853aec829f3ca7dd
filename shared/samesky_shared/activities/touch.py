"""`touch`: hands held at a distance, and touches that wait for the morning.

Rules:

1. Whoever holds out a hand does so until they let go. Two who hold, hold hands; a third joins them. Nobody waits for
   who is asleep. From `since` on, all of them feel one pulse: beat n at `since + n` seconds of the room clock, so
   nothing ticks on the wire.
2. A hold is named (`grip`), and letting go names it: what comes late lets go of nothing newer. It ends by itself when
   its device or member is gone, and when its device has not said for `LEASE` seconds that it still holds: a release
   that is lost never sticks.
3. For how long each held hands is counted by the hub's times, in the days of their own clock, seven of them, and
   shown to them alone.
4. Touches of now (`hug`, `kiss`, a rhythm of taps) are signals of the kind `touch`, and the room keeps nothing of
   them. One that is left for somebody who sleeps waits for them, sealed, for two days at most. Whether and when it
   was felt is told to nobody.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Count, Key, Turn, command
from ..core.days import counted
from ..errors import Refused
from ..protocol import MemberStatus
from ..sealing import AROUND, Box

BEAT = 1.0
"""Seconds from one beat of the pulse to the next."""
LEASE = 120.0
"""Seconds for which a hold lasts unless its device says that it goes on; devices say so three times in it."""
WAITS = 48 * 3600.0
"""Seconds for which a touch that was left waits."""
MOST = 4
"""Touches of one member that wait; a fifth takes the place of their oldest."""

Small = Annotated[Box, Meta(max_length=64 + AROUND)]


class Hold(Struct, frozen=True):
    """A hand that is held out."""

    grip: str
    device: str
    until: float
    """Room time at which it ends unless it is said again."""
    met: float | None = None
    """Room time since which another's is in it."""


class Left(Struct, frozen=True):
    """A touch that was left for somebody."""

    touch: str
    by: str
    to: str
    text: Small
    at: float
    until: float
    felt: bool = False


class LeftView(Struct, frozen=True):
    """A touch that waits for me."""

    touch: str
    by: str
    text: Small
    at: float


class TouchView(Struct, frozen=True):
    """Who holds out a hand, the pulse, my own days, and what waits."""

    held: dict[str, float | None]
    """By member who holds: the room time since which they hold hands; null while nobody else holds."""
    grip: str
    """My own hold; empty when I hold none."""
    since: float | None
    """Room time of beat 0 of the pulse; null while nobody holds hands."""
    days: dict[str, float]
    """Seconds of my last seven days with any, by my own clock (`2026-11-26`), without what goes on now."""
    left: tuple[LeftView, ...]
    """What waits for me, oldest first."""
    mine: dict[str, float]
    """For whom I left something, and until when it would wait; whether it was felt is not said."""


class Touch(Activity, frozen=True):
    """Hands held at a distance with one pulse for all who hold, and touches that are left for later."""

    kind: ClassVar[str] = "touch"
    held: dict[str, Hold] = {}
    since: float | None = None
    days: dict[str, dict[str, float]] = {}
    """By member and day, seconds."""
    left: tuple[Left, ...] = ()
    number: Count = 0

    @command(lead="sure")
    def hold(self, turn: Turn, grip: Key) -> Touch:
        """Hold out a hand until `release`, maybe on another device than before; `grip` is a new id."""
        mine = self.held.get(turn.who)
        if mine is not None and mine.grip == grip:
            return self
        met = None if mine is None else mine.met
        return self._with(turn, self.held | {turn.who: Hold(grip, turn.device, turn.now + LEASE, met)})

    @command()
    def still(self, turn: Turn, grip: Key) -> Touch:
        """Say that this device still holds; without effect when that hold is over."""
        mine = self.held.get(turn.who)
        if mine is None or mine.grip != grip:
            return self
        return replace(self, held=self.held | {turn.who: replace(mine, until=turn.now + LEASE)})

    @command(lasting=True)
    def release(self, turn: Turn, grip: Key) -> Touch:
        """Let go; without effect when that hold is over or another has begun."""
        mine = self.held.get(turn.who)
        return self if mine is None or mine.grip != grip else self._without(turn, turn.who)

    @command(lasting=True)
    def leave(self, turn: Turn, member: Key, text: Small) -> Touch:
        """Leave a touch for somebody, to be felt when they come; what I left for them before makes room.

        In the box is JSON: `touch`, one of `squeeze`, `hug`, `kiss`, `forehead`.
        """
        if member == turn.who or member not in turn.seats:
            raise Refused("unknown", "There is no such other member.", path="args.member")
        number = self.number % 1000 + 1
        new = Left(f"t{number}", turn.who, member, text, turn.now, turn.now + WAITS)
        rest = [one for one in self.left if (one.by, one.to) != (turn.who, member)]
        mine = [one for one in rest if one.by == turn.who]
        if len(mine) >= MOST:
            rest.remove(mine[0])
        return replace(self, number=number, left=(*rest, new))

    @command(lasting=True)
    def felt(self, turn: Turn, touch: Key) -> Touch:
        """Take a touch that waits for me: it is felt, and waits no longer. Nobody is told."""
        return replace(
            self,
            left=tuple(
                replace(one, felt=True) if (one.touch, one.to) == (touch, turn.who) else one
                for one in self.left
            ),
        )

    def view(self, who: str) -> TouchView:
        """Who holds, and what is mine alone: my days, and what waits for me."""
        mine = self.held.get(who)
        return TouchView(
            {member: one.met for member, one in self.held.items()},
            "" if mine is None else mine.grip,
            self.since,
            self.days.get(who, {}),
            tuple(
                LeftView(one.touch, one.by, one.text, one.at)
                for one in self.left
                if one.to == who and not one.felt
            ),
            {one.to: one.until for one in self.left if one.by == who},
        )

    def due(self) -> float | None:
        """When a hold that is not said again ends, or what was left waits no longer."""
        ends = [one.until for one in self.held.values()] + [one.until for one in self.left]
        return min(ends, default=None)

    def on_due(self, turn: Turn) -> Touch:
        """It ends."""
        over = [member for member, one in self.held.items() if one.until <= turn.at]
        rest = tuple(one for one in self.left if one.until > turn.at)
        return replace(self, left=rest)._without(turn, *over)

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Touch:
        """Whoever has gone away has let go."""
        return self if status in ("here", "busy") else self._without(turn, member)

    def on_devices_gone(self, turn: Turn, devices: frozenset[str]) -> Touch:
        """What a device held that is no longer in the room is let go."""
        return self._without(turn, *(who for who, one in self.held.items() if one.device in devices))

    def on_left(self, turn: Turn, member: str) -> Touch:
        """Their hand, their days, and what they left or what waited for them."""
        rest = self._without(turn, member)
        return replace(
            rest,
            days={who: one for who, one in rest.days.items() if who != member},
            left=tuple(one for one in rest.left if member not in (one.by, one.to)),
        )

    def without(self, member: str) -> Touch:
        """Without what they left."""
        rest = tuple(one for one in self.left if one.by != member)
        return self if len(rest) == len(self.left) else replace(self, left=rest)

    def _without(self, turn: Turn, *members: str) -> Touch:
        if not any(member in self.held for member in members):
            return self
        return self._with(turn, {who: one for who, one in self.held.items() if who not in members})

    def _with(self, turn: Turn, held: dict[str, Hold]) -> Touch:
        """With these hands held out from now on; for how long others were in each other's is counted."""
        together = len(held) > 1
        days = self.days
        for who, one in self.held.items():
            if one.met is not None and not (together and who in held):
                zone = turn.zones.get(who) or "UTC"
                days = days | {who: counted(days.get(who, {}), one.met, turn.at, zone)}
        met = {
            who: replace(one, met=(turn.at if one.met is None else one.met) if together else None)
            for who, one in held.items()
        }
        since = (turn.at if self.since is None else self.since) if together else None
        return replace(self, held=met, since=since, days=days)

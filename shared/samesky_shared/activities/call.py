"""`call`: who talks with whom. Sound and pictures go from device to device; the room only knows who is in the call.

Rules:

1. Whoever would like to talk is in the call, and the others are asked for a minute; not twice in one minute.
2. A "not now" is no command at all: it leaves no trace, and looks like a minute that has passed.
3. A member is in the call with one device; coming in with another one moves the call there.
4. At most four are in it, since each device sends its picture to every other one.
5. Who drops out has their place kept for a while. Who is alone and asks nobody any more is in no call.
6. Of a call that is over nothing stays: no entry, no length, no list.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from ..core.activity import Activity, Key, Step, Tell, Turn, command
from ..core.chance import short_id
from ..errors import Refused
from ..protocol import Id, MemberStatus

RINGS = 60.0
"""Seconds for which the others are asked."""
KEEPS = 120.0
"""Seconds for which the place of somebody is kept who has dropped out."""
MOST = 4
"""Devices in a call."""
TELLS_EVERY = 600.0
"""Seconds between two notices to those who are away, however often somebody asks."""


class InCall(Struct, frozen=True):
    """A member who is in the call."""

    device: str
    """With which device."""
    since: float
    """Room time."""
    back: float | None = None
    """Until when the place is kept of somebody who has dropped out; None: they are there."""


class Call(Activity, frozen=True):
    """Who is in a call and who is asked. Sound and pictures go from device to device, never through the hub."""

    kind: ClassVar[str] = "call"
    id: str = ""
    """The call that is on; empty: none."""
    by: str = ""
    """Who began it."""
    inside: dict[str, InCall] = {}
    """By member, in the order in which they came."""
    asked: tuple[str, ...] = ()
    """Who is asked just now."""
    rings_until: float | None = None
    told: float = 0.0
    """When those who are away were told last."""

    @command()
    def ring(self, turn: Turn) -> Step:
        """Say that I would like to talk: all others are asked for a minute. Inside: ask those again who are not.

        While a call is on that I am not in, it is the same as `join`.
        """
        if self.id and turn.who not in self.inside:
            return Step(self._with(turn))
        others = tuple(member for member in turn.seats if member != turn.who and member not in self.inside)
        if not self.id and not others:
            raise Refused("conflict", "Nobody else is in this room.")
        if not others or self.asked:
            return Step(self._with(turn))
        away = tuple(member for member in others if member not in turn.present)
        tells: tuple[Tell, ...] = ()
        told, until = self.told, turn.now + RINGS
        if away and turn.now - told >= TELLS_EVERY:
            tells, told = (Tell("call", away, turn.who, until=until),), turn.now
        mine = self if self.id else replace(self, id=short_id(turn.seed, "call"), by=turn.who)
        ringing = replace(mine, asked=others, rings_until=until, told=told)
        return Step(ringing._with(turn), tells=tells)

    @command()
    def join(self, turn: Turn, call: Key) -> Call:
        """Come in, with this device."""
        self._on(call)
        return self._with(turn)

    @command()
    def leave(self, turn: Turn, call: Key) -> Call:
        """Go out. Where only one is left, and nobody is asked, the call is over."""
        self._on(call)
        if turn.who not in self.inside:
            return self
        if turn.device and self.inside[turn.who].device != turn.device:
            raise Refused("conflict", "You are in the call with another device.", path="args.call")
        return self._without(turn.who)

    @command()
    def lost(self, turn: Turn, call: Key, member: Key, device: Id) -> Call:
        """Nothing has been heard of this device for a while: its place is kept for two minutes, then it is out."""
        self._on(call)
        found = self.inside.get(member)
        if turn.who not in self.inside or member == turn.who:
            raise Refused("forbidden", "Only the others in the call can say that.", path="args.member")
        if found is None or found.device != device or found.back is not None:
            return self
        return self._put(member, replace(found, back=turn.now + KEEPS))

    def due(self) -> float | None:
        """When nobody is asked any more, or a place is no longer kept."""
        backs = [one.back for one in self.inside.values() if one.back is not None]
        return min([*backs, *([] if self.rings_until is None else [self.rings_until])], default=None)

    def on_due(self, turn: Turn) -> Call:
        """Asking ends, and kept places go, in silence."""
        state = self
        if state.rings_until is not None and state.rings_until <= turn.at:
            state = replace(state, asked=(), rings_until=None)
        inside = {who: one for who, one in state.inside.items() if one.back is None or one.back > turn.at}
        return replace(state, inside=inside)._settled()

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Call:
        """Who is away has their place kept; who has gone is out. Being back is said by the device that is back."""
        found = self.inside.get(member)
        if found is None or status in ("here", "busy"):
            return self
        if status == "offline":
            return self._without(member)
        return self if found.back else self._put(member, replace(found, back=turn.now + KEEPS))

    def on_devices_gone(self, turn: Turn, devices: frozenset[str]) -> Call:
        """A device that was taken away is out."""
        state = self
        for member, one in self.inside.items():
            if one.device in devices:
                state = state._without(member)
        return state

    def on_left(self, turn: Turn, member: str) -> Call:
        """Who has left the room is out, and is not asked."""
        asked = tuple(one for one in self.asked if one != member)
        state = replace(self, asked=asked, by="" if self.by == member else self.by)
        return state._without(member)

    def without(self, member: str) -> Call:
        """Nobody has written anything here."""
        return self

    def exported(self, who: str) -> None:
        """Nothing of it goes elsewhere."""

    def _on(self, call: str) -> None:
        if not self.id or call != self.id:
            raise Refused("conflict", "That call is over.", path="args.call")

    def _with(self, turn: Turn) -> Call:
        """With this member inside, by the device whose turn it is."""
        mine = self.inside.get(turn.who)
        if mine is None and len(self.inside) >= MOST:
            raise Refused("full", f"{MOST} are in the call; that is as many as go.")
        since = turn.now if mine is None else mine.since
        state = self._put(turn.who, InCall(turn.device, since))
        return replace(state, asked=tuple(one for one in state.asked if one != turn.who))._settled()

    def _without(self, member: str) -> Call:
        return replace(
            self, inside={who: one for who, one in self.inside.items() if who != member}
        )._settled()

    def _put(self, member: str, one: InCall) -> Call:
        return replace(self, inside=self.inside | {member: one})

    def _settled(self) -> Call:
        """As it is; without anybody to talk with, no call."""
        state = self if self.asked else replace(self, rings_until=None)
        if state.id and len(state.inside) < (1 if state.asked else 2):
            return Call(told=state.told)
        return state

"""`player`: what plays now, as one motion; it starts when everybody's media is ready."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from ..core.activity import Activity, Cue, Key, Seconds, Step, Turn, command
from ..core.circle import Gate
from ..errors import Refused
from ..motion import Motion
from ..protocol import MemberStatus
from ..sealing import AROUND, Box, Sealed

READY_TIME = 20.0
"""Seconds for which a start waits for everybody's media."""
STALL_TIME = 10.0
"""Seconds for which everybody waits for one who buffers."""
OnStall = Literal["pause", "catch-up"]
Media = Annotated[
    Box, Meta(max_length=1024 + AROUND, extra_json_schema={"sealed": True, "place": "playlist add.media"})
]
"""Sealed as what its queue holds, from where it usually comes."""
Rate = Annotated[float, Meta(ge=0.25, le=4.0, description="1 is the normal speed.")]


class Player(Activity, frozen=True):
    """Media in lockstep. Each side plays its own copy; only the position is shared."""

    kind: ClassVar[str] = "player"
    item: str | None = None
    media: Sealed | None = None
    length: float | None = None
    wanted: bool = False
    """It plays, or will as soon as the gate opens."""
    rate: float = 1.0
    position: Motion = Motion()
    gate: Gate = Gate()
    by: str = ""
    """Who last touched it."""
    on_stall: OnStall = "pause"
    """When a device runs out of data: everybody waits for it, or it catches up by itself."""

    @property
    def playing(self) -> bool:
        """Whether the position moves (from `position.at` on)."""
        return self.position.rate != 0

    @command(lead="prep")
    def load(
        self,
        turn: Turn,
        item: Key,
        media: Media,
        length: Annotated[float, Meta(gt=0, le=86400)] | None = None,
        play: bool = False,
    ) -> Player:
        """Put something on. With `play` it starts when everybody who is here is ready."""
        gate = Gate(turn.present, (), turn.now + READY_TIME)
        position = Motion(0, 0, turn.at)
        wanted = play and bool(turn.present)
        return Player(item, media, length, wanted, self.rate, position, gate, turn.who, self.on_stall)

    @command(lead="prep")
    def ready(self, turn: Turn, item: Key) -> Player:
        """My device can play this item now."""
        if item != self.item:
            return self
        gate = self.gate.passed_by(turn.who)
        if gate is not self.gate and gate.until is None and self.wanted:
            gate = replace(gate, until=turn.now + READY_TIME)  # the first after all had let the time pass
        return replace(self, gate=gate)._set_off(turn)

    @command(lead="quick")
    def stalled(self, turn: Turn, item: Key) -> Player:
        """My device has run out of data; everybody waits for it, for a while."""
        if item != self.item or self.on_stall != "pause" or not self.playing or turn.at < self.position.at:
            return self
        ready = tuple(member for member in turn.present if member != turn.who)
        gate = Gate(turn.present, ready, turn.now + STALL_TIME)
        return replace(self, position=self._turned(0, turn.at), gate=gate)

    @command()
    def go_without(self, turn: Turn, item: Key, member: Key) -> Player:
        """Do not wait for this member's media any longer."""
        if item != self.item:
            return self
        return replace(self, gate=self.gate.without(member))._set_off(turn)

    @command(lead="prep")
    def play(self, turn: Turn) -> Player:
        """Play on from here, as soon as everybody who is here is ready."""
        if self.item is None:
            raise Refused("conflict", "Put something on first.")
        if self.playing or (self.wanted and not self.gate.open):
            return self
        position = self.position
        if self.length is not None and position.position_at(turn.at) >= self.length:
            position = position.moved(0, turn.at)
        ready = tuple(member for member in turn.present if member in self.gate.ready)
        gate = Gate(turn.present, ready, turn.now + READY_TIME)
        return replace(self, wanted=True, position=position, gate=gate, by=turn.who)._set_off(turn)

    @command(lead="sure")
    def pause(self, turn: Turn) -> Player:
        """Hold it for everybody."""
        if not self.wanted:
            return self
        return replace(self, wanted=False, position=self._turned(0, turn.at), by=turn.who)

    @command(lead="prep")
    def resume(self, turn: Turn) -> Player:
        """Go on from where it was held; nothing happens where it has ended or nothing is on."""
        over = self.length is not None and self.position.position_at(turn.at) >= self.length
        return self if self.item is None or over else self.play(turn)

    @command(lead="sure")
    def seek(self, turn: Turn, position: Seconds) -> Player:
        """Go to this second, for everybody; it goes on playing if it was."""
        if self.item is None:
            raise Refused("conflict", "Put something on first.")
        if self.length is not None and position > self.length:
            raise Refused("invalid", f"It is {self.length:g} seconds long.", path="args.position")
        return replace(self, position=self.position.moved(position, turn.at), by=turn.who)

    @command(lead="sure")
    def speed(self, turn: Turn, rate: Rate) -> Player:
        """Play at this speed, for everybody."""
        position = self._turned(rate, turn.at) if self.playing else self.position
        return replace(self, rate=rate, position=position, by=turn.who)

    @command(lead="sure")
    def stop(self, turn: Turn, item: Key) -> Player:
        """Put this item away."""
        return self if item != self.item else self._empty()

    @command()
    def policy(self, turn: Turn, on_stall: OnStall) -> Player:
        """Choose what happens when somebody runs out of data: all wait, or they catch up by themselves."""
        return replace(self, on_stall=on_stall)

    def due(self) -> float | None:
        """The end of the media, or of a wait."""
        if self.playing:
            return None if self.length is None else self.position.reaches(self.length)
        return self.gate.until if self.wanted and not self.gate.open else None

    def on_due(self, turn: Turn) -> Player | Step:
        """The media ends, and the queue goes on; or a wait ends, and those who are ready begin."""
        if self.playing:
            assert self.length is not None
            assert self.item is not None
            ended = replace(self, wanted=False, position=Motion(self.length, 0, turn.at))
            queue = f"playlist:{turn.name}" if turn.name else "playlist"
            return Step(ended, cues=(Cue(queue, "next", {"after": self.item}),))
        if not self.gate.ready:
            return replace(self, gate=replace(self.gate, until=None))
        return replace(self, gate=self.gate.without(*self.gate.awaited))._set_off(turn)

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Player:
        """Nobody waits for one who is away; when the last one has gone, it is held."""
        if status not in ("away", "offline"):
            return self
        if not turn.present:
            return replace(self, wanted=False, position=self._turned(0, turn.at)) if self.wanted else self
        gate = self.gate.without(member)
        if self.wanted and not self.playing and not gate.circle:
            gate = Gate(turn.present, (), turn.now + READY_TIME)
        return replace(self, gate=gate)._set_off(turn)

    def on_left(self, turn: Turn, member: str) -> Player:
        """As when they are away."""
        return self.on_presence(turn, member, "offline")

    def without(self, member: str) -> Player:
        """What plays goes on; what is only put on is put away when they touched it last."""
        if self.by != member:
            return self
        return replace(self, by="") if self.wanted else self._empty()

    def _empty(self) -> Player:
        return Player(rate=self.rate, on_stall=self.on_stall)

    def _turned(self, rate: float, at: float) -> Motion:
        """The position with another rate from `at` on; `at` may lie a lead behind the end."""
        turned = self.position.turned(rate, at)
        return turned if self.length is None else replace(turned, position=min(turned.position, self.length))

    def _set_off(self, turn: Turn) -> Player:
        if not self.wanted or self.playing or not self.gate.open or not self.gate.circle:
            return self
        return replace(self, position=self.position.turned(self.rate, turn.at))

"""`player`: what plays now, as one motion; it starts when everybody's media is ready."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..core.activity import Activity, Cue, Key, Seconds, Step, Turn, command
from ..core.chance import short_id
from ..core.circle import Gate
from ..errors import Refused
from ..motion import Motion
from ..protocol import MemberStatus
from ..sealing import AROUND, Box, Sealed

READY_TIME = 20.0
"""Seconds for which a start waits for everybody's media."""
STALL_TIME = 10.0
"""Seconds for which everybody waits for one who buffers."""
ONE_SEARCH = 6.0
"""Seconds within which one who goes on looking for a place has gone elsewhere once, not several times."""
ALL_BUT = 0.9
"""Who has come so far has seen it: credits are nobody's."""
OnStall = Literal["pause", "catch-up"]
Why = Literal["codec", "gone", "cors", "blocked", "network", "other"]
"""Why a device cannot play something: it does not know how; it is not there any more; that, or its server keeps it
from other pages, which a page cannot tell apart; it may not be shown here; the line; anything else."""
Media = Annotated[
    Box, Meta(max_length=1024 + AROUND, extra_json_schema={"sealed": True, "place": "playlist add.media"})
]
"""Sealed as what its queue holds, from where it usually comes."""
Rate = Annotated[float, Meta(ge=0.25, le=4.0, description="1 is the normal speed.")]
Length = Annotated[float, Meta(gt=0, le=86400, description="Seconds.")]


class Did(Struct, frozen=True):
    """Who did what last, and when (room time): no trail, only the last thing."""

    what: Literal["load", "play", "pause", "seek", "speed"]
    by: str
    """Empty: the room itself, as when one thing follows another."""
    at: float


class Sought(Struct, frozen=True):
    """Somebody has gone elsewhere in it, which can be undone."""

    id: str
    by: str
    at: float
    """Room time."""
    before: float
    """The second at which it was before."""


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
    did: Did | None = None
    sought: Sought | None = None
    troubles: dict[str, Why] = {}
    """Whose device cannot play it, and why."""
    without_picture: tuple[str, ...] = ()
    """Who has chosen to go on without: nobody waits for them."""

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
        length: Length | None = None,
        play: bool = False,
        position: Seconds = 0.0,
    ) -> Step:
        """Put something on, from this second. With `play` it starts when everybody who is here is ready."""
        gate = Gate(turn.present, (), turn.now + READY_TIME)
        place = Motion(min(position, length or position), 0, turn.at)
        wanted = play and bool(turn.present)
        did = Did("load", turn.who, turn.at)
        made = Player(item, media, length, wanted, self.rate, place, gate, turn.who, self.on_stall, did)
        return Step(made, cues=() if item == self.item else self._left(turn))

    @command(lead="prep")
    def ready(self, turn: Turn, item: Key, length: Length | None = None) -> Player:
        """My device can play this item now; how long it is, where that was not known."""
        if item != self.item:
            return self
        gate = self.gate.passed_by(turn.who)
        if gate is not self.gate and gate.until is None and self.wanted:
            gate = replace(gate, until=turn.now + READY_TIME)  # the first after all had let the time pass
        known = length if self.length is None else self.length
        return replace(self._well(turn.who), gate=gate, length=known)._set_off(turn)

    @command()
    def trouble(self, turn: Turn, item: Key, why: Why) -> Player:
        """My device cannot play this item, and why. The others see it; who of us goes on how is a choice."""
        if item != self.item or not turn.who or self.troubles.get(turn.who) == why:
            return self
        if turn.who in self.without_picture:
            return self
        return replace(self, troubles=self.troubles | {turn.who: why})

    @command(lead="prep")
    def go_without_picture(self, turn: Turn, item: Key) -> Player:
        """Go on without picture and sound on my side: nobody waits for my media."""
        if item != self.item or not turn.who or turn.who in self.without_picture:
            return self
        gone = replace(self, without_picture=(*self.without_picture, turn.who))
        return replace(gone, gate=self.gate.passed_by(turn.who))._set_off(turn)

    @command(lead="quick")
    def stalled(self, turn: Turn, item: Key) -> Player:
        """My device has run out of data; everybody waits for it, for a while."""
        if item != self.item or self.on_stall != "pause" or not self.playing or turn.at < self.position.at:
            return self
        if turn.who in self.without_picture:
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
        return self._did(turn, "play", wanted=True, position=position, gate=gate)._set_off(turn)

    @command(lead="sure")
    def pause(self, turn: Turn) -> Player:
        """Hold it for everybody."""
        if not self.wanted:
            return self
        return self._did(turn, "pause", wanted=False, position=self._turned(0, turn.at))

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
        return self._gone_to(turn, position)

    @command(lead="sure", advances="of")
    def undo(self, turn: Turn, of: Key) -> Player:
        """Back to where it was before somebody went elsewhere; undone once more, it is there again."""
        if self.item is None or self.sought is None or self.sought.id != of:
            return self
        return self._gone_to(turn, self.sought.before, anew=True)

    @command(lead="sure")
    def speed(self, turn: Turn, rate: Rate) -> Player:
        """Play at this speed, for everybody."""
        position = self._turned(rate, turn.at) if self.playing else self.position
        return self._did(turn, "speed", rate=rate, position=position)

    @command(lead="sure")
    def stop(self, turn: Turn, item: Key) -> Player | Step:
        """Put this item away."""
        return self if item != self.item else Step(self._empty(), cues=self._left(turn))

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
            queue = _queue(turn)
            return Step(
                ended,
                cues=(Cue(queue, "seen", {"item": self.item}), Cue(queue, "next", {"after": self.item})),
            )
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
            ready = tuple(one for one in turn.present if one in self.without_picture)
            gate = Gate(turn.present, ready, turn.now + READY_TIME)
        return replace(self, gate=gate)._set_off(turn)

    def on_left(self, turn: Turn, member: str) -> Player:
        """As when they are away."""
        return self._well(member).on_presence(turn, member, "offline")

    def without(self, member: str) -> Player:
        """What plays goes on; what is only put on is put away when they touched it last."""
        if self.by != member:
            return self._nameless(member)
        return replace(self._nameless(member), by="") if self.wanted else self._empty()

    def _empty(self) -> Player:
        return Player(rate=self.rate, on_stall=self.on_stall)

    def _nameless(self, member: str) -> Player:
        """Without their name on what was done last, and on what cannot be played."""
        did = None if self.did is not None and self.did.by == member else self.did
        sought = None if self.sought is not None and self.sought.by == member else self.sought
        return replace(self._well(member), did=did, sought=sought)

    def _well(self, member: str) -> Player:
        """Nothing stands in this member's way, as far as is known."""
        if member not in self.troubles and member not in self.without_picture:
            return self
        return replace(
            self,
            troubles={one: why for one, why in self.troubles.items() if one != member},
            without_picture=tuple(one for one in self.without_picture if one != member),
        )

    def _did(self, turn: Turn, what: Literal["play", "pause", "seek", "speed"], **changed: Any) -> Player:
        return replace(self, by=turn.who, did=Did(what, turn.who, turn.at), **changed)

    def _gone_to(self, turn: Turn, position: float, anew: bool = False) -> Player:
        """Elsewhere in it; several steps of one member in a row count as one, so that they are undone as one."""
        before, last = self._turned(0, turn.at).position, self.sought
        if last is not None and not anew and last.by == turn.who and turn.at - last.at <= ONE_SEARCH:
            before = last.before
        sought = Sought(short_id(turn.seed), turn.who, turn.at, before)
        return self._did(turn, "seek", position=self.position.moved(position, turn.at), sought=sought)

    def _left(self, turn: Turn) -> tuple[Cue, ...]:
        """Tells the queue where it was left, or that it was seen."""
        if self.item is None:
            return ()
        here = self._turned(0, turn.at).position
        if self.length is not None and here >= ALL_BUT * self.length:
            return (Cue(_queue(turn), "seen", {"item": self.item}),)
        return (Cue(_queue(turn), "left", {"item": self.item, "position": here}),)

    def _turned(self, rate: float, at: float) -> Motion:
        """The position with another rate from `at` on; `at` may lie a lead behind the end."""
        turned = self.position.turned(rate, at)
        return turned if self.length is None else replace(turned, position=min(turned.position, self.length))

    def _set_off(self, turn: Turn) -> Player:
        # Where nobody can play it, there is nothing to go on with.
        plays = any(member not in self.without_picture for member in self.gate.circle)
        if not self.wanted or self.playing or not self.gate.open or not plays:
            return self
        return replace(self, position=self.position.turned(self.rate, turn.at))


def _queue(turn: Turn) -> str:
    return f"playlist:{turn.name}" if turn.name else "playlist"

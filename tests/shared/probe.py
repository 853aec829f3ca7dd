"""An activity that does what a test tells it, and two ways to lead a rehearsal."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec
import pytest
from msgspec import Meta

from samesky_shared.core.activity import Activity, Cue, Key, Note, Step, Turn, command
from samesky_shared.core.record import Record
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_STATE, MemberStatus
from samesky_shared.testing import Rehearsal, encoded


class Probe(Activity, frozen=True):
    """Does what it is told."""

    kind: ClassVar[str] = "probe"
    text: bytes = b""
    wakes: tuple[float, ...] = ()
    woken: int = 0
    seen: tuple[str, ...] = ()

    @command(lead="sure")
    def put(self, turn: Turn, text: Annotated[bytes, Meta(max_length=60_000)]) -> Probe:
        """Keep this."""
        return msgspec.structs.replace(self, text=text)

    @command()
    def tell(self, turn: Turn, to: tuple[Key, ...] | None = None) -> Step:
        """Make an entry."""
        return Step(self, (Note("told", {"by": turn.who, "name": turn.name}, to),))

    @command(lead="prep")
    def cue(
        self,
        turn: Turn,
        on: str,
        cmd: str,
        args: dict[str, Any] | None = None,
        wish: bool = False,
        at: float = 0,
    ) -> Step:
        """Set off another."""
        return Step(self, (Note("cues", {}),), (Cue(on, cmd, args or {}, wish),), at)

    @command()
    def end(self, turn: Turn) -> Step:
        """Be closed, with a last word."""
        return Step(self, (Note("ended", {}),), ends=True)

    @command()
    def chain(self, turn: Turn, left: int) -> Step:
        """Set off so many more."""
        return Step(self, (), (Cue("probe", "chain", {"left": left - 1}),) if left else ())

    @command()
    def sleep(self, turn: Turn, until: tuple[float, ...]) -> Probe:
        """Wake at these times."""
        return msgspec.structs.replace(self, wakes=until)

    def on_zone(self, turn: Turn, member: str) -> Probe:
        """Notes the zone."""
        return msgspec.structs.replace(self, seen=(*self.seen, f"{member} in {turn.zones[member]}"))

    def due(self) -> float | None:
        return self.wakes[0] if self.wakes else None

    def on_due(self, turn: Turn) -> Probe | Step:
        if self.text == b"stuck":
            return msgspec.structs.replace(self, woken=self.woken + 1)
        if self.text == b"big":
            return msgspec.structs.replace(self, wakes=(), text=b"x" * MAX_STATE)
        after = msgspec.structs.replace(self, wakes=self.wakes[1:], woken=self.woken + 1)
        if self.text == b"cue":
            return Step(
                after, (Note("woke", {"at": turn.at}),), (Cue("timer", "no-such"), Cue("timer", "stopwatch"))
            )
        return Step(after, (Note("woke", {"at": turn.at, "who": turn.who}),))

    def on_presence(self, turn: Turn, member: str, status: MemberStatus) -> Probe:
        return msgspec.structs.replace(self, seen=(*self.seen, f"{member} {status} {'+'.join(turn.present)}"))


def refused(live: Rehearsal, who: str, on: str, cmd: str, /, **args: Any) -> tuple[str, str | None]:
    before = encoded(live.room.snapshot())
    with pytest.raises(Refused) as caught:
        live.act(who, on, cmd, **args)
    assert encoded(live.room.snapshot()) == before
    return caught.value.code, caught.value.path


def act(live: Rehearsal, who: str, on: str, cmd: str, /, **args: Any) -> Record:
    record = live.act(who, on, cmd, **args)
    assert record is not None
    return record

"""What activities share that can cool off: everything stops at once, and goes on when all are back."""

from __future__ import annotations

from typing import ClassVar

from samesky_shared.core.activity import Step, Turn, command
from samesky_shared.core.cooled import Cooled
from samesky_shared.testing import Rehearsal

from ..probe import act, refused


class Quarrel(Cooled, frozen=True):
    """One has the floor, and anybody may call a pause."""

    kind: ClassVar[str] = "quarrel"

    @command(lead="sure")
    def announce(self, turn: Turn) -> Step:
        """Announce it."""
        return self.announced(turn, turn.who, 2)

    @command()
    def shout(self, turn: Turn) -> Step:
        """Goes only while it is warm."""
        self._warm(turn)
        return Step(self)


def test_nothing_goes_while_it_cools_and_all_are_asked_at_the_time_of_return() -> None:
    table = Rehearsal((Quarrel,))
    act(table, "ann", "quarrel", "announce")
    act(table, "bob", "quarrel", "ready", opening="o1")
    assert refused(table, "bob", "quarrel", "back")[0] == "conflict"
    act(table, "bob", "quarrel", "cool_off", seconds=600.0)
    floor = table.state("quarrel").floor
    assert floor.stands
    assert refused(table, "ann", "quarrel", "shout") == ("not_yet", None)
    assert refused(table, "ann", "quarrel", "back_at", at=table.now - 5) == ("invalid", "args.at")
    act(table, "ann", "quarrel", "cool_off", seconds=1200.0)
    table.wait(1199)
    assert table.state("quarrel").cooling.gate is None
    table.wait(2)
    assert table.state("quarrel").cooling.gate.awaited == ("ann", "bob")
    act(table, "ann", "quarrel", "back")
    act(table, "bob", "quarrel", "back")
    assert table.state("quarrel").cooling is None
    assert table.act("ann", "quarrel", "shout") is None

"""What activities with a floor share: announced, begun when all are ready, held, lengthened, asked for."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from samesky_shared.core.activity import Key, Step, Turn, command
from samesky_shared.core.floored import Floored
from samesky_shared.core.opening import OPEN_TIME
from samesky_shared.testing import Rehearsal

from ..probe import act, refused


class Round(Floored, frozen=True):
    """One has the floor."""

    kind: ClassVar[str] = "round"

    @command(lead="sure")
    def announce(self, turn: Turn, first: Key) -> Step:
        """Announce it."""
        return self.announced(turn, first, 2)


class Table(Rehearsal):
    """A rehearsal in which it is announced by Ann."""

    def __init__(self, *members: str) -> None:
        super().__init__((Round,), members or ("ann", "bob"))
        self.do("ann", "announce", first="bob")

    def do(self, who: str, cmd: str, **args: Any) -> Any:
        return act(self, who, "round", cmd, **args)

    @property
    def now_(self) -> Round:
        found: Round = self.state("round")
        return found


@pytest.fixture
def table() -> Table:
    return Table()


def test_it_begins_when_all_are_ready_and_ends_by_itself_in_time(table: Table) -> None:
    assert table.act("bob", "round", "not_now", opening="o1") is None
    assert refused(table, "bob", "round", "announce", first="bob") == ("conflict", None)
    assert refused(table, "ann", "round", "begin", opening="o1")[0] == "not_yet"
    record = table.do("bob", "ready", opening="o1")
    floor = table.now_.floor
    assert floor is not None
    assert (floor.speaker, floor.due) == ("bob", record.at + 120.0)
    assert refused(table, "bob", "round", "ready", opening="o1") == ("conflict", "args.opening")
    table.wait(OPEN_TIME + 1)
    assert (table.now_.floor, table.now_.opening, table.room.due()) == (None, None, None)


def test_an_opening_is_told_once_to_who_is_away_and_is_gone_in_time() -> None:
    table = Rehearsal((Round,), ("ann", "bob", "cleo"))
    table.status("bob", "offline")
    told = [
        tell
        for _ in range(2)
        if (step := _step(table, "ann", "announce", first="ann"))
        for tell in step.tells
    ]
    assert [(tell.what, tell.to) for tell in told] == [("asked", ("bob",)), ("asked", ("bob",))]
    act(table, "ann", "round", "announce", first="ann")
    assert _step(table, "ann", "announce", first="cleo").tells == (), "said anew, it is not told again"
    table.wait(OPEN_TIME + 1)
    assert table.state("round").opening is None


def test_all_is_held_lengthened_and_asked_for_by_those_of_the_round_alone() -> None:
    table = Table("ann", "bob", "cleo")
    table.do("bob", "ready", opening="o1")
    table.do("ann", "begin", opening="o1")
    for cmd in ("hold", "resume", "ask", "unask"):
        assert refused(table, "cleo", "round", cmd)[0] == "forbidden"
    table.do("ann", "hold")
    table.do("ann", "lengthen", seconds=180.0)
    table.do("ann", "ask")
    floor = table.now_.floor
    assert floor is not None
    assert (floor.paused, floor.length, floor.asking) == (True, 180.0, ("ann",))
    table.status("bob", "away")
    table.do("ann", "resume")
    table.do("ann", "unask")
    assert table.act("ann", "round", "unask") is None
    table.status("bob", "here")
    floor = table.now_.floor
    assert floor is not None
    assert (floor.stands, floor.asking) == (False, ())


def _step(table: Rehearsal, who: str, cmd: str, **args: Any) -> Step:
    """What a command would make of the state as it is."""
    state: Round = table.state("round") or Round()
    present = tuple(one for one in table.members if one in table.present)
    return state.announced(
        Turn(who, table.now, table.now, present=present, seats=table.members), args["first"], 2
    )

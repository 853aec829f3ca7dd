"""A room without a hub: led by a test's own clock, the same each time."""

from __future__ import annotations

import subprocess
import sys

from samesky_shared.activities import Chat, Gratitude, Timer
from samesky_shared.errors import Refused
from samesky_shared.testing import ALWAYS, Rehearsal, encoded
from samesky_shared.testing.rehearsal import START, known_names

from .board import Board


def evening() -> Rehearsal:
    live = Rehearsal((Timer, Chat), ("ann", "bob"), seed=3)
    live.act("ann", "chat", "say", text=b"\x00hi")
    live.act("bob", "timer", "start", seconds=5)
    live.wait(10)
    return live


def test_the_same_calls_make_the_same_bytes() -> None:
    assert encoded(evening().records) == encoded(evening().records)
    assert encoded(evening().room.snapshot()) == encoded(evening().room.snapshot())


def test_time_passes_only_when_it_is_told_to() -> None:
    live = Rehearsal((Timer,))
    assert live.now == START
    live.act("ann", "timer", "start", seconds=5)
    assert live.now == START
    assert [record.at for record in live.wait(60)] == [START + 5.25]
    assert live.now == START + 60


def test_a_refusal_can_be_looked_at() -> None:
    live = Rehearsal((Timer,))
    refused = live.tries("ann", "timer", "start", {"seconds": -1})
    assert isinstance(refused, Refused)
    assert refused.path == "args.seconds"
    assert live.tries("ann", "timer", "reset", {}) is None


def test_what_one_sees_is_what_is_for_them() -> None:
    live = Rehearsal((Board,))
    record = live.act("ann", "board", "note", text=b"\x00secret")
    assert record is not None
    assert b"secret" in live.seen(record, "ann")
    assert b"secret" not in live.seen(record, "bob")
    assert b"board" in live.seen(record, "bob")


def test_it_loads_as_a_hub_would() -> None:
    live = evening()
    snapshot = live.room.snapshot()
    live.act("ann", "timer", "reset")
    for loaded in (live.reloaded(), live.reloaded(snapshot)):
        assert encoded(loaded.snapshot()) == encoded(live.room.snapshot())


def test_ids_in_states_are_known_to_what_comes_next() -> None:
    live = evening()
    names = known_names(live)
    assert names["member"] == ["ann", "bob"]
    assert set(live.state("chat").lines) <= set(names["lines"])
    assert set(names[""]) == {"ann", "bob", "countdown", *live.state("chat").lines}


def test_ids_that_are_seen_only_are_known_too_and_those_of_a_first_command() -> None:
    live = Rehearsal((Gratitude,))
    assert known_names(live)["page"] == ["p1"]
    live.act("ann", "gratitude", "pass_on", page="p1")
    live.act("bob", "gratitude", "pass_on", page="p1")
    live.act("bob", "gratitude", "turn_over")
    assert known_names(live)["page"] == ["p2"]


def test_one_and_one_point_nought_look_the_same() -> None:
    assert encoded({"n": [1, (2,)]}) == encoded({"n": [1.0, [2.0]]})
    assert encoded(1) != encoded(True)
    assert encoded(b"a") != encoded("a")


def test_what_is_always_shown_is_shown_to_all() -> None:
    assert ALWAYS(Board(), "ann", "bob")


def test_it_can_be_imported_without_hypothesis() -> None:
    program = (
        "import sys; sys.modules['hypothesis'] = None; import samesky_shared.testing as t; t.Rehearsal(())"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0

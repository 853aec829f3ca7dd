"""`breathe`: one motion for all, a gentle end, and sitting side by side with nothing said."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.breathe import HELD, SETTLE, SIT, Breathe, Breathing, Sitting
from samesky_shared.core.breath import breath_at
from samesky_shared.core.record import Record
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import Rehearsal, check_activity, encoded

from ..probe import Probe, act, refused


class Two(Rehearsal):
    """A rehearsal with words for what happens in it."""

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "breathe", cmd, **args)

    @property
    def breathing(self) -> Breathing:
        found = self.state("breathe").on
        assert isinstance(found, Breathing)
        return found

    @property
    def sitting(self) -> Sitting:
        found = self.state("breathe").sitting
        assert isinstance(found, Sitting)
        return found

    def entries(self) -> list[tuple[str, Any]]:
        return [(entry.kind, entry.body) for record in self.records for entry in record.entries]


@pytest.fixture
def two() -> Two:
    return Two((Breathe, Probe))


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Breathe, examples=10)


def test_it_begins_a_little_ahead_for_all_and_nothing_is_sent_until_it_is_over(two: Two) -> None:
    begun = two.do("ann", "begin", pattern="box", minutes=1)
    two.do("bob", "join", breathing="b1")
    motion, parts = two.breathing.motion, two.breathing.parts
    assert motion.at == begun.at + SETTLE
    assert breath_at(parts, motion.position_at(motion.at + 17)).round == 1
    before = len(two.records)
    two.wait(motion.at + 63 - two.now)
    assert len(two.records) == before, "no ticks"
    (over,) = two.wait(10)
    assert over.at == motion.at + 64
    assert two.entries() == [("breathed", {"pattern": "box", "seconds": 64.0, "who": ("ann", "bob")})]


def test_what_one_breathed_alone_leaves_no_trace(two: Two) -> None:
    two.do("ann", "begin", pattern="coherent", minutes=1)
    two.wait(100)
    assert two.state("breathe").on is None
    two.do("ann", "begin", pattern="coherent", minutes=1)
    two.do("bob", "join", breathing="b2")
    two.do("ann", "leave", breathing="b2")
    two.do("bob", "leave", breathing="b2")
    assert two.state("breathe").on is None
    assert two.entries() == []


def test_it_ends_gently_with_the_breath_that_is_on_and_both_may_press(two: Two) -> None:
    begun = two.do("ann", "begin", pattern="box", minutes=5)
    two.do("bob", "join", breathing="b1")
    two.wait(SETTLE + 20)
    two.do("ann", "end", breathing="b1")
    assert two.breathing.length == 32
    assert two.act("bob", "breathe", "end", breathing="b1") is None, "it ends already"
    (over,) = two.wait(20)
    assert over.at == begun.at + SETTLE + 32
    assert two.entries()[0][1]["seconds"] == 32


def test_what_is_held_goes_on_with_the_beginning_of_its_breath(two: Two) -> None:
    two.do("ann", "begin", pattern="four-seven-eight", minutes=2)
    two.wait(SETTLE + 30)
    two.do("bob", "pause")
    assert two.breathing.motion.rate == 0
    two.wait(60)
    resumed = two.do("ann", "resume")
    assert two.breathing.motion.position == 19
    assert two.breathing.motion.position_at(resumed.at) == 19


def test_what_nobody_goes_on_with_is_over_by_itself(two: Two) -> None:
    two.do("ann", "begin", pattern="box", minutes=5)
    two.do("ann", "pause")
    two.wait(HELD + 1)
    assert two.state("breathe").on is None


def test_an_old_tap_does_not_reach_what_has_begun_since(two: Two) -> None:
    two.do("ann", "begin", pattern="box", minutes=5)
    assert refused(two, "bob", "breathe", "begin", pattern="box", minutes=5)[0] == "conflict"
    two.do("ann", "end", breathing="b1")
    two.do("ann", "begin", pattern="box", minutes=5)
    for cmd in ("join", "leave", "end"):
        assert refused(two, "bob", "breathe", cmd, breathing="b1") == ("conflict", "args.breathing")


def test_an_evening_begins_it_for_who_is_there_and_holds_it(two: Two) -> None:
    wish = {"pattern": "coherent", "minutes": 5}
    act(two, "ann", "probe", "cue", on="breathe", cmd="begin", args=wish, wish=True)
    assert (two.breathing.by, two.breathing.along) == ("", ("ann", "bob"))
    act(two, "ann", "probe", "cue", on="breathe", cmd="pause", wish=True)
    act(two, "ann", "probe", "cue", on="breathe", cmd="begin", args=wish, wish=True)
    assert (two.breathing.id, two.breathing.motion.rate) == ("b2", 1)


def test_who_sits_waits_over_a_night_and_all_rise_at_one_instant(two: Two) -> None:
    two.do("ann", "sit", what="thought")
    two.do("ann", "rise", sitting="s1")
    two.wait(10 * 3600)
    assert two.sitting.gate.awaited == ("bob",)
    rose = two.do("bob", "rise", sitting="s1")
    assert two.state("breathe").sat.at == rose.at
    assert two.entries() == [("sat", {"what": "thought", "who": ("ann", "bob")})]


def test_nobody_is_waited_for_longer_than_tomorrow_night(two: Two) -> None:
    two.do("ann", "sit", what="like")
    two.do("ann", "rise", sitting="s1")
    two.wait(SIT + 1)
    assert two.state("breathe").sitting is None
    assert two.entries() == []


def test_of_three_two_go_on_without_the_third() -> None:
    three = Two((Breathe,), ("ann", "bob", "cleo"))
    three.do("ann", "sit", what="plan")
    for who in ("ann", "bob"):
        three.do(who, "rise", sitting="s1")
    three.do("ann", "let_be", sitting="s1")
    assert three.entries() == [("sat", {"what": "plan", "who": ("ann", "bob")})]
    assert refused(three, "cleo", "breathe", "rise", sitting="s1") == ("conflict", "args.sitting")


def test_nobody_waits_for_who_has_left() -> None:
    three = Two((Breathe,), ("ann", "bob", "cleo"))
    three.do("cleo", "begin", pattern="box", minutes=5)
    three.do("ann", "sit", what="plan")
    for who in ("ann", "bob"):
        three.do(who, "rise", sitting="s2")
    three.settle(three.room.members.left("cleo", three.now))
    assert three.state("breathe").on is None
    assert three.state("breathe").sat.who == ("ann", "bob")


def test_twelve_breathe_as_one_and_their_state_is_small() -> None:
    names = tuple(f"member-{n}" for n in range(12))
    many = Two((Breathe,), names)
    many.do(names[0], "begin", pattern="box", minutes=30)
    for who in names[1:]:
        many.do(who, "join", breathing="b1")
    many.do(names[0], "sit", what="plan")
    assert len(many.breathing.along) == 12
    assert len(encoded(many.state("breathe"))) < MAX_STATE / 8

"""`timer`: lockstep time."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.timer import Timer
from samesky_shared.errors import Refused
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused


@pytest.fixture
def live() -> Rehearsal:
    return Rehearsal((Timer,))


def left(live: Rehearsal) -> float:
    timer: Timer = live.state("timer")
    assert timer.total is not None
    return timer.total - timer.elapsed.position_at(live.now)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Timer, reveals={"name.label": ALWAYS})


def test_a_countdown_ends_at_the_same_instant_for_all(live: Rehearsal) -> None:
    at = act(live, "ann", "timer", "start", seconds=60).at
    (ended,) = live.wait(100)
    timer: Timer = live.state("timer")
    assert ended.at == timer.ended_at == at + 60
    assert not timer.running
    assert left(live) == 0


def test_the_end_is_the_due_time_however_late_the_hub(live: Rehearsal) -> None:
    at = act(live, "ann", "timer", "start", seconds=60).at
    live.sleep(7200)
    assert live.state("timer").ended_at == at + 60


def test_held_and_resumed_it_loses_nothing(live: Rehearsal) -> None:
    act(live, "ann", "timer", "start", seconds=60)
    live.wait(20)
    act(live, "bob", "timer", "pause")
    live.wait(500)
    assert left(live) == pytest.approx(40)
    act(live, "ann", "timer", "resume")
    live.wait(39)
    assert live.state("timer").ended_at is None
    live.wait(2)
    assert live.state("timer").ended_at is not None


def test_two_taps_pause_once(live: Rehearsal) -> None:
    act(live, "ann", "timer", "stopwatch")
    act(live, "ann", "timer", "pause")
    assert live.act("bob", "timer", "pause") is None
    act(live, "ann", "timer", "resume")
    assert live.act("bob", "timer", "resume") is None


def test_a_stopwatch_counts_up_without_end(live: Rehearsal) -> None:
    at = act(live, "ann", "timer", "stopwatch").at
    assert live.wait(86400) == []
    assert live.state("timer").elapsed.position_at(live.now) == live.now - at
    act(live, "bob", "timer", "pause")
    live.wait(10)
    act(live, "ann", "timer", "resume")
    assert live.state("timer").running


def test_intervals_end_after_the_last_work(live: Rehearsal) -> None:
    at = act(live, "ann", "timer", "intervals", work=25, rest=5, rounds=4).at
    timer: Timer = live.state("timer")
    assert (timer.work, timer.rest, timer.rounds, timer.total) == (25, 5, 4, 4 * 25 + 3 * 5)
    (ended,) = live.wait(1000)
    assert ended.at == at + 115


@pytest.mark.parametrize(("extra", "end"), [(30.0, 90.0), (-20.0, 40.0), (-500.0, 10.0)])
def test_time_is_added_or_taken_away_but_not_what_has_passed(
    live: Rehearsal, extra: float, end: float
) -> None:
    at = act(live, "ann", "timer", "start", seconds=60).at
    live.now = at + 10 - 0.25
    act(live, "bob", "timer", "add", seconds=extra)
    live.wait(200)
    assert live.state("timer").ended_at == pytest.approx(at + end)


def test_one_that_has_ended_goes_on_with_more_time(live: Rehearsal) -> None:
    act(live, "ann", "timer", "start", seconds=10)
    live.wait(20)
    assert live.act("ann", "timer", "add", seconds=-5) is None
    assert refused(live, "ann", "timer", "resume") == ("conflict", None)
    at = act(live, "ann", "timer", "add", seconds=5).at
    assert live.state("timer").running
    (ended,) = live.wait(20)
    assert ended.at == at + 5


def test_taking_the_rest_away_while_held_ends_it_on_resume(live: Rehearsal) -> None:
    act(live, "ann", "timer", "start", seconds=10)
    live.wait(5)
    act(live, "ann", "timer", "pause")
    act(live, "ann", "timer", "add", seconds=-60)
    at = act(live, "ann", "timer", "resume").at
    (ended,) = live.wait(1)
    assert ended.at == at


@pytest.mark.parametrize("cmd", ["stopwatch", "intervals"])
def test_only_a_countdown_is_made_longer(live: Rehearsal, cmd: str) -> None:
    args: dict[str, Any] = {"work": 5, "rest": 1, "rounds": 2} if cmd == "intervals" else {}
    assert refused(live, "ann", "timer", "add", seconds=5) == ("conflict", None)
    act(live, "ann", "timer", cmd, **args)
    assert refused(live, "ann", "timer", "add", seconds=5) == ("conflict", None)


def test_a_new_start_replaces_what_runs_and_the_label_stays(live: Rehearsal) -> None:
    act(live, "ann", "timer", "name", label=b"\x00tea")
    act(live, "ann", "timer", "start", seconds=10)
    live.wait(5)
    at = act(live, "bob", "timer", "start", seconds=300).at
    assert live.wait(200) == []
    act(live, "bob", "timer", "reset")
    assert live.state("timer") == Timer(label=b"\x00tea")
    act(live, "bob", "timer", "name", label=None)
    assert live.state("timer") == Timer()
    assert live.now < at + 300


def test_there_is_nothing_to_resume_at_the_beginning(live: Rehearsal) -> None:
    assert refused(live, "ann", "timer", "resume") == ("conflict", None)
    assert live.act("ann", "timer", "pause") is None


def test_a_pause_that_comes_with_the_end_leaves_the_end(live: Rehearsal) -> None:
    at = act(live, "ann", "timer", "start", seconds=10).at
    live.now = at + 9.9
    assert live.act("bob", "timer", "pause") is None
    live.wait(1)
    assert live.state("timer").ended_at == at + 10


def test_many_run_side_by_side_by_name(live: Rehearsal) -> None:
    act(live, "ann", "timer:tea", "start", seconds=5)
    act(live, "bob", "timer:pasta", "start", seconds=8)
    assert [list(record.states) for record in live.wait(20)] == [["timer:tea"], ["timer:pasta"]]


@pytest.mark.parametrize("seconds", [0, -1, 366 * 86400 + 1, float("nan"), "5", None])
def test_a_span_has_limits(live: Rehearsal, seconds: object) -> None:
    with pytest.raises(Refused) as caught:
        live.act("ann", "timer", "start", seconds=seconds)
    assert (caught.value.code, caught.value.path) == ("invalid", "args.seconds")

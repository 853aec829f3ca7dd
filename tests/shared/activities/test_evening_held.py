"""`evening` when it does not go as planned: held, lengthened, somebody on the way back, a hub that was away."""

from __future__ import annotations

import pytest

from samesky_shared.activities.evening import LOOK_AFTER
from samesky_shared.core.course import WAY_BACK

from ..evenings import Night
from ..probe import act


@pytest.fixture
def night() -> Night:
    return Night()


def test_hold_stops_the_clock_and_what_the_segment_opened(night: Night) -> None:
    night.to(2)
    night.wait(60)
    record = night.tap("bob", "hold")
    assert record is not None
    assert set(record.states) == {"evening", "timer:cook"}
    gone = night.evening.clock.position_at(record.at)
    night.wait(1200)
    assert night.gone == gone
    assert not night.state("timer:cook").running
    assert night.act("ann", "evening", "hold", segment=night.evening.current) is None
    night.do("ann", "go_on")
    assert night.act("bob", "evening", "go_on") is None
    assert night.state("timer:cook").running
    night.wait(60.25)
    assert night.gone == pytest.approx(gone + 60)


def test_who_drops_out_is_waited_for_and_comes_back_to_where_it_is(night: Night) -> None:
    night.to(2)
    night.wait(100)
    night.status("bob", "away")
    held = night.evening.held
    assert held is not None
    assert (held.by, held.awaited) == ("", ("bob",))
    gone = night.gone
    night.wait(WAY_BACK - 10)
    assert night.status("bob", "offline") is None
    assert night.gone == pytest.approx(gone, abs=0.3)
    night.status("bob", "here")
    assert (night.at, night.evening.held, night.evening.gone) == (2, None, ())
    assert night.state("timer:cook").running


def test_the_wait_for_them_has_an_end_and_they_come_in_later(night: Night) -> None:
    night.to(2)
    night.status("bob", "away")
    night.wait(WAY_BACK + 1)
    assert (night.evening.held, night.evening.gone) == (None, ("bob",))
    night.wait(night.left + 1)
    assert night.at == 3
    night.status("bob", "here")
    assert night.evening.together == ("ann", "bob")


def test_who_is_here_may_go_on_without_them(night: Night) -> None:
    night.to(2)
    night.status("bob", "away")
    night.do("ann", "go_without", member="bob")
    assert (night.evening.held, night.evening.gone) == (None, ("bob",))
    assert night.status("bob", "offline") is None


def test_two_who_drop_out_are_both_waited_for() -> None:
    night = Night("ann", "bob", "cleo")
    night.to(2)
    night.status("bob", "away")
    night.status("cleo", "away")
    assert night.evening.held is not None
    assert night.evening.held.awaited == ("bob", "cleo")
    night.status("bob", "here")
    assert night.evening.held is not None
    night.do("bob", "go_without", member="cleo")
    assert (night.evening.held, night.evening.gone) == (None, ("cleo",))


def test_held_by_hand_it_stays_held_when_somebody_comes_back(night: Night) -> None:
    night.to(2)
    night.tap("ann", "hold")
    night.status("bob", "away")
    assert night.evening.held is not None
    assert night.evening.held.awaited == ("bob",)
    night.status("bob", "here")
    assert night.evening.held is not None
    assert (night.evening.held.by, night.evening.held.awaited) == ("ann", ())


def test_when_everybody_has_gone_it_rests_and_keeps_its_place(night: Night) -> None:
    night.to(2)
    night.wait(100)
    night.status("bob", "offline")
    night.status("ann", "offline")
    gone = night.gone
    night.wait(86400)
    assert (night.evening.phase, night.at, night.room.due()) == ("resting", 2, night.evening.lull_at)
    assert night.gone == pytest.approx(gone, abs=0.3)


def test_after_a_hub_was_restarted_it_looks_who_has_come_back(night: Night) -> None:
    night.to(2)
    night.present = {"ann"}  # a new hub knows only who has connected to it
    night.status("ann", "here")
    assert night.evening.held is None, "the other may be a second behind"
    night.wait(LOOK_AFTER + 1)
    assert night.evening.held is not None
    assert night.evening.held.awaited == ("bob",)


def test_a_hub_restart_in_the_middle_of_a_segment_changes_nothing(night: Night) -> None:
    night.to(2)
    night.wait(600)
    again = night.reloaded()
    assert again.due() == night.room.due()
    assert again.view("bob", "evening") == night.room.view("bob", "evening")
    night.room = again
    night.wait(1200)
    assert night.at == 3


def test_a_hub_that_was_down_when_a_segment_ended_catches_up(night: Night) -> None:
    night.to(2)
    ends = night.evening.over_at
    record = night.sleep(1800 + 120)
    assert record is not None
    assert (night.at, night.evening.clock.at) == (3, ends)


def test_extended_a_segment_takes_longer_and_an_announced_end_is_taken_back(night: Night) -> None:
    night.to(2)
    night.wait(night.left - 2)
    assert night.evening.coming is not None
    night.tap("bob", "extend", seconds=600)
    assert night.evening.coming is None
    assert night.left == pytest.approx(602)
    night.wait(600)
    assert night.at == 2
    night.wait(60)
    assert night.at == 3


def test_a_segment_past_its_time_is_extended_from_now(night: Night) -> None:
    night.gather()
    night.wait(1200)
    assert night.left < 0
    night.tap("ann", "extend", seconds=300)
    assert night.left == pytest.approx(300, abs=0.3)


def test_what_a_member_had_paused_stays_paused_when_it_goes_on(night: Night) -> None:
    night.to(2)
    act(night, "ann", "timer:cook", "pause")
    night.tap("bob", "hold")
    night.do("bob", "go_on")
    assert not night.state("timer:cook").running
    act(night, "ann", "timer:cook", "resume")
    night.tap("bob", "hold")
    assert not night.state("timer:cook").running
    night.do("bob", "go_on")
    assert night.state("timer:cook").running, "the hold paused it, and takes that back"

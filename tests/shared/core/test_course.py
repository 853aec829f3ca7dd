"""The course of an evening: what its moves leave as it was, and what follows from them whichever way they came."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_server.hub.lead import MOST
from samesky_shared.core.activity import Turn
from samesky_shared.core.circle import Gate
from samesky_shared.core.course import AHEAD, COUNT, END, Course
from samesky_shared.core.programme import Coming, Held, Segment
from samesky_shared.motion import Motion

A = Segment(10, "time", "timer:a", "start", {"seconds": 60}, id="a")
B = Segment(20, "hand", "timer:b", "start", {"seconds": 60}, id="b")
SAME = Segment(20, "hand", "timer:a", "add", {"seconds": 60}, id="same")
QUIET = Segment(5, "hand", id="quiet")


def course(current: str | None = "a", **fields: Any) -> Course:
    """An evening of four segments, in one that began at 1000 and takes ten minutes."""
    usual = {"phase": "running", "clock": Motion(0, 1, 1000), "length": 600.0, "circle": ("ann", "bob")}
    return Course(segments=(A, B, SAME, QUIET), current=current, **(usual | fields))


def turn(at: float, present: tuple[str, ...] = ("ann", "bob")) -> Turn:
    return Turn("ann", at, at, present=present, seats=("ann", "bob"))


def cued(before: Course, after: Course) -> list[str]:
    return [f"{cue.on} {cue.cmd}" for cue in before.then(after).cues]


def began(current: str | None, to: str) -> tuple[Course, Course]:
    before = course(current, coming=Coming(to, 1200.0))
    return before, before.begun()


def test_the_opening_is_decided_ahead_of_every_lead() -> None:
    assert MOST < AHEAD < COUNT


@pytest.mark.parametrize(
    ("current", "to", "cues"),
    [
        (None, "a", ["timer:a start"]),
        ("a", "b", ["timer:a pause", "timer:b start"]),
        ("a", "same", ["timer:a add"]),
        ("b", "quiet", ["timer:b pause"]),
        ("quiet", "a", ["timer:a start"]),
        ("b", END, ["timer:b pause"]),
        ("quiet", END, []),
    ],
)
def test_a_segment_is_opened_and_the_one_before_it_paused(
    current: str | None, to: str, cues: list[str]
) -> None:
    assert cued(*began(current, to)) == cues


def test_a_rest_pauses_and_the_next_day_resumes() -> None:
    running = course("a")
    resting = running.stopped(1100, "resting")
    assert cued(running, resting) == ["timer:a pause"]
    lobby = resting.gathered(turn(90_000), Gate(("ann",), ("ann",)))
    assert cued(resting, lobby) == []
    assert lobby.coming == Coming("a", 90_000 + COUNT)
    again = lobby.begun()
    assert cued(lobby, again) == ["timer:a resume"]
    assert (again.clock, again.circle) == (Motion(100, 1, 90_000 + COUNT), ("ann",))


def test_a_hold_pauses_and_going_on_resumes() -> None:
    running = course("a")
    held = running.holding(turn(1100), Held("ann", (), 2000))
    assert cued(running, held) == ["timer:a pause"]
    assert cued(held, held.going_on(turn(1500))) == ["timer:a resume"]
    assert held.going_on(turn(1500)).over_at == 2000
    assert running.going_on(turn(1500)) is running


def test_going_on_to_another_segment_ends_a_hold_without_who_is_awaited() -> None:
    held = course("b").watched(turn(1100, ("ann",)))
    assert held.held is not None
    after = held.towards(turn(1200), "quiet")
    assert (after.held, after.gone) == (None, ("bob",))
    assert cued(held, after.begun()) == ["timer:b pause"] or cued(after, after.begun()) == ["timer:b pause"]


def test_looking_who_is_there_holds_only_for_those_who_are_waited_for() -> None:
    assert course().watched(turn(1100)).held is None
    assert course(gone=("bob",)).watched(turn(1100, ("ann",))).held is None
    held = course().watched(turn(1100, ())).held
    assert held is not None
    assert held.awaited == ("ann", "bob")
    assert course(phase="resting").watched(turn(1100, ())).held is None


def test_how_long_each_segment_took_adds_up_over_returns() -> None:
    there = course("a", coming=Coming("b", 1060.0)).begun()
    back = Course.begun(there.towards(turn(1100), "a"))
    away = back.towards(turn(1200), "b").begun()
    assert away.spent["a"] == pytest.approx(60 + 100)
    assert away.spent["b"] == pytest.approx(43)


def test_a_segment_that_ends_by_its_time_counts_down_to_what_follows() -> None:
    assert course("a").announces_at == 1600 - COUNT
    assert course("b").announces_at is None
    assert course("a", coming=Coming("b", 1600)).announces_at is None
    assert course("a", length=1.0).announces_at == 1000, "never before it began"
    assert course("a").following("quiet") == END


def test_only_who_was_in_it_says_when_it_ends() -> None:
    assert course("a", clock=Motion(100, 0, 1100)).over_at == 1100, "at rest the time does not run"
    assert course("a", circle=("ann",)).absent(turn(1100, ("bob",))) == ("ann",)

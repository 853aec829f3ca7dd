"""What moves by itself, as three numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.motion import Motion

positions = st.floats(-1e6, 1e6)
rates = st.floats(-4, 4).filter(lambda rate: rate == 0 or abs(rate) > 1e-3)
times = st.floats(0, 1e6)
motions = st.builds(Motion, positions, rates, times)


def test_a_motion_armed_ahead_rests_until_then() -> None:
    armed = Motion(10.0, 2.0, 100.0)
    assert [armed.position_at(t) for t in (0.0, 99.9, 100.0, 101.0, 105.5)] == [10.0, 10.0, 10.0, 12.0, 21.0]


def test_a_countdown_is_a_motion_with_rate_minus_one() -> None:
    left = Motion(60.0, -1.0, 1000.0)
    assert left.position_at(1045.0) == 15.0
    assert left.reaches(0.0) == 1060.0


def test_what_rests_or_has_passed_never_gets_there() -> None:
    assert Motion(5.0, 0.0, 1.0).reaches(6.0) is None
    assert Motion(5.0, 1.0, 1.0).reaches(4.0) is None
    assert Motion(5.0, -1.0, 1.0).reaches(6.0) is None
    assert Motion(5.0, 1.0, 1.0).reaches(5.0) == 1.0


@given(motions, times, rates)
def test_turning_does_not_jump(motion: Motion, later: float, rate: float) -> None:
    at = motion.at + later
    turned = motion.turned(rate, at)
    assert turned.rate == rate
    assert turned.position_at(at) == motion.position_at(at)


@given(motions, times, positions)
def test_moving_keeps_the_rate(motion: Motion, later: float, position: float) -> None:
    moved = motion.moved(position, motion.at + later)
    assert moved == Motion(position, motion.rate, motion.at + later)


@given(motions, times)
def test_pause_and_resume_lose_nothing(motion: Motion, later: float) -> None:
    at = motion.at + later
    again = motion.turned(0.0, at).turned(motion.rate, at + 33.0)
    for t in (0.0, 1.0, 50.0):
        assert again.position_at(at + 33.0 + t) == pytest.approx(motion.position_at(at + t), abs=1e-3)


@given(motions, positions)
def test_it_is_there_when_it_says_it_will_be(motion: Motion, position: float) -> None:
    there = motion.reaches(position)
    if there is None:
        ahead = (position - motion.position) * motion.rate
        assert ahead < 0 or motion.rate == 0 or position == motion.position or ahead == 0
    else:
        assert there >= motion.at
        assert motion.position_at(there) == pytest.approx(position, rel=1e-6, abs=1e-3)

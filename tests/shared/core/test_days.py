"""Days: every second once, whatever clocks do at midnight, and seven of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.days import DAYS, counted
from samesky_shared.core.recurrence import instant

BERLIN = "Europe/Berlin"


@given(
    st.sampled_from((BERLIN, "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Cairo", "UTC", "Nowhere/Else")),
    st.floats(0, 400 * 86400),
    st.lists(st.tuples(st.floats(0, 3 * 86400), st.floats(0, 40 * 3600)), max_size=6),
)
def test_every_second_is_counted_in_one_day(tz: str, start: float, spans: list[tuple[float, float]]) -> None:
    days: dict[str, float] = {}
    at = 1_780_000_000.0 + start
    total = 0.0
    for pause, length in spans:
        at += pause
        days = counted(days, at, at + length, tz)
        at += length
        total += length
        assert len(days) <= DAYS
        assert sum(days.values()) <= total + 0.01
    if sum(pause + length for pause, length in spans) < 5 * 86400:
        assert sum(days.values()) == pytest.approx(total, abs=0.01)
    assert all(0 <= seconds <= 25 * 3600 + 0.01 for seconds in days.values())


def test_a_night_is_two_days_and_the_eighth_day_back_is_gone() -> None:
    night = instant("2027-03-10T23:30", BERLIN)
    days = counted({"2027-03-04": 60.0, "2027-03-03": 60.0}, night, night + 3600, BERLIN)
    assert days == {"2027-03-10": 1800.0, "2027-03-11": 1800.0}
    days = counted({"2027-03-04": 60.0, "2027-03-03": 60.0}, night - 3600, night, BERLIN)
    assert days == {"2027-03-04": 60.0, "2027-03-10": 3600.0}
    summer = instant("2027-03-28T01:30", BERLIN)
    assert counted({}, summer, summer + 3600, BERLIN) == {"2027-03-28": 3600.0}

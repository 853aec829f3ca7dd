"""Quiet hours by wall time, across all that clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.quiet import Quiet, zone_of

NIGHT = Quiet("22:00", "07:00")
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",  # clocks go by half an hour
    "America/Sao_Paulo",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Antarctica/Troll",  # by two hours
    "Pacific/Chatham",
    "",
)


def at(text: str, tz: str, fold: int = 0) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz), fold=fold).timestamp()


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-07-01T21:59", None),
        ("2026-07-01T22:00", "2026-07-02T07:00"),
        ("2026-07-02T06:59", "2026-07-02T07:00"),
        ("2026-07-02T07:00", None),
        ("2026-03-28T23:00", "2026-03-29T07:00"),  # an hour shorter
        ("2026-10-24T23:00", "2026-10-25T07:00"),  # an hour longer
    ],
)
def test_a_night_ends_in_the_morning_of_the_member(now: str, ends: str | None) -> None:
    for tz in ("Europe/Berlin", "Europe/Madrid"):
        assert NIGHT.ends(tz, at(now, tz)) == (None if ends is None else at(ends, tz))


def test_it_is_the_night_of_the_member_and_of_nobody_else() -> None:
    now = at("2026-07-01T23:00", "Europe/Berlin")
    assert NIGHT.ends("Europe/Berlin", now) is not None
    assert NIGHT.ends("America/New_York", now) is None


def test_hours_within_a_day_and_no_hours() -> None:
    nap = Quiet("13:00", "14:30")
    assert nap.ends("Asia/Tokyo", at("2026-01-01T13:10", "Asia/Tokyo")) == at(
        "2026-01-01T14:30", "Asia/Tokyo"
    )
    assert nap.ends("Asia/Tokyo", at("2026-01-01T14:30", "Asia/Tokyo")) is None
    assert Quiet("09:00", "09:00").ends("Asia/Tokyo", at("2026-01-01T09:00", "Asia/Tokyo")) is None


def test_an_end_that_comes_twice_is_the_next_one() -> None:
    early = Quiet("00:00", "02:30")
    tz = "Europe/Berlin"  # 02:00 to 03:00 comes twice on this day
    assert early.ends(tz, at("2026-10-25T01:00", tz)) == at("2026-10-25T02:30", tz, 0)
    assert early.ends(tz, at("2026-10-25T02:10", tz, 1)) == at("2026-10-25T02:30", tz, 1)


def test_an_end_that_does_not_exist_is_as_much_later_as_the_clocks_went_ahead() -> None:
    tz = "Europe/Berlin"  # 02:00 to 03:00 is left out on this day
    assert Quiet("00:00", "02:30").ends(tz, at("2026-03-29T01:00", tz)) == at("2026-03-29T03:30", tz)


def test_an_end_that_is_skipped_may_lead_into_the_next_quiet() -> None:
    almost_always, berlin = Quiet("03:00", "02:30"), "Europe/Berlin"  # on the 29th, 02:30 is 03:30
    assert almost_always.ends(berlin, at("2026-03-28T04:00", berlin)) == at("2026-03-30T02:30", berlin)


def test_an_unknown_zone_counts_as_utc() -> None:
    now = datetime(2026, 7, 1, 23, tzinfo=UTC).timestamp()
    for tz in ("", "Nowhere/Land", "Europe", "../../etc/passwd", "x" * 64):
        assert zone_of(tz) is UTC
        assert NIGHT.ends(tz, now) == datetime(2026, 7, 2, 7, tzinfo=UTC).timestamp()


walls = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
YEAR = datetime(2026, 1, 1, tzinfo=UTC).timestamp()


@given(st.builds(Quiet, walls, walls), st.sampled_from(ZONES), st.integers(0, 2 * 366 * 24 * 60))
def test_quiet_is_what_the_clock_on_the_wall_says(quiet: Quiet, tz: str, minutes: int) -> None:
    now = YEAR + minutes * 60
    check(quiet, tz, now)


def changes(tz: str) -> list[float]:
    """When clocks are set in two years."""
    zone, day = zone_of(tz), datetime(2026, 1, 1, tzinfo=UTC)
    hours = [day + timedelta(hours=n) for n in range(2 * 366 * 24)]
    offsets = [one.astimezone(zone).utcoffset() for one in hours]
    return [
        hours[n].timestamp()
        for n, pair in enumerate(zip(offsets[1:], offsets, strict=False), 1)
        if pair[0] != pair[1]
    ]


SET = [(tz, change) for tz in ZONES for change in changes(tz)]


@given(st.builds(Quiet, walls, walls), st.sampled_from(SET), st.integers(-26 * 60, 4 * 60))
def test_so_it_is_around_the_hours_when_clocks_are_set(
    quiet: Quiet, where: tuple[str, float], minutes: int
) -> None:
    check(quiet, where[0], where[1] + minutes * 60)


def check(quiet: Quiet, tz: str, now: float) -> None:
    zone = zone_of(tz)

    def reigns(moment: float) -> bool:
        wall = datetime.fromtimestamp(moment, zone)
        clock, start, end = (
            wall.hour * 60 + wall.minute,
            *(int(one[:2]) * 60 + int(one[3:]) for one in (quiet.start, quiet.end)),
        )
        return start <= clock < end if start <= end else clock >= start or clock < end

    ends = quiet.ends(tz, now)
    assert (ends is not None) == reigns(now)
    if ends is None:
        return
    assert now < ends <= now + 51 * 3600  # an end may be skipped, and the next one be a day later
    assert not reigns(ends)
    wall = datetime.fromtimestamp(ends, zone)
    exists = f"{wall:%H:%M}" == quiet.end
    loud = [moment for moment in range(int(now), int(ends), 60) if not reigns(moment)]
    if exists:
        assert loud == [], "it ended before"
    else:  # what does not exist on that day is counted from the clock before
        assert all(ends - moment <= 2 * 3600 for moment in loud)

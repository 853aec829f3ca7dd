"""Free hours: what clocks on walls show, against a look at every minute, in every zone and over clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky_shared.core.freehours import DAY, Clock, Hours, Span, Stretch, merged, overlap, said
from samesky_shared.core.recurrence import wall
from samesky_shared.errors import Refused

ZONES = sorted(available_timezones())
ODD = [
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "America/St_Johns",
    "Africa/Casablanca",
]
NONE: tuple[tuple[Span, ...], ...] = ((),) * 7
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
CHANGES = [
    datetime(2026, month, day, hour, tzinfo=UTC).timestamp()
    for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1))
    for hour in (0, 9)
]
"""Near these, clocks are set somewhere."""

minutes = st.integers(0, 1439)
spans = st.lists(st.tuples(minutes, minutes), max_size=3).map(
    lambda some: tuple(Span(min(one), max(one) + 1) for one in some)
)
weeks = st.lists(spans, min_size=7, max_size=7).map(tuple)
zones = (
    st.sampled_from(ODD) | st.sampled_from(["Europe/Berlin", "America/Sao_Paulo"]) | st.sampled_from(ZONES)
)
lows = st.sampled_from(CHANGES).flatmap(
    lambda at: st.integers(-2 * 1440, 1440).map(lambda n: at + n * 60)
) | st.integers(0, 500_000).map(lambda n: NOON + n * 60)


@st.composite
def hours(draw: st.DrawFn) -> tuple[Hours, float]:
    """Free hours, and an instant near which some days are said otherwise."""
    low = float(draw(lows))
    first = datetime.fromtimestamp(low, UTC).date()
    days = {
        (first + timedelta(days=n)).isoformat(): draw(spans)[:2]
        for n in draw(st.sets(st.integers(0, 3), max_size=2))
    }
    return said(draw(zones), draw(weeks), days, low), low


def is_free(one: Hours, at: float) -> bool:
    """What rule 1 says, minute by minute."""
    shown = datetime.fromtimestamp(at, ZoneInfo(one.tz))
    spans = one.days.get(shown.date().isoformat(), one.week[shown.weekday()])
    return any(span.start <= shown.hour * 60 + shown.minute < span.end for span in spans)


def covers(stretches: list[Stretch], at: float) -> bool:
    return any(one.start <= at < one.end for one in stretches)


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(hours())
def test_a_minute_is_free_when_the_clock_shows_one_that_was_said(given: tuple[Hours, float]) -> None:
    one, low = given
    found = Clock(one.tz, low, low + 3 * DAY).free(one)
    assert [n for n in range(3 * 1440) if covers(found, low + n * 60) != is_free(one, low + n * 60)] == []
    assert found == merged(found)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(hours(), weeks, zones)
def test_the_overlap_is_what_both_have(
    given: tuple[Hours, float], week: tuple[tuple[Span, ...], ...], tz: str
) -> None:
    one, low = given
    two = Hours(tz, week)
    high = low + 2 * DAY
    both = overlap(Clock(one.tz, low, high).free(one), Clock(tz, low, high).free(two))
    for n in range(2 * 1440):
        at = low + n * 60
        assert covers(both, at) == (is_free(one, at) and is_free(two, at)), at


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(zones, lows)
def test_a_clock_shows_what_the_zone_says_and_knows_what_comes_twice(tz: str, low: float) -> None:
    clock = Clock(tz, low, low + 4 * DAY)
    for n in range(0, 4 * 1440, 7):
        at = low + n * 60
        shown = datetime.fromtimestamp(at, ZoneInfo(tz))
        assert clock.at(at) == shown.replace(tzinfo=UTC, fold=0).timestamp()
        assert clock.comes_again(at) == bool(shown.fold)


def evening(tz: str, start: int, end: int) -> Hours:
    return Hours(tz, ((Span(start, end),),) * 7)


def test_an_hour_that_comes_twice_is_free_twice_and_one_that_is_skipped_is_not() -> None:
    for day, seconds in (("2026-10-25", 7200), ("2026-03-29", 0), ("2026-06-01", 3600)):
        low = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
        found = Clock("Europe/Berlin", low, low + 20 * 3600).free(evening("Europe/Berlin", 120, 180))
        assert sum(one.end - one.start for one in found) == seconds, day


def test_half_hour_zones_and_the_line_of_the_date_are_no_trouble() -> None:
    low = NOON
    ours = Clock("Asia/Kolkata", low, low + 2 * DAY).free(evening("Asia/Kolkata", 20 * 60, 22 * 60))
    assert [wall(one.start, "Asia/Kolkata") for one in ours] == ["2026-11-25T20:00", "2026-11-26T20:00"]
    far = overlap(
        ours, Clock("Pacific/Kiritimati", low, low + 2 * DAY).free(evening("Pacific/Kiritimati", 0, 1440))
    )
    assert far == ours


def test_hours_are_kept_in_order_without_days_that_are_over() -> None:
    week = ((Span(600, 700), Span(60, 120), Span(120, 180)), *NONE[1:])
    days = {"2026-11-23": (), "2026-11-28": (Span(5, 6),), "2026-11-27": ()}
    made = said("Europe/Berlin", week, days, NOON)
    assert made.week[0] == (Span(60, 180), Span(600, 700))
    assert list(made.days) == ["2026-11-27", "2026-11-28"]
    assert made.on(datetime(2026, 11, 27, tzinfo=UTC).date()) == ()


@pytest.mark.parametrize(
    ("tz", "week", "days", "path"),
    [
        ("Mars/Olympus", NONE, {}, "args.tz"),
        ("UTC", (*NONE[:2], (Span(5, 9), Span(9, 9)), *NONE[3:]), {}, "args.week[2][1].end"),
        ("UTC", NONE, {"2026-12-01": (Span(9, 5),)}, "args.days.2026-12-01[0].end"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    tz: str, week: tuple[tuple[Span, ...], ...], days: dict[str, tuple[Span, ...]], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        said(tz, week, days, NOON)
    assert refused.value.path == path

"""VTIMEZONE as another program reads it, beside the rules of the zone itself: in every zone, over ten years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from samesky_server.calendars.zones import AHEAD, changes, timezone, yearly

ZONES = sorted(available_timezones())
FIRST, NOW = 2026, 2027


wall = datetime.fromisoformat


def read(tz: str) -> tzical:
    """The zone, from its text alone."""
    whole = Calendar()
    whole.add_component(timezone(tz, FIRST, NOW))
    return tzical(StringIO(whole.to_ical().decode().replace("\r\n", "\n")))


def instants(tz: str) -> list[datetime]:
    """The middle of each month, and a minute on both sides of each change of the clocks."""
    months = [
        datetime(year, month, 15, 12, tzinfo=UTC)
        for year in range(FIRST, NOW + AHEAD)
        for month in (1, 4, 7, 10)
    ]
    edges = [(change.onset - change.before).replace(tzinfo=UTC) for change in changes(tz, FIRST, NOW + AHEAD)]
    apart = (timedelta(minutes=-1), timedelta(minutes=1))
    return sorted(months + [edge + one for edge in edges for one in apart])


@pytest.mark.parametrize("group", range(8))
@pytest.mark.timeout(240)
def test_every_zone_is_what_the_world_says_it_is(group: int) -> None:
    for tz in ZONES[group::8]:
        other = read(tz).get(tz)
        for at in instants(tz):
            there = at.astimezone(ZoneInfo(tz))
            bare = there.replace(tzinfo=other)
            assert bare.utcoffset() == there.utcoffset(), (tz, at)
            assert bare.tzname() == there.tzname(), (tz, at)


def test_changes_are_found_to_the_second_and_named_by_what_clocks_show_before_them() -> None:
    spring, autumn = changes("Europe/Lisbon", 2027, 2027)
    assert (spring.onset, spring.before, spring.after) == (
        wall("2027-03-28T01:00"),
        timedelta(0),
        timedelta(hours=1),
    )
    assert (autumn.onset, autumn.name, autumn.summer) == (wall("2027-10-31T02:00"), "WET", False)
    half = changes("Australia/Lord_Howe", 2027, 2027)
    assert [one.onset.hour for one in half] == [2, 2]
    assert half[0].before - half[0].after == timedelta(minutes=30)


def test_what_comes_each_year_has_no_end_and_what_does_not_is_listed() -> None:
    text = timezone("Europe/Lisbon", FIRST, NOW).to_ical().decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "RDATE" not in text
    text = timezone("Africa/Casablanca", FIRST, NOW).to_ical().decode()
    assert "RRULE" not in text
    assert "RDATE" in text
    assert timezone("Asia/Kolkata", FIRST, NOW).to_ical().count(b"BEGIN:STANDARD") == 1


def test_a_rule_is_only_of_what_holds_to_the_end() -> None:
    second = [
        wall("2027-03-14T02:00"),
        wall("2028-03-12T02:00"),
        wall("2029-03-11T02:00"),
        wall("2030-03-10T02:00"),
    ]
    assert yearly(second, 2030) == "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"
    assert yearly(second, 2031) is None
    assert yearly(second[:3], 2029) is None, "three times may be chance"
    assert yearly([*second[:3], second[3] + timedelta(hours=1)], 2030) is None
    last = [
        wall("2027-10-31T03:00"),
        wall("2028-10-29T03:00"),
        wall("2029-10-28T03:00"),
        wall("2030-10-27T03:00"),
    ]
    assert yearly(last, 2030) == "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"

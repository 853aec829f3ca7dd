"""Dates as wall time and zone: in every zone, over two years, through hours that come twice or never."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import msgspec
import pytest

from samesky_shared.core.recurrence import (
    Moved,
    Occurrence,
    Rule,
    Wall,
    checked,
    dates,
    happens,
    instant,
    shift,
    wall,
    zone,
)  # fmt: skip
from samesky_shared.errors import Refused

ZONES = sorted(available_timezones())
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
YEARS = 2
DAY = 86400.0


@cache
def jumps(tz: str) -> tuple[tuple[float, int, int], ...]:
    """The changes of the clock in two years: when, and seconds ahead of UTC before and after."""
    local, found = ZoneInfo(tz), []

    def ahead(at: float) -> int:
        offset = datetime.fromtimestamp(at, local).utcoffset()
        assert offset is not None
        return int(offset.total_seconds())

    for n in range(YEARS * 366):
        low, high = NOW + n * DAY, NOW + (n + 1) * DAY
        if ahead(low) == ahead(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if ahead(middle) == ahead(low) else (low, middle)
        found.append((high, ahead(low), ahead(high)))
    return tuple(found)


def bare(text: str) -> float:
    """Wall time as if it were UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def expected(text: str, tz: str) -> float:
    """The instant by RFC 5545, from the jumps of the zone alone: another way than the one that is tested."""
    local = ZoneInfo(tz)
    offset = datetime.fromtimestamp(bare(text), local).utcoffset()
    assert offset is not None
    offsets = {int(offset.total_seconds())}
    for at, before, after in jumps(tz):
        if abs(at - bare(text)) < 3 * DAY:
            offsets |= {before, after}
    fits = [bare(text) - one for one in offsets if wall(bare(text) - one, tz) == text]
    if fits:
        return min(fits)
    (gap,) = [one for one in jumps(tz) if abs(one[0] - bare(text)) < 2 * DAY and one[2] > one[1]]
    return bare(text) - gap[1]


def test_there_are_all_zones_and_among_them_those_with_odd_offsets() -> None:
    assert len(ZONES) > 400
    ahead = {after for tz in ZONES for _, _, after in jumps(tz)}
    assert {int(9.5 * 3600), int(10.5 * 3600), int(13.75 * 3600)} & ahead
    assert any(abs(after - before) == 1800 for _, before, after in jumps("Australia/Lord_Howe"))


@pytest.mark.parametrize("hour", ["21:00", "02:30"])
@pytest.mark.timeout(240)
def test_a_daily_date_is_at_its_hour_on_the_wall_in_every_zone(hour: str) -> None:
    twice = never = 0
    for tz in ZONES:
        start = wall(NOW + DAY, tz)[:11] + hour
        found = dates(Rule(start, tz, "FREQ=DAILY"), NOW, YEARS * 365)
        assert [one.id[:10] for one in found] == sorted({one.id[:10] for one in found}), "one a day"
        assert all(a.at < b.at for a, b in itertools.pairwise(found))
        for one in found:
            if wall(one.at, tz) != one.id:
                never += 1
                assert one.at == expected(one.id, tz), (tz, one)
        for at, before, after in jumps(tz):
            near = [one for one in found if abs(one.at - at) < 2 * DAY]
            assert [one.at for one in near] == [expected(one.id, tz) for one in near], (tz, at)
            twice += sum(wall(one.at + before - after, tz) == one.id for one in near if after < before)
    if hour == "02:30":
        assert never > 100, "hours that do not exist"
        assert twice > 100, "hours that come twice"


@pytest.mark.timeout(120)
def test_a_weekly_date_keeps_its_day_and_its_hour_in_every_zone() -> None:
    for tz in ZONES:
        found = dates(Rule("2026-11-27T21:00", tz, "FREQ=WEEKLY"), NOW - 2 * DAY, 52 * YEARS)
        assert len(found) == 52 * YEARS
        for one in found:
            shown = datetime.fromtimestamp(one.at, ZoneInfo(tz))
            assert (shown.strftime("%a"), one.start[11:]) == ("Fri", "21:00")


def test_an_hour_that_comes_twice_is_the_first_of_them_and_one_that_never_comes_is_later() -> None:
    twice = instant("2026-10-25T02:30", "Europe/Berlin")
    assert wall(twice, "Europe/Berlin") == wall(twice + 3600, "Europe/Berlin") == "2026-10-25T02:30"
    never = instant("2027-03-28T02:30", "Europe/Berlin")
    assert wall(never, "Europe/Berlin") == "2027-03-28T03:30"
    assert (
        wall(instant("2026-10-04T02:15", "Australia/Lord_Howe"), "Australia/Lord_Howe") == "2026-10-04T02:45"
    )


def test_a_day_that_a_zone_left_out_is_the_day_after() -> None:
    assert wall(instant("2011-12-30T21:00", "Pacific/Apia"), "Pacific/Apia") == "2011-12-31T21:00"


# ------------------------------------------------------------------------------------- one, moved, skipped


WEEKLY = Rule("2026-11-27T21:00", "Europe/Lisbon", "FREQ=WEEKLY;BYDAY=FR")


def starts(rule: Rule, count: int = 3, after: float = NOW) -> list[str]:
    return [one.start for one in dates(rule, after, count)]


def test_one_that_does_not_repeat_happens_once() -> None:
    rule = Rule("2026-11-27T21:00", "Europe/Lisbon")
    (one,) = dates(rule, NOW, 5)
    assert one == Occurrence(
        "2026-11-27T21:00",
        instant("2026-11-27T21:00", "Europe/Lisbon"),
        *("2026-11-27T21:00", "Europe/Lisbon"),
    )
    assert dates(rule, one.at, 5) == []


def test_skipped_and_moved_dates_keep_the_others_where_they_are() -> None:
    rule = Rule(
        *("2026-11-27T21:00", "Europe/Lisbon", "FREQ=WEEKLY;BYDAY=FR"),
        skipped=("2026-12-04T21:00",),
        moved={"2026-12-11T21:00": Moved("2026-12-13T18:00", "Asia/Tokyo")},
    )
    assert starts(rule) == ["2026-11-27T21:00", "2026-12-13T18:00", "2026-12-18T21:00"]
    assert dates(rule, NOW, 3)[1].at == instant("2026-12-13T18:00", "Asia/Tokyo")


def test_moved_before_or_past_its_neighbours_a_date_comes_in_its_place() -> None:
    early = Rule(
        WEEKLY.start,
        WEEKLY.tz,
        WEEKLY.again,
        moved={"2026-12-25T21:00": Moved("2026-11-30T20:00", WEEKLY.tz)},
    )
    assert starts(early, 4) == [
        "2026-11-27T21:00",
        "2026-11-30T20:00",
        "2026-12-04T21:00",
        "2026-12-11T21:00",
    ]
    late = Rule(
        WEEKLY.start,
        WEEKLY.tz,
        WEEKLY.again,
        moved={"2026-11-27T21:00": Moved("2026-12-05T20:00", WEEKLY.tz)},
    )
    assert starts(late) == ["2026-12-04T21:00", "2026-12-05T20:00", "2026-12-11T21:00"]


def test_a_series_ends_with_its_count_or_its_until() -> None:
    assert len(starts(Rule(WEEKLY.start, WEEKLY.tz, "FREQ=WEEKLY;COUNT=2"), 9)) == 2
    until = Rule(WEEKLY.start, WEEKLY.tz, "FREQ=WEEKLY", until="2026-12-11T21:00")
    assert starts(until, 9) == ["2026-11-27T21:00", "2026-12-04T21:00", "2026-12-11T21:00"]


def test_what_belongs_to_a_series_is_known_by_its_name() -> None:
    assert happens(WEEKLY, "2027-11-26T21:00")
    assert not happens(WEEKLY, "2027-11-26T22:00")
    assert not happens(WEEKLY, "2027-11-27T21:00")
    assert not happens(WEEKLY, "2026-11-20T21:00"), "before it began"


# ------------------------------------------------------------------------------------- the other's clock


def test_a_change_of_either_clock_is_known_before_it_comes() -> None:
    in_march = datetime(2027, 3, 1, tzinfo=UTC).timestamp()
    found = shift(WEEKLY, "America/Sao_Paulo", in_march)
    assert found is not None
    assert (found.date.id, found.before, found.after) == ("2027-04-02T21:00", "18:00", "17:00")
    assert shift(WEEKLY, "Europe/Berlin", in_march) is None, "both change on the same day"
    between = shift(WEEKLY, "America/New_York", in_march)
    assert between is not None
    assert (between.date.id, between.after) == ("2027-03-19T21:00", "17:00"), "two weeks apart"
    later = shift(WEEKLY, "America/New_York", between.date.at + DAY)
    assert later is not None
    assert (later.date.id, later.after) == ("2027-04-02T21:00", "16:00")
    assert shift(WEEKLY, "America/Sao_Paulo", NOW) is None, "that is too far away to be told"


def test_in_the_zone_of_the_date_its_hour_never_shifts_but_where_it_does_not_exist() -> None:
    for tz in ZONES:
        assert shift(Rule("2026-11-27T21:00", tz, "FREQ=WEEKLY"), tz, NOW, 370) is None, tz
    night = shift(Rule("2026-11-27T02:30", "Europe/Berlin", "FREQ=DAILY"), "Europe/Berlin", NOW, 200)
    assert night is not None
    assert (night.date.id, night.after) == ("2027-03-28T02:30", "03:30")


def test_one_who_travels_sees_the_same_instant_by_another_clock() -> None:
    (one,) = dates(WEEKLY, NOW, 1)
    assert [wall(one.at, tz)[11:] for tz in ("Europe/Lisbon", "Asia/Kathmandu", "Pacific/Chatham")] == [
        "21:00", "02:45", "10:45",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------- what cannot be


@pytest.mark.parametrize(
    ("rule", "refused"),
    [
        (Rule("2026-11-20T21:00", "Europe/Lisbon"), ("conflict", "args.start")),
        (Rule("2020-11-20T21:00", "Europe/Lisbon", "FREQ=DAILY"), ("conflict", "args.start")),
        (Rule("2026-12-01T21:00", "Europe/Atlantis"), ("unknown", "args.tz")),
        (Rule("2026-12-01T21:00", "../../etc/passwd"), ("unknown", "args.tz")),
        (Rule("2026-12-01T21:00", ""), ("unknown", "args.tz")),
        (Rule("2026-12-01T21:00", "UTC", "FREQ=DAILY", until="2026-11-30T21:00"), ("conflict", "args.again")),
        (Rule("2026-12-01T21:00", "UTC", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ("conflict", "args.again")),
        (Rule("2026-12-01T21:00", "UTC", "FREQ=DAILY;BYDAY=1MO"), ("invalid", "args.again")),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(rule: Rule, refused: tuple[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        checked(rule, NOW)
    assert (caught.value.code, caught.value.path) == refused


@pytest.mark.parametrize(
    "day", ["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-32", "1999-01-01"]
)
def test_a_day_that_there_is_not_does_not_fit(day: str) -> None:
    kind = msgspec.inspect.type_info(Wall)
    for text, fits in (
        (f"{day}T21:00", False),
        ("2028-02-29T21:00", True),
        ("2026-12-31T23:59", True),
        ("2026-12-31T24:00", False),
    ):
        assert bool(re.match(kind.type.pattern, text)) is fits, text  # type: ignore[attr-defined]


def test_a_series_starts_with_the_first_date_that_it_has() -> None:
    given = Rule("2026-11-25T21:00", "Europe/Lisbon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
    made = checked(given, NOW)
    assert made.start == "2026-12-07T21:00", "in the second week from that of the given start"
    assert starts(made, 5) == starts(given, 5)


def test_a_series_has_one_end() -> None:
    with pytest.raises(Refused) as caught:
        checked(Rule(WEEKLY.start, WEEKLY.tz, "FREQ=WEEKLY;COUNT=2", "2027-01-01T00:00"), NOW)
    assert (caught.value.code, caught.value.path) == ("invalid", "args.until")
    assert checked(Rule(WEEKLY.start, WEEKLY.tz, "FREQ=WEEKLY", "2027-01-01T00:00"), NOW).until


def test_what_can_be_is_taken_as_it_is() -> None:
    assert checked(WEEKLY, NOW) is WEEKLY
    assert zone("Asia/Kathmandu").key == "Asia/Kathmandu"
    assert timedelta(0) == datetime(2026, 1, 1, tzinfo=zone("UTC")).utcoffset()

"""Times for everybody: right against a look at every start, spread over days, fair, and near where nothing meets."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky_shared.core.freehours import Hours, Span
from samesky_shared.core.proposals import AHEAD, MISSES, MOST, NEAR, WINDOW, Search, strain
from samesky_shared.core.recurrence import instant, wall

from .test_freehours import NOON, evening, is_free, lows, weeks, zones

BERLIN, SAO_PAULO = "Europe/Berlin", "America/Sao_Paulo"


def always_free(hours: dict[str, Hours], at: float, length: int) -> bool:
    return all(is_free(one, at + n * 60) for one in hours.values() for n in range(length))


def awake(tz: str, at: float, length: int) -> bool:
    return all(datetime.fromtimestamp(at + n * 60, ZoneInfo(tz)).hour >= 7 for n in range(length))


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.tuples(zones, weeks), min_size=2, max_size=4),
    lows,
    st.sampled_from([15, 45, 60, 90, 240]),
)
def test_times_are_those_at_which_everybody_is_free(
    people: list[tuple[str, tuple[tuple[Span, ...], ...]]], now: float, length: int
) -> None:
    hours = {f"m{n}": Hours(tz, week) for n, (tz, week) in enumerate(people)}
    search = Search(hours, "m0", length, now)
    found = search.times()
    assert len(found) <= MOST
    for one in found:
        assert now + AHEAD <= one.at < now + AHEAD + WINDOW + 60
        assert always_free(hours, one.at, length)
        for each in hours.values():
            assert instant(wall(one.at, each.tz), each.tz) == one.at, "its wall time names it, everywhere"
    for before, after in pairwise(found):
        assert after.at >= before.at + length * 60, "no two overlap"
    # Every quarter hour of the two weeks, looked at by itself: none is there that was not found.
    starts = [
        at
        for n in range(int(WINDOW / 900))
        if (at := (search.low // 900 + 1 + n) * 900) + length * 60 <= search.high
        and is_free(hours["m0"], at)
        and always_free(hours, at, length)
        and all(instant(wall(at, each.tz), each.tz) == at for each in hours.values())
    ]
    if not found:
        assert starts == []
    calm = [at for at in starts if all(awake(each.tz, at, length) for each in hours.values())]
    if calm:
        assert all(awake(each.tz, one.at, length) for each in hours.values() for one in found)
        days = {wall(at, hours["m0"].tz)[:10] for at in calm}
        shown = {wall(one.at, hours["m0"].tz)[:10] for one in found}
        assert len(shown) >= min(MOST, len(days)), "as many days as there are, up to five"


def test_there_are_five_on_five_days_near_the_evening() -> None:
    hours = {"ann": evening(BERLIN, 18 * 60, 23 * 60), "bob": evening(BERLIN, 17 * 60, 22 * 60 + 30)}
    found = Search(hours, "ann", 120, NOON).times()
    assert [wall(one.at, BERLIN) for one in found] == [f"2026-11-{day}T20:00" for day in range(25, 30)]


def test_it_is_not_always_the_same_side_who_stays_up_late() -> None:
    # Twelve hours apart, both free in the morning and late: each time one of them is up late.
    both = (Span(10 * 60, 12 * 60), Span(22 * 60, 24 * 60))
    hours = {"ann": Hours("Etc/GMT+6", (both,) * 7), "bob": Hours("Etc/GMT-6", (both,) * 7)}
    found = Search(hours, "ann", 60, NOON).times()
    late = ["ann" if _hour(one.at, -6) >= 22 else "bob" for one in found]
    assert sorted((late.count("ann"), late.count("bob"))) == [2, 3], late
    owed = Search(hours, "ann", 60, NOON, {"ann": 600, "bob": 0}).times()
    assert [_hour(one.at, 6) >= 22 for one in owed] == [True] * MOST


def _hour(at: float, ahead: float) -> float:
    return (at / 3600 + ahead) % 24


def test_night_hours_are_proposed_only_where_there_are_no_others() -> None:
    night = {"ann": evening("UTC", 60, 240), "bob": evening("UTC", 60, 240)}
    assert len(Search(night, "ann", 60, NOON).times()) == MOST
    more = {who: Hours("UTC", ((Span(60, 240),),) * 6 + ((Span(60, 240), Span(900, 1000)),)) for who in night}
    found = Search(more, "ann", 60, NOON).times()
    assert [wall(one.at, "UTC")[11:] for one in found] == ["15:30", "15:30"], "on the two Sundays"


def test_what_was_proposed_before_comes_again_only_where_there_is_nothing_else() -> None:
    hours = {"ann": evening(BERLIN, 18 * 60, 23 * 60), "bob": evening(BERLIN, 18 * 60, 23 * 60)}
    first = tuple(one.at for one in Search(hours, "ann", 60, NOON).times())
    again = [one.at for one in Search(hours, "ann", 60, NOON, tried=first).times()]
    assert all(abs(one - old) >= 3600 for one in again for old in first)
    short = {who: evening(BERLIN, 20 * 60, 21 * 60) for who in hours}
    all_of_them = tuple(instant(f"2026-11-{day}T20:00", BERLIN) for day in range(25, 31))
    all_of_them += tuple(instant(f"2026-12-0{day}T20:00", BERLIN) for day in range(1, 10))
    assert len(Search(short, "ann", 60, NOON, tried=all_of_them).times()) == MOST


def test_where_no_hours_meet_the_nearest_misses_say_for_whom() -> None:
    # Ann's hours end at 22:00 in Berlin, and bob's begin when it is 22:30 there.
    hours = {"ann": evening(BERLIN, 20 * 60, 22 * 60), "bob": evening(SAO_PAULO, 18 * 60 + 30, 20 * 60)}
    search = Search(hours, "ann", 60, NOON)
    assert search.times() == []
    found = search.misses()
    assert 0 < len(found) <= MISSES
    assert {tuple(one.off.items()) for one in found} == {(("ann", "late"),), (("bob", "early"),)}
    assert {member for one in found for member in one.off} == {"ann", "bob"}, "not always the same is asked"
    days = [wall(one.at, BERLIN)[:10] for one in found]
    assert len(set(days)) == len(days)
    for one in found:
        (member,) = one.off
        other = "bob" if member == "ann" else "ann"
        assert always_free({other: hours[other]}, one.at, 60)
        assert not always_free({member: hours[member]}, one.at, 60)


def test_hours_that_are_far_apart_have_no_near_misses() -> None:
    hours = {"ann": evening("UTC", 8 * 60, 9 * 60), "bob": evening("UTC", 20 * 60, 21 * 60)}
    assert Search(hours, "ann", 60, NOON).misses() == []
    nobody = {"ann": evening("UTC", 8 * 60, 9 * 60), "bob": Hours("UTC", ((),) * 7)}
    assert Search(nobody, "ann", 60, NOON).misses() == []
    assert NEAR < 11 * 60


@pytest.mark.parametrize(
    ("local", "minutes", "off"),
    [
        (20 * 60, 120, 0),
        (21 * 60, 120, 60),
        (8 * 60, 30, 30),
        (23 * 60, 120, 120),
        (22 * 60, 720, 660),
        (23 * 60, 720, 600),
    ],
)
def test_strain_is_what_lies_outside_the_easy_part_of_the_day(local: int, minutes: int, off: int) -> None:
    assert strain(local * 60.0, minutes) == off


def test_twelve_people_over_the_end_of_summer_time() -> None:
    now = datetime(2026, 10, 20, tzinfo=ZoneInfo(BERLIN)).timestamp()
    hours = {f"m{n}": evening((BERLIN, SAO_PAULO)[n % 2], 14 * 60, 23 * 60) for n in range(12)}
    found = Search(hours, "m0", 90, now).times()
    assert len(found) == MOST
    assert all(always_free(hours, one.at, 90) for one in found)

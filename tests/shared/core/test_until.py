"""Sealed until its time: by the clock of who reads, when two are together, or when somebody wants it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.until import TOGETHER, Shut, Until
from samesky_shared.errors import Refused

MORNING = Until("day", "2027-03-14T08:00")
NOW = datetime(2027, 1, 1, tzinfo=ZoneInfo("UTC")).timestamp()
ZONES = (
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
    "",
)


def hour(at: float, tz: str) -> str:
    return datetime.fromtimestamp(at, ZoneInfo(tz or "UTC")).strftime("%Y-%m-%dT%H:%M")


def shut(until: Until, **zones: str) -> Shut:
    return Shut.closed(until, "ann", zones, NOW, "args.until")


@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=11), st.floats(0, 120 * 86400))
def test_it_opens_for_each_when_their_own_clock_shows_it_and_once_open_it_stays(
    zones: list[str], later: float
) -> None:
    made = shut(MORNING, **{f"m{n}": tz for n, tz in enumerate(zones)})
    for who, at in made.times.items():
        assert hour(at, made.zones[who]) == "2027-03-14T08:00"
    after = made.late(NOW + later)
    assert set(after.opened) == {who for who, at in made.times.items() if at <= NOW + later}
    assert after.due is None or after.due > NOW + later
    assert after.done == (after.due is None)
    assert after.late(NOW + later + 5).opened.items() >= after.opened.items()


@given(st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_with_a_zone_of_its_own_it_opens_for_all_at_one_instant(one: str, two: str) -> None:
    made = shut(Until("day", "2027-03-14T08:00", "Asia/Tokyo"), m0=one, m1=two)
    assert len(set(made.times.values())) == 1
    assert hour(made.times["m0"], "Asia/Tokyo") == "2027-03-14T08:00"


@given(st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_who_travels_has_it_open_by_the_clocks_of_where_they_are(home: str, away: str) -> None:
    made = shut(MORNING, bob=home).moved("bob", away)
    assert hour(made.times["bob"], away) == "2027-03-14T08:00"
    assert made.moved("cleo", home) is made


def test_an_hour_that_a_clock_skips_or_shows_twice_is_one_instant_all_the_same() -> None:
    skipped = shut(Until("day", "2027-03-28T02:30"), bob="Europe/Berlin")
    assert hour(skipped.times["bob"], "Europe/Berlin") == "2027-03-28T03:30"
    twice = shut(Until("day", "2027-10-31T02:30"), bob="Europe/Berlin")
    assert hour(twice.times["bob"] - 3600, "UTC") == "2027-10-30T23:30"


@pytest.mark.parametrize(
    ("until", "path"),
    [
        (Until("day"), "args.until.day"),
        (Until("visit", "2027-03-14T08:00"), "args.until.day"),
        (Until("when", None, "Asia/Tokyo"), "args.until.tz"),
        (Until("day", "2027-03-14T08:00", "Mars/Olympus"), "args.until.tz"),
        (Until("day", "2026-12-31T23:59"), "args.until.day"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(until: Until, path: str) -> None:
    with pytest.raises(Refused) as caught:
        shut(until, bob="Europe/Berlin")
    assert caught.value.path == path


def test_a_day_that_is_over_for_one_of_them_is_in_the_past() -> None:
    new_year = Until("day", "2027-01-01T06:00")
    assert shut(new_year, bob="Pacific/Pago_Pago").times
    with pytest.raises(Refused):
        shut(new_year, bob="Pacific/Pago_Pago", cleo="Pacific/Kiritimati")


def test_a_zone_that_is_not_known_here_is_read_as_utc() -> None:
    assert shut(MORNING, bob="Mars/Olympus").times == shut(MORNING, bob="UTC").times


def test_a_visit_is_one_when_both_say_so_within_half_a_day_and_in_whatever_order() -> None:
    made = shut(Until("visit"), bob="", cleo="")
    assert made.due is None
    first = made.together("bob", NOW)
    assert first.opened == {}
    assert first.together("cleo", NOW + 1).opened == {}, "who wrote it is not there"
    assert first.together("ann", NOW + TOGETHER).opened == {}, "that was long ago"
    both = first.together("ann", NOW + 60)
    assert both.opened == {"bob": NOW + 60}
    assert both.together("cleo", NOW + 70).opened == {"bob": NOW + 60, "cleo": NOW + 70}
    assert shut(Until("visit"), bob="").together("ann", NOW).together("bob", NOW + 1).done
    with pytest.raises(Refused):
        made.together("dan", NOW)
    with pytest.raises(Refused):
        shut(MORNING, bob="").together("bob", NOW)


def test_nobody_opens_what_waits_for_its_time_or_is_for_another() -> None:
    made = shut(Until("when"), bob="")
    open_now = made.opened_by("bob", NOW)
    assert (open_now.opened, open_now.done) == ({"bob": NOW}, True)
    assert open_now.opened_by("bob", NOW + 9) is open_now
    for one, who, code in ((made, "cleo", "forbidden"), (shut(MORNING, bob=""), "bob", "not_yet")):
        with pytest.raises(Refused) as caught:
            one.opened_by(who, NOW)
        assert caught.value.code == code


def test_who_has_gone_is_not_waited_for() -> None:
    made = shut(Until("when"), bob="", cleo="").opened_by("cleo", NOW)
    assert made.without("bob").done
    assert made.without("dan") is made
    assert not shut(MORNING, bob="").without("bob").times

"""A milestone: when it comes next, also where its day is a 29th of February."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.milestone import FORGET, Errand, Milestone
from samesky_shared.core.recurrence import Leap, every_year, instant, wall

LISBON = "Europe/Lisbon"


def yearly(day: str, leap: Leap = "before", tz: str = LISBON, hour: str = "20:00") -> Milestone:
    return Milestone("yearly", "ann", b"\x00us", f"2026-01-01T{hour}", tz, every_year(day, leap))


@pytest.mark.parametrize(
    ("leap", "days"),
    [
        ("before", ["2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"]),
        ("after", ["2026-03-01", "2027-03-01", "2028-02-29", "2029-03-01"]),
    ],
)
def test_a_29th_of_february_comes_every_year(leap: Leap, days: list[str]) -> None:
    one, found = yearly("02-29", leap), []
    after = instant("2026-01-01T00:00", LISBON)
    for _ in days:
        one = one.reckoned(after)
        assert one.at is not None
        found.append(wall(one.at, LISBON))
        after = one.at
    assert found == [f"{day}T20:00" for day in days]


@given(
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.dates(date(2026, 1, 1), date(2060, 1, 1)),
    st.sampled_from(["before", "after"]),
    st.sampled_from([LISBON, "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"]),
)
def test_a_day_of_every_year_comes_once_in_each_at_its_own_hour(
    day: date, now: date, leap: Leap, tz: str
) -> None:
    after = instant(f"{now.isoformat()}T12:00", tz)
    one = yearly(f"{day:%m-%d}", leap, tz, "23:45").reckoned(after)
    then = one.come(one.at or 0.0)
    assert one.at is not None
    assert then.at is not None
    assert after < one.at <= after + 367 * 86400
    first, second = wall(one.at, tz), wall(then.at, tz)
    assert (first[10:], int(second[:4]) - int(first[:4])) == ("T23:45", 1)
    for one_day in (first[:10], second[:10]):
        assert one_day[5:] == f"{day:%m-%d}" or (
            f"{day:%m-%d}" == "02-29" and one_day[5:] in ("02-28", "03-01") and int(one_day[:4]) % 4
        )


def test_a_zone_that_the_world_has_given_up_lets_nothing_come() -> None:
    assert yearly("05-12", tz="Mars/Olympus").reckoned(0.0).at is None


def test_a_newer_version_keeps_what_others_did_with_it() -> None:
    old = Milestone(
        "visit", "ann", b"\x00", items={"i": Errand("bob", b"\x00visa")}, celebrated=3.0, talked=4.0
    )
    new = Milestone("visit", "bob", b"\x01").after(old)
    assert (new.by, new.words, new.items, new.celebrated, new.talked) == ("bob", b"\x01", old.items, 3.0, 4.0)


def test_a_visit_is_over_long_after_its_end() -> None:
    at = instant("2026-05-01T10:00", LISBON)
    visit = Milestone("visit", "ann", b"\x00", "2026-05-01T10:00", LISBON)
    assert [visit.over(at + FORGET + step) for step in (-1, 1)] == [False, True]
    later = Milestone("visit", "ann", b"\x00", "2026-05-01T10:00", LISBON, ends_at=at + 86400)
    assert not later.over(at + FORGET + 1)
    assert not Milestone("change", "ann", b"\x00").over(at + 10 * FORGET)


def test_who_takes_their_words_along_leaves_the_day_and_what_others_wrote() -> None:
    items = {"a": Errand("ann", b"\x00tickets"), "b": Errand("bob", b"\x00visa")}
    one = Milestone("visit", "ann", b"\x00Lisbon", "2026-05-01T10:00", LISBON, items=items)
    assert one.without("ann") == Milestone(
        "visit", "ann", None, "2026-05-01T10:00", LISBON, items={"b": items["b"]}
    )
    assert one.without("bob").words == b"\x00Lisbon"

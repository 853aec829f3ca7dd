"""The days of a rule that repeats, beside those that python-dateutil finds, and how long the looking may take."""

from __future__ import annotations

import itertools
import random
import re
import time
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from msgspec import inspect

from samesky_shared.core.repeats import Again, days, read
from samesky_shared.errors import Refused

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
START = date(2026, 11, 27)


def first(again: str, count: int, start: date = START) -> list[str]:
    return [str(day) for day in itertools.islice(days(again, start, start, date(2060, 1, 1)), count)]


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("FREQ=WEEKLY", ["2026-11-27", "2026-12-04", "2026-12-11"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", ["2026-11-27", "2026-12-07", "2026-12-11"]),
        ("FREQ=MONTHLY;BYDAY=-1SU", ["2026-11-29", "2026-12-27", "2027-01-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-11-30", "2026-12-31", "2027-01-29"]),
        ("FREQ=DAILY;COUNT=2", ["2026-11-27", "2026-11-28"]),
        ("FREQ=MONTHLY", ["2026-11-27", "2026-12-27", "2027-01-27"]),
    ],
)
def test_rules_that_people_make(again: str, found: list[str]) -> None:
    assert re.match(pattern(), again)
    assert first(again, 3) == found


def pattern() -> str:
    kind = inspect.type_info(Again)
    assert isinstance(kind, inspect.Metadata)
    assert isinstance(kind.type, inspect.StrType)
    assert kind.type.pattern is not None
    return kind.type.pattern


def some_rule(chance: random.Random) -> str:
    """A rule whose days come often enough for any library."""
    freq = chance.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={freq}"]
    if chance.random() < 0.5:
        parts.append(f"INTERVAL={chance.randint(1, 3)}")
    if chance.random() < 0.3:
        parts.append(f"COUNT={chance.randint(1, 30)}")
    chosen = chance.choice(["none", "days", "nth", "monthdays"])
    if chosen == "days" or (chosen == "nth" and freq in ("DAILY", "WEEKLY")):
        parts.append("BYDAY=" + ",".join(chance.sample(WEEK, chance.randint(1, 3))))
    elif chosen == "nth":
        nth = [f"{chance.choice(['1', '2', '+3', '-1', '-2'])}{day}" for day in chance.sample(WEEK, 2)]
        parts.append("BYDAY=" + ",".join(nth))
    elif chosen == "monthdays" and freq in ("MONTHLY", "YEARLY"):
        found = chance.sample([1, 13, 15, 28, 29, 30, 31, -1, -2], 2)
        parts.append("BYMONTHDAY=" + ",".join(map(str, found)))
    if chance.random() < 0.3 and "INTERVAL" not in "".join(parts):
        parts.append("BYMONTH=" + ",".join(map(str, chance.sample(range(1, 13), 3))))
    if (
        freq in ("MONTHLY", "YEARLY")
        and any(part.startswith("BY") for part in parts)
        and chance.random() < 0.2
    ):
        parts.append(f"BYSETPOS={chance.choice([1, -1])}")
    if chance.random() < 0.2:
        parts.append("WKST=SU")
    return ";".join(parts)


def test_they_are_the_days_that_dateutil_finds() -> None:
    chance = random.Random(7)
    seen = 0
    for _ in range(600):
        again, start = some_rule(chance), date(2026, 1, 1) + timedelta(days=chance.randint(0, 800))
        low = start + timedelta(days=chance.choice([0, 0, 100, 900]))
        high = low + timedelta(days=1000)
        assert re.match(pattern(), again), again
        theirs = rrulestr(again, dtstart=datetime.fromisoformat(str(start)))
        until = datetime.fromisoformat(str(high))
        expected = [
            day.date()
            for day in itertools.takewhile(lambda one, last=until: one <= last, theirs)  # type: ignore[misc]
            if day.date() >= low
        ]
        assert list(days(again, start, low, high)) == expected, (again, start, low)
        seen += len(expected)
    assert seen > 10_000


@pytest.mark.parametrize(
    "again",
    [
        "FREQ=DAILY;BYDAY=1FR", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=DAILY;COUNT=1;COUNT=2",
        "FREQ=MONTHLY;BYDAY=FR,-1SU", "FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=2",
    ],
)  # fmt: skip
def test_parts_that_do_not_go_together_are_refused(again: str) -> None:
    assert re.match(pattern(), again)
    with pytest.raises(Refused) as caught:
        read(again)
    assert caught.value.code == "invalid"


@pytest.mark.parametrize(
    "again",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=MONTHLY;BYDAY=5FR;BYSETPOS=-5",
        "FREQ=DAILY;COUNT=999;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=99;BYMONTH=4;BYMONTHDAY=31",
    ],
)  # fmt: skip
def test_a_rule_that_never_happens_is_found_out_at_once(again: str) -> None:
    before = time.process_time()
    assert list(days(again, START, START, START + timedelta(days=9 * 366))) == []
    assert time.process_time() - before < 1, "it took python-dateutil twelve seconds"


@pytest.mark.parametrize(
    "again", ["FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;UNTIL=20270101", "FREQ=DAILY;X=1", ""]
)
def test_a_rule_of_another_shape_does_not_fit(again: str) -> None:
    assert not re.match(pattern(), again)


def test_from_the_middle_of_a_series_it_is_the_same_series() -> None:
    whole = first("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU", 40)
    low = date.fromisoformat(whole[20])
    later = days("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU", START, low, date(2060, 1, 1))
    assert [str(day) for day in itertools.islice(later, 20)] == whole[20:]

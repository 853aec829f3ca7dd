"""What of a room's dates calendars are told: what is planned, moved, let go and seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from samesky_server.calendars.dated import Dated, Wording, dated_by, dated_of
from samesky_server.calendars.events import feed
from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.recurrence import instant
from samesky_shared.testing import Rehearsal

from ...calendars import strict
from ...shared.probe import act

PLAIN = Wording("Date", "Samesky")
NOW = datetime(2027, 1, 1, tzinfo=UTC).timestamp()
ROOM = "https://samesky.example.org/r/room"


class Week(Rehearsal):
    """Ann and Bob with dates."""

    def __init__(self) -> None:
        super().__init__((Rituals, Evening))

    def plan(self, **more: Any) -> None:
        act(self, "ann", "rituals", "plan", **{"start": "2027-01-22T21:00", "tz": "Europe/Lisbon"} | more)

    @property
    def rituals(self) -> Rituals:
        found = self.state("rituals")
        assert isinstance(found, Rituals)
        return found

    def dated(self, who: str = "bob") -> list[Dated]:
        return dated_of(self.room, who, self.now)


def test_a_date_that_is_longer_than_the_others_is_so_in_calendars() -> None:
    week = Week()
    week.plan(again="FREQ=WEEKLY", minutes=60)
    [before] = week.dated()
    act(week, "bob", "rituals", "prepare", ritual="d1", date="2027-01-29T21:00", segments=[{"minutes": 150}])
    [one] = week.dated()
    assert one.revised == before.revised + 1
    whole, long = strict(feed([one], PLAIN, ROOM, NOW)).walk("VEVENT")
    assert [event["DURATION"].dt for event in (whole, long)] == [
        timedelta(minutes=60),
        timedelta(minutes=150),
    ]
    assert (
        long["RECURRENCE-ID"].dt
        == long["DTSTART"].dt
        == datetime(2027, 1, 29, 21, tzinfo=ZoneInfo("Europe/Lisbon"))
    )
    act(week, "ann", "rituals", "skip", ritual="d1", date="2027-01-29T21:00")
    assert len(strict(feed(week.dated(), PLAIN, ROOM, NOW)).walk("VEVENT")) == 1
    act(week, "ann", "rituals", "restore", ritual="d1", date="2027-01-29T21:00")
    act(week, "bob", "rituals", "prepare", ritual="d1", date="2027-01-29T21:00")
    [again] = week.dated()
    assert (again.own, again.revised) == ((), one.revised + 3)
    act(week, "bob", "rituals", "prepare", ritual="d1", date="2027-01-29T21:00", segments=[{"minutes": 60}])
    assert week.dated()[0].revised == again.revised, "as long as the others: calendars see no difference"


def test_a_date_keeps_its_uid_and_counts_its_changes() -> None:
    week = Week()
    week.plan(again="FREQ=WEEKLY")
    [new] = week.dated()
    assert (new.revised, new.changed, new.cancelled) == (0, week.now, False)
    week.wait(60)
    act(week, "bob", "rituals", "skip", ritual="d1", date="2027-01-29T21:00")
    act(week, "bob", "rituals", "move", ritual="d1", date="2027-01-22T21:00", start="2027-01-22T22:00")
    act(week, "ann", "rituals", "restore", ritual="d1", date="2027-01-29T21:00")
    week.plan(ritual="d1", again="FREQ=WEEKLY", minutes=30)
    [changed] = week.dated()
    assert (changed.uid, changed.revised, changed.changed) == (new.uid, 4, week.now)
    week.plan(start="2027-01-23T21:00")
    assert len({one.uid for one in week.dated()}) == 2


def test_what_was_let_go_is_cancelled_until_it_would_have_been_over() -> None:
    week = Week()
    week.plan(again="FREQ=WEEKLY", minutes=60)
    week.plan(start="2027-01-23T21:00")
    [uid] = [one.uid for one in week.dated() if one.rule.again]
    act(week, "bob", "rituals", "drop", ritual="d1")
    act(week, "bob", "rituals", "skip", ritual="d2", date="2027-01-23T21:00")
    assert [one.cancelled for one in week.dated()] == [True, True]
    gone = dated_by(week.rituals, uid, week.now)
    assert gone is not None
    assert gone.revised == 1
    [event] = strict(feed([gone], PLAIN, ROOM, week.now)).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"
    week.wait(instant("2027-01-22T22:00", "Europe/Lisbon") - week.now + 1)
    assert dated_by(week.rituals, uid, week.now) is None
    [left] = week.dated()
    assert left.rule.start == "2027-01-23T21:00"
    week.wait(2 * 86400)
    assert week.dated() == []


def test_one_that_was_moved_is_cancelled_where_it_was_last() -> None:
    week = Week()
    week.plan()
    act(
        week,
        "bob",
        "rituals",
        "move",
        ritual="d1",
        date="2027-01-22T21:00",
        start="2027-01-23T20:00",
        tz="UTC",
    )
    act(week, "bob", "rituals", "drop", ritual="d1")
    [event] = strict(feed(week.dated(), PLAIN, ROOM, week.now)).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    assert event["DTSTART"].dt == datetime(2027, 1, 23, 20, tzinfo=UTC)


def test_who_may_not_see_dates_has_none_of_them() -> None:
    week = Week()
    week.act("ann", "rituals:mine", "open", audience=["ann"])
    act(week, "ann", "rituals:mine", "plan", start="2027-01-22T21:00", tz="Europe/Lisbon")
    assert week.dated("bob") == []
    assert len(week.dated("ann")) == 1

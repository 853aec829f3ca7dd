"""`rituals`: dates that are planned, reminded of, and open an evening when their time has come."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import LATE, MAX_OWN, MAX_RITUALS, Rituals
from samesky_shared.activities.timer import Timer
from samesky_shared.core.activity import Turn
from samesky_shared.core.notices import Notices
from samesky_shared.core.record import Record
from samesky_shared.core.recurrence import instant, shift, wall
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused

LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"
FRIDAY = "2027-01-22T21:00"
"""A Friday, a week after a rehearsal begins."""


class Week(Rehearsal):
    """Ann in Lisbon and Bob in Tokyo."""

    def __init__(self) -> None:
        super().__init__((Rituals, Evening, Timer))

    @property
    def rituals(self) -> Rituals:
        found = self.state("rituals")
        assert isinstance(found, Rituals)
        return found

    @property
    def evening(self) -> Evening:
        found = self.state("evening")
        assert isinstance(found, Evening)
        return found

    def plan(self, who: str = "ann", /, **more: Any) -> Record:
        given = {"start": FRIDAY, "tz": LISBON, "again": "FREQ=WEEKLY", "remind": [1440, 30]} | more
        return act(
            self, who, "rituals", "plan", **{key: value for key, value in given.items() if value is not None}
        )

    def until(self, at: float) -> list[Record]:
        return self.wait(at - self.now)

    def starts(self, ritual: str = "d1") -> list[str]:
        return [one.start for one in self.rituals.plans[ritual].coming]


@pytest.fixture
def week() -> Week:
    return Week()


@pytest.mark.timeout(120)
def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(
        Rituals,
        Evening,
        reveals=dict.fromkeys(("plan.title", "plan.segments", "prepare.title", "prepare.segments"), ALWAYS),
        examples=6,
        steps=12,
    )


# ------------------------------------------------------------------------------------------ planning


def test_a_weekly_date_knows_its_next_eight(week: Week) -> None:
    week.plan()
    assert len(week.starts()) == 8
    assert week.starts()[:2] == ["2027-01-22T21:00", "2027-01-29T21:00"]
    assert week.rituals.plans["d1"].coming[0].at == instant(FRIDAY, LISBON)


def test_what_cannot_be_is_refused_where_it_stands(week: Week) -> None:
    plan = {"start": FRIDAY, "tz": LISBON}
    for change, why in (
        ({"start": "2026-01-22T21:00"}, ("conflict", "args.start")),
        ({"start": "2027-02-29T21:00"}, ("invalid", "args.start")),
        ({"tz": "Europe/Atlantis"}, ("unknown", "args.tz")),
        ({"again": "FREQ=SECONDLY"}, ("invalid", "args.again")),
        ({"again": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, ("conflict", "args.again")),
        ({"ritual": "d7"}, ("unknown", "args.ritual")),
        ({"segments": [{"minutes": 5, "on": "room"}]}, ("invalid", "args.segments[0].on")),
    ):
        assert refused(week, "ann", "rituals", "plan", **(plan | change)) == why


def test_one_can_be_planned_anew_in_its_place_and_let_go(week: Week) -> None:
    week.plan()
    week.plan("bob", start="2027-01-23T09:00", tz=TOKYO, ritual="d1")
    assert (list(week.rituals.plans), week.rituals.plans["d1"].by) == (["d1"], "bob")
    assert week.starts()[0] == "2027-01-23T09:00"
    act(week, "ann", "rituals", "drop", ritual="d1")
    assert (week.rituals.plans, week.room.due()) == ({}, None)
    week.plan()
    assert list(week.rituals.plans) == ["d2"], "a name is not used again"


def test_there_is_room_for_some_and_what_is_over_makes_room(week: Week) -> None:
    for _ in range(MAX_RITUALS):
        week.plan(again=None)
    assert refused(week, "ann", "rituals", "plan", start=FRIDAY, tz=LISBON) == ("full", None)
    week.until(instant(FRIDAY, LISBON) + 1)
    week.plan(start="2027-02-05T21:00")
    assert len(week.rituals.plans) == 1


# ------------------------------------------------------------------------------------------ moving, skipping


def test_a_date_is_moved_skipped_and_restored_by_its_name(week: Week) -> None:
    week.plan()
    act(week, "bob", "rituals", "move", ritual="d1", date=FRIDAY, start="2027-01-24T10:00", tz=TOKYO)
    act(week, "bob", "rituals", "skip", ritual="d1", date="2027-01-29T21:00")
    assert week.starts()[:2] == ["2027-01-24T10:00", "2027-02-05T21:00"]
    assert week.rituals.plans["d1"].coming[0].at == instant("2027-01-24T10:00", TOKYO)
    act(week, "ann", "rituals", "skip", ritual="d1", date=FRIDAY)
    assert week.starts()[0] == "2027-02-05T21:00"
    for date in (FRIDAY, "2027-01-29T21:00"):
        act(week, "ann", "rituals", "restore", ritual="d1", date=date)
    assert week.starts()[:2] == [FRIDAY, "2027-01-29T21:00"]
    assert week.act("ann", "rituals", "restore", ritual="d1", date=FRIDAY) is None


def test_only_dates_that_there_are_can_be_moved_and_not_into_the_past(week: Week) -> None:
    week.plan()
    move = {"ritual": "d1", "date": FRIDAY, "start": "2027-01-24T10:00"}
    for change, why in (
        ({"ritual": "d2"}, ("unknown", "args.ritual")),
        ({"date": "2027-01-23T21:00"}, ("unknown", "args.date")),
        ({"start": "2027-01-01T10:00"}, ("conflict", "args.start")),
        ({"tz": "Mars/Olympus"}, ("unknown", "args.tz")),
    ):
        assert refused(week, "ann", "rituals", "move", **(move | change)) == why


# ------------------------------------------------------------------------------------------ programmes


NEXT = "2027-01-29T21:00"
SOUP, TEA = [{"minutes": 20, "title": b"\x00Soup"}], [{"minutes": 5, "title": b"\x00Tea"}]


def opened(week: Week, date: str) -> tuple[str | None, list[bytes | None], str]:
    """What opens on a date: programme, titles, and whose they are."""
    week.until(instant(date, LISBON))
    evening = week.evening
    week.act("ann", "evening", "end")
    return evening.programme, [one.title for one in evening.segments], evening.planned_by


def test_one_date_of_a_series_has_a_programme_of_its_own_and_the_others_that_of_all(week: Week) -> None:
    week.plan(segments=SOUP)
    act(week, "bob", "rituals", "prepare", ritual="d1", date=NEXT, segments=TEA, title=b"\x00Late")
    one = week.rituals.plans["d1"]
    assert (one.minutes, one.own[NEXT].minutes, one.own[NEXT].title) == (120, 5, b"\x00Late")
    assert opened(week, FRIDAY) == (None, [b"\x00Soup"], "ann")
    assert opened(week, NEXT) == (None, [b"\x00Tea"], "bob")
    assert week.rituals.plans["d1"].own == {}, "what is over is forgotten"
    assert opened(week, "2027-02-05T21:00") == (None, [b"\x00Soup"], "ann")


def test_the_whole_plan_gets_another_programme_and_keeps_its_exceptions(week: Week) -> None:
    week.plan(segments=SOUP)
    act(week, "ann", "rituals", "skip", ritual="d1", date=NEXT)
    act(week, "ann", "rituals", "move", ritual="d1", date=FRIDAY, start="2027-01-24T10:00", tz=TOKYO)
    act(week, "bob", "rituals", "prepare", ritual="d1", programme="coffee")
    one = week.rituals.plans["d1"]
    assert (one.by, one.programme, one.segments, one.minutes) == ("bob", "coffee", (), 35)
    assert week.starts()[:2] == ["2027-01-24T10:00", "2027-02-05T21:00"]


def test_a_date_that_is_moved_or_left_out_and_taken_back_keeps_its_programme(week: Week) -> None:
    week.plan(segments=SOUP)
    act(week, "ann", "rituals", "prepare", ritual="d1", date=FRIDAY, segments=TEA)
    act(week, "ann", "rituals", "skip", ritual="d1", date=FRIDAY)
    act(week, "ann", "rituals", "restore", ritual="d1", date=FRIDAY)
    act(week, "ann", "rituals", "move", ritual="d1", date=FRIDAY, start="2027-02-01T19:00")
    assert opened(week, NEXT)[1] == [b"\x00Soup"]
    assert opened(week, "2027-02-01T19:00")[1] == [b"\x00Tea"]


def test_a_date_goes_by_the_programme_of_all_again(week: Week) -> None:
    week.plan(segments=SOUP)
    act(week, "ann", "rituals", "prepare", ritual="d1", date=FRIDAY, programme="coffee")
    act(week, "ann", "rituals", "prepare", ritual="d1", date=FRIDAY)
    assert week.rituals.plans["d1"].own == {}
    assert opened(week, FRIDAY)[1] == [b"\x00Soup"]


def test_what_cannot_be_prepared_is_refused_where_it_stands(week: Week) -> None:
    week.plan(again="FREQ=DAILY")
    for change, why in (
        ({"ritual": "d2"}, ("unknown", "args.ritual")),
        ({"date": "2027-01-22T20:00"}, ("unknown", "args.date")),
        ({"segments": [{"minutes": 5, "on": "room"}]}, ("invalid", "args.segments[0].on")),
    ):
        assert (
            refused(week, "ann", "rituals", "prepare", **({"ritual": "d1", "segments": TEA} | change)) == why
        )
    for day in range(10, 10 + MAX_OWN):
        act(week, "ann", "rituals", "prepare", ritual="d1", date=f"2027-02-{day}T21:00", segments=TEA)
    more = {"ritual": "d1", "date": "2027-02-28T21:00", "segments": TEA}
    assert refused(week, "ann", "rituals", "prepare", **more) == ("full", None)


def test_who_leaves_takes_their_titles_of_single_dates_too(week: Week) -> None:
    week.plan(segments=SOUP)
    act(week, "bob", "rituals", "prepare", ritual="d1", date=FRIDAY, segments=TEA)
    bare = week.rituals.without("bob").plans["d1"]
    assert (bare.segments[0].title, bare.own[FRIDAY].segments[0].title) == (b"\x00Soup", None)
    assert week.rituals.without("ann").plans["d1"].own == week.rituals.plans["d1"].own


# ------------------------------------------------------------------------------------------ when it is due


def test_each_reminder_and_each_start_is_recorded_once(week: Week) -> None:
    at = instant(FRIDAY, LISBON)
    week.plan()
    records = week.until(at + 600)
    told = [(one.what, one.before) for one in week.rituals.told]
    assert told == [("reminder", 1440), ("reminder", 30), ("start", 0)]
    assert [record.at for record in records] == [at - 86400, at - 1800, at]
    assert week.rituals.due() == at + 7 * 86400 - 86400
    assert week.reloaded().due() == week.room.due()


def test_everybody_is_told_of_each_though_no_page_is_open() -> None:
    live = Rehearsal((Rituals, Evening, Timer, Notices))
    act(live, "ann", "rituals", "plan", start=FRIDAY, tz=LISBON, remind=[30])
    begins = instant(FRIDAY, LISBON)
    live.wait(begins - 1800 - live.now)
    for who in ("ann", "bob"):
        [soon] = live.state(f"notices:{who}").owed.values()
        assert (soon.what, soon.on, soon.at, soon.about) == ("soon", "rituals", begins - 1800, begins)
        assert soon.until == begins
    live.wait(1800)
    [one] = live.state("notices:bob").owed.values()
    assert (one.what, one.at, one.until) == ("begins", begins, begins + 1800), "in place of the reminder"


def test_when_its_time_has_come_the_programme_is_planned_and_the_lobby_opens(week: Week) -> None:
    parts = [{"minutes": 20, "title": b"\x00Soup"}, {"minutes": 5, "gate": "time"}]
    week.plan(title=b"\x00Friday", segments=parts)
    record = week.until(instant(FRIDAY, LISBON))[-1]
    assert set(record.states) == {"rituals", "evening"}
    assert week.evening.phase == "lobby"
    assert (week.evening.title, week.evening.planned_by) == (b"\x00Friday", "ann")
    assert [one.title for one in week.evening.segments] == [b"\x00Soup", None]
    act(week, "ann", "evening", "here")
    act(week, "bob", "evening", "here")
    week.wait(4)
    assert week.evening.phase == "running"


def test_one_of_our_programmes_is_planned_by_its_name_and_none_is_one_segment(week: Week) -> None:
    week.plan(programme="coffee", again=None)
    week.until(instant(FRIDAY, LISBON))
    assert [one.card for one in week.evening.segments][:2] == ["coffee-make", "coffee-window"]
    other = Week()
    other.plan(again=None, minutes=45)
    other.until(instant(FRIDAY, LISBON))
    assert [one.minutes for one in other.evening.segments] == [45]


def test_an_evening_that_runs_or_rests_is_left_alone(week: Week) -> None:
    act(week, "ann", "evening", "plan", segments=[{"minutes": 300, "title": b"\x00Ours"}])
    week.plan()
    week.until(instant(FRIDAY, LISBON) - 600)
    act(week, "ann", "evening", "here")
    act(week, "bob", "evening", "here")
    week.until(instant(FRIDAY, LISBON) + 1)
    assert (week.evening.phase, week.evening.segments[0].title) == ("running", b"\x00Ours")
    act(week, "ann", "evening", "rest")
    week.until(instant(FRIDAY, LISBON) + 7 * 86400 + 1)
    assert (week.evening.phase, week.evening.current) == ("lobby", week.evening.segments[0].id)
    assert week.evening.segments[0].title == b"\x00Ours", "it is gone on with"


def test_what_fell_due_while_everything_was_down_is_told_once(week: Week) -> None:
    at = instant(FRIDAY, LISBON)
    week.plan()
    assert week.sleep(at + 600 - week.now) is not None
    assert [one.what for one in week.rituals.told] == ["start"], "no reminder of what has begun"
    assert week.evening.phase == "lobby", "ten minutes late it still opens"
    assert week.rituals.due() == at + 6 * 86400


def test_a_reminder_is_what_falls_due_whatever_time_the_hub_has_it(week: Week) -> None:
    week.plan(remind=[1440])
    at = week.rituals.due()
    assert at is not None
    told = week.rituals.on_due(Turn("", week.now, at)).state
    assert isinstance(told, Rituals)
    assert [one.before for one in told.told] == [1440]


def test_a_date_whose_time_is_long_over_opens_nothing_and_many_are_caught_up_with_at_once(week: Week) -> None:
    week.plan(again="FREQ=DAILY", remind=[])
    week.sleep(100 * 86400)
    assert "evening" not in week.room.instances
    assert week.rituals.plans["d1"].coming[0].at > week.now - LATE
    assert len(week.rituals.told) <= 2


def test_two_dates_at_one_instant_open_one_lobby(week: Week) -> None:
    week.plan(programme="coffee")
    week.plan(programme="film")
    week.until(instant(FRIDAY, LISBON))
    assert len([one for one in week.rituals.told if one.what == "start"]) == 2
    assert week.evening.programme == "coffee"


def test_a_rituals_of_a_name_opens_the_evening_of_that_name(week: Week) -> None:
    act(week, "ann", "rituals:us", "plan", start=FRIDAY, tz=LISBON)
    week.until(instant(FRIDAY, LISBON))
    assert week.state("evening:us").phase == "lobby"
    assert week.state("evening") is None


# ------------------------------------------------------------------------------------------ clocks and people


def test_through_the_change_of_clocks_it_stays_at_nine_where_it_was_planned(week: Week) -> None:
    week.plan()
    seen = []
    for _ in range(12):
        (date, *_) = week.rituals.plans["d1"].coming
        seen.append((wall(date.at, LISBON)[11:], wall(date.at, TOKYO)[11:]))
        week.until(date.at + 3600)
        week.act("ann", "evening", "end")
    assert {lisbon for lisbon, _ in seen} == {"21:00"}
    assert [tokyo for _, tokyo in seen] == ["06:00"] * 10 + ["05:00"] * 2
    told = shift(week.rituals.plans["d1"].rule, TOKYO, instant("2027-03-10T12:00", TOKYO))
    assert told is not None
    assert (told.date.start, told.after) == ("2027-04-02T21:00", "05:00"), "from April it is five for Bob"


def test_it_stays_in_the_zone_of_who_planned_it_when_they_travel(week: Week) -> None:
    week.plan()
    before = week.rituals
    act(week, "ann", "room", "profile", tz=TOKYO)
    assert week.rituals == before
    assert week.rituals.plans["d1"].rule.tz == LISBON


def test_who_leaves_takes_their_titles_and_the_date_stays(week: Week) -> None:
    week.plan(title=b"\x00Friday", segments=[{"minutes": 5, "title": b"\x00Soup"}])
    bare = week.rituals.without("ann").plans["d1"]
    assert (bare.title, bare.segments[0].title, bare.by) == (None, None, "")
    assert week.rituals.without("bob") == week.rituals
    assert bare.laid(FRIDAY).opening("", "d1", FRIDAY)[0].args["by"] is None


def test_a_zone_that_the_world_has_given_up_ends_its_dates_and_nothing_else(week: Week) -> None:
    week.plan()
    one = week.rituals.plans["d1"]
    gone = type(one)(type(one.rule)(FRIDAY, "Europe/Atlantis", "FREQ=WEEKLY"), "ann")
    assert gone.reckoned(week.now, week.now).coming == ()

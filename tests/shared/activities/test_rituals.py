"""`rituals`: dates that are planned, reminded of, and open an evening when their time has come."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import LATE, MAX_DROPPED, MAX_RITUALS, Rituals
from samesky_shared.activities.timer import Timer
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
        Rituals, Evening, reveals={"plan.title": ALWAYS, "plan.segments": ALWAYS}, examples=6, steps=12
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
    assert bare.opening("")[0].args["by"] is None


def test_a_zone_that_the_world_has_given_up_ends_its_dates_and_nothing_else(week: Week) -> None:
    week.plan()
    one = week.rituals.plans["d1"]
    gone = type(one)(type(one.rule)(FRIDAY, "Europe/Atlantis", "FREQ=WEEKLY"), "ann")
    assert gone.reckoned(week.now, week.now).coming == ()


# --------------------------------------------------------------------------------------------- calendars


def mails(live: Rehearsal, who: str) -> list[tuple[str, str, float | None]]:
    """What is owed by mail: what, of which date, and when it begins."""
    owed = live.state(f"notices:{who}").owed
    return [(one.what, one.of, one.about) for one in owed.values() if one.of and one.left == ("mail",)]


def test_who_wants_dates_by_mail_is_told_of_each_change_and_others_are_not() -> None:
    live = Rehearsal((Rituals, Evening, Timer, Notices))
    for who in ("ann", "bob"):
        live.act(who, f"notices:{who}", "mail", address=f"{who}@example.org")
        live.act(who, f"notices:{who}", "confirm", code=live.state(f"notices:{who}").mailbox.code)
    live.act("ann", "notices:ann", "invites", yes=True)
    act(live, "ann", "rituals", "plan", start=FRIDAY, tz=LISBON, again="FREQ=WEEKLY")
    uid = live.state("rituals").plans["d1"].uid
    at = instant(FRIDAY, LISBON)
    assert mails(live, "ann") == [("planned", f"{uid}/0", at)], "who plans it wants it in the calendar, too"
    assert mails(live, "bob") == []
    assert live.state("notices:ann").owed["rituals/d1/calendar"].until == at
    act(live, "bob", "rituals", "skip", ritual="d1", date=FRIDAY)
    assert mails(live, "ann") == [("changed", f"{uid}/1", at + 7 * 86400)]
    assert live.act("bob", "rituals", "restore", ritual="d1", date="2027-01-29T21:00") is None
    assert live.state("rituals").plans["d1"].revised == 1, "nothing has changed"
    act(live, "bob", "rituals", "drop", ritual="d1")
    assert mails(live, "ann") == [("dropped", f"{uid}/2", at + 7 * 86400)]


def test_a_date_that_is_left_out_and_was_the_only_one_is_let_go() -> None:
    live = Rehearsal((Rituals, Evening, Timer, Notices))
    live.act("ann", "notices:ann", "mail", address="ann@example.org")
    live.act("ann", "notices:ann", "confirm", code=live.state("notices:ann").mailbox.code)
    live.act("ann", "notices:ann", "invites", yes=True)
    act(live, "ann", "rituals", "plan", start=FRIDAY, tz=LISBON)
    act(live, "ann", "rituals", "skip", ritual="d1", date=FRIDAY)
    [(what, uid, at)] = mails(live, "ann")
    assert (what, at) == ("dropped", instant(FRIDAY, LISBON))
    assert uid == live.state("rituals").plans["d1"].uid + "/1"


def test_of_what_was_let_go_only_what_matters_is_kept(week: Week) -> None:
    for n in range(MAX_DROPPED + 2):
        week.plan(start=f"2027-01-{17 + n}T21:00", again=None)
        act(week, "bob", "rituals", "drop", ritual=f"d{n + 1}")
    assert [one.rule.start[8:10] for one in week.rituals.dropped] == [
        str(17 + n) for n in range(2, MAX_DROPPED + 2)
    ]
    week.until(instant("2027-01-26T23:00", LISBON))
    week.plan(start="2027-02-01T21:00", again=None)
    act(week, "ann", "rituals", "drop", ritual=f"d{MAX_DROPPED + 3}")
    assert [one.rule.start[5:10] for one in week.rituals.dropped] == ["02-01"]


def test_a_series_begins_with_a_date_of_its_own(week: Week) -> None:
    week.plan(again="FREQ=WEEKLY;BYDAY=SU")
    assert week.rituals.plans["d1"].rule.start == "2027-01-24T21:00"

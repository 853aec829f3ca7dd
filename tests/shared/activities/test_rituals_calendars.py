"""What calendars hear of dates that are planned, changed and let go."""

from __future__ import annotations

import pytest

from samesky_shared.activities.evening import Evening
from samesky_shared.activities.rituals import MAX_DROPPED, Rituals
from samesky_shared.activities.timer import Timer
from samesky_shared.core.notices import Notices
from samesky_shared.core.recurrence import instant
from samesky_shared.testing import Rehearsal

from ..probe import act
from .test_rituals import FRIDAY, LISBON, Week


@pytest.fixture
def week() -> Week:
    return Week()


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

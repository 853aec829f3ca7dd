"""What happens in rooms of a host app that listens is owed to it, in the record in which it happens."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.activities import catalog
from samesky_shared.core.activity import Event
from samesky_shared.core.members import Members
from samesky_shared.core.owing import LEASE
from samesky_shared.core.parting import part
from samesky_shared.core.reports import LASTS, MAX_DEAD, MAX_OWED, MAX_TRIES, Report, Reports
from samesky_shared.core.room import Draft, Moment, Room
from samesky_shared.core.roomfile import Writer
from samesky_shared.core.seats import Seat
from samesky_shared.errors import Refused
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import encoded

START = 1_800_000_000.0
"""2027-01-15T08:00Z."""
ISSUER = "https://app.example.org"
SEATS = {who: Seat(who.title(), "UTC") for who in ("ana", "ben")}
PROGRAMME = [{"minutes": 30, "gate": "hand"}]


class Log:
    """A room of a host app, and the records that were made in it."""

    def __init__(self, listening: tuple[str, ...] = (ISSUER,), host: str = ISSUER) -> None:
        self.room = Room("room-of-ana-and-ben-01", catalog(), "e")
        self.now, self.n, self.listening = START, 0, frozenset(listening)
        self.keep(self.room.settle(self.moment(), None, Members(id=self.room.id, members=SEATS, host=host)))

    def moment(self) -> Moment:
        self.n += 1
        return Moment(self.now, self.n, f"{self.n:016x}", frozenset(SEATS), listening=self.listening)

    def keep(self, draft: Draft | None) -> Draft:
        assert draft is not None
        self.room.apply(draft.record, draft.instances)
        return draft

    def act(self, who: str, on: str, cmd: str, **args: Any) -> Draft:
        return self.keep(self.room.act(self.moment(), who, on, cmd, args))

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while (due := self.room.due()) is not None and due <= until:
            self.now = max(self.now, due)
            self.keep(self.room.wake(self.moment()))
        self.now = until

    @property
    def reports(self) -> Reports:
        one = self.room.instances.get("reports")
        state = Reports() if one is None else one.state
        assert isinstance(state, Reports)
        return state

    def taken(self) -> list[Report]:
        """What is owed, which then is taken off."""
        owed = self.reports.owed
        became: dict[str, tuple[Report, Report | None]] = {id: (one, None) for id, one in owed.items()}
        if owed:
            self.keep(self.room.amend(self.moment(), "reports", lambda state: state.settled(became)))  # type: ignore[attr-defined]
        return list(owed.values())

    def events(self) -> list[tuple[str, str, str, float | None, str]]:
        return [(one.what, one.ritual, one.date, one.about, one.member) for one in self.taken()]


def test_who_comes_and_who_goes_is_reported() -> None:
    log = Log()
    assert log.events() == [("member.joined", "", "", None, who) for who in ("ana", "ben")]
    log.keep(part(log.room, log.moment(), "ben", erase=False))
    assert log.events() == [("member.left", "", "", None, "ben")]


def test_a_date_is_reported_from_its_planning_to_its_end() -> None:
    log = Log()
    log.taken()
    first, second, third = (f"2027-01-{day}T10:00" for day in (15, 16, 17))
    at = START + 7200
    log.act(
        "ana", "rituals", "plan", start=first, tz="UTC", again="FREQ=DAILY", remind=[30], segments=PROGRAMME
    )
    assert log.events() == [("date.planned", "d1", "", at, "ana")]
    log.act("ben", "rituals", "move", ritual="d1", date=second, start="2027-01-16T11:00")
    assert log.events() == [("date.moved", "d1", second, at + 86400 + 3600, "ben")]
    log.act("ben", "rituals", "restore", ritual="d1", date=second)
    assert log.events() == [("date.moved", "d1", second, at + 86400, "ben")]
    log.act("ben", "rituals", "skip", ritual="d1", date=third)
    assert log.events() == [("date.cancelled", "d1", third, None, "ben")]
    log.wait(5400)
    assert log.events() == [("date.soon", "d1", first, at, "")]
    log.wait(1800)
    assert log.events() == [("date.begins", "d1", first, at, "")]
    log.act("ana", "evening", "here")
    log.act("ben", "evening", "here")
    assert log.events() == []
    log.wait(5)
    [(what, *which, started, _)] = log.events()
    assert (what, which, started) == ("date.started", ["d1", first], at + 3)
    log.act("ana", "evening", "rest")
    log.wait(60)
    for who in ("ana", "ben"):
        log.act(who, "evening", "here")
    log.wait(5)
    assert log.events() == [], "who goes on another day has started long ago"
    log.act("ben", "evening", "end")
    [(what, *which, ended, who)] = log.events()
    assert (what, which, ended, who) == ("date.ended", ["d1", first], log.now, "ben")
    log.act("ana", "rituals", "drop", ritual="d1")
    assert log.events() == [("date.cancelled", "d1", "", None, "ana")]


def test_an_evening_without_a_date_is_reported_too() -> None:
    log = Log()
    log.taken()
    log.act("ana", "evening", "plan", segments=PROGRAMME)
    log.act("ana", "evening", "start")
    log.wait(5)
    assert [one[:3] for one in log.events()] == [("date.started", "", "")]


def test_what_has_no_effect_or_is_refused_is_no_event() -> None:
    log = Log()
    log.taken()
    assert log.room.act(log.moment(), "ana", "rituals", "drop", {"ritual": "d1"}) is None
    with pytest.raises(Refused):
        log.act("ana", "rituals", "plan", start="2020-01-01T10:00", tz="UTC")
    assert log.events() == []


def test_an_event_is_in_the_record_that_it_happened_in_and_no_other() -> None:
    log = Log()
    log.taken()
    draft = log.act("ana", "rituals", "plan", start="2027-02-01T10:00", tz="UTC")
    assert set(draft.record.states) == {"rituals", "reports"}
    [(id, one)] = log.reports.owed.items()
    assert len(id) == 16
    assert (one.tries, one.again) == (1, START + LEASE)
    log.act("ana", "chat", "say", text=b"\0hello")
    assert list(log.reports.owed) == [id]


@pytest.mark.parametrize(("listening", "host"), [((), ISSUER), ((ISSUER,), ""), ((ISSUER,), "https://other")])
def test_where_nobody_listens_nothing_is_owed(listening: tuple[str, ...], host: str) -> None:
    log = Log(listening, host)
    log.act("ana", "rituals", "plan", start="2027-02-01T10:00", tz="UTC")
    assert "reports" not in log.room.instances


def test_what_only_some_know_of_is_not_reported() -> None:
    log = Log()
    log.taken()
    log.act("ana", "rituals", "open", audience=["ana"])
    log.act("ana", "rituals", "plan", start="2027-02-01T10:00", tz="UTC")
    assert log.events() == []


def test_no_member_sees_or_commands_it_nor_takes_it_along() -> None:
    log = Log()
    assert log.reports.owed
    for who in SEATS:
        assert "reports" not in log.room.views(who)
        for cmd in ("open", "close", "told", "settled"):
            with pytest.raises(Refused):
                log.act(who, "reports", cmd)
    assert not [line for line in Writer().states(log.room, "ana") if b"reports" in line]
    kept = log.room.snapshot()
    again = Room(log.room.id, catalog(), "e")
    again.restore(kept)
    assert again.instances["reports"] == log.room.instances["reports"]


def test_what_no_hub_took_off_is_taken_up_again_by_one() -> None:
    log = Log()
    before = log.reports
    log.wait(LEASE)
    taken = log.reports.since(before)
    assert [one.tries for one in taken.values()] == [2, 2]
    assert taken.keys() == before.owed.keys(), "its id stays, for who is told twice"


def test_the_waits_grow_to_more_than_a_day() -> None:
    one = Report(at=0, until=LASTS, again=0, what="date.soon")
    waits = []
    while not one.last:
        one = replace(one, tries=one.tries + 1)
        waits.append(one.failed(500, 0.0).again)
    assert waits[:8] == [5, 15, 45, 135, 405, 1215, 3645, 10935]
    assert sum(waits[:-1]) > 86_400
    assert one.failed(503, 10.0, 9e9).again == 10.0 + 8 * 3600
    assert one.worth(1.0)
    assert not one.worth(LASTS)
    assert not replace(one, tries=MAX_TRIES + 1).worth(1.0)


def test_dead_letters_are_bounded_and_fit_into_a_state() -> None:
    long = Report(
        at=START, until=START, again=START, what="date.cancelled", ritual="r" * 16, date="2027-01-15T10:00",
        about=START, member="m" * 16, room="r" * 22, status=500, tries=12,
    )  # fmt: skip
    reports = Reports()
    for n in range(MAX_DEAD + 20):
        reports = reports.buried({f"{n:016x}": long})
    assert (len(reports.dead), reports.dropped) == (MAX_DEAD, 20)
    assert next(iter(reports.dead)) == f"{20:016x}"
    assert reports.buried({f"{30:016x}": long}).dropped == 20, "the same one again is one"
    again = reports.revived(tuple(reports.dead)[:60], START)
    assert (len(again.owed), len(again.dead)) == (60, 40)
    assert {(one.tries, one.until) for one in again.owed.values()} == {(1, START + LASTS)}
    assert again.buried({"new": long}).dropped == 21
    assert len(encoded(reports)) < MAX_STATE
    assert len(encoded(again)) < MAX_STATE
    assert len(reports.forgotten((f"{20:016x}",)).dead) == MAX_DEAD - 1
    assert reports.revived(("unknown",), START) == reports


def test_so_many_events_are_owed_at_most_and_fit_into_a_state() -> None:
    reports = Reports()
    event = Event("date.cancelled", "r" * 16, "2027-01-15T10:00", START, "m" * 16)
    for n in range(MAX_OWED + 5):
        reports = reports.told(f"{n:016x}", event, "", START, START)
    assert next(iter(reports.owed)) == f"{5:016x}"
    assert len(reports.owed) == MAX_OWED
    assert len(encoded(reports)) < MAX_STATE

"""`milestones`: days that come, visits with a list, and changes that are talked through."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from samesky_shared.activities.milestones import (
    AGAIN,
    LATE,
    MAX_ITEMS,
    MAX_MILESTONES,
    TEXTS,
    Celebration,
    Milestones,
)
from samesky_shared.core.activity import Activity
from samesky_shared.core.circle import Gate
from samesky_shared.core.milestone import FORGET, Errand, Milestone
from samesky_shared.core.notices import Notices
from samesky_shared.core.record import Record
from samesky_shared.core.recurrence import instant, wall
from samesky_shared.core.reveal import ROUND_TIME, Reveal
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"


class Year(Rehearsal):
    """A rehearsal with words for what is kept; it begins in January 2027."""

    def __init__(self, *members: str, kinds: tuple[type[Activity], ...] = (Milestones,)) -> None:
        super().__init__(kinds, members or ("ann", "bob"))

    @property
    def all(self) -> Milestones:
        found = self.state("milestones")
        assert isinstance(found, Milestones)
        return found

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "milestones")
        assert isinstance(found, dict)
        return found

    def do(self, who: str, cmd: str, /, **args: Any) -> Record:
        return act(self, who, "milestones", cmd, **args)

    def no(self, who: str, cmd: str, /, **args: Any) -> tuple[str, str | None]:
        return refused(self, who, "milestones", cmd, **args)

    def yearly(self, day: str = "01-20", **more: Any) -> Record:
        given = {"milestone": "y", "words": b"\x00us", "day": day, "hour": "20:00", "tz": LISBON}
        return self.do("ann", "yearly", **given | more)

    def visit(self, start: str = "2027-01-22T10:00", **more: Any) -> Record:
        return self.do(
            "ann", "visit", **{"milestone": "v", "words": b"\x00Lisbon", "start": start, "tz": LISBON} | more
        )

    def change(self, milestone: str = "c") -> Record:
        return self.do("ann", "change", milestone=milestone, words=b"\x00a new job")

    def write(self, who: str, text: bytes = b"", round: str = "t1", milestone: str = "c") -> Record:
        return self.do(who, "write", milestone=milestone, round=round, text=b"\x00" + (text or who.encode()))

    def until(self, at: float) -> list[Record]:
        return self.wait(at - self.now)


@pytest.fixture
def year() -> Year:
    return Year()


def opened(state: Milestones, writer: str, reader: str) -> bool:
    """Whether a reader may see what the writer wrote of a change."""
    one = state.round
    return one is not None and one.opens_at is not None and reader in one.boxes


def test_it_keeps_what_every_activity_promises() -> None:
    open_to_all = dict.fromkeys(("yearly.words", "visit.words", "change.words", "item.text"), ALWAYS)
    check_activity(Milestones, reveals={**open_to_all, "write.text": opened}, examples=8)


# ------------------------------------------------------------------------------------------------- days


def test_a_day_is_celebrated_at_its_own_instant_told_and_kept(year: Year) -> None:
    year.yearly()
    at = instant("2027-01-20T20:00", LISBON)
    assert (year.all.kept["y"].at, year.room.due()) == (at, at)
    (record,) = year.until(at + 1)
    assert record.at == at
    assert year.see("bob")["celebration"] == Celebration("y", at, "")
    (entry,) = record.entries
    assert (entry.kind, entry.to, entry.by) == ("celebrated", None, None)
    assert entry.body == {
        "milestone": "y", "what": "yearly", "words": b"\x00us", "by": "ann", "day": "2027-01-20T20:00",
    }  # fmt: skip
    assert wall(year.all.kept["y"].at or 0, LISBON) == "2028-01-20T20:00"


def test_who_has_no_page_open_is_told_that_something_is_celebrated() -> None:
    year = Year(kinds=(Milestones, Notices))
    year.yearly()
    year.until(instant("2027-01-20T20:00", LISBON))
    for who in ("ann", "bob"):
        notices = year.state(f"notices:{who}")
        assert isinstance(notices, Notices)
        assert [one.what for one in notices.owed.values()] == ["celebrates"]


def test_days_at_one_instant_are_one_celebration_and_each_is_kept(year: Year) -> None:
    year.yearly()
    year.visit("2027-01-21T05:00", milestone="v", tz=TOKYO, until="2027-02-01T09:00")
    (record,) = year.until(instant("2027-01-20T20:00", LISBON))
    assert [entry.body["milestone"] for entry in record.entries] == ["y", "v"]
    assert (year.all.kept["v"].at, year.all.kept["v"].celebrated) == (None, record.at)


def test_a_day_that_came_while_all_was_down_is_celebrated_late_or_not_at_all(year: Year) -> None:
    for late, celebrated in ((LATE - 60, True), (LATE + 60, False)):
        other = Year()
        other.yearly()
        other.now = instant("2027-01-20T20:00", LISBON) + late
        other.wait(0)
        assert (other.all.celebration is not None) == celebrated
        assert wall(other.all.kept["y"].at or 0, LISBON) == "2028-01-20T20:00"


def test_whoever_wishes_celebrates_now_and_twice_in_a_moment_is_kept_once(year: Year) -> None:
    year.visit()
    first = year.do("bob", "celebrate", milestone="v")
    assert first.at > year.now - 1
    assert year.all.celebration == Celebration("v", first.at, "bob")
    assert [entry.kind for entry in first.entries] == ["celebrated"]
    year.wait(60)
    again = year.do("ann", "celebrate", milestone="v")
    assert (again.entries, year.see("bob")["celebration"].at) == ((), again.at)
    year.wait(AGAIN + 1)
    assert year.do("ann", "celebrate", milestone="v").entries
    assert year.no("ann", "celebrate", milestone="x") == ("unknown", "args.milestone")


def test_a_visit_lies_ahead_and_ends_after_it_begins(year: Year) -> None:
    given = {"milestone": "v", "words": b"\x00", "tz": LISBON}
    assert year.no("ann", "visit", start="2027-01-01T10:00", **given) == ("conflict", "args.start")
    assert year.no("ann", "visit", start="2027-02-01T10:00", until="2027-02-01T10:00", **given) == (
        "invalid",
        "args.until",
    )
    assert year.no("ann", "visit", start="2027-02-01T10:00", **given | {"tz": "Mars/Olympus"}) == (
        "unknown",
        "args.tz",
    )
    assert year.no("ann", "change", milestone="c", words=b"\x00", day="2027-02-01T10:00") == (
        "invalid",
        "args.tz",
    )
    year.visit("2027-01-02T10:00", until="2027-03-01T10:00")
    assert (year.all.kept["v"].at, year.room.due()) == (None, None)  # it has begun already


def test_its_list_outlives_another_date_and_says_who_saw_to_what(year: Year) -> None:
    year.visit()
    year.do("ann", "item", milestone="v", item="i1", text=b"\x00tickets")
    year.do("bob", "tick", milestone="v", item="i1")
    year.do("ann", "item", milestone="v", item="i1", text=b"\x00train tickets")
    year.visit("2027-01-25T10:00", words=b"\x00Porto")
    assert year.all.kept["v"].items == {"i1": Errand("ann", b"\x00train tickets", "bob")}
    assert year.act("ann", "milestones", "tick", milestone="v", item="i1", done=True) is None
    year.do("ann", "tick", milestone="v", item="i1", done=False)
    assert year.all.kept["v"].items["i1"].done_by == ""
    year.do("bob", "strike", milestone="v", item="i1")
    assert year.act("ann", "milestones", "strike", milestone="v", item="i1") is None
    assert year.no("ann", "tick", milestone="v", item="i1") == ("unknown", "args.item")
    year.change()
    assert year.no("ann", "item", milestone="c", item="i", text=b"\x00") == ("conflict", "args.milestone")
    assert year.no("ann", "change", milestone="v", words=b"\x00") == ("conflict", "args.milestone")


def test_there_is_room_for_so_many_and_visits_of_long_ago_make_room(year: Year) -> None:
    year.visit(milestone="old")
    year.until(instant("2027-01-22T10:00", LISBON) + 1)
    for n in range(1, MAX_MILESTONES):
        year.change(f"c{n}")
    assert year.no("ann", "change", milestone="more", words=b"\x00") == ("full", None)
    year.wait(FORGET)
    year.change("more")
    assert "old" not in year.all.kept
    year.do("ann", "drop", milestone="more")
    year.visit("2027-05-22T10:00")
    for n in range(MAX_ITEMS):
        year.do("ann", "item", milestone="v", item=f"i{n}", text=b"\x00")
    assert year.no("ann", "item", milestone="v", item="more", text=b"\x00") == ("full", None)


# ------------------------------------------------------------------------------------------------ changes


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_what_a_change_is_like_opens_for_all_at_one_instant(seats: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    year = Year(*members)
    year.do("m0", "change", milestone="c", words=b"\x00a new job")
    for member in members[:-1]:
        record = year.write(member, b"for " + member.encode())
        for other in members:
            if other != member:
                assert b"for " + member.encode() not in year.seen(record, other)
    assert year.see("m0")["round"]["awaited"] == (members[-1],)
    last = year.write(members[-1])
    (entry,) = last.entries
    assert (entry.kind, entry.to, entry.body["round"], entry.body["words"]) == (
        "talked", members, "t1", b"\x00a new job",
    )  # fmt: skip
    assert entry.body["texts"].keys() == set(members)
    assert {year.see(one)["round"]["opens_at"] for one in members} == {year.all.kept["c"].talked} == {last.at}


def test_it_waits_for_who_is_asleep_and_in_time_goes_on(year: Year) -> None:
    year.change()
    year.status("bob", "offline")
    year.write("ann", b"afraid, and glad")
    year.wait(9 * 3600)
    assert b"afraid" not in encoded(year.room.views("bob"))
    (record,) = year.wait(ROUND_TIME)
    assert year.see("ann")["round"]["opens_at"] == record.at
    own, rest = year.write("bob", b"late").entries
    assert (own.to, rest.to, rest.body["texts"]) == (
        ("ann", "bob"),
        ("bob",),
        {"ann": b"\x00afraid, and glad"},
    )


def test_one_change_is_on_the_table_at_a_time_and_may_be_taken_up_again(year: Year) -> None:
    year.change()
    year.change("d")
    assert year.no("ann", "write", milestone="c", round="t2", text=b"\x00") == ("conflict", "args.round")
    year.write("ann")
    assert year.no("bob", "write", milestone="d", round="t2", text=b"\x00") == ("conflict", "args.round")
    year.do("bob", "pass_on", milestone="c", round="t1")
    year.write("bob", round=year.see("bob")["next"], milestone="d")
    assert (year.see("ann")["talk"], year.see("ann")["id"], year.see("ann")["round"]["in"]) == (
        "d",
        "t2",
        ("bob",),
    )
    assert year.no("ann", "write", milestone="c", round="t1", text=b"\x00") == ("conflict", "args.round")


def test_nobody_is_waited_for_against_the_wish_of_who_is_in(year: Year) -> None:
    year.change()
    assert year.no("ann", "go_without", round="t1", member="bob") == ("conflict", "args.round")
    year.write("ann")
    assert year.no("bob", "go_without", round="t1", member="ann")[0] == "not_yet"
    assert year.no("ann", "go_without", round="t1", member="ann") == ("invalid", "args.member")
    year.do("ann", "go_without", round="t1", member="bob")
    assert year.see("ann")["round"]["opens_at"] is not None


def test_a_change_that_is_let_go_takes_what_is_closed_with_it(year: Year) -> None:
    year.change()
    year.write("ann")
    year.do("bob", "drop", milestone="c")
    assert (year.see("ann")["talk"], year.see("ann")["round"], year.room.due()) == ("", None, None)
    assert year.no("bob", "write", milestone="c", round="t1", text=b"\x00") == ("unknown", "args.milestone")
    assert year.act("ann", "milestones", "drop", milestone="c") is None


def test_who_leaves_is_not_waited_for() -> None:
    year = Year("ann", "bob", "cleo")
    year.change()
    year.write("ann")
    year.write("bob")
    year.settle(year.room.members.left("cleo", year.now))
    assert year.see("ann")["round"]["answers"].keys() == {"ann", "bob"}


def test_words_of_one_are_taken_out_and_those_of_the_others_stay() -> None:
    def rest(kind: str, member: str, body: dict[str, Any]) -> dict[str, Any]:
        return Milestones.without_words(Entry("1-0", 1, 1.0, "milestones", kind, None, body), member)

    day = {"milestone": "y", "words": b"\x00us", "by": "ann"}
    assert (rest("celebrated", "ann", day), rest("celebrated", "bob", day)) == ({}, day)
    talked = {**day, "texts": {"ann": b"\x00a", "bob": b"\x00b"}}
    assert rest("talked", "ann", talked) == {**day, "words": None, "texts": {"bob": b"\x00b"}}
    assert rest("talked", "bob", {**day, "texts": {"bob": b"\x00b"}}) == {}


def test_all_that_may_be_kept_at_once_stays_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    day, tz, long = "2027-01-22T10:00", "America/Argentina/ComodRivadavia", "a-key-of-twelve-"
    items = {f"{long}{n:02}": Errand(seats[0], b"x" * (96 + 54), seats[1]) for n in range(MAX_ITEMS)}
    again = "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=29,1;BYSETPOS=2"
    at = 1.8e9
    one = Milestone("visit", seats[0], b"x" * (192 + 54), day, tz, again, day, at, at, at, talked=at)
    kept = {f"{long}{n:02}": one for n in range(MAX_MILESTONES - 1)}
    kept["v"] = msgspec.structs.replace(one, items=items)
    boxes = dict.fromkeys(seats, b"x" * (TEXTS // 12))
    state = Milestones(
        kept, Celebration("v", 1.8e9, seats[0]), "v", 999, Reveal(Gate(seats, seats, 1.8e9), boxes)
    )
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE

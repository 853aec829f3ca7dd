"""`checkin`: how each is, opened together or shown at once; rest is nothing, and an act goes from one to one."""

from __future__ import annotations

from typing import Any

import pytest

from samesky_shared.activities.checkin import DAY, Checkin
from samesky_shared.core.record import Record
from samesky_shared.protocol import Entry
from samesky_shared.testing import Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


class Days(Rehearsal):
    """A rehearsal with words for what happens on a day."""

    def __init__(self, *members: str) -> None:
        super().__init__((Checkin,), members or ("ann", "bob"))

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "checkin")
        assert isinstance(found, dict)
        return found

    @property
    def day(self) -> str:
        now = self.state("checkin")
        return str(now.day) if now else "d1"

    def share(self, who: str, note: bytes = b"", **more: Any) -> Record:
        args = {"day": self.day} | more
        return act(self, who, "checkin", "share", note=b"\x00" + (note or who.encode()), **args)

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "checkin", cmd, day=self.day, **args)

    def notes(self, who: str) -> list[dict[str, bytes]]:
        """What stands in the timeline of one of them, in the order in which it came."""
        return [
            dict(one.body["notes"])
            for record in self.records
            for one in record.entries
            if one.kind == "notes" and (one.to is None or who in one.to)
        ]


@pytest.fixture
def days() -> Days:
    return Days()


def opened(state: Checkin, writer: str, reader: str) -> bool:
    """Whether a reader may see the writer's note."""
    day = state.round
    if day is None or writer not in day.boxes:
        return False
    return writer in state.shown or (day.opens_at is not None and reader in day.boxes)


def may_be_met(state: Checkin, writer: str, reader: str) -> bool:
    """Whether a reader has a note that somebody may answer."""
    return state.round is not None and reader in state.round.boxes


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Checkin, reveals={"share.note": opened, "meet.text": may_be_met})


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_nobody_reads_another_note_before_theirs_is_in_and_all_open_at_one_instant(
    members: tuple[str, ...],
) -> None:
    days = Days(*members)
    for member in members[:-1]:
        record = days.share(member, b"of " + member.encode() + b".")
        for other in members:
            if other != member:
                assert b"of " + member.encode() + b"." not in days.seen(record, other)
                assert days.see(other)["round"]["answers"].keys() <= {other}
    last = days.share(members[-1])
    assert {days.see(member)["round"]["opens_at"] for member in members} == {last.at}
    assert [entry.to for entry in last.entries] == [members]
    assert days.see(members[0])["round"]["answers"].keys() == set(members)


def test_it_waits_for_who_is_asleep(days: Days) -> None:
    days.status("bob", "offline")
    days.share("ann")
    assert days.see("ann")["round"]["awaited"] == ("bob",)
    days.wait(9 * 3600)
    days.status("bob", "here")
    days.share("bob")
    assert days.see("ann")["round"]["answers"].keys() == {"ann", "bob"}


def test_a_day_without_a_note_is_rest_and_the_next_begins_with_whoever_writes(days: Days) -> None:
    days.share("ann", b"monday")
    (woken,) = days.wait(DAY + 1)
    assert [(one.to, dict(one.body["notes"])) for one in woken.entries] == [
        (("ann",), {"ann": b"\x00monday"})
    ]
    assert days.see("bob")["round"]["answers"] == {}
    assert b"monday" not in encoded(days.room.views("bob"))
    record = days.share("ann", b"tuesday", day="d2")
    assert (days.day, days.see("ann")["since"]) == ("d2", days.now)
    assert record.entries == ()
    assert refused(days, "bob", "checkin", "share", day="d1", note=b"\x00late") == ("conflict", "args.day")


def test_who_comes_late_but_before_the_next_day_reads_and_is_read(days: Days) -> None:
    days.share("ann")
    days.wait(DAY + 1)
    own, rest = days.share("bob").entries
    assert (own.to, own.body["notes"]) == (("ann", "bob"), {"bob": b"\x00bob"})
    assert (rest.to, rest.body["notes"]) == (("bob",), {"ann": b"\x00ann"})


def test_a_note_may_be_shown_at_once_and_stands_once_in_each_timeline(days: Days) -> None:
    days.share("ann", at_once=True)
    assert days.see("bob")["round"]["answers"] == {"ann": b"\x00ann"}
    assert days.see("bob")["shown"] == ("ann",)
    assert days.see("bob")["round"]["opens_at"] is None
    days.share("bob")
    assert days.notes("ann") == days.notes("bob") == [{"ann": b"\x00ann"}, {"bob": b"\x00bob"}]


def test_what_was_shown_at_once_stays_so_when_it_is_changed(days: Days) -> None:
    days.share("ann", at_once=True)
    days.share("ann", b"again")
    assert days.see("bob")["round"]["answers"] == {"ann": b"\x00again"}
    assert days.notes("bob") == [{"ann": b"\x00ann"}, {"ann": b"\x00again"}]


def test_a_sealed_note_may_be_shown_later_to_those_who_have_not_read_it() -> None:
    days = Days("ann", "bob", "cleo")
    days.share("ann")
    days.share("bob")
    days.do("cleo", "rest")
    assert days.see("cleo")["round"]["answers"] == {}
    (entry,) = days.do("ann", "show").entries
    assert entry.to == ("cleo",)
    assert days.see("cleo")["round"]["answers"] == {"ann": b"\x00ann"}
    assert days.act("ann", "checkin", "show", day=days.day) is None
    assert refused(days, "cleo", "checkin", "show", day=days.day)[0] == "conflict"


def test_rest_gives_no_reason_shows_nothing_and_can_turn_into_a_note(days: Days) -> None:
    days.share("ann", b"secret")
    days.do("bob", "rest")
    assert days.see("bob")["round"]["answers"] == {}
    assert days.see("ann")["round"]["passed"] == ("bob",)
    days.share("bob")
    assert days.see("bob")["round"]["answers"].keys() == {"ann", "bob"}


def test_nobody_rests_before_there_is_a_day(days: Days) -> None:
    assert refused(days, "ann", "checkin", "rest", day="d1") == ("conflict", "args.day")


def test_a_day_can_go_on_without_one_of_three_and_one_does_not_go_without_oneself() -> None:
    days = Days("ann", "bob", "cleo")
    days.share("ann")
    assert refused(days, "bob", "checkin", "go_without", day="d1", member="cleo")[0] == "not_yet"
    days.share("bob")
    assert refused(days, "bob", "checkin", "go_without", day="d1", member="bob") == ("invalid", "args.member")
    days.do("bob", "go_without", member="cleo")
    assert days.see("ann")["round"]["answers"].keys() == {"ann", "bob"}
    assert days.see("cleo")["round"]["answers"] == {}


def test_an_act_in_answer_is_read_by_the_writer_alone() -> None:
    days = Days("ann", "bob", "cleo")
    for member in days.members:
        days.share(member)
    record = act(days, "bob", "checkin", "meet", day="d1", member="ann", text=b"\x00a hug")
    (entry,) = record.entries
    assert (entry.kind, entry.by, entry.to) == ("met", "bob", ("ann", "bob"))
    assert b"a hug" in days.seen(record, "ann")
    assert b"a hug" not in days.seen(record, "cleo")


def test_nobody_answers_a_note_that_they_cannot_read_nor_their_own(days: Days) -> None:
    days.share("ann")
    for who, member in (("bob", "ann"), ("ann", "ann"), ("ann", "nobody")):
        args = {"day": "d1", "member": member, "text": b"\x00x"}
        assert refused(days, who, "checkin", "meet", **args) == ("not_yet", "args.member")
    days.do("ann", "show")
    assert days.do("bob", "meet", member="ann", text=b"\x00x").entries[0].to == ("ann", "bob")


def test_a_note_is_no_longer_than_its_share_whatever_the_others_wrote() -> None:
    days = Days(*TWELVE)
    for member in TWELVE[:-1]:
        days.share(member, b"a" * 1300)
    long = {"day": "d1", "note": b"\x00" + b"a" * 2000}
    assert refused(days, TWELVE[-1], "checkin", "share", **long) == ("too_large", "args.note")


def test_two_who_begin_the_next_day_at_once_begin_one(days: Days) -> None:
    days.share("ann")
    days.share("bob")
    days.share("ann", day="d2")
    days.share("bob", day="d2")
    assert days.day == "d2"
    assert days.see("ann")["round"]["answers"].keys() == {"ann", "bob"}


def test_nobody_waits_for_who_has_left_and_their_note_can_go_with_them(days: Days) -> None:
    days.share("ann", b"mine", at_once=True)
    day: Checkin = days.state("checkin")
    gone = day.without("ann")
    assert b"mine" not in encoded(gone.view("bob"))
    assert gone.shown == ()
    kept = Entry("1-0", 1, 0.0, "checkin", "notes", "ann", {"day": "d1", "notes": {"ann": b"a", "bob": b"b"}})
    assert Checkin.without_words(kept, "ann") == {"day": "d1", "notes": {"bob": b"b"}}
    alone = Entry("1-0", 1, 0.0, "checkin", "notes", "ann", {"day": "d1", "notes": {"ann": b"a"}})
    assert Checkin.without_words(alone, "ann") == {}


def test_what_is_open_or_sealed_stays_out_of_the_file_but_the_day_goes_on(days: Days) -> None:
    days.share("ann")
    day: Checkin = days.state("checkin")
    assert day.exported("ann") == Checkin(number=1)


def test_after_the_thousandth_day_comes_the_first() -> None:
    assert (Checkin(number=1000).day, Checkin(number=1000).next) == ("d1000", "d1")

"""`support`: a hard day that is said, acts from one to one, and an end that nobody owes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.activities.support import OPEN, Support
from samesky_shared.core.activity import Turn
from samesky_shared.core.record import Record
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


class Hard(Rehearsal):
    """A rehearsal with words for what happens on a hard day."""

    def __init__(self, *members: str) -> None:
        super().__init__((Support,), members or ("ann", "bob"))

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "support")
        assert isinstance(found, dict)
        return found["open"]

    def share(self, who: str, text: bytes = b"much") -> Record:
        return act(self, who, "support", "share", text=b"\x00" + text)

    def answer(self, who: str, member: str, day: str = "h1") -> Record:
        return act(self, who, "support", "answer", member=member, day=day, text=b"\x00hug")


@pytest.fixture
def hard() -> Hard:
    return Hard()


def asked(state: Support, writer: str, reader: str) -> bool:
    """Whether somebody has a hard day that may be answered."""
    return reader in state.open


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Support, reveals={"share.text": ALWAYS, "answer.text": asked, "lighter.text": ALWAYS})


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_all_who_have_a_seat_read_it_as_it_was_said_last(members: tuple[str, ...]) -> None:
    hard = Hard(*members)
    first = hard.share(members[0])
    assert [one.kind for one in first.entries] == ["hard"]
    assert all(hard.see(member)[members[0]]["text"] == b"\x00much" for member in members)
    hard.share(members[0], b"less")
    assert hard.see(members[1])[members[0]]["text"] == b"\x00less"


def test_who_is_away_is_told_once_and_who_is_here_sees_it() -> None:
    turn = Turn("ann", 5.0, 5.0, present=("ann", "dan"), seats=("ann", "bob", "cleo", "dan"))
    said = Support().share(turn, b"\x00much")
    assert [(one.what, one.to) for one in said.tells] == [("asked", ("bob", "cleo"))]
    assert isinstance(said.state, Support)
    assert said.state.share(turn, b"\x00less").tells == ()
    heard = said.state.answer(Turn("bob", 6.0, 6.0, seats=turn.seats), "ann", "h1", b"\x00hug")
    assert [(one.what, one.to) for one in heard.tells] == [("anything", ("ann",))]
    here = replace(turn, who="bob", present=("ann", "bob"))
    assert said.state.answer(here, "ann", "h1", b"\x00hug").tells == ()
    assert Support().share(Turn("ann", 5.0, 5.0, seats=("ann",)), b"\x00alone").tells == ()


def test_an_answer_goes_from_one_to_one_at_one_instant() -> None:
    hard = Hard("ann", "bob", "cleo")
    hard.share("ann")
    record = hard.answer("bob", "ann")
    (entry,) = record.entries
    assert (entry.kind, entry.by, entry.to) == ("answered", "bob", ("ann", "bob"))
    assert entry.at == record.at > hard.now - 1
    assert b"hug" in hard.seen(record, "ann")
    assert b"hug" not in hard.seen(record, "cleo")


def test_who_does_not_answer_leaves_no_trace_and_it_goes_by_itself_in_silence(hard: Hard) -> None:
    hard.share("ann")
    hard.wait(OPEN / 2)
    hard.share("ann", b"still")
    hard.wait(OPEN - 1)
    assert "ann" in hard.see("bob")
    (woken,) = hard.wait(2)
    assert woken.entries == ()
    assert hard.see("ann") == hard.see("bob") == {}


def test_it_ends_when_its_own_writer_says_so_and_the_next_one_is_another(hard: Hard) -> None:
    hard.share("ann")
    assert refused(hard, "bob", "support", "lighter", day="h1") == ("conflict", "args.day")
    assert refused(hard, "ann", "support", "lighter", day="h9") == ("conflict", "args.day")
    (entry,) = act(hard, "ann", "support", "lighter", day="h1", text=b"\x00thanks").entries
    assert (entry.kind, entry.to, entry.body) == (
        "lighter",
        ("ann", "bob"),
        {"day": "h1", "text": b"\x00thanks"},
    )
    assert hard.see("bob") == {}
    hard.share("ann")
    assert hard.see("bob")["ann"]["day"] == "h2"
    args = {"member": "ann", "day": "h1", "text": b"\x00x"}
    assert refused(hard, "bob", "support", "answer", **args) == ("conflict", "args.day")
    assert act(hard, "ann", "support", "lighter", day="h2").entries[0].body == {"day": "h2"}


def test_nobody_answers_their_own_or_one_that_is_not_there(hard: Hard) -> None:
    hard.share("ann")
    for who, member in (("ann", "ann"), ("ann", "bob"), ("bob", "nobody")):
        args = {"member": member, "day": "h1", "text": b"\x00x"}
        assert refused(hard, who, "support", "answer", **args) == ("conflict", "args.member")


def test_both_may_have_a_hard_day_and_answer_each_other(hard: Hard) -> None:
    hard.share("ann")
    hard.share("bob")
    assert {one["day"] for one in hard.see("ann").values()} == {"h1", "h2"}
    hard.answer("ann", "bob", "h2")
    hard.answer("bob", "ann", "h1")
    assert hard.see("ann").keys() == {"ann", "bob"}


def test_who_comes_later_reads_nothing_of_it(hard: Hard) -> None:
    hard.share("ann", b"secret")
    state: Support = hard.state("support")
    assert b"secret" not in encoded(state.view("gil"))
    assert state.view("gil") == {"open": {}}


def test_it_goes_with_who_leaves_and_stays_out_of_the_file(hard: Hard) -> None:
    hard.share("ann", b"mine")
    state: Support = hard.state("support")
    for gone in (state.without("ann"), state.exported("bob")):
        assert b"mine" not in encoded(gone)
        assert gone.number == 1
    assert state.without("bob") is state


def test_words_are_no_longer_than_their_share() -> None:
    hard = Hard(*TWELVE)
    hard.share("m0")
    long = b"\x00" + b"a" * 2000
    assert refused(hard, "m1", "support", "share", text=long)[0] == "too_large"
    assert refused(hard, "m1", "support", "answer", member="m0", day="h1", text=long)[0] == "too_large"
    assert refused(hard, "m0", "support", "lighter", day="h1", text=long)[0] == "too_large"

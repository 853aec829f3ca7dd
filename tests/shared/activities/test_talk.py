"""`talk`: now, later or not today; the floor goes round with equal clocks; a closing word each, opened together."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.talk import Talk
from samesky_shared.core.circle import Gate
from samesky_shared.core.opening import OPEN_TIME, Opening
from samesky_shared.core.record import Record
from samesky_shared.core.reveal import ANSWERS, ROUND_TIME, Reveal
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.sealing import AROUND
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity, encoded

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))


class Table(Rehearsal):
    """A rehearsal with words for what happens in a talk."""

    def __init__(self, *members: str, begun: bool = True) -> None:
        super().__init__((Talk,), members or ("ann", "bob"))
        first, *others = self.members
        self.do(first, "announce", about=b"\x00the-move")
        if begun:
            for one in others:
                self.do(one, "ready", opening="o1")

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "talk")
        assert isinstance(found, dict)
        return found

    @property
    def turn(self) -> dict[str, Any]:
        found: dict[str, Any] = self.see(self.members[0])["turn"]
        return found

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "talk", cmd, **args)

    def give(self) -> Record:
        return self.do(self.turn["talking"], "give", after=self.turn["id"])

    def last(self, who: str, word: bytes = b"") -> Record:
        return self.do(who, "say_last", talk="o1", text=b"\x00" + (word or who.encode()))


@pytest.fixture
def table() -> Table:
    return Table()


def opened(state: Talk, writer: str, reader: str) -> bool:
    """Whether a reader may see the writer's closing word."""
    words = state.round
    return words is not None and words.opens_at is not None and reader in words.boxes


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Talk, reveals={"announce.about": ALWAYS, "say_last.text": opened}, examples=12)


def test_later_is_a_time_at_which_all_are_asked_again() -> None:
    table = Table(begun=False)
    assert refused(table, "bob", "talk", "later_at", opening="o1", at=table.now - 1) == ("invalid", "args.at")
    assert refused(table, "bob", "talk", "later_at", opening="o1", at=table.now + 9 * 86400)[0] == "invalid"
    at = table.now + 3600
    table.do("bob", "later_at", opening="o1", at=at)
    assert (table.see("ann")["later"].by, table.see("ann")["later"].at) == ("bob", at)
    table.wait(3599)
    assert table.see("ann")["later"] is not None
    table.wait(2)
    assert table.see("ann")["later"] is None
    assert table.see("bob")["opening"].gate.awaited == ("bob",)
    table.wait(OPEN_TIME)
    assert table.see("bob")["opening"] is None, "nobody came"


def test_not_today_leaves_no_trace_and_who_announced_it_takes_it_back() -> None:
    table = Table(begun=False)
    assert table.act("bob", "talk", "not_now", opening="o1") is None
    table.do("bob", "later_at", opening="o1", at=table.now + 60)
    table.do("ann", "not_now", opening="o1")
    assert (table.see("bob")["opening"], table.see("bob")["later"], table.room.due()) == (None, None, None)


def test_the_floor_goes_to_who_asked_first_and_else_round_with_equal_clocks() -> None:
    three = Table("ann", "bob", "cleo")
    assert (three.turn["talking"], three.turn["next"]) == ("ann", "bob")
    assert refused(three, "bob", "talk", "give", after=three.turn["id"])[0] == "forbidden"
    three.do("cleo", "ask")
    for who in ("cleo", "ann", "bob"):
        three.wait(400)  # the clock has long run out: nobody is cut off
        record = three.give()
        turn = three.turn
        assert (turn["talking"], turn["length"], turn["clock"].position_at(record.at)) == (who, 180.0, 0.0)
    assert three.act("bob", "talk", "give", after="p1") is None, "that turn is over"


def test_closing_words_open_together_for_those_who_gave_one_and_are_kept() -> None:
    three = Table("ann", "bob", "cleo")
    three.do("cleo", "finish")
    three.last("ann", b"I-feel-lighter")
    three.do("cleo", "pass_on", talk="o1")
    assert b"I-feel-lighter" not in encoded(three.room.views("bob"))
    assert refused(three, "bob", "talk", "announce", about=b"\x00x")[0] == "conflict"
    (entry,) = three.last("bob").entries
    assert (entry.to, entry.body["about"], entry.body["by"]) == (("ann", "bob"), b"\x00the-move", "ann")
    assert entry.body["words"] == {"ann": b"\x00I-feel-lighter", "bob": b"\x00bob"}
    assert three.see("cleo")["round"]["answers"] == {}
    three.do("bob", "announce", about=b"\x00next")
    assert three.see("ann")["opening"].by == "bob"


def test_who_went_to_sleep_still_has_a_last_word_and_nobody_is_awaited_without_end(table: Table) -> None:
    table.do("ann", "finish")
    table.status("bob", "offline")
    assert refused(table, "bob", "talk", "go_without", talk="o1", member="ann")[0] == "not_yet"
    table.last("ann")
    assert refused(table, "ann", "talk", "go_without", talk="o1", member="ann")[0] == "invalid"
    table.wait(9 * 3600)
    assert table.see("ann")["round"]["awaited"] == ("bob",)
    table.wait(ROUND_TIME)
    assert table.see("ann")["round"]["opens_at"] is not None
    assert len(table.last("bob").entries) == 2
    other = Table()
    other.wait(OPEN_TIME + ROUND_TIME + 5)
    assert other.see("ann") == {"opening": None, "minutes": 3, "later": None, "turn": None, "round": None}


def test_of_twelve_two_talk_and_the_others_read_nothing() -> None:
    table = Table(*TWELVE, begun=False)
    table.do("m7", "ready", opening="o1")
    table.do("m0", "begin", opening="o1")
    assert b"the-move" in encoded(table.room.views("m7"))
    assert b"the-move" not in encoded(table.room.views("m1"))
    assert refused(table, "m1", "talk", "finish")[0] == "forbidden"
    table.do("m7", "finish")
    assert refused(table, "m1", "talk", "say_last", talk="o1", text=b"\x00x")[0] == "forbidden"
    table.last("m0")
    table.do("m0", "go_without", talk="o1", member="m7")
    assert table.see("m1")["round"] is None


@pytest.mark.parametrize(("leaves", "talking"), [("ann", "bob"), ("bob", "ann"), ("cleo", "ann")])
def test_who_is_left_goes_on(leaves: str, talking: str) -> None:
    three = Table("ann", "bob", "cleo")
    three.settle(three.room.members.left(leaves, three.now))
    assert (three.turn["talking"], leaves in three.turn["circle"]) == (talking, False)
    two = Table()
    two.settle(two.room.members.left("bob", two.now))
    assert two.see("ann")["turn"] is None
    closing = Table()
    closing.do("ann", "finish")
    closing.last("ann")
    closing.settle(closing.room.members.left("bob", closing.now))
    assert closing.see("ann")["round"]["opens_at"] is not None


def test_words_of_one_are_taken_out_and_those_of_the_others_stay() -> None:
    words = {"ann": b"\x00a", "bob": b"\x00b"}
    entry = Entry("1-0", 1, 1.0, "talk", "talked", "bob", {"by": "ann", "about": b"\x00x", "words": words})
    assert Talk.without_words(entry, "ann") == {"by": "ann", "about": None, "words": {"bob": b"\x00b"}}
    assert Talk.without_words(entry, "bob")["words"] == {"ann": b"\x00a"}
    alone = Entry(
        "1-0", 1, 1.0, "talk", "talked", "ann", {"by": "ann", "about": b"\x00", "words": {"ann": b"\x00a"}}
    )
    assert Talk.without_words(alone, "ann") == {}


@given(
    st.lists(
        st.tuples(st.sampled_from(("ann", "bob", "cleo")), st.sampled_from(("give", "ask", "unask", "hold")))
    )
)
def test_nobody_asks_in_vain_and_all_have_the_same_time(steps: list[tuple[str, str]]) -> None:
    three = Table("ann", "bob", "cleo")
    for who, cmd in steps:
        before = three.turn
        three.tries(who, "talk", cmd, {"after": before["id"]} if cmd == "give" else {})
        after = three.turn
        if after["talking"] != before["talking"]:
            assert who == before["talking"]
            assert not before["asking"] or after["talking"] == before["asking"][0]
        assert after["length"] == 180.0


def test_twelve_who_write_all_they_may_stay_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    boxes = dict.fromkeys(seats, b"x" * (ANSWERS // 12))
    opening = Opening("o999", seats[0], seats[0], Gate(seats, seats), None, b"x" * (512 + AROUND))
    state = Talk(999, opening, 15, round=Reveal(Gate(seats, seats, 1.8e9), boxes, (), seats, 1.8e9))
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE

"""`guess`: each answers a card and guesses another's answer; all of it opens together."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.guess import MARKS, Guess, Marked, Past
from samesky_shared.core.circle import Gate
from samesky_shared.core.record import Record
from samesky_shared.core.reveal import ANSWERS, Reveal
from samesky_shared.decks import question_cards
from samesky_shared.protocol import MAX_STATE, Entry
from samesky_shared.sealing import AROUND
from samesky_shared.testing import Rehearsal, check_activity

from ..probe import act, refused


class Table(Rehearsal):
    """A rehearsal with words for what happens with a hand."""

    def __init__(self, *members: str) -> None:
        super().__init__((Guess,), members or ("ann", "bob"))

    def see(self, who: str) -> dict[str, Any]:
        found = self.room.view(who, "guess")
        assert isinstance(found, dict)
        return found

    @property
    def hand(self) -> str | None:
        found = self.state("guess")
        return found.hand if found else None

    def draw(self, who: str) -> Record:
        return act(self, who, "guess", "draw", after=self.hand)

    def do(self, who: str, cmd: str, **args: Any) -> Record:
        return act(self, who, "guess", cmd, hand=self.hand, **args)

    def answer(self, who: str, note: bytes = b"") -> Record:
        return self.do(who, "answer", note=b"\x00" + (note or who.encode()))

    def mark(self, who: str, member: str, word: bytes = b"close") -> Record:
        return self.do(who, "mark", member=member, mark=b"\x00" + word)


@pytest.fixture
def table() -> Table:
    made = Table()
    made.draw("ann")
    return made


def opened(state: Guess, writer: str, reader: str) -> bool:
    """Whether a reader may see what the writer has answered and guessed."""
    hand = state.round
    return hand is not None and hand.opens_at is not None and (reader in hand.boxes or writer in hand.shared)


def theirs(state: Guess, writer: str, reader: str) -> bool:
    """Whether a reader may see how near the writer says they came."""
    return any((one.by, one.of) == (writer, reader) for one in state.marks)


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Guess, reveals={"answer.note": opened, "mark.mark": theirs})


@pytest.mark.parametrize("seats", [2, 3, 12])
def test_each_guesses_one_other_and_all_of_it_opens_at_one_instant(seats: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    table = Table(*members)
    table.draw("m0")
    whom = table.see("m0")["whom"]
    assert set(whom) == set(whom.values()) == set(members)
    assert all(who != of for who, of in whom.items())
    for member in members[:-1]:
        record = table.answer(member, b"of " + member.encode())
        for other in members:
            if other != member:
                assert b"of " + member.encode() not in table.seen(record, other)
                assert table.see(other)["round"]["answers"].keys() <= {other}
    last = table.answer(members[-1], b"of " + members[-1].encode())
    assert {table.see(member)["round"]["opens_at"] for member in members} == {last.at}
    (entry,) = last.entries
    assert (entry.kind, entry.to, entry.body["hand"], entry.body["whom"]) == ("hand", members, "h1", whom)
    assert entry.body["notes"] == {member: b"\x00of " + member.encode() for member in members}


def test_in_time_everybody_guesses_everybody() -> None:
    members = ("ann", "bob", "cleo", "dan")
    table = Table(*members)
    met = set()
    for _ in range(3):
        table.draw("ann")
        met |= set(table.see("ann")["whom"].items())
        for member in members:
            table.answer(member)
    assert len(met) == 4 * 3


def test_who_sleeps_guesses_along_once_awake_and_nobody_waits_for_them() -> None:
    table = Table("ann", "bob", "cleo")
    table.status("cleo", "offline")
    table.draw("ann")
    whom = table.see("cleo")["whom"]
    assert (whom["ann"], whom["bob"]) == ("bob", "ann")
    assert whom["cleo"] in ("ann", "bob")
    table.answer("ann")
    table.answer("bob")
    table.status("cleo", "here")
    own, rest = table.answer("cleo", b"late").entries
    assert (own.body["notes"], own.to) == ({"cleo": b"\x00late"}, ("ann", "bob", "cleo"))
    assert (rest.body["notes"].keys(), rest.to) == ({"ann", "bob"}, ("cleo",))
    assert table.mark(whom["cleo"], "cleo")


def test_cards_are_light_and_none_comes_again_before_all_have_come() -> None:
    table, seen = Table(), []
    light = {card for depth in (1, 2) for card in question_cards("everyday", depth)}
    for _ in light:
        table.draw("ann")
        seen.append(table.see("ann")["card"])
        for member in ("ann", "bob"):
            table.answer(member)
    assert set(seen) == light


def test_alone_there_is_nobody_to_guess() -> None:
    table = Table("ann", "bob")
    table.settle(table.room.members.left("bob", table.now))
    assert refused(table, "ann", "guess", "draw") == ("conflict", None)


def test_a_new_card_waits_for_whoever_is_in(table: Table) -> None:
    assert table.act("bob", "guess", "draw") is None, "the first card is there already"
    table.answer("ann")
    assert refused(table, "bob", "guess", "draw", after="h1") == ("not_yet", None)
    table.answer("bob")
    table.draw("bob")
    assert table.act("ann", "guess", "draw", after="h1") is None
    assert table.see("ann")["round"]["in"] == ()
    for cmd, args in (
        ("answer", {"note": b"\x00x"}),
        ("pass_on", {}),
        ("share", {}),
        ("go_without", {"member": "bob"}),
    ):
        assert refused(table, "ann", "guess", cmd, hand="h1", **args) == ("conflict", "args.hand")


def test_a_pass_looks_like_an_answer_until_the_hand_opens(table: Table) -> None:
    other = Table()
    other.draw("ann")
    table.do("ann", "pass_on")
    other.answer("ann")
    assert table.see("bob") == other.see("bob")
    table.answer("bob", b"soup")
    assert table.see("ann")["round"]["answers"] == {}
    assert refused(table, "ann", "guess", "mark", hand="h1", member="bob", mark=b"\x00off")[0] == "not_yet"
    (shared,) = table.do("bob", "share").entries
    assert (shared.to, shared.body["notes"]) == (("ann",), {"bob": b"\x00soup"})
    assert table.mark("ann", "bob"), "what is shared can be met"


def test_nobody_is_waited_for_who_is_gone_without_or_has_left(table: Table) -> None:
    assert refused(table, "bob", "guess", "go_without", hand="h1", member="ann")[0] == "not_yet"
    table.answer("ann")
    assert refused(table, "ann", "guess", "go_without", hand="h1", member="ann") == ("invalid", "args.member")
    table.do("ann", "go_without", member="bob")
    assert table.see("ann")["round"]["opens_at"] is not None
    three = Table("ann", "bob", "cleo")
    three.draw("ann")
    three.answer("ann")
    three.answer("bob")
    three.settle(three.room.members.left("cleo", three.now))
    assert three.see("ann")["round"]["answers"].keys() == {"ann", "bob"}


def test_how_near_a_guess_came_is_said_by_who_it_is_about_and_heard_by_who_guessed() -> None:
    table = Table("ann", "bob", "cleo")
    table.draw("ann")
    whom = table.see("ann")["whom"]
    guesser = {of: who for who, of in whom.items()}["ann"]
    third = ({"bob", "cleo"} - {guesser}).pop()
    assert refused(table, "ann", "guess", "mark", hand="h1", member=guesser, mark=b"\x00off")[0] == "not_yet"
    for member in ("ann", "bob", "cleo"):
        table.answer(member)
    assert refused(table, "ann", "guess", "mark", hand="h1", member=third, mark=b"\x00off")[0] == "not_yet"
    record = table.mark("ann", guesser, b"quite-near")
    assert b"quite-near" in table.seen(record, guesser)
    assert b"quite-near" not in table.seen(record, third)
    table.mark("ann", guesser, b"close")
    (mark,) = table.see(guesser)["marks"]
    assert (mark.hand, mark.by, mark.of, mark.mark) == ("h1", "ann", guesser, b"\x00close")
    assert not record.entries


def test_either_puts_the_count_away_and_the_other_is_not_told(table: Table) -> None:
    def hand() -> None:
        for member in ("ann", "bob"):
            table.answer(member)
        table.mark("ann", "bob")
        table.draw("ann")

    hand()
    hand()
    assert [one.hand for one in table.see("ann")["marks"]] == ["h1", "h2"]
    act(table, "bob", "guess", "count", shown=False)
    assert table.act("bob", "guess", "count", shown=False) is None
    assert [one.hand for one in table.see("ann")["marks"]] == ["h2"], "of the last hand both see it"
    assert table.see("ann")["marks"] == table.see("bob")["marks"]
    assert (table.see("ann")["away"], table.see("bob")["away"]) == (False, True)
    assert table.act("ann", "guess", "count", shown=True) is None, "only who put it away brings it back"
    hand()
    assert [one.hand for one in table.see("ann")["marks"]] == ["h3"], "of the last hand both see it"
    act(table, "bob", "guess", "count", shown=True)
    assert [one.hand for one in table.see("ann")["marks"]] == ["h1", "h2", "h3"]


def test_who_slept_says_how_near_it_came_when_the_next_hand_is_on_the_table(table: Table) -> None:
    table.answer("ann")
    table.answer("bob")
    table.draw("bob")
    act(table, "ann", "guess", "mark", hand="h1", member="bob", mark=b"\x00part")
    assert [one.mark for one in table.see("bob")["marks"]] == [b"\x00part"]
    told = [
        refused(table, "ann", "guess", "mark", hand=one, member="bob", mark=b"\x00off")
        for one in ("h2", "h0")
    ]
    assert [code for code, _ in told] == ["not_yet", "conflict"]
    for member in ("ann", "bob"):
        table.answer(member)
    table.draw("ann")
    assert refused(table, "bob", "guess", "mark", hand="h1", member="ann", mark=b"\x00off")[0] == "conflict"


def test_words_of_one_are_taken_out_and_those_of_the_others_stay(table: Table) -> None:
    for member in ("ann", "bob"):
        table.answer(member)
    table.mark("ann", "bob")
    table.mark("bob", "ann")
    rest = table.state("guess").without("ann")
    assert [one.by for one in rest.marks] == ["bob"]
    assert rest.round.boxes.keys() == {"bob"}
    body = {"hand": "h1", "card": "e101", "whom": {}, "notes": {"ann": b"\x00a", "bob": b"\x00b"}}
    entry = Entry("1-0", 1, 1.0, "guess", "hand", "bob", body)
    assert Guess.without_words(entry, "ann") == {**body, "notes": {"bob": b"\x00b"}}
    alone = Entry("1-0", 1, 1.0, "guess", "hand", "bob", {**body, "notes": {"ann": b"\x00a"}})
    assert Guess.without_words(alone, "ann") == {}
    away = rest.exported("bob")
    assert (away.round, away.marks, away.number) == (None, (), 1)
    assert away.drawn


@given(st.integers(2, 12), st.integers(0, 9000))
def test_whether_a_note_fits_depends_on_nobody_elses(seats: int, length: int) -> None:
    members = tuple(f"m{n}" for n in range(seats))
    share = ANSWERS // seats
    box = b"\x00" + b"x" * min(length, 8000)
    for before in (0, seats - 1):
        table = Table(*members)
        table.draw("m0")
        for member in members[1 : before + 1]:
            table.do(member, "answer", note=b"\x00" + b"y" * (share - 1))
        if len(box) <= share:
            table.do("m0", "answer", note=box)
        else:
            assert refused(table, "m0", "guess", "answer", hand="h1", note=box) == ("too_large", "args.note")


def test_twelve_who_write_all_they_may_stay_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    boxes = dict.fromkeys(seats, b"x" * (ANSWERS // 12))
    marks = tuple(Marked("h1000", seats[0], seats[1], b"x" * (64 + AROUND)) for _ in range(MARKS))
    drawn = {f"{letter}{depth}": 2**53 for letter in "abcdefgh" for depth in (1, 2)}
    hand = Reveal(Gate(seats, seats, 1.8e9), boxes, (), seats, 1.8e9)
    state = Guess(
        1000,
        "e101",
        drawn,
        dict(zip(seats, seats, strict=True)),
        hand,
        Past("h999", dict(zip(seats, seats, strict=True)), seats),
        marks,
        seats,
    )
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE

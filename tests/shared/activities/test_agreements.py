"""`agreements`: what all have signed holds, other words wait beside it, and nobody is held."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.activities.agreements import LONGEST, MOST, Agreements, Sentence
from samesky_shared.core.parting import part
from samesky_shared.core.record import Record
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry
from samesky_shared.testing import ALWAYS, Rehearsal, check_activity

from ..probe import act, refused

TWELVE = tuple(f"m{n}" for n in range(12))
ON = "agreements"


class Table(Rehearsal):
    """A rehearsal with words for what is written and signed."""

    def __init__(self, *members: str) -> None:
        super().__init__((Agreements,), members or ("ann", "bob"))

    def write(self, who: str, sentence: str = "s", version: str = "v1", **more: Any) -> Record:
        args: dict[str, Any] = {"text": b"\x00" + version.encode()}
        return act(self, who, ON, "write", sentence=sentence, version=version, **args | more)

    def sign(self, who: str, sentence: str = "s", version: str = "v1") -> Record:
        return act(self, who, ON, "sign", sentence=sentence, version=version)

    def back(self, who: str, version: str = "v1") -> Record:
        return act(self, who, ON, "take_back", sentence="s", version=version)

    def leave(self, who: str, *, erase: bool = False) -> None:
        self.keep(part(self.room, self.moment(), who, erase=erase))

    @property
    def one(self) -> Sentence:
        (found,) = self.state(ON).sentences
        assert isinstance(found, Sentence)
        return found

    def agreed(self) -> list[dict[str, Any]]:
        return [one.body for record in self.records for one in record.entries if one.kind == "agreed"]


@pytest.fixture
def table() -> Table:
    return Table()


def test_it_keeps_all_that_rooms_stores_and_clients_rely_on() -> None:
    check_activity(Agreements, reveals={"write.text": ALWAYS})


@pytest.mark.parametrize("members", [("ann", "bob"), ("ann", "bob", "cleo"), TWELVE], ids=len)
def test_a_sentence_holds_with_the_last_signature_and_stands_in_the_timeline(
    members: tuple[str, ...],
) -> None:
    table = Table(*members)
    table.write(members[0])
    for member in members[1:]:
        assert table.one.holds is None
        assert table.agreed() == []
        table.sign(member)
    assert table.one.waits is None
    assert table.one.holds is not None
    assert table.one.holds.signed == members
    (body,) = table.agreed()
    assert body == {"sentence": "s", "version": "v1", "by": members[0], "text": b"\x00v1", "signed": members}


def test_not_signing_leaves_no_trace_and_nothing_runs_out(table: Table) -> None:
    table.write("ann")
    before, records = table.one, len(table.records)
    table.wait(400 * 86400.0)
    assert (table.one, len(table.records)) == (before, records)


def test_what_holds_goes_on_until_all_have_signed_the_other_words(table: Table) -> None:
    table.write("ann")
    table.sign("bob")
    table.write("bob", version="v2")
    assert (table.one.holds and table.one.holds.id, table.one.waits and table.one.waits.id) == ("v1", "v2")
    table.write("ann", version="v3")  # not quite: in my words
    table.sign("bob", version="v3")
    assert (table.one.holds and table.one.holds.id, table.one.waits) == ("v3", None)
    assert [body["version"] for body in table.agreed()] == ["v1", "v3"]


def test_two_who_put_it_in_other_words_at_once_do_not_overwrite_each_other(table: Table) -> None:
    table.write("ann")
    table.write("bob", version="v2")
    args = {"sentence": "s", "version": "v2", "text": b"\x00mine"}
    assert refused(table, "ann", ON, "write", **args) == ("conflict", "args.version")
    assert refused(table, "ann", ON, "sign", sentence="s", version="v1") == ("conflict", "args.version")


def test_a_signature_can_be_taken_back_and_then_it_waits_for_that(table: Table) -> None:
    table.write("ann")
    table.sign("bob")
    table.back("bob")
    assert table.one.holds is None
    assert table.one.waits is not None
    assert table.one.waits.signed == ("ann",)
    table.sign("bob")
    assert table.one.holds is not None
    assert [body["version"] for body in table.agreed()] == ["v1", "v1"]


def test_taking_back_what_holds_leaves_the_other_words_that_wait(table: Table) -> None:
    table.write("ann")
    table.sign("bob")
    table.write("ann", version="v2")
    table.back("bob")
    assert (table.one.holds, table.one.waits and table.one.waits.id) == (None, "v2")


def test_my_own_words_that_wait_are_gone_when_i_take_them_back(table: Table) -> None:
    table.write("ann")
    table.back("ann")
    assert table.state(ON).sentences == ()
    table.write("ann", version="v1")
    table.sign("bob")
    table.write("bob", version="v2")
    table.back("bob", version="v2")
    assert (table.one.holds and table.one.holds.id, table.one.waits) == ("v1", None)
    table.write("ann", version="v3")  # numbers are never used twice


def test_who_may_put_a_sentence_away(table: Table) -> None:
    table.write("ann")
    args = {"sentence": "s", "version": "v1"}
    assert refused(table, "bob", ON, "let_go", **args) == ("forbidden", "args.sentence")
    table.sign("bob")
    assert refused(table, "ann", ON, "let_go", **args) == ("conflict", "args.sentence")
    table.back("ann")
    act(table, "bob", ON, "let_go", **args)
    assert table.state(ON).sentences == ()


def test_a_sentence_for_some_is_signed_by_those(table: Table) -> None:
    three = Table("ann", "bob", "cleo")
    three.write("ann", circle=("bob",))
    assert three.one.waits is not None
    assert three.one.waits.circle == ("ann", "bob")
    assert refused(three, "cleo", ON, "sign", sentence="s", version="v1") == ("forbidden", "args.sentence")
    assert refused(three, "cleo", ON, "let_go", sentence="s", version="v1") == ("forbidden", "args.sentence")
    three.sign("bob")
    assert three.one.holds is not None
    three.write("bob", version="v2")  # of those whom it concerned before
    assert three.one.waits.circle == ("ann", "bob")
    args = {"sentence": "t", "version": "v1", "text": b"\x00x", "circle": ("bob", "dora")}
    assert refused(three, "ann", ON, "write", **args) == ("unknown", "args.circle[1]")


def test_who_leaves_is_not_waited_for_and_takes_their_words_along() -> None:
    for erase in (False, True):
        table = Table("ann", "bob", "cleo")
        table.write("ann", "kept")
        table.sign("bob", "kept")
        table.write("cleo", "hers")
        table.leave("cleo", erase=erase)
        kept, *rest = table.state(ON).sentences
        assert kept.holds is not None
        assert kept.holds.circle == ("ann", "bob")
        assert [one.id for one in rest] == ([] if erase else ["hers"])


def test_words_are_those_of_who_wrote_them_whoever_signed_last() -> None:
    body = {"sentence": "s", "version": "v1", "by": "ann", "text": b"\x00x", "signed": ("ann", "bob")}
    entry = Entry("1-0", 1, 0.0, ON, "agreed", "bob", body)
    assert Agreements.without_words(entry, "bob") == body
    assert Agreements.without_words(entry, "ann") == {}


def test_who_would_speak_first_says_so_until_they_sign(table: Table) -> None:
    table.write("ann")
    act(table, "bob", ON, "speak", sentence="s")
    assert table.one.talk == ("bob",)
    assert table.act("bob", ON, "speak", sentence="s") is None
    act(table, "bob", ON, "speak", sentence="s", wanted=False)
    act(table, "bob", ON, "speak", sentence="s")
    table.sign("bob")
    assert table.one.talk == ()
    assert refused(table, "bob", ON, "speak", sentence="no") == ("unknown", "args.sentence")


def test_the_day_to_look_again_says_so_once_and_waits_for_both(table: Table) -> None:
    table.write("ann")
    table.sign("bob")
    day = table.now + 90 * 86400.0
    act(table, "ann", ON, "look_again", at=day)
    (record,) = table.wait(91 * 86400.0)
    assert record.at >= day
    assert table.state(ON).review_at == day
    assert table.state(ON).due() is None
    assert table.wait(86400.0) == []
    seen = act(table, "bob", ON, "looked", after=day)
    assert seen.entries[0].body == {"holds": ("s",)}
    assert table.state(ON).review_at is None
    assert table.act("ann", ON, "looked", after=day) is None  # the other was faster


@pytest.mark.parametrize("ahead", [-1.0, 0.0, 4 * 366 * 86400.0])
def test_a_day_that_does_not_lie_ahead_is_refused_by_name(table: Table, ahead: float) -> None:
    assert refused(table, "ann", ON, "look_again", at=table.now + ahead) == ("invalid", "args.at")


def test_there_is_room_for_so_many_as_long_as_they_may_be_between_twelve() -> None:
    table = Table(*TWELVE)
    long = b"\x00" * LONGEST
    for n in range(MOST):
        table.write("m0", f"s{n}", text=long)
        for member in TWELVE[1:]:
            table.sign(member, f"s{n}")
        table.write("m1", f"s{n}", "v2", text=long)
    args = {"sentence": "more", "version": "v1", "text": b"\x00"}
    assert refused(table, "m0", ON, "write", **args) == ("too_large", "args.sentence")
    args = {"sentence": "s0", "version": "v3", "text": b"\x00" * (LONGEST + 1)}
    assert refused(table, "m0", ON, "write", **args) == ("too_large", "args.text")


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("ann", "bob", "cleo")),
        st.sampled_from(("write", "sign", "take_back", "let_go")),
        st.sampled_from(("s", "t")),
        st.integers(1, 4),
    ),
    max_size=30,
)


@given(MOVES)
def test_what_holds_is_always_signed_by_all_and_what_waits_never_is(
    moves: list[tuple[str, str, str, int]],
) -> None:
    table = Table("ann", "bob", "cleo")
    for who, cmd, sentence, version in moves:
        args: dict[str, Any] = {"sentence": sentence, "version": f"v{version}"}
        if cmd == "write":
            args["text"] = b"\x00x"
        done = table.tries(who, ON, cmd, args)
        state = table.state(ON)
        for one in () if state is None else state.sentences:
            assert one.holds or one.waits
            assert one.holds is None or one.holds.whole
            assert one.waits is None or not one.waits.whole
        if cmd == "take_back" and not isinstance(done, Refused) and state is not None:
            words = [each for one in state.sentences if one.id == sentence for each in (one.holds, one.waits)]
            assert not any(each and each.id == f"v{version}" and who in each.signed for each in words)

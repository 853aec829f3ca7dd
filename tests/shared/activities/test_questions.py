"""`questions`: answered privately, revealed together; nobody is hurried deeper."""

from __future__ import annotations

import msgspec
import pytest

from samesky_shared.activities.questions import (
    ALL_KEPT,
    MAX_KEPT,
    MAX_OWN,
    OwnCard,
    Questions,
)
from samesky_shared.core.circle import Gate
from samesky_shared.core.consent import ASK_TIME, Ask
from samesky_shared.core.reveal import ANSWERS, ROUND_TIME, Reveal
from samesky_shared.decks import question_cards, question_texts
from samesky_shared.decks.cards import THEMES
from samesky_shared.protocol import MAX_STATE
from samesky_shared.testing import check_activity, encoded

from ..probe import act, refused
from .table import Table


@pytest.fixture
def table() -> Table:
    table = Table()
    table.draw()
    return table


def opened(state: Questions, writer: str, reader: str) -> bool:
    """Whether a reader may see the writer's answer."""
    game = state.round
    if game is None or game.opens_at is None:
        return False
    return reader in game.boxes or writer in game.shared


def drawn(state: Questions, writer: str, reader: str) -> bool:
    """Whether a card of the own deck lies on the table; who brought it has it anyway."""
    return reader == writer or state.card in state.own


def test_it_keeps_what_every_activity_promises() -> None:
    check_activity(Questions, reveals={"answer.text": opened, "bring.cards": drawn})


# --------------------------------------------------------------------------------------------- answering


def test_answers_stay_sealed_until_both_have_answered(table: Table) -> None:
    record = table.answer("ann", b"secret")
    assert b"secret" not in table.seen(record, "bob")
    assert b"secret" not in encoded(table.room.views("bob"))
    assert table.see("ann")["round"]["answers"] == {"ann": b"\x00secret"}
    assert table.see("bob")["round"]["awaited"] == ("bob",)
    last = table.answer("bob", b"mine")
    assert table.see("bob")["round"]["opens_at"] == last.at == table.now + 0.25
    for who in ("ann", "bob"):
        assert table.see(who)["round"]["answers"] == {"ann": b"\x00secret", "bob": b"\x00mine"}


def test_what_was_opened_is_kept_in_the_timeline_of_those_who_answered(table: Table) -> None:
    assert table.answer("ann").entries == ()
    (entry,) = table.answer("bob").entries
    assert (entry.kind, entry.to) == ("answers", ("ann", "bob"))
    assert entry.body == {
        "card": table.card, "deck": "everyday", "text": None,
        "answers": {"ann": b"\x00ann", "bob": b"\x00bob"},
    }  # fmt: skip


def test_passing_needs_no_reason_and_shows_no_answers(table: Table) -> None:
    table.do("ann", "pass_on")
    before = table.see("bob")["round"]
    assert (before["in"], before["passed"]) == (("ann",), ())
    (entry,) = table.answer("bob", b"secret").entries
    assert entry.to == ("bob",)
    assert table.see("ann")["round"]["answers"] == {}
    (shared,) = table.do("bob", "share").entries
    assert (shared.to, shared.body["answers"]) == (("ann",), {"bob": b"\x00secret"})
    assert table.see("ann")["round"]["answers"] == {"bob": b"\x00secret"}


def test_when_all_pass_the_round_is_over_and_nothing_is_kept(table: Table) -> None:
    table.do("ann", "pass_on")
    record = table.do("bob", "pass_on")
    assert record.entries == ()
    assert table.see("ann")["round"]["opens_at"] == record.at
    assert table.act("bob", "questions", "pass_on", card=table.card) is None


def test_who_was_gone_without_may_still_pass_or_answer_and_then_has_it_all(table: Table) -> None:
    table.answer("ann", b"early")
    assert refused(table, "bob", "questions", "go_without", card=table.card, member="ann")[0] == "not_yet"
    table.do("ann", "go_without", member="bob")
    assert table.see("bob")["round"]["answers"] == {}
    assert table.do("bob", "pass_on").entries == ()
    own, rest = table.answer("bob", b"late").entries
    assert (own.body["answers"], own.to) == ({"bob": b"\x00late"}, ("ann", "bob"))
    assert (rest.body["answers"], rest.to) == ({"ann": b"\x00early"}, ("bob",))
    assert table.see("ann")["round"]["answers"] == table.see("bob")["round"]["answers"]


def test_one_does_not_go_without_oneself(table: Table) -> None:
    assert refused(table, "ann", "questions", "go_without", card=table.card, member="ann") == (
        "invalid", "args.member",
    )  # fmt: skip


def test_an_answer_to_a_card_that_lies_there_no_more_is_a_conflict(table: Table) -> None:
    before = table.card
    table.draw("bob")
    assert table.card != before
    for cmd, args in (("answer", {"text": b"\x00x"}), ("pass_on", {}), ("share", {})):
        assert refused(table, "ann", "questions", cmd, card=before, **args) == ("conflict", "args.card")


def test_in_time_the_round_goes_on_without_who_did_not_come(table: Table) -> None:
    table.answer("ann")
    (record,) = table.wait(ROUND_TIME + 1)
    assert table.see("ann")["round"]["opens_at"] == record.at
    assert table.see("ann")["round"]["awaited"] == ()


def test_a_round_that_nobody_came_to_waits_on_and_has_an_end_again_with_the_first(table: Table) -> None:
    table.wait(ROUND_TIME * 2)
    assert table.see("ann")["round"]["opens_at"] is None
    assert table.room.due() is None
    table.answer("bob")
    assert table.room.due() == table.now + ROUND_TIME
    table.wait(ROUND_TIME)
    assert table.see("bob")["round"]["opens_at"] is not None


# ------------------------------------------------------------------------------------------------ drawing


def test_no_card_comes_twice_until_the_depth_is_used_up() -> None:
    table = Table()
    cards = question_cards("everyday", 1)
    drawn_cards = []
    for _ in cards:
        table.draw()
        drawn_cards.append(table.card)
    assert sorted(drawn_cards) == sorted(cards)
    assert table.see("ann")["left"] == 0
    table.draw()
    assert table.card != drawn_cards[-1]
    assert table.see("ann")["left"] == len(cards) - 1


def test_two_taps_draw_one_card(table: Table) -> None:
    first = table.card
    assert table.act("bob", "questions", "draw", after=None) is None
    act(table, "ann", "questions", "draw", after=first)
    assert table.act("bob", "questions", "draw", after=first) is None
    assert table.see("bob")["drawn_by"] == "ann"


@pytest.mark.parametrize("how", ["answer", "pass_on"])
def test_drawing_waits_for_who_is_done_and_does_not_tell_a_pass_from_an_answer(
    table: Table, how: str
) -> None:
    table.do("ann", how, **({"text": b"\x00x"} if how == "answer" else {}))
    assert refused(table, "bob", "questions", "draw", after=table.card) == ("not_yet", None)
    table.do("bob", "pass_on")
    assert table.draw("bob") is not None


def test_the_circle_is_who_is_here_when_the_card_is_drawn() -> None:
    table = Table("ann", "bob", "cleo")
    table.status("cleo", "away")
    table.draw()
    assert table.see("ann")["round"]["awaited"] == ("ann", "bob")
    table.answer("cleo", b"from-outside")
    table.answer("ann")
    table.answer("bob")
    assert table.see("cleo")["round"]["answers"].keys() == {"ann", "bob", "cleo"}
    table.status("bob", "away")
    table.draw()
    assert table.see("ann")["round"]["awaited"] == ("ann", "bob", "cleo")


# ----------------------------------------------------------------------------------------------- deeper


def test_the_next_depth_opens_only_when_all_agree(table: Table) -> None:
    act(table, "ann", "questions", "deeper")
    assert table.see("bob")["depth"] == 1
    assert table.see("bob")["ask"]["yours"] is None
    act(table, "bob", "questions", "agree", depth=2)
    assert (table.see("ann")["depth"], table.see("ann")["ask"]) == (2, None)
    table.draw()
    assert table.card in question_cards("everyday", 2)


def test_not_now_looks_like_no_answer(table: Table) -> None:
    act(table, "ann", "questions", "deeper")
    before = table.see("ann")
    assert table.act("bob", "questions", "not_now", depth=2) is None
    assert table.see("ann") == before
    assert table.see("bob")["ask"]["yours"] is None
    table.wait(ASK_TIME)
    assert (table.see("ann")["depth"], table.see("ann")["ask"]) == (1, None)


def test_not_now_leaves_no_trace_and_takes_back_a_yes(table: Table) -> None:
    act(table, "ann", "questions", "deeper")
    seq = table.room.seq
    assert table.act("bob", "questions", "not_now", depth=2) is None
    assert table.room.seq == seq
    act(table, "ann", "questions", "not_now", depth=2)
    act(table, "bob", "questions", "agree", depth=2)
    assert table.see("ann")["depth"] == 1


def test_asking_when_the_other_has_asked_is_agreeing(table: Table) -> None:
    act(table, "ann", "questions", "deeper")
    act(table, "bob", "questions", "deeper")
    assert table.see("ann")["depth"] == 2


def test_back_to_a_lighter_depth_needs_nobody(table: Table) -> None:
    for _ in range(3):
        act(table, "ann", "questions", "deeper")
        act(table, "bob", "questions", "deeper")
    assert table.see("ann")["depth"] == 4
    assert refused(table, "ann", "questions", "deeper") == ("conflict", None)
    act(table, "bob", "questions", "lighter", depth=1)
    assert table.see("ann")["depth"] == 1
    assert refused(table, "bob", "questions", "lighter", depth=2) == ("forbidden", "args.depth")
    assert refused(table, "bob", "questions", "agree", depth=2) == ("conflict", "args.depth")


def test_an_ask_and_a_round_that_end_together_both_end(table: Table) -> None:
    table.answer("ann")
    table.now = table.state("questions").round.gate.until - ASK_TIME
    act(table, "ann", "questions", "deeper")
    table.wait(ASK_TIME)
    assert table.see("ann")["ask"] is None
    assert table.see("ann")["round"]["opens_at"] is not None


# ------------------------------------------------------------------------------------- favourites, own deck


def test_favourites_are_kept_for_each(table: Table) -> None:
    card = table.card
    table.do("ann", "keep")
    assert table.act("ann", "questions", "keep", card=card) is None
    table.do("bob", "keep")
    act(table, "bob", "questions", "let_go", card=card)
    assert table.see("bob")["kept"] == {"ann": (card,), "bob": ()}
    assert refused(table, "ann", "questions", "keep", card="never-drawn") == ("unknown", "args.card")


def test_favourites_are_bounded_by_an_equal_share() -> None:
    table = Table(*(f"m{n}" for n in range(12)))
    for _ in range(ALL_KEPT // 12):
        table.draw("m0")
        act(table, "m0", "questions", "keep", card=table.card)
    table.draw("m0")
    assert refused(table, "m0", "questions", "keep", card=table.card) == ("full", None)
    assert ALL_KEPT // 7 >= MAX_KEPT, "up to seven, all have what two have"


def test_own_cards_stay_unseen_until_they_are_drawn() -> None:
    table = Table()
    assert refused(table, "bob", "questions", "use", deck="own") == ("conflict", "args.deck")
    table.bring(b"what-if", b"what-then")
    assert b"what" not in encoded(table.room.views("bob"))
    assert table.see("bob")["own"] == {"o1": 1, "o2": 1}
    assert table.see("bob")["mine"] == {}
    assert table.see("ann")["mine"] == {"o1": b"\x00what-if", "o2": b"\x00what-then"}, (
        "who brought them has them"
    )
    table.draw("bob")
    assert table.see("bob")["text"] in (b"\x00what-if", b"\x00what-then")
    table.answer("ann")
    (entry,) = table.answer("bob").entries
    assert entry.body["text"] == table.see("bob")["text"]


def test_the_only_card_there_is_can_be_drawn_again_but_two_taps_begin_it_once() -> None:
    table = Table()
    table.bring(b"only")
    table.draw()
    assert table.draw("bob") is None
    table.answer("ann")
    table.answer("bob")
    assert table.draw() is not None
    assert table.see("ann")["round"]["awaited"] == ("ann", "bob")
    assert table.draw("bob") is None


def test_own_cards_are_taken_back_unless_on_the_table() -> None:
    table = Table()
    table.bring(b"one", b"two")
    table.draw()
    here, other = table.card, "o1" if table.card == "o2" else "o2"
    assert refused(table, "ann", "questions", "take_back", card=here) == ("conflict", "args.card")
    act(table, "bob", "questions", "take_back", card=other)
    assert list(table.state("questions").own) == [here]
    table.bring(b"three")
    assert set(table.state("questions").own) == {here, "o3"}, "an id is never given twice"


def test_who_brought_cards_takes_them_all_back_but_for_the_one_on_the_table() -> None:
    table = Table()
    table.bring(b"one", b"two", b"three")
    act(table, "bob", "questions", "bring", cards=[{"depth": 2, "text": b"\x00four"}])
    table.draw()
    here = table.card
    act(table, "ann", "questions", "take_all_back")
    assert set(table.state("questions").own) == {here, "o4"}
    assert table.see("bob")["mine"] == {"o4": b"\x00four"}
    assert table.act("ann", "questions", "take_all_back") is None
    act(table, "bob", "questions", "take_all_back")
    assert table.see("ann")["deck"] == "own"


def test_when_the_own_deck_is_empty_the_everyday_deck_is_drawn_from_again() -> None:
    table = Table()
    table.bring(b"one")
    act(table, "ann", "questions", "take_back", card="o1")
    assert table.see("bob")["deck"] == "everyday"
    assert table.draw("bob") is not None


def test_the_own_deck_is_bounded() -> None:
    table = Table()
    table.bring(*[b"q"] * MAX_OWN)
    cards = [{"depth": 1, "text": b"\x00more"}]
    assert refused(table, "ann", "questions", "bring", cards=cards) == ("full", "args.cards")
    assert refused(table, "ann", "questions", "bring", cards=[]) == ("invalid", "args.cards")
    assert refused(table, "ann", "questions", "bring", cards=[{"depth": 5, "text": b"\x00"}]) == (
        "invalid", "args.cards[0].depth",
    )  # fmt: skip


def test_a_deck_without_cards_of_this_depth_says_so() -> None:
    table = Table()
    act(table, "ann", "questions", "bring", cards=[{"depth": 3, "text": b"\x00deep"}])
    act(table, "ann", "questions", "use", deck="own")
    assert refused(table, "ann", "questions", "draw") == ("conflict", None)


# ------------------------------------------------------------------------------------------------- sizes


def test_each_answer_has_an_equal_share_and_none_depends_on_the_others() -> None:
    table = Table("ann", "bob", "cleo")
    table.draw()
    share = ANSWERS // 3
    act(table, "ann", "questions", "answer", card=table.card, text=b"\0" + b"x" * (share - 1))
    assert refused(table, "bob", "questions", "answer", card=table.card, text=b"\0" + b"x" * share) == (
        "too_large",
        "args.text",
    )
    act(table, "bob", "questions", "answer", card=table.card, text=b"\0" + b"x" * (share - 1))


def test_a_room_of_twelve_that_writes_all_it_may_stays_within_the_state_of_an_instance() -> None:
    seats = tuple(f"{n:016x}" for n in range(12))
    used = tuple(f"o{n}" for n in range(60, 100))
    every = tuple(question_texts("everyday", "en"))
    state = Questions(
        card="o99",
        drawn_by=seats[0],
        round=Reveal(
            Gate(seats, seats, 1.8e9), dict.fromkeys(seats, b"x" * (ANSWERS // 12)), (), seats, 1.8e9
        ),
        used=used,
        drawn={card[:2]: 2**60 - 1 for card in every},
        themes=THEMES,
        ask=Ask.opened("4", seats[0], seats, 1.8e9),
        kept=dict.fromkeys(seats, every[: ALL_KEPT // 12]),
        own={f"o{n}": OwnCard(4, b"x" * 256) for n in range(60, 60 + MAX_OWN)},
        brought_by={f"o{n}": seats[0] for n in range(60, 60 + MAX_OWN)},
    )
    assert len(msgspec.msgpack.encode(state)) <= MAX_STATE

"""Which cards are drawn: by theme, by kind and size of the room, and each once."""

from __future__ import annotations

import msgspec
import pytest

from samesky_shared.activities.questions import Questions
from samesky_shared.decks import question_cards
from samesky_shared.decks.cards import THEMES, cards

from ..probe import act, refused
from .table import Table


@pytest.fixture
def table() -> Table:
    table = Table()
    table.draw()
    return table


def test_only_the_themes_that_were_chosen_are_drawn_and_each_card_of_them_once(table: Table) -> None:
    act(table, "ann", "questions", "choose", themes=["play", "roots"])
    assert table.see("bob")["themes"] == ("roots", "play"), "in the order of the deck"
    wanted = question_cards("everyday", 1, ("roots", "play"))
    assert len(wanted) == 26
    before = table.card
    drawn_cards = []
    for _ in wanted if before not in wanted else wanted[1:]:
        table.draw()
        drawn_cards.append(table.card)
    assert sorted({*drawn_cards, *({before} & set(wanted))}) == sorted(wanted)
    assert table.see("ann")["left"] == 0
    table.draw("bob")
    assert table.card in wanted


def test_other_themes_do_not_forget_what_was_drawn_of_these(table: Table) -> None:
    act(table, "ann", "questions", "choose", themes=["play"])
    seen = set()
    for _ in range(13):
        table.draw()
        seen.add(table.card)
    act(table, "ann", "questions", "choose", themes=["us"])
    table.draw()
    act(table, "ann", "questions", "choose", themes=[])
    assert table.see("ann")["themes"] == ()
    for _ in range(20):
        table.draw()
        assert table.card not in seen


def test_all_themes_are_the_same_as_none_and_choosing_them_again_is_no_change(table: Table) -> None:
    assert table.act("ann", "questions", "choose", themes=list(THEMES)) is None
    assert refused(table, "ann", "questions", "choose", themes=["weather"]) == ("invalid", "args.themes[0]")


def test_two_who_choose_in_the_same_moment_both_get_theirs(table: Table) -> None:
    act(table, "ann", "questions", "theme", theme="play", yes=True)
    act(table, "bob", "questions", "theme", theme="roots", yes=True)
    assert table.see("ann")["themes"] == ("roots", "play")
    act(table, "ann", "questions", "theme", theme="roots", yes=False)
    assert table.see("bob")["themes"] == ("play",)
    assert table.act("bob", "questions", "theme", theme="roots", yes=False) is None
    for one in THEMES:
        table.act("ann", "questions", "theme", theme=one, yes=True)
    assert table.see("bob")["themes"] == (), "all of them is none in particular"
    assert refused(table, "ann", "questions", "theme", theme="weather", yes=True) == ("invalid", "args.theme")


def test_what_speaks_to_one_person_is_not_drawn_among_three() -> None:
    table = Table("ann", "bob", "cleo")
    for _ in range(120):
        table.draw()
        assert table.see("ann")["left"] < len(question_cards("everyday", 1))
        assert not next(one.two for one in cards("questions", "en") if one.id == table.card)


def test_a_card_for_couples_is_not_drawn_in_a_family() -> None:
    table = Table()  # a rehearsal is a family
    for _ in range(3):
        act(table, "ann", "questions", "deeper")
        act(table, "bob", "questions", "deeper")
    for_couples = {one.id for one in cards("questions", "en") if one.rooms and one.depth == 4}
    assert for_couples
    assert not for_couples & set(question_cards("everyday", 4, (), "family"))
    for _ in question_cards("everyday", 4):
        table.draw()
        assert table.card not in for_couples


def test_a_room_in_the_middle_of_the_deck_goes_on_after_the_deck_has_grown() -> None:
    old = {"card": "e104", "used": ["e101", "e104", "o1"], "own": {"o1": {"depth": 1, "text": b"\x00?"}}}
    state = msgspec.convert(Questions.upgrade(old), Questions)
    assert (state.used, state.drawn) == (("o1",), {"e1": 0b1001})
    assert Questions.upgrade(msgspec.to_builtins(state))["drawn"] == state.drawn
    assert state.view("ann")["left"] == len(question_cards("everyday", 1)) - 2

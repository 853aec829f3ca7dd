"""Cards that were drawn, as bits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.drawn import MOST, next_card, was_drawn, with_card, without_cards

CARD = st.from_regex(r"[a-h][1-4](0[1-9]|[1-5][0-9]|60)", fullmatch=True)
CARDS = st.sets(CARD, max_size=40)


@given(CARDS, CARDS)
def test_it_is_the_same_as_a_set_of_ids(some: set[str], others: set[str]) -> None:
    drawn: dict[str, int] = {}
    for card in some:
        drawn = with_card(drawn, card)
    left = without_cards(drawn, others)
    for card in some | others:
        assert was_drawn(drawn, card) == (card in some)
        assert was_drawn(left, card) == (card in some - others)
    assert without_cards(drawn, some) == {}


@pytest.mark.parametrize("word", ["", "o1", "never-drawn", "e1999", "e1²"])
def test_what_is_no_card_was_not_drawn(word: str) -> None:
    assert not was_drawn({"e1": 2**MOST - 1}, word)


@pytest.mark.parametrize("card", ["e100", f"e1{MOST + 1}"])
def test_a_number_that_has_no_bit_is_an_error_of_the_deck(card: str) -> None:
    with pytest.raises(ValueError, match=card):
        with_card({}, card)


@given(st.sets(CARD, min_size=1, max_size=9), st.lists(st.integers(0, 2**64 - 1), min_size=20, max_size=20))
def test_no_card_comes_again_before_all_have_come_and_none_twice_in_a_row(
    cards: set[str], seeds: list[int]
) -> None:
    drawn: dict[str, int] = {}
    last, seen = None, []
    for seed in seeds:
        card, drawn = next_card(drawn, sorted(cards), last, seed)
        assert card in cards
        assert was_drawn(drawn, card)
        assert card != last or len(cards) == 1
        last = card
        seen.append(card)
    assert set(seen[: len(cards)]) == cards
    assert set(seen[len(cards) : 2 * len(cards)]) == cards or len(seeds) < 2 * len(cards)

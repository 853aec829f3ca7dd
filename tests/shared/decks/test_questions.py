"""The deck is data: the same cards in both languages, and words that fit a card."""

from __future__ import annotations

import pytest

from samesky_shared.decks import LANGUAGES, question_cards, question_texts


def test_both_languages_have_the_same_cards_thirty_a_depth() -> None:
    depths = [question_cards("everyday", depth) for depth in range(1, 5)]
    assert [len(cards) for cards in depths] == [30, 30, 30, 30]
    every = [card for cards in depths for card in cards]
    assert len(set(every)) == 120
    for language in LANGUAGES:
        assert list(question_texts("everyday", language)) == every


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_fit_a_card(language: str) -> None:
    texts = list(question_texts("everyday", language).values())
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert 10 <= len(text) <= 140
        assert text.endswith(("?", "."))
        assert not set("'\"") & set(text)
        assert text == text.strip()


def test_another_language_gets_english_and_another_deck_is_empty() -> None:
    assert question_texts("everyday", "ja") == question_texts("everyday", "en")
    assert question_texts("nowhere", "en") == {}
    assert question_cards("nowhere", 1) == ()

"""The words by which two people compare their key."""

from __future__ import annotations

import pytest

from samesky_shared.decks import LANGUAGES, phrase_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_has_a_word_that_no_other_has(language: str) -> None:
    words = phrase_words(language)
    assert len(words) == len({word.casefold() for word in words}) == 64
    assert all(word.isalpha() and len(word) <= 12 for word in words)


def test_another_language_gets_english() -> None:
    assert phrase_words("xx") == phrase_words("en") != phrase_words("de")

"""Decks of cards are data: the same cards in all languages, words that fit their place, none said twice."""

from __future__ import annotations

import re
from itertools import combinations
from typing import get_args

import pytest

from samesky_shared.core.members import RoomKind
from samesky_shared.decks import LANGUAGES
from samesky_shared.decks.cards import CARD_DECKS, Card, CardDeck, card_file, cards

COUNTS = {"gratitude": 60, "topics": 30}
PLAIN = re.compile(r"[\w ,.:;?…’–„“‚‘-]+")
"""Letters of all languages and the signs of quiet sentences."""
ALIKE = 0.7
"""The share of words in common from which two cards say the same."""


@pytest.mark.parametrize("deck", CARD_DECKS)
def test_every_language_has_the_same_cards_in_the_same_order(deck: CardDeck) -> None:
    first = [(one.id, one.depth, one.rooms, bool(one.title)) for one in cards(deck, "en")]
    assert len({id for id, *_ in first}) == len(first) == COUNTS[deck]
    for language in LANGUAGES:
        file = card_file(deck, language)
        assert (file.deck, file.language) == (deck, language)
        assert [(one.id, one.depth, one.rooms, bool(one.title)) for one in file.cards] == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", CARD_DECKS)
def test_the_words_fit_a_card(deck: CardDeck, language: str) -> None:
    for one in cards(deck, language):
        assert 10 <= len(one.text) <= 120, one.text
        assert one.text.endswith((".", "?")), one.text
        assert len(one.title) <= 40, one.title
        for text in filter(None, (one.text, one.title)):
            assert PLAIN.fullmatch(text), text
            assert text == " ".join(text.split()), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", CARD_DECKS)
def test_no_card_says_what_another_says(deck: CardDeck, language: str) -> None:
    words = {
        one.id: set(re.findall(r"\w+", f"{one.title} {one.text}".casefold())) for one in cards(deck, language)
    }
    for (one, these), (other, those) in combinations(words.items(), 2):
        assert len(these & those) / len(these | those) < ALIKE, f"{one} and {other}"


def test_topics_go_from_light_to_heavy_ten_each() -> None:
    assert [one.depth for one in cards("topics", "en")] == [depth for depth in (1, 2, 3) for _ in range(10)]


def test_every_kind_of_room_has_most_of_each_deck() -> None:
    for deck in CARD_DECKS:
        for kind in get_args(RoomKind):
            assert len(cards(deck, "en", kind)) >= 0.8 * COUNTS[deck], (deck, kind)
    close = next(one for one in cards("topics", "en") if one.title == "Being close")
    assert close in cards("topics", "en", "partners")
    assert close not in cards("topics", "en", "family")


def test_another_language_gets_english() -> None:
    assert cards("gratitude", "ja") == cards("gratitude", "en") != cards("gratitude", "de")


def test_a_card_without_rooms_fits_every_room() -> None:
    assert all(Card("x01", "Words.").fits(kind) for kind in get_args(RoomKind))
    assert not Card("x01", "Words.", rooms=("couple",)).fits("friends")

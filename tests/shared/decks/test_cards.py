"""Decks of cards are data: the same cards in all languages, words that fit their place, none said twice."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import get_args

import pytest

from samesky_shared.core.members import RoomKind
from samesky_shared.decks import LANGUAGES
from samesky_shared.decks.cards import CARD_DECKS, Card, CardDeck, card_file, cards

COUNTS = {
    "questions": 416, "gratitude": 60, "kindness": 60, "topics": 30, "culture": 40, "wishes": 65, "closeness": 15,
    "softeners": 12,
}  # fmt: skip
ENDS = {"questions": "?", "culture": "?", "wishes": "", "closeness": ""}
"""How a card of a deck ends, where it is not a sentence with a full stop."""
PLAIN = re.compile(r"[\w ,.:;?…’–„“‚‘-]+")
"""Letters of all languages and the signs of quiet sentences."""
ALIKE = 0.64
"""The share of longer words in common from which two cards say the same."""


def marks(one: Card) -> tuple[object, ...]:
    """All but the words."""
    return one.id, one.depth, one.theme, one.when, one.rooms, one.two, bool(one.title)


@pytest.mark.parametrize("deck", CARD_DECKS)
def test_every_language_has_the_same_cards_in_the_same_order(deck: CardDeck) -> None:
    first = [marks(one) for one in cards(deck, "en")]
    assert len({one.id for one in cards(deck, "en")}) == len(first) == COUNTS[deck]
    for language in LANGUAGES:
        file = card_file(deck, language)
        assert (file.deck, file.language) == ({"questions": "everyday"}.get(deck, deck), language)
        assert [marks(one) for one in file.cards] == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", CARD_DECKS)
def test_the_words_fit_a_card(deck: CardDeck, language: str) -> None:
    for one in cards(deck, language):
        assert 10 <= len(one.text) <= 120, one.text
        assert one.text.endswith(ENDS.get(deck, ".")), one.text
        assert ENDS.get(deck) != "" or one.text[-1].isalpha(), one.text
        assert len(one.title) <= 40, one.title
        for text in filter(None, (one.text, one.title)):
            assert PLAIN.fullmatch(text), text
            assert text == " ".join(text.split()), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", CARD_DECKS)
def test_no_card_says_what_another_says(deck: CardDeck, language: str) -> None:
    words = {
        one.id: set(re.findall(r"\w{4,}", f"{one.title} {one.text}".casefold()))
        for one in cards(deck, language)
    }
    for (one, these), (other, those) in combinations(words.items(), 2):
        assert len(these & those) < ALIKE * len(these | those), f"{one} and {other}"


def test_topics_go_from_light_to_heavy_ten_each() -> None:
    assert [one.depth for one in cards("topics", "en")] == [depth for depth in (1, 2, 3) for _ in range(10)]


def test_culture_and_wishes_are_sorted_by_theme() -> None:
    assert Counter(one.theme for one in cards("culture", "en")) == {
        "people": 8, "table": 8, "words": 8, "home": 8, "year": 8,
    }  # fmt: skip
    assert Counter(one.theme for one in cards("wishes", "en")) == {
        "dates": 20, "films": 15, "trips": 15, "learn": 15,
    }  # fmt: skip


def test_closeness_is_a_deck_of_its_own_and_only_for_partners() -> None:
    for kind in get_args(RoomKind):
        assert len(cards("closeness", "en", kind)) == (15 if kind in ("couple", "partners") else 0)


def test_small_acts_for_a_time_of_the_day_leave_most_for_any() -> None:
    times = Counter(one.when for one in cards("kindness", "en"))
    assert set(times) == {"", "morning", "day", "evening"}
    assert times[""] > 25
    assert min(times.values()) >= 5


def test_every_kind_of_room_has_most_of_each_deck() -> None:
    for deck in COUNTS.keys() - {"closeness"}:
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
    assert [Card("x01", "Words.", two=True).fits("friends", seats) for seats in (1, 2, 3)] == [
        True,
        True,
        False,
    ]

"""The everyday deck: four depths, eight themes, and words that fit a card, a room and a tired evening."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from samesky_shared.core.drawn import with_card
from samesky_shared.core.members import RoomKind
from samesky_shared.decks import LANGUAGES, question_cards, question_texts
from samesky_shared.decks.cards import THEMES, cards

DEPTHS = (1, 2, 3, 4)
ONE = {"en": r"\b(?:I|me|my|mine)\b", "de": r"\b(?:ich|mir|mich|mein\w*)\b"}
"""Words that speak as one person to another."""
CLOSED = {
    "en": r"(?:Do|Does|Did|Are|Is|Was|Were|Have|Has|Can|Could|Will|Would|Should) ",
    "de": r"(?:Hast|Bist|Kannst|Magst|Willst|Würdest|Möchtest|Gibt|Ist|War|Wärst|Hattest|Denkst) ",
}
"""How questions begin that yes and no would answer."""


def test_there_are_thirteen_cards_for_each_depth_and_theme() -> None:
    for depth in DEPTHS:
        for theme in THEMES:
            assert len(question_cards("everyday", depth, (theme,))) == 13, (depth, theme)
    every = [id for depth in DEPTHS for id in question_cards("everyday", depth)]
    assert len(set(every)) == len(every) == 416
    assert {one.theme for one in cards("questions", "en")} == set(THEMES)


def test_every_room_has_enough_of_each_depth_and_theme() -> None:
    for kind in get_args(RoomKind):
        for depth in DEPTHS:
            for theme in THEMES:
                assert len(question_cards("everyday", depth, (theme,), kind, 2)) >= 12
                assert len(question_cards("everyday", depth, (theme,), kind, 3)) >= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_says_me_is_only_for_two(language: str) -> None:
    for one in cards("questions", language):
        assert bool(re.search(ONE[language], one.text)) <= one.two, one.text
        assert not re.search(r"\b(?:both|two of us|beiden?|zu zweit)\b", one.text), one.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_an_open_question_that_fits(language: str) -> None:
    texts = question_texts("everyday", language)
    assert list(texts) == [id for depth in DEPTHS for id in question_cards("everyday", depth)]
    for text in texts.values():
        assert text.endswith("?")
        assert len(text) <= 100
        assert not re.match(CLOSED[language], text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_presumed_of_sex_religion_children_or_parents(language: str) -> None:
    words = {
        "en": r"boyfriend|girlfriend|husband|wife|partner|man|woman|men|women|god|pray\w*|church|mother|father|"
        r"mum|dad|parents?|your (?:child|children|kids|son|daughter)|salary|rich|wedding|married|pretty|handsome",
        "de": r"freundin|ehemann|ehefrau|partner\w*|mann|frau|männer|frauen|gott|bete\w*|kirche|mutter|vater|"
        r"mama|papa|eltern|deine kinder|dein kind|sohn|tochter|gehalt|reich|hochzeit|verheiratet|hübsch",
    }
    for text in question_texts("everyday", language).values():
        assert not re.search(rf"\b(?:{words[language]})\b", text.casefold()), text


def test_the_id_of_a_card_has_room_among_what_was_drawn_and_is_not_that_of_an_own_card() -> None:
    for id in question_texts("everyday", "en"):
        assert with_card({}, id)
        assert not id.startswith("o")


def test_another_language_gets_english_and_another_deck_is_empty() -> None:
    assert question_texts("everyday", "ja") == question_texts("everyday", "en")
    assert question_texts("nowhere", "en") == {}
    assert question_cards("nowhere", 1) == ()

"""The questionnaire is fair to every way, the same in both languages, and counts on the device."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from samesky_shared.decks import LANGUAGES
from samesky_shared.decks.cards import cards
from samesky_shared.decks.ways import WAYS, questionnaire, result


def test_every_three_of_the_six_ways_stand_against_each_other_once() -> None:
    threes = [frozenset(option.way for option in item.options) for item in questionnaire("en").items]
    assert len(threes) == 20
    assert set(threes) == {frozenset(three) for three in combinations(WAYS, 3)}
    assert set(Counter(way for three in threes for way in three).values()) == {10}


def test_both_languages_ask_the_same() -> None:
    def shape(language: str) -> list[tuple[str, list[str]]]:
        return [(item.id, [one.way for one in item.options]) for item in questionnaire(language).items]

    assert shape("en") == shape("de") == shape("ja")
    assert len({id for id, _ in shape("en")}) == 20
    for language in LANGUAGES:
        assert tuple(questionnaire(language).ways) == WAYS
        assert questionnaire(language).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_fit(language: str) -> None:
    whole = questionnaire(language)
    for item in whole.items:
        assert 20 <= len(item.text) <= 110, item.text
        assert item.text.endswith("?")
        for option in item.options:
            assert 8 <= len(option.text) <= 90, option.text
            assert option.text[0].isupper()
            assert not option.text.endswith(".")
    texts = [option.text for item in whole.items for option in item.options]
    assert len(set(texts)) == len(texts)
    for words in whole.ways.values():
        assert len(words.name) <= 24
        assert words.about.endswith(".")


def test_none_of_it_is_the_list_that_everybody_knows() -> None:
    known = (
        r"words of affirmation|quality time|(?:receiving )?gifts|acts of service|physical touch|love language"
    )
    for item in questionnaire("en").items:
        assert not re.search(known, " ".join([item.text, *(one.text for one in item.options)]).casefold())
    assert not any(re.search(known, words.name.casefold()) for words in questionnaire("en").ways.values())


def test_who_always_chooses_the_same_way_has_it_whole_and_nobody_is_held_to_all_items() -> None:
    always = {
        item.id: "near"
        for item in questionnaire("en").items
        if any(one.way == "near" for one in item.options)
    }
    found = result(always)  # type: ignore[arg-type]
    assert found["near"] == 1
    assert sum(found.values()) == 1
    assert result({}) == dict.fromkeys(WAYS, 0)
    first = questionnaire("en").items[0]
    assert sorted(result({first.id: first.options[1].way}).values()) == [0, 0, 0, 0, 0, 1]


def test_there_are_ten_small_acts_of_each_way() -> None:
    assert Counter(one.theme for one in cards("kindness", "en")) == dict.fromkeys(WAYS, 10)

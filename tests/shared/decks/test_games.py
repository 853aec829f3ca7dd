"""The cards of games are data: the same in both languages, short, and none twice."""

from __future__ import annotations

import pytest

from samesky_shared.core.drawn import was_drawn, with_card
from samesky_shared.decks import LANGUAGES
from samesky_shared.decks.games import card_text, game_cards, games


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_cards_each_once_and_short(language: str) -> None:
    whole = games(language)
    assert (len(whole.this), len(whole.finish), len(whole.draw)) == (40, 30, 40)
    for name in ("this", "finish", "draw"):
        assert tuple(one.id for one in getattr(whole, name)) == game_cards(name)  # type: ignore[arg-type] # a game
    texts = [text for one in whole.this for text in (one.one, one.other)]
    assert len(set(texts)) == len(texts)
    assert all(2 < len(text) <= 28 for text in texts)
    assert all(one.text.endswith(" …") and len(one.text) <= 60 for one in whole.finish)
    assert all(5 <= len(one.text) <= 30 for one in whole.draw)
    assert len({one.text for one in (*whole.finish, *whole.draw)}) == 70


def test_cards_are_remembered_in_few_bytes_and_read_in_a_line() -> None:
    for card in (*game_cards("this"), *game_cards("finish"), *game_cards("draw")):
        assert was_drawn(with_card({}, card), card)
    assert card_text("h101", "en") == "Sea / Mountains"
    assert card_text("d101", "de") == "ein Fahrrad"
    assert card_text("x", "en") == ""

"""Decks: questions and other words per language, as data. Rules know the ids and depths, people see the words."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de")


@cache
def question_texts(deck: str, language: str) -> dict[str, str]:
    """The words of a deck by card id, in one of `LANGUAGES` (else English)."""
    return {card["id"]: card["text"] for card in _deck(deck, language if language in LANGUAGES else "en")}


@cache
def question_cards(deck: str, depth: int) -> tuple[str, ...]:
    """The ids of a deck's cards of one depth."""
    return tuple(card["id"] for card in _deck(deck, "en") if card["depth"] == depth)


@cache
def phrase_words(language: str) -> tuple[str, ...]:
    """64 things, the same in each of `LANGUAGES` (else English), for the verification phrase of a key."""
    file = files(__name__) / "phrase" / f"{language if language in LANGUAGES else 'en'}.json"
    return tuple(json.loads(file.read_text("utf-8")))


def _deck(deck: str, language: str) -> list[dict[str, Any]]:
    if deck != "everyday":
        return []
    whole = json.loads((files(__name__) / "questions" / f"{language}.json").read_text("utf-8"))
    cards: list[dict[str, Any]] = whole["cards"]
    return cards

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


@cache
def programmes() -> dict[str, dict[str, Any]]:
    """Our programmes by id: for which `rooms`, and their `segments` as `evening` plans them; the words are apart."""
    whole = json.loads((files(__name__) / "programmes" / "programmes.json").read_text("utf-8"))
    return {one["id"]: one for one in whole["programmes"]}


@cache
def programme_words(language: str) -> dict[str, dict[str, Any]]:
    """Their words in one of `LANGUAGES` (else English), by id: `title`, `about`, and `segments` with `title` and
    `say` by card."""
    file = files(__name__) / "programmes" / f"{language if language in LANGUAGES else 'en'}.json"
    words: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))["programmes"]
    return words


def card_words(card: str, language: str) -> dict[str, str] | None:
    """The words of a segment's card: `title` and `say`; None where it is no card of ours."""
    for one in programme_words(language).values():
        if card in one["segments"]:
            found: dict[str, str] = one["segments"][card]
            return found
    return None


def _deck(deck: str, language: str) -> list[dict[str, Any]]:
    if deck != "everyday":
        return []
    whole = json.loads((files(__name__) / "questions" / f"{language}.json").read_text("utf-8"))
    cards: list[dict[str, Any]] = whole["cards"]
    return cards

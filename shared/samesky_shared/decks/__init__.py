"""Decks: questions and other words per language, as data. Rules know the ids and depths, people see the words."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from .cards import LANGUAGES, cards

__all__ = [
    "LANGUAGES", "card_words", "phrase_words", "programme_words", "programmes", "question_cards", "question_texts",
]  # fmt: skip


@cache
def question_texts(deck: str, language: str) -> dict[str, str]:
    """The words of a deck by card id, in one of `LANGUAGES` (else English)."""
    return {one.id: one.text for one in cards("questions", language)} if deck == "everyday" else {}


@lru_cache(512)
def question_cards(
    deck: str, depth: int, themes: tuple[str, ...] = (), room: str = "couple", seats: int = 2
) -> tuple[str, ...]:
    """The ids of a deck's cards of one depth (and of these themes, if any) that fit a room of this kind and size."""
    if deck != "everyday":
        return ()
    every = (one for one in cards("questions", "en") if one.depth == depth and one.fits(room, seats))
    return tuple(one.id for one in every if not themes or one.theme in themes)


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

"""What is played with: two things to choose from, sentences to finish, things to draw; a file a language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from .cards import LANGUAGES

Game = Literal["this", "finish", "draw"]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """Two things, of which one is taken."""

    id: Annotated[str, Meta(pattern=r"^h1[0-9]{2}$")]
    one: str
    other: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The beginning of a sentence, or a thing to draw."""

    id: Annotated[str, Meta(pattern=r"^[fd]1[0-9]{2}$")]
    text: str


class Games(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it in one language."""

    deck: str
    language: str
    title: str
    this: tuple[Choice, ...]
    finish: tuple[Words, ...]
    draw: tuple[Words, ...]


@cache
def games(language: str) -> Games:
    """The cards of all games in one of `LANGUAGES` (else English)."""
    file = files(__package__) / "play" / f"{language if language in LANGUAGES else 'en'}.json"
    return msgspec.json.decode(file.read_bytes(), type=Games)


@cache
def game_cards(game: Game) -> tuple[str, ...]:
    """The ids of a game's cards."""
    return tuple(one.id for one in getattr(games("en"), game))


def card_text(card: str, language: str) -> str:
    """What a card says, in one line; empty where there is none."""
    whole = games(language)
    for one in whole.this:
        if one.id == card:
            return f"{one.one} / {one.other}"
    return next((one.text for one in (*whole.finish, *whole.draw) if one.id == card), "")

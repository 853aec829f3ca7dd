"""Decks of cards: questions, prompts, topics; one file a language, the same cards in each of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from ..core.members import RoomKind

LANGUAGES = ("en", "de")
CardDeck = Literal[
    "questions", "gratitude", "kindness", "topics", "culture", "wishes", "closeness", "softeners"
]
CARD_DECKS: tuple[CardDeck, ...] = get_args(CardDeck)
"""`questions` is the everyday deck; `gratitude` has things to be thankful for; `kindness` small acts, by the `WAYS`
in which they do good; `topics` what to listen to and talk about, from light to heavy; `culture` how things are done
where one comes from; `wishes` what to do together; `closeness` wishes of the body, only for who opted in;
`softeners` what to laugh at in the middle of a quarrel."""
Theme = Literal["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"]
THEMES: tuple[Theme, ...] = get_args(Theme)
"""What questions are about: everyday life; where we come from; body and senses; play and what-if; what is between
us; the distance; what is to come; what moves us."""


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """One card in one language. Its id stays for ever; in the other languages it stands under the same one."""

    id: Annotated[str, Meta(pattern=r"^[a-z][0-9]{2,4}$")]
    text: str
    title: str = ""
    """In a few words, where the deck has titles."""
    depth: int = 0
    """1 light to 4 vulnerable (of topics: 3 heavy), where the deck knows it."""
    theme: str = ""
    """What it is about, where the deck has themes."""
    when: Literal["", "morning", "day", "evening"] = ""
    """The time of the day that it is for, where it is not for all."""
    rooms: tuple[RoomKind, ...] = ()
    """The kinds of rooms that it is for; none: all."""
    two: bool = False
    """It speaks to one other person ("me"): only where there are two."""

    def fits(self, room: str, seats: int = 2) -> bool:
        """Whether it may be shown in a room of this kind, to so many."""
        return (not self.rooms or room in self.rooms) and (seats <= 2 or not self.two)


class CardFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file of a deck."""

    deck: str
    language: str
    title: str
    cards: tuple[Card, ...]


@cache
def card_file(deck: CardDeck, language: str) -> CardFile:
    """A deck in one of `LANGUAGES` (else English)."""
    file = files(__package__) / deck / f"{language if language in LANGUAGES else 'en'}.json"
    return msgspec.json.decode(file.read_bytes(), type=CardFile)


def cards(deck: CardDeck, language: str, room: RoomKind | None = None, seats: int = 2) -> tuple[Card, ...]:
    """The cards of a deck in one of `LANGUAGES` (else English), in their order; with `room`, those that fit there."""
    every = card_file(deck, language).cards
    return every if room is None else tuple(one for one in every if one.fits(room, seats))

"""Decks of cards: prompts, topics and the like, one file a language, the same cards in each of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from ..core.members import RoomKind
from . import LANGUAGES

CardDeck = Literal["gratitude", "topics"]
CARD_DECKS: tuple[CardDeck, ...] = get_args(CardDeck)
"""`gratitude` has things to be thankful for; `topics` what to listen to and talk about, from light to heavy."""


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """One card in one language. Its id stays for ever; in the other languages it stands under the same one."""

    id: Annotated[str, Meta(pattern=r"^[a-z][0-9]{2,4}$")]
    text: str
    title: str = ""
    """In a few words, where the deck has titles."""
    depth: int = 0
    """1 light to 3 heavy, where the deck knows it."""
    rooms: tuple[RoomKind, ...] = ()
    """The kinds of rooms that it is for; none: all."""

    def fits(self, room: RoomKind) -> bool:
        """Whether it may be shown in a room of this kind."""
        return not self.rooms or room in self.rooms


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


def cards(deck: CardDeck, language: str, room: RoomKind | None = None) -> tuple[Card, ...]:
    """The cards of a deck in one of `LANGUAGES` (else English), in their order; with `room`, those that fit there."""
    return tuple(one for one in card_file(deck, language).cards if room is None or one.fits(room))

"""Which cards of a large deck were drawn, in few bytes: a deck of 400 takes 300, not the 2,000 of as many ids.

A card's id is a beginning of two characters and a number from 1 to 60: `e101` to `e160`. Kept is, by beginning, one
bit for each number. Rules keep such a map as a field of their state.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated

from msgspec import Meta

from .chance import pick

MOST = 60
"""The largest number behind a beginning, so that the bits fit an integer of every client."""
Drawn = Annotated[
    dict[str, int], Meta(description="By the beginning of their ids, which cards were drawn: a bit each.")
]


def was_drawn(drawn: Mapping[str, int], card: str) -> bool:
    """Whether this card was; what cannot be a card of a deck was not."""
    number = card[2:]
    return number.isdecimal() and 0 < int(number) <= MOST and bool(drawn.get(card[:2], 0) & _bit(card))


def with_card(drawn: Mapping[str, int], card: str) -> dict[str, int]:
    """With this card, too."""
    return {**drawn, card[:2]: drawn.get(card[:2], 0) | _bit(card)}


def without_cards(drawn: Mapping[str, int], cards: Collection[str]) -> dict[str, int]:
    """As if these had not been drawn."""
    rest = dict(drawn)
    for card in cards:
        rest[card[:2]] = rest.get(card[:2], 0) & ~_bit(card)
    return {beginning: bits for beginning, bits in rest.items() if bits}


def next_card(
    drawn: Mapping[str, int], cards: Sequence[str], last: str | None, seed: int
) -> tuple[str, dict[str, int]]:
    """The next of these cards, and what was drawn with it, too.

    When all were drawn it begins again, but not with `last`.
    """
    fresh = [card for card in cards if not was_drawn(drawn, card)]
    before = drawn if fresh else without_cards(drawn, cards)
    card = pick(seed, fresh or [one for one in cards if one != last] or cards)
    return card, with_card(before, card)


def _bit(card: str) -> int:
    number = int(card[2:])
    if not 1 <= number <= MOST:
        raise ValueError(f"{card} is no card of a deck: its number lies outside 1..{MOST}")
    return 1 << number - 1

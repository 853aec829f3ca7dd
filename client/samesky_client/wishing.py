"""Wishes: which cards there are, my list as it goes to the hub, and what all want.

A list is 128 digests of eight bytes, in order, behind a first byte for the form: those of the cards that I want;
forty of 128 words that mean nothing, so that lists have some in common whatever anybody wants; the rest by chance.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from samesky_shared.core.match import DIGESTS, SIZE
from samesky_shared.decks.cards import Card, cards
from samesky_shared.sealing import DIGESTS as FORM
from samesky_shared.sealing import PLAIN

if TYPE_CHECKING:
    from .room import Room

NOTHING = tuple(f"-{n}" for n in range(1, DIGESTS + 1))
"""Words that mean nothing."""
DRAWN = 40
"""So many of them are in each list."""


def wishes(language: str, kind: Any, seats: int, *, close: bool) -> tuple[Card, ...]:
    """The cards that one may mark in a room of this kind, those of closeness where all would like to see them."""
    every = cards("wishes", language, kind, seats)
    return (*every, *cards("closeness", language, kind, seats)) if close else every


def wanted(text: str) -> frozenset[str]:
    """The ids in my own box; none where it is nothing of the kind."""
    try:
        found = json.loads(text)["wants"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return frozenset()
    return frozenset(found.split()) if isinstance(found, str) else frozenset()


def written(ids: Collection[str], key: str) -> str:
    """My own box; `key` is the digest of nothing, which says with which key my list was made."""
    return json.dumps({"wants": " ".join(sorted(ids)), "key": key}, separators=(",", ":"))


def list_of(room: Room, on: str, ids: Collection[str], chance: SystemRandom | None = None) -> bytes:
    """My list as it goes to the hub. Raises `Refused` where this device does not have the key."""
    chance = chance or SystemRandom()
    (made, *_) = room.digests(on, [*ids, *chance.sample(NOTHING, DRAWN)])
    real = {bytes.fromhex(one) for one in made}
    while len(real) < DIGESTS:
        real.add(chance.randbytes(SIZE))
    form = PLAIN if room.card.sealing == "none" else FORM
    return bytes([form]) + b"".join(sorted(real))


def common(found: Sequence[str], known: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Of what was found, the cards' ids by digest, without what means nothing; `known` is what `digests` gives."""
    cards_of = {digest: word for one in known for digest, word in one.items()}
    return {digest: cards_of[digest] for digest in found if digest in cards_of}

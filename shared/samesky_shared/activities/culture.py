"""`culture`: where each is from, words that are taught to each other, and how things are done at home.

Rules:

1. Which countries somebody calls theirs, and when a call is welcome, is sealed: holidays and good times to call are
   reckoned on the devices.
2. A word that is taught is an entry. A sound clip to it is a blob that the entry names, so it stays for as long as
   that does; which clip belongs to it stands in the sealed words.
3. Everybody sees the same card. Whoever likes tells how that is done where they are from, as often as they like; no
   card comes again until all have been.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from ..core.activity import Activity, Key, Note, Step, Turn, command
from ..core.chance import number
from ..decks.cards import cards
from ..errors import Refused
from ..sealing import AROUND, Box

Home = Annotated[Box, Meta(max_length=256 + AROUND)]
"""What somebody says of where they are from: a small sealed object."""
Word = Annotated[Box, Meta(max_length=1024 + AROUND)]
Telling = Annotated[Box, Meta(max_length=3072 + AROUND)]
Clip = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}\Z", description="The SHA-256 of a sealed clip that the room keeps as a blob."
    ),
]


class Culture(Activity, frozen=True):
    """Where each is from, words taught to each other, and how things are done at home."""

    kind: ClassVar[str] = "culture"
    homes: dict[str, Home] = {}
    """By member, what they said of it."""
    card: str | None = None
    """The card on the table."""
    used: tuple[str, ...] = ()
    """Cards that were on the table since all were."""

    @command(lasting=True)
    def home(self, turn: Turn, about: Home) -> Culture:
        """Say where I am from and when a call is welcome; once more: in its place."""
        return replace(self, homes=self.homes | {turn.who: about})

    @command(lasting=True)
    def no_home(self, turn: Turn) -> Culture:
        """Take that back."""
        if turn.who not in self.homes:
            return self
        return replace(self, homes=_without(self.homes, turn.who))

    @command(lasting=True)
    def teach(self, turn: Turn, word: Word, clip: Clip | None = None) -> Step:
        """Teach a word of mine: what it means, how it is said, and maybe how it sounds."""
        body = {"word": word} if clip is None else {"word": word, "blobs": [clip]}
        return Step(self, (Note("word", body),))

    @command(advances="after")
    def draw(self, turn: Turn, after: Key | None = None) -> Culture:
        """Lay out another card; `after` is the one on the table, if any."""
        if after != self.card:
            return self
        deck = _deck()
        left = tuple(one for one in deck if one not in self.used)
        used = self.used if left else ()
        left = left or tuple(one for one in deck if one != self.card)
        card = left[number(turn.seed, "card") % len(left)]
        return replace(self, card=card, used=(*used, card))

    @command(lasting=True)
    def tell(self, turn: Turn, card: Key, text: Telling) -> Step:
        """Tell how it is done where I am from."""
        if card not in _deck():
            raise Refused("unknown", "There is no such card.", path="args.card")
        return Step(self, (Note("told", {"card": card, "text": text}),))

    def on_left(self, turn: Turn, member: str) -> Culture:
        """Nobody calls them any more."""
        return self.without(member)

    def without(self, member: str) -> Culture:
        """Without where they are from."""
        return self if member not in self.homes else replace(self, homes=_without(self.homes, member))


@cache
def _deck() -> tuple[str, ...]:
    return tuple(one.id for one in cards("culture", "en"))


def _without(homes: dict[str, bytes], member: str) -> dict[str, bytes]:
    return {who: box for who, box in homes.items() if who != member}

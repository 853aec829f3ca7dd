"""`plant`: one plant on every window sill. It puts out a leaf when everybody has watered it, and it never withers."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from samesky_shared.core.activity import Activity, Key, Note, Step, Turn, command
from samesky_shared.errors import Refused
from samesky_shared.protocol import Entry
from samesky_shared.sealing import AROUND, Box

REST = 8 * 3600.0
"""Seconds for which it has had enough after a new leaf."""
Word = Annotated[Box, Meta(max_length=256 + AROUND)]


class Leaf(Struct, frozen=True):
    """A leaf that is out, and the words that were whispered into its water, by member."""

    id: str
    at: float
    words: dict[str, Box] = {}


class Plant(Activity, frozen=True):
    """One plant that all water: when everybody has, it puts out a leaf, on all screens at one instant.

    Each may whisper a word into the water, which nobody else reads before the leaf is out. A plant that nobody
    waters waits; it never withers, and nothing counts the days.
    """

    kind: ClassVar[str] = "plant"
    leaves: int = 0
    growing: str = "leaf-1"
    """The id of the leaf that comes next."""
    watered: tuple[str, ...] = ()
    words: dict[str, Box] = {}
    newest: Leaf | None = None
    rests_until: float | None = None

    @command(lead="sure", lasting=True)
    def water(self, turn: Turn, leaf: Key, word: Word | None = None) -> Plant | Step:
        """Water it for the leaf that grows, maybe with a word in the water; again, with another word."""
        if leaf != self.growing:
            raise Refused("conflict", "Another leaf is growing by now.", path="args.leaf")
        if self.rests_until is not None:
            raise Refused("not_yet", "It has had enough for now.")
        words = {who: box for who, box in self.words.items() if who != turn.who}
        if word is not None:
            words[turn.who] = word
        watered = (*(who for who in self.watered if who != turn.who), turn.who)
        return replace(self, watered=watered, words=words)._grown(turn)

    def view(self, who: str) -> Plant:
        """Everything but the words of others for a leaf that is not out yet."""
        return replace(self, words={one: box for one, box in self.words.items() if one == who})

    def due(self) -> float | None:
        """When it is thirsty again."""
        return self.rests_until

    def on_due(self, turn: Turn) -> Plant:
        """It is."""
        return replace(self, rests_until=None)

    def on_left(self, turn: Turn, member: str) -> Plant | Step:
        """It waits for them no longer."""
        return replace(self, watered=tuple(one for one in self.watered if one != member))._grown(turn)

    def without(self, member: str) -> Plant:
        """Without their words."""
        out = self.newest and replace(self.newest, words=_but(self.newest.words, member))
        return replace(self, words=_but(self.words, member), newest=out)

    @classmethod
    def without_words(cls, entry: Entry, member: str) -> dict[str, Any]:
        """The leaf without their word."""
        return {**entry.body, "words": _but(entry.body.get("words", {}), member)}

    def exported(self, who: str) -> Plant:
        """The plant as it stands; who has watered it begins anew."""
        return replace(self, watered=(), words={}, rests_until=None)

    def _grown(self, turn: Turn) -> Plant | Step:
        if not self.watered or not set(turn.seats) <= set(self.watered):
            return self
        leaf = Leaf(self.growing, turn.at, self.words)
        leaves = self.leaves + 1
        grown = Plant(leaves, f"leaf-{leaves + 1}", newest=leaf, rests_until=turn.at + REST)
        return Step(grown, (Note("leaf", {"leaf": leaf.id, "words": leaf.words}),))


def _but(words: dict[str, bytes], member: str) -> dict[str, bytes]:
    return {who: box for who, box in words.items() if who != member}

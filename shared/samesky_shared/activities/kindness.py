"""`kindness`: small acts, each day one that may be done, and thanks for those that were noticed.

Rules:

1. What does somebody good is one box that they write; everybody in the room reads it, and they may take it back.
2. The act of a day is drawn on each device, fitted to whom it is for: the hub knows neither the act nor the ways.
3. What is done, put off or left alone stays on the device. Nothing is owed, and nobody can tell who did nothing.
4. That something was done is told only if its doer likes, and thanks are given by who likes: both from one to one.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from ..core.activity import Activity, Key, Note, Step, Tell, Turn, command
from ..core.circle import pair_of
from ..core.reveal import fits
from ..errors import Refused
from ..sealing import Sealed

TOLD = 86400.0
"""Seconds in which it is worth telling that there is a kind word."""


class Kindness(Activity, frozen=True):
    """What does each good, small acts that were done, and thanks for them."""

    kind: ClassVar[str] = "kindness"
    cares: dict[str, Sealed] = {}
    """By whose it is, what does them good."""

    @command(lasting=True)
    def care(self, turn: Turn, text: Sealed | None = None) -> Kindness:
        """Say what does me good, so that small acts can be fitted to it; without words it is taken back.

        In the box is JSON, so that all clients read it: `ways`, with some of `seen`,
        `eased`, `near`, `sure`, `glad`, `free`.
        """
        if text is None:
            return self.without(turn.who)
        fits(text, len(turn.seats))
        return replace(self, cares=self.cares | {turn.who: text})

    @command(lasting=True)
    def did(self, turn: Turn, member: Key, text: Sealed) -> Step:
        """Tell somebody of a small act; only they get it. What nobody is told of needs no command.

        In the box is JSON: `act`, the id of a card of the deck `kindness`, `text`, or both.
        """
        return self._told(turn, "did", member, text)

    @command(lasting=True)
    def thank(self, turn: Turn, member: Key, text: Sealed) -> Step:
        """Thank somebody for something small; only they get it."""
        return self._told(turn, "thanked", member, text)

    def without(self, member: str) -> Kindness:
        """Without what does them good."""
        if member not in self.cares:
            return self
        return replace(self, cares={one: box for one, box in self.cares.items() if one != member})

    def on_left(self, turn: Turn, member: str) -> Kindness:
        """What did them good goes with them."""
        return self.without(member)

    def _told(self, turn: Turn, kind: str, member: str, text: bytes) -> Step:
        fits(text, len(turn.seats))
        if member == turn.who or member not in turn.seats:
            raise Refused("conflict", "It is for somebody else in the room.", path="args.member")
        tells = (
            () if member in turn.present else (Tell("anything", (member,), turn.who, until=turn.now + TOLD),)
        )
        note = Note(kind, {"member": member, "text": text}, pair_of(turn, member))
        return Step(self, (note,), tells=tells)

"""`wishes`: each marks privately what they would like; only what all want is ever shown.

Rules:

1. What I want goes to the hub as digests that it cannot read, and to my own devices in a box. Nobody else
   hears of it; that I have said something, at all, no page shows.
2. What all want shows for all at one instant, and stays; see `match`.
3. Wishes of closeness are shown to nobody before everybody has said that they would like to see them; who has not is
   told to nobody. Who takes it back sees them no more, and the others see no difference: that would be a no.
4. One of what all want can be chosen for tonight. The hub does not know which it is.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from ..core.activity import Activity, Key, Turn, command
from ..core.match import List, Match
from ..errors import Refused
from ..sealing import AROUND, Box

Marks = Annotated[Box, Meta(max_length=512 + AROUND)]


class Wishes(Activity, frozen=True):
    """Each marks what they would like; only what all want is ever shown, and the hub cannot tell what that is."""

    kind: ClassVar[str] = "wishes"
    match: Match = Match()
    mine: dict[str, Marks] = {}
    """What each has marked, for their own devices."""
    closer: tuple[str, ...] = ()
    """Who would like to see wishes of closeness."""
    close: bool = False
    """That all once did."""
    tonight: str | None = None
    chosen_at: float | None = None

    @command(lead="sure", lasting=True)
    def wish(self, turn: Turn, wanted: List, mine: Marks) -> Wishes:
        """Say what I would like, all of it at once, in place of what I said before.

        `wanted` is a box of form 3: 128 digests, those of the cards that I want among others that mean nothing. In
        `mine` is JSON for my own devices: `wants`, the ids of the cards with spaces between them, and `key`, the
        digest of nothing. Where that is another by now, the room has a new key, and the list is to be made anew.
        """
        match = self.match.put(turn.who, wanted, turn.seats)
        return replace(self, match=match, mine={**self.mine, turn.who: mine})

    @command(lead="sure")
    def choose(self, turn: Turn, wish: Key | None = None) -> Wishes:
        """Choose one of what all want for tonight; none takes it back."""
        if wish is None:
            return self if self.tonight is None else replace(self, tonight=None, chosen_at=None)
        if wish not in self.match.found:
            raise Refused("unknown", "This is nothing that all want.", path="args.wish")
        return self if wish == self.tonight else replace(self, tonight=wish, chosen_at=turn.at)

    @command()
    def let_go(self, turn: Turn, wish: Key) -> Wishes:
        """Put one of what all want away, for all: it is done, or no longer what it was."""
        match = self.match.let_go(wish)
        if match is self.match:
            return self
        rest = replace(self, match=match)
        return replace(rest, tonight=None, chosen_at=None) if wish == self.tonight else rest

    @command(lasting=True)
    def closeness(self, turn: Turn, shown: bool) -> Wishes:
        """Say whether I would like to see wishes of closeness; they show once everybody does."""
        if (turn.who in self.closer) is shown:
            return self
        rest = tuple(one for one in self.closer if one != turn.who)
        closer = (*rest, turn.who) if shown else rest
        close = self.close or (len(turn.seats) > 1 and all(one in closer for one in turn.seats))
        return replace(self, closer=closer, close=close)

    def view(self, who: str) -> dict[str, Any]:
        """What all want, and what I have marked; nothing of what another has."""
        return {
            "mine": self.mine.get(who),
            "found": self.match.found,
            "closer": who in self.closer,
            "close": self.close and who in self.closer,
            "tonight": self.tonight,
            "chosen_at": self.chosen_at,
        }

    def without(self, member: str) -> Wishes:
        """Without what they wanted; what all wanted stays."""
        mine = {who: box for who, box in self.mine.items() if who != member}
        closer = tuple(who for who in self.closer if who != member)
        return replace(self, match=self.match.without(member), mine=mine, closer=closer)

"""Match: only what all want is ever shown, and who compares cannot tell what it is.

Rules:

1. Each member's list is a box of form 3: digests of what they want, under a key of the room that the hub does not
   have, among others that mean nothing, always as many. Equal wishes have equal digests; nothing else shows in them.
2. Nobody ever gets another's list, whatever their program asks for: what is in all lists is *found*, and only that
   leaves. So not even a program of one's own can tell a no, or how many are left.
3. What was found stays found, though somebody change their list: that would tell a no. Anybody lets it go for all.
4. Whatever the room is about to find is found when a list comes in; that somebody has left finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from ..sealing import Box
from .activity import Key

SIZE = 8
"""Bytes of one digest."""
DIGESTS = 128
"""Digests in a list, with those that mean nothing."""
MOST = 256
"""Found at most; most of them mean nothing."""
List = Annotated[Box, Meta(max_length=1 + SIZE * DIGESTS)]


class Match(Struct, frozen=True):
    """What each wants, as digests, and what all do."""

    lists: dict[str, List] = {}
    found: tuple[Key, ...] = ()
    """Digests as hexadecimal digits, in the order of their digits."""
    gone: tuple[Key, ...] = ()
    """Found, and let go of; until it is no longer in all lists."""

    def put(self, who: str, box: bytes, seats: tuple[str, ...]) -> Match:
        """With a member's list in place of the one before, and with what all of `seats` want now."""
        lists = {**self.lists, who: box}
        common = _common(lists, seats)
        gone = tuple(one for one in self.gone if one in common)
        found = sorted({*self.found, *common} - {*gone})
        return replace(self, lists=lists, found=tuple(found[:MOST]), gone=gone)

    def let_go(self, one: str) -> Match:
        """Without this, which was found; the same where it was not."""
        if one not in self.found:
            return self
        rest = tuple(other for other in self.found if other != one)
        return replace(self, found=rest, gone=(*self.gone, one)[-MOST:])

    def without(self, member: str) -> Match:
        """Without the list of one who has left."""
        return replace(self, lists={who: box for who, box in self.lists.items() if who != member})


def digests_in(box: bytes) -> frozenset[str]:
    """The digests in a box, as hexadecimal digits."""
    whole = box[1 : 1 + SIZE * DIGESTS]
    return frozenset(whole[at : at + SIZE].hex() for at in range(0, len(whole) - SIZE + 1, SIZE))


def _common(lists: Mapping[str, bytes], seats: tuple[str, ...]) -> frozenset[str]:
    if len(seats) < 2 or any(who not in lists for who in seats):
        return frozenset()
    return frozenset.intersection(*(digests_in(lists[who]) for who in seats))

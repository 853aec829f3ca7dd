"""Who leads while all look at the same thing, and how the lead passes over.

Rules:

1. One leads, or nobody does; then whoever likes takes the lead.
2. From one who is there it is not taken: they hand it over, to whoever they like, or lay it down. From one who is
   away it may be taken.
3. To ask for it is quiet: it is noted once, in the order in which it came, and taken back as easily.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..errors import Refused


class Leading(Struct, frozen=True):
    """Who leads, and who would like to."""

    who: str = ""
    """Empty: nobody."""
    asking: tuple[str, ...] = ()

    def taken(self, member: str, present: Sequence[str]) -> Leading:
        """With this member in the lead.

        Raises:
            Refused: `not_yet` while another leads who is there.
        """
        if self.who and self.who != member and self.who in present:
            raise Refused("not_yet", "Somebody leads; ask for it.")
        return self._by(member)

    def handed(self, by: str, to: str, seats: Sequence[str]) -> Leading:
        """With the lead handed over.

        Raises:
            Refused: `forbidden` to one who does not lead, `unknown` (`args.to`) when there is no such member.
        """
        self._held(by)
        if to not in seats:
            raise Refused("unknown", "There is no such member.", path="args.to")
        return self._by(to)

    def laid_down(self, by: str) -> Leading:
        """With nobody in the lead. Raises `Refused` (`forbidden`) to one who does not lead."""
        self._held(by)
        return replace(self, who="")

    def asked(self, member: str) -> Leading:
        """With a member's quiet wish to lead; who leads has nothing to ask for."""
        if member == self.who or member in self.asking:
            return self
        return replace(self, asking=(*self.asking, member))

    def unasked(self, member: str) -> Leading:
        """Without that wish."""
        if member not in self.asking:
            return self
        return replace(self, asking=tuple(one for one in self.asking if one != member))

    def without(self, member: str) -> Leading:
        """Without a member."""
        rest = self.unasked(member)
        return replace(rest, who="") if rest.who == member else rest

    def _held(self, by: str) -> None:
        if self.who != by:
            raise Refused("forbidden", "Who leads hands it over.")

    def _by(self, member: str) -> Leading:
        rest = self.unasked(member)
        return rest if rest.who == member else replace(rest, who=member)

"""`gratitude`: each names what they are thankful for; all of it opens together, and is kept.

It goes page by page (`core/pages.py`): nobody reads another's thanks before theirs are in, and it works while one is
asleep. What is drawn again from the past is drawn on the devices: the hub cannot tell what is old and dear.
"""

from __future__ import annotations

from typing import ClassVar

from ..core.activity import Key, Step, Turn, command
from ..core.pages import Pages
from ..sealing import Sealed


class Gratitude(Pages, frozen=True):
    """A page at a time: each names what they are thankful for, and all of it opens together."""

    kind: ClassVar[str] = "gratitude"
    opens_as: ClassVar[str] = "thanks"

    @command(lead="sure", lasting=True)
    def thank(self, turn: Turn, page: Key, text: Sealed) -> Gratitude | Step:
        """Write on the page; it stays yours alone until everybody is in. Write again to put it in other words."""
        return self._put(turn, page, text)

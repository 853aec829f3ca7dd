"""`languages`: in which ways each feels cared for, by a short questionnaire, opened together.

It goes page by page (`core/pages.py`), and works while one is asleep. What was chosen is one box; it is counted out
on the devices, and what it suggests is drawn there: the hub knows neither. A new page, in a year or so, takes the
place of the old one, and that stays in the timeline.
"""

from __future__ import annotations

from typing import ClassVar

from ..core.activity import Key, Step, Turn, command
from ..core.pages import Pages
from ..sealing import Sealed


class Languages(Pages, frozen=True):
    """What does each good, by twenty small situations, opened together."""

    kind: ClassVar[str] = "languages"
    opens_as: ClassVar[str] = "ways"

    @command(lead="sure", lasting=True)
    def answer(self, turn: Turn, page: Key, text: Sealed) -> Languages | Step:
        """Seal what I have chosen; it stays mine alone until everybody is in. Seal it again to change it.

        In the box is JSON, so that all clients read it: `chosen`, by the id of a situation (`l01`) one of `seen`,
        `eased`, `near`, `sure`, `glad`, `free`. What was left out is not in it.
        """
        return self._put(turn, page, text)

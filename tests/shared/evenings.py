"""An evening led by a test: a room with a programme, and short ways to say what happens in it."""

from __future__ import annotations

from typing import Any

from samesky_shared.activities import Player, Playlist, Questions, Timer
from samesky_shared.activities.evening import Evening
from samesky_shared.core.course import COUNT
from samesky_shared.core.notices import Notices
from samesky_shared.core.record import Record
from samesky_shared.testing import Rehearsal

from .probe import act

PROGRAMME: tuple[dict[str, Any], ...] = (
    {"minutes": 10, "title": b"\x00Arrive"},
    {"minutes": 30, "gate": "time", "on": "timer:cook", "cmd": "start", "args": {"seconds": 1500}},
    {"minutes": 20, "gate": "ready", "on": "questions", "cmd": "draw"},
    {"minutes": 90, "on": "player", "cmd": "play"},
    {"minutes": 5, "gate": "time", "on": "unheard-of", "cmd": "begin", "card": "thank-you"},
)


class Night(Rehearsal):
    """A room with an evening."""

    def __init__(self, *members: str, programme: tuple[dict[str, Any], ...] = PROGRAMME) -> None:
        super().__init__((Evening, Notices, Timer, Questions, Player, Playlist), members or ("ann", "bob"))
        act(self, "ann", "evening", "plan", segments=list(programme))

    @property
    def evening(self) -> Evening:
        found = self.state("evening")
        assert isinstance(found, Evening)
        return found

    @property
    def at(self) -> int:
        """The number of the segment it is at, from 1; 0 before the first."""
        ids = [one.id for one in self.evening.segments]
        return 0 if self.evening.current is None else ids.index(self.evening.current) + 1

    @property
    def gone(self) -> float:
        """Seconds of the current segment so far."""
        return self.evening.clock.position_at(self.now)

    @property
    def left(self) -> float:
        """Seconds left of the current segment."""
        return self.evening.length - self.gone

    def do(self, who: str, cmd: str, /, **args: Any) -> Record:
        """A command to the evening that has an effect."""
        return act(self, who, "evening", cmd, **args)

    def tap(self, who: str, cmd: str, /, **args: Any) -> Record | None:
        """A command that names the current segment."""
        name = "after" if cmd == "next" else "segment"
        return self.act(who, "evening", cmd, **{name: self.evening.current}, **args)

    def gather(self, *who: str) -> None:
        """These say that they are here, and when all are, the first segment begins."""
        for one in who or self.members:
            self.do(one, "here")
        self.wait(COUNT + 0.25)

    def to(self, n: int) -> None:
        """On to this segment, begun together."""
        if self.at == 0:
            self.gather()
        segment = self.evening.segments[n - 1].id
        if segment != self.evening.current:
            for one in self.members:
                self.tap(one, "jump", to=segment)
            self.wait(COUNT + 0.25)
        assert self.at == n

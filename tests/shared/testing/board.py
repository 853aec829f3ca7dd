"""An activity that keeps every promise; tests break one at a time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from samesky_shared.core.activity import Activity, Count, Step, Turn, command
from samesky_shared.sealing import Sealed
from samesky_shared.testing import ALWAYS, Reveals, check_activity


class Board(Activity, frozen=True):
    """Private notes, a public pin, and a lamp that goes out by itself. Nothing is wrong with it."""

    kind: ClassVar[str] = "board"
    notes: dict[str, Sealed] = {}
    pin: Sealed | None = None
    page: int = 0
    off_at: float | None = None

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note that nobody else reads."""
        return replace(self, notes=self.notes | {turn.who: text})

    @command()
    def show(self, turn: Turn, text: Sealed) -> Board | Step:
        """Pin something up for all."""
        return replace(self, pin=text)

    @command(lead="sure", advances="page")
    def next(self, turn: Turn, page: Count) -> Board:
        """Go on from this page."""
        return replace(self, page=self.page + 1) if page == self.page else self

    @command(lead="sure")
    def light(self, turn: Turn, seconds: Annotated[float, Meta(ge=0.1, le=3600)]) -> Board:
        """Light the lamp for so long."""
        return replace(self, off_at=turn.at + seconds)

    def view(self, who: str) -> object:
        mine = self.notes.get(who)
        return {"mine": mine, "pin": self.pin, "page": self.page, "off_at": self.off_at}

    def due(self) -> float | None:
        return self.off_at

    def on_due(self, turn: Turn) -> Board | Step:
        return replace(self, off_at=None)


REVEALS: dict[str, Reveals] = {"show.text": ALWAYS}


def check(kind: type[Activity], reveals: dict[str, Reveals] | None = None) -> None:
    check_activity(kind, reveals=REVEALS if reveals is None else reveals, examples=30, steps=15)

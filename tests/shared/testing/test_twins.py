"""Twin rooms find what shows before its time: in views, entries, refusals and alarms."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.core.activity import Note, Step, Turn, command
from samesky_shared.errors import Refused
from samesky_shared.sealing import Sealed
from samesky_shared.testing import ALWAYS, Reveals, check_activity

from .board import REVEALS, Board, check


class Open(Board, frozen=True):
    """Shows all notes."""

    def view(self, who: str) -> object:
        return self


class Lengths(Board, frozen=True):
    """Shows how long the notes of others are."""

    def view(self, who: str) -> object:
        return {"lengths": {one: len(text) for one, text in self.notes.items()}}


class Order(Board, frozen=True):
    """Shows whose note comes first in the alphabet."""

    def view(self, who: str) -> object:
        return sorted(self.notes, key=lambda one: self.notes[one])


class Stranger(Board, frozen=True):
    """Shows everything to one who is no member."""

    def view(self, who: str) -> object:
        return self if who == "stranger" else None


class Nobody(Board, frozen=True):
    """Shows everything to who asked last, and forgets that at first nobody has."""

    asked: str = ""

    def view(self, who: str) -> object:
        return self if who == self.asked else None


class InFile(Board, frozen=True):
    """Leaves whole with everybody."""

    def exported(self, who: str) -> Board:
        return self


class InEntry(Board, frozen=True):
    """Tells all when a note is long."""

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note."""
        kept = replace(self, notes=self.notes | {turn.who: text})
        return Step(kept, (Note("noted", {"long": len(text) > 4}),))


class InRefusal(Board, frozen=True):
    """Lets others find out by what is refused to them."""

    @command()
    def show(self, turn: Turn, text: Sealed) -> Board | Step:
        """Pin something up."""
        if any(len(note) > 30 for who, note in self.notes.items() if who != turn.who):
            raise Refused("conflict", "Somebody has a lot to say.")
        return replace(self, pin=text)


class InTime(Board, frozen=True):
    """Wakes when a note is long."""

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note."""
        return replace(self, notes=self.notes | {turn.who: text}, off_at=turn.at + len(text))

    def view(self, who: str) -> object:
        return None


@pytest.mark.parametrize("kind", [Open, Lengths, Order, Stranger, Nobody, InFile, InEntry, InRefusal, InTime])
def test_a_leak_is_found(kind: type[Board]) -> None:
    with pytest.raises(AssertionError, match=r"board\.note\.text"):
        check_activity(kind, reveals=REVEALS, examples=60, steps=12)


def test_what_is_not_said_to_be_shown_must_not_show() -> None:
    with pytest.raises(AssertionError, match=r"board\.show\.text"):
        check(Board, {})


def test_a_reveal_is_held_to_its_rule() -> None:
    def late(state: Any, writer: str, reader: str) -> bool:
        return bool(state.page >= 2)

    class Late(Board, frozen=True):
        """Shows the notes from page 2 on."""

        def view(self, who: str) -> object:
            return self.notes if self.page >= 2 else self.page

    class Early(Board, frozen=True):
        """Shows the notes from page 1 on."""

        def view(self, who: str) -> object:
            return self.notes if self.page >= 1 else self.page

    reveals: dict[str, Reveals] = {"show.text": ALWAYS, "note.text": late}
    check(Late, reveals)
    with pytest.raises(AssertionError, match=r"board\.note\.text"):
        check_activity(Early, reveals=reveals, examples=80, steps=15)


def test_reveals_name_what_is_there_and_sealed() -> None:
    for wrong in ("next.page", "show.words", "nothing.text"):
        with pytest.raises(AssertionError, match="not sealed, or not there"):
            check(Board, {wrong: ALWAYS})

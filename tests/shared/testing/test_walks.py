"""Random evenings find a rule that breaks its promises."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from msgspec.structs import replace

from samesky_shared.core.activity import Count, Step, Turn, command
from samesky_shared.sealing import Sealed

from .board import Board, check


def test_a_sound_activity_passes() -> None:
    check(Board)


class Mutates(Board, frozen=True):
    """Writes into the old state."""

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note."""
        self.notes[turn.who] = text
        return replace(self, page=self.page + 1)


_count = itertools.count()


class Counts(Board, frozen=True):
    """Has a memory outside its state."""

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note."""
        return replace(self, page=next(_count))


class Moody(Board, frozen=True):
    """Its view changes by itself."""

    def view(self, who: str) -> object:
        return next(_count)


class Stuck(Board, frozen=True):
    """Never has enough of being woken."""

    def on_due(self, turn: Turn) -> Board | Step:
        return replace(self, page=self.page + 1)


class Backwards(Board, frozen=True):
    """Wants to have been woken earlier."""

    def on_due(self, turn: Turn) -> Board | Step:
        return replace(self, off_at=turn.at - 1)


class Skips(Board, frozen=True):
    """Two taps go on twice."""

    @command(lead="sure", advances="page")
    def next(self, turn: Turn, page: Count) -> Board:
        """Go on from this page."""
        return replace(self, page=self.page + 1)


class Fragile(Board, frozen=True):
    """Knows members only."""

    def view(self, who: str) -> object:
        return {"ann": 1, "bob": 2, "cleo": 3}[who]


class Surprised(Board, frozen=True):
    """Fails at what its schema lets through."""

    @command()
    def next(self, turn: Turn, page: Count) -> Board:
        """Go on."""
        return replace(self, page=100 // page)


class Lists(Board, frozen=True):
    """Keeps what is no plain value."""

    who: Any = None

    @command(lasting=True)
    def note(self, turn: Turn, text: Sealed) -> Board | Step:
        """Write a note."""
        return replace(self, who=lambda: turn.who)


class Forgets(Board, frozen=True):
    """Cannot be read when a field is missing."""

    @classmethod
    def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
        return old | {"page": old["page"]}


class Drops(Board, frozen=True):
    """Throws away what a later version wrote."""

    @classmethod
    def upgrade(cls, old: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in old.items() if key in cls.__struct_fields__}


class Clings(Board, frozen=True):
    """Is never done with taking somebody's words out."""

    def without(self, member: str) -> Clings:
        return replace(self, page=self.page + 1)


class Packs(Board, frozen=True):
    """What leaves in a file depends on when."""

    def exported(self, who: str) -> Packs:
        return replace(self, page=next(_count))


class Slams(Board, frozen=True):
    """Takes a leaving to heart."""

    def on_left(self, turn: Turn, member: str) -> Board | Step:
        self.notes.clear()
        self.notes[member] = b"\0gone"
        return self


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (Clings, "for a second time"),
        (Packs, "the same of the same turn"),
        (Slams, "changed the state it was given"),
        (Mutates, "changed the state it was given"),
        (Counts, "the same of the same turn"),
        (Moody, "is not always the same"),
        (Stuck, r"due\(\) is still"),
        (Backwards, r"due\(\) is still"),
        (Skips, "advances twice"),
        (Forgets, "is not read"),
        (Drops, "not written back"),
        (Surprised, r"`board.next` raised ZeroDivisionError"),
    ],
)
def test_a_broken_rule_is_found(kind: type[Board], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check(kind)


@pytest.mark.parametrize(("kind", "error"), [(Fragile, KeyError), (Lists, TypeError)])
def test_what_fails_on_the_way_fails_the_check(kind: type[Board], error: type[Exception]) -> None:
    with pytest.raises(error):
        check(kind)

"""What an activity has to declare is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from samesky_shared.core.activity import Activity, Count, Key, Turn, command
from samesky_shared.core.chance import short_id
from samesky_shared.errors import Refused

from .board import Board, check


def _with(method: Callable[..., Any]) -> type[Activity]:
    return type("Odd", (Board,), {"__doc__": "Odd.", "odd": command()(method)}, frozen=True)  # type: ignore[call-overload,no-any-return]


def silent(self: Board, turn: Turn) -> Board:
    return self


def untyped(self: Board, turn: Turn, page) -> Board:  # type: ignore[no-untyped-def]
    """Go there."""
    return self


def unbounded(self: Board, turn: Turn, seconds: float) -> Board:
    """Wait so long."""
    return self


def endless(self: Board, turn: Turn, page: int) -> Board:
    """Go to any page."""
    return self


def pathless(self: Board, turn: Turn, item: Key) -> Board:
    """Refuse without saying where."""
    raise Refused("invalid", "No.")


def splat(self: Board, turn: Turn, *pages: int) -> Board:
    """Go to all of them."""
    return self


def crash(self: Board, turn: Turn, item: Key) -> Board:
    """Look it up."""
    return {short_id(1): self}[item]


def close(self: Board, turn: Turn) -> Board:
    """Close it another way."""
    return self


@pytest.mark.parametrize(
    ("method", "message"),
    [
        (silent, "not documented"),
        (untyped, "`page` is not annotated"),
        (unbounded, "takes seconds = nan"),
        (endless, "takes page = 1180"),
        (pathless, "without a path"),
        (splat, "not an argument that has a schema"),
        (crash, "raised KeyError"),
    ],
)
def test_a_careless_command_is_found(method: Callable[..., Any], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check(_with(method))


def test_names_that_every_instance_has_are_taken() -> None:
    class Closing(Board, frozen=True):
        """Closes itself."""

        @command()
        def close(self, turn: Turn) -> Board:
            """Close it."""
            return self

    with pytest.raises(AssertionError, match="has `close` already"):
        check(Closing)


def test_a_kind_a_docstring_defaults_and_frozen_fields_are_asked_for() -> None:
    class Needy(Board, frozen=True, kw_only=True):
        """Cannot be made on first use."""

        must: int

    class Loud(Board, frozen=True):
        """Has a name for no instance."""

        kind: ClassVar[str] = "Loud Board"

    class Lone(Activity, frozen=True):
        """Has no command."""

        kind: ClassVar[str] = "lone"

    class Lost(Board, frozen=True):
        """Advances what it does not take."""

        @command(advances="item")
        def next(self, turn: Turn, page: Count) -> Board:
            """Go on."""
            return self

    for kind, message in (
        (Needy, "has no default"), (Loud, "is not a kind"), (Lone, "has no command"),
        (Lost, "advances an argument it does not have"),
    ):  # fmt: skip
        with pytest.raises(AssertionError, match=message):
            check(kind)

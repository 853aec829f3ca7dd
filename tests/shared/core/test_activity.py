"""The extension point: what a class with marked methods becomes."""

from __future__ import annotations

from typing import ClassVar

import pytest

from samesky_shared.core.activity import (
    Activity,
    Catalog,
    Count,
    Cue,
    Key,
    Note,
    Step,
    Turn,
    command,
    commands_of,
    find_command,
)  # fmt: skip
from samesky_shared.errors import Refused

TURN = Turn("ann", 1.0, 2.0)


class Counter(Activity, frozen=True):
    """Counts."""

    kind: ClassVar[str] = "counter"
    n: int = 0

    @command(lead="sure", advances="after")
    def up(self, turn: Turn, after: Count, by: Count = 1) -> Counter:
        """Count up.

        By more than one, if you like.
        """
        return Counter(self.n + by) if after == self.n else self

    @command(lasting=True)
    def clear(self, turn: Turn, note: Key | None = None) -> Step:
        """Begin anew."""
        return Step(Counter(), (Note("cleared", {"note": note}),), (Cue("timer", "reset"),))

    def helper(self, turn: Turn) -> Counter:
        """No command."""
        return self


def test_marked_methods_are_commands_in_the_order_of_the_source() -> None:
    found = commands_of(Counter)
    assert list(found) == ["up", "clear"]
    up, clear = found["up"], found["clear"]
    assert (up.lead, up.lasting, up.advances, up.summary) == ("sure", False, "after", "Count up.")
    assert (clear.lead, clear.lasting, clear.advances, clear.summary) == ("none", True, None, "Begin anew.")
    assert up.doc.endswith("if you like.")
    assert up.args.__struct_fields__ == ("after", "by")


def test_a_command_makes_a_step() -> None:
    assert find_command(Counter, "up").run(Counter(3), TURN, {"after": 3, "by": 2}) == Step(Counter(5))
    step = find_command(Counter, "clear").run(Counter(3), TURN, {})
    assert step == Step(Counter(), (Note("cleared", {"note": None}),), (Cue("timer", "reset"),))


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({}, "args.after"),
        ({"after": "1"}, "args.after"),
        ({"after": 1.5}, "args.after"),
        ({"after": -1}, "args.after"),
        ({"after": 1, "by": None}, "args.by"),
        ({"after": 1, "by": 2**70}, "args.by"),
        ({"after": 1, "turn": 2}, "args.turn"),
        ({"after": 1, "self": 2}, "args.self"),
    ],
)
def test_wrong_arguments_never_reach_the_method(args: dict[str, object], path: str) -> None:
    with pytest.raises(Refused) as caught:
        find_command(Counter, "up").run(Counter(), TURN, args)
    assert (caught.value.code, caught.value.path) == ("invalid", path)


@pytest.mark.parametrize("name", ["helper", "view", "due", "__init__", "nothing"])
def test_only_commands_can_be_called(name: str) -> None:
    with pytest.raises(Refused) as caught:
        find_command(Counter, name)
    assert (caught.value.code, caught.value.path) == ("unknown", "cmd")


def test_a_subclass_has_the_commands_of_its_base_and_its_own() -> None:
    class More(Counter, frozen=True):
        kind: ClassVar[str] = "more"

        @command()
        def down(self, turn: Turn) -> Counter:
            """Count down."""
            return More(self.n - 1)

    assert list(commands_of(More)) == ["up", "clear", "down"]
    assert list(commands_of(Counter)) == ["up", "clear"]


def test_by_default_an_activity_shows_everything_and_wants_nothing() -> None:
    one = Counter(4)
    assert one.view("anybody") is one
    assert one.due() is None
    assert one.on_due(TURN) is one
    assert one.on_presence(TURN, "ann", "away") is one
    assert Counter.upgrade({"n": 1}) == {"n": 1}


def test_a_catalog_finds_activities_by_kind() -> None:
    catalog = Catalog((Counter,))
    assert catalog.find("counter") is catalog.get("counter") is Counter
    assert list(catalog) == [Counter]
    assert catalog.get("chess") is None
    with pytest.raises(Refused) as caught:
        catalog.find("chess")
    assert (caught.value.code, caught.value.path) == ("unknown", "on")


def test_two_activities_cannot_have_the_same_kind() -> None:
    with pytest.raises(ValueError, match="same kind"):
        Catalog((Counter, Counter))
    with pytest.raises(ValueError, match="same kind"):
        Catalog((Counter,), (Counter,))


def test_what_is_the_rooms_own_is_kept_but_neither_offered_nor_commanded() -> None:
    catalog = Catalog((), (Counter,))
    assert catalog.get("counter") is Counter
    assert list(catalog) == []
    with pytest.raises(Refused):
        catalog.find("counter")

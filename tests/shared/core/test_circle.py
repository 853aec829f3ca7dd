"""Who is everybody, and waiting for all of them."""

from __future__ import annotations

import pytest

from samesky_shared.core.activity import Turn
from samesky_shared.core.circle import Gate, circle_of

ALL = ("ann", "bob", "cleo")


@pytest.mark.parametrize(
    ("present", "circle"),
    [
        (("ann", "bob"), ("ann", "bob")),
        (ALL, ALL),
        (("ann",), ALL),
        ((), ALL),
    ],
)
def test_a_circle_is_those_present_or_else_every_seat(
    present: tuple[str, ...], circle: tuple[str, ...]
) -> None:
    turn = Turn("ann", 1.0, 1.0, present=present, seats=ALL)
    assert circle_of(turn) == circle
    assert circle_of(turn, sleepers=True) == ALL


def test_a_gate_opens_when_nobody_is_awaited() -> None:
    gate = Gate(("ann", "bob"))
    assert gate.awaited == ("ann", "bob")
    gate = gate.passed_by("bob")
    assert gate.awaited == ("ann",)
    assert not gate.open
    assert gate.passed_by("ann").open


def test_passing_twice_or_from_outside_changes_nothing() -> None:
    gate = Gate(("ann", "bob")).passed_by("ann")
    assert gate.passed_by("ann") is gate
    assert gate.passed_by("cleo") is gate


def test_going_without_takes_one_out_for_good() -> None:
    gate = Gate(ALL).passed_by("bob").without("cleo", "bob")
    assert (gate.circle, gate.ready) == (("ann",), ())
    assert gate.passed_by("cleo") is gate
    assert gate.passed_by("ann").open
